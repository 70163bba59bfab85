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
    MarkedPerson,
    MeetingLine,
    PersonLine,
)
from dxdesk.domain.dates import place_date
from dxdesk.domain.training_words import STATE_WORDS
from dxdesk.report.class_qr import ClassCode
from dxdesk.report.files import write_whole
from dxdesk.report.head import head, signatures, title
from dxdesk.report.page import WIDTH, WIDTH_ACROSS, Ink, build, ink
from dxdesk.report.words import said

WALK_INS = 5
_TO_COUNT = "Có mặt: ……… người. Vắng có phép: ……… người. Vắng: ……… người."
_DOTS = "……………………………………"
_CODE = 32 * mm
_BLANK_WIDTHS = [width * mm for width in (11, 62, 18, 34, 40)]
_UPRIGHT, _ACROSS = 6, 13
"""How many meetings stand side by side on a page on its short side, and on its long side."""
_MEETING = 11.5 * mm
_LEAD = [width * mm for width in (10, 14)]
_SUM = 16 * mm
_PRESENT, _EXCUSED, _ABSENT = ("present", "late", "left"), ("excused",), ("absent",)


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


def write_filled_sheet(sheet: FilledSheet, path: Path) -> int:
    """Write the list with the marks of every meeting held, as `write_blank_sheet`; lying where meetings are many."""
    styles = ink()
    across = len(sheet.meetings) > _UPRIGHT
    width, most = (WIDTH_ACROSS, _ACROSS) if across else (WIDTH, _UPRIGHT)
    days = (f"{sheet.meetings[0].on:%d/%m/%Y}", f"{sheet.meetings[-1].on:%d/%m/%Y}")
    held = f"{said(len(sheet.meetings))} buổi đã điểm danh, {' đến '.join(dict.fromkeys(days))}"
    taught = dict.fromkeys(name for meeting in sheet.meetings for name in meeting.trainers)
    story: list[Flowable] = [
        head(styles, sheet.heading, width),
        *title(styles, "BẢNG ĐIỂM DANH", sheet.of.name),
        styles.line(sheet.heading.internal, styles.head), Spacer(0, 4),
        *_facts(styles, [("Lớp", _full(sheet.of)), ("Thời gian", held), ("Nơi học", sheet.of.place or _DOTS),
                        ("Người dạy", ", ".join(taught) or _DOTS)]),
    ]
    story += [_marked(styles, sheet, part, width) for part in _parts(len(sheet.meetings), most)]
    story += [
        signatures(styles, width, styles.text(_legend(), styles.note),
                   place_date(sheet.heading.place, sheet.heading.on),
                   (("Người dạy",), _one(tuple(taught))), (sheet.heading.signer_role, sheet.heading.signer)),
    ]
    data, pages = build(story, styles.family, f"Bảng điểm danh, {sheet.of.name}", _author(sheet.heading.issuer),
                        sheet.practice, across=across)
    write_whole(path, data)
    return pages


def _to_sign(styles: Ink, sheet: BlankSheet) -> Flowable:
    heads = [styles.line(name, styles.head) for name in ("TT", "Họ và tên", "Năm sinh", "Khu phố", "Ký tên")]
    people = [*sheet.people, *[PersonLine("")] * WALK_INS]
    rows = [[styles.line(str(number), styles.centre), styles.line(person.name, styles.cell),
             styles.line(person.born, styles.centre), styles.line(person.hamlet, styles.cell), ""]
            for number, person in enumerate(people, 1)]
    return styles.grid([heads, *rows], _BLANK_WIDTHS, ("TOPPADDING", (0, 1), (-1, -1), 5),
                       ("BOTTOMPADDING", (0, 1), (-1, -1), 6))


def _parts(meetings: int, most: int) -> list[range]:
    """The meetings in as few tables as they fit in, of much the same width."""
    tables = -(-meetings // most)
    return [range(at * meetings // tables, (at + 1) * meetings // tables) for at in range(tables)]


def _marked(styles: Ink, sheet: FilledSheet, part: range, width: float) -> Flowable:
    """The rows of everybody over some of the meetings, their totals by state below."""
    columns = len(part)
    widths = [_LEAD[0], width - sum(_LEAD) - columns * _MEETING - _SUM, _LEAD[1], *[_MEETING] * columns, _SUM]
    heads: list[object] = [styles.line(name, styles.head) for name in ("TT", "Họ và tên", "Năm sinh")]
    for meeting in sheet.meetings[part.start:part.stop]:
        heads.append([styles.line(words, styles.small) for words in (f"B{meeting.number}", f"{meeting.on:%d/%m}")])
    rows: list[list[object]] = [[*heads, styles.line("Dự học", styles.head)]]
    rows += [_row(styles, number, row, part) for number, row in enumerate(sheet.rows, 1)]
    rows += [[styles.line(name, styles.cell_bold), "", "",
              *(styles.line(str(sheet.count(at, *states)), styles.head) for at in part), ""]
             for name, states in (("Có mặt (kể cả đến trễ, về sớm)", _PRESENT), ("Vắng có phép", _EXCUSED),
                                  ("Vắng", _ABSENT), ("Chưa điểm danh", (NOT_TAKEN,)))]
    spans = [("SPAN", (0, -up), (2, -up)) for up in range(1, 5)]
    return styles.grid(rows, widths, ("LEFTPADDING", (3, 0), (-1, -1), 1), ("RIGHTPADDING", (3, 0), (-1, -1), 1),
                       ("NOSPLIT", (0, -4), (-1, -1)), *spans)


def _row(styles: Ink, number: int, row: MarkedPerson, part: range) -> list[object]:
    marks = [MARKS.get(row.states[at], row.states[at]) for at in part]
    others = [row.person.born, *marks, f"{row.came}/{row.held}"]
    first, *rest = (styles.line(words, styles.centre) for words in (str(number), *others))
    return [first, styles.line(row.person.name, styles.cell), *rest]


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
