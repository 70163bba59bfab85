"""The tables of a report as printed, each figure with the way back to its records (design §1, §7)."""

from collections.abc import Iterable

from dxdesk.domain.activity_sheet import ActivitySheet, ByPlace, FigureRow, Measured, Place, Plan, PlanDone
from dxdesk.domain.charts import TREND, chart_tables
from dxdesk.domain.paper_tables import NOW, PREVIOUS, YEAR, Cell, PrintedTable, plain_table
from dxdesk.domain.summary import Value
from dxdesk.report.words import NONE, number, said

FIGURES, OBSTACLES = "Bảng số liệu", "Vướng mắc"
_FIGURE_HEAD = ("TT", "Nội dung", "Đơn vị", "Kỳ trước", "Kỳ này", "Lũy kế", "Chỉ tiêu", "Đạt (%)")
_OBSTACLE_HEAD = ("TT", "Loại vướng mắc", "Số người", "Số lượt", "Cách gỡ")
_ORGANISATION_HEAD = ("Số tổ", "Số thành viên", "Thành viên lập phiếu")
OF_PERIOD = " (kỳ)"
"""After a plan of the period alone, which is held against the period and not against the year so far."""
_HEADS = {
    "visits": "Phiếu", "helps": "Lượt", "people": "Người có tên", "people_anonymous": "Không ghi tên",
    "households": "Hộ", "l2_activated": "VNeID mức 2 (người)", "people_guided_dvc": "Dịch vụ công (người)",
    "dossiers_submitted": "Hồ sơ nộp xong", "shops_qr": "Hộ kinh doanh có QR", "learner_turns": "Lượt học",
    "people_obstacle": "Người vướng",
}
"""What stands over the narrow columns of an annex."""


def activity_tables(sheet: ActivitySheet) -> tuple[PrintedTable, ...]:
    """Every figure of the sheet as printed, those of the annexes too."""
    places = (table for by in sheet.places for table in (place_table(sheet, by), *plan_tables(sheet, by)))
    months = chart_tables((chart for chart in sheet.charts if chart.kind == TREND), number)
    return organisation_table(sheet), figure_table(sheet), obstacle_table(sheet), *places, *months


def organisation_table(sheet: ActivitySheet) -> PrintedTable:
    """The three figures of the first part."""
    active = Cell(said(sheet.members_active), sheet.source("members_active"))
    return PrintedTable("Tổ chức", _ORGANISATION_HEAD, ((Cell(said(sheet.teams)), Cell(said(sheet.members)), active),))


def figure_table(sheet: ActivitySheet) -> PrintedTable:
    """The table of figures."""
    def cells(place: int, row: FigureRow) -> tuple[Cell, ...]:
        def of(value: Value, stretch: str) -> Cell:
            return Cell(number(value), sheet.source(row.indicator, stretch))

        return (Cell(str(place)), Cell(row.title), Cell(row.unit), of(row.previous, PREVIOUS), of(row.value, NOW),
                of(row.year_to_date, YEAR), Cell(plan_text(row.plan)), Cell(number(row.rate, NONE)))

    return PrintedTable(FIGURES, _FIGURE_HEAD, tuple(cells(place, row) for place, row in enumerate(sheet.figures, 1)))


def obstacle_table(sheet: ActivitySheet) -> PrintedTable:
    """The table of obstacles."""
    return PrintedTable(OBSTACLES, _OBSTACLE_HEAD, tuple(
        (Cell(str(place)), Cell(row.title), Cell(number(row.people), sheet.source(f"obstacle.{row.code}")),
         Cell(number(row.helps), sheet.source(f"obstacle_helps.{row.code}")), Cell(row.next_step))
        for place, row in enumerate(sheet.obstacles, 1)))


def place_table(sheet: ActivitySheet, by: ByPlace) -> PrintedTable:
    """The counts of each hamlet, team or member in the period, and on top the whole they are parts of."""
    head = ("TT", by.head, *(_HEADS.get(column.indicator, column.title) for column in by.columns))
    whole = [Cell(""), Cell("Tổng"), *(_whole(sheet, column) for column in by.columns)]
    rows = [[Cell(str(at)), Cell(place.title), *_values(sheet, by, place)] for at, place in enumerate(by.places, 1)]
    return PrintedTable(f"Số liệu trong kỳ theo {by.noun}", head, tuple(map(tuple, [whole, *rows])))


def plan_tables(sheet: ActivitySheet, by: ByPlace) -> tuple[PrintedTable, ...]:
    """Plan, done and rate of every place that has a plan, a table for each planned indicator."""
    return tuple(_plan_table(sheet, by, at, column) for at, column in enumerate(by.planned))


def rule_table(rows: Iterable[FigureRow]) -> PrintedTable:
    """How each figure is counted."""
    return plain_table("Cách đếm từng số liệu", ("TT", "Nội dung", "Đơn vị", "Cách đếm"), [
        (str(at), row.title, row.unit, row.rule) for at, row in enumerate(rows, 1)])


def plan_text(plan: Plan | None) -> str:
    """A plan as it is printed; none and nothing are no plan."""
    if plan is None or not plan.value:
        return NONE
    return number(plan.value) + (OF_PERIOD if plan.stretch == NOW else "")


def has_period_plans(plans: Iterable[Plan | None]) -> bool:
    """Whether a plan of the period alone is among them, which then has to be explained."""
    return any(plan is not None and plan.stretch == NOW for plan in plans)


def _plan_table(sheet: ActivitySheet, by: ByPlace, at: int, column: Measured) -> PrintedTable:
    head = ("TT", by.head, "Chỉ tiêu", "Thực hiện", "Đạt (%)")
    with_plan = [place for place in by.places if place.plans[at].plan is not None]
    rows = tuple((Cell(str(row)), Cell(place.title), Cell(plan_text(place.plans[at].plan)),
                  _done(sheet, by, place.cell, column, place.plans[at]), Cell(number(place.plans[at].rate, NONE)))
                 for row, place in enumerate(with_plan, 1))
    return PrintedTable(f"{column.title} ({column.unit}): chỉ tiêu và thực hiện theo {by.noun}", head, rows)


def _done(sheet: ActivitySheet, by: ByPlace, cell: str, column: Measured, done: PlanDone) -> Cell:
    return Cell(number(done.done), sheet.source(column.indicator, done.stretch, by.by, cell))


def _values(sheet: ActivitySheet, by: ByPlace, place: Place) -> list[Cell]:
    return [Cell(number(value), sheet.source(column.indicator, NOW, by.by, place.cell))
            for column, value in zip(by.columns, place.values, strict=True)]


def _whole(sheet: ActivitySheet, column: Measured) -> Cell:
    value = sheet.people_obstacle if column.indicator == "people_obstacle" else sheet.value(column.indicator)
    return Cell(number(value), sheet.source(column.indicator))
