"""The list of a class: to be signed at a meeting, with its square code, or filled with the marks of all meetings."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from dxdesk.domain.class_papers import (
    MARKS,
    NOT_TAKEN,
    BlankSheet,
    ClassLine,
    FilledSheet,
    MeetingLine,
    PersonLine,
)
from dxdesk.domain.dates import place_date
from dxdesk.domain.paper_tables import PrintedTable, plain_table
from dxdesk.domain.training_words import STATE_WORDS
from dxdesk.report.changes import changes_annex
from dxdesk.report.class_qr import ClassCode
from dxdesk.report.drawn import Drawn, Stamp, Tell
from dxdesk.report.files import write_whole
from dxdesk.report.head import head, signatures, title
from dxdesk.report.page import WIDTH, WIDTH_ACROSS, Ink, build, ink
from dxdesk.report.stamp import mark
from dxdesk.report.words import said

WALK_INS = 5
_TO_COUNT = "Có mặt: ……… người. Vắng có phép: ……… người. Vắng: ……… người."
_DOTS = "……………………………………"
_CODE, _STAMP = 32 * mm, 68 * mm
_BLANK_WIDTHS = [width * mm for width in (11, 62, 18, 34, 40)]
_UPRIGHT, _ACROSS = 6, 13
"""How many meetings stand side by side on a page on its short side, and on its long side."""
_MEETING = 11.5 * mm
_LEAD = [width * mm for width in (10, 14)]
_SUM = 16 * mm
_SUMS = (("Có mặt (kể cả đến trễ, về sớm)", ("present", "late", "left")), ("Vắng có phép", ("excused",)),
         ("Vắng", ("absent",)), ("Chưa điểm danh", (NOT_TAKEN,)))
"""The lines below the marks, and the states each of them counts."""
_FILLED = "Bảng điểm danh"


def write_blank_sheet(sheet: BlankSheet, path: Path) -> int:
    """Write the list to be signed as a PDF at `path`, whole or not at all; its number of pages.

    Raises `DeskError("not_written")` when the file cannot be written and `InputError("letter")` when a name holds a
    letter the font does not have.
    """
    styles, where = ink(), sheet.meeting.place or sheet.of.place
    facts = [("Lớp", _full(sheet.of)), (_which(sheet.meeting, sheet.of), _when(sheet.meeting)),
             ("Nội dung", sheet.meeting.topic or _DOTS), ("Nơi học", where or _DOTS),
             ("Người dạy", ", ".join(sheet.meeting.trainers) or _DOTS)]
    story = [
        head(styles, sheet.heading),
        *title(styles, "DANH SÁCH ĐIỂM DANH", f"{sheet.of.name}, buổi {sheet.meeting.number}"),
        styles.line(sheet.heading.internal, styles.head), Spacer(0, 4),
        styles.columns([[_facts(styles, facts), ClassCode(styles.family, sheet.code, _CODE)]],
                       [WIDTH - _CODE - 2 * mm, _CODE + 2 * mm]),
        _to_sign(styles, sheet),
        signatures(styles, WIDTH, styles.text(_TO_COUNT, styles.body),
                   place_date(sheet.heading.place, sheet.meeting.on), (("Người dạy",), _one(sheet.meeting.trainers)),
                   (sheet.heading.signer_role, sheet.heading.signer)),
    ]
    data, pages = build(story, styles.family, f"Danh sách điểm danh, {sheet.of.name}", _author(sheet.heading.issuer),
                        sheet.practice)
    write_whole(path, data)
    return pages


def draw_filled_sheet(sheet: FilledSheet, stamp: Stamp, _tell: Tell) -> Drawn:
    """The list with the marks of every meeting held, lying where meetings are many. Raises `InputError("letter")`."""
    styles, across = ink(), _lying(sheet)
    width = WIDTH_ACROSS if across else WIDTH
    days = (f"{sheet.meetings[0].on:%d/%m/%Y}", f"{sheet.meetings[-1].on:%d/%m/%Y}")
    held = f"{said(len(sheet.meetings))} buổi đã điểm danh, {' đến '.join(dict.fromkeys(days))}"
    taught = dict.fromkeys(name for meeting in sheet.meetings for name in meeting.trainers)
    facts = _facts(styles, [("Lớp", _full(sheet.of)), ("Thời gian", held), ("Nơi học", sheet.of.place or _DOTS),
                            ("Người dạy", ", ".join(taught) or _DOTS)])
    story: list[Flowable] = [
        head(styles, sheet.heading, width),
        *title(styles, _FILLED.upper(), sheet.of.name),
        styles.line(sheet.heading.internal, styles.head), Spacer(0, 4),
        styles.columns([[facts, mark(styles, stamp, _STAMP)]], [width - _STAMP, _STAMP]),
        *(_marked(styles, sheet, part, width) for part in _parts(sheet)),
        signatures(styles, width, styles.text(_legend(), styles.note),
                   place_date(sheet.heading.place, sheet.heading.on),
                   (("Người dạy",), _one(tuple(taught))), (sheet.heading.signer_role, sheet.heading.signer)),
        *changes_annex(styles, stamp, sheet.heading, paper=_FILLED),
    ]
    data, pages = build(story, styles.family, f"{_FILLED}, {sheet.of.name}", _author(sheet.heading.issuer),
                        sheet.practice, across=across)
    return Drawn(data, pages)


def filled_tables(sheet: FilledSheet) -> tuple[PrintedTable, ...]:
    """Every mark and every sum as printed, the people first."""
    parts = _parts(sheet)
    return *(_marks_table(sheet, part) for part in parts), *(_sums_table(sheet, part) for part in parts)


def _to_sign(styles: Ink, sheet: BlankSheet) -> Flowable:
    heads = [styles.line(name, styles.head) for name in ("TT", "Họ và tên", "Năm sinh", "Khu phố", "Ký tên")]
    people = [*sheet.people, *[PersonLine("")] * WALK_INS]
    rows = [[styles.line(str(number), styles.centre), styles.line(person.name, styles.cell),
             styles.line(person.born, styles.centre), styles.line(person.hamlet, styles.cell), ""]
            for number, person in enumerate(people, 1)]
    return styles.grid([heads, *rows], _BLANK_WIDTHS, ("TOPPADDING", (0, 1), (-1, -1), 5),
                       ("BOTTOMPADDING", (0, 1), (-1, -1), 6))


def _lying(sheet: FilledSheet) -> bool:
    return len(sheet.meetings) > _UPRIGHT


def _parts(sheet: FilledSheet) -> list[range]:
    """The meetings in as few tables as they fit in, of much the same width."""
    meetings = len(sheet.meetings)
    tables = -(-meetings // (_ACROSS if _lying(sheet) else _UPRIGHT))
    return [range(at * meetings // tables, (at + 1) * meetings // tables) for at in range(tables)]


def _of_part(sheet: FilledSheet, part: range) -> list[str]:
    """The heads of some of the meetings: which and when."""
    return [f"B{meeting.number} {meeting.on:%d/%m}" for meeting in sheet.meetings[part.start:part.stop]]


def _marks_table(sheet: FilledSheet, part: range) -> PrintedTable:
    return plain_table(_FILLED, ("TT", "Họ và tên", "Năm sinh", *_of_part(sheet, part), "Dự học"), [
        (str(at), row.person.name, row.person.born, *(MARKS.get(row.states[one], row.states[one]) for one in part),
         f"{row.came}/{row.held}") for at, row in enumerate(sheet.rows, 1)])


def _sums_table(sheet: FilledSheet, part: range) -> PrintedTable:
    return plain_table("Cộng", ("Tình trạng", *_of_part(sheet, part)),
                       [(name, *(str(sheet.count(at, *states)) for at in part)) for name, states in _SUMS])


def _marked(styles: Ink, sheet: FilledSheet, part: range, width: float) -> Flowable:
    """The rows of everybody over some of the meetings, their totals by state below."""
    columns, marks, sums = len(part), _marks_table(sheet, part), _sums_table(sheet, part)
    widths = [_LEAD[0], width - sum(_LEAD) - columns * _MEETING - _SUM, _LEAD[1], *[_MEETING] * columns, _SUM]
    *lead, last = (styles.line(name, styles.head) for name in ("TT", "Họ và tên", "Năm sinh", "Dự học"))
    meetings = [[styles.line(words, styles.small) for words in head.split()] for head in sums.columns[1:]]
    looks = [styles.centre, styles.cell, *[styles.centre] * (columns + 2)]
    rows: list[list[object]] = [[*lead, *meetings, last]]
    rows += [[styles.line(cell.text, look) for cell, look in zip(row, looks, strict=True)] for row in marks.rows]
    rows += [[styles.line(name.text, styles.cell_bold), "", "", *(styles.line(cell.text, styles.head) for cell in row),
              ""] for name, *row in sums.rows]
    spans = [("SPAN", (0, -up), (2, -up)) for up in range(1, len(_SUMS) + 1)]
    return styles.grid(rows, widths, ("LEFTPADDING", (3, 0), (-1, -1), 1), ("RIGHTPADDING", (3, 0), (-1, -1), 1),
                       ("NOSPLIT", (0, -len(_SUMS)), (-1, -1)), *spans)


def _facts(styles: Ink, facts: Sequence[tuple[str, str]]) -> list[Flowable]:
    return [styles.line(f"{name}: {value}", styles.fact) for name, value in facts]


def _full(of: ClassLine) -> str:
    number = f" (lớp số {of.class_no})" if of.class_no else ""
    return f"{of.title}{number}"


def _which(meeting: MeetingLine, of: ClassLine) -> str:
    return f"Buổi {meeting.number} trên {of.meetings}"


def _when(meeting: MeetingLine) -> str:
    return f"{meeting.day}{f', {meeting.hours}' if meeting.hours else ''}"


def _one(trainers: Sequence[str]) -> str:
    """Who signs: the trainer where there is one; of several each writes his own name."""
    return trainers[0] if len(trainers) == 1 else ""


def _legend() -> str:
    letters = ", ".join(f"{letter} {STATE_WORDS[state]}" for state, letter in MARKS.items())
    return f"Ký hiệu: {letters}; ô trống là chưa điểm danh. Không tính người dạy."


def _author(issuer: Sequence[str]) -> str:
    return " ".join(issuer)
