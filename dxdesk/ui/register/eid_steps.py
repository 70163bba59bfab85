"""How far a person has come with VNeID, as a line of discs; said in words too (look, picture 02)."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dxdesk.ui.theme import Theme

STEPS = (("card_ok", "Có thẻ"), ("l1", "Mức 1"), ("l2_pending", "Chờ duyệt"), ("l2_issued", "Đã cấp mức 2"),
         ("l2_activated", "Đã kích hoạt"))
_DISC, _TICK = 24, 14


class EidSteps(QWidget):
    """The steps up to the activated account; those reached carry a tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._reached = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_up(self, theme: Theme) -> None:
        """Give it the colours and the scale to paint with."""
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def show_state(self, state: str, words: str) -> None:
        """Show an e-ID state; `words` is how it reads."""
        self._reached = next((at for at, (code, _) in enumerate(STEPS) if code == state), -1)
        self.setAccessibleName(f"VNeID: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        """Discs over one line of small words."""
        return QSize(self._px(400), self._px(_DISC + 26))

    def minimumSizeHint(self) -> QSize:
        """Room for the discs."""
        return QSize(self._px(240), self._px(_DISC + 26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thread, the discs on it, their words below; where they would meet only the last one reached is named."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font(13)
        widest = max(QFontMetrics(self._theme.font(13, True)).horizontalAdvance(word) for _, word in STEPS)
        left, step = self._px(1), (self.width() - max(widest, self._px(_DISC)) - self._px(2)) // (len(STEPS) - 1)
        for at in range(len(STEPS)):
            self._thread(painter, left + at * step, step, at)
        for at, (_, word) in enumerate(STEPS):
            self._disc(painter, left + at * step, at)
            current = at == self._reached
            if step > widest + self._px(8) or current:
                painter.setFont(self._theme.font(13, True) if current else font)
                painter.setPen(self._theme.color("text" if current else "text2"))
                place = QRect(left + at * step, self._px(_DISC + 4), max(step, widest), self._px(22))
                painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), word)

    def _thread(self, painter: QPainter, left: int, step: int, at: int) -> None:
        if at == len(STEPS) - 1 or self._theme is None:
            return
        painter.setPen(QPen(self._theme.color("ok" if at < self._reached else "line"), 2))
        middle = self._px(_DISC) // 2
        painter.drawLine(QPoint(left + self._px(_DISC), middle), QPoint(left + step, middle))

    def _disc(self, painter: QPainter, left: int, at: int) -> None:
        if self._theme is None:
            return
        done = at <= self._reached
        painter.setPen(QPen(self._theme.color("ok" if done else "edge"), 2))
        painter.setBrush(self._theme.color("ok_soft" if done else "surface"))
        side = self._px(_DISC) - 2
        painter.drawEllipse(QRect(left + 1, 1, side, side))
        if done:
            tick = self._px(_TICK)
            corner = QPoint(left + 1 + (side - tick) // 2, 1 + (side - tick) // 2)
            painter.drawPixmap(corner, self._theme.pixmap("check", "ok", _TICK, self.devicePixelRatioF()))

    def _px(self, length: int) -> int:
        return self._theme.px(length) if self._theme else length
