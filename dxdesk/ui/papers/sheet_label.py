"""One page of a paper as a picture whose figures can be pressed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from dxdesk.report.drawn import Spot
from dxdesk.ui.theme import Theme

_RING = 2
_REACH = 3  # pixels around a figure that belong to it


class SheetLabel(QLabel):
    """The picture of a page; the figure under the mouse or chosen by keyboard has a ring. Signals: picked(Spot)."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots: Sequence[Spot] = ()
        self._high = 1.0
        self._at = -1
        self._under = -1
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMouseTracking(True)

    def set_up(self, theme: Theme) -> None:
        """The look of the ring."""
        self._theme = theme

    def show_page(self, picture: QPixmap, high: float, spots: Sequence[Spot]) -> None:
        """A page `high` points high with its figures; a figure chosen on the same page stays chosen."""
        chosen = self.current
        self._spots, self._high, self._under = spots, high, -1
        self._at = spots.index(chosen) if chosen in spots else -1
        self.setPixmap(picture)

    @property
    def current(self) -> Spot | None:
        """The figure chosen by keyboard."""
        return self._spots[self._at] if 0 <= self._at < len(self._spots) else None

    def step(self, by: int) -> Spot | None:
        """Choose the next figure of the page or the one before; None where the page has none."""
        if not self._spots:
            return None
        self._at = max(0, min(len(self._spots) - 1, self._at + by)) if self._at >= 0 else 0
        self.update()
        return self.current

    def box(self, spot: Spot) -> tuple[int, int, int, int]:
        """Where a figure stands on this label: left, top, right, bottom in pixels."""
        sheet = self._sheet()
        left, top, scale = sheet.left(), sheet.top(), sheet.height() / self._high
        return (left + round(spot.left * scale) - _REACH, top + round((self._high - spot.top) * scale) - _REACH,
                left + round(spot.right * scale) + _REACH, top + round((self._high - spot.bottom) * scale) + _REACH)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A figure shows that it can be opened."""
        under = self._index_at(event.position())
        if under != self._under:
            self._under = under
            self.setCursor(Qt.CursorShape.PointingHandCursor if under >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the records behind a figure."""
        at = self._index_at(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self.update()
            self.picked.emit(self._spots[at])
        else:
            super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page on the ground of a desk, and the ring."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        if not self.pixmap().isNull():
            painter.drawPixmap(self._sheet(), self.pixmap())
            painter.setPen(self._theme.color("edge"))
            painter.drawRect(self._sheet())
        for at, token in ((self._under, "accent"), (self._at, "accent_fill")):
            if 0 <= at < len(self._spots):
                left, top, right, bottom = self.box(self._spots[at])
                painter.setPen(QPen(self._theme.color(token), _RING))
                painter.drawRect(QRect(QPoint(left, top), QPoint(right, bottom)))

    def _sheet(self) -> QRect:
        """Where the page lies on this label."""
        picture = self.pixmap()
        wide, high = (round(length / picture.devicePixelRatio()) for length in (picture.width(), picture.height()))
        return QRect((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)

    def _index_at(self, point: QPointF) -> int:
        for at, spot in enumerate(self._spots):
            left, top, right, bottom = self.box(spot)
            if left <= point.x() <= right and top <= point.y() <= bottom:
                return at
        return -1
