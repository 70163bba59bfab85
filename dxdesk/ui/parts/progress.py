"""Long work in words: the steps of a way, and a bar with both numbers and a way to stop (look §8)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.ui import icons
from dxdesk.ui.parts.buttons import Button
from dxdesk.ui.parts.words import em, text
from dxdesk.ui.theme import restyle

SHOW_AFTER = 400  # ms; quicker work shows nothing


class Disc(QLabel):
    """The disc of a step: its number, or a tick once done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "disc")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, number: str, state: str) -> None:
        """A number, or "" for the tick."""
        self.setText(number)
        restyle(self, state=state)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The disc, then the tick."""
        super().paintEvent(event)
        if not self.text():
            side = em(self, 16 / 14)
            drawn = icons.pixmap("check", self.palette().windowText().color(), side, self.devicePixelRatioF())
            QPainter(self).drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, drawn)


class StepWord(QLabel):
    """The word of a step, bold while it is the current one; its room is that of the bold, so nothing moves."""

    def sizeHint(self) -> QSize:
        """As wide as in bold."""
        self.ensurePolished()
        bold = QFont(self.font())
        bold.setBold(True)
        return QSize(QFontMetrics(bold).horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A word is never cut."""
        return self.sizeHint()


class Stepper(QWidget):
    """Numbered discs with words; a step done shows a tick."""

    def __init__(self, parent: QWidget | None = None, words: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._discs: list[Disc] = []
        self._words: list[QLabel] = []
        self._names: list[str] = []
        self._all_words = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        if words:
            self.set_steps(words)

    def set_steps(self, words: Sequence[str]) -> None:
        """The words of the steps; said once, before the first `go`."""
        self._names = list(words)
        for index, word in enumerate(words):
            if index:
                self._row.addWidget(self._line())
            self._row.addWidget(self._disc())
            self._row.addWidget(self._word(word))
        self._row.addStretch(1)
        self.go(0)

    def go(self, current: int) -> None:
        """Make a step the current one; those before it are done."""
        for index, (disc, word) in enumerate(zip(self._discs, self._words, strict=True)):
            state = "done" if index < current else "now" if index == current else "later"
            disc.show_step("" if state == "done" else str(index + 1), state)
            restyle(word, state=state)
        self.show_words(self._all_words)
        if self._names:
            self.setAccessibleName(f"Bước {current + 1} trên {len(self._names)}: {self._names[current]}")

    def show_words(self, all_words: bool) -> None:
        """Where it is narrow only the current step keeps its word."""
        self._all_words = all_words
        for word in self._words:
            word.setVisible(all_words or word.property("state") == "now")

    def _disc(self) -> Disc:
        disc = Disc(self)
        self._discs.append(disc)
        return disc

    def _word(self, word: str) -> QLabel:
        label = StepWord(word, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "step")
        self._words.append(label)
        return label

    def _line(self) -> QFrame:
        line = QFrame(self)
        line.setProperty("role", "stepline")
        return line


class Progress(QWidget):
    """A sentence with both numbers, a bar, "Dừng", and what stopping does. Appears only after 400 ms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = text("", "body", self)
        self.sentence.setWordWrap(True)
        self.safe = text("", "small", self)
        self.safe.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.stop = Button(self, "Dừng")
        self.stop.clicked.connect(self._stop)
        self._on_stop: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOW_AFTER)
        self._timer.timeout.connect(self.show)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.safe)
        self.hide()

    def start(self, sentence: str, on_stop: Callable[[], object] | None = None, safe: str = "") -> None:
        """Work has begun; `safe` says what stopping leaves behind."""
        self._on_stop = on_stop
        self.stop.setVisible(on_stop is not None)
        self.stop.setEnabled(True)
        self.safe.setText(safe)
        self.safe.setVisible(bool(safe))
        self.bar.setRange(0, 0)
        self.sentence.setText(sentence)
        self._timer.start()

    def advance(self, done: int, of: int, sentence: str = "") -> None:
        """So much of so much."""
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)
        self.bar.setAccessibleName(sentence)
        if sentence:
            self.sentence.setText(sentence)

    def finish(self) -> None:
        """The work is over, one way or the other."""
        self._timer.stop()
        self.hide()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        if self._on_stop:
            self._on_stop()
