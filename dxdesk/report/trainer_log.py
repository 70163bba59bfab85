"""The trainer's log: for each trainer his meetings of a period, the time taught and who came."""

from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from dxdesk.domain.class_papers import TaughtLine, TrainerLog, TrainerPart, hours_said
from dxdesk.domain.dates import place_date
from dxdesk.report.files import write_whole
from dxdesk.report.head import head, signatures, title
from dxdesk.report.page import WIDTH, Ink, build, ink
from dxdesk.report.words import MISSING, NONE, number, said

_SUMS = [width * mm for width in (11, 74, 20, 30, 30)]
_WIDTHS = [width * mm for width in (10, 23, 31, 46, 34, 21)]
_NOBODY = "Trong kỳ không có buổi học nào ghi người dạy."
_NOTE = ("Giờ dạy tính theo giờ ghi ở từng buổi. Lượt học không tính người dạy; buổi chưa điểm danh ghi "
         f"“{MISSING}”.")


def write_trainer_log(log: TrainerLog, path: Path) -> int:
    """Write the log as a PDF at `path`, whole or not at all; its number of pages.

    Raises `DeskError("not_written")` when the file cannot be written and `InputError("letter")` when a name holds a
    letter the font does not have.
    """
    styles = ink()
    about = f"{log.about}, {log.period}" if log.about else log.period
    story: list[Flowable] = [
        head(styles, log.heading),
        *title(styles, "NHẬT KÝ NGƯỜI DẠY", log.team, about),
        styles.line(log.heading.internal, styles.head), Spacer(0, 2),
    ]
    closing = styles.text(_NOTE, styles.note) if log.parts else styles.text(_NOBODY, styles.body)
    if len(log.parts) > 1:
        story += _sums(styles, log)
    for place, part in enumerate(log.parts, 1):
        story += _part(styles, place, part)
    story += [
        signatures(styles, WIDTH, closing, place_date(log.heading.place, log.heading.on),
                   (("Người lập",), ""), (log.heading.signer_role, log.heading.signer)),
    ]
    data, pages = build(story, styles.family, f"Nhật ký người dạy, {about}", log.team, log.practice)
    write_whole(path, data)
    return pages


def _sums(styles: Ink, log: TrainerLog) -> list[Flowable]:
    heads = [styles.line(name, styles.head) for name in ("TT", "Người dạy", "Số buổi", "Giờ dạy", "Lượt học")]
    rows = [[styles.line(str(at), styles.centre), styles.line(part.name, styles.cell),
             styles.line(number(len(part.lines)), styles.centre),
             styles.line(hours_said(part.minutes) or MISSING, styles.centre),
             styles.line(number(part.turns), styles.centre)] for at, part in enumerate(log.parts, 1)]
    return [styles.grid([heads, *rows], _SUMS), Spacer(0, 6)]


def _part(styles: Ink, place: int, part: TrainerPart) -> list[Flowable]:
    total = hours_said(part.minutes)
    told = f"{said(len(part.lines))} buổi{f', {total}' if total else ''}, {said(part.turns)} lượt học"
    heads = [styles.line(name, styles.head) for name in ("TT", "Ngày", "Giờ", "Lớp, nội dung", "Nơi học", "Có mặt")]
    rows = [[styles.line(str(at), styles.centre), *_cells(styles, line)] for at, line in enumerate(part.lines, 1)]
    return [styles.text(f"{place}. {part.name}: {told}", styles.item), styles.grid([heads, *rows], _WIDTHS)]


def _cells(styles: Ink, line: TaughtLine) -> list[Flowable]:
    return [
        styles.line(f"{line.on:%d/%m/%Y}", styles.centre), styles.line(line.hours or NONE, styles.centre),
        styles.line(line.what, styles.cell), styles.line(line.place or NONE, styles.cell),
        styles.line(number(line.learners), styles.centre),
    ]
