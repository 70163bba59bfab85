"""What stands on the report of a team or of the whole ward: plain values, so that it is drawn without a store."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.charts import Chart
from dxdesk.domain.indicators import share
from dxdesk.domain.paper_tables import NOW, YEAR
from dxdesk.domain.periods import Period
from dxdesk.domain.sheet import Heading, in_sentence
from dxdesk.domain.summary import Cells, Figure, Laptops, Summary, Value
from dxdesk.domain.training_figures import is_training

# In the order of the table; the rest of the summary is told in sentences or not on paper.
ON_PAPER = (
    "visits", "helps", "people", "people_anonymous", "households", "helps.vneid", "l2_activated", "helps.dvc",
    "people_guided_dvc", "dossiers_submitted", "helps.cashless", "shops_qr", "helps.health", "helps.welfare",
    "helps.skills", "classes", "meetings", "training_hours", "learner_turns", "learners", "completed",
    "skill_confirmed", "feedback_1022", "helps.other", "outcome.done", "outcome.partly", "outcome.not_done",
    "outcome.referred", "outcome.unknown", "follow_ups", "satisfaction_rate",
)
BY_PLACE = ("visits", "helps", "people", "people_anonymous", "households", "l2_activated", "people_guided_dvc",
            "dossiers_submitted", "shops_qr", "learner_turns", "people_obstacle")
"""The columns of an annex by hamlet, team or member."""
_DISTINCT = ("người", "hộ")


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
    def rate(self) -> float | None:
        """Per cent of the plan reached, one decimal; a rate has no rate of its own."""
        done = self.value if self.plan and self.plan.stretch == NOW else self.year_to_date
        return None if self.unit == "%" else reached(done, self.plan)


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

    def own(self, block: str) -> str:
        """What a person wrote for a block; empty where nobody did."""
        return next((one.text for one in self.written if one.block == block), "")


@dataclass(frozen=True, slots=True)
class Organisation:
    """What the book says of those who report; None where nobody recorded it."""

    teams: int | None
    members: int | None


@dataclass(frozen=True, slots=True)
class Extras:
    """What goes onto a sheet as it is."""

    written: tuple[Written, ...] = ()
    places: tuple[ByPlace, ...] = ()
    annexes: bool = True
    practice: bool = False


def reached(done: Value, plan: Plan | None) -> float | None:
    """Per cent of a plan, one decimal; None where there is no plan, it is nothing, or what was done is missing."""
    if plan is None or not plan.value or done is None:
        return None
    return share(round(done * 1_000), round(plan.value * 1_000))


def activity_sheet(
    summary: Summary, heading: Heading, body: Body, organisation: Organisation, plans: Mapping[str, Plan],
    extras: Extras | None = None,
) -> ActivitySheet:
    """The sheet of a summary; `plans` are those of whoever reports, by indicator."""
    rows = tuple(_row(figure, plans) for figure in _on_paper(summary))
    obstacles = tuple(ObstacleRow(line.title, line.people, line.helps, line.next_step, line.code)
                      for line in summary.obstacles)
    extras = extras or Extras()
    return ActivitySheet(
        heading, body, summary.period, organisation.teams, organisation.members,
        summary.figure("members_active").value, rows, obstacles, summary.figure("people_obstacle").value,
        summary.as_of, summary.laptops, summary.unresolved, next_steps(summary), extras.written, extras.places, (),
        extras.annexes, extras.practice)


def by_place(
    summary: Summary, by: str, cells: Cells, names: Sequence[tuple[str, str]], plans: Mapping[str, Mapping[str, Plan]],
) -> ByPlace:
    """The annex of a breakdown: a row for each of `names` (record and title, in their order).

    `plans` are by record and indicator; a column nobody has a figure in is left out.
    """
    figures = {figure.indicator: figure for figure in summary.figures}
    columns = [figures[code] for code in BY_PLACE if code in figures and figures[code].value is not None]
    asked = {code for own in plans.values() for code in own}
    planned = [figure for figure in _on_paper(summary) if figure.indicator in asked and figure.unit != "%"]
    return ByPlace(by, tuple(map(_measured, columns)), tuple(map(_measured, planned)), tuple(
        _place(cell, title, cells, plans.get(cell, {}), columns, planned) for cell, title in names))


def next_steps(summary: Summary) -> tuple[str, ...]:
    """Work that follows from the figures: promised returns, then what the commonest obstacles ask for."""
    promised = summary.figure("follow_ups").value
    steps = [f"Quay lại giúp xong {promised} phiếu đã hẹn trong kỳ."] if promised else []
    steps += [f"Vướng mắc “{line.title}” ({line.people} người): {in_sentence(line.next_step)}."
              for line in summary.obstacles[:3] if line.next_step]
    return tuple(steps)


def distinct(columns: Iterable[Measured]) -> list[Measured]:
    """The columns that count people or households, whose rows do not add up to the whole."""
    return [column for column in columns if column.unit in _DISTINCT]


def _on_paper(summary: Summary) -> list[Figure]:
    figures = {figure.indicator: figure for figure in summary.figures}
    return [figures[code] for code in ON_PAPER if code in figures and not _never_taught(figures[code])]


def _row(figure: Figure, plans: Mapping[str, Plan]) -> FigureRow:
    return FigureRow(figure.indicator, figure.title, figure.unit, figure.value, figure.year_to_date, figure.previous,
                     plans.get(figure.indicator), figure.rule)


def _measured(figure: Figure) -> Measured:
    return Measured(figure.indicator, figure.title, figure.unit)


def _place(
    cell: str, title: str, cells: Cells, plans: Mapping[str, Plan], columns: Collection[Figure],
    planned: Collection[Figure],
) -> Place:
    def of(figure: Figure, stretch: int, whole: Value) -> Value:
        found = cells.get(cell, {}).get(figure.indicator)
        return found[stretch] if found else None if whole is None else 0

    def done(figure: Figure) -> PlanDone:
        plan = plans.get(figure.indicator)
        now = plan is not None and plan.stretch == NOW
        return PlanDone(plan, of(figure, 0, figure.value) if now else of(figure, 1, figure.year_to_date))

    return Place(cell, title, tuple(of(figure, 0, figure.value) for figure in columns), tuple(map(done, planned)))


def _never_taught(figure: Figure) -> bool:
    """Whether a line about classes would only say that this desk keeps none."""
    return is_training(figure.indicator) and figure.value is None and figure.year_to_date is None
