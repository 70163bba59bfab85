"""The tables of the sheet of targets as printed, each figure with the way back to its records (design §1, §7)."""

from dxdesk.domain.activity_charts import MAIN
from dxdesk.domain.activity_sheet import ByPlace, FigureRow, Place
from dxdesk.domain.charts import chart_tables
from dxdesk.domain.paper_tables import NOW, Cell, PrintedTable
from dxdesk.domain.target_sheet import TargetSheet, left
from dxdesk.report.activity_tables import plan_text
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
        source = sheet.activity.source(row.indicator, row.stretch)
        return (Cell(str(place)), Cell(row.title), Cell(row.unit), Cell(plan_text(row.plan)),
                Cell(number(row.done), source), Cell(number(row.rate, NONE)),
                Cell(number(left(row.done, row.plan, row.unit), NONE)))

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
    return tuple(_plans(sheet, by, at) for at in range(len(by.planned))) or _counts(sheet, by)


def _plans(sheet: TargetSheet, by: ByPlace, at: int) -> PrintedTable:
    column = by.planned[at]

    def cells(row: int, place: Place) -> tuple[Cell, ...]:
        own = place.plans[at]
        source = sheet.activity.source(column.indicator, own.stretch, by.by, place.cell)
        return (Cell(str(row)), Cell(place.title), Cell(plan_text(own.plan)), Cell(number(own.done), source),
                Cell(number(own.rate, NONE)), Cell(number(left(own.done, own.plan), NONE)))

    rows = tuple(cells(row, place) for row, place in enumerate(by.places, 1))
    head = ("TT", by.head, *_HEAD[3:])
    return PrintedTable(f"{column.title} theo {by.noun} ({column.unit})", head, rows)


def _counts(sheet: TargetSheet, by: ByPlace) -> tuple[PrintedTable, ...]:
    """Where nothing was planned by hamlet: what was done there in the period; nothing where no figure says anything."""
    shown = [(at, column) for at, column in enumerate(by.columns) if column.indicator in MAIN]
    if not shown:
        return ()
    columns = ("TT", by.head, *(f"{column.title} ({column.unit})" for _, column in shown))
    rows = tuple((Cell(str(row)), Cell(place.title), *(
        Cell(number(place.values[at]), sheet.activity.source(column.indicator, NOW, by.by, place.cell))
        for at, column in shown)) for row, place in enumerate(by.places, 1))
    return (PrintedTable(f"Thực hiện trong kỳ theo {by.noun}", columns, rows),)
