"""The right side of the register: one person's facts, what happened, what is agreed, and who changed what."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dxdesk.domain.dates import show_date, today
from dxdesk.domain.filters import PeopleFilter
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import show_value
from dxdesk.ledger.erasure import ALL
from dxdesk.store import register
from dxdesk.store.clusters import cluster, face
from dxdesk.store.database import Store
from dxdesk.store.erased import part_lost
from dxdesk.store.follow_ups import FollowUp, follow_ups_of
from dxdesk.store.lists import PastVisit, record_names, visits_of
from dxdesk.store.records import FieldChange, RecordView, show
from dxdesk.store.shapes import PERSON
from dxdesk.store.training.studied import classes_of
from dxdesk.ui.context import Desk
from dxdesk.ui.forms.ui_register_page import Ui_RegisterPage
from dxdesk.ui.labels import EID_TAGS
from dxdesk.ui.parts import Button
from dxdesk.ui.register.timeline import (
    NOTHING,
    Entry,
    agreed,
    change_columns,
    entries,
    former_values,
    next_agreed,
    task_columns,
    timeline_columns,
)

STORY, TASKS, CHANGES, FACTS = range(4)
_MISSING = "chưa có"
_FACTS = ("id_last4", "phone", "hamlet", "device", "consent", "skill")


class PersonPane(QObject):
    """Shows one resident, and with him all that was merged into him.

    Signals: opened(page, what) to go elsewhere; unmerge(id) when a merged record shall stand alone again;
    family(filter) to list a household; printing(visit) for the slip of its appointment.
    """

    opened = Signal(str, str)
    unmerge = Signal(str)
    family = Signal(object)
    printing = Signal(str)

    def __init__(self, desk: Desk, ui: Ui_RegisterPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.ui = desk, ui
        self._ask, self._names = record_names(desk.store), dict[tuple[str, str], str]()
        self._values: Mapping[str, str] = {}
        self._former: dict[tuple[str, str], Mapping[str, str]] = {}
        self.record = self.appointment = ""
        ui.timeline.set_up(desk.theme, timeline_columns(), heads=False, lined=False)
        ui.tasks.set_up(desk.theme, task_columns(today(desk.now()).isoformat()), heads=False)
        ui.changes.set_up(desk.theme, change_columns("resident", desk.catalogues, self._named, self._before))
        ui.eid_steps.set_up(desk.theme)
        ui.story_tabs.set_up(desk.theme, "Diễn biến", "Việc hẹn", "Lịch sử sửa", "Hồ sơ")
        ui.story_tabs.changed.connect(ui.story.setCurrentIndex)
        ui.timeline.opened.connect(self._open)
        ui.tasks.opened.connect(self._open_task)
        ui.reveal.clicked.connect(self._toggle_phone)
        ui.household.clicked.connect(lambda: self.family.emit(self._household()))

    def show(self, record: str) -> None:
        """Show the person a record stands for. Raises `InputError` when it is not held here."""
        store = self._desk.store
        record = face(store.connection, record)
        view = show(store, "resident", record)
        self.record, self._values, self._former = record, view.values, former_values(view.history)
        self._names.clear()
        visits = visits_of(store, record)
        self.appointment = next_agreed(visits, today(self._desk.now()).isoformat())
        self._show_facts(view)
        self._show_story(view, visits)
        self._show_tasks(agreed(visits, follow_ups_of(store, record), record))
        self.ui.changes.show_rows(sorted(view.history, key=lambda change: change.op, reverse=True))
        self._show_household()

    def place_facts(self, wide: bool, narrow: bool) -> None:
        """Under the name where there is room, else in a tab of their own, with the household where it is narrow."""
        self.ui.story_tabs.show_tab(FACTS, not wide)
        if wide:
            self.ui.person_card_box.addWidget(self.ui.facts_box)
        else:
            self.ui.facts_page_box.insertWidget(0, self.ui.facts_box)
        if narrow:
            self.ui.facts_page_box.insertWidget(1, self.ui.household, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.ui.story_head_box.addWidget(self.ui.household)

    def _show_story(self, view: RecordView, visits: list[PastVisit]) -> None:
        store, year = self._desk.store, today(self._desk.now()).year
        merged = [(show(store, "resident", other), len(visits))
                  for other in cluster(store.connection, view.id) if other != view.id and self._held(store, other)]
        table = self.ui.timeline
        table.show_rows(entries(view, visits, merged, self._desk.catalogues, year, classes_of(store, view.id),
                                self.appointment))
        for at, entry in enumerate(table.rows):
            if entry.action:
                table.setIndexWidget(table.model().index(at, 2), self._button(entry, table))

    def _button(self, entry: Entry, parent: QWidget) -> QWidget:
        """The button of an entry; for the keyboard Enter on its row does the same."""
        room = QWidget(parent)
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 10, 0)
        button = Button(room, entry.action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"{entry.action}: {entry.title}")
        button.clicked.connect(lambda: self._press(entry))
        row.addStretch(1)
        row.addWidget(button)
        return room

    def _show_tasks(self, tasks: list[FollowUp]) -> None:
        self.ui.tasks.set_columns(task_columns(today(self._desk.now()).isoformat()))
        self.ui.tasks.show_rows(tasks or [NOTHING])
        self.ui.story_tabs.set_count(TASKS, sum(task.open for task in tasks), "accent", "việc chưa xong")

    def _show_facts(self, view: RecordView) -> None:
        ui, values = self.ui, view.values
        words = {name: self._words(name, values.get(name, "")) for name in values}
        born = f"sinh {words.get('birth_year') or words.get('birth_date') or 'chưa rõ năm'}"
        first = next((change.at[:10] for change in view.history), "")
        known = f"Có trong sổ từ {show_date(first)}." if first else ""
        erased = part_lost(self._desk.store.connection, PERSON, view.id) == ALL
        unnamed = "Đã xóa hẳn theo yêu cầu" if erased else "Chưa ghi tên"
        ui.person_name.setText(values.get("full_name", "") or unnamed)
        ui.person_line.setText(f"{', '.join(filter(None, (words.get('sex'), born)))}. {known}".strip())
        state = values.get("eid_state", "")
        ui.eid_steps.show_state(state, EID_TAGS.get(state, EID_TAGS[""]).text)
        sim = {"yes": "SIM chính chủ", "no": "SIM người khác"}.get(values.get("sim_owner", ""), "")
        household = f"hộ {values['household_no']}" if values.get("household_no") else ""
        facts = (words.get("id_last4"), words.get("phone"), _joined(words.get("hamlet_id"), household),
                 _joined(words.get("device"), sim), _consent(values, words), words.get("skill_confirmed_on"))
        for name, fact in zip(_FACTS, facts, strict=True):
            label: QLabel = getattr(ui, f"{name}_value")
            label.setText(fact or _MISSING)
        ui.reveal.setVisible(bool(values.get("phone")))
        ui.reveal.setText("Hiện số")

    def _toggle_phone(self) -> None:
        """The whole number, and who looked at it kept; or masked again."""
        hidden = self.ui.reveal.text() == "Hiện số"
        if hidden:
            register.note_reveal(self._desk.store, self.record, "phone")
        phone = self._values.get("phone", "")
        self.ui.phone_value.setText(_grouped(phone) if hidden else self._words("phone", phone))
        self.ui.reveal.setText("Che số" if hidden else "Hiện số")

    def _household(self) -> PeopleFilter:
        return PeopleFilter(hamlets=(self._values.get("hamlet_id", ""),),
                            household=self._values.get("household_no", ""))

    def _show_household(self) -> None:
        """The link that lists the household; how many they are is counted elsewhere where the register is long."""
        asked = self._household()
        known = bool(asked.household and asked.hamlets[0])
        self.ui.household.setVisible(known)
        if not known:
            return
        self.ui.household.setText(f"Cả hộ {asked.household}")
        on = today(self._desk.now())

        def count(store: Store) -> int:
            return len(register.list_people(store, asked, on))

        def told(people: int) -> None:
            if asked == self._household():
                self.ui.household.setText(f"Cả hộ {asked.household}: {people} người")

        def work() -> int:
            with self._desk.reopen() as store:
                return count(store)

        if register.size(self._desk.store) <= register.QUICK:
            told(count(self._desk.store))
        else:
            self._desk.background.run(work, done=told, failed=self._desk.notice.failed)

    def _press(self, entry: Entry) -> None:
        if entry.prints:
            self.printing.emit(entry.prints)
        else:
            self._open(entry)

    def _open(self, entry: Entry) -> None:
        kind, record = entry.goes
        if kind == "unmerge":
            self.unmerge.emit(record)
        elif kind == "visit":
            self.opened.emit("desk", f"visit:{record}")
        elif kind:
            self.opened.emit(kind, record)

    def _open_task(self, task: FollowUp) -> None:
        if task.visit_id:
            self.opened.emit("desk", f"visit:{task.visit_id}")

    def _before(self, change: FieldChange) -> Mapping[str, str] | None:
        return self._former.get((change.op, change.unit))

    def _named(self, kind: str, record: str) -> str:
        """Names are asked for once a person: cells are measured and painted many times."""
        if (kind, record) not in self._names:
            self._names[kind, record] = self._ask(kind, record)
        return self._names[kind, record]

    def _words(self, name: str, value: str) -> str:
        field = KINDS["resident"].field(name)
        return show_value("resident", field, value, self._desk.catalogues, self._named) if field else value

    @staticmethod
    def _held(store: Store, record: str) -> bool:
        return bool(store.value("resident", record, "id"))


def _consent(values: Mapping[str, str], words: Mapping[str, str]) -> str:
    if values.get("withdrawn_on"):
        return f"Đã rút lại {words['withdrawn_on']}"
    given = words.get("consent_on", "")
    return _joined(given, words.get("consent_method", "").lower()) if given else ""


def _grouped(phone: str) -> str:
    """A number as people read it aloud: 0912 345 678."""
    return f"{phone[:4]} {phone[4:7]} {phone[7:]}".strip()


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
