"""An attendance sheet by the window: questions answered on one screen, every row in sight, taken and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from dxdesk.store.training.classes import classes
from dxdesk.store.training.learners import learners
from dxdesk.ui.training.import_sheet import ImportSheet
from dxdesk.ui.training.training_page import TrainingPage
from tests.exchange.sheets.rolls import SAMPLE, sheet
from tests.ui.desks import CTRL, focused, press, write_visit

HINTED = {"year": "2026", "mark:trễ": "late", "skill_group": "safety"}


@pytest.fixture
def shown(desk, qtbot):
    made = ImportSheet(desk)
    qtbot.addWidget(made)
    made.resize(1130, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)


@pytest.fixture
def settle(shown, desk, qtbot):
    def wait() -> None:
        qtbot.waitUntil(lambda: not shown.busy and not desk.background.busy, timeout=20_000)
    return wait


@pytest.fixture
def put(shown, settle, tmp_path):
    def put(data: bytes | Path, name: str = "lớp.csv") -> None:
        file = data if isinstance(data, Path) else tmp_path / name
        if isinstance(data, bytes):
            file.write_bytes(data)
        shown.drop.put(file)
        settle()
    return put


def pick(shown, settle, asked: str, value: str) -> None:
    box = shown.questions.rows[asked].field
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    settle()


def whats(shown) -> list[str]:
    return [row.what for row in shown.preview.table.rows]


def test_nothing_is_chosen_beforehand_and_the_first_question_has_the_cursor(shown, put, desk):
    assert not shown.empty.isHidden() and shown.take.isHidden()
    put(SAMPLE)
    assert list(shown.questions.rows) == ["year", "mark:trễ", "skill_group"]
    assert [row.field.currentData() for row in shown.questions.rows.values()] == ["", "", ""]
    assert focused() is shown.questions.rows["year"].field
    assert shown.course.title.text() == "Bình dân học vụ số - lớp 02"
    assert shown.course.days.text().splitlines()[0] == "Buổi 1 06/10, chưa rõ ngày: 27 có mặt"
    assert len(shown.preview.table.rows) == 35 and classes(desk.store) == []


def test_taken_and_taken_back(shown, put, settle, desk, qtbot):
    put(SAMPLE)
    press(Qt.Key.Key_Return, CTRL)
    assert shown.message.message.fact == "Còn câu phải trả lời."
    assert shown.questions.rows["year"].field.property("state") == "bad"
    shown.questions.hint.click()
    settle()
    assert {asked: row.field.currentData() for asked, row in shown.questions.rows.items()} == HINTED
    assert shown.questions.aside.text() == "đã trả lời hết"
    assert shown.course.days.text().splitlines()[2] == "T3 20/10/2026: 21 có mặt, buổi mới"
    shown.course.title.setText("Lớp tối thứ Ba")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert shown.message.message.fact.startswith("Đã nhận 35 người học vào lớp “Lớp tối thứ Ba”: 35 ghi danh mới")
    (view,) = classes(desk.store)
    assert (view.title, len(learners(desk.store, view.id))) == ("Lớp tối thứ Ba", 35)
    with qtbot.waitSignal(shown.done) as done:
        press(Qt.Key.Key_Return, CTRL)
    assert done.args == [view.id]
    shown.message.buttons()[0].click()
    settle()
    assert shown.message.message.fact == "Đã gỡ lần nhận này." and classes(desk.store) == []
    with qtbot.waitSignal(shown.closed):
        press(Qt.Key.Key_Escape)


def test_the_same_sheet_again_has_nothing_new(shown, put, settle, desk):
    for _ in range(2):
        put(SAMPLE)
        shown.questions.hint.click()
        settle()
        last = whats(shown)
        shown.take.click()
        settle()
    assert set(last) == {"same"} and len(classes(desk.store)) == 1
    assert shown.message.message.fact.startswith("Không có gì mới để nhận") and shown.message.buttons() == []


def test_somebody_unclear_is_asked_and_stands_first(shown, put, settle, desk):
    write_visit(desk, "Phùng Gia Nam", birth_year="1967")
    put(SAMPLE)
    assert whats(shown)[:2] == ["asked", "new"] and shown.preview.table.rows[0].full_name == "Phùng Gia Nam"
    box = shown.questions.rows["person:9"].field
    assert isinstance(box, QComboBox) and box.itemText(1) == "Gợi ý: Phùng Gia Nam, 1967: cùng tên, năm sinh"
    pick(shown, settle, "person:9", "new")
    assert "asked" not in whats(shown) and shown.preview.table.rows[2].reason == "đã chọn"
    pick(shown, settle, "person:9", "")
    assert whats(shown)[0] == "asked"


def test_a_class_of_that_name_must_be_chosen(shown, put, settle, desk):
    put(SAMPLE)
    shown.questions.hint.click()
    settle()
    shown.take.click()
    settle()
    above = "PHIẾU ĐIỂM DANH LỚP BÌNH DÂN HỌC VỤ SỐ - LỚP 02"
    put(sheet("1;Lê Thị Sen;1970;;x;x;x;;", above=above))
    assert shown.course.box.currentIndex() == -1
    shown.questions.hint.click()
    settle()
    shown.take.click()
    assert shown.course.into.field.property("state") == "bad" and focused() is shown.course.box
    shown.course.box.setCurrentIndex(1)
    shown.course.box.activated.emit(1)
    settle()
    assert "buổi mới" not in shown.course.days.text() and shown.course.named.isHidden()
    shown.take.click()
    settle()
    (view,) = classes(desk.store)
    assert len(learners(desk.store, view.id)) == 36


def test_what_the_sheet_has_otherwise_is_asked_and_shown_as_a_change(shown, put, settle, desk):
    header = "STT;Họ tên;Năm sinh;SĐT;06/10/2026;13/10/2026"
    put(sheet("1;Lê Thị Sen;1970;0901234567;x;V", header=header, above="Lớp tối"))
    shown.take.click()
    settle()
    put(sheet("1;Lê Thị Sen;1970;0901234567;x;x", header=header, above="Lớp tối"))
    shown.course.box.setCurrentIndex(1)
    shown.course.box.activated.emit(1)
    settle()
    assert whats(shown) == ["same"] and "sổ vắng, bảng có mặt" in shown.questions.rows["overwrite"].label.text()
    pick(shown, settle, "overwrite", "take")
    assert whats(shown) == ["changed"]
    assert shown.preview.table.model().columns[1].cell(shown.preview.table.rows[0]).second == "đổi thành: 13/10 có mặt"


@pytest.mark.parametrize(("data", "words"), [
    (b"", "Tệp trống."), (SAMPLE.read_bytes()[:3_000], "Tệp Excel bị hỏng"), (b"abc;def", "Không thấy dòng tiêu đề")])
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(shown, put, data, words):
    put(data)
    assert shown.message.message.fact.startswith(words) and not shown.empty.isHidden()
    put(SAMPLE)
    assert len(shown.preview.table.rows) == 35 and shown.message.isHidden()


def test_a_year_in_which_the_meetings_are_to_come_is_refused(shown, put, settle):
    put(sheet("1;Lê Thị Sen;1970;;x;;", header="STT;Họ tên;Năm sinh;SĐT;20/12;27/12"))
    pick(shown, settle, "year", "2026")
    assert "chưa tới ngày 20/12/2026" in shown.message.message.fact
    pick(shown, settle, "year", "2025")
    assert shown.message.isHidden() and shown.course.days.text().startswith("T7 20/12/2025")


def test_four_hundred_rows_many_of_them_asked(shown, put, desk):
    for year in ("1960", "1961"):
        write_visit(desk, "Nguyễn Văn An", birth_year=year)
    put(sheet(*(f"{n};Nguyễn Văn An;196{n % 2};09{n:08};x;x;x;;" for n in range(400))))
    assert len(shown.preview.table.rows) == 400 and len(shown.questions.rows) == 30
    assert shown.questions.more.text().startswith("Còn 371 câu nữa")


def test_narrow_and_low_the_rows_stand_under_the_questions(shown, put):
    put(SAMPLE)
    beside = shown.preview.parentWidget()
    shown.resize(700, 500)
    assert shown.preview.parentWidget() is not beside and shown.preview.table.model().columnCount() == 6
    shown.resize(1130, 700)
    assert shown.preview.parentWidget() is beside and shown.preview.table.model().columnCount() == 8


def test_answers_given_faster_than_they_are_worked_out_all_count(shown, put, settle):
    put(SAMPLE)
    for asked, value in HINTED.items():
        shown.answer(asked, value)
    assert shown.busy
    settle()
    assert shown.questions.aside.text() == "đã trả lời hết"


def test_answers_are_not_dropped_unasked(shown, put, settle, desk, qtbot):
    put(SAMPLE)
    assert shown.unfinished() == ""
    pick(shown, settle, "year", "2026")
    assert shown.unfinished() == "Bảng điểm danh đang nhận dở."
    press(Qt.Key.Key_Escape)
    assert shown.message.message.fact == "Bảng này chưa được nhận."
    with qtbot.waitSignal(shown.closed):
        shown.message.buttons()[0].click()
    shown.answer("mark:trễ", "late")
    assert shown.busy
    press(Qt.Key.Key_Escape)
    assert shown.message.message.fact == "Đang đọc hay ghi bảng này."
    settle()


def test_from_the_page_and_back_by_keys(room, desk, qtbot):
    page = room.fill(TrainingPage).page()
    page.start_import()
    assert page.sheet is not None and page.sheet.isVisible()
    qtbot.keyClick(page.sheet.drop.button, Qt.Key.Key_Escape)
    assert page.sheet is None
    page.start_import()
    page.sheet.read(SAMPLE)
    qtbot.waitUntil(lambda: bool(page.sheet.questions.rows), timeout=20_000)
    page.sheet.questions.hint.click()
    qtbot.waitUntil(lambda: not page.sheet.busy and not desk.background.busy, timeout=20_000)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.sheet.message.message is not None, timeout=20_000)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.sheet is None and page.box.view.title == "Bình dân học vụ số - lớp 02"
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)
