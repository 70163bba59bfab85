"""What is held of a person, in large letters on A4, for that person to read and keep."""

from collections.abc import Iterator, Sequence
from functools import partial

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, KeepTogether
from reportlab.platypus.flowables import HRFlowable

from dxdesk.domain.dates import show_moment
from dxdesk.domain.holding import TITLE, HoldingSheet
from dxdesk.report.drawn import Drawn, Stamp, Tell
from dxdesk.report.fonts import serif
from dxdesk.report.large_print import Paper, Type, largest

_TYPES = ((15.0, 3.0), (14.0, 2.0), (15.0, 3.0))
"""Sizes and gaps: somewhat smaller where that saves the second page, large again where it does not."""
_DOTS = "……………………………………"
_NOTHING = "Sổ chưa ghi gì."


def draw_holding(sheet: HoldingSheet, _stamp: Stamp, _tell: Tell) -> Drawn:
    """The paper as a PDF. Raises `InputError("letter")` when a text holds a letter the font does not have."""
    # Neither title nor author name the person: both stand in the open in a file's properties.
    paper = Paper("a4", serif(), TITLE, f"{sheet.team}, {sheet.ward}", sheet.practice)

    return Drawn(*largest(paper, (Type(paper, *letters) for letters in _TYPES), partial(_story, sheet)))


def _story(sheet: HoldingSheet, letters: Type) -> Iterator[Flowable]:
    yield letters.text(sheet.team, centre=True, above=0)
    yield letters.text(sheet.ward, centre=True, above=0)
    yield letters.text("", TITLE.upper(), more=3, centre=True, above=8)
    yield letters.text("", sheet.person, more=2, centre=True, above=2)
    yield letters.text(f"Xem lúc {show_moment(sheet.as_of)}, {sheet.device}. Số được che bớt, phòng khi rơi giấy.",
                       centre=True, more=-3)
    yield from _fields(sheet, letters)
    number = 1
    for title, lines in (("Đã giúp những gì", sheet.visits), ("Việc hẹn", sheet.tasks), ("Lớp đã học", sheet.classes),
                         ("Đồng ý cho ghi", sheet.consent), ("Giữ đến khi nào", (sheet.until,)),
                         ("Đang ở những đâu", (*sheet.sent, *_former(sheet)))):
        number += 1
        yield from _part(letters, f"{number}. {title}", lines or (_NOTHING,))
    yield _foot(sheet, letters)


def _fields(sheet: HoldingSheet, letters: Type) -> Iterator[Flowable]:
    """The fields in groups of what was written together."""
    head: list[Flowable] = [letters.text("", "1. Ghi về ông (bà)", more=1, above=10)]
    if not sheet.groups:
        head.append(letters.text(_NOTHING))
    for group in sheet.groups:
        since = letters.text(f"{group.since}:", more=-3, above=6)
        first, *rest = [letters.text(f"{line.value}.", f"{line.title}:") for line in group.lines]
        yield KeepTogether([*head, since, first])
        yield from rest
        head = []
    yield from head


def _part(letters: Type, title: str, lines: Sequence[str]) -> Iterator[Flowable]:
    first, *rest = [letters.text(line) for line in lines]
    yield KeepTogether([letters.text("", title, more=1, above=10), first])
    yield from rest


def _former(sheet: HoldingSheet) -> list[str]:
    return [f"Sổ còn giữ {sheet.former} giá trị cũ đã được ghi lại cho đúng."] if sheet.former else []


def _foot(sheet: HoldingSheet, letters: Type) -> Flowable:
    return KeepTogether([
        HRFlowable("100%", 0.7, color=black, spaceBefore=10, spaceAfter=2),
        letters.text("Chỗ nào sai, muốn rút lại hay xóa: nói với tổ.", above=0), letters.text(sheet.days),
        letters.text(sheet.contact or _DOTS, "Hỏi thêm:")])
