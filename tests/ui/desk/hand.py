"""A volunteer's hands at the desk: every key counted but the letters of what is told; an input method; a scanner."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.workspace import Workspace
from tests.ui.desks import CTRL, NOTHING, focused, type_text

STAGES = {"Nguyễn": ("Ng", "Nguy", "Nguye", "Nguyê", "Nguyên", "Nguyễn"), "Văn": ("V", "Va", "Vă", "Văn")}


class Hand:
    """Types into the window `work`; `keys` counts what was pressed beside the text."""

    def __init__(self, work: Workspace, qtbot) -> None:
        self.work, self._qtbot = work, qtbot
        self.keys = 0

    @property
    def page(self) -> DeskPage:
        page = self.work.page()
        assert isinstance(page, DeskPage)
        return page

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        """Keys one after the other, each the way the window system sends it."""
        for key in keys:
            self.keys += 1
            QTest.keyClick(focused(), key, held)
            QApplication.processEvents()

    def enter(self, times: int = 1) -> None:
        """On to the next field."""
        self.press(*[Qt.Key.Key_Return] * times)

    def ctrl(self, key: Qt.Key) -> None:
        """A key with Ctrl."""
        self.press(key, held=CTRL)

    def alt(self, key: Qt.Key) -> None:
        """A letter with Alt: the label or button that underlines it."""
        self.press(key, held=Qt.KeyboardModifier.AltModifier)

    def choose(self, letters: str) -> None:
        """Letters and digits that choose; each is a key."""
        for letter in letters:
            self.keys += 1
            type_text(letter)
            self._settle()

    def text(self, words: str) -> None:
        """What is told, letter by letter; only its Enter is a key beside it."""
        type_text(words)
        self._settle()

    def tell(self, words: str = "") -> None:
        """A text and Enter."""
        self.text(words)
        self.enter()

    def compose(self, *words: str) -> None:
        """Words through an input method: each is composed, then committed with a space between."""
        for at, word in enumerate(words):
            for stage in STAGES.get(word, (word,)):
                QApplication.sendEvent(focused(), QInputMethodEvent(stage, []))
            done = QInputMethodEvent()
            done.setCommitString(word if at == len(words) - 1 else f"{word} ")
            QApplication.sendEvent(focused(), done)
        QApplication.processEvents()
        self._settle()

    def wait(self, ready: Callable[[], object]) -> None:
        """Look at the screen until something is there."""
        self._qtbot.waitUntil(lambda: bool(ready()))

    def save(self) -> int:
        """Ctrl+Enter; answers how many keys the slip took."""
        self.ctrl(Qt.Key.Key_Return)
        taken, self.keys = self.keys, 0
        return taken

    def _settle(self) -> None:
        """What came faster than hands type is judged now, as after a pause."""
        scanner = getattr(self.work, "scanner", None)
        if scanner is not None:
            scanner.settle()


def is_in(field: QWidget) -> bool:
    """Whether the focus is in a field or a part of it."""
    return field is focused() or field.isAncestorOf(focused())


def preedit_is_painted(field: QLineEdit, word: str) -> bool:
    """Whether composing a word changes what is seen of a field, and nothing of what it holds."""
    before, held = field.grab().toImage(), field.text()
    QApplication.sendEvent(field, QInputMethodEvent(word, []))
    QApplication.processEvents()
    return field.grab().toImage() != before and field.text() == held
