"""Books of paper slips in a real encrypted desk: their numbers, their account, what is refused and in which words."""

from datetime import date

import pytest

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_RECORD
from dxdesk.store.lists import help_ids
from dxdesk.store.records import show
from dxdesk.store.saving import MEMBER, WRITER, Change, save
from dxdesk.store.slip_book_acts import (
    close_book,
    closed_anyway,
    delete_book,
    new_book,
    read_held_on,
    reopen_book,
    set_totals,
    unvoid,
    void,
    void_reasons,
)
from dxdesk.store.slip_books import account, accounts, book, book_named, books, next_number
from dxdesk.store.slip_entries import entries_of, visits_with
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from dxdesk.store.writers import mint_writer


def enter(store: Store, slip_no: str, name: str = "Trần Thị Bé", services: int = 1) -> str:
    """A visit from a paper slip."""
    helps = tuple(HelpLine("VNEID_ACTIVATE", "done") for _ in range(services))
    return save_visit(store, VisitDraft({"full_name": name}, visit={"slip_no": slip_no}, helps=helps)).visit_id


def fill(store: Store, code: str, *numbers: int) -> list[str]:
    return [enter(store, f"{code}-{number:04}") for number in numbers]


def refused(run, *arguments, **more) -> InputError:
    with pytest.raises(InputError) as caught:
        run(*arguments, **more)
    return caught.value


def test_a_new_book_says_where_when_and_whose_it_is(store):
    member = store.setting(MEMBER)
    event = save(store, [Change("event", {"title": "Ngày hội"})]).records[0]
    made = new_book(store, 1, 50, "  Nhà văn hóa   khu phố 3 ", event, member, "2026-11-22")
    assert made.code == f"{store.setting(WRITER)[:3].upper()}1"
    assert (made.first, made.last, made.void, made.place) == (1, 50, (), "Nhà văn hóa khu phố 3")
    assert (made.event, made.member, made.held_on) == ("Ngày hội", "Trần Thị Bốn", "2026-11-22")
    assert made.here
    assert not (made.closed_on or made.clashes or made.twin)
    assert made == book(store, made.id) == book_named(store, f" {made.code.lower()} ") == book_named(store, made.id)


def test_the_books_of_a_laptop_never_share_a_code_also_after_one_is_taken_back(store):
    first = new_book(store, 1, 10)
    undo_save(store)
    codes = [new_book(store, 1, 10).code for _ in range(34)]
    assert len({first.code, *codes}) == 35


def test_a_copied_laptop_has_a_new_writer_and_so_other_codes(store):
    first = new_book(store, 1, 10)
    with store.writing():
        mint_writer(store)
    assert new_book(store, 1, 10).code[:3] == store.setting(WRITER)[:3].upper() != first.code[:3]


def test_a_reprint_gives_the_same_numbers(store):
    made = new_book(store, 9, 11)
    before = made.texts()
    fill(store, made.code, 9)
    void(store, made.id, [10], "rách")
    assert book(store, made.id).texts() == before
    assert before[0] == (f"{made.code}-0009", f"DXP:{made.code}-0009")
    assert len(before) == 3


@pytest.mark.parametrize(("first", "last"), [(0, 5), (10, 9), (1, 1_001), (1, 10**9)])
def test_a_range_no_book_can_have_makes_none(store, first, last):
    assert refused(new_book, store, first, last).code == "bad_range"
    assert books(store) == []


@pytest.mark.parametrize(("typed", "day"), [
    ("", "2026-11-22"), ("20/11", "2026-11-20"), ("1/12", "2026-12-01"), ("3/1", "2027-01-03"),
    ("31.12.25", "2025-12-31"),
])
def test_the_day_of_a_book_as_people_type_it(typed, day):
    assert read_held_on(typed, date(2026, 11, 22)) == day


@pytest.mark.parametrize("typed", ["30/2", "hôm qua", "11/2026", "2026", "😀"])
def test_what_is_no_day_of_a_book(typed):
    assert refused(read_held_on, typed, date(2026, 11, 22)).code == "not_a_date"


def test_a_day_that_is_none_makes_no_book(store):
    assert refused(new_book, store, 1, 5, held_on="2026-02-30").code == "problem:held_on"
    assert "dài quá" in refused(new_book, store, 1, 5, "x" * 5_000).sentence


def test_the_account_counts_visits_and_their_helps(store):
    made = new_book(store, 1, 6)
    fill(store, made.code, 1, 2, 4, 4, 9)
    triple = enter(store, f"{made.code}-0005", services=3)
    enter(store, "ABCD-0001")
    enter(store, "phiếu 12")
    void(store, made.id, [6], "viết hỏng")
    found = account(store, made.id)
    assert found.account.entered == (1, 2, 4, 5)
    assert (found.account.missing, found.account.duplicates, found.account.outside) == ((3,), (4,), (9,))
    assert (found.account.slips, found.helps) == (6, 8)
    assert accounts(store) == [found]
    save(store, [Change("help", record=help_ids(store, triple)[0], action="delete")])
    assert account(store, made.id).helps == 7


def test_a_visit_deleted_frees_its_number_and_one_brought_back_takes_it_again(store):
    made = new_book(store, 1, 3)
    visit, _ = fill(store, made.code, 1, 2)
    save(store, [Change("visit", record=visit, action="delete")])
    assert account(store, made.id).account.missing == (1, 3)
    assert visits_with(store, made.code, 1) == []
    undo_save(store)
    assert account(store, made.id).account.missing == (3,)


def test_the_next_number_is_the_lowest_open_one_after_the_last(store):
    made = new_book(store, 1, 6)
    fill(store, made.code, 1, 3)
    void(store, made.id, [4], "rách")
    assert [next_number(store, made.id, after) for after in (0, 2, 4, 6)] == [2, 5, 5, 2]
    fill(store, made.code, 2, 5, 6)
    assert next_number(store, made.id) is None


@pytest.mark.parametrize("read", [
    lambda store: account(store, books(store)[0].id), lambda store: entries_of(store, "K7Q1"),
    lambda store: visits_with(store, "K7Q1", 3),
])
def test_numbers_are_found_by_the_index(store, read):
    """A desk with a million visits must not be read through at every number."""
    new_book(store, 1, 6)
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    read(store)
    store.connection.set_trace_callback(None)
    plans = [row[3] for query in asked if "visit" in query
             for row in store.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert plans
    assert not [plan for plan in plans if plan.startswith("SCAN")]
    assert any("visit_slip_no" in plan for plan in plans)


def test_entries_tell_who_stands_on_a_slip(store):
    made = new_book(store, 1, 6)
    first = enter(store, f"{made.code}-0002", "Trần Thị Bé")
    second = enter(store, f"{made.code}-0002", "Lê Văn Tám")
    tally = save_visit(store, VisitDraft(visit={"people": "4", "slip_no": f"{made.code}-0001"},
                                         helps=(HelpLine("CASHLESS"),))).visit_id
    found = entries_of(store, made.code)
    assert list(found) == [1, 2]
    assert [(one.visit_id, one.who) for one in found[2]] == [(first, "Trần Thị Bé"), (second, "Lê Văn Tám")]
    assert (found[1][0].visit_id, found[1][0].who, found[1][0].member) == (
        tally, "4 người, không ghi tên", "Trần Thị Bốn")
    assert list(found[2]) == visits_with(store, made.code, 2)


def test_numbers_are_void_with_a_reason_that_stays(store):
    made = new_book(store, 1, 30)
    void(store, made.id, [3], "viết hỏng")
    void(store, made.id, range(21, 31), "chưa dùng")
    assert book(store, made.id).void == (3, *range(21, 31))
    assert store.value("slip_book", made.id, "void_nos") == "3, 21-30"
    assert void_reasons(store, made.id) == {3: "viết hỏng"} | dict.fromkeys(range(21, 31), "chưa dùng")
    unvoid(store, made.id, [3])
    assert 3 not in void_reasons(store, made.id)
    void(store, made.id, [3], "mất tờ")
    assert void_reasons(store, made.id)[3] == "mất tờ"


@pytest.mark.parametrize(("numbers", "reason", "code"), [
    ([31], "rách", "number_outside"), ([0], "rách", "number_outside"), ([], "rách", "number_outside"),
    ([5], "rách", "number_entered"), ([3], "  ", "reason_missing"), ([3], "x" * 300, "reason_too_long"),
    ([3], "rách\ud800", ""),
])
def test_what_cannot_be_void(store, numbers, reason, code):
    made = new_book(store, 1, 30)
    fill(store, made.code, 5)
    if code:
        assert refused(void, store, made.id, numbers, reason).code == code
        assert book(store, made.id).void == ()
    else:
        void(store, made.id, numbers, reason)
        assert void_reasons(store, made.id) == {3: "rách"}


def test_a_reason_is_never_taken_for_an_undo(store):
    made = new_book(store, 1, 30)
    saved = void(store, made.id, [3], "undo:nhầm")
    assert saved.ops[0].why == "Số bỏ: undo:nhầm"
    undo_save(store)
    assert book(store, made.id).void == ()


def test_a_book_closes_only_when_numbers_and_cover_match(store):
    made = new_book(store, 1, 4)
    fill(store, made.code, 1, 2)
    sentence = refused(close_book, store, made.id).sentence
    assert sentence == (f"Quyển {made.code} chưa khớp, chưa đóng. Còn thiếu số 3, 4. Chưa ghi số phiếu trên bìa. "
                        "Chưa ghi số lượt trên bìa.")
    void(store, made.id, [4], "chưa dùng")
    enter(store, f"{made.code}-0003", services=2)
    set_totals(store, made.id, 3, 5)
    assert "Bìa ghi 5 lượt, đã nhập 4." in refused(close_book, store, made.id).sentence
    set_totals(store, made.id, 3, 4)
    assert account(store, made.id).matches
    close_book(store, made.id)
    assert book(store, made.id).closed_on == "2026-11-22"
    assert closed_anyway(store, made.id) == ""


def test_a_book_that_does_not_match_closes_with_a_reason_that_stays(store):
    made = new_book(store, 1, 4)
    assert refused(close_book, store, made.id, " ").code == "does_not_match"
    close_book(store, made.id, "mất hai tờ cuối")
    assert closed_anyway(store, made.id) == "mất hai tờ cuối"
    assert show(store, "slip_book", made.id).history[-1].why == "Đóng dù chưa khớp: mất hai tờ cuối"
    for run, arguments in ((void, ([2], "rách")), (unvoid, ([2],)), (set_totals, (1, 1)), (close_book, ("lại",))):
        assert refused(run, store, made.id, *arguments).sentence == (
            f"Quyển {made.code} đã đóng ngày 22/11/2026. Mở lại quyển rồi sửa.")
    reopen_book(store, made.id)
    assert closed_anyway(store, made.id) == ""
    set_totals(store, made.id, 1, 1)


def test_open_books_come_first_then_the_latest_day(store):
    days = ("2026-11-20", "2026-11-22", "2026-11-21")
    ids = [new_book(store, 1, 5, held_on=day).id for day in days]
    close_book(store, ids[1], "thử")
    assert [one.held_on for one in books(store)] == ["2026-11-21", "2026-11-20", "2026-11-22"]


@pytest.mark.parametrize(("slips", "helps"), [(-1, 0), (1_001, 0), (0, 10**9)])
def test_totals_no_cover_can_have(store, slips, helps):
    made = new_book(store, 1, 4)
    assert refused(set_totals, store, made.id, slips, helps).code == "bad_total"


def test_totals_may_be_taken_back(store):
    made = new_book(store, 1, 4)
    set_totals(store, made.id, 4, 0)
    assert (book(store, made.id).slips_total, book(store, made.id).helps_total) == (4, 0)
    set_totals(store, made.id, None, 0)
    assert book(store, made.id).slips_total is None


def test_a_book_made_by_mistake_goes_and_one_with_slips_stays(store):
    made = new_book(store, 1, 4)
    fill(store, made.code, 1)
    assert refused(delete_book, store, made.id).code == "book_in_use"
    other = new_book(store, 1, 4)
    delete_book(store, other.id)
    assert [one.id for one in books(store)] == [made.id]
    assert refused(book, store, other.id).code == "unknown_book"


@pytest.mark.parametrize("name", ["", "ZZZZ", "😀", "x" * 3_000])
def test_a_book_nobody_knows(store, name):
    assert len(refused(book_named, store, name).sentence) < 140


@pytest.mark.parametrize("values", [
    {"first_no": "1", "last_no": "999999999999"}, {"first_no": "abc", "last_no": "5"},
    {"first_no": "9", "last_no": "3"}, {"first_no": "1", "last_no": "5", "void_nos": "hỏng hết"},
])
def test_a_book_written_oddly_elsewhere_is_shown_and_counts_nothing_it_cannot_know(store, values):
    record = save(store, [Change("slip_book", {"code": "QXYZ", **values})]).records[0]
    found = account(store, record)
    assert not found.matches
    assert found.faults()
    assert found.book.void == ()
    if "void_nos" not in values:
        assert "Dải số của quyển không đúng. Lập quyển khác." in found.faults()


def test_two_books_of_one_code_are_said_to_be_two(store):
    made = new_book(store, 1, 1)
    twin = save(store, [Change("slip_book", {"code": made.code, "first_no": "1", "last_no": "1"})]).records[0]
    fill(store, made.code, 1)
    set_totals(store, made.id, 1, 1)
    assert account(store, made.id).faults() == ("Có hai quyển cùng một mã. Xóa quyển lập nhầm.",)
    delete_book(store, twin)
    assert account(store, made.id).matches


def test_a_book_of_a_ward_that_is_gone_keeps_its_place(store):
    assert store.setting(WARD_RECORD)
    made = new_book(store, 1, 2, event_id="", member_id="khong-co")
    assert book(store, made.id).member == ""
