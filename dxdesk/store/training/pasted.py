"""Whom the lines of a pasted list mean: told with the reason, asked where it is not clear, never guessed (d1.14)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain.likeness import CLOSE_YEARS, SAME
from dxdesk.domain.names import fold
from dxdesk.domain.pasted_list import PastedLine, PastedList
from dxdesk.domain.training import GUEST
from dxdesk.domain.visit import NATIONAL_ID
from dxdesk.errors import InputError
from dxdesk.store.alike import candidates
from dxdesk.store.clusters import root
from dxdesk.store.database import Store
from dxdesk.store.fingerprint import id_keys, person_with_number
from dxdesk.store.lists import hamlets
from dxdesk.store.search import Person, people_of
from dxdesk.store.shapes import GONE
from dxdesk.store.training.enrolling import LIST, Enrolled, Newcomer, enrol
from dxdesk.store.training.learners import learners

KNOWN, NEW, ASK, IN_CLASS, REPEATED = "known", "new", "ask", "in_class", "repeated"
"""One person of the register fits and nothing speaks against him; nobody does; a person must say; he learns in the
class already; the same stands on a line before."""
AS_NEW, AS_GUEST, SKIP = "new", "guest", "skip"
"""Answers besides the id of a resident."""
_SHOWN, _LOOKED_AT = 5, 40
_CLOSE = {("name", SAME), ("year", SAME)}
_HAMLET = re.compile(r"^kp\.?\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody of the register a line may mean; `why` says what is alike, `in_class` that he learns here already.

    `sure`: likelier than all others, and nothing speaks against him; `close`: his very name and birth year.
    """

    person: Person
    why: str
    sure: bool = False
    in_class: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """What one line comes to: `state` as above, `reason` in words, the people it may mean, values of a new person."""

    line: PastedLine
    state: str
    reason: str
    people: tuple[Likely, ...]
    values: dict[str, str]

    @property
    def answer(self) -> str:
        """What is done without a word of a person; empty where he is asked, or for who is nobody's record yet."""
        if self.state == KNOWN:
            return self.people[0].person.id
        return SKIP if self.state in (IN_CLASS, REPEATED) else ""


def match_pasted(store: Store, course: str, pasted: PastedList) -> tuple[Match, ...]:
    """Every line of a list with whom it means. Reads only; 400 lines in about a second."""
    work = _Matching(store, course)
    return tuple(work.match(line) for line in pasted.lines)


def unanswered(matches: Sequence[Match], answers: Mapping[int, str]) -> list[int]:
    """The lines of which a person has yet to say who is meant."""
    return [match.line.row for match in matches if match.state == ASK and not answers.get(match.line.row)]


def enrol_pasted(
    store: Store, course: str, matches: Sequence[Match], answers: Mapping[int, str], others: str = AS_NEW
) -> Enrolled:
    """Enrol a list in one save.

    `answers` by line: a resident's id, AS_NEW, AS_GUEST or SKIP; `others` is said of all whom the register lacks.
    Raises `InputError`: unanswered, unknown_answer, and as `enrol`; then nobody is enrolled.
    """
    if waiting := unanswered(matches, answers):
        rows = ", ".join(map(str, waiting[:_SHOWN])) + (" …" if len(waiting) > _SHOWN else "")
        raise InputError(
            "unanswered", f"Còn {len(waiting)} dòng chưa rõ là ai: {rows}. Chưa ghi danh ai; chọn rồi ghi.")
    newcomers = [_newcomer(match, answers.get(match.line.row) or match.answer or others) for match in matches]
    return enrol(store, course, [newcomer for newcomer in newcomers if newcomer])


def _newcomer(match: Match, answer: str) -> Newcomer | None:
    if answer == SKIP:
        return None
    if answer == AS_GUEST:
        return Newcomer(name=match.line.name, source=LIST)
    if answer == AS_NEW:
        return Newcomer(values=match.values, source=LIST)
    if answer not in {likely.person.id for likely in match.people}:
        raise InputError("unknown_answer", f"Dòng {match.line.row}: câu trả lời không có trong các lựa chọn. "
                         "Chưa ghi danh ai.")
    return Newcomer(resident=answer, source=LIST)


class _Matching:
    """Goes through a list, knowing who learns in the class and which lines came before."""

    def __init__(self, store: Store, course: str) -> None:
        self._store = store
        people = [learner for learner in learners(store, course) if learner.enrolments and not learner.left_on]
        self._learning = {learner.person for learner in people}
        self._guests = {fold(learner.name) for learner in people if learner.kind == GUEST}
        self._hamlets = {fold(name): record for record, name in hamlets(store)}
        self._lines: dict[tuple[str, str, str], int] = {}
        self._names: dict[str, int] = {}
        self._taken: dict[str, int] = {}

    def match(self, line: PastedLine) -> Match:
        """One line."""
        values, left = self._placed(line)
        people = self._people(values)
        state, reason = self._judged(line, people)
        if state == KNOWN:
            state, reason = self._once(line, root(self._store.connection, people[0].person.id), reason)
        key = (fold(line.name), values.get("birth_year", ""), values.get("phone", ""))
        self._lines.setdefault(key, line.row)
        self._names.setdefault(key[0], line.row)
        told = " ".join(filter(None, (reason, *line.doubts, f"Không hiểu: {', '.join(left)}." if left else "")))
        return Match(line, state, told, tuple(people), values)

    def _once(self, line: PastedLine, person: str, reason: str) -> tuple[str, str]:
        """Somebody known, unless he learns here or stands on a line before."""
        if person in self._learning:
            return IN_CLASS, "Đã có trong lớp."
        before = self._taken.setdefault(person, line.row)
        return (REPEATED, f"Cùng người với dòng {before}.") if before != line.row else (KNOWN, reason)

    def _judged(self, line: PastedLine, people: list[Likely]) -> tuple[str, str]:
        name = fold(line.name)
        key = (name, line.values.get("birth_year", ""), line.values.get("phone", ""))
        if people and people[0].sure:
            return KNOWN, f"Khớp {people[0].why}."
        if len(people) == 1 and people[0].in_class and people[0].close:
            return IN_CLASS, f"Lớp đã có người giống {people[0].why}."  # nothing is written, so nothing is guessed
        if key in self._lines and not line.bare:
            return REPEATED, f"Giống hệt dòng {self._lines[key]}."
        if len(people) > 1:
            return ASK, f"{len(people)} người trong sổ có thể là người này."
        if people:
            return ASK, f"Trong sổ có một người giống {people[0].why}."
        if name in self._guests:
            return ASK, "Lớp đã có một khách cùng tên."
        if name in self._names:
            return ASK, f"Cùng tên với dòng {self._names[name]}, không ghi gì để phân biệt."
        return NEW, "Chưa có trong sổ."

    def _placed(self, line: PastedLine) -> tuple[dict[str, str], list[str]]:
        """The values with the hamlet one of the pieces names, and the pieces nobody understands."""
        left, values = list(line.left), dict(line.values)
        for piece in line.left:
            hamlet = self._hamlets.get(_HAMLET.sub("khu pho ", fold(piece)))
            if hamlet and "hamlet_id" not in values:
                values["hamlet_id"] = hamlet
                left.remove(piece)
        return values, left

    def _people(self, values: Mapping[str, str]) -> list[Likely]:
        """Who may be meant, the likeliest first."""
        number = values.get(NATIONAL_ID, "")
        if number and (record := person_with_number(self._store, number)):
            return [self._likely(person, "số căn cước", sure=True) for person in self._held([record])]
        compared = {name: value for name, value in values.items() if name != NATIONAL_ID}
        keys = id_keys(self._store, number) if number else ()
        found = [self._likely(one.person, ", ".join(sign.words for sign in one.signs), sure=one.best,
                              close={(sign.key, sign.state) for sign in one.signs} >= _CLOSE)
                 for one in candidates(self._store, compared, keys, limit=_SHOWN)]
        if found and found[0].sure:
            return found
        known = {likely.person.id for likely in found}
        return found + [self._likely(person, "tên, không có gì khác để so", sure=False)
                        for person in self._namesakes(compared) if person.id not in known][:_SHOWN - len(found)]

    def _likely(self, person: Person, why: str, *, sure: bool, close: bool = False) -> Likely:
        return Likely(person, why, sure, root(self._store.connection, person.id) in self._learning, close)

    def _namesakes(self, values: Mapping[str, str]) -> list[Person]:
        """People of the very name, tones or not, of whom nothing says that they are others."""
        name = fold(values["full_name"])
        rows = self._store.connection.execute(
            f"SELECT n FROM person_key WHERE k = ? ORDER BY n DESC LIMIT {_LOOKED_AT}", [name]).fetchall()
        return [person for person in people_of(self._store.connection, [n for n, in rows])
                if fold(person.full_name) == name and not _differs(values, person)]

    def _held(self, records: Sequence[str]) -> list[Person]:
        places = ",".join("?" * len(records))
        rows = self._store.connection.execute(
            f"SELECT n FROM resident WHERE id IN ({places}) AND _deleted <> {GONE}", list(records)).fetchall()
        return people_of(self._store.connection, [n for n, in rows])


def _differs(values: Mapping[str, str], person: Person) -> bool:
    year, last4 = values.get("birth_year", ""), values.get("id_last4", "")
    known = year.isdigit() and person.birth_year.isdigit()
    return (known and abs(int(year) - int(person.birth_year)) > CLOSE_YEARS) or (
        bool(last4 and person.id_last4) and last4 != person.id_last4)
