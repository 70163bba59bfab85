"""Who the rows of an attendance sheet are: people of the register, members, new people, guests; or it is asked.

Somebody is recognised only where nothing speaks against him and more than the name speaks for him; why is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dxdesk.domain.likeness import NEAR, SAME, contradicts, strength
from dxdesk.domain.names import same_key
from dxdesk.domain.training import GUEST, Learner
from dxdesk.exchange.sheets.roll_questions import Answers, Choice, Question, bad_answer
from dxdesk.exchange.sheets.roll_reader import RollRow
from dxdesk.exchange.sheets.roll_register import Likely, members_by_name, near, why
from dxdesk.store.database import Store

NEW, SKIP, PERSON, ROW = "new", "skip", "person:", "row:"


@dataclass(frozen=True, slots=True)
class Match:
    """Who a row is. `kind` is resident, member, guest, new, skip, or empty while it is asked by `question`.

    `record` is the resident or member as shown now, for a guest his enrolment where he has one; `same_as` the row this
    one goes with, 0 for none; `reason` says why.
    """

    row: int
    kind: str
    record: str = ""
    reason: str = ""
    same_as: int = 0
    question: Question | None = None


@dataclass(slots=True)
class _Book:
    """Who is known beside the register: learners of the class, members; and who the rows so far took."""

    learners: Sequence[Learner]
    members: Mapping[str, list[tuple[str, str]]]
    again: bool
    taken: dict[str, int] = field(default_factory=dict)
    seen: dict[tuple[str, str, str, str], int] = field(default_factory=dict)

    def guests(self, key: str) -> list[Learner]:
        """Guests of the class of that name not taken by an earlier row."""
        return [learner for learner in self.learners
                if learner.kind == GUEST and same_key(learner.name) == key and learner.person not in self.taken]

    def enrolled(self, record: str) -> bool:
        """Whether a resident or member learns in the class."""
        return any(learner.record == record for learner in self.learners)


def match_people(
    store: Store, rows: Sequence[RollRow], learners: Sequence[Learner], answers: Answers, *, again: bool = False
) -> list[Match]:
    """Who each row is, in the order of the rows. Raises `InputError`: bad_answer.

    `again`: the sheet came into this class before. Who is not in it any more was taken out or erased since, and is
    asked about rather than brought back.
    """
    book = _Book(learners, members_by_name(store), again)
    found = []
    for row in rows:
        match = _match(store, row, book, answers.get(f"{PERSON}{row.row}", ""))
        who = (same_key(row.full_name), row.birth_year, row.phone, row.number)
        book.seen.setdefault(who, row.row)
        if match.record:
            book.taken.setdefault(match.record, row.row)
        found.append(match)
    return found


def _match(store: Store, row: RollRow, book: _Book, said: str) -> Match:
    people = list(near(store, row, book.members))
    if said:
        return _as_said(row, people, said, book)
    found = _recognised(row, people, book)
    here = book.enrolled(found.record) or any(one.person == found.record for one in book.learners)
    if not book.again or found.question or (found.record and here):
        return found
    return Match(row.row, "", found.record, question=_gone_asked(row, people))


def _recognised(row: RollRow, people: Sequence[Likely], book: _Book) -> Match:
    """Who a row is without being told."""
    who = (same_key(row.full_name), row.birth_year, row.phone, row.number)
    before = book.seen.get(who, 0)
    if before and any(who[1:]):
        return Match(row.row, "", question=_twice_asked(row, before, people))
    sure = next((person for person in people if _sure(person, people, row, book)), None)
    if sure:
        if sure.record in book.taken:
            return Match(row.row, "", question=_twice_asked(row, book.taken[sure.record], people))
        return Match(row.row, sure.kind, sure.record, why(sure))
    if not people and any(who[1:]):
        return Match(row.row, NEW, reason="chưa có trong sổ")
    if not people:
        return _guest(row, book)
    return Match(row.row, "", question=_who_asked(row, people))


def _guest(row: RollRow, book: _Book) -> Match:
    """Somebody of whom only a name is known: the next guest of that name in the class, else a new one."""
    guests = book.guests(same_key(row.full_name))
    if guests:
        return Match(row.row, GUEST, guests[0].person, "khách cùng tên trong lớp")
    return Match(row.row, GUEST, reason="chỉ có tên, ghi là khách")


def _as_said(row: RollRow, people: Sequence[Likely], said: str, book: _Book) -> Match:
    kind, _, record = said.partition(":")
    here = [person for person in people if book.enrolled(person.record) and _sure(person, people, row, book)]
    known = here[0] if said == NEW and here and here[0].record not in book.taken else None
    if known:
        return Match(row.row, known.kind, known.record, f"đang học lớp này, {why(known)}")
    if said in (NEW, SKIP):
        return Match(row.row, said, reason="đã chọn")
    if said == GUEST:
        return _guest(row, book)
    if kind == ROW[:-1] and record.isdecimal() and int(record) in (*book.seen.values(), *book.taken.values()):
        return Match(row.row, ROW[:-1], reason=f"một người với dòng {record}", same_as=int(record))
    chosen = next((person for person in people if person.value == said), None)
    if chosen is None:
        raise bad_answer(f"{PERSON}{row.row}", said)
    same_as = book.taken.get(record, 0)
    return Match(row.row, kind, record, f"đã chọn; {why(chosen)}", same_as=same_as)


def _sure(person: Likely, people: Sequence[Likely], row: RollRow, book: _Book) -> bool:
    """Whether a row is this person without asking: nothing contradicts, and no other is as likely.

    Name and phone are enough, name and year where he learns in the class already, the name alone where the row has no
    more and one learner of the class bears it.
    """
    if contradicts(person.signs):
        return False
    said = {sign.key: sign.state for sign in person.signs}
    here = book.enrolled(person.record)
    more = said.get("phone") == SAME or (here and (said.get("year") == SAME or not (row.birth_year or row.phone)))
    if not person.best and not (said.get("name") == SAME and more):
        return False
    others = [other for other in people if other is not person and not contradicts(other.signs)]
    if here and not person.best:
        others = [other for other in others if book.enrolled(other.record)]
    return all(strength(other.signs) < strength(person.signs) for other in others)


def _who_asked(row: RollRow, people: Sequence[Likely]) -> Question:
    likely = [person for person in people if not contradicts(person.signs)
              and {("name", SAME), ("year", SAME)} <= {(sign.key, sign.state) for sign in person.signs}]
    return Question(
        f"{PERSON}{row.row}", f"Dòng {row.row}: {_named(row)} là ai?", (*_choices(people), *_others()),
        likely[0].value if len(likely) == 1 else "", rows=(row.row,), effect="chưa nhận dòng này")


def _twice_asked(row: RollRow, before: int, people: Sequence[Likely]) -> Question:
    same = Choice(f"{ROW}{before}", f"Một người với dòng {before}")
    return Question(
        f"{PERSON}{row.row}", f"Dòng {row.row}: {_named(row)} giống hệt dòng {before}. Một người hay hai?",
        (same, *_choices(people), *_others()), rows=(row.row, before), effect="chưa nhận dòng này")


def _gone_asked(row: RollRow, people: Sequence[Likely]) -> Question:
    return Question(
        f"{PERSON}{row.row}", f"Dòng {row.row}: {_named(row)} có trong bảng này, nay không còn trong lớp. Nhận lại?",
        (*_choices(people), *_others()), rows=(row.row,), effect="chưa nhận dòng này")


def _choices(people: Sequence[Likely]) -> tuple[Choice, ...]:
    return tuple(Choice(person.value, f"{person.title}: {_against(person)}") for person in people)


def _against(person: Likely) -> str:
    differs = [sign.words for sign in person.signs if sign.state not in (SAME, NEAR)]
    return "; ".join(filter(None, (why(person), ", ".join(differs))))


def _others() -> tuple[Choice, ...]:
    return (Choice(NEW, "Người mới, ghi vào sổ"), Choice(GUEST, "Khách, chỉ ghi tên ở lớp"),
            Choice(SKIP, "Không nhận dòng này"))


def _named(row: RollRow) -> str:
    return ", ".join(filter(None, (row.full_name, row.birth_year and f"sinh {row.birth_year}")))
