"""The box one searches in: a glass before the words, and behind them the key that leads here or what was found."""

from PySide6.QtCore import QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.ui import icons
from dxdesk.ui.parts.words import em
from dxdesk.ui.theme import BODY

_ICON, _SMALL, _PAD, _GAP = 20, 13, 6, 8


class SearchEdit(QLineEdit):
    """A line edit with a glass. The property `keys` names the key that leads here; `say` puts words there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.setProperty("scan", "late")  # digits searched for are shown at once; those of a scan are taken back
        self.textChanged.connect(lambda _text: self._fit())

    def say(self, words: str) -> None:
        """What was found, in a word or two, while something is typed."""
        self._said = words
        self._fit()

    def sizeHint(self) -> QSize:
        """The words never lie under the glass."""
        self._fit()
        return super().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size may be another text scale."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The edit, then the glass and the words at the end."""
        super().paintEvent(event)
        painter, side = QPainter(self), em(self, _ICON / BODY)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        top = (self.height() - side) // 2
        painter.drawPixmap(em(self, 10 / BODY), top, icons.pixmap("search", ink, side, self.devicePixelRatioF()))
        words = self._aside()
        if not words:
            return
        font = self._small()
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(words) + 2 * _PAD
        box = QRectF(self.width() - width - em(self, _GAP / BODY) - 0.5, (self.height() - metrics.height()) // 2 - 0.5,
                     width, metrics.height())
        painter.setPen(QPen(ink, 1))
        painter.setFont(font)
        if not self._said:
            painter.drawRoundedRect(box, 4, 4)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _aside(self) -> str:
        return self._said if self.text() else self.property("keys") or ""

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(em(self, _SMALL / BODY))
        return font

    def _fit(self) -> None:
        self.ensurePolished()
        words = self._aside()
        right = QFontMetrics(self._small()).horizontalAdvance(words) + 2 * _PAD + em(self, _GAP / BODY) if words else 0
        margins = QMargins(em(self, (_ICON + _GAP) / BODY), 0, right, 0)
        if margins != self.textMargins():  # setting them asks for a new layout, which asks for the size again
            self.setTextMargins(margins)
        self.update()
