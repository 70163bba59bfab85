"""What stands on the report of a team or of the whole ward: plain values, so that it is drawn without a store."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.charts import Chart
from dxdesk.domain.indicators import share
from dxdesk.domain.paper_tables import NOW, YEAR, Source
from dxdesk.domain.periods import Period
from dxdesk.domain.sheet import Heading
from dxdesk.domain.summary import Laptops, Value

_DISTINCT = ("người", "hộ")
_PLACES = {"hamlet": "khu phố, thôn, ấp", "team": "tổ", "member": "thành viên"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What was set to be reached, and until when: of the year so far (YEAR), or of this very period (NOW)."""

    value: float
    stretch: str = YEAR


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the table of figures; None is missing, `rule` is how it is counted."""

    indicator: str
    title: str
    unit: str
    value: Value
    year_to_date: Value
    previous: Value = None
    plan: Plan | None = None
    rule: str = ""

    @property
    def stretch(self) -> str:
        """The days that are held against the plan."""
        return _stretch(self.plan)

    @property
    def done(self) -> Value:
        """What is held against the plan: of the period alone, else of the year so far."""
        return self.value if self.stretch == NOW else self.year_to_date

    @property
    def rate(self) -> float | None:
        """Per cent of the plan reached, one decimal; a rate has no rate of its own."""
        return None if self.unit == "%" else reached(self.done, self.plan)


@dataclass(frozen=True, slots=True)
class ObstacleRow:
    """One line of the table of obstacles: people with a name, helps stopped, what to do next."""

    title: str
    people: int
    helps: int
    next_step: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A column of an annex: what is counted in each of its rows."""

    indicator: str
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class PlanDone:
    """What one place was to reach of an indicator, and what it reached; a place without a plan has None."""

    plan: Plan | None
    done: Value

    @property
    def stretch(self) -> str:
        """The days `done` is of."""
        return _stretch(self.plan)

    @property
    def rate(self) -> float | None:
        """Per cent of the plan reached."""
        return reached(self.done, self.plan)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of an annex: a hamlet, team or member. An empty `cell` is where none was written.

    `values` stand in the order of the annex's columns, `plans` in that of its planned indicators.
    """

    cell: str
    title: str
    values: tuple[Value, ...]
    plans: tuple[PlanDone, ...] = ()


@dataclass(frozen=True, slots=True)
class ByPlace:
    """An annex by `hamlet`, `team` or `member`; `planned` are the indicators any of its places has a plan for."""

    by: str
    columns: tuple[Measured, ...]
    planned: tuple[Measured, ...]
    places: tuple[Place, ...]

    @property
    def noun(self) -> str:
        """What its rows are, in a sentence."""
        return _PLACES[self.by]

    @property
    def head(self) -> str:
        """What stands over their names."""
        return self.noun[:1].upper() + self.noun[1:]


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote for one block of a report (`domain.narrative`)."""

    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """Whose report it is, in words that go into its sentences.

    `name` stands in a sentence, `subject` under the word BÁO CÁO, `basis` opens the report, `of` is who says so in the
    closing lines ("Tổ", "Phường"). `team_id` and `event_id` limit the report where they are not empty.
    """

    name: str
    subject: str
    basis: str
    of: str
    team_id: str = ""
    event_id: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class ActivitySheet:
    """A report for a period. Counts of the organisation are None when nobody recorded them.

    `next_steps` are what the figures ask for; `written` are the blocks a person wrote.
    """

    heading: Heading
    body: Body
    period: Period
    teams: int | None
    members: int | None
    members_active: Value
    figures: tuple[FigureRow, ...]
    obstacles: tuple[ObstacleRow, ...]
    people_obstacle: Value
    as_of: datetime
    laptops: Laptops
    unresolved: int = 0
    next_steps: tuple[str, ...] = ()
    written: tuple[Written, ...] = ()
    places: tuple[ByPlace, ...] = ()
    charts: tuple[Chart, ...] = ()
    annexes: bool = True
    practice: bool = False

    def value(self, indicator: str) -> Value:
        """This period's figure of an indicator; None when it is missing or not on the sheet."""
        return next((row.value for row in self.figures if row.indicator == indicator), None)

    def source(self, indicator: str, stretch: str = NOW, by: str = "", cell: str = "") -> Source:
        """The way back to the records of a figure of this report."""
        return Source(indicator, stretch, by, cell, self.body.team_id, self.body.event_id)

    def own(self, block: str) -> str:
        """What a person wrote for a block; empty where nobody did."""
        return next((one.text for one in self.written if one.block == block), "")


def reached(done: Value, plan: Plan | None) -> float | None:
    """Per cent of a plan, one decimal; None where there is no plan, it is nothing, or what was done is missing."""
    if plan is None or not plan.value or done is None:
        return None
    return share(round(done * 1_000), round(plan.value * 1_000))


def distinct(columns: Iterable[Measured]) -> list[Measured]:
    """The columns that count people or households, whose rows do not add up to the whole."""
    return [column for column in columns if column.unit in _DISTINCT]


def _stretch(plan: Plan | None) -> str:
    return plan.stretch if plan else YEAR
