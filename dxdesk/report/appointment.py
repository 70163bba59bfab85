"""The appointment slip: one A5 page in letters of 18 to 22 points, whatever is said on it (design §7)."""

from collections.abc import Iterator, Sequence
from functools import partial

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from dxdesk.domain.appointment import AppointmentSheet, Missing
from dxdesk.domain.sheet import in_sentence
from dxdesk.domain.training_words import LONG_WEEKDAYS
from dxdesk.report.drawn import Drawn, Stamp, Tell
from dxdesk.report.fonts import serif
from dxdesk.report.large_print import AtFoot, Paper, Type, largest
from dxdesk.report.square_code import SquareCode

_LARGE = 22.0
_TYPES = ((20.0, 10.0, 6), (20.0, 6.0, 6), (19.0, 5.0, 6), (18.0, 4.0, 6), (18.0, 3.0, 4), (18.0, 3.0, 3),
          (18.0, 2.0, 2))
"""Letters as large as can be; then the smallest ones, and less and less of what is said in them: size, gap, lines."""
_CODE = 27 * mm
_HOURS = "…… giờ ……"
_DOTS, _SHORT_DOTS = "…………………………", "……………"
_RULE, _FRAME, _INSIDE = 0.7, 1.4, 8.0


def draw_appointment(sheet: AppointmentSheet, _stamp: Stamp, _tell: Tell) -> Drawn:
    """The slip as a PDF of one page. Raises `InputError("letter")` when a name holds a letter the font lacks."""
    paper = Paper("a5", serif(), f"Giấy hẹn ngày {sheet.on:%d/%m/%Y}", sheet.team, sheet.practice)

    return Drawn(*largest(paper, (Type(paper, *letters) for letters in _TYPES), partial(_story, sheet)))


def _story(sheet: AppointmentSheet, letters: Type) -> Iterator[Flowable]:
    yield letters.text(sheet.team, centre=True, above=0)
    yield letters.text("", "GIẤY HẸN", more=_LARGE - letters.size, centre=True)
    yield letters.text("", sheet.person, centre=True, above=0)
    yield _when(sheet, letters)
    for label, words in (("Việc hẹn:", _listed(sheet.todo)), ("Mang theo:", _listed(sheet.bring)),
                         ("Đã xong:", _listed(sheet.done))):
        if words:
            yield letters.text(f"{words}.", label)
    shown = sheet.missing[:letters.lines - 1]
    for at, part in enumerate(shown):
        yield letters.text(_missing(part), "Chưa xong:" if at == 0 else "")
    if left := len(sheet.missing) - len(shown):
        yield letters.text(f"và {left} việc khác.")
    yield AtFoot(_foot(sheet, letters))


def _when(sheet: AppointmentSheet, letters: Type) -> Flowable:
    """Day, hour and place in a frame, which the eye finds first."""
    room = letters.paper.width - 2 * _INSIDE
    day = f"{LONG_WEEKDAYS[sheet.on.weekday()]}, ngày {sheet.on:%d/%m/%Y}"
    words = [letters.text("", day, more=_LARGE - letters.size, centre=True, above=0, width=room),
             letters.text(sheet.hours or _HOURS, "Lúc:", above=2, width=room),
             letters.text(sheet.place or _DOTS, "Tại:", above=2, width=room)]
    frame = letters.columns([[words]], [letters.paper.width], ("BOX", (0, 0), (-1, -1), _FRAME, black),
                            ("LEFTPADDING", (0, 0), (-1, -1), _INSIDE), ("RIGHTPADDING", (0, 0), (-1, -1), _INSIDE),
                            ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 6))
    frame.spaceBefore = letters.gap
    return frame


def _foot(sheet: AppointmentSheet, letters: Type) -> Flowable:
    """Whom to ask and what to beware of, beside the code."""
    room = letters.paper.width - _CODE
    words = [letters.text(sheet.contact or _SHORT_DOTS, "Hỏi thêm:", above=0, width=room)]
    words += [letters.text(sheet.warning, above=2, width=room)] if sheet.warning else []
    return letters.columns([[words, SquareCode(sheet.code, _CODE)]], [room, _CODE],
                           ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LINEABOVE", (0, 0), (-1, 0), _RULE, black),
                           ("TOPPADDING", (0, 0), (0, 0), 3))


def _listed(things: Sequence[str]) -> str:
    """Things in a sentence, with a small first letter but for the first."""
    words = ", ".join(map(in_sentence, things))
    return words[:1].upper() + words[1:]


def _missing(part: Missing) -> str:
    why = f", vì {in_sentence(part.why)}" if part.why else ""
    return f"{part.what}{why}. {part.how}{'.' if part.how else ''}".strip()
