"""The sheet one shift hands to the next: what was done, what is still open, which books, what was not sent."""

from dataclasses import dataclass
from datetime import date, datetime

from dxdesk.domain.sheet import Heading

SHIFT_WORDS = {"morning": "Ca sáng", "afternoon": "Ca chiều", "evening": "Ca tối", "": "Cả ngày"}


@dataclass(frozen=True, slots=True)
class MemberLine:
    """What one member wrote: slips with a name, slips without one and the people on these, helps."""

    name: str
    named: int
    unnamed: int
    people: int
    helps: int


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The helps of one group of services, by how they ended; `unsaid` where nobody wrote it."""

    title: str
    done: int
    partly: int
    not_done: int
    referred: int
    unsaid: int

    @property
    def all(self) -> int:
        """Every help of the group."""
        return self.done + self.partly + self.not_done + self.referred + self.unsaid


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A slip on which something is still to be done; nobody's name. `again` is the day agreed, ISO or empty."""

    at: str
    slip_no: str
    what: str
    again: str
    member: str


@dataclass(frozen=True, slots=True)
class BookLine:
    """A book of paper slips in use: how many of its numbers are entered, and the next one; None when none is left."""

    code: str
    holder: str
    place: str
    entered: int
    numbers: int
    next: int | None


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """One hand-over. `shift` as on the wire, empty for the whole day; `unshifted` slips of the day name no shift.

    `unsent` slips of this laptop lie nowhere else yet; `last_sent` is when something of it was sent, None for never.
    """

    heading: Heading
    team: str
    on: date
    shift: str
    event: str
    places: tuple[str, ...]
    members: tuple[MemberLine, ...]
    groups: tuple[GroupLine, ...]
    open: tuple[OpenLine, ...]
    books: tuple[BookLine, ...]
    unsent: int
    last_sent: datetime | None
    unshifted: int
    device: str
    as_of: datetime
    practice: bool = False

    @property
    def title(self) -> str:
        """Which shift of which day."""
        return f"{SHIFT_WORDS.get(self.shift, self.shift)}, ngày {self.on:%d/%m/%Y}"
