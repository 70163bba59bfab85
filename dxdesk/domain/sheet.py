"""What stands on a team's month report: plain values, so that the paper is made without a store."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from dxdesk.domain.indicators import share
from dxdesk.domain.paper_words import BY_CODE
from dxdesk.domain.periods import Period
from dxdesk.domain.summary import Figure, Laptops, Summary, Value
from dxdesk.domain.training_figures import is_training

# In the order of the table; the rest of the summary is told in sentences or not on paper.
ON_PAPER = (
    "visits", "helps", "people", "people_anonymous", "households", "helps.vneid", "l2_activated", "helps.dvc",
    "people_guided_dvc", "dossiers_submitted", "helps.cashless", "shops_qr", "helps.health", "helps.welfare",
    "helps.skills", "classes", "meetings", "training_hours", "learner_turns", "learners", "completed",
    "skill_confirmed", "feedback_1022", "helps.other", "outcome.done", "outcome.partly", "outcome.not_done",
    "outcome.referred", "outcome.unknown", "follow_ups", "satisfaction_rate",
)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the table of figures; None is missing. `target` is the year's."""

    indicator: str
    title: str
    unit: str
    value: Value
    year_to_date: Value
    target: Value = None

    @property
    def rate(self) -> float | None:
        """Per cent of the year's target reached so far, one decimal; a rate has no rate of its own."""
        if not self.target or self.year_to_date is None or self.unit == "%":
            return None
        return share(round(self.year_to_date * 1_000), round(self.target * 1_000))


@dataclass(frozen=True, slots=True)
class ObstacleRow:
    """One line of the table of obstacles: people with a name, helps stopped, what to do next."""

    title: str
    people: int
    helps: int
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Who writes to whom: the parts of an official paper around its text (NĐ 30/2020, annex I).

    `superior` are the lines above the issuing body, `issuer` its own; an empty `number` leaves room to write it in.
    `signer_role` has a line for every step of the authority to sign, such as "KT. Tổ trưởng" and "Tổ phó". Bodies and
    roles are printed in capitals however they are written here. `internal` is the mark of a paper that names people.
    """

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    place: str
    on: date
    addressees: tuple[str, ...]
    signer_role: tuple[str, ...]
    signer: str
    number: str = ""
    symbol: str = "BC-TCNSCĐ"
    recipients: tuple[str, ...] = ()
    nation: str = BY_CODE["nation"].shipped
    motto: str = BY_CODE["motto"].shipped
    internal: str = BY_CODE["internal"].shipped


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A team's report for a period. Counts of the organisation are None when nobody recorded them."""

    heading: Heading
    team: str
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
    proposals: tuple[str, ...] = ()
    practice: bool = False
    team_id: str = ""

    def value(self, indicator: str) -> Value:
        """This period's figure of an indicator; None when it is missing or not on the sheet."""
        return next((row.value for row in self.figures if row.indicator == indicator), None)


def in_sentence(title: str) -> str:
    """A title inside a sentence, with a small first letter unless it begins with letters such as SIM."""
    return title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] == " " else title


def team_title(name: str) -> str:
    """A team's name in a sentence: 'Tổ Khu phố 3' and 'Khu phố 3' are the community digital team of that place."""
    if "số cộng đồng" in name.lower():
        return name
    place = name.removeprefix("Tổ ")
    return f"Tổ công nghệ số cộng đồng {name if place[:1].isdecimal() else place}".strip()


def issuer_lines(title: str) -> tuple[str, ...]:
    """The lines a team's title takes in the head of a paper: what it is, and of where."""
    found = re.match("(.*số cộng đồng) (.+)", title, re.IGNORECASE)
    return found.groups() if found else (title,)


def month_sheet(
    summary: Summary, heading: Heading, team: str, *, teams: int | None, members: int | None,
    targets: dict[str, float] | None = None, proposals: tuple[str, ...] = (), practice: bool = False,
    team_id: str = "",
) -> MonthSheet:
    """The sheet of a summary; `targets` are the year's by indicator code, `team_id` the team it is limited to."""
    figures = {figure.indicator: figure for figure in summary.figures}
    rows = tuple(_row(figures[code], targets or {}) for code in ON_PAPER
                 if code in figures and not _never_taught(figures[code]))
    obstacles = tuple(ObstacleRow(line.title, line.people, line.helps, line.next_step) for line in summary.obstacles)
    return MonthSheet(
        heading, team, summary.period, teams, members, summary.figure("members_active").value, rows, obstacles,
        summary.figure("people_obstacle").value, summary.as_of, summary.laptops, summary.unresolved,
        _next_steps(summary), proposals, practice, team_id,
    )


def _row(figure: Figure, targets: dict[str, float]) -> FigureRow:
    return FigureRow(figure.indicator, figure.title, figure.unit, figure.value, figure.year_to_date,
                     targets.get(figure.indicator))


def _never_taught(figure: Figure) -> bool:
    """Whether a line about classes would only say that this desk keeps none."""
    return is_training(figure.indicator) and figure.value is None and figure.year_to_date is None


def _next_steps(summary: Summary) -> tuple[str, ...]:
    """Work that follows from the figures: promised returns, then what the commonest obstacles ask for."""
    promised = summary.figure("follow_ups").value
    steps = [f"Quay lại giúp xong {promised} phiếu đã hẹn trong kỳ."] if promised else []
    steps += [f"Vướng mắc “{line.title}” ({line.people} người): {in_sentence(line.next_step)}."
              for line in summary.obstacles[:3] if line.next_step]
    return tuple(steps)
