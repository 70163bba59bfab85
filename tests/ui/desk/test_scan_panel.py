"""The panel reads what is pasted, the tray says what it was; neither keeps a number."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from dxdesk.domain.scanned import what_is
from dxdesk.ui.desk.scan_panel import ScanPanel
from dxdesk.ui.desk.scan_tray import LATER, MOST
from dxdesk.ui.parts import ElidedLabel
from tests.ui.desk.cameras import made_up
from tests.ui.desks import press, type_text

CARD = "074065000456||Nguyễn Văn Tám|20071965|Nam|Khu phố 1, Phú Cường, Thủ Dầu Một, Bình Dương|15082024||||"
NUMBER = "074065000456"
PAYING = "00020101021138540010A00000072701240006970403011001234567890208QRIBFTTA53037045802VN63041234"


@pytest.fixture
def panel(theme, qtbot):
    made = ScanPanel()
    qtbot.addWidget(made)
    made.set_up(theme, lambda: datetime(2026, 11, 22, 14, 4, tzinfo=UTC))
    made.resize(700, 500)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def got(panel):
    scans = []
    panel.scanned.connect(scans.append)
    return scans


def paste(text: str) -> None:
    QApplication.clipboard().setText(text)
    QApplication.focusWidget().paste()
    QApplication.clipboard().clear()


def test_it_is_hidden_until_asked_for(theme, qtbot):
    made = ScanPanel()
    qtbot.addWidget(made)
    assert made.isHidden()


@pytest.mark.parametrize("text", [CARD, CARD.replace("|", "~"), f"]Q1{CARD}\r\n", CARD.replace("Phú", "\nPhú")])
def test_a_whole_card_pasted_is_read_at_once(panel, got, text):
    paste(text)
    assert [what_is(one).card.national_id for one in got] == [NUMBER]
    assert (panel.field.text(), panel.field.isUndoAvailable()) == ("", False)


def test_anything_else_waits_for_enter(panel, got):
    paste(PAYING)
    assert got == []
    press(Qt.Key.Key_Return)
    assert (got, panel.field.text()) == ([PAYING], "")


def test_a_card_typed_letter_by_letter_waits_for_enter(panel, got):
    type_text(CARD)
    assert got == []
    press(Qt.Key.Key_Enter)
    assert got == [CARD]


def test_an_input_method_writes_into_it_too(panel, got):
    event = QInputMethodEvent()
    event.setCommitString(CARD)
    QApplication.sendEvent(panel.field, event)
    assert got == [CARD]


def test_several_cards_in_one_paste_all_come(panel, got):
    paste(f"{CARD}\n{CARD}\n")
    assert len(got) == 2


def test_novels_are_cut_and_named(panel, got):
    paste("Ngày xưa, có một nhà nọ. 😀 \u202e" * 2_000)
    press(Qt.Key.Key_Return)
    assert len(got) == 1 and what_is(got[0]).kind == "other"


def test_esc_enter_and_the_button_close_it(panel):
    closed = []
    panel.closed.connect(lambda: closed.append(1))
    type_text("nửa chừng")
    press(Qt.Key.Key_Escape, to=panel.field)
    assert (panel.isHidden(), panel.field.text()) == (True, "")
    for part in (panel.field, panel.close_button):
        panel.toggle()
        part.setFocus()
        press(Qt.Key.Key_Return, to=part)
    assert panel.isHidden() and len(closed) == 3


def test_the_camera_button_says_what_is_lacking(panel, monkeypatch):
    monkeypatch.setattr(panel.camera, "_load", lambda: None)
    panel.camera_button.click()
    assert "chưa cài phần đọc camera" in panel.camera.message.accessibleName()


def test_the_cameras_picture_takes_the_place_of_the_tray(panel, monkeypatch):
    monkeypatch.setattr(panel.camera, "_load", made_up)
    panel.camera_button.click()
    assert panel.camera.is_on and panel.tray.isHidden()
    panel.camera.close_button.click()
    assert not panel.tray.isHidden()


def test_what_the_camera_sees_goes_the_same_way(panel, got):
    panel.camera.scanned.emit(CARD)
    assert got == [CARD]


@pytest.mark.parametrize("text", [NUMBER, PAYING, CARD[:40], CARD.replace("2007", "2x07"), CARD, "DXP:K7Q1-0012"])
def test_the_tray_says_what_it_was_and_keeps_no_number(panel, text):
    tray = panel.tray
    assert not tray.empty.isHidden()
    tray.add(what_is(text))
    model = tray.list.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    said = [str(model.data(model.index(0, column), role)) for column in range(2) for role in roles]
    said += [repr(tray.rows), QAccessible.queryAccessibleInterface(tray.list).text(QAccessible.Text.Value)]
    assert said[0] == "21:04" and tray.rows[0].advice
    assert NUMBER not in "".join(said) and "01234567890" not in "".join(said) and "Tám" not in "".join(said)
    assert tray.empty.isHidden() and not tray.list.isHidden()


def test_a_card_in_the_tray_is_to_be_scanned_again(panel):
    panel.tray.add(what_is(CARD))
    assert panel.tray.rows[0].advice == LATER


def test_the_newest_stands_first_and_old_ones_go(panel):
    for _ in range(MOST + 5):
        panel.tray.add(what_is(NUMBER))
    panel.tray.add(what_is(PAYING))
    assert len(panel.tray.rows) == MOST and "VietQR" in panel.tray.rows[0].words
    panel.tray.clear_button.click()
    assert panel.tray.rows == [] and not panel.tray.empty.isHidden()


def test_a_slip_is_opened_from_the_tray(panel):
    asked = []
    panel.tray.slip_asked.connect(asked.append)
    panel.tray.add(what_is(NUMBER))
    panel.tray.add(what_is("DXP:K7Q1-0012"))
    panel.tray.list.setFocus()
    press(Qt.Key.Key_Return)
    assert asked == ["K7Q1-0012"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert asked == ["K7Q1-0012"]


@pytest.mark.parametrize(("width", "scale"), [(700, 100), (460, 100), (700, 200), (560, 200)])
def test_no_word_is_cut(panel, theme, qtbot, width, scale):
    theme.apply("dark", scale)
    panel.set_narrow(width * 100 // scale < 500)
    panel.tray.add(what_is(NUMBER))
    panel.resize(width, 600)
    for _ in range(6):
        QApplication.processEvents()
    cut = [part.text() for part in (*panel.findChildren(QLabel), *panel.findChildren(QAbstractButton))
           if part.isVisible() and part.text() and not isinstance(part, ElidedLabel)
           and not getattr(part, "wordWrap", bool)() and part.width() < part.sizeHint().width()]
    assert cut == [] and panel.minimumSizeHint().width() <= width


def test_every_control_says_its_name(panel):
    panel.tray.add(what_is(NUMBER))
    for part in (panel.field, panel.camera_button, panel.close_button, panel.tray.list, panel.tray.clear_button,
                 panel.camera.close_button):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def test_it_goes_with_its_deletion(panel):
    panel.shut()
    assert panel.isHidden() and not panel.camera.is_on
    QApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)
