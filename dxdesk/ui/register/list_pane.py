"""The left side of the register: search as one types, filters, and two lists of any length, people and visits."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from dxdesk.domain.dates import today
from dxdesk.domain.filters import LONGEST_TEXT, PeopleFilter, VisitFilter
from dxdesk.domain.wording import thousands
from dxdesk.errors import DeskError
from dxdesk.store import register
from dxdesk.store.database import Store
from dxdesk.store.register import PersonRow, VisitRow
from dxdesk.store.search import find_people
from dxdesk.ui.background import Job, Report, Stopped
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.forms.ui_register_page import Ui_RegisterPage
from dxdesk.ui.paged_rows import PagedRows
from dxdesk.ui.parts import Action, Option, Segmented
from dxdesk.ui.parts.progress import SHOW_AFTER
from dxdesk.ui.register.filter_row import PEOPLE, VISITS
from dxdesk.ui.register.people_table import people_columns, visit_columns
from dxdesk.ui.table_view import TableView

_FIRST = 20
_PAUSE = 150  # ms without a key, then the whole list follows what search finds first
_UNITS = {PEOPLE: "người", VISITS: "phiếu"}
_PLACEHOLDERS = {PEOPLE: "Tìm tên, 4 số cuối, điện thoại, năm sinh", VISITS: "Tìm tên người, số phiếu giấy"}
_BEHIND_TITLE = 2  # the page's head: title, what it counts, then buttons
_UNREAD = "Chưa đọc được dòng này"
_EMPTY, _PAGES = 2, {PEOPLE: 0, VISITS: 1}


class ListPane(QObject):
    """Shows the list that search box and chips ask for; a long one is put in order off the window's thread.

    Signals: looked_at(id) as the current row changes, of a visit the id of its person; person(id) and visit(id) when
    one is opened; writing() when somebody new shall be written.
    """

    looked_at = Signal(str)
    person = Signal(str)
    visit = Signal(str)
    writing = Signal()

    def __init__(self, desk: Desk, ui: Ui_RegisterPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.ui = desk, ui
        self._job: Job | None = None
        self._mark: object = None
        self._since = QElapsedTimer()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._build_aside)
        self.kind = Segmented(ui.list_side, (Option(PEOPLE, "Người", "people"), Option(VISITS, "Phiếu", "doc")))
        self.kind.setAccessibleName("Danh sách")
        self.kind.set_value(PEOPLE)
        ui.filters.set_up(desk)
        ui.people.set_up(desk.theme, people_columns(ui.search.text), heads=False)
        year = today(desk.now()).year
        ui.visits.set_up(desk.theme, visit_columns(desk.catalogues, year, ui.search.text), heads=False)
        ui.people.set_seek(self._seek)
        self._connect()

    @property
    def table(self) -> TableView:
        """The list in sight."""
        return self.ui.people if self.ui.filters.kind == PEOPLE else self.ui.visits

    def place_kind(self, low: bool) -> None:
        """The choice between the lists stands in the page's head, or beside the search box where there is none."""
        side, head = self.ui.list_side, self.ui.head.layout()
        if low:
            self.ui.search_row.addWidget(self.kind)
        elif isinstance(head, QBoxLayout):
            head.insertWidget(_BEHIND_TITLE, self.kind)
        self.kind.show()  # hidden by Qt where its new place is not in sight yet
        for widget in (self.ui.new_rule, self.ui.new_row):
            widget.setVisible(not low)  # the rows need the room; Ctrl+N works all the same
        # Qt's own chain leads into the page: it must come to these first, and it orders only what takes the focus.
        side.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for one, other in pairwise((side, *self.kind.segments())):
            QWidget.setTabOrder(one, other)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def load(self) -> None:
        """Look again, where anything was written since; the current row stays."""
        mark = (register.change_mark(self._desk.store), today(self._desk.now()))
        if mark != self._mark:
            self._mark = mark
            self.look()

    def look(self) -> None:
        """Put the list in order that is asked for now."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        of, store = self._asked(), self._desk.store
        if register.size(store) <= register.QUICK:
            self._show(of, _build(store, of, today(self._desk.now())))
            return
        self._show_first(of)
        self._pause.start(_PAUSE if of.text else 0)  # a build beside it would slow down the next key

    def show_filter(self, of: PeopleFilter | VisitFilter) -> None:
        """A list another place asks for; what was searched is dropped."""
        with QSignalBlocker(self.ui.search):
            self.ui.search.clear()
        self.ui.filters.show_filter(of)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search box into the list, Enter opens its first row."""
        if watched is self.ui.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            rows = self.table.rows
            if event.key() == Qt.Key.Key_Down and rows:
                self.table.setFocus()
                return True
            if event.key() in ENTER and rows:
                self.table.choose(0)
                self._open(rows[0])
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(lambda _text: self.look())
        ui.search.installEventFilter(self)
        ui.filters.changed.connect(self._filtered)
        self.kind.changed.connect(ui.filters.show_kind)
        for table in (ui.people, ui.visits):
            table.chosen.connect(self._look_at)
            table.opened.connect(self._open)
            table.clicked.connect(lambda _index, table=table: self._look_at(table.current))

    def _asked(self) -> PeopleFilter | VisitFilter:
        of, text = self.ui.filters.filter, self.ui.search.text().strip()[:LONGEST_TEXT]
        return replace(of, text=text) if text else of

    def _build_aside(self) -> None:
        """Put the whole list in order off the window's thread."""
        self._since.start()
        of, on = self._asked(), today(self._desk.now())
        self._job = self._desk.background.run(
            partial(self._work, of, on), done=partial(self._done, of), failed=self._failed, progress=self._progress)

    def _work(self, of: PeopleFilter | VisitFilter, on: date, report: Report) -> "array[int]":
        report(0, 0)  # stopped before it began, where the person typed on
        with self._desk.reopen() as store:
            return _build(store, of, on, lambda done, total: report(done, total))

    def _done(self, of: PeopleFilter | VisitFilter, vector: "array[int]") -> None:
        if of == self._asked():
            self._job = None
            self._show(of, vector)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self._job = None
            self._desk.notice.failed(error)

    def _progress(self, done: int, total: int, _words: str) -> None:
        if total and self._since.elapsed() > SHOW_AFTER and self._job is not None and not self._job.stopped:
            unit = _UNITS[self.ui.filters.kind]
            self.ui.filters.words.setText(f"Đang xếp: {thousands(done)} trên {thousands(total)} {unit}")

    def _show_first(self, of: PeopleFilter | VisitFilter) -> None:
        """What search finds first of many stands there at once; the rest follows."""
        if isinstance(of, PeopleFilter) and of == PeopleFilter(text=of.text) and of.text:
            found = [person.id for person in find_people(self._desk.store, of.text, _FIRST)]
            numbers = register.numbers_of(self._desk.store, found)
            self.ui.people.show_rows(PagedRows(array("q", numbers), self._load_people))
            self.ui.people_stack.setCurrentIndex(_PAGES[PEOPLE])
        self.ui.search.say("…")

    def _show(self, of: PeopleFilter | VisitFilter, vector: "array[int]") -> None:
        filters = self.ui.filters
        load: Callable[[Sequence[int]], Sequence[PersonRow | VisitRow]] = (
            self._load_people if isinstance(of, PeopleFilter) else self._load_visits)
        self.table.show_rows(PagedRows(vector, load))
        count = f"{thousands(len(vector))} {_UNITS[filters.kind]}"
        self.ui.search.say(count)
        filters.say(count, of)
        self.ui.people_stack.setCurrentIndex(_PAGES[filters.kind] if vector else _EMPTY)
        if not vector:
            self._show_none(of)

    def _show_none(self, of: PeopleFilter | VisitFilter) -> None:
        empty, people = self.ui.people_empty, isinstance(of, PeopleFilter)
        write = Action("Ghi người mới" if people else "Ghi phiếu mới", self.writing.emit, "plus")
        if not self.ui.filters.filter.empty:
            fact = "Không còn ai như vậy." if people else "Không có phiếu nào như vậy."
            empty.show_state("filter", fact, "Chọn ít điều kiện hơn, hoặc bỏ lọc để xem cả sổ.",
                             Action("Bỏ lọc", self.ui.filters.drop.click))
        elif of.text:
            fact = "Không ai tên như vậy." if people else "Không có phiếu nào khớp."
            empty.show_state("search", fact, "Thử bớt chữ, hoặc gõ 4 số cuối." if people else
                             "Gõ tên người dân hoặc số ghi trên phiếu giấy.", write)
        elif people:
            empty.show_state("people", "Sổ chưa có ai.", "Ghi phiếu đầu tiên ở bàn làm việc.", write)
        else:
            empty.show_state("doc", "Chưa có phiếu nào.", "Quét căn cước hoặc bấm Ctrl N ở bàn làm việc.", write)

    def _filtered(self) -> None:
        kind = self.ui.filters.kind
        with QSignalBlocker(self.kind):
            self.kind.set_value(kind)
        self.ui.search.setPlaceholderText(_PLACEHOLDERS[kind])
        self.ui.search.setAccessibleName(f"{_PLACEHOLDERS[kind]}, phím Ctrl K")
        self.look()

    def _look_at(self, row: PersonRow | VisitRow | None) -> None:
        record = row.id if isinstance(row, PersonRow) else row.resident if row else ""
        if record:
            self.looked_at.emit(record)

    def _open(self, row: PersonRow | VisitRow) -> None:
        if row.id:
            (self.person if isinstance(row, PersonRow) else self.visit).emit(row.id)

    def _seek(self, letters: str) -> int:
        rows = self.ui.people.rows
        return register.first_of_letters(self._desk.store, rows.vector, letters) if isinstance(rows, PagedRows) else -1

    def _load_people(self, numbers: Sequence[int]) -> Sequence[PersonRow]:
        try:
            return register.people_rows(self._desk.store, numbers)
        except DeskError as refusal:
            self._unread(refusal)
            return [PersonRow(n, "", _UNREAD) for n in numbers]

    def _load_visits(self, numbers: Sequence[int]) -> Sequence[VisitRow]:
        try:
            return register.visit_rows(self._desk.store, numbers)
        except DeskError as refusal:
            self._unread(refusal)
            return [VisitRow(n, "", name=_UNREAD) for n in numbers]

    def _unread(self, refusal: DeskError) -> None:
        """Rows are read while they are painted, where nothing may be raised and no message may move the layout."""
        self._mark = None
        QTimer.singleShot(0, self, lambda: self._desk.notice.failed(refusal))


def _build(
    store: Store, of: PeopleFilter | VisitFilter, on: date, told: register.Progress = lambda done, of: None
) -> "array[int]":
    if isinstance(of, PeopleFilter):
        return register.list_people(store, of, on, told)
    return register.list_visits(store, of, on, told)
