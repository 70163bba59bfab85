"""The sheet of targets: plan, done and rate, charts of them, and behind the charts every hamlet."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from dxdesk.domain.activity_charts import pace_of
from dxdesk.domain.activity_sheet import distinct
from dxdesk.domain.dates import place_date
from dxdesk.domain.paper_tables import NOW, YEAR, PrintedTable
from dxdesk.domain.target_sheet import TargetSheet
from dxdesk.report.activity_tables import rule_table
from dxdesk.report.activity_words import days_title, provenance
from dxdesk.report.changes import changes_annex
from dxdesk.report.charts import chart_flowable
from dxdesk.report.drawn import Drawn, Spot, Stamp, Tell
from dxdesk.report.head import annex_head, head, signatures, title
from dxdesk.report.page import WIDTH, Ink, annex, build, ink
from dxdesk.report.stamp import mark
from dxdesk.report.target_tables import GAP, gap_words, hamlet_tables, target_table
from dxdesk.report.words import number

_NAME = "BẢNG THEO DÕI CHỈ TIÊU"
_PAPER = "Bảng theo dõi chỉ tiêu"
_OFTEN = ("Một người, một hộ có phiếu ở nhiều tháng hoặc nhiều khu phố được đếm một lần ở mỗi nơi ấy, nên cộng lại có "
          "thể lớn hơn số của cả năm, cả phường.")
_WIDTHS = [width * mm for width in (9, 46, 14, 20, 20, 16, 20, 20)]
_RULE_WIDTHS = [width * mm for width in (10, 58, 17, 80)]
_NUMBER, _PLACE = 10 * mm, 70 * mm


def draw_targets(sheet: TargetSheet, stamp: Stamp, tell: Tell) -> Drawn:
    """The sheet as a PDF. Raises `InputError("letter")` when a name holds a letter the font does not have."""
    styles, spots, activity = ink(), list[Spot](), sheet.activity
    heading = sheet.heading
    where = place_date(heading.place, heading.on)
    story = [
        head(styles, replace(heading, symbol="")),
        *title(styles, _NAME, f"của {activity.body.name}", days_title(activity)),
        *_targets(styles, sheet, stamp, spots),
        *_charts(styles, sheet, spots),
        signatures(styles, WIDTH, styles.text(provenance(activity), styles.body), where,
                   (("Người lập bảng",), ""), (heading.signer_role, heading.signer)),
        *_annexes(styles, sheet, stamp, spots, tell),
    ]
    name = f"{_PAPER} {activity.period.title}, {activity.body.name}"
    data, pages = build(story, styles.family, name, activity.body.name, sheet.practice)
    return Drawn(data, pages, tuple(spots))


def _targets(styles: Ink, sheet: TargetSheet, stamp: Stamp, spots: list[Spot]) -> list[Flowable]:
    table = target_table(sheet)
    looks = [styles.centre, styles.cell, styles.centre, *[styles.right] * 5]
    gaps = [gap_words(sheet, row) for row in sheet.rows]
    cells = [[*(styles.figure(cell, look, spots) for cell, look in zip(row, looks, strict=False)),
              styles.line(gap, styles.right)] for row, gap in zip(table.rows, gaps, strict=True)]
    grid = styles.grid([[styles.line(word, styles.head) for word in (*table.columns, GAP)], *cells], _WIDTHS)
    return [styles.text("I. CHỈ TIÊU VÀ THỰC HIỆN", styles.section), grid,
            *(styles.text(note, styles.note) for note in _notes(sheet)), mark(styles, stamp)]


def _notes(sheet: TargetSheet) -> list[str]:
    """How the columns are to be read."""
    if not sheet.planned:
        return [f"Chưa giao chỉ tiêu nào cho năm {sheet.period.year}. Bảng ghi các kết quả chính từ đầu năm."]
    notes = ["Chỉ tiêu của cả năm được so với số thực hiện từ đầu năm; chỉ tiêu có chữ (kỳ) là của riêng kỳ này."]
    share, until = pace_of(sheet.activity, YEAR)
    if share is not None:
        notes.append(f"Đến ngày {until:%d/%m/%Y} đã qua {number(round(share * 100, 1))}% thời gian của năm. Chậm, vượt "
                     "là số điểm phần trăm so với mức ấy; tỷ lệ thì so thẳng với chỉ tiêu.")
    own = pace_of(sheet.activity, NOW)[0] if any(row.plan and row.plan.stretch == NOW for row in sheet.rows) else None
    if own is not None:
        notes.append(f"Riêng kỳ này đã qua {number(round(own * 100, 1))}% thời gian.")
    return notes


def _charts(styles: Ink, sheet: TargetSheet, spots: list[Spot]) -> list[Flowable]:
    if not sheet.charts:
        return []
    story: list[Flowable] = [styles.text("II. BIỂU ĐỒ", styles.section)]
    story += [chart_flowable(chart, styles, WIDTH, spots) for chart in sheet.charts]
    if any(chart.unit in ("người", "hộ") for chart in sheet.charts):
        story.append(styles.text(_OFTEN, styles.note))
    return story


def _annexes(styles: Ink, sheet: TargetSheet, stamp: Stamp, spots: list[Spot], tell: Tell) -> list[Flowable]:
    """Every hamlet behind the charts, how each figure is counted, and of a newer edition what changed."""
    tables = list(hamlet_tables(sheet)) if sheet.activity.annexes else []
    parts = [*tables, rule_table(sheet.rows)] if sheet.activity.annexes else []
    every = len(parts) + bool(stamp.changes)
    story = list[Flowable]()
    for at, table in enumerate(parts, 1):
        tell(at, len(parts))
        story += [*annex(), *_head(styles, sheet, at if every > 1 else 0, table.title)]
        story += [_rules(styles, table)] if at == len(parts) else _hamlets(styles, sheet, table, spots)
    return [*story, *changes_annex(styles, stamp, replace(sheet.heading, symbol=""), every if every > 1 else 0,
                                   sheet.activity.body.name, _PAPER)]


def _head(styles: Ink, sheet: TargetSheet, at: int, name: str) -> list[Flowable]:
    return annex_head(styles, replace(sheet.heading, symbol=""), at, name, paper=_PAPER, of=sheet.activity.body.name)


def _hamlets(styles: Ink, sheet: TargetSheet, table: PrintedTable, spots: list[Spot]) -> list[Flowable]:
    figures = len(table.columns) - 2
    widths = [_NUMBER, _PLACE, *[(WIDTH - _NUMBER - _PLACE) / figures] * figures]
    looks: list[ParagraphStyle] = [styles.centre, styles.cell, *[styles.right] * figures]
    by = sheet.by_hamlet
    story: list[Flowable] = [_grid(styles, table, looks, widths, spots)]
    if by and distinct(by.planned or by.columns):
        story.append(styles.text(_OFTEN, styles.note))
    return story


def _rules(styles: Ink, table: PrintedTable) -> Flowable:
    return _grid(styles, table, [styles.centre, styles.cell, styles.centre, styles.cell], _RULE_WIDTHS, [])


def _grid(styles: Ink, table: PrintedTable, looks: Sequence[ParagraphStyle], widths: list[float],
          spots: list[Spot]) -> Flowable:
    rows = [[styles.figure(cell, look, spots) for cell, look in zip(row, looks, strict=True)] for row in table.rows]
    return styles.grid([[styles.line(word, styles.head) for word in table.columns], *rows], widths)
