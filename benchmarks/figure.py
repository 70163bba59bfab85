"""A measured figure: ours and the floor it is held against, both from the same run."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

SLOW_DISK = 0.2  # ms: below it an append + fsync does not reach a disk, and a ratio to it says nothing


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `floor` and `ours` are in ms; a figure without a floor is held against `bar` itself.

    `bar` is the highest ratio allowed, or without a floor the most ms. `valid` is False where the run cannot judge.
    """

    name: str
    work: str
    against: str
    ours: float
    bar: float
    floor: float = 0.0
    note: str = ""
    valid: bool = True

    @property
    def ratio(self) -> float | None:
        """Ours as a multiple of the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def judged(self) -> float:
        """What is compared with the bar."""
        return self.ours if self.ratio is None else self.ratio

    @property
    def met(self) -> bool:
        """Whether the bar is met; a run that cannot judge meets nothing."""
        return self.valid and self.judged <= self.bar

    def cells(self) -> list[str]:
        """The figure as cells: work, floor, ours, ratio, bar, verdict."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        bar = f"≤ {self.bar:g} {'ms' if self.ratio is None else '×'}"
        verdict = ("met" if self.met else "missed") if self.valid else "not judged"
        floor = f"{self.against}: {milliseconds(self.floor)}" if self.floor else self.against
        return [self.work, floor, milliseconds(self.ours), ratio, bar, ", ".join(filter(None, (verdict, self.note)))]

    def line(self) -> str:
        """The figure for a terminal."""
        work, floor, ours, ratio, bar, verdict = self.cells()
        return f"{work}: {ours}{f', {ratio} of ' if ratio else ', '}{floor} (bar {bar}: {verdict})"


def milliseconds(value: float) -> str:
    """A time, in seconds from ten seconds up."""
    if value >= 10_000:
        return f"{value / 1000:.1f} s"
    return f"{value:.0f} ms" if value >= 100 else f"{value:.2f} ms"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(values: Sequence[float]) -> float:
    """The middle of the values."""
    return statistics.median(values)
