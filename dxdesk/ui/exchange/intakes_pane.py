"""Bản kê các lần: every taking in, what it brought, and taking it back (format §3, Un-import)."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.store.database import Store
from dxdesk.store.intakes import TakenIn, intake_files, intakes
from dxdesk.store.records import writer_label
from dxdesk.store.undo import Undone, undo_save
from dxdesk.store.unimport import preview_unimport, unimport
from dxdesk.ui.background import Report, Stopped
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange import intake_words as words
from dxdesk.ui.exchange.ask_sheet import AskSheet
from dxdesk.ui.exchange.intake_detail import IntakeDetail
from dxdesk.ui.exchange.intake_rows import Opened, intake_columns
from dxdesk.ui.parts import Action, Card, EmptyState, Message, MessageBar, Progress, Scrolled
from dxdesk.ui.shape import Shape
from dxdesk.ui.table_view import TableView

T = TypeVar("T")
Asked = tuple[Undone, tuple[tuple[str, str], ...]]
_NONE, _LIST, _ASK = range(3)
_LIST_LEAST, _DETAIL_LEAST = 130, 280  # logical heights; where there is less room the two scroll together
_LISTED, _TOLD = 5, 6  # how the width is shared
_SAFE = "Dừng lúc nào cũng được; bấm gỡ lần nữa thì làm tiếp."
_STOPPED = Message("accent", "Đã dừng.", "Chỗ đã gỡ thì giữ. Bấm Gỡ lần nhận này để làm tiếp.")


class IntakesPane(QWidget):
    """The list and the one chosen.

    Signals: changed() when one of them was taken back or taken in again.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message, self.progress = MessageBar(self), Progress(self)
        self.stack = QStackedWidget(self)
        self.none, self.ask = EmptyState(self), AskSheet(self)
        self.list = TableView(self)

    def set_up(self, desk: Desk) -> None:
        """Join the pane with the desk."""
        self._desk = desk
        self._open = 0
        self._asked: TakenIn | None = None
        self.detail = IntakeDetail(desk, self)
        self.list.set_up(desk.theme, intake_columns())
        self.list.setAccessibleName("Các lần nhận")
        self.none.show_state("box", "Chưa nhận lần nào", "Mỗi lần nhận được ghi ở đây, gỡ lại được cả lần.")
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.detail.asked.connect(self._look)
        self.detail.again.connect(lambda opened: self._take_again(opened.taken))
        self.ask.closed.connect(self._back)
        self.ask.agreed.connect(self._take_back)

    @property
    def busy(self) -> bool:
        """Whether something is being read or taken back."""
        return self._open > 0

    def load(self) -> None:
        """Read the list again."""
        self._run(lambda store, _report: intakes(store), self._show)

    def begin(self) -> None:
        """Put the cursor where the arrows choose."""
        self.list.setFocus()

    def reshape(self, shape: Shape) -> None:
        """The one chosen stands below the list where it is narrow."""
        directions = QBoxLayout.Direction
        self._panes.setDirection(directions.LeftToRight if shape.width >= 900 else directions.TopToBottom)
        self.list.setMinimumHeight(self._desk.theme.px(_LIST_LEAST))
        self.detail.setMinimumHeight(self._desk.theme.px(_DETAIL_LEAST))

    def _show(self, found: list[TakenIn]) -> None:
        kept = self.list.current
        if self.stack.currentIndex() != _ASK:
            self.stack.setCurrentIndex(_LIST if found else _NONE)
        self.list.show_rows(found)
        at = next((at for at, one in enumerate(found) if kept and one.name == kept.name), 0)
        if found:
            self.list.choose(at)
            self._choose(found[at])

    def _choose(self, taken: TakenIn | None) -> None:
        if taken is None:
            return

        def read(store: Store, _report: Report) -> Opened:
            laptops = tuple(writer_label(store, writer) for writer in taken.writers)
            return Opened(taken, intake_files(store, taken.name), laptops, words.left_words(store, taken.left))

        self._run(read, self._show_one)

    def _show_one(self, opened: Opened) -> None:
        current = self.list.current
        if current is not None and current.name == opened.taken.name:
            self.detail.show_intake(opened)

    def _look(self, opened: Opened) -> None:
        """What taking it back would do, before anything is asked."""
        def look(store: Store, _report: Report) -> Asked:
            would = preview_unimport(store, opened.taken.name)
            return would, words.left_words(store, [(left.kind, left.record, left.unit) for left in would.left])

        self._asked = opened.taken
        self._run(look, self._put_question, "Đang xem sẽ gỡ những gì")

    def _put_question(self, asked: Asked) -> None:
        if self._asked is None:
            return
        would, left = asked
        self.message.clear()
        self.ask.ask(*words.undo_question(self._asked, would, left), "Gỡ lần nhận này", "undo")
        self.ask.go_on.setVisible(bool(would.deleted or would.changed))
        self.stack.setCurrentIndex(_ASK)
        self.ask.begin()

    def _back(self) -> None:
        self.stack.setCurrentIndex(_LIST)
        self.begin()

    def _take_back(self) -> None:
        taken = self._asked
        if taken is None:
            return

        def work(store: Store, report: Report) -> Undone:
            return unimport(store, taken.name, lambda n, of: report(n, of, f"Đang gỡ: {n} trên {of} hồ sơ"))

        self._back()
        self._run(work, partial(self._taken_back, taken), "Đang gỡ lần nhận này", _SAFE)

    def _taken_back(self, taken: TakenIn, done: Undone) -> None:
        again = Action("Nhận lại", partial(self._take_again, taken), "check")
        self._did(words.undone(taken, done, again))

    def _take_again(self, taken: TakenIn) -> None:
        """The undo itself is undone: asked for once more it does nothing and names its save."""
        def work(store: Store, _report: Report) -> Undone:
            return undo_save(store, unimport(store, taken.name).save)

        self._run(work, lambda _done: self._did(Message("ok", "Đã nhận lại cả lần.", "Hồ sơ trở về như trước khi gỡ.")),
                  "Đang nhận lại")

    def _did(self, message: Message) -> None:
        self.message.tell(message)
        self.load()
        self.changed.emit()

    def _run(self, do: Callable[[Store, Report], T], done: Callable[[T], object], sentence: str = "",
             safe: str = "") -> None:
        """`do` on a connection of its own; where it is worth a sentence nothing else may be begun meanwhile."""
        def work(report: Report) -> T:
            with self._desk.reopen() as store:
                return do(store, report)

        def finished(answer: T) -> None:
            self._rest()
            done(answer)

        self._open += 1
        job = self._desk.background.run(work, done=finished, failed=self._failed, progress=self.progress.advance)
        if sentence:
            self.stack.setEnabled(False)
            self.progress.start(f"{sentence}…", job.stop if safe else None, safe)

    def _rest(self) -> None:
        self._open -= 1
        self.stack.setEnabled(True)
        self.progress.finish()

    def _failed(self, error: BaseException) -> None:
        self._rest()
        if isinstance(error, Stopped):
            self._did(_STOPPED)
        elif isinstance(error, DeskError):
            self.message.tell(Message("bad", error.sentence))
        else:
            raise error

    def _lay_out(self) -> None:
        listed = QWidget(self)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, listed)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(16)
        card = Card(self, flush=True)
        card.body.addWidget(self.list)
        self._panes.addWidget(card, _LISTED)
        self._panes.addWidget(self.detail, _TOLD)
        scroll = Scrolled(self, listed)
        for page in (self.none, scroll, self.ask):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.message)
        column.addWidget(self.stack, 1)
        column.addWidget(self.progress)
