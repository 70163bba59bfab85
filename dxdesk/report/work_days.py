"""The work-day sheet (ngày công): who is paid for how many days, line by line to be signed; the days as an annex."""

from collections.abc import Sequence
from datetime import date, timedelta

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from dxdesk.domain.dates import place_date
from dxdesk.domain.money_words import money_words
from dxdesk.domain.month import months_on
from dxdesk.domain.paper_tables import Cell, PrintedTable, Source
from dxdesk.domain.sheet import issuer_lines
from dxdesk.domain.training_words import WEEKDAYS
from dxdesk.domain.wording import thousands
from dxdesk.domain.work_days import RULE, MemberDays, WorkDays
from dxdesk.report.changes import changes_annex
from dxdesk.report.drawn import Drawn, Spot, Stamp, Tell
from dxdesk.report.head import annex_head, head, signatures, title
from dxdesk.report.page import WIDTH, WIDTH_ACROSS, Ink, annex, build, ink
from dxdesk.report.stamp import mark
from dxdesk.report.words import said, whence

_NAME, _PAPER = "BẢNG KÊ NGÀY CÔNG", "Bảng kê ngày công"
_HEADS = ("TT", "Họ và tên, chức danh", "Ngày công", "Phiếu lập", "Buổi dạy", "Tiền một ngày (đồng)",
          "Thành tiền (đồng)", "Ký nhận")
_WIDTHS = [width * mm for width in (9, 50, 13, 13, 13, 19, 26, 22)]
_ALL = "Cộng"
_NOBODY = "Trong kỳ chưa có ngày công nào."
_SIGN_ROOM = 8.0
_DOTS = "………………………"
_TT, _DAY, _SUM = 10 * mm, 5.3 * mm, 14 * mm
_PERSON = WIDTH_ACROSS - _TT - 31 * _DAY - _SUM
_GRID_START = 40 * mm
_ONE = timedelta(days=1)


def draw_work_days(sheet: WorkDays, stamp: Stamp, _tell: Tell) -> Drawn:
    """The sheet as a PDF. Raises `InputError("letter")` when a name holds a letter the font does not have."""
    styles, spots = ink(), list[Spot]()
    story: list[Flowable] = [
        head(styles, sheet.heading),
        *title(styles, _NAME, sheet.team, sheet.period.title),
        *([_paid(styles, sheet, spots), _sum(styles, sheet)] if sheet.members else [
            styles.text(_NOBODY, styles.body)]),
        mark(styles, stamp),
        signatures(styles, WIDTH, styles.text(_notes(sheet), styles.note),
                   place_date(sheet.heading.place, sheet.heading.on), (("Người lập biểu",), ""),
                   (sheet.heading.signer_role, sheet.heading.signer)),
    ]
    if sheet.members:
        story += [*annex(across=True), *annex_head(styles, sheet.heading, 0, "Bảng chấm công từng ngày", sheet.team,
                                                   paper=_PAPER)]
        story += [part for days in _stretches(sheet) for part in _grid(styles, sheet, days)]
    story += changes_annex(styles, stamp, sheet.heading, of=sheet.team, paper=_PAPER)
    data, pages = build(story, styles.family, f"Bảng kê ngày công, {sheet.team}, {sheet.period.title}", sheet.team,
                        sheet.practice)
    return Drawn(data, pages, tuple(spots))


def work_day_tables(sheet: WorkDays) -> tuple[PrintedTable, ...]:
    """Every figure as printed; the slips and meetings of a member open their records."""
    return paid_table(sheet), *(_days_table(sheet, days) for days in _stretches(sheet))


def paid_table(sheet: WorkDays) -> PrintedTable:
    """A line a member and the sum; where no amount is set, the money is left to be written in."""
    rows = [_row(at, member, sheet.amount) for at, member in enumerate(sheet.members, 1)]
    total = "" if sheet.total is None else thousands(sheet.total)
    rows.append(tuple(map(Cell, ("", _ALL, thousands(sheet.days), "", "", "", total, ""))))
    return PrintedTable(_NAME, _HEADS, tuple(rows))


def _row(at: int, member: MemberDays, amount: int | None) -> tuple[Cell, ...]:
    def of(indicator: str) -> Source:
        return Source(indicator, by="member", cell=member.member_id)

    each, paid = ("", "") if amount is None else (thousands(amount), thousands(amount * member.count))
    place = issuer_lines(member.team)[-1]  # every line would repeat what all teams are called
    named = ", ".join(filter(None, (member.name, member.role.lower(), place)))
    return (Cell(str(at)), Cell(named), Cell(thousands(member.count)), Cell(thousands(member.slips), of("visits")),
            Cell(thousands(member.meetings), of("meetings")), Cell(each), Cell(paid), Cell(""))


def _paid(styles: Ink, sheet: WorkDays, spots: list[Spot]) -> Flowable:
    table = paid_table(sheet)
    bold = ParagraphStyle("sum", parent=styles.cell_bold, alignment=TA_RIGHT)
    looks = [styles.centre, styles.cell, *[styles.right] * 5, styles.cell]
    sums = [styles.centre, styles.cell_bold, *[bold] * 5, styles.cell]
    rows = [[styles.figure(cell, look, spots) for cell, look in zip(row, wanted, strict=True)]
            for row, wanted in zip(table.rows, [*[looks] * len(sheet.members), sums], strict=True)]
    heads = [styles.line(word, styles.head) for word in table.columns]
    return styles.grid([heads, *rows], _WIDTHS, ("TOPPADDING", (0, 1), (-1, -2), _SIGN_ROOM),
                       ("BOTTOMPADDING", (0, 1), (-1, -2), _SIGN_ROOM), ("NOSPLIT", (0, -2), (-1, -1)))


def _sum(styles: Ink, sheet: WorkDays) -> Flowable:
    """What is paid in all, in numbers and in words, or room for both."""
    money = f"{_DOTS} đồng (bằng chữ: {_DOTS}{_DOTS})" if sheet.total is None else (
        f"{thousands(sheet.total)} đồng (bằng chữ: {money_words(sheet.total)})")
    return styles.text(f"Tổng cộng {said(len(sheet.members))} người, {said(sheet.days)} ngày công; "
                       f"số tiền {money}.", styles.body)


def _notes(sheet: WorkDays) -> str:
    """The rule of a day, who has none, and what the figures rest on."""
    parts = [RULE, whence(sheet.as_of, sheet.laptops)]
    if sheet.idle:
        parts.append(f"{said(len(sheet.idle))} thành viên chưa có ngày công trong kỳ: {', '.join(sheet.idle)}.")
    return " ".join(parts)


def _stretches(sheet: WorkDays) -> list[tuple[date, ...]]:
    """The days of the period, a reporting month each."""
    found, first = list[tuple[date, ...]](), sheet.period.start
    while first <= sheet.period.end:
        after = min(months_on(first, 1), sheet.period.end + _ONE)
        found.append(tuple(first + _ONE * at for at in range((after - first).days)))
        first = after
    return found


def _days_table(sheet: WorkDays, days: Sequence[date]) -> PrintedTable:
    """Who worked on which of these days, by the letters of why; who worked on none of them is not listed."""
    marks = [(member, [member.on(day) for day in days]) for member in sheet.members]
    rows = [(member.name, *letters, str(sum(map(bool, letters)))) for member, letters in marks if any(letters)]
    return PrintedTable(f"Từ ngày {days[0]:%d/%m/%Y} đến ngày {days[-1]:%d/%m/%Y}",
                        ("TT", "Họ và tên", *(str(day.day) for day in days), _ALL),
                        tuple(tuple(map(Cell, (str(at), *row))) for at, row in enumerate(rows, 1)))


def _grid(styles: Ink, sheet: WorkDays, days: Sequence[date]) -> list[Flowable]:
    table = _days_table(sheet, days)
    caption = styles.text(f"{table.title}{'' if table.rows else ': chưa có ngày công nào.'}", styles.caption)
    if not table.rows:
        return [caption]
    tiny, letters = (ParagraphStyle("day", parent=styles.small, fontSize=size, leading=size + 1.5)
                     for size in (7.5, 9))
    weekdays = [styles.line(WEEKDAYS[day.weekday()], tiny) for day in days]
    heads = [[styles.line(word, styles.head if at < 2 else styles.small) for at, word in enumerate(table.columns)],
             ["", "", *weekdays, ""]]
    rows = []
    for row in table.rows:
        marks = [styles.line(cell.text, letters if len(cell.text) < 2 else tiny) for cell in row[2:-1]]
        rows.append([styles.line(row[0].text, styles.centre), styles.line(row[1].text, styles.cell), *marks,
                     styles.line(row[-1].text, styles.head)])
    spans = [("SPAN", (at, 0), (at, 1)) for at in (0, 1, -1)]
    widths = [_TT, _PERSON, *[_DAY] * len(days), _SUM]
    grid = styles.grid([*heads, *rows], widths, ("LEFTPADDING", (2, 0), (-2, -1), 0),
                       ("RIGHTPADDING", (2, 0), (-2, -1), 0), *spans)
    grid.repeatRows, grid.hAlign = 2, "LEFT"
    return [CondPageBreak(_GRID_START), caption, grid]
