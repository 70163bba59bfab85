"""Who the rows of an attendance sheet are: people of the register, members, new people, guests; or it is asked.

Somebody is recognised only where nothing speaks against him and more than the name speaks for him; why is told.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dxdesk.domain.likeness import NEAR, SAME, Sign, all_signs, contradicts, strength
from dxdesk.domain.names import fold, same_key
from dxdesk.domain.training import GUEST, MEMBER, RESIDENT, Learner
from dxdesk.exchange.sheets.roll_plan import Answers, Choice, Question, bad_answer
from dxdesk.exchange.sheets.roll_reader import RollRow
from dxdesk.store.alike import Candidate, candidates
from dxdesk.store.clusters import face
from dxdesk.store.database import Store
from dxdesk.store.fingerprint import id_keys
from dxdesk.store.shapes import GONE

NEW, SKIP, PERSON, ROW = "new", "skip", "person:", "row:"
_MOST = 5
_HERE = "đang học lớp này"
_ONLY_NAME = "cùng tên, chưa có gì khác để so"


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


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody a row may mean."""

    value: str
    title: str
    signs: tuple[Sign, ...] = ()
    best: bool = False


@dataclass(slots=True)
class _Book:
    """Who is known beside the register: learners of the class, members; and who the rows so far took."""

    learners: Sequence[Learner]
    members: Mapping[str, list[tuple[str, str]]]
    taken: dict[str, int] = field(default_factory=dict)
    seen: dict[tuple[str, str, str, str], int] = field(default_factory=dict)

    def guests(self, key: str) -> list[Learner]:
        """Guests of the class of that name not taken by an earlier row."""
        return [learner for learner in self.learners
                if learner.kind == GUEST and same_key(learner.name) == key and learner.person not in self.taken]

    def enrolled(self, record: str) -> bool:
        """Whether a resident or member learns in the class."""
        return any(learner.record == record for learner in self.learners)


def match_people(store: Store, rows: Sequence[RollRow], learners: Sequence[Learner], answers: Answers) -> list[Match]:
    """Who each row is, in the order of the rows. Raises `InputError`: bad_answer."""
    book = _Book(learners, _members(store))
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
    people = list(_near(store, row, book))
    if said:
        return _as_said(row, people, said, book)
    who = (same_key(row.full_name), row.birth_year, row.phone, row.number)
    before = book.seen.get(who, 0)
    if before and any(who[1:]):
        return Match(row.row, "", question=_twice_asked(row, before, people))
    sure = next((person for person in people if _sure(person, people, row, book)), None)
    if sure:
        kind, _, record = sure.value.partition(":")
        if record in book.taken:
            return Match(row.row, "", question=_twice_asked(row, book.taken[record], people))
        return Match(row.row, kind, record, _why(sure))
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


def _as_said(row: RollRow, people: Sequence[_Person], said: str, book: _Book) -> Match:
    kind, _, record = said.partition(":")
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
    return Match(row.row, kind, record, f"đã chọn; {_why(chosen)}", same_as=same_as)


def _near(store: Store, row: RollRow, book: _Book) -> Iterator[_Person]:
    """Everybody a row may mean, the likeliest first."""
    keys = id_keys(store, row.number) if row.number else ()
    found = candidates(store, _typed(row), keys, limit=_MOST)
    # One phone under two names is a family's: the sheet says who it is.
    told = [_resident(one) for one in found if {sign.key for sign in one.signs} & {"name", "number"}]
    known = {person.value for person in told}
    yield from (*told, *(person for person in _namesakes(store, row) if person.value not in known))
    for record, phone in book.members.get(same_key(row.full_name), ()):
        same = bool(phone) and phone == row.phone
        signs = (Sign("name", SAME, "tên"), *((Sign("phone", SAME, "điện thoại"),) if same else ()))
        yield _Person(f"{MEMBER}:{record}", f"Thành viên {row.full_name}", signs, best=same)


def _typed(row: RollRow) -> dict[str, str]:
    """What of a row is compared with the register."""
    return {"full_name": row.full_name, "birth_year": row.birth_year, "birth_date": row.birth_date, "phone": row.phone,
            "sex": row.sex}


def _resident(candidate: Candidate) -> _Person:
    person = candidate.person
    tail = f"đuôi {person.phone_tail}" if person.phone_tail else ""
    facts = (person.full_name, person.birth_year, person.hamlet, tail)
    return _Person(f"{RESIDENT}:{person.id}", ", ".join(filter(None, facts)), candidate.signs, candidate.best)


def _namesakes(store: Store, row: RollRow) -> Iterator[_Person]:
    """People of the very name who share the phone, whatever their year; of a row with nothing but a name, all of it."""
    query = ("SELECT r.id, r.merged_into, r.full_name, r.birth_year, r.phone FROM person_key k "
             f"JOIN resident r ON r.n = k.n WHERE k.k = ? AND r._deleted <> {GONE} ORDER BY r.n LIMIT {_MOST * 20}")
    bare, told = not (row.birth_year or row.phone or row.number), set[str]()
    for record, merged, name, year, phone in store.connection.execute(query, [fold(row.full_name)]).fetchall():
        shown = face(store.connection, record) if merged else record
        wanted = bare or (row.phone and phone == row.phone)
        if wanted and same_key(name or "") == same_key(row.full_name) and shown not in told and len(told) < _MOST:
            told.add(shown)
            signs = all_signs(_typed(row), {"full_name": name, "birth_year": year or "", "phone": phone or ""})
            yield _Person(f"{RESIDENT}:{shown}", ", ".join(filter(None, (name, year))), signs)


def _sure(person: _Person, people: Sequence[_Person], row: RollRow, book: _Book) -> bool:
    """Whether a row is this person without asking: nothing contradicts, and no other is as likely.

    Name and phone are enough, name and year where he learns in the class already, the name alone where the row has no
    more and one learner of the class bears it.
    """
    if contradicts(person.signs):
        return False
    said = {sign.key: sign.state for sign in person.signs}
    here = book.enrolled(person.value.partition(":")[2])
    more = said.get("phone") == SAME or (here and (said.get("year") == SAME or not (row.birth_year or row.phone)))
    if not person.best and not (said.get("name") == SAME and more):
        return False
    others = [other for other in people if other is not person and not contradicts(other.signs)]
    if here and not person.best:
        others = [other for other in others if book.enrolled(other.value.partition(":")[2])]
    return all(strength(other.signs) < strength(person.signs) for other in others)


def _why(person: _Person) -> str:
    """What row and person have in common."""
    words = [sign.words for sign in person.signs if sign.state == SAME]
    near = [sign.words for sign in person.signs if sign.state == NEAR]
    return ", ".join([f"cùng {', '.join(words)}" if words else "", *near]).strip(", ") or _ONLY_NAME


def _who_asked(row: RollRow, people: Sequence[_Person]) -> Question:
    likely = [person for person in people if not contradicts(person.signs)
              and {("name", SAME), ("year", SAME)} <= {(sign.key, sign.state) for sign in person.signs}]
    return Question(
        f"{PERSON}{row.row}", f"Dòng {row.row}: {_named(row)} là ai?", (*_choices(people), *_others()),
        likely[0].value if len(likely) == 1 else "", rows=(row.row,), effect="chưa nhận dòng này")


def _twice_asked(row: RollRow, before: int, people: Sequence[_Person]) -> Question:
    same = Choice(f"{ROW}{before}", f"Một người với dòng {before}")
    return Question(
        f"{PERSON}{row.row}", f"Dòng {row.row}: {_named(row)} giống hệt dòng {before}. Một người hay hai?",
        (same, *_choices(people), *_others()), rows=(row.row, before), effect="chưa nhận dòng này")


def _choices(people: Sequence[_Person]) -> tuple[Choice, ...]:
    return tuple(Choice(person.value, f"{person.title}: {_against(person)}") for person in people)


def _against(person: _Person) -> str:
    differs = [sign.words for sign in person.signs if sign.state not in (SAME, NEAR)]
    return "; ".join(filter(None, (_why(person), ", ".join(differs))))


def _others() -> tuple[Choice, ...]:
    return (Choice(NEW, "Người mới, ghi vào sổ"), Choice(GUEST, "Khách, chỉ ghi tên ở lớp"),
            Choice(SKIP, "Không nhận dòng này"))


def _named(row: RollRow) -> str:
    return ", ".join(filter(None, (row.full_name, row.birth_year and f"sinh {row.birth_year}")))


def _members(store: Store) -> dict[str, list[tuple[str, str]]]:
    """Members (record, phone) by the match form of their name."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    query = f"SELECT id, full_name, phone FROM member WHERE _deleted <> {GONE}"
    for record, name, phone in store.connection.execute(query).fetchall():
        found[same_key(name or "")].append((record, phone or ""))
    return dict(found)
