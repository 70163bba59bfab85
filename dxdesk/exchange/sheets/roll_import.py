"""Taking an attendance sheet into a class: one save under an import id, all or nothing, nobody and nothing twice.

Un-import takes all of it back (format §3).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dxdesk.domain.dates import today
from dxdesk.exchange.sheets.plan import Ask, Skipped
from dxdesk.exchange.sheets.roll_class import (
    CLASS,
    NEW_CLASS,
    class_asked,
    former_import,
    skill_asked,
    target_of,
    year_of_class,
)
from dxdesk.exchange.sheets.roll_plan import YEAR, RollPlan, plan_roll, refuse_future
from dxdesk.exchange.sheets.roll_questions import Answers, Question, refuse_open
from dxdesk.exchange.sheets.roll_reader import Roll
from dxdesk.exchange.sheets.roll_work import LEFT_OUT, RowDone, Work, gather
from dxdesk.exchange.sheets.visit_log import Repair
from dxdesk.store.database import Store
from dxdesk.store.saving import save_inside
from dxdesk.store.training.enrolling import over_capacity


@dataclass(frozen=True, slots=True)
class MeetingDone:
    """One meeting of the sheet: its title there, the ISO day or empty, its record, if it is new, how many came."""

    title: str
    day: str
    record: str
    new: bool
    present: int


@dataclass(frozen=True, slots=True)
class RollImported:
    """What an import of a sheet did, or would do.

    `again`: this very file went into the class before. `new` marks of attendance, `changed` marks and scores that were
    otherwise, `people` residents written new, `checks` scores written, `enrolled` who came into the class by it,
    `over_capacity` by how many it is fuller then than it has places.
    """

    import_id: str
    course: str
    title: str
    new_class: bool
    again: bool
    rows: int
    new: int
    changed: int
    people: int
    enrolled: int
    checks: int
    over_capacity: int
    meetings: tuple[MeetingDone, ...]
    learners: tuple[RowDone, ...]
    repairs: tuple[Repair, ...]
    warnings: tuple[Ask, ...]
    asks: tuple[Question, ...]
    skipped: tuple[Skipped, ...]
    unread: tuple[str, ...]


def preview_roll(store: Store, roll: Roll, answers: Answers, course: str = "") -> RollImported:
    """What `import_roll` would do with these answers, and what is still asked; nothing is written.

    Raises `InputError`: bad_answer, future_meeting, unknown_class, class_deleted.
    """
    return _take(store, roll, answers, course, write=False)


def import_roll(store: Store, roll: Roll, answers: Answers, course: str = "") -> RollImported:
    """Take a sheet into a class, the one given, or the one it went into before, or a new one.

    Rows and marks still asked stay out; the same sheet again takes in only those. Raises as `preview_roll`, and
    `AsksOpen` where something is not answered without which nothing can be taken in; then nothing is written.
    """
    with store.writing():
        return _take(store, roll, answers, course, write=True)


def _take(store: Store, roll: Roll, answers: Answers, course: str, *, write: bool) -> RollImported:
    day = today(store.clock())
    former = former_import(store, roll.digest)
    into = course or answers.get(CLASS, "") or former.course
    if into not in ("", NEW_CLASS):
        answers = {YEAR: year_of_class(store, into, roll, answers), **answers}
    plan = plan_roll(roll, answers, day)
    refuse_future(plan, day)
    asked = None if into else class_asked(store, plan)
    needed = [*([asked] if asked else []), *plan.asks]
    if write:
        refuse_open(needed)
    target = target_of(store, plan, into, answers)
    again = bool(former.course) and former.course == target.course
    work = gather(store, plan, target, answers, again=again)
    asks = [ask for ask in (*needed, skill_asked(plan, target, answers), *work.asks) if ask]
    name = former.name if again else former.next_name
    changes = [*target.changes, *work.changes]
    if write and changes:
        save_inside(store, changes, name)
    return _told(plan, work, asks, name, again=again)


def _told(plan: RollPlan, work: Work, asks: Sequence[Question], name: str, *, again: bool) -> RollImported:
    target, roll = work.target, plan.roll
    shown = [MeetingDone(title, day, record, record in target.made, plan.present(at)) for at, (title, day, record) in
             enumerate(zip(roll.titles, plan.days, target.meetings, strict=True))]
    lines = {row.row: row.line for row in roll.rows}
    skipped = [Skipped(one.row, lines[one.row], one.what, f"{one.reason[:1].upper()}{one.reason[1:]}.")
               for one in work.done if one.what == LEFT_OUT]
    repairs = [*roll.repairs, *(repair for row in roll.rows for repair in row.repairs)]
    over = over_capacity(target.view, work.known.values()) if target.view else 0
    return RollImported(
        name, target.course, target.title, target.view is None, again, len(roll.rows), work.new, work.changed,
        work.people, work.enrolled, work.checks, over, tuple(shown), tuple(work.done), tuple(repairs), plan.warnings,
        tuple(asks), tuple(sorted((*roll.skipped, *skipped), key=lambda row: row.row)), roll.unread)
