"""What stands on the sheet of targets: what was planned, what is done, how that stands to the pace, with charts."""

from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.activity_charts import MAIN, pace_of
from dxdesk.domain.activity_sheet import ActivitySheet, ByPlace, FigureRow, Plan
from dxdesk.domain.charts import Chart
from dxdesk.domain.periods import Period
from dxdesk.domain.sheet import Heading
from dxdesk.domain.summary import Laptops, Value


@dataclass(frozen=True, slots=True)
class TargetSheet:
    """The figures of a report seen from its plans. `activity` is that report: its head, days, figures and places."""

    activity: ActivitySheet
    charts: tuple[Chart, ...] = ()

    @property
    def heading(self) -> Heading:
        """Who writes to whom."""
        return self.activity.heading

    @property
    def period(self) -> Period:
        """Its days."""
        return self.activity.period

    @property
    def as_of(self) -> datetime:
        """When it was counted."""
        return self.activity.as_of

    @property
    def laptops(self) -> Laptops:
        """Whose visits are in it."""
        return self.activity.laptops

    @property
    def practice(self) -> bool:
        """Whether everything on it is made up."""
        return self.activity.practice

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The planned figures; where nothing was planned the main ones."""
        planned = tuple(row for row in self.activity.figures if row.plan)
        return planned or tuple(row for row in self.activity.figures if row.indicator in MAIN)

    @property
    def planned(self) -> bool:
        """Whether anything was planned at all."""
        return any(row.plan for row in self.activity.figures)

    @property
    def by_hamlet(self) -> ByPlace | None:
        """Plans and figures by hamlet, where there is more than one."""
        return next((by for by in self.activity.places if by.by == "hamlet"), None)

    def gap(self, row: FigureRow) -> float | None:
        """How many points a plan is ahead of the pace, below 0 behind it; a rate is held against its plan as it is.

        None where one of the two is not known.
        """
        found = row.done
        if row.plan is None or not row.plan.value or found is None:
            return None
        if row.unit == "%":
            return round(found - row.plan.value, 1)
        share = pace_of(self.activity, row.plan.stretch)[0]
        return None if share is None or row.rate is None else round(row.rate - share * 100, 1)


def left(found: Value, plan: Plan | None, unit: str = "") -> Value:
    """What is left to do of a plan; None where there is none, or of a rate."""
    if plan is None or not plan.value or found is None or unit == "%":
        return None
    return max(plan.value - found, 0)
