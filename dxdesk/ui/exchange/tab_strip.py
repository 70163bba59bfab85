"""Tabs in a row that may be longer than its room: it scrolls to the one chosen, by ‹ and › at its end (look §4)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from dxdesk.ui.parts import IconButton
from dxdesk.ui.tabs import Tab, Tabs
from dxdesk.ui.theme import Theme


class TabStrip(QWidget):
    """The tabs, and two buttons where not all of them fit; `add` puts words at the right end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = Tabs()
        self._room = QScrollArea(self)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tabs.setProperty("role", "scrolled")
        self._room.setWidget(self.tabs)
        self._arrows = tuple(self._arrow(icon, name, by) for icon, name, by in (
            ("left", "Thẻ trước", -1), ("right", "Thẻ sau", 1)))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        for widget in (self._room, *self._arrows):
            self._row.addWidget(widget)

    def set_up(self, theme: Theme, *words: str) -> None:
        """The tabs in order, the first one chosen."""
        self.tabs.set_up(theme, *words)
        self.tabs.changed.connect(lambda _at: self._fit())
        theme.changed.connect(self._fit)

    def add(self, widget: QWidget) -> None:
        """Words or a button behind the tabs."""
        self._row.addWidget(widget)

    def begin(self) -> None:
        """Put the cursor on the tab chosen."""
        self.tabs.findChildren(Tab)[self.tabs.current].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrows only where something is out of sight."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes along the row."""
        bar = self._room.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y())

    def _fit(self) -> None:
        wanted = self.tabs.sizeHint()
        self._room.setFixedHeight(wanted.height())
        for arrow in self._arrows:
            arrow.setVisible(wanted.width() > self.width())
        self._room.ensureWidgetVisible(self.tabs.findChildren(Tab)[self.tabs.current], 0, 0)

    def _arrow(self, icon: str, name: str, by: int) -> IconButton:
        arrow = IconButton(self, icon, name, kind="bare")
        arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same on the tabs
        arrow.clicked.connect(lambda: self._go(by))
        return arrow

    def _go(self, by: int) -> None:
        to = self.tabs.current + by
        if 0 <= to < len(self.tabs.findChildren(Tab)):
            self.tabs.choose(to)
