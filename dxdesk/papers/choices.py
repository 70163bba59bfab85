"""What a person chose for one paper, and what the kinds of paper may ask."""

from dataclasses import dataclass

from dxdesk.domain.periods import Period

PERIOD, TEAM, HAMLET, ORDER, DAY, SHIFT, MEMBER, EVENT = (
    "period", "team", "hamlet", "order", "day", "shift", "member", "event")
RESIDENT, VISIT, BOOK, NUMBER, SIGNER, ANNEXES, COPIES, SIZE, NUMBERS, COURSE = (
    "resident", "visit", "book", "number", "signer", "annexes", "copies", "size", "numbers", "course")
"""The questions a paper may ask; each is a field of `Choices`."""
BY_NAME, BY_HAMLET, BY_DAY = "name", "hamlet", "day"
"""Orders of a list of people."""


@dataclass(frozen=True, slots=True)
class Choices:
    """One field a question; what a paper does not ask, or nobody answered, is left empty.

    Records are named by id. `day` is an ISO date. `number` is the paper's own number in the ward's book of papers,
    `signer` a code of `papers.signers`; `copies` how many blank sheets; `size` a4 or a5, of paper slips a5 (two a
    page of A4) or a6 (four); `numbers` which slips of a book, as people write them (3, 7-9), empty for all not yet
    used.
    """

    period: Period | None = None
    team: str = ""
    hamlet: str = ""
    order: str = BY_NAME
    day: str = ""
    shift: str = ""
    member: str = ""
    event: str = ""
    resident: str = ""
    visit: str = ""
    book: str = ""
    number: str = ""
    signer: str = ""
    annexes: bool = True
    copies: int = 1
    size: str = ""
    numbers: str = ""
    course: str = ""

    @property
    def of_period(self) -> Period:
        """The period of a paper that has one."""
        if self.period is None:
            raise ValueError("this paper was asked for without a period")
        return self.period
