"""The annexes of a report: by hamlet, team or member, charts, its laptops, how figures are counted, what changed."""

from collections.abc import Callable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from dxdesk.domain.activity_sheet import ActivitySheet, ByPlace, distinct
from dxdesk.domain.dates import show_moment
from dxdesk.domain.paper_tables import PrintedTable, plain_table
from dxdesk.report.activity_tables import OF_PERIOD, has_period_plans, place_table, plan_tables, rule_table
from dxdesk.report.changes import changes_annex
from dxdesk.report.charts import chart_flowable
from dxdesk.report.drawn import Spot, Stamp
from dxdesk.report.head import annex_head
from dxdesk.report.page import WIDTH, WIDTH_ACROSS, Ink, annex

_UPRIGHT_COLUMNS = 6  # figures that find room on an upright page
_NUMBER, _NAME, _FIGURE = 10 * mm, 52 * mm, 22 * mm
_PLAN_WIDTHS = [width * mm for width in (10, 80, 27, 25, 23)]
_LAPTOP_WIDTHS = [width * mm for width in (10, 95, 60)]
_RULE_WIDTHS = [width * mm for width in (10, 58, 17, 80)]
_Part = Callable[[int], list[Flowable]]


def annexes(styles: Ink, sheet: ActivitySheet, stamp: Stamp, spots: list[Spot]) -> list[Flowable]:
    """The annexes of a sheet, each on pages of its own; what changed since the edition before stands on any."""
    parts: list[_Part] = []
    if sheet.annexes:
        parts += [_by_place(styles, sheet, by, spots) for by in sheet.places if by.columns]
        parts += [_charts(styles, sheet, spots)] if sheet.charts else []
        parts += [_laptops(styles, sheet), _rules(styles, sheet)]
    changes = changes_annex(styles, stamp, sheet.heading, len(parts) + 1 if parts else 0, sheet.body.name)
    return [*(flowable for at, part in enumerate(parts, 1) for flowable in part(at)), *changes]


def _by_place(styles: Ink, sheet: ActivitySheet, by: ByPlace, spots: list[Spot]) -> _Part:
    def part(at: int) -> list[Flowable]:
        across = len(by.columns) > _UPRIGHT_COLUMNS
        room, count = (WIDTH_ACROSS if across else WIDTH) - _NUMBER, max(1, len(by.columns))
        each = min(_FIGURE, (room - _NAME) / count)
        widths = [_NUMBER, room - each * count, *[each] * len(by.columns)]
        table, plans = place_table(sheet, by), plan_tables(sheet, by)
        story = [*annex(across=across), *_head(styles, sheet, at, table.title),
                 _grid(styles, table, widths, spots, bold_first=True), *_distinct_note(styles, by)]
        for plan in plans:
            story += styles.titled(plan.title, _grid(styles, plan, _PLAN_WIDTHS, spots), len(plan.rows), whole=True)
        if has_period_plans(one.plan for place in by.places for one in place.plans):
            story.append(styles.text(f"Chỉ tiêu có chữ{OF_PERIOD} là của riêng kỳ này; chỉ tiêu khác là của cả năm, "
                                     "số thực hiện tính từ đầu năm.", styles.note))
        return story

    return part


def _charts(styles: Ink, sheet: ActivitySheet, spots: list[Spot]) -> _Part:
    def part(at: int) -> list[Flowable]:
        charts = [chart_flowable(chart, styles, WIDTH, spots) for chart in sheet.charts]
        return [*annex(), *_head(styles, sheet, at, "Biểu đồ"), *charts]

    return part


def _laptops(styles: Ink, sheet: ActivitySheet) -> _Part:
    laptops = sheet.laptops
    rows = [(name, "Có trong số liệu") for name in laptops.included]
    rows += [(name, "Chưa đủ phiếu, số liệu có thể còn đổi") for name in laptops.missing]
    table = plain_table("Máy có trong số liệu", ("TT", "Máy", "Phiếu"), [
        (str(at), *row) for at, row in enumerate(rows, 1)] or [("", "chưa rõ máy nào", "")])

    def part(at: int) -> list[Flowable]:
        as_of = styles.text(f"Số liệu tính đến {show_moment(sheet.as_of)}.", styles.body)
        return [*annex(), *_head(styles, sheet, at, table.title), as_of, _grid(styles, table, _LAPTOP_WIDTHS, [])]

    return part


def _rules(styles: Ink, sheet: ActivitySheet) -> _Part:
    table = rule_table(sheet.figures)

    def part(at: int) -> list[Flowable]:
        return [*annex(), *_head(styles, sheet, at, table.title), _grid(styles, table, _RULE_WIDTHS, [])]

    return part


def _head(styles: Ink, sheet: ActivitySheet, at: int, name: str) -> list[Flowable]:
    return annex_head(styles, sheet.heading, at, name, of=sheet.body.name)


def _distinct_note(styles: Ink, by: ByPlace) -> list[Flowable]:
    """Why the rows do not add up to the whole where people or households are counted once in each place."""
    if not distinct(by.columns):
        return []
    place = by.noun.partition(",")[0]
    return [styles.text(f"Một người, một hộ có phiếu ở nhiều {place} được đếm một lần ở mỗi dòng và một lần ở "
                        "dòng Tổng, nên cộng các dòng có thể lớn hơn dòng Tổng.", styles.note)]


def _grid(styles: Ink, table: PrintedTable, widths: Sequence[float], spots: list[Spot],
          *, bold_first: bool = False) -> Table:
    """A table whose figures stand right, its first text left; with `bold_first` its first row is the whole."""
    bold = ParagraphStyle("whole", parent=styles.right, fontName=styles.family.bold)
    rows: list[list[Flowable]] = [[styles.line(word, styles.head) for word in table.columns]]
    for at, row in enumerate(table.rows):
        whole = bold_first and at == 0
        right, left = (bold, styles.cell_bold) if whole else (styles.right, styles.cell)
        figures = any(cell.source for cell in row)
        rows.append([styles.figure(cell, styles.centre if place == 0 else left if place == 1 or not figures else right,
                                   spots) for place, cell in enumerate(row)])
    return styles.grid(rows, list(widths))
