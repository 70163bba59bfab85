"""A sheet of targets without a store."""

from dataclasses import replace

from dxdesk.domain.activity_charts import charted, charts_for
from dxdesk.domain.activity_sheet import ActivitySheet
from dxdesk.domain.months import MonthFigure, Trends, months_of
from dxdesk.domain.periods import read_period
from dxdesk.domain.target_sheet import TargetSheet
from dxdesk.report.words import number
from tests.report.activity_kit import HAMLETS, SHEET

OCTOBER = replace(SHEET, period=read_period("2026-10", 15), places=(HAMLETS,), annexes=True)


def months(sheet: ActivitySheet) -> Trends:
    """Some figure in every month; none in the first months of the year before."""
    return {row.indicator: tuple(MonthFigure(month, 40 + 9 * at, 30 + 8 * at if at > 2 else None)
                                 for at, month in enumerate(months_of(sheet.period))) for row in charted(sheet)}


def target_sheet(sheet: ActivitySheet = OCTOBER) -> TargetSheet:
    """The sheet of targets of a report."""
    return TargetSheet(sheet, charts_for(sheet, months(sheet), number))


TARGETS = target_sheet()
