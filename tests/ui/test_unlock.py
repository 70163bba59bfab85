import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from dxdesk.ui.unlock import UnlockPage
from tests.ui.desks import press, type_text


@pytest.fixture
def make(theme, qtbot):
    def page(**more) -> UnlockPage:
        made = UnlockPage(theme, **more)
        qtbot.addWidget(made)
        made.furnish()
        made.resize(1366, 768)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.begin()
        return made
    return page


def test_the_passphrase_goes_out_with_enter(make, qtbot):
    page = make()
    type_text("bà tư bán bún riêu")
    with qtbot.waitSignal(page.unlock) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == ["bà tư bán bún riêu"]


def test_without_a_passphrase_nothing_is_tried(make):
    page, tried = make(), []
    page.unlock.connect(tried.append)
    page.open_button.click()
    assert tried == []
    assert page.problem.message.fact == "Chưa gõ mật khẩu mở sổ."


def test_a_wrong_one_is_said_and_ready_to_be_typed_over(make):
    page = make()
    type_text("sai rồi sai rồi")
    page.busy("Đang mở sổ.")
    assert not page.ask.isEnabled()
    page.refuse("Mật khẩu mở sổ chưa đúng. Sổ vẫn còn nguyên, gõ lại.")
    assert page.ask.isEnabled()
    assert page.waiting.isHidden()
    assert page.passphrase.selectedText()
    assert page.passphrase.hasFocus()


def test_whose_desk_it_is_stands_above(make):
    assert make(whose="Phường Thủ Dầu Một, Tổ Khu phố 3").note.text() == "Phường Thủ Dầu Một, Tổ Khu phố 3"
    locked = make(locked=True)
    assert locked.note.text() == "Phiếu đang ghi dở vẫn còn nguyên."
    assert locked.forgot.isHidden()


def recovering(page: UnlockPage, key: str, new: str, again: str) -> None:
    page.forgot.click()
    for field, words in zip(page.form.findChildren(QLineEdit), (key, new, again), strict=True):
        field.setText(words)
    page.form.ui.set_new.click()


def test_the_recovery_key_sets_a_new_passphrase(make, qtbot):
    page = make()
    with qtbot.waitSignal(page.recover) as asked:
        recovering(page, "ABCD-EFGH", "một câu mới dài", "một câu mới dài")
    assert asked.args == ["ABCD-EFGH", "một câu mới dài"]


@pytest.mark.parametrize(("typed", "sentence"), [
    (("", "một câu mới dài", "một câu mới dài"), "Chưa gõ mã khôi phục."),
    (("ABCD", "ngắn", "ngắn"), "Mật khẩu mở sổ cần ít nhất 8 ký tự."),
    (("ABCD", "một câu mới dài", "một câu khác"), "Hai lần gõ mật khẩu chưa giống nhau."),
])
def test_what_is_missing_is_said_before_anything_is_tried(make, typed, sentence):
    page, tried = make(), []
    page.recover.connect(lambda *both: tried.append(both))
    recovering(page, *typed)
    assert tried == []
    assert page.problem.message.fact == sentence


def test_a_refused_key_keeps_what_was_typed(make):
    page = make()
    recovering(page, "ABCD", "một câu mới dài", "một câu mới dài")
    page.busy("Đang mở sổ.")
    page.refuse("Mã khôi phục chưa đúng.")
    assert page.form.ui.recovery_key.hasFocus()
    assert page.form.ui.new_passphrase.text() == "một câu mới dài"


def test_one_can_go_back_to_the_passphrase(make):
    page = make()
    page.forgot.click()
    page.form.ui.back.click()
    assert page.form is None
    assert page.passphrase.hasFocus()


def test_everything_has_a_name(make):
    page = make()
    page.forgot.click()
    for part in page.findChildren(QAbstractButton) + page.findChildren(QLineEdit):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name), part.objectName()


def test_a_low_window_drops_the_picture_and_nothing_else(make, theme, qtbot):
    page = make()
    assert page.lock_icon.isVisible()
    theme.apply("light", 200)
    page.resize(1024, 600)
    qtbot.waitUntil(page.lock_icon.isHidden)
    assert page.card.width() <= 880
