"""The charts of a paper on the screen: arrow keys walk their bars, Enter or a click opens the records behind one."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.chart_layout import lay_out
from dxdesk.domain.chart_shapes import Hit, Picture
from dxdesk.domain.charts import EMPTY, Chart, bar_words, chart_words
from dxdesk.domain.paper_tables import Source
from dxdesk.report.words import number
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.papers.chart_painter import ChartPainter
from dxdesk.ui.parts import EmptyState, Rule, Scrolled, announce, text
from dxdesk.ui.theme import Theme

_SMALLEST = 260
_KEYS = "Phím mũi tên để đi từng thanh, Enter để xem phiếu."
_SILENT = " "  # keeps the line free for what is said of a bar
_ROOM = 6  # around the bars, for the ring
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChartPane(QStackedWidget):
    """All charts of one paper under each other, or the word that there is nothing to draw.

    Signal: opened(Source) when somebody wants the records behind a figure.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self.views: list[ChartView] = []
        self._empty = EmptyState(self, "targets", EMPTY)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(10, 10, 14, 4)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._scroll = Scrolled(self, self._inside)
        self.addWidget(self._empty)
        self.addWidget(self._scroll)
        self.setProperty("role", "scrolled")

    def show_charts(self, charts: Sequence[Chart], nothing: str = "") -> None:
        """These charts and no others; with none `nothing` says how they come about."""
        self._empty.show_state("targets", EMPTY, nothing)
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            part = item.widget() if item else None
            if part:
                part.hide()
                part.deleteLater()
        self.views = []
        for chart in charts:
            self._add(chart)
        self.setCurrentWidget(self._scroll if charts else self._empty)
        self._scroll.verticalScrollBar().setValue(0)

    def _add(self, chart: Chart) -> None:
        view, said = ChartView(self._theme, self._inside), text(_SILENT, "small", self._inside)
        view.show_chart(chart)
        view.opened.connect(self.opened)
        said.setWordWrap(True)
        said.setContentsMargins(_ROOM, 0, 0, 0)
        said.setHidden(chart.empty)
        view.told.connect(said.setText)
        view.walked.connect(lambda at: self._into_sight(view, at))
        for part in ([Rule(self._inside)] if self.views else []) + [view, said]:
            self._column.insertWidget(self._column.count() - 1, part)
        self.views.append(view)

    def _into_sight(self, view: "ChartView", at: QRect) -> None:
        """A bar of a chart higher than the window, brought into sight."""
        middle, room = view.mapTo(self._inside, at.center()), self._theme.px(24)
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, at.height() // 2 + room)


class ChartView(QWidget):
    """One chart; as high as its bars need.

    Signals: opened(Source); told(words) of the bar the keys or the mouse stand on, without one how to walk;
    walked(QRect) where that bar is.
    """

    opened = Signal(object)
    told = Signal(str)
    walked = Signal(QRect)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = ChartPainter(theme)
        self._chart: Chart | None = None
        self._picture: Picture | None = None
        self._theme = theme
        self.chosen = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._look_again)

    def show_chart(self, chart: Chart) -> None:
        """Another chart; an empty one takes no focus."""
        self._chart, self._picture, self.chosen = chart, None, -1
        self.setAccessibleName(chart_words(chart, number))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if chart.empty else Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if chart.empty else Qt.CursorShape.PointingHandCursor)
        self.updateGeometry()
        self.update()

    def picture(self, width: float = 0) -> Picture:
        """The chart laid out in the width it has, or in another, less the room around it."""
        wanted = max(width or self.width(), self._theme.px(_SMALLEST)) - 2 * _ROOM
        if self._picture is None or self._picture.width != wanted:
            self._picture = lay_out(self._shown, wanted, self._painter.pen())
        return self._picture

    def choose(self, hit: int) -> None:
        """Stand on a figure and say it; -1 stands on none."""
        self.chosen = hit
        self.update()
        if hit < 0:
            self.told.emit(_KEYS if self.hasFocus() else _SILENT)
            return
        found = self.picture().hits[hit]
        words = self._words(found)
        self.told.emit(f"{words}.")
        self.walked.emit(QRectF(found.left, found.top, found.width, found.height).toAlignedRect().translated(_ROOM, 0))
        announce(self, words)

    def open_chosen(self) -> None:
        """Ask for the records behind the figure the keys stand on."""
        source = self._source(self.picture().hits[self.chosen]) if self.chosen >= 0 else None
        if source:
            self.opened.emit(source)

    def hasHeightForWidth(self) -> bool:
        """As high as the bars need."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the chart laid out in that width."""
        return round(self.picture(width).height) + 1

    def sizeHint(self) -> QSize:
        """What it takes in the width it has."""
        wide = max(self.width(), self._theme.px(_SMALLEST))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """The least width at which bars can be told apart."""
        return QSize(self._theme.px(_SMALLEST), self._theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chart, and a ring round the bar that is chosen."""
        painter = QPainter(self)
        painter.translate(_ROOM, 0)
        self._painter.paint(painter, self.picture(), self.chosen)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End walk the figures, Enter opens one, Esc leaves the bars."""
        last = len(self.picture().hits) - 1
        key = event.key()
        if key in _STEPS:
            first = 0 if _STEPS[Qt.Key(key)] > 0 else last
            self.choose(first if self.chosen < 0 else min(max(self.chosen + _STEPS[Qt.Key(key)], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(0 if key == Qt.Key.Key_Home else last)
        elif key in ENTER and self.chosen >= 0:
            self.open_chosen()
        elif key == Qt.Key.Key_Escape and self.chosen >= 0:
            self.choose(-1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a bar chooses it and opens its records."""
        found = self.hit_at(event.position())
        self.choose(found)
        if found >= 0:
            self.open_chosen()

    def hit_at(self, point: QPointF) -> int:
        """The figure that stands there, -1 for none."""
        for at, hit in enumerate(self.picture().hits):
            inside = 0 <= point.x() - _ROOM - hit.left <= hit.width and 0 <= point.y() - hit.top <= hit.height
            if inside:
                return at
        return -1

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Says how to walk the bars."""
        super().focusInEvent(event)
        if self.chosen < 0:
            self.told.emit(_KEYS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the keys no bar is chosen, unless a window is laid over for a moment."""
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.choose(-1)
        super().focusOutEvent(event)

    @property
    def _shown(self) -> Chart:
        if self._chart is None:
            raise ValueError("no chart was shown yet")
        return self._chart

    def _words(self, hit: Hit) -> str:
        chart, bar = self._shown, self._shown.bars[hit.bar]
        if not hit.of_other:
            return bar_words(chart, bar, number)
        return f"{bar.label}, {chart.key[1]}: {number(bar.other)} {chart.unit}"

    def _source(self, hit: Hit) -> Source | None:
        bar = self._shown.bars[hit.bar]
        return bar.other_source if hit.of_other else bar.source

    def _look_again(self) -> None:
        self._picture = None
        self.updateGeometry()
        self.update()
