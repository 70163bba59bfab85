"""Bàn làm việc: slips of the people helped, one after the other, mostly by keyboard (design §6).

The page only joins its parts: the context bar, the slip being written, its draft, what is suggested beside it, what a
scanner sends, and the bar that takes saves back.
"""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.domain.checks import Problem
from dxdesk.domain.dates import VIETNAM, today
from dxdesk.domain.idcard import Card
from dxdesk.errors import DeskError
from dxdesk.store.drafts import Draft
from dxdesk.store.last_used import last_used
from dxdesk.store.lists import hamlets
from dxdesk.store.visits import recent_visits
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.clock_watch import ClockWatch
from dxdesk.ui.desk.desk_layout import DeskLayout
from dxdesk.ui.desk.draft_offer import DraftOffer
from dxdesk.ui.desk.drafting import Drafting
from dxdesk.ui.desk.filling import Filling
from dxdesk.ui.desk.form_state import VERSION
from dxdesk.ui.desk.late_entry import LateEntry
from dxdesk.ui.desk.next_steps import NextSteps
from dxdesk.ui.desk.person_finder import PersonFinder
from dxdesk.ui.desk.recent_list import recent_columns
from dxdesk.ui.desk.scan_box import ScanBox
from dxdesk.ui.desk.slip_work import SlipWork
from dxdesk.ui.desk.undo_bar import UndoBar
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.forms.ui_desk_page import Ui_DeskPage
from dxdesk.ui.page import Page
from dxdesk.ui.shape import Shape
from dxdesk.ui.tab_way import step

_RECENT = 20


class DeskPage(Page):
    """The event desk."""

    key = "desk"
    page_title = "Bàn làm việc"
    rail_icon = "desk"
    rail_word = "Bàn làm việc"
    rail_short = "Bàn"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ui = Ui_DeskPage()
        self.ui.setupUi(self)
        self.form = self.ui.form
        self._layout = DeskLayout(self.ui, self.form, desk.theme)
        self.form.set_up(desk.theme, desk.catalogues, partial(last_used, desk.store))
        self.form.set_hamlets(hamlets(desk.store))
        self.bar = self.ui.context
        self.bar.set_up(desk)
        self.work = SlipWork(desk, self.form, lambda: self.bar.context, self)
        self.late = LateEntry(desk, self.work, self.bar, self.ui.DeskPage_box, self._layout.hide_form, self)
        self.work.slip_no, self.work.doubts = self.late.slip_no, self.late.problems
        self.next_steps = NextSteps(desk, self.form, lambda: self.bar.context, self)
        self.drafting = Drafting(desk, VERSION, self.work.state, self)
        self.offer = DraftOffer(desk, self.ui.offer, self.drafting, self)
        self.ui.candidates.set_up(desk.theme)
        self._clock = ClockWatch(desk.now)
        self.filling = Filling(desk, self.work, self.ui.candidates, self)
        self.scan_box = ScanBox(self.ui.form_card)
        self.ui.form_card_box.insertWidget(1, self.scan_box)
        self.scan_box.hide()
        self._finder = PersonFinder(desk, self.ui.find, self.ui.found_card, self.ui.found, self)
        self._flow = FieldFlow(self._chain, self._may_leave, self)
        columns = recent_columns(self.form.ui.services.letter, lambda: today(desk.now()).isoformat())
        self.ui.recent.set_up(desk.theme, columns, heads=False)
        self.ui.recent_empty.show_state("desk", "Chưa có phiếu nào hôm nay", "Quét căn cước hoặc bấm Ctrl N.")
        self._told = UndoBar(self.ui.message, desk.store, self.reopen_last, self._undone)
        self._connect()
        self._add_keys()
        self.start()
        self.offer.look()

    # ---- as a page

    def load(self) -> None:
        """Look again at the lists other pages may have changed; the slip stays as it is."""
        self.bar.load()
        self.form.set_hamlets(hamlets(self._desk.store))
        self._refresh()
        go_to(self._first())

    def open(self, what: str) -> None:
        """Write a visit of the resident with this id, or open the slip named by `visit:` and its id."""
        kind, _, visit = what.partition(":")
        if kind == "visit":
            self.open_slip(visit)
        elif not self._unfinished():
            self.filling.take_person(what)

    def unfinished(self) -> str:
        """A slip half written that could not be kept as a draft: only that would be lost by closing."""
        lost = self.work.half_written() and not self.drafting.flush()
        return f"{self.ui.form_title.text()} còn ghi dở, chưa lưu." if lost else ""

    def half_done(self) -> str:
        """The slip half written, in words for whoever locks the desk."""
        return f"{self.ui.form_title.text()} đang ghi dở vẫn còn nguyên." if self.work.half_written() else ""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, in the order of the layouts."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def reshape(self, shape: Shape) -> None:
        """The window has another shape."""
        self._layout.reshape(shape)
        self.late.reshape(shape)

    def hideEvent(self, event: QHideEvent) -> None:
        """The draft is on disk before anything else is in sight."""
        self.drafting.settle()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z in a field with nothing to take back is for the last save, not for the field."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        idle = isinstance(watched, QLineEdit) and not watched.isUndoAvailable()
        if idle and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # ---- the slip

    def start(self) -> None:
        """A new empty slip, the cursor in its first field."""
        self.drafting.start()
        self.work.start()
        self.form.propose_service(self.bar.context.service)
        go_to(self._first())

    def save(self) -> None:
        """Ctrl+Enter: check, save, and make ready for the next; whatever stops it leaves the slip as it is."""
        if self._clock_went_back():
            return
        try:
            if self.bar.editing and not self.bar.accept():
                return
            number = self.bar.recount().slips + 1
            last = self.work.save(self.drafting.slot)
        except DeskError as refusal:
            self._told.refused(refusal)
            return
        if last is None:
            return
        mended = self.work.opened is not None
        slip = "phiếu" if mended else f"phiếu {number}"
        self._told.saved(last, slip, self._whose(), self._desk.now(), mended=mended)
        self.filling.remember()
        if not mended:
            self.late.advance()
        self.saved.emit()
        self.start()

    def discard(self) -> None:
        """Bỏ phiếu: the slip and its draft are given up; until the next save it can be had back."""
        held, words = self.work.state(), self.ui.form_title.text().lower()
        self.drafting.drop()
        self.start()
        if held:
            self._told.dropped(words, lambda: self._take_back(held))

    def reopen_last(self) -> None:
        """Alt+Up: open the slip saved last."""
        newest = next(iter(recent_visits(self._desk.store, 1)), None)
        last = self._told.last
        visit = last.visit if last else newest.id if newest else ""
        if visit:
            self.open_slip(visit)

    def open_slip(self, visit: str) -> None:
        """Open a saved slip for mending; a slip being written must be saved or dropped first."""
        if not self._unfinished():
            self.drafting.start()
            if self.work.open(visit):
                go_to(self._first())

    def _go_on(self, draft: Draft) -> None:
        """Take up a slip left half written; the one being written must be saved or dropped first."""
        if not self._unfinished() and self.work.go_on(draft.body):
            self.drafting.go_on(draft)
            self.offer.look()
            go_to(self._first())

    def _take_back(self, held: dict) -> bool:
        """Bring a slip back that was given up; not over another being written."""
        if self._unfinished() or not self.work.go_on(held):
            return False
        self.drafting.touch()
        self.ui.message.clear()
        go_to(self._first())
        return True

    # ---- joining

    def _connect(self) -> None:
        ui, work = self.ui, self.work
        work.begun.connect(self.next_steps.begin)
        work.begun.connect(self._refresh)
        work.numbered.connect(self.late.show)
        work.asked.connect(self._ask)
        self.late.began.connect(lambda: go_to(self._first()))
        self.late.opened.connect(self.open_slip)
        self.late.saved.connect(self._undone)
        work.told.connect(lambda refusal: self._told.tell("bad", refusal.sentence))
        self.drafting.kept.connect(self._note_draft)
        self.drafting.refused.connect(lambda refusal: self._told.tell(
            "warn", refusal.sentence, "Bản nháp chưa giữ được; phiếu còn trên màn hình."))
        self.offer.taken.connect(self._go_on)
        self.filling.going.connect(go_to)
        self.filling.told.connect(self._told.tell)
        self.filling.suggested.connect(self._layout.show_candidates)
        ui.candidates.asked.connect(lambda record: self.opened.emit("people", record))
        self.scan_box.card.connect(self._take_card)
        self.scan_box.skipped.connect(self._close_scan)
        self.form.pasted.connect(self._read_pasted)
        ui.scan.clicked.connect(self._open_scan)
        ui.tally.toggled.connect(self._set_tally)
        ui.save.clicked.connect(self.save)
        ui.discard.clicked.connect(self.discard)
        ui.household.clicked.connect(self.filling.next_of_household)
        ui.recent.opened.connect(lambda visit: self.open_slip(visit.id))
        self._finder.picked.connect(self._found)
        self._finder.left.connect(lambda: self._found(""))
        self._finder.slip_picked.connect(self.open_slip)
        self._finder.wanted.connect(self._begin_new)
        self.bar.searching.connect(self._find)
        self.bar.changed.connect(self._refresh)
        self.bar.switched.connect(lambda *_: self.seated.emit())
        self.bar.default_changed.connect(self._propose)
        self.bar.left.connect(lambda: go_to(self._first()))
        self.form.ui.helps.changed.connect(self._watch_fields)
        self.form.ui.follow_up.changed.connect(self._watch_fields)
        self.form.edited.connect(self.drafting.touch)
        self.form.edited.connect(self.edited)
        self._flow.entered.connect(self._scroll_to)

    def _add_keys(self) -> None:
        for keys, run in (
            ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Ctrl+Z", self._told.undo),
            ("Ctrl+Shift+Z", self._told.redo),
            ("Alt+Up", self.reopen_last), ("F2", self.bar.toggle), ("F3", self._open_scan), ("F5", self.offer.go_on),
            ("F4", self.filling.ditto), ("F7", self.late.toggle), ("F8", self.filling.next_of_household),
            ("Ctrl+K", self._find), ("Ctrl+N", self._new),
        ):
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for field in (*self._chain(), self.ui.discard):
            self._flow.watch(field)
        self._leave_undo(self)

    def _chain(self) -> list[QWidget]:
        return [self.late.number.field, *self.form.fields(), self.ui.save]

    def _first(self) -> QWidget:
        return self.form.ui.people if self.form.tally else self.form.ui.full_name

    def _watch_fields(self) -> None:
        """Lines come and go; watching twice is watching once."""
        for field in (*self.form.ui.helps.focus_chain(), *self.form.ui.follow_up.focus_chain()):
            self._flow.watch(field)
        self._leave_undo(self.form.ui.helps)

    def _leave_undo(self, inside: QWidget) -> None:
        """Ctrl+Z in a field with nothing to take back is for the last save; asking twice is asking once."""
        for edit in inside.findChildren(QLineEdit):
            edit.removeEventFilter(self)
            edit.installEventFilter(self)

    def _scroll_to(self, field: QWidget) -> None:
        if self.form.isAncestorOf(field):
            self.ui.form_scroll.ensureWidgetVisible(field, 0, self._desk.theme.px(48))

    def _may_leave(self, field: QWidget) -> bool:
        """A doubtful value is asked about once, a second Enter accepts it."""
        if field is self.late.number.field:
            return self.late.number.may_leave(self.work.opened.id if self.work.opened else "")
        value = self.form.value_of(field)
        doubt = self.work.doubt(*value) if value and any(value[1].values()) else None
        if doubt is not None:
            self.form.row(field.objectName()).say(doubt.sentence, "warn")
        return doubt is None

    def _open_scan(self) -> None:
        self.scan_box.show()
        go_to(self.scan_box.field)

    def _close_scan(self) -> None:
        self.scan_box.hide()
        go_to(self._first())

    def _read_pasted(self, text: str) -> None:
        self.scan_box.show()
        self.scan_box.read(text)

    def _take_card(self, card: Card) -> None:
        self.scan_box.hide()
        self.filling.take_card(card)

    def _set_tally(self, on: bool) -> None:
        self.form.set_tally(on)
        go_to(self._first())

    def _find(self) -> None:
        """Ctrl+K: where the side column has no room, it takes the form's place while one looks."""
        self._layout.show_side(True)
        self._finder.start()

    def _found(self, record: str) -> None:
        self._layout.rest_side()
        if record:
            self.filling.take_person(record)
        else:
            go_to(self._first())

    def _begin_new(self, name: str) -> None:
        """Nobody of that name is in the book: the slip is about somebody new."""
        if not self.work.half_written():
            self.form.ui.full_name.setText(name)
            self.form.edited.emit()

    def _new(self) -> None:
        if not self._unfinished():
            self.start()

    def _unfinished(self) -> bool:
        """Whether a slip is half written; then it says so, for nothing typed is ever dropped without a word."""
        half = self.work.half_written()
        if half:
            self._told.tell("warn", "Phiếu đang ghi còn dở.", "Lưu bằng Ctrl Enter, hoặc bấm Bỏ phiếu.")
        return half

    def _ask(self, problems: list[Problem]) -> None:
        numbers = [problem for problem in problems if problem.field == "visit.slip_no"]
        homeless = self.form.problems.say([problem for problem in problems if problem not in numbers])
        for problem in numbers:
            self.late.number.say(problem)
            go_to(self.late.number.field)
        if homeless:
            tone = "bad" if homeless[0].hard else "warn"
            self._told.tell(tone, homeless[0].sentence, "Phiếu còn nguyên trên màn hình.")

    def _whose(self) -> str:
        form = self.form
        return f"{form.ui.people.text()} người, không ghi tên" if form.tally else form.typed().full_name

    def _propose(self) -> None:
        """Another service of the day, on a slip nothing was written on yet."""
        if not self.work.half_written():
            self.form.ui.helps.clear()
            self.form.propose_service(self.bar.context.service)

    def _clock_went_back(self) -> bool:
        """Said once; whoever saves again means it."""
        told = self._clock.look()
        if told:
            fact, _, meaning = told.partition(". ")
            self._told.tell("warn", f"{fact}.", meaning)
        return bool(told)

    def _note_draft(self, at: datetime) -> None:
        self._clock_went_back()
        self.ui.draft_note.setText(f"Bản nháp đã giữ lúc {at.astimezone(VIETNAM):%H:%M}")

    def _undone(self) -> None:
        self._refresh()
        self.saved.emit()

    def _refresh(self) -> None:
        """Counters, title and the list of the last slips."""
        found, opened = self.bar.recount(), self.work.opened is not None
        self.ui.form_title.setText("Sửa phiếu" if opened else f"Phiếu {found.slips + 1}")
        self.ui.save.setText("Lưu sửa đổi" if opened else "Lưu, phiếu mới")
        self.ui.tally.setEnabled(not opened)
        self.ui.tally.blockSignals(True)
        self.ui.tally.setChecked(self.form.tally)
        self.ui.tally.blockSignals(False)
        if not self.work.half_written():
            self.ui.draft_note.setText("")
        visits = recent_visits(self._desk.store, _RECENT)
        self.ui.recent.show_rows(visits)
        self.ui.recent_stack.setCurrentIndex(0 if visits else 1)
