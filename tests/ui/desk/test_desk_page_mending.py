"""A slip taken back, opened again, half written, or refused: nothing typed is lost."""

from PySide6.QtCore import Qt

from dxdesk.errors import StoreError
from dxdesk.store.counters import counts
from dxdesk.store.lists import helps_of
from dxdesk.store.records import show
from tests.ui.desk.slips import fill, keys, only_visit
from tests.ui.desks import enter, focused, press, type_text, write_visit


def test_undo_takes_the_last_slip_back_and_leaves_the_next_alone(page, desk, qtbot):
    fill(page)
    keys(page, qtbot, Qt.Key.Key_Return)
    assert page.ui.message.message.fact == "Đã lưu phiếu 1,"
    keys(page, qtbot, Qt.Key.Key_Z)
    assert counts(desk.store, "2026-11-22", "", desk.now()).day == 0
    assert "Đã hoàn tác phiếu 1" in page.ui.message.message.fact
    keys(page, qtbot, Qt.Key.Key_Z)
    assert page.ui.message.message.tone == "accent"


def test_ctrl_z_in_a_field_with_text_is_the_fields_own(page, desk, qtbot):
    fill(page)
    keys(page, qtbot, Qt.Key.Key_Return)
    type_text("Lê")
    keys(page, qtbot, Qt.Key.Key_Z)
    assert counts(desk.store, "2026-11-22", "", desk.now()).day == 1


def test_a_saved_slip_is_opened_again_and_mended(page, desk, qtbot):
    fill(page, "Trần Thị Bee")
    keys(page, qtbot, Qt.Key.Key_Return)
    keys(page, qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    ui = page.form.ui
    assert ui.full_name.text() == "Trần Thị Bee" and ui.helps.services == ("VNEID_ACTIVATE",)
    ui.full_name.setText("Trần Thị Bé")
    page.form.ui.services.setFocus()
    type_text("k")
    type_text("t")
    press(Qt.Key.Key_Return)
    type_text("1")
    keys(page, qtbot, Qt.Key.Key_Return)
    visit = only_visit(desk)
    assert show(desk.store, "resident", visit["resident_id"]).values["full_name"] == "Trần Thị Bé"
    assert [line[0] for line in helps_of(desk.store, visit["id"])] == ["CASHLESS"]
    assert page.ui.message.message.fact == "Đã sửa phiếu,"


def test_a_half_written_slip_is_never_dropped_by_opening_another(page, desk):
    made = write_visit(desk, "Lê Văn Tám")
    type_text("Nguyễn")
    page.open_slip(made.visit_id)
    assert page.form.ui.full_name.text() == "Nguyễn"
    assert page.ui.message.message.fact == "Phiếu đang ghi còn dở."


def test_what_is_half_written_is_told_until_it_is_saved_or_dropped(page, qtbot):
    assert page.unfinished() == ""
    with qtbot.waitSignal(page.edited):
        type_text("Nguyễn")
    assert page.half_done() == "Phiếu 1 đang ghi dở vẫn còn nguyên." and page.unfinished() == ""
    page.ui.discard.click()
    assert page.half_done() == ""
    fill(page)
    keys(page, qtbot, Qt.Key.Key_Return)
    assert page.half_done() == ""


def test_a_slip_only_looked_at_is_not_half_written(page, desk):
    made = write_visit(desk, "Lê Văn Tám")
    page.open_slip(made.visit_id)
    assert page.half_done() == ""
    page.form.ui.note.setFocus()
    type_text("hẹn thứ hai")
    assert page.half_done() == "Sửa phiếu đang ghi dở vẫn còn nguyên."


def test_a_line_without_outcome_is_asked_about_once(page, desk, qtbot):
    enter("Trần Thị Bé")
    page.form.ui.services.setFocus()
    type_text("k")
    keys(page, qtbot, Qt.Key.Key_Return)
    line = page.form.ui.helps.rows[0]
    assert line.outcome.accessibleDescription() == "Chưa ghi kết quả. Enter nếu chưa rõ."
    assert line.outcome.isAncestorOf(focused())
    assert counts(desk.store, "2026-11-22", "", desk.now()).day == 0
    keys(page, qtbot, Qt.Key.Key_Return)
    assert helps_of(desk.store, only_visit(desk)["id"])[0][1] == ""


def test_a_refused_save_keeps_the_slip(page, desk, qtbot, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise StoreError("disk_full", "Chưa lưu được: ổ đĩa đầy. Những gì đã lưu vẫn còn nguyên.")

    monkeypatch.setattr("dxdesk.ui.desk.slip_saving.save_visit_inside", full)
    fill(page)
    keys(page, qtbot, Qt.Key.Key_Return)
    assert page.form.ui.full_name.text() == "Trần Thị Bé"
    told = page.ui.message.message
    assert told.fact.startswith("Chưa lưu được: ổ đĩa đầy.") and told.meaning == "Phiếu còn nguyên trên màn hình."
