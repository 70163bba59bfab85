"""What was agreed with a person at one visit: the day to come again, where, and what is left to do."""

from dataclasses import dataclass
from datetime import date

from dxdesk.domain.dates import is_date
from dxdesk.domain.visit import HelpLine
from dxdesk.errors import InputError
from dxdesk.store.clusters import face
from dxdesk.store.database import Store
from dxdesk.store.shapes import GONE

HOME, PHONE = "home", "phone"
"""The modes of a visit after which nobody meets where it was."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment. `resident` is who the person is shown by; `todo` are the open tasks, the soonest first.

    `place` is empty where it is not known; `at_home` where the team comes to the person.
    """

    visit: str
    resident: str
    person: str
    on: date
    place: str
    at_home: bool
    team: str
    todo: tuple[str, ...]
    lines: tuple[HelpLine, ...]


def appointment_day(store: Store, visit: str) -> str:
    """The day agreed at a visit, ISO: of the visit, else of its soonest open task; empty where none was."""
    days = [store.value("visit", visit, "follow_up_on"), *(due for _, due in _tasks(store, visit))]
    return next((day for day in days if is_date(day)), "")


def person_of(store: Store, visit: str) -> str:
    """The person of a visit as the register shows him; empty where the visit is not held or names nobody."""
    resident = store.value("visit", visit, "resident_id")
    shown = face(store.connection, resident) if resident else ""
    return shown if store.value("resident", shown, "full_name") else ""


def appointment_of(store: Store, visit: str) -> Appointment:
    """What was agreed at a visit. Raises `InputError`: unknown_visit, nobody, no_appointment, deceased."""
    query = f"SELECT mode, place, event_id, team_id FROM visit WHERE id = ? AND _deleted <> {GONE}"
    row = store.connection.execute(query, [visit]).fetchone()
    if row is None:
        raise InputError("unknown_visit", "Không thấy phiếu này trong sổ. Kiểm tra lại mã.")
    mode, place, event, team = (value or "" for value in row)
    resident, day = person_of(store, visit), appointment_day(store, visit)
    if not resident:
        raise InputError("nobody", "Phiếu này không ghi tên ai, nên không có giấy hẹn.")
    if store.value("resident", resident, "deceased_on"):
        raise InputError("deceased", "Sổ ghi người này đã mất, nên không in giấy hẹn.")
    if not day:
        raise InputError("no_appointment", "Phiếu này chưa hẹn ngày nào. Ghi ngày ở ô Hẹn lại ngày rồi in.")
    return Appointment(
        visit, resident, store.value("resident", resident, "full_name"), date.fromisoformat(day),
        "" if mode == PHONE else _event_place(store, event, day) or place, mode == HOME,
        store.value("team", team, "name"), tuple(what for what, _ in _tasks(store, visit)), help_lines(store, visit))


def help_lines(store: Store, visit: str) -> tuple[HelpLine, ...]:
    """The living lines of a visit, in the order written."""
    query = ("SELECT service, outcome, obstacle, dossier_code, note, referred_to, referral_text FROM help "
             f"WHERE visit_id = ? AND _deleted <> {GONE} ORDER BY n")
    return tuple(HelpLine(*(value or "" for value in row)) for row in store.connection.execute(query, [visit]))


def _tasks(store: Store, visit: str) -> list[tuple[str, str]]:
    query = (f"SELECT ifnull(what, ''), ifnull(due_on, '') FROM task WHERE visit_id = ? AND _deleted <> {GONE} "
             "AND ifnull(state, 'open') IN ('open', 'doing') ORDER BY ifnull(due_on, '9'), n")
    return store.connection.execute(query, [visit]).fetchall()


def _event_place(store: Store, event: str, day: str) -> str:
    """Where an event is that still goes on that day."""
    last = store.value("event", event, "to_on") or store.value("event", event, "from_on")
    return store.value("event", event, "place") if last >= day else ""

