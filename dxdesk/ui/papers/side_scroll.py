"""A side of the page of papers: cards one under the other, which scroll, or stand whole where the page scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.ui.parts import Scrolled

_GAP = 8
_SPACING = 12


class SideScroll(Scrolled):
    """Parts as wide as what stands below them, with a gap only beside a scroll bar."""

    def __init__(self, parent: QWidget, *parts: QWidget) -> None:
        inside = QWidget(parent)
        self._whole = False
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_SPACING)
        for part in parts:
            self._box.addWidget(part)
        self._box.addStretch(1)
        super().__init__(parent, inside)
        self.verticalScrollBar().rangeChanged.connect(
            lambda _, high: self._box.setContentsMargins(0, 0, _GAP if high else 0, 0))

    def show_whole(self, on: bool) -> None:
        """Whether it takes all the height its parts need."""
        self._whole = on
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its parts."""
        return QSize(super().sizeHint().width(), self._high())

    def minimumSizeHint(self) -> QSize:
        """Nothing to speak of, or all its parts."""
        least = super().minimumSizeHint()
        return QSize(least.width(), self._high()) if self._whole else least

    def _high(self) -> int:
        return self._box.totalHeightForWidth(max(self.viewport().width(), 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The height follows the parts."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().eventFilter(watched, event)
