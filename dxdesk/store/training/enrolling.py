"""Who is put into a class, leaves it or is taken out again: one save each, nobody twice (format §2, §3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dxdesk.domain.checks import check, tidy
from dxdesk.domain.dates import today
from dxdesk.domain.names import clean
from dxdesk.domain.training import GUEST, Learner
from dxdesk.domain.visit import NATIONAL_ID
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.store.clusters import face, root
from dxdesk.store.database import Store
from dxdesk.store.erased import erased_people
from dxdesk.store.fingerprint import identity_values, person_with_number
from dxdesk.store.saving import Change, Saved, save_inside
from dxdesk.store.shapes import GONE
from dxdesk.store.training.classes import ClassView, standing_class
from dxdesk.store.training.learners import enrolment_id, learners
from dxdesk.store.training.roll import rolls

REGISTER, DOOR, LIST, IMPORT = "register", "door", "list", "import"
"""How somebody came into a class (`enrolment.source`)."""
_HAS_ROLL = "{name} đã có trong điểm danh. Ghi nghỉ học, hoặc bỏ cả điểm danh của người này."


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One person to enrol: a `resident`, a `member`, a guest of whom only the `name` is known, or somebody new.

    `values` are fields of a resident to be made, as typed, perhaps with `national_id`: who has that number already is
    enrolled as he stands and is not changed. `source` is one of the four above.
    """

    resident: str = ""
    member: str = ""
    name: str = ""
    source: str = REGISTER
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What enrolling came to: who is in the class now by this save, and who was in it before it.

    `over_capacity` is by how many people the class is fuller than it has places; 0 where it has no limit.
    """

    saved: Saved
    added: tuple[Learner, ...]
    already: tuple[Learner, ...]
    over_capacity: int = 0


def enrol(store: Store, course: str, newcomers: Sequence[Newcomer]) -> Enrolled:
    """Enrol people in one save. Who is in the class, also by a record merged with his, is told and not doubled.

    Who had left comes back. More people than places is told, never refused. Raises `InputError`: unknown_class,
    class_deleted, unknown_resident, unknown_member, deleted, erased, or `problem:<field>` for what a field cannot hold.
    """
    with store.writing():
        view = standing_class(store, course, "ghi danh")
        known = {learner.person: learner for learner in learners(store, course)}
        changes: list[Change] = []
        wanted: dict[str, bool] = {}
        for newcomer in newcomers:
            person, made = _person(store, newcomer)
            changes += _enrolment(store, course, newcomer, person, made, known.get(person))
            wanted[person] = person in wanted or _learns(known.get(person))
        saved = save_inside(store, changes)
        return _told(view, saved, learners(store, course), known, wanted)


def leave(store: Store, course: str, person: str, on: str, reason: str = "") -> Saved:
    """Note since which day somebody does not come any more, and why; without a day he comes again.

    What he attended stays. Raises `InputError`: unknown_learner, or `problem:<field>` for a day or reason no field
    can hold.
    """
    day = today(store.clock())
    values = tidy("enrolment", {"left_on": on, "reason": reason}, day)
    with store.writing():
        learner = learner_of(store, course, person)
        _refuse_hard("enrolment", {**values, "course_id": course}, store)
        kept = {name: value for name, value in values.items() if name == "left_on" or value}
        if not learner.enrolments:
            return save_inside(store, _came_in(course, learner, kept))
        others = learner.enrolments[1:] if not on else ()
        return save_inside(store, [Change("enrolment", kept, learner.enrolment),
                                   *(Change("enrolment", {"left_on": ""}, other) for other in others)])


def remove(store: Store, course: str, people: Iterable[str], with_roll: bool = False) -> Saved:
    """Take people out of a class they never were in; undo brings them back.

    Raises `InputError`: unknown_learner; has_roll where one of them is marked in a roll and `with_roll` does not say
    that those marks go too (who came and stopped has left, see `leave`).
    """
    with store.writing():
        wanted = [learner_of(store, course, person) for person in people]
        marks = [(learner, mark) for held in rolls(store, course).values() for learner in wanted
                 if (mark := held.get(learner.person))]
        if marks and not with_roll:
            raise InputError("has_roll", _HAS_ROLL.format(name=marks[0][0].name))
        gone = [Change("attendance", {}, record, "delete") for _, mark in marks for record in mark.records]
        gone += [Change("enrolment", {}, record, "delete") for learner in wanted for record in learner.enrolments]
        return save_inside(store, gone)


def learner_of(store: Store, course: str, person: str) -> Learner:
    """One learner, found by his `person` or any record of his. Raises `InputError("unknown_learner")`."""
    everybody = {learner.person: learner for learner in learners(store, course)}
    found = everybody.get(person) or everybody.get(root(store.connection, person)) or next(
        (learner for learner in everybody.values() if person in learner.enrolments), None)
    if found is None:
        raise InputError("unknown_learner", "Người này không có trong lớp. Chưa đổi gì.")
    return found


def over_capacity(view: ClassView, people: Iterable[Learner]) -> int:
    """By how many those who learn now are more than the places of a class; 0 where it has no limit."""
    learning = sum(1 for learner in people if not learner.left_on)
    return max(0, learning - view.capacity) if view.capacity else 0


def _learns(learner: Learner | None) -> bool:
    return learner is not None and bool(learner.enrolments) and not learner.left_on


def _person(store: Store, newcomer: Newcomer) -> tuple[str, list[Change]]:
    """Who is meant, as he counts once, and what makes him where he is new; a guest is his enrolment."""
    if newcomer.member:
        query = f"SELECT 1 FROM member WHERE id = ? AND _deleted <> {GONE}"
        if not store.connection.execute(query, [newcomer.member]).fetchone():
            raise InputError("unknown_member", "Không thấy thành viên này trong tổ. Chưa ghi danh ai.")
        return newcomer.member, []
    record = newcomer.resident
    if not record and not newcomer.values:
        return new_record(store.clock()), []
    if not record:
        values, number = _tidied(store, newcomer.values)
        record = person_with_number(store, number) if number else ""
        if not record:
            record = new_record(store.clock())
            kept = {**values, **(identity_values(store, number) if number else {})}
            return record, [Change("resident", kept, record, fresh=True)]
    return _standing(store, record), []


def _standing(store: Store, record: str) -> str:
    """The root of a resident who may be enrolled."""
    shown = face(store.connection, record)
    row = store.connection.execute("SELECT full_name, _deleted FROM resident WHERE id = ?", [shown]).fetchone()
    if row is None:
        raise InputError("unknown_resident", "Không thấy người này trong sổ. Chưa ghi danh ai; tìm lại hoặc ghi mới.")
    if erased_people(store.connection, [shown]):
        raise InputError("erased", "Người này đã xóa hẳn theo yêu cầu. Chưa ghi danh ai; bỏ người này rồi ghi lại.")
    if row[1] == GONE:
        name = row[0] or "người này"
        raise InputError("deleted", f"Hồ sơ của {name} đã xóa. Chưa ghi danh ai; lấy lại hồ sơ rồi ghi danh.")
    return root(store.connection, record)


def _tidied(store: Store, typed: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """A new resident's values in their wire form and his identity number. Raises `InputError` for what is wrong."""
    given = {name: value for name, value in typed.items() if value.strip()}
    # Under either name: what of a number is kept is for the ward to say, not for who typed it.
    number = given.pop(NATIONAL_ID, "") or given.pop("id_number", "")
    if number and not (len(number) == 12 and number.isascii() and number.isdigit()):
        raise InputError(f"problem:{NATIONAL_ID}", "Số căn cước phải đủ 12 số. Chưa lưu gì.")
    values = tidy("resident", given, today(store.clock()))
    _refuse_hard("resident", values, store)
    return values, number


def _enrolment(
    store: Store, course: str, newcomer: Newcomer, person: str, made: list[Change], known: Learner | None
) -> list[Change]:
    """What puts somebody into the class; nothing that differs for who learns there."""
    day = today(store.clock()).isoformat()
    if known is not None and known.enrolments:
        return [Change("enrolment", {"left_on": ""}, record) for record in known.enrolments]
    values = {"course_id": course, "enrolled_on": day, "source": newcomer.source}
    back = {"left_on": "", "result": "", "reason": ""}  # of somebody taken out before, whose enrolment has this id
    if newcomer.member:
        return [Change("enrolment", {**values, **back, "member_id": person}, enrolment_id(course, member=person))]
    if newcomer.resident or newcomer.values:
        record = person if made else face(store.connection, person)
        return [*made, Change("enrolment", {**values, **back, "resident_id": record}, enrolment_id(course, record))]
    named = tidy("enrolment", {"name": clean(newcomer.name)}, today(store.clock()))
    if not named["name"]:
        raise InputError("problem:name", "Chưa ghi tên khách. Chưa ghi danh ai.")
    _refuse_hard("enrolment", {**values, **named}, store)
    return [Change("enrolment", {**values, **named}, person, fresh=True)]


def _came_in(course: str, learner: Learner, values: Mapping[str, str]) -> list[Change]:
    """The enrolment of somebody who was only marked in a roll so far."""
    record = learner.person if learner.kind == GUEST else enrolment_id(course, learner.record)
    return [Change("enrolment", {"course_id": course, **learner.named, **values}, record)]


def _refuse_hard(kind: str, values: Mapping[str, str], store: Store) -> None:
    hard = next((problem for problem in check(kind, values, today(store.clock())) if problem.hard), None)
    if hard is not None:
        raise InputError(f"problem:{hard.field}", hard.sentence)


def _told(
    view: ClassView, saved: Saved, now: Sequence[Learner], known: Mapping[str, Learner], wanted: Mapping[str, bool]
) -> Enrolled:
    people = {learner.person: learner for learner in now}
    added = tuple(people[person] for person in wanted if not _learns(known.get(person)))
    already = tuple(people[person] for person, was in wanted.items() if was)
    return Enrolled(saved, added, already, over_capacity(view, now))
