"""A volunteer's hands at the desk: every key counted but the letters of what is told; an input method; a scanner."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.desk.scanner import Scanner
from dxdesk.ui.workspace import Workspace
from tests.ui.desks import CTRL, NOTHING, focused, type_text

STAGES = {"Nguyễn": ("Ng", "Nguy", "Nguye", "Nguyê", "Nguyên", "Nguyễn"), "Văn": ("V", "Va", "Vă", "Văn")}


PACE, BURST = 0.2, 0.005  # seconds between two keys of a person, of a scanner


class Hand:
    """Types into the window `work`; `keys` counts what was pressed beside the text.

    The program's scanner watches every key, on a clock of the hand's own.
    """

    def __init__(self, work: Workspace, app: QApplication, qtbot) -> None:
        self.work, self._qtbot = work, qtbot
        self.keys, self._now = 0, 1_000.0
        self._scanner = Scanner(app, clock=lambda: self._now, parent=work)
        self._scanner.scanned.connect(work.take_scan)

    @property
    def page(self) -> DeskPage:
        page = self.work.page()
        assert isinstance(page, DeskPage)
        return page

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        """Keys one after the other, each the way the window system sends it."""
        for key in keys:
            self.keys += 1
            self._now += PACE
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
            self.text(letter)

    def text(self, words: str) -> None:
        """What is told, letter by letter; only its Enter is a key beside it."""
        for letter in words:
            self._now += PACE
            type_text(letter)
        self._scanner.settle()

    def scan(self, text: str) -> None:
        """A scanner in the person's other hand: a burst with Enter, no key of the keyboard."""
        self._now += PACE
        for letter in text:
            self._now += BURST
            type_text(letter)
        self._now += BURST
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        QApplication.processEvents()

    def tell(self, words: str = "") -> None:
        """A text and Enter."""
        self.text(words)
        self.enter()

    def compose(self, *words: str) -> None:
        """Words through an input method: each is composed, then committed with a space between."""
        for at, word in enumerate(words):
            self.begin(*STAGES.get(word, (word,)))
            self._now += PACE
            done = QInputMethodEvent()
            done.setCommitString(word if at == len(words) - 1 else f"{word} ")
            QApplication.sendEvent(focused(), done)
        QApplication.processEvents()
        self._scanner.settle()

    def begin(self, *stages: str) -> None:
        """A word on its way through an input method, not committed yet."""
        for stage in stages:
            self._now += PACE
            QApplication.sendEvent(focused(), QInputMethodEvent(stage, []))
        QApplication.processEvents()

    def wait(self, ready: Callable[[], object]) -> None:
        """Look at the screen until something is there."""
        self._qtbot.waitUntil(lambda: bool(ready()))

    def save(self) -> int:
        """Ctrl+Enter; answers how many keys the slip took."""
        self.ctrl(Qt.Key.Key_Return)
        taken, self.keys = self.keys, 0
        return taken


def is_in(field: QWidget) -> bool:
    """Whether the focus is in a field or a part of it."""
    return field is focused() or field.isAncestorOf(focused())
