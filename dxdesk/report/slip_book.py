"""Paper slips on A4, two or four a page with cut marks, the cover of a book first; drawn by hand, a page at a time.

Slips lie so that the cut piles, laid one behind the other from the top left one, are in the order of their numbers.
"""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.slip_form import FOUR, BlankForms, SlipBookSheet, SlipGiven
from dxdesk.domain.slip_numbers import qr_text, slip_text
from dxdesk.report.drawn import Drawn, Stamp, Tell
from dxdesk.report.fonts import Family, serif
from dxdesk.report.pdfa import archival
from dxdesk.report.slip_cover import draw_codes, draw_cover
from dxdesk.report.slip_form import MEASURES, SlipDrawing

Draw = Callable[[float, float], None]
"""Draws one slip whose box begins at (left, bottom)."""
_MARK = 5 * mm
_EVERY = 20


def draw_slips(sheet: SlipBookSheet, _stamp: Stamp, tell: Tell) -> Drawn:
    """The slips of a book. Raises `InputError("letter")`, and what `tell` raises."""
    canvas, family, file = _canvas(f"Phiếu giấy, quyển {sheet.code}", sheet.given)
    slips = SlipDrawing(canvas, family, sheet.form, sheet.given, sheet.size, numbered=True, practice=sheet.practice)
    parts: list[Draw] = [partial(slips.draw, number=slip_text(sheet.code, number), code=qr_text(sheet.code, number))
                         for number in sheet.numbers]
    if sheet.cover:
        parts[:0] = [partial(draw_cover, canvas, family, sheet, MEASURES[sheet.size]),
                     partial(draw_codes, canvas, family, sheet.form, MEASURES[sheet.size])]
    return _pages(canvas, file, parts, sheet.size, tell)


def draw_blank_forms(sheet: BlankForms, _stamp: Stamp, tell: Tell) -> Drawn:
    """Full sheets of slips without a number. Raises as `draw_slips`."""
    canvas, family, file = _canvas("Phiếu hỗ trợ để trống", sheet.given)
    slips = SlipDrawing(canvas, family, sheet.form, sheet.given, sheet.size, numbered=False, practice=sheet.practice)
    return _pages(canvas, file, [slips.draw] * (sheet.copies * len(_places(sheet.size))), sheet.size, tell)


def _canvas(title: str, given: SlipGiven) -> tuple[Canvas, Family, BytesIO]:
    family, file = serif(), BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, lang="vi", initialFontName=family.regular)
    canvas.setTitle(title)
    canvas.setAuthor(given.team or given.ward)
    canvas.setCreator("dxdesk")
    return canvas, family, file


def _pages(canvas: Canvas, file: BytesIO, parts: Sequence[Draw], size: str, tell: Tell) -> Drawn:
    places = _places(size)
    pages = -(-len(parts) // len(places))
    for page in range(pages):
        if page % _EVERY == 0:
            tell(page, pages)
        _cut_marks(canvas, size)
        for place, (left, bottom) in enumerate(places):
            if (at := place * pages + page) < len(parts):
                parts[at](left, bottom)
        canvas.showPage()
    canvas.save()
    return Drawn(archival(file.getvalue()), pages)


def _places(size: str) -> list[tuple[float, float]]:
    """Where the slips of a page begin, the top left one first, then to its right, then below."""
    wide, high = MEASURES[size].wide * mm, MEASURES[size].high * mm
    across = 2 if size == FOUR else 1
    return [(column * wide, row * high) for row in (1, 0) for column in range(across)]


def _cut_marks(canvas: Canvas, size: str) -> None:
    """Short lines at the edges, and a dashed line where one cuts."""
    width, height = A4
    ends = [((0, height / 2), (width, height / 2))]
    if size == FOUR:
        ends.append(((width / 2, 0), (width / 2, height)))
    for (x, y), (to_x, to_y) in ends:
        canvas.saveState()
        canvas.setLineWidth(0.4)
        canvas.setDash(1, 4)
        canvas.line(x, y, to_x, to_y)
        canvas.setDash()
        canvas.setLineWidth(0.8)
        along = (_MARK, 0) if y == to_y else (0, _MARK)
        canvas.line(x, y, x + along[0], y + along[1])
        canvas.line(to_x - along[0], to_y - along[1], to_x, to_y)
        canvas.restoreState()
