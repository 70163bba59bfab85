from threading import Event

import pytest
from PySide6.QtCore import Qt

from dxdesk.domain.filters import PeopleFilter, VisitFilter
from dxdesk.domain.names import person_sort_key
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.errors import StoreError
from dxdesk.store import register
from dxdesk.store.lists import hamlets
from dxdesk.store.saved_lists import saved_lists
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from dxdesk.ui.register.filter_row import VISITS
from dxdesk.ui.shape import Shape
from dxdesk.ui.table_rows import CELL
from tests.ui.desks import CTRL, enter, focused, press, type_text, write_visit
from tests.ui.register.conftest import names, offered, take

AWKWARD = ("😀 Nguyễn Văn An", "محمد Nguyễn", "\u202eNgược Văn An", "Nguyễn " + "Văn " * 1_000 + "An")


@pytest.fixture
def people(page, desk):
    """A few people of two hamlets, loaded."""
    first, second = (record for record, _ in hamlets(desk.store)[:2])
    for name, hamlet, state in (("Nguyễn Văn An", first, "l1"), ("Trần Thị Bé", second, "l2_activated"),
                                ("Đỗ Dung", first, ""), ("Lê Văn Đạt", second, "l1")):
        write_visit(desk, name, hamlet_id=hamlet, eid_state=state)
    page.load()
    return page


def words(page) -> str:
    return page.ui.filters.words.text()


def test_the_whole_register_stands_there_in_vietnamese_order(page, desk):
    for n in range(130):
        write_visit(desk, f"Nguyễn {'Ân' if n % 2 else 'An'} {chr(65 + n % 26)}a{n}")
    page.load()
    assert len(names(page)) == 130 and names(page) == sorted(names(page), key=person_sort_key)
    assert words(page) == "130 người, xếp theo tên" and page.ui.filters.drop.isHidden()


def test_the_letters_met_are_bold(people):
    people.ui.search.setFocus()
    type_text("ng van a")
    cell = people.ui.people.model().index(0, 0).data(CELL)
    assert [cell.text[start:start + length] for start, length in cell.marks] == ["Ng", "Văn", "A"]
    assert words(people) == "1 người khớp “ng van a”."


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_names_are_listed_and_painted(page, desk, name):
    # As another program may write it.
    person = save(desk.store, [Change("resident", {"full_name": name, "note": "dài " * 2_500})]).records[0]
    write = VisitDraft({}, person, {"visit_on": "2026-11-22"}, (HelpLine("CASHLESS", "done"),))
    save_visit(desk.store, write)
    page.load()
    page.ui.search.setFocus()
    type_text("van")
    page.grab()
    page.ui.search.clear()
    page.open(person)
    page.grab()
    assert len(names(page)) == 1


def test_home_end_and_letters_go_through_the_list(people, desk, qtbot):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_End)
    assert people.ui.people.current.full_name == "Lê Văn Đạt"
    press(Qt.Key.Key_Home)
    assert people.ui.people.current.full_name == "Nguyễn Văn An"
    type_text("đ")
    assert people.ui.people.current.full_name == "Lê Văn Đạt"
    qtbot.keyClick(focused(), Qt.Key.Key_K, CTRL)
    assert focused() is people.ui.search


def test_a_filter_is_said_in_words_and_dropped(people):
    filters = people.ui.filters
    take(filters.menu_of("hamlet"), "Khu phố 1")
    assert names(people) == ["Nguyễn Văn An", "Đỗ Dung"] and words(people) == "2 người Khu phố 1."
    take(filters.menu_of("eid"), "Mức 1")
    assert names(people) == ["Nguyễn Văn An"] and words(people) == "1 người Khu phố 1, VNeID mức 1."
    assert filters.chips["hamlet"].property("on") and not filters.chips["due"].property("on")
    filters.drop.click()
    assert len(names(people)) == 4 and not filters.chips["hamlet"].property("on")


def test_a_filter_that_holds_nobody_says_so_and_how_to_go_on(people):
    people.ui.filters.show_filter(PeopleFilter(due_to="yesterday"))
    assert people.ui.people_stack.currentWidget() is people.ui.people_empty
    people.ui.people_empty.button.click()
    assert len(names(people)) == 4


@pytest.mark.parametrize(("chip", "choice", "expected"), [
    ("lists", "Kích hoạt rồi mà chưa dùng dịch vụ nào", ["Trần Thị Bé"]),
    ("lists", "Chưa có mức 2", ["Nguyễn Văn An", "Đỗ Dung", "Lê Văn Đạt"]),
    ("eid", "Đã kích hoạt", ["Trần Thị Bé"]),
    ("due", "Hẹn tuần này", ["Đỗ Dung"]),
])
def test_lists_and_chips_hold_whom_they_say(people, desk, chip, choice, expected):
    person = next(row.id for row in people.ui.people.rows if row.full_name == "Đỗ Dung")
    save_visit(desk.store, VisitDraft({}, person, {"visit_on": "2026-11-22", "follow_up_on": "2026-11-22"},
                                      (HelpLine("CASHLESS", "done"),)))
    take(people.ui.filters.menu_of(chip), choice)
    assert names(people) == expected


def test_ones_own_list_is_kept_renamed_and_deleted(people, desk):
    filters = people.ui.filters
    take(filters.menu_of("hamlet"), "Khu phố 1")
    take(filters.menu_of("lists"), "Lưu danh sách đang lọc…")
    assert focused() is filters.name
    enter("Quá hẹn")
    assert not filters.naming_box.isHidden() and focused() is filters.name  # refused in words, the name still there
    enter("Đi nhà")
    assert filters.naming_box.isHidden() and words(people) == "“Đi nhà”: 2 người Khu phố 1."
    filters.drop.click()
    take(filters.menu_of("lists"), "Đi nhà")
    assert len(names(people)) == 2
    take(filters.menu_of("lists"), "Đổi tên danh sách này…")
    enter("Đi nhà thứ bảy")
    assert [found.name for found in saved_lists(desk.store) if found.own] == ["Đi nhà thứ bảy"]
    take(filters.menu_of("lists"), "Xóa danh sách này")
    assert not any(found.own for found in saved_lists(desk.store)) and len(names(people)) == 2


def test_escape_gives_a_name_up(people, qtbot):
    take(people.ui.filters.menu_of("hamlet"), "Khu phố 1")
    take(people.ui.filters.menu_of("lists"), "Lưu danh sách đang lọc…")
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert people.ui.filters.naming_box.isHidden() and focused() is people.ui.search


def test_visits_newest_first_open_their_slip(people, desk, qtbot):
    save_visit(desk.store, VisitDraft({}, "", {"visit_on": "2026-11-01", "people": "3"}, (HelpLine("ANTI_SCAM"),)))
    people.lists.kind.set_value(VISITS)
    shown = [(row.visit_on, row.name or row.people) for row in people.ui.visits.rows]
    assert shown[0] == ("2026-11-22", "Lê Văn Đạt") and shown[-1] == ("2026-11-01", "3") and len(shown) == 5
    assert words(people) == "5 phiếu, mới nhất trước"
    people.ui.visits.setFocus()
    press(Qt.Key.Key_Down)
    assert people.ui.person_name.text() == "Đỗ Dung"
    with qtbot.waitSignal(people.opened) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["desk", f"visit:{people.ui.visits.current.id}"]


@pytest.mark.parametrize(("chip", "choice", "count"), [
    ("day", "Hôm nay", 4), ("day", "Tháng 10/2026", 1), ("visit_hamlet", "Khu phố 2", 0),
    ("service", "An sinh xã hội", 1), ("service", "Xong", 4),
    ("member", "Lê Thị Hoa", 5), ("other", "Không ghi tên", 1), ("other", "Chưa gửi", 5),
])
def test_visits_are_filtered_too(people, desk, chip, choice, count):
    save_visit(desk.store, VisitDraft({}, "", {"visit_on": "2026-10-09", "people": "3"},
                                      (HelpLine("WELFARE_ACCOUNT"),)))
    people.lists.kind.set_value(VISITS)
    take(people.ui.filters.menu_of(chip), choice)
    assert len(people.ui.visits.rows) == count
    people.ui.filters.drop.click()
    assert len(people.ui.visits.rows) == 5


def test_visits_are_found_by_person_and_by_slip(people, desk):
    save_visit(desk.store, VisitDraft({}, "", {"visit_on": "2026-10-09", "people": "3", "slip_no": "A7K2-0042"},
                                      (HelpLine("ANTI_SCAM"),)))
    people.lists.kind.set_value(VISITS)
    people.ui.search.setFocus()
    type_text("dung")
    assert [row.name for row in people.ui.visits.rows] == ["Đỗ Dung"]
    people.ui.search.setText("A7K2-0042")
    assert [row.people for row in people.ui.visits.rows] == ["3"]
    people.ui.search.setText("zzz")
    assert people.ui.people_stack.currentWidget() is people.ui.people_empty


def test_a_long_register_is_put_in_order_off_the_window(people, desk, qtbot, monkeypatch):
    monkeypatch.setattr(register, "QUICK", 0)
    held = Event()
    desk.background.run(held.wait, done=lambda _: None, failed=desk.notice.failed)
    people.ui.search.setFocus()
    type_text("d")
    assert names(people) == ["Đỗ Dung", "Lê Văn Đạt"]  # what search finds first stands there at once
    type_text("u")
    held.set()
    qtbot.waitUntil(lambda: words(people) == "1 người khớp “du”.")
    assert names(people) == ["Đỗ Dung"]
    people.ui.search.clear()
    qtbot.waitUntil(lambda: words(people) == "4 người, xếp theo tên")
    people.ui.filters.show_filter(VisitFilter(service="CASHLESS"))
    qtbot.waitUntil(lambda: words(people).startswith("0 phiếu"))
    qtbot.waitUntil(lambda: not desk.background.busy)


def test_a_save_keeps_the_row_one_is_on(people, desk):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_End)
    write_visit(desk, "Trần Ân")
    people.load()
    assert people.ui.people.current.full_name == "Lê Văn Đạt" and len(names(people)) == 5


def test_nothing_is_put_in_order_again_where_nothing_was_written(people, monkeypatch):
    asked = []
    monkeypatch.setattr(people.lists, "look", lambda: asked.append(1))
    people.load()
    assert asked == []


def test_where_it_is_low_the_list_has_the_room(people):
    people.reshape(Shape(512, 300))
    assert people.ui.new_row.isHidden() and people.lists.kind.isVisible()
    people.reshape(Shape(1366, 768))
    assert not people.ui.new_row.isHidden() and people.lists.kind.isVisible()


def test_a_chip_offers_what_the_desk_has(people):
    assert offered(people.ui.filters.menu_of("hamlet")) == ["Khu phố 1", "Khu phố 2", "Khu phố 3", "Khu phố 10"]
    people.lists.kind.set_value(VISITS)
    assert "Lê Thị Hoa" in offered(people.ui.filters.menu_of("member"))


def test_a_disk_that_fails_is_told_and_nothing_falls_over(people, desk, qtbot, monkeypatch):
    def fails(*_):
        raise StoreError("disk_fault", "Ổ đĩa báo lỗi.")

    monkeypatch.setattr(register, "people_rows", fails)
    people.lists.look()
    people.grab()
    qtbot.waitUntil(lambda: bool(desk.notice.standing()))
    assert desk.notice.standing()[0].fact == "Ổ đĩa báo lỗi." and names(people)[0] == "Chưa đọc được dòng này"
    monkeypatch.undo()
    people.load()
    assert names(people)[0] == "Nguyễn Văn An"
