"""The tabs of the exchange: the count of laptops to approve is amber, for violet means a disagreement (look §1)."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from dxdesk.ui.tabs import Tab, Tabs
from dxdesk.ui.theme import Theme

WAITING = 2  # which tab it is

class WaitingTab(Tab):
    """A tab whose count says how many wait to be looked at."""

    def set_count(self, count: int) -> None:
        """How many laptops wait behind the tab."""
        super().set_count(count)
        self.setAccessibleName(f"{self.text()}, {count} máy" if count else self.text())

    def _paint_count(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(self._theme.color("warn_line"))
        painter.setBrush(self._theme.color("warn_soft"))
        painter.drawRoundedRect(box, self._theme.px(4), self._theme.px(4))
        painter.setFont(self._theme.font(13, True))
        painter.setPen(self._theme.color("warn"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._count))


class ExchangeTabs(Tabs):
    """A row of tabs, the one at `WAITING` with an amber count; the Tab key stops at the current one, arrows choose."""

    def set_up(self, theme: Theme, *words: str) -> None:
        """The tabs in order, the first one chosen."""
        super().set_up(theme, *words[:WAITING], *words[WAITING + 1:])
        for later in self._group.buttons()[WAITING:]:
            self._group.setId(later, self._group.id(later) + 1)
        tab, before = WaitingTab(self, theme, words[WAITING]), self._group.button(WAITING - 1)
        tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(tab, WAITING)
        self._row.insertWidget(WAITING, tab)
        QWidget.setTabOrder(before, tab)
        self._stop_at(self.current)

    def _toggled(self, at: int, on: bool) -> None:
        if on:
            self._stop_at(at)
        super()._toggled(at, on)

    def _stop_at(self, current: int) -> None:
        for tab in self._group.buttons():
            here = self._group.id(tab) == current
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
