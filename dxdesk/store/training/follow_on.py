"""What follows from a class: tasks for who needs help at home, and visits of who was helped at a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from dxdesk.domain.dates import is_date, today
from dxdesk.domain.names import clean
from dxdesk.domain.records import OUTCOMES
from dxdesk.domain.skill_effect import Check
from dxdesk.domain.training import RESIDENT, Learner
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.store.clusters import root
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.saving import Change, Saved, author, save_inside
from dxdesk.store.shapes import GONE
from dxdesk.store.training.classes import class_of, meeting_of
from dxdesk.store.training.learners import learners, learners_named
from dxdesk.store.training.results import LearnerResult, class_results
from dxdesk.store.training.roll import roll

_WEAK = ("1", "2")
CLASS_MODE = "class"


@dataclass(frozen=True, slots=True)
class Need:
    """A learner whom somebody should visit, why in a sentence, and the task he has from this class already."""

    learner: Learner
    why: str
    task: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written, for how many people, and how many had it already."""

    saved: Saved
    made: int
    already: int


def needing(store: Store, course: str) -> list[Need]:
    """Who did not finish a class that is over, left it, or cannot do it alone after it; open tasks are named."""
    result = class_results(store, course)
    over = bool(result.view.ended_on(today(store.clock()).isoformat()))
    tasks = _open_tasks(store, course)
    found = []
    for row in result.rows:
        if why := _why(row, over=over):
            found.append(Need(row.learner, why, tasks.get(row.learner.person, "")))
    return [need for need in found if not need.learner.gone]


def make_tasks(
    store: Store, course: str, persons: Sequence[str], what: str, due_on: str = "", assignee: str = ""
) -> Made:
    """One task a person, as one save; who has an open one from this class gets no second.

    A member or guest is named in the task, for he has no record in the register. Raises `InputError`: `no_what`,
    `bad_day`, `not_learner`, `unknown_class`.
    """
    words, day = clean(what), today(store.clock()).isoformat()
    if not words:
        raise InputError("no_what", "Ghi việc phải làm là gì. Chưa giao gì.")
    if due_on and (not is_date(due_on) or due_on < day):
        raise InputError("bad_day", "Hạn phải là một ngày từ hôm nay trở đi. Chưa giao gì.")
    with store.writing():
        class_of(store, course)
        people, tasks = learners_named(store, course, persons), _open_tasks(store, course)
        wanted = [learner for learner in people if learner.person not in tasks]
        changes = [Change("task", {
            "what": words if learner.kind == RESIDENT else f"{words} ({learner.name})", "course_id": course,
            "resident_id": learner.record if learner.kind == RESIDENT else "", "due_on": due_on, "state": "open",
            "assignee_id": assignee or author(store), "accountable_id": author(store)}) for learner in wanted]
        return Made(save_inside(store, changes), len(wanted), len(people) - len(wanted))


def make_visits(store: Store, meeting: str, services: Sequence[str], outcome: str = "done") -> Made:
    """A visit "in class" of everybody who came to a meeting, with these services, as one save.

    Residents get one each; guests and members are counted without names in one more. Who has one of this meeting
    already gets no second. Raises `InputError`: `future_meeting`, `no_services`, `unknown_code`, `nobody_came`.
    """
    held = meeting_of(store, meeting)
    if held.held_on > today(store.clock()).isoformat():
        raise InputError("future_meeting", "Buổi này chưa tới ngày, chưa ghi phiếu được.")
    _check(services, outcome)
    with store.writing():
        course = class_of(store, held.course_id)
        marks = roll(store, meeting)
        came = [learner for learner in learners(store, held.course_id)
                if learner.person in marks and marks[learner.person].came and learner.person not in held.trainers]
        if not came:
            raise InputError("nobody_came", "Chưa ai được điểm danh có mặt ở buổi này. Điểm danh rồi ghi phiếu.")
        named = [learner for learner in came if learner.kind == RESIDENT and not learner.gone]
        written, tally = _written(store, meeting)
        wanted = [learner for learner in named if learner.person not in written]
        about = {"visit_on": held.held_on, "mode": CLASS_MODE, "place": held.place, "event_id": held.event_id,
                 "hamlet_id": course.hamlet_id, "team_id": course.team_id or store.setting(TEAM_RECORD),
                 "member_id": author(store), "meeting_id": meeting}
        changes = [change for learner in wanted
                   for change in _visit(store, {**about, "resident_id": learner.record}, services, outcome)]
        others = len(came) - len(named) if not tally else 0
        if others:
            changes += _visit(store, {**about, "people": str(others)}, services, outcome)
        return Made(save_inside(store, changes), len(wanted) + others, len(came) - len(wanted) - others)


def _visit(store: Store, values: dict[str, str], services: Sequence[str], outcome: str) -> list[Change]:
    visit = new_record(store.clock())
    given = {name: value for name, value in values.items() if value}
    helps = [Change("help", {"visit_id": visit, "service": service, "outcome": outcome}) for service in services]
    return [Change("visit", given, visit, fresh=True), *helps]


def _check(services: Sequence[str], outcome: str) -> None:
    if not services:
        raise InputError("no_services", "Chọn ít nhất một việc đã giúp tại lớp. Chưa ghi gì.")
    unknown = [code for code in services if not shipped_catalogues().knows("service", code)]
    if unknown or outcome not in OUTCOMES:
        raise InputError("unknown_code", "Không có việc hay kết quả này trong danh mục. Chưa ghi gì.")


def _why(row: LearnerResult, *, over: bool) -> str:
    if row.learner.left_on:
        return "Đã nghỉ giữa chừng"
    if over and not row.finished:
        return f"Chưa hoàn thành, dự {row.came} trên {row.held} buổi"
    return "Cuối lớp chưa tự làm được" if _weak(row.checks) else ""


def _weak(checks: Sequence[Check]) -> bool:
    return any(check.stage == "after" and check.level in _WEAK for check in checks)


def _open_tasks(store: Store, course: str) -> dict[str, str]:
    """The open tasks a class made, by person; one of a member or guest is found by the name it ends in."""
    query = (f"SELECT id, resident_id, what FROM task WHERE course_id = ? AND _deleted <> {GONE} "
             "AND coalesce(state, 'open') IN ('open', 'doing')")
    found: dict[str, str] = {}
    nameless: list[tuple[str, str]] = []
    for task, resident, what in store.connection.execute(query, [course]).fetchall():
        if resident:
            found[root(store.connection, resident)] = task
        else:
            nameless.append((task, what or ""))
    others = [learner for learner in learners(store, course) if learner.kind != RESIDENT] if nameless else []
    for learner in others:
        found.update((learner.person, task) for task, what in nameless if what.endswith(f"({learner.name})"))
    return found


def _written(store: Store, meeting: str) -> tuple[set[str], bool]:
    """Whose visit of a meeting is written already, and whether those without a record are."""
    query = f"SELECT resident_id FROM visit WHERE meeting_id = ? AND _deleted <> {GONE}"
    rows = [row[0] for row in store.connection.execute(query, [meeting]).fetchall()]
    return {root(store.connection, resident) for resident in rows if resident}, None in rows
