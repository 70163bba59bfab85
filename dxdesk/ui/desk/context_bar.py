"""The bar above the form: what is carried from slip to slip, set once by F2, and the live counters (look §8)."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from dxdesk.domain.dates import today
from dxdesk.errors import DeskError
from dxdesk.store.counters import Counts, counts
from dxdesk.store.lists import events
from dxdesk.store.workers import act_as, working
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.context_edit import ContextEdit
from dxdesk.ui.desk.context_facts import ContextFacts
from dxdesk.ui.desk.desk_context import DeskContext, keep_context, load_context
from dxdesk.ui.forms.ui_context_bar import Ui_ContextBar
from dxdesk.ui.shape import Shape

_MINUTE = 60_000


class ContextBar(QFrame):
    """Shows the context and lets F2 change it; changing it never touches the form.

    Signals: changed() when it did; left() when the fields are closed again; searching() when the magnifier of the
    narrow bar is pressed; default_changed() when another service is to be chosen on each new slip; switched(id, name)
    when another member works here from now on.
    """

    changed = Signal()
    left = Signal()
    searching = Signal()
    default_changed = Signal()
    switched = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self.ui = Ui_ContextBar()
        self.ui.setupUi(self)

    def set_up(self, desk: Desk) -> None:
        """Give the bar its desk; what was set earlier today stands in it."""
        self._desk, self._shape = desk, Shape(1366, 768)
        self._worker = working(desk.store)
        self.context = load_context(desk.store, desk.now(), (self._worker.member_id, self._worker.name))
        self._before_book = self.context
        self._facts = ContextFacts(self.ui, desk)
        self._edit = ContextEdit(self.ui, desk, self)
        self._edit.accepted.connect(self._done)
        self._edit.given_up.connect(self.cancel)
        self.ui.change.clicked.connect(self.edit)
        self.ui.search.clicked.connect(self.searching)
        self.ui.drop_book.clicked.connect(self._drop_book)
        self._minutes = QTimer(self, interval=_MINUTE)
        self._minutes.timeout.connect(self._look_again)
        self._minutes.start()
        desk.theme.changed.connect(self._rescaled)
        self.reshape(self._shape)
        self.recount()

    @property
    def editing(self) -> bool:
        """Whether the fields of the context are open."""
        return self.ui.edit_scroll.isVisibleTo(self)

    def load(self) -> None:
        """Look again at who works, since the lock may be opened by another's PIN, and whether the event is there."""
        event = self.context.event_id
        if event and event not in dict(events(self._desk.store)):
            self._told(lambda: self._take(replace(self.context, event="", event_id="")))
        now_works = working(self._desk.store)
        if now_works != self._worker:
            self._worker = now_works
            self._take(replace(self.context, member=now_works.name, member_id=now_works.member_id))

    def toggle(self) -> None:
        """F2: open the fields, or take what stands in them."""
        if self.editing:
            self._done()
        else:
            self.edit()

    def edit(self) -> None:
        """Open the fields."""
        self._open(True)
        self._edit.begin(self.context)

    def cancel(self) -> None:
        """Leave the context as it was."""
        self._open(False)

    def accept(self) -> bool:
        """Take what stands in the fields; what cannot be keeps them open. Raises `DeskError` like a save."""
        taken = self._edit.take(self.context, self._worker.member_id)
        if taken is None:
            return False
        self._take(taken)
        self._open(False)
        self._switch(taken)
        return True

    def set_book(self, book_id: str, code: str = "", day: str = "", place: str = "") -> bool:
        """Slips of this paper book are entered from now on: its day and place are those of the slips.

        An empty id ends that: today, the place there was before, and the member who works. A disk that refuses is
        told, the bar stays as it was, and the answer is no.
        """
        context = self.context
        if book_id:
            self._before_book = self._before_book if context.book else context
            taken = replace(context, book=book_id, book_code=code, day=day or context.day,
                            place=place or context.place, by_hour=True)
        else:
            taken = replace(self._before_book, day=today(self._desk.now()).isoformat(), by_hour=True, book="",
                            book_code="", member=self._worker.name, member_id=self._worker.member_id)
        return self._told(lambda: self._take(taken))

    def reshape(self, shape: Shape) -> None:
        """Where there is less room the bar says less; where it is narrow, one line."""
        self._shape = shape
        self._edit.arrange(shape)
        self._facts.reshape(shape)
        self._show()

    def recount(self) -> Counts:
        """Show the counters; answers them. A shift that follows the clock follows it here, between two slips."""
        now = self._desk.now()
        self.context = self.context.at(now)
        found = counts(self._desk.store, self.context.day, self.context.member_id, now, self.context.shift)
        self._show()
        self._facts.count(found, self.context)
        return found

    def _done(self) -> None:
        """F2 or Enter took the fields; a disk that refuses keeps them open."""
        self._told(self.accept)

    def _told(self, act: Callable[[], object]) -> bool:
        """Do what may be refused; a refusal is told and nothing is changed."""
        try:
            act()
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return False
        return True

    def _take(self, context: DeskContext) -> None:
        """Another context is in force."""
        now = self._desk.now()
        taken = replace(context, set_on=today(now).isoformat()).at(now)
        keep_context(self._desk.store, taken)
        former, self.context = self.context, taken
        self.recount()
        self.changed.emit()
        if former.service != self.context.service:
            self.default_changed.emit()

    def _switch(self, context: DeskContext) -> None:
        """Who is chosen as writer works here; slips entered late may have been written by anybody."""
        member = context.member_id
        if member and member != self._worker.member_id and not context.is_late(self._desk.now()):
            act_as(self._desk.store, member)
            self._worker = working(self._desk.store)
            self.switched.emit(member, context.member)

    def _show(self) -> None:
        self._facts.show(self.context, self._desk.now())

    def _rescaled(self) -> None:
        self.reshape(self._shape)

    def _look_again(self) -> None:
        if self.isVisible() and not self.editing:
            self.recount()

    def _drop_book(self) -> None:
        self._open(False)
        self.set_book("")

    def _open(self, editing: bool) -> None:
        self.ui.edit_scroll.setVisible(editing)
        self.ui.facts.setVisible(not editing)
        if not editing:
            self.left.emit()
