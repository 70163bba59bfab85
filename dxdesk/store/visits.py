"""Visits: one save for the resident, the visit, its help lines and tasks; and the list of the last ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dxdesk.domain.checks import Problem, check_eid
from dxdesk.domain.dates import VIETNAM, today
from dxdesk.domain.names import clean
from dxdesk.domain.values import KnownCodes
from dxdesk.domain.visit import NATIONAL_ID, TaskLine, VisitDraft
from dxdesk.domain.wording import unnamed
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.store.clusters import face
from dxdesk.store.database import Store
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.fingerprint import identity_values, person_with_key, person_with_number
from dxdesk.store.record_state import RecordState, states
from dxdesk.store.saving import Change, author, save_inside
from dxdesk.store.shapes import ALIVE, GONE


@dataclass(frozen=True, slots=True)
class SavedVisit:
    """The ids of what one visit became; `warnings` are sentences worth a second look."""

    save: str
    resident_id: str
    visit_id: str
    help_ids: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecentVisit:
    """One line of the list of last visits."""

    id: str
    visit_on: str
    visit_at: str
    resident_id: str
    name: str
    services: tuple[str, ...]
    state: RecordState


def save_visit(store: Store, draft: VisitDraft, why: str = "", known: KnownCodes | None = None) -> SavedVisit:
    """Save one visit whole. Raises `InputError` with the first hard problem; then nothing is written."""
    with store.writing():
        return save_visit_inside(store, draft, why, known)


def save_visit_inside(store: Store, draft: VisitDraft, why: str = "", known: KnownCodes | None = None) -> SavedVisit:
    """The same inside a transaction the caller holds, for many visits all or none."""
    day = today(store.clock())
    given = {name: value for name, value in draft.visit.items() if value}
    draft = replace(draft, visit=given).tidied(day)
    draft = replace(draft, visit={**_context(store, draft.visit), **draft.visit})
    resident = _resident(store, draft)
    problems = [*draft.check_tidied(day, known), *_lowered(store, resident)]
    hard = next((problem for problem in problems if problem.hard), None)
    if hard is not None:
        raise InputError(f"problem:{hard.field}", hard.sentence)
    visit_id = new_record(store.clock())
    visit = dict(draft.visit)
    changes = [] if resident is None else [resident]
    if resident is not None:
        visit["resident_id"] = resident.record
    changes.append(Change("visit", visit, visit_id, fresh=True))
    helps = [Change("help", {"visit_id": visit_id, **_cleaned(line.values())}, new_record(store.clock()), fresh=True)
             for line in draft.helps]
    tasks = [task_change(store, task, visit_id, visit) for task in draft.tasks]
    saved = save_inside(store, [*changes, *helps, *tasks], why)
    return SavedVisit(
        saved.save, visit.get("resident_id", ""), visit_id, tuple(change.record for change in helps),
        tuple(problem.sentence for problem in problems),
    )


def recent_visits(store: Store, limit: int = 20) -> list[RecentVisit]:
    """The visits written last on this laptop or received last, newest first."""
    query = (
        "SELECT v.id, v.visit_on, v.visit_at, v.resident_id, r.full_name, v.people, "
        f"(SELECT group_concat(h.service, ' ') FROM help h WHERE h.visit_id = v.id AND h._deleted <> {GONE}) "
        "FROM visit v LEFT JOIN resident r ON r.id = v.resident_id "
        f"WHERE v._deleted <> {GONE} ORDER BY v.n DESC LIMIT ?"
    )
    rows = store.connection.execute(query, [limit]).fetchall()
    where = states(store, "visit", [row[0] for row in rows])
    return [
        RecentVisit(record, on or "", at or "", resident or "", name or unnamed(people),
                    tuple((services or "").split()), where[record])
        for record, on, at, resident, name, people, services in rows
    ]


def _context(store: Store, given: Mapping[str, str]) -> dict[str, str]:
    """What a visit says unless told otherwise; the hour only of a visit of today, for it is not known of another."""
    now = store.clock().astimezone(VIETNAM)
    day = f"{now:%Y-%m-%d}"
    at = f"{now:%H:%M}" if given.get("visit_on", day) == day else ""
    return {
        "visit_on": day, "visit_at": at, "member_id": author(store), "team_id": store.setting(TEAM_RECORD),
    }


def task_change(store: Store, task: TaskLine, visit_id: str, visit: Mapping[str, str]) -> Change:
    """A task of a visit with these values: open, for its person, answered for by who writes it."""
    return Change("task", {
        "assignee_id": visit.get("member_id", ""), **_cleaned(task.values()), "visit_id": visit_id, "state": "open",
        "resident_id": visit.get("resident_id", ""), "accountable_id": author(store)})


def _cleaned(values: Mapping[str, str]) -> dict[str, str]:
    return {name: clean(value) for name, value in values.items() if value}


def _resident(store: Store, draft: VisitDraft) -> Change | None:
    values = {name: clean(value) for name, value in draft.resident.items()}
    # Under either name: what of a number is kept is for the ward to say, not for who typed it.
    number = values.pop(NATIONAL_ID, "") or values.pop("id_number", "")
    record = draft.resident_id
    if number:
        values |= identity_values(store, number)
        record = record or person_with_number(store, number)
    elif key := values.get("id_key", ""):  # of a slip taken up again, whose number is forgotten
        record = record or person_with_key(store, [key])
    if not record:
        return Change("resident", values, new_record(store.clock()), fresh=True) if any(values.values()) else None
    return person_change(store, record, values)


def person_change(store: Store, record: str, values: Mapping[str, str]) -> Change:
    """What a visit says of somebody of the register; who was merged into another meanwhile is that other.

    A visit of somebody deleted brings him back: else it would be a visit of nobody. Raises `InputError` for one who is
    not held here.
    """
    query = "SELECT _deleted, full_name, merged_into FROM resident WHERE id = ?"
    held = store.connection.execute(query, [record]).fetchone()
    if held is None:
        raise InputError("unknown_resident", "Không thấy người này trong sổ. Tìm lại hoặc ghi người mới.")
    if held[0] == ALIVE and not held[2]:
        return Change("resident", dict(values), record)
    shown = face(store.connection, record)
    held = store.connection.execute(query, [shown]).fetchone()
    back = {"full_name": held[1]} if held and held[0] == GONE and held[1] else {}
    return Change("resident", {**back, **values}, shown if held else record)


def _lowered(store: Store, resident: Change | None) -> list[Problem]:
    """A visit never lowers the e-ID state of a known person without a reason."""
    after = resident.values.get("eid_state", "") if resident else ""
    if resident is None or not after or resident.fresh:
        return []
    before = store.value("resident", resident.record, "eid_state")
    problems = check_eid(before, after, resident.values.get("eid_reason", ""))
    return [replace(problem, field=f"resident.{problem.field}") for problem in problems]
