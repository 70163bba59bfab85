"""Bản kê các lần: every taking in, what it brought, and taking it back (format §3, Un-import)."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.store.database import Store
from dxdesk.store.intakes import TakenIn, intake_files, intakes
from dxdesk.store.records import writer_label
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.intake_detail import IntakeDetail
from dxdesk.ui.exchange.intake_rows import Opened, intake_columns
from dxdesk.ui.parts import Card, EmptyState, Message, MessageBar
from dxdesk.ui.shape import Shape
from dxdesk.ui.table_view import TableView

T = TypeVar("T")
_NONE, _LIST = range(2)
_LISTED, _TOLD = 5, 6  # how the width is shared


class IntakesPane(QWidget):
    """The list and the one chosen.

    Signals: changed() when one of them was taken back.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = MessageBar(self)
        self.stack = QStackedWidget(self)
        self.none = EmptyState(self)
        self.list = TableView(self)

    def set_up(self, desk: Desk) -> None:
        """Join the pane with the desk."""
        self._desk = desk
        self._open = 0
        self.detail = IntakeDetail(desk, self)
        self.list.set_up(desk.theme, intake_columns())
        self.list.setAccessibleName("Các lần nhận")
        self.none.show_state("box", "Chưa nhận lần nào", "Mỗi lần nhận được ghi ở đây, gỡ lại được cả lần.")
        self._lay_out()
        self.list.chosen.connect(self._choose)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._open > 0

    def load(self) -> None:
        """Read the list again."""
        self._ask(intakes, self._show)

    def begin(self) -> None:
        """Put the cursor where the arrows choose."""
        self.list.setFocus()

    def reshape(self, shape: Shape) -> None:
        """The one chosen stands below the list where it is narrow."""
        directions = QBoxLayout.Direction
        self._panes.setDirection(directions.LeftToRight if shape.width >= 900 else directions.TopToBottom)

    def _show(self, found: list[TakenIn]) -> None:
        kept = self.list.current
        self.stack.setCurrentIndex(_LIST if found else _NONE)
        self.list.show_rows(found)
        at = next((at for at, one in enumerate(found) if kept and one.name == kept.name), 0)
        if found:
            self.list.choose(at)
            self._choose(found[at])

    def _choose(self, taken: TakenIn | None) -> None:
        if taken is None:
            return

        def read(store: Store) -> Opened:
            return Opened(taken, intake_files(store, taken.name),
                          tuple(writer_label(store, writer) for writer in taken.writers))

        self._ask(read, self._show_one)

    def _show_one(self, opened: Opened) -> None:
        if self.list.current is not None and self.list.current.name == opened.taken.name:
            self.detail.show_intake(opened)

    def _ask(self, read: Callable[[Store], T], done: Callable[[T], object]) -> None:
        def work() -> T:
            with self._desk.reopen() as store:
                return read(store)

        def finished(answer: T) -> None:
            self._open -= 1
            done(answer)

        self._open += 1
        self._desk.background.run(work, done=finished, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        self._open -= 1
        if not isinstance(error, DeskError):
            raise error
        self.message.tell(Message("bad", error.sentence))

    def _lay_out(self) -> None:
        listed = QWidget(self)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, listed)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(16)
        card = Card(self, flush=True)
        card.body.addWidget(self.list)
        self._panes.addWidget(card, _LISTED)
        self._panes.addWidget(self.detail, _TOLD)
        for page in (self.none, listed):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.message)
        column.addWidget(self.stack, 1)
