"""Ctrl+Z across the last saves, redo, and a dropped slip taken back (features A8, d1.9)."""

import pytest
from PySide6.QtCore import QTimer

from dxdesk.store.lists import people_total
from dxdesk.store.saving import Change, save
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.slip_saving import SavedSlip
from dxdesk.ui.desk.undo_bar import UndoBar
from dxdesk.ui.parts import MessageBar
from tests.ui.desks import write_visit


class Bench:
    """The bar alone on a real desk, with what it asked of its page."""

    def __init__(self, desk: Desk, message: MessageBar) -> None:
        self.desk, self.message = desk, message
        self.refreshed = self.reopened = 0
        self.bar = UndoBar(message, desk.store, self._reopen, self._undone)

    def write(self, name: str, number: int = 0) -> str:
        """A slip of the page where it has a number, else one written before the page was opened."""
        made = write_visit(self.desk, name)
        if number:
            last = SavedSlip(made.save, made.visit_id)
            self.bar.saved(last, f"phiếu {number}", name, self.desk.now(), mended=False)
        return made.visit_id

    @property
    def fact(self) -> str:
        return self.message.message.fact

    @property
    def meaning(self) -> str:
        return self.message.message.meaning

    @property
    def actions(self) -> list[str]:
        return [action.text for action in self.message.message.actions]

    @property
    def people(self) -> int:
        return people_total(self.desk.store)

    def _reopen(self) -> None:
        self.reopened += 1

    def _undone(self) -> None:
        self.refreshed += 1


@pytest.fixture
def bench(desk, qtbot) -> Bench:
    message = MessageBar()
    qtbot.addWidget(message)
    return Bench(desk, message)


def test_a_save_is_told_and_can_be_opened_again(bench):
    bench.write("Trần Thị Bé", 37)
    assert (bench.fact, bench.meaning) == ("Đã lưu phiếu 37,", "Trần Thị Bé, 21:00.")
    assert bench.actions == ["Mở lại", "Hoàn tác"]
    bench.message.buttons()[0].click()
    assert bench.reopened == 1


def test_a_mended_slip_in_which_nothing_differed_has_nothing_to_take_back(bench, desk):
    bench.bar.saved(SavedSlip("", "v-1"), "phiếu", "Trần Thị Bé", desk.now(), mended=True)
    assert bench.fact == "Đã sửa phiếu,"
    assert bench.actions == []
    assert bench.bar.last is None


def test_each_undo_says_what_it_took_back_and_what_is_next(bench):
    bench.write("Lê Văn Tám")
    bench.write("Trần Thị Bé", 2)
    bench.bar.undo()
    assert bench.fact == "Đã hoàn tác phiếu 2, Trần Thị Bé, 21:00."
    assert bench.meaning == "Tiếp theo: phiếu, Lê Văn Tám."
    assert bench.actions == ["Làm lại", "Hoàn tác"]
    assert (bench.people, bench.refreshed, bench.bar.last) == (1, 1, None)
    bench.message.buttons()[1].click()
    assert bench.fact == "Đã hoàn tác phiếu, Lê Văn Tám, 21:00."
    assert bench.meaning == "Lịch sử vẫn còn giữ."
    assert (bench.people, bench.actions) == (0, ["Làm lại"])
    bench.bar.undo()
    assert bench.fact == "Không còn lần lưu nào để hoàn tác."


def test_twenty_saves_are_taken_back_and_older_ones_are_pointed_to(bench):
    for number in range(22):
        bench.write(f"Người số {number}")
    for _ in range(20):
        bench.bar.undo()
    assert bench.people == 2
    bench.bar.undo()
    assert bench.people == 2
    assert bench.fact == "Quá 20 lần lưu gần nhất."
    assert "Người dân" in bench.meaning
    assert bench.actions == ["Làm lại"]


def test_redo_brings_them_again_one_by_one(bench, desk):
    bench.write("Lê Văn Tám")
    visit = bench.write("Trần Thị Bé", 2)
    bench.bar.undo()
    bench.bar.undo()
    assert (bench.people, bench.bar.redo_available) == (0, True)
    bench.bar.redo()
    assert bench.fact == "Đã làm lại phiếu, Lê Văn Tám, 21:00."
    assert bench.actions == ["Làm lại", "Hoàn tác"]
    bench.bar.redo()
    assert bench.fact.startswith("Đã làm lại phiếu 2, Trần Thị Bé")
    assert (bench.people, bench.refreshed, bench.bar.redo_available) == (2, 4, False)
    assert bench.bar.last.visit == visit
    bench.bar.redo()
    assert bench.fact == "Không có gì để làm lại."
    bench.bar.undo()
    assert bench.people == 1


def test_undo_goes_on_after_the_program_was_opened_anew(bench, desk):
    bench.write("Trần Thị Bé", 1)
    bench.bar.undo()
    again = Bench(desk, bench.message)
    again.bar.redo()
    assert again.fact == "Đã làm lại phiếu, Trần Thị Bé, 21:00."
    again.bar.undo()
    assert again.people == 0


def test_what_is_no_slip_is_named_first_and_taken_back_by_the_second_press(bench, desk):
    save(desk.store, [Change("hamlet", {"name": "Khu phố 99"})])
    bench.bar.undo()
    assert bench.fact == "Lần lưu gần nhất không phải phiếu: ghi khu phố, Khu phố 99, 21:00."
    assert (bench.message.message.tone, bench.actions, bench.refreshed) == ("warn", ["Hoàn tác"], 0)
    bench.bar.undo()
    assert bench.fact == "Đã hoàn tác ghi khu phố, Khu phố 99, 21:00."
    held = [name for name, in desk.store.connection.execute("SELECT name FROM hamlet WHERE _deleted = 0")]
    assert "Khu phố 99" not in held


def test_what_was_named_as_the_next_needs_no_second_press(bench, desk):
    save(desk.store, [Change("hamlet", {"name": "Khu phố 99"})])
    bench.write("Trần Thị Bé", 1)
    bench.bar.undo()
    assert bench.meaning == "Tiếp theo: ghi khu phố, Khu phố 99."
    bench.bar.undo()
    assert bench.fact == "Đã hoàn tác ghi khu phố, Khu phố 99, 21:00."


def test_what_others_went_on_with_stays_and_is_named(bench, desk):
    made = write_visit(desk, "Trần Thị Bé", phone="0912345678")
    edit = save(desk.store, [Change("resident", {"phone": "0987654321", "sex": "F"}, made.resident_id),
                             Change("visit", {"note": "x"}, made.visit_id)])
    save(desk.store, [Change("resident", {"phone": "0911111111"}, made.resident_id)])
    desk.store.connection.execute("UPDATE op SET mine = 0 WHERE n = (SELECT max(n) FROM op)")
    desk.store.connection.commit()
    bench.bar.undo()
    assert edit.save
    assert "Đã có người sửa tiếp nên giữ nguyên: Điện thoại." in bench.meaning
    assert desk.store.value("resident", made.resident_id, "phone") == "0911111111"
    assert desk.store.value("resident", made.resident_id, "sex") == ""


def test_a_save_of_which_nothing_is_left_does_not_stop_the_way_back(bench, desk):
    made = write_visit(desk, "Trần Thị Bé", phone="0912345678")
    save(desk.store, [Change("resident", {"phone": "0987654321"}, made.resident_id)])
    save(desk.store, [Change("resident", {"phone": "0911111111"}, made.resident_id)])
    desk.store.connection.execute("UPDATE op SET mine = 0 WHERE n = (SELECT max(n) FROM op)")
    desk.store.connection.commit()
    bench.bar.undo()
    bench.bar.undo()
    assert bench.fact == "Không còn gì để hoàn tác ở sửa hồ sơ, Trần Thị Bé, 21:00."
    assert bench.actions == ["Hoàn tác"]
    bench.bar.undo()
    assert bench.fact.startswith("Đã hoàn tác phiếu, Trần Thị Bé")


def test_a_slip_of_another_member_and_another_day_says_so(bench, desk):
    other = save(desk.store, [Change("member", {"full_name": "Lê Văn Tám"})]).records[0]
    own = desk.store.setting("member_id")
    desk.store.set_setting("member_id", other)
    bench.write("Trần Thị Bé")
    desk.store.set_setting("member_id", own)
    desk.store.clock.now = desk.store.clock.now.replace(day=23)
    bench.bar.undo()
    assert bench.fact == "Đã hoàn tác phiếu, Trần Thị Bé, 21:00 ngày 22/11, Lê Văn Tám ghi."


def test_a_dropped_slip_is_taken_back_before_any_save(bench):
    bench.write("Trần Thị Bé", 1)
    asked = []
    bench.bar.dropped("phiếu 2, Lê Văn Tám", lambda: asked.append("restored"))
    assert bench.fact == "Đã bỏ phiếu 2, Lê Văn Tám."
    assert bench.actions == ["Lấy lại"]
    bench.bar.undo()
    assert (asked, bench.people) == (["restored"], 1)
    bench.bar.undo()
    assert bench.people == 0


def test_a_dropped_slip_waits_where_it_could_not_be_taken_back_and_goes_with_the_next_save(bench):
    answers = [False, None]
    bench.bar.dropped("phiếu 1", lambda: answers.pop(0))
    bench.bar.undo()
    bench.bar.undo()
    assert answers == []
    bench.bar.dropped("phiếu 1", lambda: pytest.fail("the slip was given up"))
    bench.write("Trần Thị Bé", 1)
    bench.bar.undo()
    assert bench.people == 0


def test_nothing_is_ever_taken_away_by_a_timer(bench):
    bench.write("Trần Thị Bé", 1)
    bench.bar.undo()
    assert bench.message.findChildren(QTimer) == []
