"""Người dân: find anybody by a piece of anything, and see what was done with them and who wrote what (design §6)."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from dxdesk.domain.dates import show_date, today
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import show_value
from dxdesk.errors import DeskError
from dxdesk.store.lists import latest_people, people_total, record_names, visits_of
from dxdesk.store.records import RecordView, show
from dxdesk.store.search import Person, find_people
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.forms.ui_register_page import Ui_RegisterPage
from dxdesk.ui.labels import EID_TAGS
from dxdesk.ui.page import Page
from dxdesk.ui.parts import Action
from dxdesk.ui.register.people_table import people_columns
from dxdesk.ui.register.timeline import change_columns, entries, timeline_columns
from dxdesk.ui.shape import Shape
from dxdesk.ui.tab_way import step

_FOUND, _LATEST = 100, 100
_MISSING = "chưa có"
_FACTS = ("id_last4", "phone", "hamlet", "device", "consent", "skill")


class RegisterPage(Page):
    """The register: search and list at the left, one person at the right."""

    key = "people"
    page_title = "Người dân"
    rail_icon = "people"
    rail_word = "Người dân"
    rail_short = "Dân"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person = ""
        self._shape = Shape(1366, 768)
        self.ui = Ui_RegisterPage()
        self.ui.setupUi(self)
        ui, theme = self.ui, desk.theme
        self._named = record_names(desk.store)
        ui.head.title.setText(self.page_title)
        ui.people.set_up(theme, people_columns(), heads=False)
        ui.timeline.set_up(theme, timeline_columns(), heads=False, lined=False)
        ui.changes.set_up(theme, change_columns("resident", desk.catalogues, self._named))
        ui.eid_steps.set_up(theme)
        ui.story_tabs.set_up(theme, "Diễn biến", "Lịch sử sửa", "Hồ sơ")
        ui.detail_empty.show_state("people", "Chưa chọn ai",
                                   "Gõ tên, 4 số cuối, điện thoại hoặc năm sinh, rồi chọn một người.")
        self._connect()

    def load(self) -> None:
        """Look again; the person chosen stays chosen."""
        self._search(self.ui.search.text())
        if self._person:
            self._show(self._person)
        go_to(self.ui.search)

    def open(self, what: str) -> None:
        """Show the resident of this id."""
        self._show(what)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, in the order of the layouts."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def reshape(self, shape: Shape) -> None:
        """List and person side by side, or one at a time."""
        self._shape = shape
        self.ui.list_side.setMinimumWidth(self._desk.theme.px(420) if shape.wide else 0)
        self.ui.list_side.setMaximumWidth(self._desk.theme.px(420) if shape.wide else 16_777_215)
        self.ui.back.setVisible(not shape.wide)
        self.ui.head.setVisible(not shape.low)
        self.ui.RegisterPage_box.setContentsMargins(20, 8 if shape.low else 0, 16, 12)
        self._place_facts(shape.wide)
        self._show_panes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search box into the list, Enter opens the first person."""
        if watched is self.ui.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.ui.people.rows:
                self.ui.people.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.ui.people.rows:
                self._show(self.ui.people.rows[0].id)
                self.ui.people.choose(0)
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(self._search)
        ui.search.installEventFilter(self)
        ui.people.chosen.connect(self._chosen)
        ui.people.opened.connect(lambda person: self._show(person.id))
        ui.people.clicked.connect(lambda _index: self._show(self.ui.people.current.id))
        ui.story_tabs.changed.connect(ui.story.setCurrentIndex)
        ui.back.clicked.connect(self._back)
        ui.write_visit.clicked.connect(lambda: self.opened.emit("desk", self._person))
        ui.new_person.clicked.connect(lambda: self.opened.emit("desk", ""))
        for keys, run in (("Ctrl+K", lambda: go_to(ui.search)), ("Ctrl+N", ui.new_person.click), ("Esc", self._back)):
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _search(self, text: str) -> None:
        store = self._desk.store
        wanted = bool(text.strip())
        people = find_people(store, text, _FOUND) if wanted else latest_people(store, _LATEST)
        self.ui.people.show_rows(people)
        total = people_total(store)
        self.ui.head.subtitle.setText(f"{_thousands(total)} người trong sổ")
        more = "ít nhất " if wanted and len(people) == _FOUND else ""
        self.ui.count.setText(f"{more}{len(people)} người khớp" if wanted else "Mới ghi gần đây")
        self.ui.people_stack.setCurrentIndex(0 if people else 1)
        if not people:
            self._show_none(wanted)

    def _show_none(self, wanted: bool) -> None:
        write = Action("Ghi người mới", self.ui.new_person.click, "plus")
        if wanted:
            self.ui.people_empty.show_state(
                "search", "Không ai như vậy trong sổ", "Thử bớt chữ, hoặc gõ 4 số cuối.", write)
        else:
            self.ui.people_empty.show_state("people", "Sổ chưa có ai", "Ghi phiếu đầu tiên ở bàn làm việc.", write)

    def _chosen(self, person: Person | None) -> None:
        """Arrows look through people where there is room to show them."""
        if person is not None and self._shape.wide:
            self._show(person.id)

    def _back(self) -> None:
        if not self._shape.wide and self._person:
            self._person = ""
            self._show_panes()
            go_to(self.ui.search)

    def _show(self, record: str) -> None:
        try:
            view = show(self._desk.store, "resident", record)
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return
        self._person = record
        self._show_facts(view)
        visits = visits_of(self._desk.store, record)
        self.ui.timeline.show_rows(entries(view, visits, self._desk.catalogues, today(self._desk.now()).year))
        self.ui.changes.show_rows(sorted(view.history, key=lambda change: change.op, reverse=True))
        self._show_panes()

    def _show_panes(self) -> None:
        ui, chosen = self.ui, bool(self._person)
        ui.detail_stack.setCurrentIndex(1 if chosen else 0)
        ui.list_side.setVisible(self._shape.wide or not chosen)
        ui.detail_stack.setVisible(self._shape.wide or chosen)

    def _place_facts(self, wide: bool) -> None:
        """Under the name where there is room, else in a tab of their own."""
        self.ui.story_tabs.show_tab(2, not wide)
        if wide:
            self.ui.person_card_box.addWidget(self.ui.facts_box)
        else:
            self.ui.facts_page_box.insertWidget(0, self.ui.facts_box)

    def _show_facts(self, view: RecordView) -> None:
        ui, values = self.ui, view.values
        words = {name: self._words(name, values.get(name, "")) for name in values}
        born = f"sinh {words.get('birth_year') or words.get('birth_date') or 'chưa rõ năm'}"
        first = next((change.at[:10] for change in view.history), "")
        known = f"Có trong sổ từ {show_date(first)}." if first else ""
        ui.person_name.setText(values.get("full_name", "") or "Chưa ghi tên")
        ui.person_line.setText(f"{', '.join(filter(None, (words.get('sex'), born)))}. {known}".strip())
        state = values.get("eid_state", "")
        ui.eid_steps.show_state(state, EID_TAGS.get(state, EID_TAGS[""]).text)
        sim = {"yes": "SIM chính chủ", "no": "SIM người khác"}.get(values.get("sim_owner", ""), "")
        household = f"hộ {values['household_no']}" if values.get("household_no") else ""
        given = "" if values.get("withdrawn_on") else words.get("consent_on", "")
        consent = ", ".join(filter(None, (given, words.get("consent_method", "").lower()))) if given else ""
        if values.get("withdrawn_on"):
            consent = f"Đã rút lại {words['withdrawn_on']}"
        facts = (words.get("id_last4"), words.get("phone"), _joined(words.get("hamlet_id"), household),
                 _joined(words.get("device"), sim), consent, words.get("skill_confirmed_on"))
        for name, fact in zip(_FACTS, facts, strict=True):
            label: QLabel = getattr(ui, f"{name}_value")
            label.setText(fact or _MISSING)

    def _words(self, name: str, value: str) -> str:
        field = KINDS["resident"].field(name)
        return show_value("resident", field, value, self._desk.catalogues, self._named) if field else value


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
