"""Files for people by the window: codes first, names with a reason, an edited table back, the log in sight."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from python_calamine import load_workbook

from dxdesk.exchange.sheets.workbook import Column, Sheet, write_workbook
from dxdesk.store.export_log import exports
from dxdesk.ui.papers.papers_page import PapersPage
from dxdesk.ui.register.register_page import RegisterPage
from tests.ui.desks import focused, press, type_text, write_visit

REASON = "Phường cần rà soát"


@pytest.fixture
def work(room, desk, qtbot):
    for name in ("Trần Thị Bé", "Nguyễn Văn Tám"):
        write_visit(desk, name, phone="0901234567")
    work = room.fill(RegisterPage, PapersPage)
    yield work
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)


@pytest.fixture
def sheet(work):
    work.page().export_button.click()
    return work.page().export


def done(panel, qtbot) -> str:
    qtbot.waitUntil(lambda: not panel.busy, timeout=20_000)
    return panel.message.message.fact


def rows_of(file: Path) -> list[list[str]]:
    return load_workbook(str(file)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_codes_stand_in_place_of_names_unless_asked(sheet, desk, qtbot, tmp_path):
    assert sheet.out.rows["reason"].isHidden() and sheet.out.rows["period"].isHidden()
    sheet.out.export_to(tmp_path / "a.xlsx")
    assert done(sheet.out, qtbot).startswith("Đã xuất 2 dòng vào “a.xlsx”. Mã tệp ")
    assert "thay bằng mã" in sheet.out.message.message.meaning
    assert "Trần Thị Bé" not in str(rows_of(tmp_path / "a.xlsx"))
    assert sheet.lately.text().endswith("Người dân, 2 dòng · a.xlsx · không có họ tên")


def test_names_need_a_reason(sheet, desk, qtbot, tmp_path):
    sheet.out.names.set_value("names")
    sheet.out.export_to(tmp_path / "a.xlsx")
    assert not sheet.out.busy and list(tmp_path.glob("a.xlsx")) == [] and exports(desk.store) == []
    assert focused() is sheet.out.reason and sheet.out.reason.property("state") == "bad"
    type_text(REASON)
    assert sheet.out.reason.property("state") != "bad"
    sheet.out.export_to(tmp_path / "a.xlsx")
    assert done(sheet.out, qtbot).startswith("Đã xuất 2 dòng")
    assert "giữ kín" in sheet.out.message.message.meaning
    assert "Trần Thị Bé" in str(rows_of(tmp_path / "a.xlsx"))
    assert exports(desk.store)[0].reason == REASON


def test_a_refusal_is_said_in_the_card(sheet, qtbot, tmp_path):
    sheet.out.export_to(tmp_path / "không" / "a.xlsx")
    assert done(sheet.out, qtbot).startswith("Chưa ghi được tệp: không có thư mục")
    assert sheet.out.message.message.tone == "bad"
    sheet.out.columns.none.click()
    sheet.out.export_to(tmp_path / "a.xlsx")
    assert done(sheet.out, qtbot).startswith("Chưa chọn cột nào")


def test_stopping_leaves_no_file(sheet, desk, qtbot, tmp_path):
    held = Event()
    desk.background.run(lambda: held.wait(20), done=lambda _: None, failed=lambda _: None)
    sheet.out.export_to(tmp_path / "a.csv")
    sheet.out.progress.stop.click()
    held.set()
    assert done(sheet.out, qtbot) == "Đã dừng."
    assert list(tmp_path.glob("a.csv")) == [] and exports(desk.store) == []


def test_only_the_columns_kept_are_written(sheet, qtbot, tmp_path, monkeypatch):
    sheet.out.columns.none.click()
    sheet.out.columns.boxes["eid_state"].setChecked(True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName",
                        lambda *asked: (str(tmp_path / "bảng"), "CSV (*.csv)"))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    done(sheet.out, qtbot)
    head = (tmp_path / "bảng.csv").read_text("utf-16").splitlines()[0].split("\t")
    assert [head[0][:8], *head[1:]] == ["Mã dòng ", "Tình trạng VNeID"]


def test_an_edited_table_is_shown_then_taken(sheet, work, desk, qtbot, tmp_path):
    file = tmp_path / "a.xlsx"
    sheet.out.names.set_value("names")
    sheet.out.reason.setText(REASON)
    sheet.out.export_to(file)
    done(sheet.out, qtbot)
    head, *rows = rows_of(file)
    rows[0][head.index("Điện thoại")] = "0988777666"
    rows[1][head.index("Giới tính")] = "Khác"
    write_workbook(file, [Sheet("Sửa", [Column(title) for title in head], rows)])
    back = sheet.returning
    back.read(file)
    assert done(back, qtbot) == "Sẽ sửa 1 ô của 1 hồ sơ, trong 2 dòng đã xuất."
    assert [(edit.title, edit.after) for edit in back.edits.rows] == [("Điện thoại", "0988777666")]
    assert back.doubts.text() == "Dòng 3: Giới tính: không hiểu ô này. Giữ giá trị cũ."
    phones = "SELECT count(*) FROM resident WHERE phone = '0988777666'"
    assert desk.store.connection.execute(phones).fetchone()[0] == 0
    with qtbot.waitSignal(work.page().saved):
        back.take.click()
    assert done(back, qtbot) == "Đã sửa 1 ô của 1 hồ sơ, trong 2 dòng đã xuất."
    assert desk.store.connection.execute(phones).fetchone()[0] == 1
    assert back.take.isHidden()


@pytest.mark.parametrize(("name", "data", "said"), [
    ("không có.xlsx", None, "Không mở được tệp"), ("a.csv", b"a;b\n1;2\n", "Đây không phải bảng đã xuất từ máy này"),
    ("a.xlsx", b"PK\x03\x04x", "Tệp Excel bị hỏng"),
])
def test_what_is_no_table_of_ours_is_refused(sheet, qtbot, tmp_path, name, data, said):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    sheet.returning.read(tmp_path / name)
    assert done(sheet.returning, qtbot).startswith(said)
    assert sheet.returning.take.isHidden()


def test_figures_for_those_above(work, desk, qtbot, tmp_path):
    work.go("reports")
    qtbot.waitUntil(lambda: work.page().made is not None, timeout=20_000)
    work.page().export_button.click()
    panel = work.page().export.out
    assert panel.kind == "summary" and panel.columns.isHidden() and panel.rows["names"].isHidden()
    panel.by.set_value("hamlet")
    panel.export_to(tmp_path / "a.xlsx")
    assert "không có tên ai" in done(panel, qtbot)
    assert load_workbook(str(tmp_path / "a.xlsx")).sheet_names == ["Số liệu", "Theo khu phố", "Cách đọc"]


def test_esc_goes_back_to_the_page(sheet, work):
    page = work.page()
    assert page.ui.register_body.isHidden() and focused() is sheet.out.what
    press(Qt.Key.Key_Escape)
    assert not sheet.open and not page.ui.register_body.isHidden() and focused() is page.ui.search
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert sheet.open
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not sheet.open
