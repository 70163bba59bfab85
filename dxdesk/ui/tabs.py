"""Tabs of a pane: words in a row, the current one bold over a bar, a count where something waits (look §4)."""

from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from dxdesk.ui.theme import Theme

_HIGH, _PAD, _TIGHT, _BAR, _GAP = 42, 14, 6, 3, 8


class Tab(QAbstractButton):
    """One tab; `count` above 0 is shown beside its word in the tone of what waits."""

    def __init__(self, parent: QWidget, theme: Theme, words: str) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count, self._tone = 0, "clash"
        self.setText(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int, tone: str = "clash", what: str = "chờ chọn") -> None:
        """How many things wait behind the tab, in the tone and the words of what they are."""
        self._count, self._tone = count, tone
        self.setAccessibleName(f"{self.text()}, {count} {what}" if count else self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word in bold, so that choosing moves nothing."""
        return QSize(self._content_width() + 2 * self._theme.px(_PAD), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """The same with less around it: where letters are large the words move together before any is cut."""
        return QSize(self._content_width() + 2 * self._theme.px(_TIGHT), self._theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, count, and the bar under the current one."""
        painter, px, chosen = QPainter(self), self._theme.px, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font(15, chosen)
        painter.setFont(font)
        painter.setPen(self._theme.color("text" if chosen else "text2"))
        pad = max(0, (self.width() - self._content_width()) // 2)
        painter.drawText(self.rect().adjusted(pad, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._count:
            left = pad + QFontMetrics(font).horizontalAdvance(self.text()) + px(_GAP)
            self._paint_count(painter, QRect(left, (self.height() - px(22)) // 2, self._count_width(), px(22)))
        if chosen:
            painter.fillRect(0, self.height() - _BAR, self.width(), _BAR, self._theme.color("accent"))

    def _paint_count(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(self._theme.color("accent" if self._tone == "accent" else f"{self._tone}_line"))
        painter.setBrush(self._theme.color(f"{self._tone}_soft"))
        painter.drawRoundedRect(box, self._theme.px(4), self._theme.px(4))
        painter.setFont(self._theme.font(13, True))
        painter.setPen(self._theme.color(self._tone))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._count))

    def _content_width(self) -> int:
        words = QFontMetrics(self._theme.font(15, True)).horizontalAdvance(self.text())
        return words + (self._count_width() + self._theme.px(_GAP) if self._count else 0)

    def _count_width(self) -> int:
        metrics = QFontMetrics(self._theme.font(13, True))
        return max(self._theme.px(22), metrics.horizontalAdvance(str(self._count)) + self._theme.px(10))


class Tabs(QWidget):
    """A row of tabs; the Tab key stops at the current one, arrows move between them. Signals: changed(index)."""

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._toggled)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_up(self, theme: Theme, *words: str) -> None:
        """The tabs in order, the first one chosen."""
        for at, word in enumerate(words):
            tab = Tab(self, theme, word)
            self._group.addButton(tab, at)
            self._row.addWidget(tab)
        self._row.addStretch(1)
        self._take_place()
        self.choose(0)
        theme.changed.connect(self._rescaled)

    def _take_place(self) -> None:
        """Tabs made now stand in Qt's focus chain where this widget was drawn; it orders only what takes the focus."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for one, other in pairwise((self, *self._group.buttons())):
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            QWidget.setTabOrder(one, other)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _stop_at(self, current: int) -> None:
        for tab in self._group.buttons():
            here = self._group.id(tab) == current
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    @property
    def current(self) -> int:
        """The index of the tab chosen."""
        return self._group.checkedId()

    def choose(self, at: int) -> None:
        """Choose a tab."""
        self._group.button(at).setChecked(True)

    def show_tab(self, at: int, shown: bool) -> None:
        """Show or hide a tab; a hidden one is not the chosen one."""
        if not shown and self.current == at:
            self.choose(0)
        self._group.button(at).setVisible(shown)

    def set_count(self, at: int, count: int, tone: str = "clash", what: str = "chờ chọn") -> None:
        """How many things wait behind a tab."""
        tab = self._group.button(at)
        if isinstance(tab, Tab):
            tab.set_count(count, tone, what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the next tab in sight."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        to = self._next(step) if step else None
        if to is None:
            super().keyPressEvent(event)
        else:
            to.setChecked(True)
            to.setFocus(Qt.FocusReason.TabFocusReason)

    def _next(self, step: int) -> QAbstractButton | None:
        at = self.current + step
        while (tab := self._group.button(at)) is not None and tab.isHidden():
            at += step
        return tab

    def _toggled(self, at: int, on: bool) -> None:
        if on:
            self._stop_at(at)
            self.changed.emit(at)

    def _rescaled(self) -> None:
        for tab in self._group.buttons():
            tab.updateGeometry()
