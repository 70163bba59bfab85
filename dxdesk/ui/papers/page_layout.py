"""The panes of the page of papers: what to print at the left, the paper in the middle, what to know at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.bulletin import Bulletin
from dxdesk.domain.target_sheet import TargetSheet
from dxdesk.papers.activity import LEVELS
from dxdesk.papers.choices import SIGNER, Choices
from dxdesk.papers.kinds import PaperKind
from dxdesk.papers.making import Made, days_of, scope_of
from dxdesk.ui.check_lines import CheckLines
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.around import Around
from dxdesk.ui.papers.bulletin_card import BulletinCard
from dxdesk.ui.papers.chart_pane import ChartPane
from dxdesk.ui.papers.figures_pane import FiguresPane
from dxdesk.ui.papers.narrative_pane import NarrativePane
from dxdesk.ui.papers.paper_choices import PaperChoices
from dxdesk.ui.papers.paper_making import PaperMaking
from dxdesk.ui.papers.papers_list import PapersList
from dxdesk.ui.papers.pdf_view import PdfView
from dxdesk.ui.papers.print_panel import PrintPanel
from dxdesk.ui.papers.printed_card import PrintedCard
from dxdesk.ui.papers.side_scroll import SideScroll
from dxdesk.ui.papers.sign_card import SignCard
from dxdesk.ui.papers.signing_card import SigningCard
from dxdesk.ui.papers.target_card import TargetCard
from dxdesk.ui.parts import Button, Card, ElidedLabel, EmptyState, MessageBar, PageHead, Progress, Rule, Scrolled
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.tabs import Tabs

PAPER, FIGURES, CHARTS, WORDS, OPTIONS = range(5)
_VIEWS = ("Trang in", "Số liệu", "Biểu đồ", "Lời văn", "Giấy và kỳ")
_THREE_PANES = 1010  # logical width below which the paper between two sides would be cut
_LEFT, _RIGHT, _RIGHT_LESS = 240, 296, 248


class PageLayout:
    """The widgets of the page and where they stand. `page` holds them; the page tells them what to show."""

    def __init__(self, desk: Desk, page: QWidget, making: PaperMaking, title: str) -> None:
        self._theme = desk.theme
        self._worded: tuple[str, str, str] | None = None
        self.head = PageHead(page, title)
        self.body = QWidget(page)
        self.message, self.progress, self.making = MessageBar(self.body), Progress(self.body), Progress(self.body)
        self.message.setProperty("stacked", True)
        self._make_cards(desk, making)  # the list of papers first: the page begins there
        self._make_views(desk)
        self.left, self.middle, self.right = self._left(), self._middle(), self._right()
        self._options_box = QVBoxLayout()
        self._lay_out(page)
        self.views.changed.connect(self.stack.setCurrentIndex)
        for view in (CHARTS, WORDS):
            self.views.show_tab(view, False)
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
        """Another kind: its paper comes into sight first, from its beginning."""
        self.paper.go(0)
        self.signing.rest()
        self.signing.setVisible(SIGNER in kind.asks)
        if self.views.current != OPTIONS:
            self.views.choose(PAPER)

    def show_words(self, key: str, choices: Choices) -> None:
        """The words of a report, where it is another one than before; typing in them goes on undisturbed."""
        named = (key, days_of(choices), scope_of(choices))
        self.views.show_tab(WORDS, key in LEVELS)
        if named != self._worded:
            self._worded = named
            self.narrative.show_paper(key, choices)

    def forget_words(self) -> None:
        """The words are read again next time: what they are drafted from may have changed."""
        self._worded = None

    def show_paper(self, made: Made) -> None:
        """There is a paper."""
        self.page.setCurrentWidget(self.paper)
        self.figures.show_paper(made)
        self.print_paper.setText(f"In {made.drawn.pages} trang")
        for card, sheet in ((self.bulletin, Bulletin), (self.targets, TargetSheet)):
            card.setVisible(isinstance(made.sheet, sheet))
            if isinstance(made.sheet, sheet):
                card.show_made(made)

    def show_around(self, around: Around) -> None:
        """What stands beside the paper; the charts where it has any."""
        self.checks.show_lines(around.lines)
        self.printed.show_standing(around.standing)
        self.check_card.show()
        self.charts.show_charts(around.charts)
        self.views.show_tab(CHARTS, bool(around.charts))

    def show_prints(self) -> None:
        """The card of the prints comes into sight, where the sides share a tab by that."""
        if self.left.parentWidget() is not self.body:
            self.views.choose(OPTIONS)

    def show_no_paper(self) -> None:
        """There is none; the message says why."""
        self.page.setCurrentWidget(self.none)
        self.figures.clear()
        self.print_paper.setText("In")
        for card in (self.check_card, self.bulletin, self.targets):
            card.hide()
        self.printed.show_none()
        self.views.show_tab(CHARTS, False)

    def reshape(self, shape: Shape) -> None:
        """Three panes; where it is narrow the outer two share a tab beside the paper."""
        px, one_pane = self._theme.px, shape.width < _THREE_PANES
        self.head.setVisible(not shape.low)
        self.column.setContentsMargins(20, 8 if shape.low else 0, 16, 12)
        self._place_sides(one_pane)
        right = _RIGHT if shape.wide else _RIGHT_LESS
        for side, width in ((self.left, _LEFT), (self.right, right)):
            side.setMinimumWidth(0 if one_pane else px(width))
            side.setMaximumWidth(UNBOUND if one_pane else px(width))
        self.as_of.setVisible(shape.wide)
        self.figures.narrow(shape.narrow)
        self.narrative.reshape(shape)

    def _place_sides(self, narrow: bool) -> None:
        self.views.show_tab(OPTIONS, narrow)
        for scroll in (*self.left.findChildren(SideScroll), *self.right.findChildren(SideScroll)):
            scroll.show_whole(narrow)
        if narrow:
            self._options_box.addWidget(self.left)
            self._options_box.addWidget(self.right)
        else:
            self._row.insertWidget(0, self.left)
            self._row.addWidget(self.right)

    def _make_views(self, desk: Desk) -> None:
        self.views, self.as_of = Tabs(self.body), ElidedLabel(self.body, role="small")
        self.as_of.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.paper = PdfView(self.body)
        self.none = EmptyState(self.body, "doc", "Chưa có giấy nào để xem.")
        self.figures, self.charts = FiguresPane(desk, self.body), ChartPane(desk, self.body)
        self.narrative = NarrativePane(desk, self.body)
        self.paper.set_up(desk.background, desk.notice.failed, desk.theme)
        self.views.set_up(desk.theme, *_VIEWS)
        self.views.setAccessibleName("Trang in, số liệu, biểu đồ, lời văn")

    def _make_cards(self, desk: Desk, making: PaperMaking) -> None:
        self.papers, self.choices = PapersList(desk, self.body), PaperChoices(desk, self.body)
        self.checks, self.sign = CheckLines(self.body), SignCard(desk, self.body)
        self.printed, self.panel = PrintedCard(desk, self.body), PrintPanel(desk, self.body)
        self.bulletin = BulletinCard(desk, making, self.message, self.body)
        self.targets = TargetCard(desk, self.message, self.body)
        self.signing = SigningCard(desk, making, self.message, self.body)
        self.print_paper = Button(self.body, "In", kind="primary", icon="printer", keys="Ctrl P")
        self.save_paper = Button(self.body, "Lưu tệp PDF", icon="doc", keys="Ctrl S")
        self.stop_print = Button(self.body, "Chưa in", keys="Esc")

    def _lay_out(self, page: QWidget) -> None:
        options = QWidget(self.body)
        options.setLayout(self._options_box)
        self._options_box.setContentsMargins(16, 12, 16, 12)
        self._options_box.setSpacing(16)
        self.stack.addWidget(Scrolled(self.stack, options))
        self._row = QHBoxLayout(self.body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for part, share in ((self.left, 0), (self.middle, 1), (self.right, 0)):
            self._row.addWidget(part, share)
        self.column = QVBoxLayout(page)
        self.column.setSpacing(0)
        self.column.addWidget(self.head)
        self.column.addWidget(self.body, 1)

    def _left(self) -> QWidget:
        left = QWidget(self.body)
        asked = SideScroll(left, self.choices, self.papers.elsewhere)
        asked.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.papers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.papers)
        column.addWidget(asked)
        return left

    def _middle(self) -> QWidget:
        middle = Card(self.body, flush=True)
        middle.body.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 12, 0)
        bar.addWidget(self.views)
        bar.addWidget(self.as_of, 1)
        self.page = QStackedWidget(middle)
        self.page.addWidget(self.paper)
        self.page.addWidget(self.none)
        self.stack = QStackedWidget(middle)
        for view in (self.page, self.figures, self.charts, self.narrative):
            self.stack.addWidget(view)
        self.making.setContentsMargins(16, 12, 16, 12)
        middle.body.addLayout(bar)
        middle.body.addWidget(Rule(middle))
        middle.body.addWidget(self.making)
        middle.body.addWidget(self.stack, 1)
        return middle

    def _right(self) -> QWidget:
        right = QWidget(self.body)
        self.check_card = Card(right, "Trước khi in")
        self.check_card.body.addWidget(self.checks)
        self.side = QStackedWidget(right)
        cards = (self.check_card, self.bulletin, self.targets, self.sign, self.printed, self.signing)
        for parts in (cards, (self.panel,)):
            self.side.addWidget(SideScroll(self.side, *parts))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.side, 1)
        for part in (self.progress, self.message, self.print_paper, self.save_paper, self.stop_print):
            column.addWidget(part)
        return right

