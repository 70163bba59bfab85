"""The report of a team or the ward for any period, in the official layout (NĐ 30/2020, annex I; domain notes §1.7)."""

from collections.abc import Sequence
from dataclasses import astuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from dxdesk.domain.activity_sheet import ActivitySheet
from dxdesk.domain.narrative import (
    BLOCKS,
    DIFFICULTIES,
    NEXT,
    ORGANISATION,
    PARTS,
    PROPOSALS,
    RESULTS,
    Task,
    paragraphs,
    read_tasks,
)
from dxdesk.domain.paper_tables import Cell, PrintedTable, plain_table
from dxdesk.report.activity_annexes import annexes
from dxdesk.report.activity_tables import figure_table, has_period_plans, obstacle_table
from dxdesk.report.activity_words import closing, days_title, difficulties, opening, organisation, provenance, results
from dxdesk.report.drawn import Drawn, Spot, Stamp, Tell
from dxdesk.report.head import addressees, head, signature, title
from dxdesk.report.page import Ink, build, ink
from dxdesk.report.stamp import mark

_FIGURE_WIDTHS = [width * mm for width in (9, 48, 15, 20, 17, 19, 20, 17)]
_OBSTACLE_WIDTHS = [width * mm for width in (10, 58, 20, 17, 60)]
_TASK_WIDTHS = [width * mm for width in (9, 46, 28, 30, 22, 30)]
_OF_PERIOD = ("Chỉ tiêu có chữ (kỳ) là của riêng kỳ này và được so với cột Kỳ này; chỉ tiêu khác là của cả năm và được "
              "so với cột Lũy kế.")
_CLEAR = "Việc của kỳ tới, rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm:"


def draw_activity(sheet: ActivitySheet, stamp: Stamp, _tell: Tell) -> Drawn:
    """The sheet as a PDF. Raises `InputError("letter")` when a name holds a letter the font does not have."""
    styles, spots = ink(), list[Spot]()
    event = [sheet.body.event] if sheet.body.event else []
    story = [
        head(styles, sheet.heading),
        *title(styles, "BÁO CÁO", sheet.body.subject, *event, days_title(sheet)),
        *addressees(styles, sheet.heading.addressees),
        styles.text(opening(sheet), styles.body),
        styles.text("I. TÌNH HÌNH TỔ CHỨC", styles.section),
        *_written(styles, sheet.own(ORGANISATION) or organisation(sheet)),
        *_results(styles, sheet),
        *_figures(styles, sheet, stamp, spots),
        *_obstacles(styles, sheet, spots),
        *_next(styles, sheet),
        *_list_part(styles, "V. ĐỀ XUẤT, KIẾN NGHỊ", paragraphs(sheet.own(PROPOSALS)),
                    f"{sheet.body.of} không có đề xuất, kiến nghị."),
        signature(styles, sheet.heading, closing(sheet)),
        *annexes(styles, sheet, stamp, spots),
    ]
    data, pages = build(story, styles.family, f"Báo cáo {sheet.period.title}, {sheet.body.name}", sheet.body.name,
                        sheet.practice)
    return Drawn(data, pages, tuple(spots))


def _written(styles: Ink, text: str) -> list[Flowable]:
    return [styles.text(line, styles.body) for line in paragraphs(text)]


def _results(styles: Ink, sheet: ActivitySheet) -> list[Flowable]:
    story: list[Flowable] = [styles.text("II. KẾT QUẢ THỰC HIỆN", styles.section)]
    for name, sentence in results(sheet):
        story += [styles.text(name, styles.item), styles.text(sentence, styles.body)]
    own = sheet.own(RESULTS)
    return [*story, styles.text(f"7. {BLOCKS[RESULTS]}", styles.item), *_written(styles, own)] if own else story


def _figures(styles: Ink, sheet: ActivitySheet, stamp: Stamp, spots: list[Spot]) -> list[Flowable]:
    table = figure_table(sheet)
    looks = [styles.centre, styles.cell, styles.centre, *[styles.right] * 5]
    note = [styles.text(_OF_PERIOD, styles.note)] if has_period_plans(row.plan for row in sheet.figures) else []
    grid = _table(styles, table, looks, _FIGURE_WIDTHS, spots)
    return [*styles.titled(table.title, grid, len(table.rows)), *note, styles.text(provenance(sheet), styles.note),
            mark(styles, stamp)]


def _obstacles(styles: Ink, sheet: ActivitySheet, spots: list[Spot]) -> list[Flowable]:
    text = sheet.own(DIFFICULTIES) or difficulties(sheet) or "Trong kỳ không ghi nhận vướng mắc."
    story: list[Flowable] = [styles.text("III. KHÓ KHĂN, VƯỚNG MẮC, NGUYÊN NHÂN", styles.section),
                             *_written(styles, text)]
    if sheet.obstacles:
        looks = [styles.centre, styles.cell, styles.right, styles.right, styles.cell]
        story.append(_table(styles, obstacle_table(sheet), looks, _OBSTACLE_WIDTHS, spots))
    return story


def _next(styles: Ink, sheet: ActivitySheet) -> list[Flowable]:
    """The tasks of the next period: a table once one says more than what is to be done, else a list."""
    name, own = "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI", read_tasks(sheet.own(NEXT))
    if not any(task != Task(task.what) for task in own):
        return _list_part(styles, name, [task.what for task in own] or sheet.next_steps,
                          f"Tiếp tục hỗ trợ người dân theo kế hoạch của {sheet.body.of.lower()}.")
    table = plain_table(name, ("TT", *PARTS), ([str(at), *astuple(task)] for at, task in enumerate(own, 1)))
    return [styles.text(name, styles.section), styles.text(_CLEAR, styles.body),
            _table(styles, table, [styles.centre, *[styles.cell] * 5], _TASK_WIDTHS, [])]


def _list_part(styles: Ink, name: str, lines: Sequence[str], otherwise: str) -> list[Flowable]:
    """A section of numbered lines; one line stands without a number."""
    shown = lines or (otherwise,)
    numbers = [f"{place}. " if len(shown) > 1 else "" for place in range(1, len(shown) + 1)]
    return [styles.text(name, styles.section),
            *(styles.text(mark + line, styles.body) for mark, line in zip(numbers, shown, strict=True))]


def _table(
    styles: Ink, table: PrintedTable, looks: Sequence[ParagraphStyle], widths: list[float], spots: list[Spot]
) -> Table:
    def cells(row: tuple[Cell, ...]) -> list[Flowable]:
        return [styles.figure(cell, look, spots) for cell, look in zip(row, looks, strict=True)]

    head_row = [styles.line(word, styles.head) for word in table.columns]
    return styles.grid([head_row, *map(cells, table.rows)], widths)
