"""Whom to visit: people with something due or without level 2, by hamlet and household (features J76)."""

from dataclasses import dataclass
from datetime import date, datetime

from dxdesk.domain.dates import is_date, show_day
from dxdesk.domain.names import person_sort_key, sort_key
from dxdesk.domain.people_lists import NO_HAMLET, by_place
from dxdesk.domain.summary import Laptops


@dataclass(frozen=True, slots=True)
class Errand:
    """One reason to visit; `due_on` is an ISO day, empty where none was agreed."""

    what: str
    due_on: str = ""

    def told(self, on: date) -> str:
        """With its day and how late it is: 'Đưa ra Công an làm mức 2, hạn 20/11, trễ 2 ngày'."""
        if not self.due_on:
            return self.what
        late = (on - date.fromisoformat(self.due_on)).days if is_date(self.due_on) else 0
        return ", ".join([self.what, f"hạn {show_day(self.due_on)}", *([f"trễ {late} ngày"] if late > 0 else [])])


@dataclass(frozen=True, slots=True)
class WalkPerson:
    """One to visit; the phone is masked, `state` in words, what is not known empty."""

    name: str
    born: str = ""
    household: str = ""
    address: str = ""
    phone: str = ""
    state: str = ""
    errands: tuple[Errand, ...] = ()


@dataclass(frozen=True, slots=True)
class WalkHamlet:
    """The people of one hamlet, by household and then by name; those without a household come last."""

    name: str
    people: tuple[WalkPerson, ...]


@dataclass(frozen=True, slots=True)
class WalkList:
    """The list of a day; `member` names whose errands they are, `left_out` counts who withdrew consent."""

    ward: str
    team: str
    on: date
    member: str
    hamlets: tuple[WalkHamlet, ...]
    left_out: int
    internal: str
    as_of: datetime
    laptops: Laptops
    practice: bool = False

    @property
    def count(self) -> int:
        """How many people are on it."""
        return sum(len(hamlet.people) for hamlet in self.hamlets)


def by_hamlet(people: dict[str, list[WalkPerson]]) -> tuple[WalkHamlet, ...]:
    """Hamlets by name, what nobody wrote last; their people by household and then by name."""
    named = {name or NO_HAMLET: tuple(sorted(some, key=_place)) for name, some in people.items()}
    return tuple(WalkHamlet(name, named[name]) for name in sorted(named, key=by_place))


def _place(person: WalkPerson) -> tuple[bool, bytes, bytes, str]:
    return not person.household, sort_key(person.household), person_sort_key(person.name), person.born
