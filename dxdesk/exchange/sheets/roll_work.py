"""What the rows of an attendance sheet come to in a class: enrolments, marks, scores, and what the class has otherwise.

Nothing is written here. What the class holds already stays as it is unless a person says that the sheet is right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from dxdesk.domain.dates import show_day, today
from dxdesk.domain.training import GUEST, MEMBER, RESIDENT, Learner, Mark
from dxdesk.exchange.sheets.roll_class import Target
from dxdesk.exchange.sheets.roll_people import NEW, SKIP, Match, match_people
from dxdesk.exchange.sheets.roll_plan import RollPlan
from dxdesk.exchange.sheets.roll_questions import Answers, Choice, Question, bad_answer
from dxdesk.exchange.sheets.roll_reader import RollRow
from dxdesk.exchange.sheets.roll_words import MARK_WORDS
from dxdesk.ledger.ids import new_record
from dxdesk.store.clusters import root
from dxdesk.store.database import Store
from dxdesk.store.fingerprint import identity_values
from dxdesk.store.saving import Change
from dxdesk.store.training.checks import check_id, checks
from dxdesk.store.training.enrolling import IMPORT
from dxdesk.store.training.learners import enrolment_id, learners
from dxdesk.store.training.roll import attendance_id, rolls

OVERWRITE, KEEP, TAKE = "overwrite", "keep", "take"
ADDED, CHANGED, SAME_AS_HELD, ASKED, LEFT_OUT = "new", "changed", "same", "asked", "skipped"
_DIFFERS_TOLD = 4
_STAGES = {"before": "điểm trước", "after": "điểm sau"}


@dataclass(frozen=True, slots=True)
class RowDone:
    """What becomes of one row: `what` is new, changed, same, asked or skipped; `who` resident, member, guest or new.

    `states` are one a meeting, `text` says in words what is written, `reason` why it is this person or is left out.
    """

    row: int
    full_name: str
    what: str
    who: str
    record: str
    reason: str
    states: tuple[str | None, ...]
    before: str
    after: str
    text: str


@dataclass(slots=True)
class SheetPerson:
    """Somebody of the sheet: his enrolment, who he counts as, the fields that say who he is, his marks by meeting."""

    enrolment: str
    person: str
    who: dict[str, str]
    states: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Work:
    """The changes to save, gathered row by row."""

    plan: RollPlan
    target: Target
    today: str
    take: bool
    held: dict[str, dict[str, Mark]]
    scores: dict[str, str]
    known: dict[str, Learner]
    changes: list[Change] = field(default_factory=list)
    by_row: dict[int, SheetPerson] = field(default_factory=dict)
    done: list[RowDone] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)
    asks: list[Question] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    people: int = 0
    enrolled: int = 0
    checks: int = 0

    @property
    def first_day(self) -> str:
        """The day of the first meeting, today where that is still to come."""
        return min(min(self.plan.days, default=""), self.today)

    @property
    def last_day(self) -> str:
        """The same of the last meeting."""
        return min(max(self.plan.days, default=""), self.today)


def gather(store: Store, plan: RollPlan, target: Target, answers: Answers, *, again: bool = False) -> Work:
    """What each row comes to, and the changes of all."""
    overwrite = answers.get(OVERWRITE, "")
    if overwrite not in ("", KEEP, TAKE):
        raise bad_answer(OVERWRITE, overwrite)
    there = learners(store, target.course) if target.view else []
    scores = {check.record: check.score for of in (checks(store, target.course) if target.view else {}).values()
              for check in of}
    held = rolls(store, target.course) if target.view else {}
    day, known = today(store.clock()).isoformat(), {one.person: one for one in there}
    work = Work(plan, target, day, overwrite == TAKE, held, scores, known)
    matches = match_people(store, plan.roll.rows, there, answers, again=again)
    for row, match, states in zip(plan.roll.rows, matches, plan.states, strict=True):
        _take_row(store, work, row, match, states)
    if work.differs and not overwrite:
        work.asks.append(_overwrite_asked(work.differs))
    return work


def _overwrite_asked(differs: Sequence[str]) -> Question:
    more = f" và {len(differs) - _DIFFERS_TOLD} chỗ nữa" if len(differs) > _DIFFERS_TOLD else ""
    return Question(
        OVERWRITE, f"Bảng ghi khác sổ ở {len(differs)} chỗ: {'; '.join(differs[:_DIFFERS_TOLD])}{more}. Giữ bên nào?",
        (Choice(KEEP, "Giữ như trong sổ"), Choice(TAKE, "Lấy theo bảng")), effect="giữ như trong sổ")


def _take_row(store: Store, work: Work, row: RollRow, match: Match, states: Sequence[str | None]) -> None:
    """Fill in the changes for one row, and what became of it."""
    what, reason = _left_out(work, match)
    if what == ASKED and match.question:
        work.asks.append(match.question)
    if what:
        _note(work, row, match, what, reason, states)
        return
    before, changed = work.new + work.checks + work.enrolled, work.changed
    person = work.by_row.get(match.same_as) or _person(store, work, row, match)
    work.by_row[row.row] = person
    words = [*_marks(work, row, person, states), *_scores(work, row, person)]
    fresh = work.new + work.checks + work.enrolled > before
    what = CHANGED if work.changed > changed else ADDED if fresh else SAME_AS_HELD
    _note(work, row, match, what, match.reason, states, ", ".join(words))


def _left_out(work: Work, match: Match) -> tuple[str, str]:
    """Whether a row stays out, as a code, and why."""
    if match.record and match.record in work.target.trainers:
        return LEFT_OUT, "người dạy, không tính là người học"
    if match.question:
        return ASKED, match.question.sentence
    if match.kind == SKIP:
        return LEFT_OUT, "đã chọn không nhận"
    if match.same_as and match.same_as not in work.by_row:
        return LEFT_OUT, f"dòng {match.same_as} chưa được nhận"
    return "", ""


def _note(work: Work, row: RollRow, match: Match, what: str, reason: str, states: Sequence[str | None],
          text: str = "") -> None:
    work.done.append(RowDone(row.row, row.full_name, what, match.kind, match.record, reason, tuple(states), row.before,
                             row.after, text))


def _person(store: Store, work: Work, row: RollRow, match: Match) -> SheetPerson:
    """Who a row is, enrolled where he is not yet."""
    course = work.target.course
    if match.kind == GUEST:
        # Guests of one name stay in the order of their rows, so that the same sheet meets them again.
        record = match.record or new_record(store.clock() + timedelta(milliseconds=row.row))
        return _enrolled(work, SheetPerson(record, record, {"name": row.full_name}), fresh=not match.record)
    record = _resident(store, work, row, match) if match.kind != MEMBER else match.record
    if match.kind == MEMBER:
        return _enrolled(work, SheetPerson(enrolment_id(course, member=record), record, {"member_id": record}))
    person = record if match.kind == NEW else root(store.connection, record)
    return _enrolled(work, SheetPerson(enrolment_id(course, record), person, {"resident_id": record}))


def _enrolled(work: Work, person: SheetPerson, *, fresh: bool = False) -> SheetPerson:
    """The person with his enrolment, which is made where he has none."""
    known = work.known.get(person.person)
    if known and known.enrolments:
        person.enrolment = known.enrolment
        return person
    back = {"left_on": "", "result": "", "reason": ""}  # of somebody taken out before, whose enrolment has this id
    values = {"course_id": work.target.course, **person.who, "source": IMPORT, "enrolled_on": work.first_day,
              **back}
    work.changes.append(Change("enrolment", values, person.enrolment, fresh=fresh or work.target.view is None))
    work.enrolled += 1
    work.known[person.person] = Learner(person.person, RESIDENT, "", "", (person.enrolment,))
    return person


def _resident(store: Store, work: Work, row: RollRow, match: Match) -> str:
    """The record of a resident: made new, or completed where the register lacks year, phone or number."""
    number = identity_values(store, row.number) if row.number else {}
    said = {"birth_year": row.birth_year, "birth_date": row.birth_date, "sex": row.sex, "phone": row.phone, **number}
    said = {name: value for name, value in said.items() if value}
    if match.kind == NEW:
        address = {"address": row.address} if row.address else {}
        record = new_record(store.clock())
        work.changes.append(Change("resident", {"full_name": row.full_name, **said, **address}, record, fresh=True))
        work.people += 1
        return record
    lacking = {name: value for name, value in said.items()
               if not store.value("resident", match.record, "id_key" if name.startswith("id_") else name)}
    if store.value("resident", match.record, "birth_year") not in ("", row.birth_year):
        lacking.pop("birth_date", None)
    if lacking:
        work.changes.append(Change("resident", lacking, match.record))
    return match.record


def _marks(work: Work, row: RollRow, person: SheetPerson, states: Sequence[str | None]) -> list[str]:
    """Write the marks the class does not hold; the words for them."""
    words = []
    for at, (meeting, day, state) in enumerate(zip(work.target.meetings, work.plan.days, states, strict=True), 1):
        if not state or meeting in person.states:
            continue
        person.states[meeting] = state
        held = work.held.get(meeting, {}).get(person.person)
        when = show_day(day) or f"buổi {at}"
        if held and held.state == state:
            continue
        if held and not work.take:
            work.differs.append(f"{row.full_name}, {when}: sổ {MARK_WORDS[held.state]}, bảng {MARK_WORDS[state]}")
            continue
        signed = {"signed": "yes"} if row.signed and len(states) == 1 else {}
        values = {"meeting_id": meeting, "enrolment_id": person.enrolment, **person.who, "state": state, **signed}
        for record in held.records if held else (attendance_id(meeting, person.person),):
            changed = {"state": state, **signed} if held else values
            work.changes.append(Change("attendance", changed, record, fresh=meeting in work.target.made))
        work.new, work.changed = work.new + (held is None), work.changed + (held is not None)
        words.append(f"{when} {MARK_WORDS[state]}")
    return words


def _scores(work: Work, row: RollRow, person: SheetPerson) -> list[str]:
    """Write the scores the class does not hold; the words for them. None without a group of skills."""
    words = []
    target, rater = work.target, work.plan.roll.rater
    days = {"before": work.first_day, "after": work.last_day}
    for stage, score in (("before", row.before), ("after", row.after)):
        record = check_id(person.enrolment, stage, rater, target.skill_group)
        held = work.scores.get(record, "")
        if not score or not target.skill_group or held == score:
            continue
        if held and not work.take:
            work.differs.append(f"{row.full_name}, {_STAGES[stage]}: sổ {held}, bảng {score}")
            continue
        work.scores[record] = score
        values = {"enrolment_id": person.enrolment, "stage": stage, "rater": rater, "skill_group": target.skill_group,
                  "score": score, "checked_on": days[stage]}
        work.changes.append(Change("skill_check", values, record))
        work.checks, work.changed = work.checks + (not held), work.changed + bool(held)
        words.append(f"{_STAGES[stage]} {score.replace('.', ',')}")
    return words
