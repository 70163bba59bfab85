"""The desk against its budgets in the real window: few keys for a slip, a whole evening by keyboard alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from dxdesk.domain.idcard import read_card
from dxdesk.store.lists import helps_of
from dxdesk.store.records import show
from dxdesk.store.slip_book_acts import new_book
from dxdesk.store.slip_books import account
from dxdesk.store.visits import recent_visits
from tests.ui.desk.hand import Hand, is_in
from tests.ui.desks import CTRL, SHIFT, focused, write_visit

KEY = Qt.Key
SCAN_BUDGET, NEW_BUDGET = 12, 45
GIVEN = ("An", "Bình", "Cảnh", "Dũng", "Đạt", "Giang", "Hải", "Hùng", "Khánh", "Lan", "Mai", "Nam", "Oanh", "Phúc",
         "Quang", "Sơn", "Tâm", "Uyên", "Vinh", "Xuân")
CARDS = [f"0790{40 + at}0123{at:02d}|27123{at:04d}|NGUYỄN VĂN {name.upper()}|1203{1940 + at}|Nam|{at} Lê Lợi|01072021"
         for at, name in enumerate(GIVEN[:8], 10)]


def counted(desk, sql: str) -> int:
    return desk.store.connection.execute(sql).fetchone()[0]


def newest(desk) -> dict[str, str]:
    visit = recent_visits(desk.store, 1)[0]
    return {**show(desk.store, "visit", visit.id).values, "id": visit.id, "name": visit.name}


def test_a_known_person_by_scan_takes_at_most_twelve_keys(hand, desk):
    hand.scan(CARDS[0])
    hand.alt(KEY.Key_V)
    hand.choose("k")
    hand.enter()
    hand.choose("1")
    hand.save()
    hand.scan(CARDS[0])
    assert is_in(hand.page.form.ui.services)
    hand.choose("ks")
    hand.enter()
    hand.choose("1")
    hand.enter(2)
    hand.choose("1")
    taken = hand.save()
    assert taken <= SCAN_BUDGET
    assert [line[:2] for line in helps_of(desk.store, newest(desk)["id"])] == [
        ("VNEID_ACTIVATE", "done"), ("EHEALTH", "done")]
    assert counted(desk, "SELECT count(*) FROM resident WHERE _deleted = 0") == 1
    assert is_in(hand.page.form.ui.full_name)


def test_a_new_person_takes_at_most_forty_five_keys_beside_the_text(hand, desk):
    hand.tell("Nguyễn Văn An")
    hand.tell("1958")
    hand.choose("1")
    hand.enter()
    hand.tell("4721")
    hand.tell("0912 345 678")
    hand.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)
    hand.enter(3)
    hand.press(KEY.Key_Down)
    hand.enter()
    hand.choose("kd")
    hand.enter()
    hand.choose("1")
    hand.enter(2)
    hand.choose("3")
    hand.enter()
    hand.choose("1")
    hand.enter()
    while not is_in(hand.page.form.ui.follow_up_on):
        hand.enter()
    hand.tell("26/11/2026")
    hand.choose("1")
    hand.enter()
    hand.tell("hẹn buổi sáng")
    hand.press(KEY.Key_Space)
    taken = hand.save()
    assert taken <= NEW_BUDGET
    visit = newest(desk)
    person = show(desk.store, "resident", visit["resident_id"]).values
    assert (person["full_name"], person["birth_year"], person["id_last4"], person["phone"]) == (
        "Nguyễn Văn An", "1958", "4721", "0912345678")
    assert (person["device"], person["consent_on"], visit["note"]) == ("android", "2026-11-22", "hẹn buổi sáng")
    assert [line[:2] for line in helps_of(desk.store, visit["id"])] == [
        ("VNEID_ACTIVATE", "done"), ("DVC_SUBMIT", "not_done")]


# ---- an evening

def service(hand: Hand, letters: str = "k", outcome: str = "1") -> None:
    """Services by their letters, each with one outcome."""
    if not is_in(hand.page.form.ui.services):
        hand.alt(KEY.Key_V)
    hand.choose(letters)
    for row in hand.page.form.ui.helps.rows:
        while not is_in(row.outcome):
            hand.enter()
        hand.choose(outcome)


def somebody_new(hand: Hand, at: int) -> None:
    if at % 2:
        hand.compose("Nguyễn", "Văn", "Mới", GIVEN[at])
    else:
        hand.text(f"Trần Thị Mới {GIVEN[at]}")
    hand.enter()
    hand.tell(str(1940 + at))
    service(hand, "ks" if at % 3 == 0 else "k")


def found_by_name(hand: Hand, at: int) -> None:
    hand.ctrl(KEY.Key_K)
    hand.text(f"quen {GIVEN[at]}")
    hand.enter()
    service(hand, "t")


def card_of_somebody_new(hand: Hand, at: int) -> None:
    hand.scan(CARDS[at])
    service(hand)


def card_of_somebody_known(hand: Hand, at: int) -> None:
    hand.scan(CARDS[at])
    service(hand, "s")


def suggested(hand: Hand, at: int) -> None:
    hand.tell(f"Lê Thị Quen {GIVEN[at]}")
    hand.tell(str(1950 + at))
    hand.enter(2)
    hand.text(f"09123456{at:02d}")
    hand.wait(lambda: hand.page.ui.candidates.current)
    hand.press(KEY.Key_F6)
    service(hand, "a")


def of_one_household(hand: Hand, at: int) -> None:
    hand.tell(f"Phạm Văn Hộ {GIVEN[at]}")
    if at == 0:
        hand.press(KEY.Key_F8)
        hand.tell("12")
        hand.tell("5 Lê Lợi")
    service(hand, "c")


def tally(hand: Hand, at: int) -> None:
    hand.alt(KEY.Key_T)
    hand.wait(lambda: hand.page.form.tally)  # a button pressed by its letter acts a little later
    hand.tell(str(at + 2))
    service(hand, "l")


def sent_on(hand: Hand, at: int) -> None:
    hand.tell(f"Đỗ Văn Chuyển {GIVEN[at]}")
    service(hand, "k", "4")
    row = hand.page.form.ui.helps.rows[0]
    while not is_in(row.referral.place):
        hand.enter()
    hand.choose("1")
    while not is_in(row.referral.reason):
        hand.enter()
    hand.text("thẻ mờ, phải làm lại")


def open_book(hand: Hand) -> None:
    """F7, Enter on the first book, Enter on its first open number."""
    hand.press(KEY.Key_F7)
    hand.enter(2)
    assert hand.page.late.number.book is not None


def from_paper(hand: Hand, at: int) -> None:
    hand.tell(f"Huỳnh Thị Giấy {GIVEN[at]}")
    service(hand, "m")


EVENING: list[tuple[Callable[[Hand, int], None], int]] = [
    (somebody_new, 16), (found_by_name, 8), (card_of_somebody_new, 8), (card_of_somebody_known, 8), (suggested, 4),
    (of_one_household, 4), (tally, 4), (sent_on, 4), (from_paper, 4),
]


def test_sixty_mixed_slips_by_keyboard_alone(hand, desk):
    for at in range(8):
        write_visit(desk, f"Lê Thị Quen {GIVEN[at]}", birth_year=str(1950 + at), phone=f"09123456{at:02d}")
    hand.page.load()
    before = counted(desk, "SELECT count(*) FROM visit")
    book = new_book(desk.store, 1, 20, place="Chợ Thủ", held_on="2026-11-20")
    for write, times in EVENING:
        for at in range(times):
            if write is of_one_household and at:
                hand.press(KEY.Key_F8)
            if write is from_paper and not at:
                open_book(hand)
            write(hand, at)
            hand.save()
            assert hand.page.form.is_empty(), (write.__name__, at, hand.page.ui.message.message, focused())
    live = "_deleted = 0"
    assert counted(desk, f"SELECT count(*) FROM visit WHERE {live}") == before + 60
    assert counted(desk, f"SELECT count(*) FROM resident WHERE {live}") == 8 + 16 + 8 + 4 + 4 + 4
    assert counted(desk, f"SELECT count(*) FROM visit WHERE {live} AND resident_id IS NULL") == 4
    assert counted(desk, f"SELECT sum(people) FROM visit WHERE {live}") == 2 + 3 + 4 + 5
    assert counted(desk, f"SELECT count(*) FROM help WHERE {live}") == 8 + 60 + 6
    assert counted(desk, f"SELECT count(*) FROM help WHERE {live} AND referred_to = 'POLICE'") == 4
    assert counted(desk, f"SELECT count(*) FROM resident WHERE {live} AND household_no = '12'") == 4
    assert counted(desk, f"SELECT count(*) FROM resident WHERE {live} AND full_name LIKE 'Nguyễn Văn Mới%'") == 8
    assert counted(desk, f"SELECT count(*) FROM visit WHERE {live} AND slip_no LIKE '{book.code}-%'") == 4
    assert sorted(account(desk.store, book.id).account.missing) == list(range(5, 21))
    for at in range(8):
        card = read_card(CARDS[at])
        person = desk.store.connection.execute(
            "SELECT id FROM resident WHERE full_name = ?", [card.full_name]).fetchall()
        assert len(person) == 1
        visits = counted(desk, f"SELECT count(*) FROM visit WHERE resident_id = '{person[0][0]}' AND {live}")
        assert visits == 2
    for _ in range(20):
        hand.ctrl(KEY.Key_Z)
    assert counted(desk, f"SELECT count(*) FROM visit WHERE {live}") == before + 40


# ---- an input method is never disturbed

def test_what_is_being_composed_is_seen_and_nothing_judges_it(hand):
    form = hand.page.form.ui
    assert is_in(form.full_name)
    empty = form.full_name.grab().toImage()
    hand.begin("Ng", "Nguyê")
    assert form.full_name.grab().toImage() != empty
    assert form.full_name.text() == ""
    hand.compose("Nguyễn", "Văn", "An")
    assert form.full_name.text() == "Nguyễn Văn An"


def test_a_doubtful_value_is_not_asked_about_while_it_is_composed(hand):
    form = hand.page.form.ui
    form.birth_year.setFocus()
    hand.begin("1", "19", "190", "1905")
    assert form.birth_year.property("state") in (None, "")
    hand.compose("1905")
    assert form.birth_year.property("state") in (None, "")
    hand.enter()
    assert form.birth_year.property("state") in ("warn", "bad")
    assert is_in(form.birth_year)


def test_letters_of_services_are_taken_from_an_input_method_too(hand):
    hand.alt(KEY.Key_V)
    hand.choose("đ")
    assert hand.page.form.ui.helps.services == ("DVC_SUBMIT",)


def test_undo_and_redo_reach_the_desk_from_an_empty_field(hand, desk):
    hand.tell("Trần Thị Bé")
    service(hand)
    hand.save()
    hand.ctrl(KEY.Key_Z)
    assert counted(desk, "SELECT count(*) FROM visit WHERE _deleted = 0") == 0
    hand.press(KEY.Key_Z, held=CTRL | SHIFT)
    assert counted(desk, "SELECT count(*) FROM visit WHERE _deleted = 0") == 1
