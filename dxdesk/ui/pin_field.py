"""Six boxes for a PIN and the discs of the people one may be (look §8 Lock screen, pictures 13 and 14)."""

from PySide6.QtCore import QRect, QRectF, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegularExpressionValidator,
)
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from dxdesk.store.pins import DIGITS
from dxdesk.store.workers import Worker
from dxdesk.ui.theme import Theme

_BOX, _BOX_HIGH, _GAP, _DOT, _RADIUS = 44, 48, 12, 8, 6
_DISC, _CELL, _CELL_HIGH, _NAME, _INITIALS = 44, 86, 88, 13, 14
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class PinField(QLineEdit):
    """Takes six digits and shows dots. Signals: complete(pin) at the sixth; moved(across, down) by the arrow keys."""

    complete = Signal(str)
    moved = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("ring", "no")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(DIGITS)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,6}"), self))
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhDigitsOnly | hints.ImhSensitiveData | hints.ImhNoPredictiveText)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._typed)
        theme.changed.connect(self.rescale)
        self.rescale()

    def rescale(self) -> None:
        """Boxes of the text scale in force."""
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Six boxes, with room for the strong edge of the next one."""
        px = self._theme.px
        return QSize(px(_BOX) * DIGITS + px(_GAP) * (DIGITS - 1) + 4, px(_BOX_HIGH) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the person: there is nothing to go through in a PIN."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(*step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box a digit, a dot in each that is typed, the next one marked where the keys go here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, px, typed = self._theme.color, self._theme.px, len(self.text())
        for at in range(DIGITS):
            box = QRectF(2 + at * (px(_BOX) + px(_GAP)), 2, px(_BOX), px(_BOX_HIGH))
            here = self.hasFocus() and at == typed
            painter.setPen(QPen(color("rail_text" if here or at < typed else "rail_text2"), 3 if here else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(_RADIUS), px(_RADIUS))
            if at < typed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("rail_text"))
                painter.drawEllipse(box.center(), px(_DOT) / 2, px(_DOT) / 2)

    def _typed(self, text: str) -> None:
        self.update()
        if len(text) == DIGITS:
            self.complete.emit(text)


class MemberDisc(QAbstractButton):
    """A member to choose: initials in a disc, the given name under it."""

    def __init__(self, theme: Theme, member: Worker, short: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.member, self._short = theme, member, short
        self.setCheckable(True)
        self.setText(member.name)
        self.setAccessibleName(member.name)
        self.setToolTip(member.name)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the name at least."""
        px = self._theme.px
        wide = QFontMetrics(self._theme.font(_NAME)).horizontalAdvance(self._short) + px(12)
        return QSize(max(px(_CELL), min(wide, px(_CELL) * 2)), px(_CELL_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen one stands in a frame and its disc is filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, px, on = self._theme.color, self._theme.px, self.isChecked()
        if on:
            painter.setPen(QPen(color("rail_text"), 2))
            painter.setBrush(color("rail_hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(_RADIUS), px(_RADIUS))
        side = px(_DISC)
        disc = QRect((self.width() - side) // 2, px(10), side, side)
        painter.setPen(QPen(color("rail_text2"), 1) if self._theme.name == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(color("accent_fill" if on else "rail_hover"))
        painter.drawEllipse(disc)
        self._words(painter, disc, initials(self.member.name), self._theme.font(_INITIALS, bold=True),
                    color("on_accent" if on else "rail_text"))
        below = QRect(px(2), disc.bottom() + px(4), self.width() - px(4), self.height() - disc.bottom() - px(6))
        font = self._theme.font(_NAME)
        short = QFontMetrics(font).elidedText(self._short, Qt.TextElideMode.ElideRight, below.width())
        self._words(painter, below, short, font, color("rail_text"))

    @staticmethod
    def _words(painter: QPainter, room: QRect, words: str, font: QFont, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)


def initials(name: str) -> str:
    """First letters of family and given name: `LH`."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def short_names(names: list[str]) -> list[str]:
    """Given names; the word before with it, or the whole name, where two are alike."""
    def told_apart(name: str) -> str:
        for words in (1, 2):
            tails = [" ".join(other.split()[-words:]) for other in names]
            tail = " ".join(name.split()[-words:])
            if tails.count(tail) == 1:
                return tail
        return name

    return [told_apart(name) for name in names]
