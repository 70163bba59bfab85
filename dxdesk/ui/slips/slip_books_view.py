"""How one book lies on its page: its numbers with their legend, the cards beside or below, the buttons at the foot."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Button, Card, IconLabel, MessageBar, Rule, Tag, text
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.slips.slip_books_grid import NumberGrid
from dxdesk.ui.slips.slip_books_number import NumberCard
from dxdesk.ui.slips.slip_books_reason import ReasonBox
from dxdesk.ui.slips.slip_books_totals import TotalsCard
from dxdesk.ui.slips.slip_books_words import NUMBER_TAGS

_GAP, _PRINT = 12, "Ctrl P"


class Legend(QWidget):
    """The icons of the grid once more with their words, and how many numbers stand so (look §1.7)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 0, 4, 0)
        self._grid.setHorizontalSpacing(6)
        self._states: list[str] = []
        self.across = 6

    def show_states(self, states: Iterable[str]) -> None:
        """Count other numbers."""
        self._states = list(states)
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        counted = Counter(self._states)
        for at, state in enumerate(state for state in NUMBER_TAGS if counted[state]):
            tag, row, column = NUMBER_TAGS[state], at // self.across, at % self.across * 2
            self._grid.addWidget(IconLabel(self, tag.icon, 16, tag.tone), row, column)
            self._grid.addWidget(text(f"{counted[state]} {tag.text.lower()}  ", "small", self), row, column + 1)
        for column in range(14):
            self._grid.setColumnStretch(column, int(column == 2 * self.across))

    def reshape(self, shape: Shape) -> None:
        """Fewer beside each other where it is narrow."""
        self.across = 3 if shape.narrow else 6
        self.show_states(self._states)


class BookView(QWidget):
    """The parts of the page; what they do stands in `slip_books_page`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grid = NumberGrid(desk.theme, self)
        self.legend = Legend(self)
        self.number, self.totals = NumberCard(self), TotalsCard(self)
        self.message = MessageBar(self)
        self.state = Tag(self)  # stands in the head of the sheet
        self.enter = Button(self, "Nhập phiếu của quyển này", kind="primary", icon="pencil", keys="Ctrl Enter")
        self.print_it = Button(self, "In phiếu", icon="printer", keys=_PRINT)
        self.print_it.setAccessibleName("In phiếu")
        self.close_it = Button(self, "Đóng quyển", icon="lock")
        self.delete_it = Button(self, "Xóa quyển", kind="danger")
        self.ask_why = ReasonBox(self, "&Vì sao vẫn đóng?", "Vẫn đóng", in_line=True)
        left, self._right = QWidget(self), QWidget(self)
        self._left_box, self._right_box = _column(left), _column(self._right)
        inside = QWidget(self)
        inside.setProperty("role", "scrolled")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._body.setContentsMargins(0, 4, 0, 4)
        self._body.setSpacing(_GAP)
        self._body.addWidget(left, 1)
        self._body.addWidget(self._right)
        self._left_box.addWidget(self._numbers_card(), 1)
        for card in (self.number, self.totals):
            self._right_box.addWidget(card)
        self._right_box.addStretch(1)
        self._lay(inside)

    def reshape(self, shape: Shape) -> None:
        """Numbers beside their facts, or below them, the number chosen first; a low window scrolls as a whole."""
        px, ways = self._desk.theme.px, QBoxLayout.Direction
        self._body.setDirection(ways.TopToBottom if shape.narrow else ways.LeftToRight)
        self._right.setMinimumWidth(0 if shape.narrow else px(336 if shape.wide else 300))
        self._right.setMaximumWidth(UNBOUND if shape.narrow else self._right.minimumWidth())
        (self._left_box if shape.narrow else self._right_box).insertWidget(0, self.number)
        self.grid.setMinimumHeight(px(140 if shape.low else 220))
        self.totals.reshape(shape, px(124))
        self.legend.reshape(shape)
        self.enter.setText("Nhập phiếu" if shape.narrow else "Nhập phiếu của quyển này")
        self.print_it.setText("In" if shape.narrow else "In phiếu")
        self.print_it.dress("" if shape.narrow else "printer", "" if shape.narrow else _PRINT)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # out of sight it would not find out that it needs less room now

    def _numbers_card(self) -> Card:
        card = Card(self, flush=True)
        card.body.setContentsMargins(8, 8, 8, 8)
        card.body.setSpacing(6)
        card.body.addWidget(self.grid, 1)
        card.body.addWidget(Rule(self))
        card.body.addWidget(self.legend)
        return card

    def _lay(self, inside: QWidget) -> None:
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.delete_it, self.close_it, self.print_it, self.enter):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(scroll, 1)
        for widget in (self.message, self.ask_why):
            column.addWidget(widget)
        column.addLayout(foot)


def _column(of: QWidget) -> QVBoxLayout:
    box = QVBoxLayout(of)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(_GAP)
    return box
