"""Bàn làm việc: slips of the people helped, one after the other, mostly by keyboard (design §6)."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.domain.checks import Problem
from dxdesk.domain.dates import today
from dxdesk.domain.idcard import Card
from dxdesk.domain.visit import VisitDraft
from dxdesk.errors import DeskError
from dxdesk.store.fingerprint import person_with_number
from dxdesk.store.lists import hamlets
from dxdesk.store.records import show
from dxdesk.store.visits import recent_visits
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.context_bar import ContextBar
from dxdesk.ui.desk.person_finder import PersonFinder
from dxdesk.ui.desk.recent_list import recent_columns
from dxdesk.ui.desk.scan_box import looks_like_card
from dxdesk.ui.desk.slip_saving import SlipSaving
from dxdesk.ui.desk.undo_bar import UndoBar
from dxdesk.ui.desk.visit_edit import OpenedVisit, open_visit
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
        self._opened: OpenedVisit | None = None
        self._as_opened: VisitDraft | None = None
        self._shape = Shape(1366, 768)
        self._saving = SlipSaving(desk)
        self.form.set_up(desk.theme, desk.catalogues)
        self.bar = ContextBar(desk, self.ui, self)
        self._finder = PersonFinder(desk, self.ui.find, self.ui.found_card, self.ui.found, self)
        self._flow = FieldFlow(self._chain, self._may_leave, self)
        columns = recent_columns(self.form.ui.services.letter, lambda: today(desk.now()).isoformat())
        self.ui.recent.set_up(desk.theme, columns, heads=False)
        self.ui.recent_empty.show_state("desk", "Chưa có phiếu nào hôm nay", "Quét căn cước hoặc bấm Ctrl N.")
        self._told = UndoBar(self.ui.message, desk.store, self.reopen_last, self._undone)
        self._connect()
        self._add_keys()
        self.form.set_hamlets(hamlets(desk.store))
        self.start()

    def load(self) -> None:
        """Look again at the lists other pages may have changed; the slip stays as it is."""
        self.form.set_hamlets(hamlets(self._desk.store))
        self._refresh()
        go_to(self.form.ui.full_name)

    def open(self, what: str) -> None:
        """Write a visit of the resident with this id, or open the slip named by `visit:` and its id."""
        kind, _, visit = what.partition(":")
        if kind == "visit":
            self.open_slip(visit)
        elif not self._unfinished():
            self.take_person(what)

    def unfinished(self) -> str:
        """A slip half written; one only opened and looked at is none."""
        return f"{self.ui.form_title.text()} còn ghi dở, chưa lưu." if self._half_written() else ""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, in the order of the layouts."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def reshape(self, shape: Shape) -> None:
        """The side column goes where there is no room for it; bar and consent become shorter or move."""
        ui = self.ui
        self._shape = shape
        self._show_side(not shape.narrow)
        ui.side.setMinimumWidth(self._desk.theme.px(336 if shape.wide else 300))
        ui.side.setMaximumWidth(16_777_215 if shape.narrow else ui.side.minimumWidth())
        ui.find_person.setVisible(shape.narrow)
        self.bar.reshape(shape)
        box = self.form.ui.consent_box
        if shape.wide:
            ui.form_actions_box.insertWidget(0, box)
        else:
            self.form.ui.VisitForm_box.insertWidget(self.form.ui.VisitForm_box.count() - 1, box)

    def start(self) -> None:
        """A new empty slip, the cursor in its first field."""
        self._opened = None
        self._saving.start()
        self.form.clear()
        self.ui.tally.setChecked(False)
        self.ui.tally.setEnabled(True)
        self.ui.scan_box.say("")
        self._refresh()
        go_to(self.form.ui.full_name)

    def save(self) -> None:
        """Ctrl+Enter: check, save, and make ready for the next; whatever stops it leaves the slip as it is."""
        try:
            if self.bar.editing and not self.bar.accept():
                return
            draft = self._draft()
            stops = self._saving.stops(draft, self.form.own_problems())
            if stops:
                self._ask(stops)
                return
            self._write(draft)
        except DeskError as refusal:
            self._told.refused(refusal)
            return
        self.saved.emit()
        self.start()

    def take_person(self, record: str) -> None:
        """The slip is about this person of the register."""
        try:
            view = show(self._desk.store, "resident", record)
        except DeskError as refusal:
            self._told.tell("bad", refusal.sentence)
            return
        self._take(record, dict(view.values))
        go_to(self.form.ui.services)

    def reopen_last(self) -> None:
        """Alt+Up: open the slip saved last."""
        newest = next(iter(recent_visits(self._desk.store, 1)), None)
        last = self._told.last
        visit = last.visit if last else newest.id if newest else ""
        if visit:
            self.open_slip(visit)

    def open_slip(self, visit: str) -> None:
        """Open a saved slip for mending; a slip being written must be saved or dropped first."""
        if self._unfinished():
            return
        try:
            opened = open_visit(self._desk.store, visit)
        except DeskError as refusal:
            self._told.tell("bad", refusal.sentence)
            return
        self.start()
        self._opened = opened
        if opened.resident_id:
            self._take(opened.resident_id, dict(opened.resident))
        else:
            self.ui.tally.setChecked(True)
        self.ui.tally.setEnabled(False)
        self.form.fill_visit(opened.values, opened.helps)
        self._as_opened = self._draft()
        self._refresh()
        go_to(self.form.ui.people if self.form.tally else self.form.ui.full_name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z in a field with nothing to take back is for the last save, not for the field."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        idle = isinstance(watched, QLineEdit) and not watched.isUndoAvailable()
        if idle and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        ui = self.ui
        ui.scan_box.card.connect(self._take_card)
        ui.scan_box.skipped.connect(lambda: go_to(self.form.ui.full_name))
        ui.tally.toggled.connect(self._set_tally)
        ui.save.clicked.connect(self.save)
        ui.discard.clicked.connect(self.start)
        ui.recent.opened.connect(lambda visit: self.open_slip(visit.id))
        ui.find_person.clicked.connect(self._find)
        self._finder.picked.connect(self._found)
        self._finder.left.connect(lambda: self._found(""))
        self.bar.changed.connect(self._refresh)
        self.bar.left.connect(lambda: go_to(self.form.ui.full_name))
        self.form.ui.helps.changed.connect(self._watch_fields)
        self.form.edited.connect(self.edited)
        self._flow.entered.connect(self._scroll_to)

    def _add_keys(self) -> None:
        for keys, run in (
            ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Ctrl+Z", self._told.undo),
            ("Alt+Up", self.reopen_last),
            ("F2", self.bar.toggle), ("F3", lambda: go_to(self.ui.scan_box.field)), ("Ctrl+K", self._find),
            ("Ctrl+N", self._new),
        ):
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for field in (*self._chain(), self.ui.discard):
            self._flow.watch(field)
        for edit in self.findChildren(QLineEdit):
            edit.installEventFilter(self)

    def _chain(self) -> list[QWidget]:
        return [self.ui.scan_box.field, *self.form.fields(), self.ui.save]

    def _watch_fields(self) -> None:
        """Lines come and go; watching twice is watching once."""
        for field in self.form.ui.helps.focus_chain():
            self._flow.watch(field)

    def _scroll_to(self, field: QWidget) -> None:
        if self.form.isAncestorOf(field):
            self.ui.form_scroll.ensureWidgetVisible(field, 0, self._desk.theme.px(48))

    def _may_leave(self, field: QWidget) -> bool:
        """A doubtful value is asked about once, a second Enter accepts it; a card in the name goes to its field."""
        name = self.form.ui.full_name
        if field is name and looks_like_card(name.text()):
            text = name.text()
            name.setText("")
            self.ui.scan_box.read(text)
            return False
        value = self.form.value_of(field)
        doubt = self._saving.doubt(*value) if value and any(value[1].values()) else None
        if doubt is not None:
            self.form.row(field.objectName()).say(doubt.sentence, "warn")
        return doubt is None

    def _take(self, record: str, values: dict[str, str]) -> None:
        self.ui.tally.setChecked(False)
        self.form.take_person(record, values)

    def _take_card(self, card: Card) -> None:
        """A known number brings its person first; then the card fills what it says."""
        record = person_with_number(self._desk.store, card.national_id)
        if record:
            self._take(record, dict(show(self._desk.store, "resident", record).values))
        self.ui.tally.setChecked(False)
        self.form.take_card(card)
        ui = self.form.ui
        empty = next((field for field in (ui.full_name, ui.birth_year) if not field.text()), None)
        go_to(empty or (ui.services if record else ui.phone))

    def _set_tally(self, on: bool) -> None:
        self.form.set_tally(on)
        go_to(self.form.ui.people if on else self.form.ui.full_name)

    def _find(self) -> None:
        """Ctrl+K: where the side column has no room, it takes the form's place while one looks."""
        self._show_side(True)
        self._finder.start()

    def _found(self, record: str) -> None:
        self._show_side(not self._shape.narrow)
        if record:
            self.take_person(record)
        else:
            go_to(self.form.ui.full_name)

    def _show_side(self, shown: bool) -> None:
        self.ui.side.setVisible(shown)
        self.ui.left.setVisible(not (shown and self._shape.narrow))

    def _new(self) -> None:
        if not self._unfinished():
            self.start()

    def _unfinished(self) -> bool:
        """Whether a slip is half written; then it says so, for nothing typed is ever dropped without a word."""
        half = self._half_written()
        if half:
            self._told.tell("warn", "Phiếu đang ghi còn dở.", "Lưu bằng Ctrl Enter, hoặc bấm Bỏ phiếu.")
        return half

    def _half_written(self) -> bool:
        return self._draft() != self._as_opened if self._opened else not self.form.is_empty()

    def _draft(self) -> VisitDraft:
        context = self.bar.context
        visit = context.values()
        if self._opened:
            visit = {name: self._opened.values.get(name, "") for name in visit}
        return self.form.draft(visit, context.member)

    def _ask(self, problems: list[Problem]) -> None:
        homeless = self.form.problems.say(problems)
        if homeless:
            tone = "bad" if homeless[0].hard else "warn"
            self._told.tell(tone, homeless[0].sentence, "Phiếu còn nguyên trên màn hình.")

    def _write(self, draft: VisitDraft) -> None:
        number = self.bar.recount().day + 1
        who = f"{self.form.ui.people.text()} người, không ghi tên" if self.form.tally else self.form.typed().full_name
        last = self._saving.save(draft, self._opened, self.form.ui.helps.drafts())
        slip = "phiếu" if self._opened else f"phiếu {number}"
        self._told.saved(last, slip, who, self._desk.now(), mended=self._opened is not None)

    def _undone(self) -> None:
        self._refresh()
        self.saved.emit()

    def _refresh(self) -> None:
        """Counters, title and the list of the last slips."""
        found = self.bar.recount()
        self.ui.form_title.setText("Sửa phiếu" if self._opened else f"Phiếu {found.day + 1}")
        self.ui.save.setText("Lưu sửa đổi" if self._opened else "Lưu, phiếu mới")
        visits = recent_visits(self._desk.store, _RECENT)
        self.ui.recent.show_rows(visits)
        self.ui.recent_stack.setCurrentIndex(0 if visits else 1)
