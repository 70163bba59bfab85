"""Which class an attendance sheet goes into: one given, the one it went into before, one chosen, or a new one."""

from dataclasses import dataclass, field

from dxdesk.domain.names import clean, fold
from dxdesk.exchange.sheets.register import find_member, members
from dxdesk.exchange.sheets.roll_days import iso_days
from dxdesk.exchange.sheets.roll_plan import DAY_ORDER, RollPlan
from dxdesk.exchange.sheets.roll_questions import Answers, Choice, Question, bad_answer
from dxdesk.exchange.sheets.roll_reader import Roll
from dxdesk.exchange.sheets.roll_words import SKILLS
from dxdesk.ledger.ids import new_record
from dxdesk.ledger.standing import stands
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.saving import Change, current_writer
from dxdesk.store.shapes import GONE
from dxdesk.store.training.classes import ClassView, class_of, classes, standing_class
from dxdesk.store.undo import undos_held

CLASS, TITLE, SKILL = "class", "title", "skill_group"
NEW_CLASS = "new"
_NO_TITLE = "Lớp nhập từ bảng điểm danh"
_IMPORT = "import:"
_LONGEST_TITLE = 200


@dataclass(slots=True)
class Target:
    """The class taken into: its record, what makes or completes it, the meeting of each column of the sheet.

    `view` is None for a new class; `made` are the meetings that are new; `trainers` are members who teach one of them.
    """

    course: str
    title: str
    skill_group: str
    view: ClassView | None
    meetings: tuple[str, ...] = ()
    made: frozenset[str] = frozenset()
    trainers: frozenset[str] = frozenset()
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Former:
    """What is known of a sheet: the import it came in by and the class, empty where it did not or was taken out again.

    `next_name` is the import id of another taking in.
    """

    name: str
    course: str
    next_name: str


def former_import(store: Store, digest: str) -> Former:
    """Whether this very file came in before, here rather than on another laptop.

    The import id names the file and this laptop, so that taking it back leaves alone what another one made of the file.
    """
    whole = f"{_IMPORT}{digest}"
    query = "SELECT why, max(mine) FROM op WHERE why = ? OR why GLOB ? GROUP BY why ORDER BY max(mine) DESC, min(id)"
    names = [row[0] for row in store.connection.execute(query, [whole, f"{whole}.*"])]
    own = f"{whole}.{current_writer(store)}"
    used = sum(name == own or name.startswith(f"{own}-") for name in names)
    next_name = f"{own}-{used + 1}" if used else own
    undos = undos_held(store) if names else {}
    for name in names:
        if stands(name, undos) and (course := _course_of(store, name)):
            return Former(name, course, next_name)
    return Former("", "", next_name)


def _course_of(store: Store, name: str) -> str:
    """The class in which something of an import still stands."""
    for kind, course in (("course", "r.id"), ("meeting", "r.course_id"), ("enrolment", "r.course_id"),
                         ("attendance", "(SELECT m.course_id FROM meeting m WHERE m.id = r.meeting_id)")):
        row = store.connection.execute(
            f'SELECT {course} FROM op JOIN "{kind}" r ON r.id = op.record '
            f"WHERE op.why = ? AND op.kind = ? AND r._deleted <> {GONE} "
            "ORDER BY op.id LIMIT 1", [name, kind]).fetchone()
        if row and row[0]:
            return str(row[0])
    return ""


def year_of_class(store: Store, course: str, roll: Roll, answers: Answers) -> str:
    """The year in which the class has meetings on the days of the sheet; empty where there is no such, or two."""
    parts = roll.order.parts(answers.get(DAY_ORDER, ""))
    held = {meeting.held_on for meeting in class_of(store, course).meetings}
    years = {int(day[:4]) for day in held} if parts and any(parts) else set()
    fitting = [year for year in years if held & set(iso_days(parts or (), roll.days, year))]
    return str(fitting[0]) if len(fitting) == 1 else ""


def class_asked(store: Store, plan: RollPlan) -> Question | None:
    """Whether it is one of the classes there are, where one has its name, or its place and every day of it."""
    alike = [view for view in classes(store) if not view.deleted and _alike(view, plan)]
    if not alike:
        return None
    choices = [Choice(view.id, f"{view.title}, {len(view.meetings)} buổi") for view in alike]
    return Question(CLASS, "Đã có lớp giống lớp này. Nhận vào lớp nào?",
                    (*choices, Choice(NEW_CLASS, "Lớp mới")), alike[0].id if len(alike) == 1 else "", needed=True)


def _alike(view: ClassView, plan: RollPlan) -> bool:
    head, days = plan.roll.head, {meeting.held_on for meeting in view.meetings}
    named = bool(head.title) and fold(view.title) == fold(head.title)
    placed = bool(head.place) and any(fold(meeting.place or view.place) == fold(head.place)
                                      for meeting in view.meetings)
    return named or (placed and plan.dated and days >= set(plan.days))


def skill_asked(plan: RollPlan, target: Target, answers: Answers) -> Question | None:
    """Which group of skills the scores are about, where the class does not say."""
    if not plan.roll.scored or target.skill_group or answers.get(SKILL):
        return None
    told = f" {fold(f'{plan.roll.head.title} {plan.roll.head.topic}')} "
    likely = next((code for words, code in SKILLS if f" {words} " in told), "")
    choices = [Choice(entry.code, entry.title) for entry in shipped_catalogues().entries(SKILL)]
    return Question(SKILL, "Điểm trước và sau là của nhóm kỹ năng nào?", tuple(choices), likely,
                    effect="chưa nhận điểm")


def target_of(store: Store, plan: RollPlan, course: str, answers: Answers) -> Target:
    """The class to take a sheet into, and its meetings.

    Raises `InputError`: unknown_class, class_deleted, bad_answer.
    """
    skill = answers.get(SKILL, "")
    if skill and not shipped_catalogues().knows(SKILL, skill):
        raise bad_answer(SKILL, skill)
    target = _held(store, course, skill) if course not in ("", NEW_CLASS) else _new(store, plan, answers, skill)
    _add_meetings(store, plan, target)
    return target


def _held(store: Store, course: str, skill: str) -> Target:
    view = standing_class(store, course, "nhận bảng")
    changes = [Change("course", {SKILL: skill}, course)] if skill and not view.skill_group else []
    teaching = {trainer for meeting in view.meetings for trainer in meeting.trainers}
    return Target(course, view.title, view.skill_group or skill, view, trainers=frozenset(teaching), changes=changes)


def _new(store: Store, plan: RollPlan, answers: Answers, skill: str) -> Target:
    head, record = plan.roll.head, new_record(store.clock())
    title = clean(answers.get(TITLE, ""))[:_LONGEST_TITLE] or head.title or _NO_TITLE
    values = {TITLE: title, "topic": head.topic, "class_no": head.class_no, "place": head.place, SKILL: skill,
              "team_id": store.setting(TEAM_RECORD)}
    kept = {name: value for name, value in values.items() if value}
    return Target(record, title, skill, None, changes=[Change("course", kept, record, fresh=True)])


def _add_meetings(store: Store, plan: RollPlan, target: Target) -> None:
    """A meeting a column: the one of that day, in their order, else a new one."""
    left: dict[str, list[str]] = {}
    for meeting in target.view.meetings if target.view else ():
        left.setdefault(meeting.held_on, []).append(meeting.id)
    trainer, _ = find_member(members(store), plan.roll.head.trainer) if plan.roll.head.trainer else ("", "")
    found: list[str] = []
    for day in plan.days:
        waiting = left.get(day, [])
        if waiting:
            found.append(waiting.pop(0))
            continue
        change = Change("meeting", _meeting(plan, target.course, day, trainer), new_record(store.clock()), fresh=True)
        target.changes.append(change)
        found.append(change.record)
    target.meetings = tuple(found)
    target.made = frozenset(change.record for change in target.changes if change.kind == "meeting")
    target.trainers |= {trainer} - {""} if target.made else set()


def _meeting(plan: RollPlan, course: str, day: str, trainer: str) -> dict[str, str]:
    head = plan.roll.head
    values = {"course_id": course, "held_on": day, "from_at": head.from_at, "to_at": head.to_at, "place": head.place,
              "trainer_id": trainer, "trainer_name": "" if trainer else head.trainer}
    return {name: value for name, value in values.items() if value}
