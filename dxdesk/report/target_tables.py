"""The tables of the sheet of targets as printed, each figure with the way back to its records (design §1, §7)."""

from dxdesk.domain.activity_charts import MAIN
from dxdesk.domain.activity_sheet import ByPlace, FigureRow, Place, Plan
from dxdesk.domain.charts import chart_tables
from dxdesk.domain.paper_tables import NOW, YEAR, Cell, PrintedTable, Source, plain_table
from dxdesk.domain.target_sheet import TargetSheet, done, left
from dxdesk.report.activity_tables import OF_PERIOD, PLACES, place_head
from dxdesk.report.words import NONE, number

_HEAD = ("TT", "Nội dung", "Đơn vị", "Chỉ tiêu", "Thực hiện", "Đạt (%)", "Còn lại")
GAP = "So với nhịp"


def target_sheet_tables(sheet: TargetSheet) -> tuple[PrintedTable, ...]:
    """Every figure of the sheet as printed.

    How it stands to the pace is left out: that moves with the day, not with the book.
    """
    behind = hamlet_tables(sheet) if sheet.activity.annexes else ()
    return target_table(sheet), *chart_tables(sheet.charts, number), *behind


def target_table(sheet: TargetSheet) -> PrintedTable:
    """What was planned, what is done, how much of it and what is left."""
    def cells(place: int, row: FigureRow) -> tuple[Cell, ...]:
        stretch = row.plan.stretch if row.plan else YEAR
        source = Source(row.indicator, stretch, team=sheet.activity.body.team_id)
        found = done(row)
        return (Cell(str(place)), Cell(row.title), Cell(row.unit), Cell(_planned(row.plan)),
                Cell(number(found), source), Cell(number(row.rate, NONE)),
                Cell(number(left(found, row.plan, row.unit), NONE)))

    return PrintedTable("Chỉ tiêu và thực hiện", _HEAD, tuple(cells(at, row) for at, row in enumerate(sheet.rows, 1)))


def gap_words(sheet: TargetSheet, row: FigureRow) -> str:
    """How a plan stands to the pace, in points of a hundred."""
    gap = sheet.gap(row)
    if gap is None:
        return NONE
    return f"{'vượt' if gap > 0 else 'chậm'} {number(abs(gap))}" if gap else "kịp"


def hamlet_tables(sheet: TargetSheet) -> tuple[PrintedTable, ...]:
    """What stands behind the charts by hamlet: every hamlet, also those a chart leaves out."""
    by = sheet.by_hamlet
    if by is None:
        return ()
    return tuple(_plans(sheet, by, at) for at in range(len(by.planned))) or (_counts(sheet, by),)


def rule_table(sheet: TargetSheet) -> PrintedTable:
    """How each figure is counted."""
    return plain_table("Cách đếm từng số liệu", ("TT", "Nội dung", "Đơn vị", "Cách đếm"), [
        (str(at), row.title, row.unit, row.rule) for at, row in enumerate(sheet.rows, 1)])


def _plans(sheet: TargetSheet, by: ByPlace, at: int) -> PrintedTable:
    column, team = by.planned[at], sheet.activity.body.team_id

    def cells(row: int, place: Place) -> tuple[Cell, ...]:
        own = place.plans[at]
        source = Source(column.indicator, own.plan.stretch if own.plan else YEAR, by.by, place.cell, team)
        return (Cell(str(row)), Cell(place.title), Cell(_planned(own.plan)), Cell(number(own.done), source),
                Cell(number(own.rate, NONE)), Cell(number(left(own.done, own.plan), NONE)))

    rows = tuple(cells(row, place) for row, place in enumerate(by.places, 1))
    head = ("TT", place_head(by), *_HEAD[3:])
    return PrintedTable(f"{column.title} theo {PLACES[by.by]} ({column.unit})", head, rows)


def _counts(sheet: TargetSheet, by: ByPlace) -> PrintedTable:
    """Where nothing was planned by hamlet: what was done there in the period."""
    shown = [(at, column) for at, column in enumerate(by.columns) if column.indicator in MAIN]
    columns = ("TT", place_head(by), *(f"{column.title} ({column.unit})" for _, column in shown))
    team = sheet.activity.body.team_id
    rows = tuple((Cell(str(row)), Cell(place.title), *(
        Cell(number(place.values[at]), Source(column.indicator, NOW, by.by, place.cell, team))
        for at, column in shown)) for row, place in enumerate(by.places, 1))
    return PrintedTable(f"Thực hiện trong kỳ theo {PLACES[by.by]}", columns, rows)


def _planned(plan: Plan | None) -> str:
    if plan is None or not plan.value:
        return NONE
    return number(plan.value) + (OF_PERIOD if plan.stretch == NOW else "")
