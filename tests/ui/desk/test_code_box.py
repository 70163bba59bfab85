import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.code_choice import IN_SIGHT
from dxdesk.paths import resource_path
from dxdesk.ui.desk.code_box import CodeBox
from dxdesk.ui.desk.obstacle_box import ObstacleBox
from tests.ui.desks import CTRL, focused, press, type_text

LISTS = load_catalogues(resource_path("data"))
RECENT = ("ABSENT", "NO_NFC", "CARD_LOST", "REFUSED", "ELDERLY")


class Window(QWidget):
    """A box among other things, with room below it."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(self), QLineEdit(self)
        self.box = ObstacleBox(self, "Kích hoạt VNeID", LISTS, lambda: RECENT)
        column = QVBoxLayout(self)
        for part in (self.before, self.box, self.after):
            column.addWidget(part)
        column.addStretch(1)
        self.told: list[str] = []
        self.box.changed.connect(self.told.append)


@pytest.fixture
def window(theme, qtbot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.resize(700, 640)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.box.setFocus()
    return window


def compose(preedit: str, commit: str = "") -> None:
    """What an input method sends."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(focused(), event)


def test_a_shown_code_is_chosen_when_it_is_whole(window):
    type_text("o")
    assert window.told == []
    type_text("t")
    assert window.box.value() == "NO_OTP" and window.told == ["NO_OTP"]
    assert window.box.text() == "ot"  # what is typed stays as typed
    window.after.setFocus()
    assert window.box.text() == "Không nhận được OTP" and window.told == ["NO_OTP"]


@pytest.mark.parametrize(("typed", "code"), [
    ("otp", "NO_OTP"), ("mat khau", "FORGOT_PASSWORD"), ("đk", "NOT_REGISTERED_L2"), ("vang nha", "ABSENT"),
    ("mức 2", "NOT_APPROVED"),
])
def test_words_find_it_and_leaving_takes_it(window, typed, code):
    type_text(typed)
    assert window.box.value() == code
    window.after.setFocus()
    assert window.box.value() == code and window.told[-1] == code


def test_a_digit_picks_from_the_list_in_sight_last_used_first(window):
    assert window.box.in_sight() == ()
    press(Qt.Key.Key_Down)
    assert window.box.in_sight()[:5] == RECENT and len(window.box.in_sight()) == IN_SIGHT
    type_text("2")
    assert window.box.value() == "NO_NFC" and window.box.in_sight() == () and window.told[-1] == "NO_NFC"
    assert focused() is window.box


def test_a_digit_picks_among_what_was_found(window):
    type_text("the")
    third = window.box.in_sight()[2]
    type_text("3")
    assert window.box.value() == third


def test_an_eager_box_shows_its_list_as_the_focus_comes(window):
    window.box.eager = True
    window.before.setFocus()
    window.box.setFocus(Qt.FocusReason.TabFocusReason)
    type_text("1")
    assert window.box.value() == "ABSENT"
    window.after.setFocus()
    window.box.setFocus(Qt.FocusReason.TabFocusReason)
    window.after.setFocus()  # going through changes nothing
    assert window.box.value() == "ABSENT"


def test_arrows_mark_and_escape_puts_back(window):
    window.box.set_value("DISABLED")  # not in sight
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert window.box.value() == "NO_NFC"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert window.box.value() == "ABSENT"
    press(Qt.Key.Key_Escape)
    assert (window.box.value(), window.box.text()) == ("DISABLED", "Khuyết tật")
    assert window.box.in_sight() == () and window.told == ["DISABLED"]


def test_delete_clears_and_so_does_emptying_the_text(window):
    for clear in (lambda: press(Qt.Key.Key_Delete), lambda: press(Qt.Key.Key_Backspace)):
        window.box.set_value("NO_OTP")
        window.box.selectAll()
        clear()
        assert window.box.value() == ""
        window.after.setFocus()
        assert window.box.value() == "" and window.box.text() == "" and window.told[-1] == ""
        window.box.setFocus()


def test_what_means_nothing_is_told_and_put_back(window, qtbot):
    window.box.set_value("NO_OTP")
    window.box.selectAll()
    type_text("zzz")
    assert window.box.value() == "NO_OTP"
    with qtbot.waitSignal(window.box.unknown) as told:
        window.after.setFocus()
    assert told.args == ["zzz"] and window.box.text() == "Không nhận được OTP"


def test_composition_is_looked_up_and_never_touched(window):
    for preedit in ("m", "ma", "mâ", "mât", "mật"):
        compose(preedit)
        assert window.box.text() == ""  # nothing was committed by us
    assert window.box.value() in window.box.in_sight()
    compose("", "mật ")
    compose("khẩ")
    assert window.box.value() == "FORGOT_PASSWORD" and window.box.text() == "mật "
    compose("", "khẩu")
    assert window.box.text() == "mật khẩu"
    window.after.setFocus()
    assert window.box.value() == "FORGOT_PASSWORD" and window.box.text() == "Quên mật khẩu"


def test_a_code_being_composed_is_a_code(window):
    compose("ô")
    compose("ôt")
    assert window.box.value() == "NO_OTP" and window.told == ["NO_OTP"]
    press(Qt.Key.Key_Escape)
    assert window.box.value() == "" and window.told == ["NO_OTP", ""]


def test_a_keyboard_hook_takes_its_letters_back(window):
    type_text("đ")
    press(Qt.Key.Key_Backspace)
    type_text("d")
    press(Qt.Key.Key_Backspace)
    type_text("đk")
    assert window.box.value() == "NOT_REGISTERED_L2"


def test_a_code_unknown_here_is_kept(window):
    window.box.set_value("NEW_ONE")
    assert (window.box.value(), window.box.text()) == ("NEW_ONE", "NEW_ONE")
    window.after.setFocus()
    assert window.box.value() == "NEW_ONE"


@pytest.mark.parametrize("text", ["x" * 10_000, "😀" * 50, "\u05e9\u05dc\u05d5\u05dd", "kq\nzz\tq"])
def test_pasted_nonsense_changes_nothing(window, text):
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)
    window.after.setFocus()
    assert window.box.value() == "" and window.box.text() == ""


def test_a_click_opens_the_list_and_picks(window, qtbot):
    qtbot.mouseClick(window.box, Qt.MouseButton.LeftButton)
    found = window.box._list
    place = found.visualRect(found.model().index(1, 0)).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.box.value() == "NO_NFC" and focused() is window.box and not found.isVisible()


def test_the_list_lies_within_the_window_whole(window):
    for top in (0, 300, 560):
        window.box.setFocus()
        press(Qt.Key.Key_Escape)
        window.layout().setContentsMargins(0, top, 0, 0)
        QApplication.processEvents()
        press(Qt.Key.Key_Down)
        shown = window.box._list
        assert window.rect().contains(shown.geometry())
        box = window.box.mapTo(window, QPoint(0, 0)).y()
        assert shown.geometry().bottom() < box or shown.geometry().top() >= box + window.box.height()
        last = shown.visualRect(shown.model().index(len(shown.entries) - 1, 0))
        assert shown.viewport().rect().contains(last) and len(shown.entries) >= 5


def test_what_is_spoken_is_name_and_value(window):
    window.box.set_value("NO_OTP")
    spoken = QAccessible.queryAccessibleInterface(window.box)
    assert spoken.text(QAccessible.Text.Name) == "Vướng mắc khi làm Kích hoạt VNeID"
    assert spoken.text(QAccessible.Text.Value) == "Không nhận được OTP"
    window.box.set_value("")
    assert spoken.text(QAccessible.Text.Description) == "Không vướng gì"


def test_a_short_list_is_picked_by_its_codes(window):
    places = CodeBox(window, "Chuyển đến", "Nơi nào?", LISTS.entries("referral"), lambda: ("BANK",))
    window.layout().insertWidget(0, places)
    places.show()
    places.setFocus()
    press(Qt.Key.Key_Space)
    assert len(places.in_sight()) == 8
    type_text("1")
    assert places.value() == "POLICE"


def test_ctrl_z_with_nothing_typed_is_not_the_boxes_own(window):
    def asked() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
        event.ignore()
        QApplication.sendEvent(window.box, event)
        return event.isAccepted()

    window.box.set_value("NO_OTP")
    assert not asked()
    type_text("m")
    assert asked()
