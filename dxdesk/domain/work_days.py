"""Work days (ngày công): which days of a period a member worked, and what is paid for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dxdesk.domain.periods import Period
from dxdesk.domain.sheet import Heading
from dxdesk.domain.summary import Laptops

SLIPS, TAUGHT, DUTY = "slips", "taught", "duty"
LETTERS = {SLIPS: "P", TAUGHT: "D", DUTY: "T"}
"""Why a day counts, and the letter by which it stands in the grid of days."""
RULE = ("Một ngày là một ngày công khi thành viên lập phiếu (P), dạy một buổi đã điểm danh (D), hoặc trực (T): "
        "ghi phiếu ở sự kiện loại Trực, hoặc giữ quyển phiếu giấy ghi ngày ấy. Nhiều việc trong một ngày vẫn là một "
        "ngày công.")


@dataclass(frozen=True, slots=True)
class WorkDay:
    """A day somebody worked, and why it counts, in the order of `LETTERS`."""

    on: date
    why: tuple[str, ...]

    @property
    def letters(self) -> str:
        """As it stands in the grid: 'PD'."""
        return "".join(LETTERS[one] for one in self.why)


@dataclass(frozen=True, slots=True)
class MemberDays:
    """One member's days in order, each once; `slips` and `meetings` are his visits and meetings of the period.

    `team` is empty where the whole sheet is of one.
    """

    member_id: str
    name: str
    role: str
    days: tuple[WorkDay, ...]
    slips: int = 0
    meetings: int = 0
    team: str = ""

    @property
    def count(self) -> int:
        """His work days."""
        return len(self.days)

    def on(self, day: date) -> str:
        """The letters of a day; empty where it does not count."""
        return next((one.letters for one in self.days if one.on == day), "")


@dataclass(frozen=True, slots=True)
class WorkDays:
    """The sheet of a team or of all; `amount` is paid for a day, None where it is written by hand.

    `idle` are the names of members without a day.
    """

    heading: Heading
    team: str
    period: Period
    members: tuple[MemberDays, ...]
    idle: tuple[str, ...]
    amount: int | None
    as_of: datetime
    laptops: Laptops
    practice: bool = False

    @property
    def days(self) -> int:
        """The work days of all."""
        return sum(member.count for member in self.members)

    @property
    def total(self) -> int | None:
        """What is paid in all, đồng."""
        return None if self.amount is None else self.days * self.amount


def work_days(reasons: Mapping[str, Iterable[date]]) -> tuple[WorkDay, ...]:
    """The days of one member from those of each reason, in order."""
    why: dict[date, list[str]] = {}
    for reason in LETTERS:
        for day in sorted({*reasons.get(reason, ())}):
            why.setdefault(day, []).append(reason)
    return tuple(WorkDay(day, tuple(why[day])) for day in sorted(why))
