"""The sheet of a report out of the figures of a period: its table, its annexes by place, what to do next."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain.activity_sheet import (
    ActivitySheet,
    Body,
    ByPlace,
    FigureRow,
    Measured,
    ObstacleRow,
    Place,
    Plan,
    PlanDone,
    Written,
)
from dxdesk.domain.paper_tables import NOW
from dxdesk.domain.sheet import Heading, in_sentence
from dxdesk.domain.summary import Cells, Figure, Summary, Value
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
