"""Which lines of one log are the same person. Careful: where two people may be meant, they stay two and it is asked.

Evidence, in this order: the number and the name; the name with the phone; the name with what is left of a damaged
number; the name alone when the line says nothing else and only one person of the file has it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dxdesk.domain.identity import fits_damaged, is_damaged
from dxdesk.domain.names import same_key
from dxdesk.exchange.sheets.visit_log import LogLine

NUMBER_SHARED = "national_id: used by another person in this file"
TWO_FIT = "person: two people fit"
NAMESAKE = "person: same name, another number"
BY_REST_OF_NUMBER = "person: joined by name and the rest of the number"
BY_NAME = "person: joined by name alone"


@dataclass(slots=True)
class LogPerson:
    """One person of a log: the lines (places in the list given) and what they say together."""

    full_name: str
    key: str
    national_id: str = ""
    phones: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    @property
    def phone(self) -> str:
        """The number written most often, the first of them on a tie."""
        return max(self.phones, key=self.phones.count, default="")


@dataclass(frozen=True, slots=True)
class Grouped:
    """People in the order of their first line; per line the place of its person; codes of doubt per line."""

    people: tuple[LogPerson, ...]
    person_of: tuple[int, ...]
    doubts: dict[int, str]


def group_people(lines: Sequence[LogLine]) -> Grouped:
    """Every line's person."""
    book = _Book()
    numbered = [place for place, line in enumerate(lines) if line.national_id]
    phoned = [place for place, line in enumerate(lines) if not line.national_id and line.phone]
    bare = [place for place, line in enumerate(lines) if not line.national_id and not line.phone]
    for place in numbered:
        book.add_numbered(place, lines[place])
    for place in phoned:
        book.add_phoned(place, lines[place])
    for place in bare:
        book.add_bare(place, lines[place])
    return book.grouped(len(lines))


class _Book:
    """The people found so far, by name."""

    def __init__(self) -> None:
        self._people: list[LogPerson] = []
        self._by_name: dict[str, list[LogPerson]] = defaultdict(list)
        self._by_number: dict[str, dict[str, LogPerson]] = defaultdict(dict)
        self._doubts: dict[int, str] = {}

    def add_numbered(self, place: int, line: LogLine) -> None:
        """One number is one person, unless the names differ: then somebody mistyped it."""
        number, key = line.national_id or "", same_key(line.full_name)
        person = self._by_number[number].get(key) or self._new(line)
        person.national_id = number
        self._by_number[number][key] = person
        self._join(place, line, person)

    def add_phoned(self, place: int, line: LogLine) -> None:
        """A line without a number belongs to the one person of that name and phone."""
        named, cell = self._by_name[same_key(line.full_name)], line.national_text
        same = [person for person in named if line.phone in person.phones]
        rest = [person for person in named if not person.phones and fits_damaged(person.national_id, cell)]
        if not same and len(rest) == 1:
            self._doubts[place] = BY_REST_OF_NUMBER
            same = rest
        self._settle(place, line, [person for person in same if _agrees(person, line)], same)

    def add_bare(self, place: int, line: LogLine) -> None:
        """A line with neither number nor phone belongs to the one person of that name; that is asked about."""
        named = self._by_name[same_key(line.full_name)]
        fitting = [person for person in named if _agrees(person, line)]
        if len(fitting) == 1 and len(named) == 1:
            rest = fits_damaged(fitting[0].national_id, line.national_text)
            self._doubts[place] = BY_REST_OF_NUMBER if rest else BY_NAME
        self._settle(place, line, fitting, named)

    def grouped(self, count: int) -> Grouped:
        """The outcome, people in the order of the file."""
        for owners in self._by_number.values():
            if len(owners) > 1:
                self._doubts |= {place: NUMBER_SHARED for person in owners.values() for place in person.lines}
        people = sorted(self._people, key=lambda person: min(person.lines))
        person_of = [0] * count
        for place, person in enumerate(people):
            person.lines.sort()
            for line in person.lines:
                person_of[line] = place
        return Grouped(tuple(people), tuple(person_of), dict(sorted(self._doubts.items())))

    def _settle(self, place: int, line: LogLine, fitting: list[LogPerson], named: list[LogPerson]) -> None:
        if len(fitting) == 1:
            self._join(place, line, fitting[0])
            return
        if named:
            self._doubts[place] = TWO_FIT if fitting else NAMESAKE
        self._join(place, line, self._new(line))

    def _new(self, line: LogLine) -> LogPerson:
        person = LogPerson(line.full_name, same_key(line.full_name))
        self._people.append(person)
        self._by_name[person.key].append(person)
        return person

    @staticmethod
    def _join(place: int, line: LogLine, person: LogPerson) -> None:
        person.lines.append(place)
        if line.phone:
            person.phones.append(line.phone)


def _agrees(person: LogPerson, line: LogLine) -> bool:
    """Whether a damaged number on the line does not speak against the person's."""
    return not person.national_id or not is_damaged(line.national_text) or fits_damaged(
        person.national_id, line.national_text)
