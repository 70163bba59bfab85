"""The panes of the page of papers: what to print at the left, the paper in the middle, what to know at the right."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.papers.kinds import PaperKind
from dxdesk.papers.making import Made
from dxdesk.ui.check_lines import CheckLines
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.chart_pane import ChartPane
from dxdesk.ui.papers.figures_pane import FiguresPane
from dxdesk.ui.papers.paper_choices import PaperChoices
from dxdesk.ui.papers.papers_list import PapersList
from dxdesk.ui.papers.pdf_view import PdfView
from dxdesk.ui.papers.print_panel import PrintPanel
from dxdesk.ui.papers.sign_card import SignCard
from dxdesk.ui.parts import Button, Card, EmptyState, MessageBar, PageHead, Progress, Rule, Scrolled, text
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.tabs import Tabs

PAPER, FIGURES, CHARTS, OPTIONS = range(4)
_VIEWS = ("Trang in", "Số liệu", "Biểu đồ", "Giấy và kỳ")
_THREE_PANES = 1010  # logical width below which the paper between two sides would be cut
_LEFT, _LEFT_LESS, _RIGHT, _RIGHT_LESS = 240, 228, 296, 248


class PageLayout:
    """The widgets of the page and where they stand. `page` holds them; the page tells them what to show."""

    def __init__(self, desk: Desk, page: QWidget, title: str) -> None:
        self._theme = desk.theme
        self.head = PageHead(page, title)
        self.body = QWidget(page)
        self.papers, self.choices = PapersList(desk, self.body), PaperChoices(desk, self.body)
        self.views, self.as_of = Tabs(self.body), text("", "small", self.body)
        self.paper = PdfView(self.body)
        self.figures, self.charts = FiguresPane(desk, self.body), ChartPane(desk, self.body)
        self.none = EmptyState(self.body, "doc", "Chưa có giấy nào để xem.")
        self.making, self.progress = Progress(self.body), Progress(self.body)
        self.checks, self.sign = CheckLines(self.body), SignCard(desk, self.body)
        self.panel = PrintPanel(desk, self.body)
        self.message = MessageBar(self.body)
        self.message.setProperty("stacked", True)
        self.print_paper = Button(self.body, "In", kind="primary", icon="printer", keys="Ctrl P")
        self.save_paper = Button(self.body, "Lưu tệp PDF", icon="doc")
        self.stop_print = Button(self.body, "Chưa in", keys="Esc")
        self.paper.set_up(desk.background, desk.notice.failed, desk.theme)
        self.views.set_up(desk.theme, *_VIEWS)
        self.views.setAccessibleName("Trang in, số liệu, biểu đồ")
        self.left, self.middle, self.right = self._left(), self._middle(), self._right()
        self.options = QWidget(self.body)
        self._options_box = QVBoxLayout(self.options)
        self._options_box.setContentsMargins(16, 12, 16, 12)
        self._options_box.setSpacing(16)
        self.stack.addWidget(Scrolled(self.stack, self.options))
        self._row = QHBoxLayout(self.body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for part, share in ((self.left, 0), (self.middle, 1), (self.right, 0)):
            self._row.addWidget(part, share)
        self.column = QVBoxLayout(page)
        self.column.setSpacing(0)
        self.column.addWidget(self.head)
        self.column.addWidget(self.body, 1)
        self.views.changed.connect(self.stack.setCurrentIndex)
        self.views.show_tab(CHARTS, False)
        self.show_print(False)

    @property
    def printing(self) -> bool:
        """Whether the panel of printing is in sight."""
        return self.side.currentIndex() == 1

    def show_print(self, on: bool) -> None:
        """The panel of printing in the place of what must be read, or back."""
        self.side.setCurrentIndex(int(on))
        self.save_paper.setHidden(on)
        self.stop_print.setVisible(on)

    def show_kind(self, kind: PaperKind) -> None:
        """Another kind: its paper comes into sight first."""
        if self.views.current != OPTIONS:
            self.views.choose(PAPER)

    def show_paper(self, made: Made) -> None:
        """There is a paper; its charts where it has any."""
        charts = getattr(made.sheet, "charts", ())
        self.views.show_tab(CHARTS, bool(charts))
        self.charts.show_charts(charts)
        self.page.setCurrentWidget(self.paper)
        self.print_paper.setText(f"In {made.drawn.pages} trang")

    def show_no_paper(self) -> None:
        """There is none; the message says why."""
        self.page.setCurrentWidget(self.none)
        self.print_paper.setText("In")
        self.checks.show_lines([])

    def reshape(self, shape: Shape) -> None:
        """Three panes; where it is narrow the outer two share a tab beside the paper."""
        px, one_pane = self._theme.px, shape.width < _THREE_PANES
        self.head.setVisible(not shape.low)
        self.column.setContentsMargins(20, 8 if shape.low else 0, 16, 12)
        self._place_sides(one_pane)
        left, right = (_LEFT, _RIGHT) if shape.wide else (_LEFT_LESS, _RIGHT_LESS)
        for side, width in ((self.left, left), (self.right, right)):
            side.setMinimumWidth(0 if one_pane else px(width))
            side.setMaximumWidth(UNBOUND if one_pane else px(width))
        self.as_of.setVisible(not shape.narrow)
        self.figures.narrow(shape.narrow)

    def _place_sides(self, narrow: bool) -> None:
        self.views.show_tab(OPTIONS, narrow)
        if narrow:
            self._options_box.addWidget(self.left)
            self._options_box.addWidget(self.right)
        else:
            self._row.insertWidget(0, self.left)
            self._row.addWidget(self.right)

    def _left(self) -> QWidget:
        left = QWidget(self.body)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.papers, 1)
        column.addWidget(self.choices)
        return left

    def _middle(self) -> QWidget:
        middle = Card(self.body, flush=True)
        middle.body.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 12, 0)
        bar.addWidget(self.views)
        bar.addStretch(1)
        bar.addWidget(self.as_of)
        self.page = QStackedWidget(middle)
        self.page.addWidget(self.paper)
        self.page.addWidget(self.none)
        self.stack = QStackedWidget(middle)
        for view in (self.page, self.figures, self.charts):
            self.stack.addWidget(view)
        self.making.setContentsMargins(16, 12, 16, 12)
        middle.body.addLayout(bar)
        middle.body.addWidget(Rule(middle))
        middle.body.addWidget(self.making)
        middle.body.addWidget(self.stack, 1)
        return middle

    def _right(self) -> QWidget:
        right = QWidget(self.body)
        card = Card(right, "Trước khi in")
        card.body.addWidget(self.checks)
        self.side = QStackedWidget(right)
        self.side.addWidget(Scrolled.column(self.side, card, self.sign, spacing=12))
        self.side.addWidget(Scrolled.column(self.side, self.panel))
        self.side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.side, 1)
        for part in (self.progress, self.message, self.print_paper, self.save_paper, self.stop_print):
            column.addWidget(part)
        return right
