"""Bàn làm việc: slips of the people helped, one after the other, mostly by keyboard (design §6).

The page only joins its parts: the context bar, the slip being written, its draft, what is suggested beside it, what a
scanner sends, and the bar that takes saves back.
"""

from datetime import datetime
from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from dxdesk.domain.checks import Problem
from dxdesk.domain.dates import VIETNAM, today
from dxdesk.domain.names import fold
from dxdesk.errors import DeskError
from dxdesk.store.drafts import Draft
from dxdesk.store.last_used import last_used
from dxdesk.store.lists import hamlets
from dxdesk.store.visits import recent_visits
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.clock_watch import ClockWatch
from dxdesk.ui.desk.desk_layout import DeskLayout
from dxdesk.ui.desk.desk_way import DeskWay
from dxdesk.ui.desk.draft_offer import DraftOffer, whose
from dxdesk.ui.desk.drafting import Drafting
from dxdesk.ui.desk.filling import Filling
from dxdesk.ui.desk.form_state import VERSION
from dxdesk.ui.desk.incoming import Incoming
from dxdesk.ui.desk.late_entry import LateEntry
from dxdesk.ui.desk.next_steps import NextSteps
from dxdesk.ui.desk.person_finder import PersonFinder
from dxdesk.ui.desk.recent_list import recent_columns
from dxdesk.ui.desk.slip_paper import SlipPaper
from dxdesk.ui.desk.slip_work import SlipWork
from dxdesk.ui.desk.taken_note import TakenNote
from dxdesk.ui.desk.undo_bar import UndoBar
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.forms.ui_desk_page import Ui_DeskPage
from dxdesk.ui.page import Page
from dxdesk.ui.shape import Shape
from dxdesk.ui.shortcuts import add_keys

_RECENT = 20


class DeskPage(Page):
    """The event desk. Without a desk it is only drawn; `seat` gives it one, once."""

    key = "desk"
    page_title = "Bàn làm việc"
    rail_icon = "desk"
    rail_word = "Bàn làm việc"
    rail_short = "Bàn"

    def __init__(self, desk: Desk | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_DeskPage()
        self.ui.setupUi(self)
        self.form, self.bar = self.ui.form, self.ui.context
        if desk is not None:
            self.seat(desk)

    def seat(self, desk: Desk) -> None:
        """Everything that needs an open desk."""
        self._desk = desk
        self._set_up_parts()
        self._layout = DeskLayout(self.ui, self.form, desk.theme)
        self._clock = ClockWatch(desk.now)
        self.work = SlipWork(desk, self.form, lambda: self.bar.context, self)
        self.late = LateEntry(desk, self.work, self.bar, self.ui.DeskPage_box, self._layout.hide_form, self)
        self.work.slip_no, self.work.doubts = self.late.slip_no, self.late.problems
        self.next_steps = NextSteps(desk, self.form, lambda: self.bar.context, self)
        self.work.begun.connect(self.next_steps.begin)
        self._taken = TakenNote(self.work, lambda: self._layout.card_bar, self)
        self.filling = Filling(desk, self.work, self.ui.candidates, self._taken, self)
        self.incoming = Incoming(desk.store, self.work, self.filling, self.late, self.ui.scan_panel, self._taken,
                                 self)
        self.drafting = Drafting(desk, VERSION, self.work.state, self)
        self.offer = DraftOffer(desk, self.ui.offer, self.drafting, self)
        self._finder = PersonFinder(desk, self.ui.find, self.ui.found_card, self.ui.found, self)
        self._way = DeskWay(self.ui, self.work, self.late, desk.theme, self)
        self._told = UndoBar(self.ui.message, desk.store, self.reopen_last, self._undone)
        self.paper = SlipPaper(desk, self, self.work, self.save, lambda: self._told.last_visit)
        self.start()
        self._connect()
        self._add_keys()
        self.offer.look()

    def _set_up_parts(self) -> None:
        desk, ui = self._desk, self.ui
        self.form.set_up(desk.theme, desk.catalogues, partial(last_used, desk.store))
        self.form.set_hamlets(hamlets(desk.store))
        self.bar.set_up(desk)
        ui.scan_panel.set_up(desk.theme, desk.now)
        ui.candidates.set_up(desk.theme)
        title = partial(desk.catalogues.title, "service")
        columns = recent_columns(self.form.ui.services.letter, lambda: today(desk.now()).isoformat(), title)
        ui.recent.set_up(desk.theme, columns, heads=False)
        ui.recent_empty.show_state("desk", "Chưa có phiếu nào hôm nay", "Quét căn cước hoặc bấm Ctrl N.")

    # ---- as a page

    def load(self) -> None:
        """Look again at the lists other pages may have changed; the slip stays as it is."""
        self.bar.load()
        self.form.set_hamlets(hamlets(self._desk.store))
        self._refresh()
        self._way.begin()

    def open(self, what: str) -> None:
        """Write a visit of the resident with this id; `visit:` and an id open a slip, `new:` begins one for a name."""
        kind, _, rest = what.partition(":")
        if kind == "visit":
            self.open_slip(rest)
        elif kind == "new":
            self._begin_new("" if any(map(str.isdigit, rest)) else rest)
        elif not self._unfinished():
            self.filling.take_person(what)

    def unfinished(self) -> str:
        """A slip half written that could not be kept as a draft: only that would be lost by closing."""
        lost = self.work.half_written() and not self.drafting.flush()
        return f"{self.ui.form_title.text()} còn ghi dở, chưa lưu." if lost else ""

    def take_scan(self, text: str) -> bool:
        """A scanner wrote this, wherever the cursor was."""
        self.paper.leave()
        self.incoming.take(text)
        return True

    def half_done(self) -> str:
        """The slip half written, in words for whoever locks the desk."""
        return f"{self.ui.form_title.text()} đang ghi dở vẫn còn nguyên." if self.work.half_written() else ""

    def reshape(self, shape: Shape) -> None:
        """The window has another shape."""
        self._layout.reshape(shape)
        self.late.reshape(shape)

    def hideEvent(self, event: QHideEvent) -> None:
        """The draft is on disk before anything else is in sight."""
        self.drafting.settle()
        super().hideEvent(event)

    # ---- the slip

    def start(self) -> None:
        """A new empty slip, the cursor in its first field."""
        self.drafting.start()
        self.work.start()
        self.form.propose_service(self.bar.context.service)
        self._way.begin()

    def save(self) -> str:
        """Ctrl+Enter: check, save, and make ready for the next; whatever stops it leaves the slip as it is.

        The id of the visit saved, empty where something stopped it.
        """
        if self._clock_went_back():
            return ""
        try:
            if self.bar.editing and not self.bar.accept():
                return ""
            last = self.work.save(self.drafting.slot)
        except DeskError as refusal:
            self._told.refused(refusal)
            return ""
        if last is None:
            return ""
        mended = self.work.opened is not None
        slip = "phiếu" if mended else self.ui.form_title.text().lower()
        try:
            self._told.saved(last, slip, self._whose(), self._desk.now(), self.paper.action(last.visit), mended=mended)
            self.filling.remember()
            if not mended:
                self.late.advance()
            self.saved.emit()
        finally:
            self.start()  # whatever fails now: a slip that is saved must not stand in the form to be saved again
        return last.visit

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
                self._way.begin()

    def _go_on(self, draft: Draft) -> None:
        """Take up a slip left half written; the one being written must be saved or dropped first."""
        if not self._unfinished() and self.work.go_on(draft.body):
            self.drafting.go_on(draft)
            self.offer.look()
            self._way.begin()
            if not self.form.tally:
                self.filling.go_on_from_card()  # a key pressed too soon would be typed over the name

    def _take_back(self, held: dict) -> bool:
        """Bring a slip back that was given up; not over another being written."""
        if self._unfinished() or not self.work.go_on(held):
            return False
        self.drafting.touch()
        self.ui.message.clear()
        self._way.begin()
        return True

    def _offer_again(self, draft: Draft) -> bool:
        """Bring a slip left half written back that was given up."""
        kept = self.offer.keep_again(draft)
        if kept:
            self.ui.message.clear()
        return kept

    # ---- joining

    def _connect(self) -> None:
        ui, work = self.ui, self.work
        work.begun.connect(self._refresh)
        work.numbered.connect(self.late.show)
        work.asked.connect(self._ask)
        self.late.began.connect(self._way.begin)
        self.late.opened.connect(self.open_slip)
        self.late.saved.connect(self._undone)
        work.told.connect(lambda refusal: self._told.tell("bad", refusal.sentence))
        self.drafting.kept.connect(self._note_draft)
        self.drafting.refused.connect(lambda refusal: self._told.tell(
            "warn", refusal.sentence, "Bản nháp chưa giữ được; phiếu còn trên màn hình."))
        self.offer.taken.connect(self._go_on)
        self.offer.dropped.connect(lambda draft: self._told.dropped(
            f"phiếu dở, {whose(draft)}", lambda: self._offer_again(draft)))
        self.filling.going.connect(go_to)
        self.filling.told.connect(self._told.tell)
        self.filling.suggested.connect(self._layout.show_candidates)
        ui.candidates.asked.connect(lambda record: self.opened.emit("people", record))
        self.incoming.told.connect(self._told.tell)
        self._taken.told.connect(self._told.tell)
        self.paper.told.connect(self._told.tell)
        self.form.ui.follow_up.printing.connect(self.paper.print)
        self.form.pasted.connect(self.incoming.take)
        ui.scan.clicked.connect(self._toggle_scan)
        ui.scan_panel.closed.connect(self._scan_closed)
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
        self.bar.left.connect(self._way.back)
        self.form.edited.connect(self.drafting.touch)
        self.form.edited.connect(self.edited)
        self.form.edited.connect(lambda: ui.tally.setChecked(self.form.tally))  # a card makes a tally somebody's slip

    def _add_keys(self) -> None:
        add_keys(
            self,
            ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Ctrl+Z", self._told.undo),
            ("Ctrl+Shift+Z", self._told.redo), ("Alt+Up", self.reopen_last), ("F2", self.bar.toggle),
            ("F3", self._toggle_scan), ("F4", self.filling.ditto), ("F5", self.offer.go_on),
            ("F7", self.late.toggle), ("F8", self.filling.next_of_household), ("Ctrl+K", self._find),
            ("Ctrl+N", self._new), ("Ctrl+P", self.paper.print),
        )

    def _toggle_scan(self) -> None:
        self._layout.show_scan(self.ui.scan_panel.isHidden())
        self.ui.scan_panel.toggle()

    def _scan_closed(self) -> None:
        self._layout.show_scan(False)
        self._way.back()

    def _set_tally(self, on: bool) -> None:
        if on == self.form.tally:
            return
        self.form.set_tally(on)
        self._way.begin()

    def _find(self) -> None:
        """Ctrl+K: where the side column has no room, it takes the form's place while one looks."""
        self._layout.show_side(True)
        self._finder.start()

    def _found(self, record: str) -> None:
        self._layout.rest_side()
        if record:
            self.filling.take_person(record)
        else:
            self._way.back()

    def _begin_new(self, name: str) -> None:
        """Nobody of that name is in the book: the slip is about somebody new, maybe the one being written."""
        if fold(name) != fold(self.form.ui.full_name.text()) and not self._unfinished():
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
        self._layout.note_draft(f"{at.astimezone(VIETNAM):%H:%M}")

    def _undone(self) -> None:
        self.filling.forget()
        self.bar.load()
        self._refresh()
        self.saved.emit()

    def _refresh(self) -> None:
        """Counters, title and the list of the last slips."""
        found, opened = self.bar.recount(), self.work.opened is not None
        self.ui.form_title.setText("Sửa phiếu" if opened else f"Phiếu {found.slips + 1}")
        self.ui.save.setText("Lưu sửa đổi" if opened else "Lưu, phiếu mới")
        self.ui.tally.setEnabled(not opened)
        self.ui.tally.setChecked(self.form.tally)
        if not self.work.half_written():
            self._layout.note_draft("")
        visits = recent_visits(self._desk.store, _RECENT)
        self.ui.recent.show_rows(visits)
        self.ui.recent_stack.setCurrentIndex(0 if visits else 1)
