"""What stands in the registers of people: turns of help in order, and who has no level 2 yet; plain values only."""

from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.names import person_sort_key, sort_key
from dxdesk.domain.periods import Period
from dxdesk.domain.records import EID_STATES
from dxdesk.domain.sheet import Heading
from dxdesk.domain.summary import Laptops

WITHOUT_LEVEL2 = EID_STATES[:EID_STATES.index("l2_issued")]
"""The states of an account below level 2, what nobody asked yet among them."""
NO_HAMLET = "Chưa ghi khu phố"


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One turn of help; of a slip that names no help one line without `what`, which is no turn.

    `on` is an ISO date and `at` an hour; `tail` the last four digits. Where nobody is `named` the name says why, and
    there is neither year nor digits.
    """

    on: str
    at: str
    name: str
    born: str
    hamlet: str
    tail: str
    what: str
    result: str
    member: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class TurnGroup:
    """Turns under one head. `title` is empty where the list is not divided; `hamlet_id` is the cell they are of."""

    title: str
    hamlet_id: str
    lines: tuple[TurnLine, ...]

    @property
    def turns(self) -> int:
        """Lines that name a help."""
        return sum(bool(line.what) for line in self.lines)


@dataclass(frozen=True, slots=True)
class VisitRegister:
    """The register of turns of a period. `withheld` people withdrew consent: their turns stand without their names.

    `of` is whose register it is; `hamlet` and `hamlet_id` limit it, `team_id` too.
    """

    heading: Heading
    of: str
    hamlet: str
    period: Period
    groups: tuple[TurnGroup, ...]
    slips: int
    people: int
    unnamed: int
    withheld: int
    as_of: datetime
    laptops: Laptops
    team_id: str = ""
    hamlet_id: str = ""
    practice: bool = False

    @property
    def turns(self) -> int:
        """All turns of help, as the figure `helps` counts them."""
        return sum(group.turns for group in self.groups)


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One resident without level 2: `state` and `obstacle` in words, `due_on` the ISO day he is expected."""

    name: str
    born: str
    household: str
    phone: str
    state: str
    obstacle: str
    due_on: str


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """Those of one hamlet, by given name."""

    title: str
    lines: tuple[WaitingLine, ...]


@dataclass(frozen=True, slots=True)
class NoLevel2List:
    """Residents still without level 2, hamlet by hamlet. `by_state` counts them by state, `withheld` are not on it."""

    heading: Heading
    addressees: tuple[str, ...]
    hamlet: str
    groups: tuple[WaitingGroup, ...]
    by_state: tuple[tuple[str, int], ...]
    withheld: int
    as_of: datetime
    laptops: Laptops
    practice: bool = False

    @property
    def count(self) -> int:
        """How many residents it names."""
        return sum(len(group.lines) for group in self.groups)


def by_name(line: TurnLine) -> tuple[bool, bytes]:
    """People by given name in Vietnamese order, last where nobody is named."""
    return not line.named, person_sort_key(line.name)


def by_place(title: str) -> tuple[bool, bytes]:
    """Hamlets in Vietnamese order, people of none last."""
    return title == NO_HAMLET, sort_key(title)


def tail(value: str, digits: int) -> str:
    """The last digits of a number that is masked on paper: '…4417'."""
    return f"…{value[-digits:]}" if value else ""
