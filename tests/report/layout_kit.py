"""Where things stand on a printed page, read back from the file: text in points of size, places in millimetres."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdf

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """Letters of one font on one base line. Places in millimetres from the upper left corner of the page."""

    text: str
    font: str
    size: float
    left: float
    right: float
    base: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Stroke:
    """A level rule: its ends and height in millimetres, its weight in points."""

    left: float
    right: float
    base: float
    weight: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def lines_of(data: bytes) -> list[list[Line]]:
    """The lines of every page from top to bottom, parts of one base line from left to right."""
    document = pypdfium2.PdfDocument(data)
    pages = [_joined(_letters(page)) for page in document]
    document.close()
    return pages


def strokes_of(data: bytes, page: int) -> list[Stroke]:
    """The level rules of a page, topmost first."""
    document = pypdfium2.PdfDocument(data)
    height, found = document[page].get_height(), []
    for part in document[page].get_objects(filter=[pdf.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = part.get_bounds()
        weight = ctypes.c_float()
        pdf.FPDFPageObj_GetStrokeWidth(part.raw, weight)
        if top - bottom < 3:
            # The bounds of a stroke reach beyond its ends by half its weight.
            half, base = weight.value / 2, height - (top + bottom) / 2
            found.append(Stroke((left + half) / MM, (right - half) / MM, base / MM, weight.value))
    document.close()
    return sorted(found, key=lambda stroke: stroke.base)


def find(lines: list[Line], text: str) -> Line:
    """The one line that holds the text."""
    found = [line for line in lines if text in line.text]
    assert len(found) == 1, (text, [line.text for line in lines])
    return found[0]


@dataclass(frozen=True)
class _Letter:
    letter: str
    font: str
    size: float
    left: float
    right: float
    base: float


def _letters(page: pypdfium2.PdfPage) -> Iterator[_Letter]:
    texts, height = page.get_textpage(), page.get_height()
    for at in range(texts.count_chars()):
        letter = chr(pdf.FPDFText_GetUnicode(texts.raw, at))
        if letter.isspace():
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdf.FPDFText_GetCharOrigin(texts.raw, at, x, y)
        _, _, right, _ = texts.get_charbox(at, loose=True)
        yield _Letter(letter, _font(texts, at), pdf.FPDFText_GetFontSize(texts.raw, at), x.value / MM, right / MM,
                      (height - y.value) / MM)


def _font(texts: pypdfium2.PdfTextPage, at: int) -> str:
    room, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    pdf.FPDFText_GetFontInfo(texts.raw, at, room, 100, flags)
    return room.value.decode()


def _joined(letters: Iterator[_Letter]) -> list[Line]:
    """Letters that follow each other in one font on one base line, a gap of a letter's width being a blank."""
    lines: list[Line] = []
    for one in letters:
        last = lines[-1] if lines else None
        same = last and (last.font, last.size) == (one.font, one.size) and abs(last.base - one.base) < 0.1
        gap = one.left - last.right if last else 0
        if last and same and -1 < gap < 8:
            text = last.text + (" " if gap > 0.4 else "") + one.letter
            lines[-1] = Line(text, last.font, last.size, last.left, one.right, last.base)
        else:
            lines.append(Line(one.letter, one.font, one.size, one.left, one.right, one.base))
    return sorted(lines, key=lambda line: (round(line.base, 1), line.left))
