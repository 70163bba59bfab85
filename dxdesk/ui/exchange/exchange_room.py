"""Where an exchange happens on the screen: steps, place, what lies there, messages, buttons (picture 06)."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.ask_sheet import AskSheet
from dxdesk.ui.exchange.check_pane import CheckPane
from dxdesk.ui.exchange.exchange_work import Told
from dxdesk.ui.exchange.pack_sheet import PackSheet
from dxdesk.ui.exchange.pack_table import CHANGED, MADE, PAD, SKIPPED, TotalRow, content_height, pack_columns
from dxdesk.ui.exchange.place_card import PlaceCard
from dxdesk.ui.exchange.place_pane import PlacePane
from dxdesk.ui.parts import Button, Card, EmptyState, Message, MessageBar, Progress, Scrolled, Stepper, text
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.table_view import TableView
from dxdesk.ui.who_has.card import WhoHasCard

CHOOSE, CHECK, TABLE, PACKS, ASK = range(5)
_LEAST = 140  # logical height of a stage
_LEFT, _SIDE = 620, 494  # how the width is shared where there is a card beside the table


class ExchangeRoom(QWidget):
    """The widgets of the tab and how they stand; what happens is the pane's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = Shape(1366, 768)
        self.steps = Stepper(self)
        self.place_card = PlaceCard(self)
        self.stages = QStackedWidget(self)
        self.bars = tuple(MessageBar(self) for _ in range(2))
        self.progress = Progress(self)
        self.foot = QWidget(self)
        self.will, self.note = text("", "strong", self), text("", "label", self)
        self.later = Button(self, "Để sau")
        self.take_back = Button(self, "Gỡ lần nhận này", icon="undo")
        self.look_again = Button(self, "Xem lại", icon="eye")
        self.go = Button(self, "Nhận và gửi", kind="primary", keys="Enter")
        self.packs, self.total, self.empty = TableView(self), TotalRow(self), EmptyState(self)

    def set_up(self, desk: Desk, steps: Sequence[str]) -> None:
        """Join the parts with the desk and lay them out."""
        self._desk = desk
        self.place, self.check = PlacePane(desk, self), CheckPane(self)
        self.sheet, self.ask = PackSheet(desk, self), AskSheet(self)
        self.who = WhoHasCard(desk, self)
        self.steps.set_steps(steps)
        self.packs.set_up(desk.theme, pack_columns(), pad=PAD)
        self.packs.setAccessibleName("Các gói ở nơi này")
        self.total.set_up(desk.theme, self.packs)
        self._panes = (self.place, self.check, self._table_card(), self.sheet, self.ask)
        for pane in self._panes:
            self.stages.addWidget(pane)
        self._lay_out()
        desk.theme.changed.connect(self._fit)

    def show_stage(self, stage: int) -> None:
        """What is in the middle: where to exchange, how that place is, the table, the files of a row, a question."""
        for at, pane in enumerate(self._panes):
            asks = QSizePolicy.Policy.Preferred if at == stage else QSizePolicy.Policy.Ignored
            pane.setSizePolicy(asks, asks)  # what is out of sight asks for no room
        self.stages.setCurrentIndex(stage)
        self.foot.setVisible(stage == TABLE)
        for bar in self.bars:
            bar.setVisible(stage not in (PACKS, ASK) and bar.message is not None)
        self._arrange()
        self._fit()

    def show_told(self, told: Told) -> None:
        """The rows of a look or an exchange."""
        self.packs.show_rows(told.packs)
        self.total.show_total(told.packs, not told.preview)
        self._files.setCurrentIndex(1 if told.packs else 0)
        self._fit()

    def say(self, messages: Sequence[Message]) -> None:
        """The messages that stand now, at most two."""
        for bar, message in zip(self.bars, [*messages, None, None][:len(self.bars)], strict=True):
            if message is None:
                bar.clear()
            elif bar.message != message:
                bar.tell(message)
        QTimer.singleShot(0, self, self._bring_said_into_view)  # once the layout has given it its place

    def offer(self, button: str, will: str, note: str) -> None:
        """What the primary button would do."""
        self._say_will(will, note)
        self.go.setText(button)
        self.go.show()
        self.later.show()
        self.look_again.hide()
        self.take_back.hide()

    def end(self, will: str, note: str, came: bool = False) -> None:
        """It is done, or broken off: only another look tells what is left; what `came` can be taken back."""
        self._say_will(will, note)
        self.take_back.setVisible(came)
        self.go.hide()
        self.later.hide()
        self.look_again.show()
        self.look_again.setFocus()

    def enable(self, on: bool) -> None:
        """Nothing else may be begun while something is being done; the button just pressed keeps the cursor."""
        for part in (self.place, self.check, self.place_card, self.packs, self.later, self.take_back):
            part.setEnabled(on)

    def reshape(self, shape: Shape) -> None:
        """A card beside the table only where it is wide; where it is narrow a row keeps whose, state, one number."""
        self._shape = shape
        self.packs.setColumnHidden(MADE, shape.narrow)
        for column in (CHANGED, SKIPPED):
            self.packs.setColumnHidden(column, shape.narrow)
        self.steps.show_words(shape.wide)
        for part in (self.steps, self.will, self.note):
            part.setVisible(not shape.low)
        self.sheet.reshape(shape)
        self.check.reshape(shape)
        self._arrange()
        self._fit()

    def _bring_said_into_view(self) -> None:
        if self.bars[0].isVisible():
            self._scroll.ensureWidgetVisible(self.bars[0], 0, self._desk.theme.px(8))

    def _say_will(self, will: str, note: str) -> None:
        self.will.setText(will)
        self.note.setText(note)
        self.foot.show()

    def _table_card(self) -> QWidget:
        card = Card(self, flush=True)
        self._files = QStackedWidget(card)
        self._files.addWidget(self.empty)
        self._files.addWidget(self.packs)
        self.empty.show_state("usb", "Nơi này chưa có gói nào", "Gửi phiếu của máy này để máy khác nhận.")
        card.body.addWidget(self._files, 1)
        card.body.addWidget(self.total)
        card.body.setSpacing(0)
        return card

    def _lay_out(self) -> None:
        self._way = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._way.setSpacing(12)
        self._way.addWidget(self.steps)
        self._way.addStretch(1)
        self._way.addWidget(self.place_card)
        inside = QWidget(self)
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addLayout(self._way)
        body.addWidget(self.stages, 1)
        for bar in self.bars:
            body.addWidget(bar)
        body.addStretch(0)
        self._scroll = Scrolled(self, inside)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._scroll, 1)
        left.addWidget(self.progress)
        left.addWidget(self.foot)
        self._fill_foot()
        self._beside = QVBoxLayout()
        self._beside.setSpacing(12)
        self._beside.addWidget(self.who, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, _LEFT)
        row.addLayout(self._beside)
        self._row = row

    def _fill_foot(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        for label in (self.will, self.note):
            label.setWordWrap(True)
            said.addWidget(label)
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(said, 1)
        for button in (self.later, self.take_back, self.look_again, self.go):
            row.addWidget(button)

    def _arrange(self) -> None:
        """The place stands over the card beside the table, else behind the steps or below them."""
        beside = self._shape.wide and self.stages.currentIndex() == TABLE
        self.who.setVisible(beside)
        if beside:
            self._beside.insertWidget(0, self.place_card)
        else:
            self._way.addWidget(self.place_card)
        self._row.setStretchFactor(self._beside, _SIDE if beside else 0)
        directions = QBoxLayout.Direction
        self._way.setDirection(directions.TopToBottom if self._shape.narrow else directions.LeftToRight)
        self.place_card.setVisible(self.stages.currentIndex() != CHOOSE)

    def _fit(self) -> None:
        """The table is as high as its rows, where there is room; the messages follow it."""
        rows = content_height(self.packs) + self.total.sizeHint().height() + 4
        tabled = self.stages.currentIndex() == TABLE and bool(self.packs.rows)
        self.stages.setMinimumHeight(min(self._desk.theme.px(_LEAST), rows) if tabled else self._desk.theme.px(_LEAST))
        self.stages.setMaximumHeight(rows if tabled else UNBOUND)
