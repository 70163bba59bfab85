"""The charts of a report's figures: month by month, what was planned and done by place, what stopped people."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from dxdesk.domain.activity_sheet import ActivitySheet, ByPlace, FigureRow, Place
from dxdesk.domain.charts import PAIRS, PLAN, TREND, Bar, Chart, Say, first_bars
from dxdesk.domain.dates import today
from dxdesk.domain.months import MonthFigure, Trends
from dxdesk.domain.paper_tables import NOW, YEAR, Source
from dxdesk.domain.periods import Period, read_period
from dxdesk.domain.summary import Value

MAIN = ("helps", "l2_activated", "dossiers_submitted", "learners")
"""What is shown of a report for which nothing was planned."""
_TRENDS = 4
_OBSTACLES = 10


def charted(sheet: ActivitySheet) -> tuple[FigureRow, ...]:
    """The figures whose months are shown: the first that are planned, of a report without plans the main ones."""
    planned = [row for row in sheet.figures if row.plan]
    return tuple(planned or [row for row in sheet.figures if row.indicator in MAIN])[:_TRENDS]


def charts_for(sheet: ActivitySheet, trends: Trends, say: Say) -> tuple[Chart, ...]:
    """The charts of a report: the months of `charted`, plans by hamlet, then obstacles.

    `trends` are the months of `store.trend.trends`; what it lacks, and what has no bars, is left out.
    """
    months = [trend_chart(sheet, row, trends[row.indicator], say) for row in charted(sheet) if row.indicator in trends]
    places = [chart for by in sheet.places if by.by == "hamlet" for chart in place_charts(sheet, by, say)]
    return tuple(chart for chart in (*months, *places, obstacle_chart(sheet, say)) if chart.bars)


def trend_chart(sheet: ActivitySheet, row: FigureRow, months: Sequence[MonthFigure], say: Say) -> Chart:
    """One figure in the months of the year beside those of the year before, with what a month needs for the plan.

    A year before of which nothing is kept is told in words.
    """
    year = sheet.period.year
    kept = any(month.before is not None for month in months)
    bars = tuple(Bar(f"Tháng {month.month.number}", month.value, month.before,
                     _of_month(sheet, row.indicator, month.month.now, month.value),
                     _of_month(sheet, row.indicator, month.month.before, month.before), f"T{month.month.number}")
                 for month in months)
    pace, words = _month_pace(row, say)
    key = (f"năm {year}", f"năm {year - 1}" if kept else "")
    return Chart(TREND, f"{row.title} theo tháng", row.unit, "Tháng", bars, key, pace, words,
                 "" if kept else f"Năm {year - 1} chưa có số liệu.")


def place_charts(sheet: ActivitySheet, by: ByPlace, say: Say) -> list[Chart]:
    """One chart for every planned figure, those places first where most is left; without plans one of the period."""
    return [_planned(sheet, by, at, say) for at in range(len(by.planned))] or _unplanned(sheet, by, say)


def obstacle_chart(sheet: ActivitySheet, say: Say) -> Chart:
    """The commonest obstacles by people."""
    first, rest = sheet.obstacles[:_OBSTACLES], sheet.obstacles[_OBSTACLES:]
    bars = tuple(Bar(row.title, row.people, source=sheet.source(f"obstacle.{row.code}")) for row in first)
    more = f"và {say(len(rest))} loại vướng mắc khác." if rest else ""
    return Chart(PAIRS, "Người gặp vướng mắc trong kỳ", "người", "Loại vướng mắc", bars, ("số người", ""), more=more)


def share_elapsed(days: Period, until: date) -> float | None:
    """How much of these days is over at the end of a day, 0 to 1; None before they begin and once they are over."""
    over = (until - days.start + timedelta(1)) / (days.end - days.start + timedelta(1))
    return over if 0 < over < 1 else None


def pace_of(sheet: ActivitySheet, stretch: str) -> tuple[float | None, date]:
    """The share of a plan that should be reached by now, and the day that means."""
    period = sheet.period
    until = min(period.end, today(sheet.as_of))
    whole = period if stretch == NOW else read_period(str(period.year), period.month_starts_on)
    return share_elapsed(whole, until), until


def _planned(sheet: ActivitySheet, by: ByPlace, at: int, say: Say) -> Chart:
    column = by.planned[at]
    stretches = {plan.stretch for place in by.places if (plan := place.plans[at].plan)}
    stretch = next(iter(stretches)) if len(stretches) == 1 else ""
    bars = tuple(_plan_bar(sheet, by, place, at) for place in by.places if place.plans[at].plan or place.plans[at].done)
    share, until = pace_of(sheet, stretch) if stretch else (None, date.min)
    key = {NOW: "chỉ tiêu của kỳ", YEAR: f"chỉ tiêu năm {sheet.period.year}"}.get(stretch, "chỉ tiêu")
    words = f"nhịp phải đạt đến {until:%d/%m}" if share else ""
    return first_bars(Chart(PLAN, f"{column.title} theo {by.noun}", column.unit, by.head, bars, ("đã làm", key),
                            share, words), say)


def _plan_bar(sheet: ActivitySheet, by: ByPlace, place: Place, at: int) -> Bar:
    own = place.plans[at]
    return Bar(place.title, own.done, own.plan.value if own.plan else None,
               sheet.source(by.planned[at].indicator, own.stretch, by.by, place.cell))


def _unplanned(sheet: ActivitySheet, by: ByPlace, say: Say) -> list[Chart]:
    """What was done in the period by place: of the main figures the last that the places have."""
    found = [(at, column) for at, column in enumerate(by.columns) if column.indicator in MAIN[:2]]
    if not found:
        return []
    at, column = found[-1]
    bars = tuple(Bar(place.title, place.values[at], source=sheet.source(column.indicator, NOW, by.by, place.cell))
                 for place in by.places)
    return [first_bars(Chart(PAIRS, f"{column.title} trong kỳ theo {by.noun}", column.unit, by.head, bars,
                             ("đã làm", "")), say)]


def _month_pace(row: FigureRow, say: Say) -> tuple[Value, str]:
    if row.plan is None or row.plan.stretch != YEAR or not row.plan.value:
        return None, ""
    if row.unit == "%":
        return row.plan.value, f"chỉ tiêu: {say(row.plan.value)}"
    each = math.ceil(row.plan.value / 12)
    return each, f"mức cần mỗi tháng: {say(each)}"


def _of_month(sheet: ActivitySheet, indicator: str, days: Period, value: Value) -> Source | None:
    return None if value is None else sheet.source(indicator, days.text)
