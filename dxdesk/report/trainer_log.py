"""The trainer's log: for each trainer his meetings of a period, the time taught and who came."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from dxdesk.domain.class_papers import TrainerLog, TrainerPart, hours_of, hours_said
from dxdesk.domain.dates import place_date
from dxdesk.domain.paper_tables import Cell, PrintedTable, Source, plain_table
from dxdesk.report.changes import changes_annex
from dxdesk.report.drawn import Drawn, Spot, Stamp, Tell
from dxdesk.report.head import head, signatures, title
from dxdesk.report.page import WIDTH, Ink, build, ink
from dxdesk.report.stamp import mark
from dxdesk.report.words import MISSING, NONE, number, said

_NAME = "Nhật ký người dạy"
_SUM_HEADS = ("TT", "Người dạy", "Số buổi", "Giờ dạy", "Lượt học")
_HEADS = ("TT", "Ngày", "Giờ", "Lớp, nội dung", "Nơi học", "Có mặt")
_SUMS = [width * mm for width in (11, 74, 20, 30, 30)]
_WIDTHS = [width * mm for width in (10, 23, 31, 46, 34, 21)]
_NOBODY = "Trong kỳ không có buổi học nào ghi người dạy."
_NOTE = ("Giờ dạy tính theo giờ ghi ở từng buổi. Lượt học không tính người dạy; buổi chưa điểm danh ghi "
         f"“{MISSING}”.")


def draw_trainer_log(log: TrainerLog, stamp: Stamp, _tell: Tell) -> Drawn:
    """The log as a PDF. Raises `InputError("letter")` when a name holds a letter the font does not have."""
    styles, spots = ink(), list[Spot]()
    about = f"{log.about}, {log.period}" if log.about else log.period
    story: list[Flowable] = [
        head(styles, log.heading),
        *title(styles, _NAME.upper(), log.team, about),
        styles.line(log.heading.internal, styles.head), Spacer(0, 2),
    ]
    closing = styles.text(_NOTE, styles.note) if log.parts else styles.text(_NOBODY, styles.body)
    if len(log.parts) > 1:
        story += _sums(styles, log, spots)
    for place, part in enumerate(log.parts, 1):
        story += _part(styles, place, part)
    story += [
        mark(styles, stamp),
        signatures(styles, WIDTH, closing, place_date(log.heading.place, log.heading.on),
                   (("Người lập",), ""), (log.heading.signer_role, log.heading.signer)),
        *changes_annex(styles, stamp, log.heading, of=log.team, paper=_NAME),
    ]
    data, pages = build(story, styles.family, f"{_NAME}, {about}", log.team, log.practice)
    return Drawn(data, pages, tuple(spots))


def log_tables(log: TrainerLog) -> tuple[PrintedTable, ...]:
    """Every figure as printed; of whom the figures of classes tell apart, what they count opens its records.

    A log of one trainer says his sums in a sentence.
    """
    return _sums_table(log), *map(_part_table, log.parts)


def _sums_table(log: TrainerLog) -> PrintedTable:
    return PrintedTable(_NAME, _SUM_HEADS, tuple(_sum(at, part) for at, part in enumerate(log.parts, 1)))


def _sum(at: int, part: TrainerPart) -> tuple[Cell, ...]:
    """His meetings, hours and turns; a meeting whose roll nobody took is no figure of classes yet."""
    def of(indicator: str) -> Source | None:
        known = part.member and (part.all_taken or indicator == "learner_turns")
        return Source(indicator, by="trainer", cell=part.member) if known else None

    return (Cell(str(at)), Cell(part.name), Cell(number(len(part.lines)), of("meetings")),
            Cell(number(hours_of(part.minutes)), of("training_hours")), Cell(number(part.turns), of("learner_turns")))


def _sums(styles: Ink, log: TrainerLog, spots: list[Spot]) -> list[Flowable]:
    table = _sums_table(log)
    looks = [styles.centre, styles.cell, *[styles.centre] * 3]
    rows = [[styles.figure(cell, look, spots) for cell, look in zip(row, looks, strict=True)] for row in table.rows]
    return [styles.grid([[styles.line(name, styles.head) for name in table.columns], *rows], _SUMS), Spacer(0, 6)]


def _part_table(part: TrainerPart) -> PrintedTable:
    return plain_table(part.name, _HEADS, [
        (str(at), f"{line.on:%d/%m/%Y}", line.hours or NONE, line.what, line.place or NONE, number(line.learners))
        for at, line in enumerate(part.lines, 1)])


def _part(styles: Ink, place: int, part: TrainerPart) -> list[Flowable]:
    table, total = _part_table(part), hours_said(part.minutes)
    told = f"{said(len(part.lines))} buổi{f', {total}' if total else ''}, {said(part.turns)} lượt học"
    looks = [styles.centre, styles.centre, styles.centre, styles.cell, styles.cell, styles.centre]
    rows = [[styles.line(cell.text, look) for cell, look in zip(row, looks, strict=True)] for row in table.rows]
    return [styles.text(f"{place}. {part.name}: {told}", styles.item),
            styles.grid([[styles.line(name, styles.head) for name in table.columns], *rows], _WIDTHS)]
