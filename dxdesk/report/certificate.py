"""Certificates of a class: one a page, A5 or A4 on the long side, black on white, drawn as one plate.

Everything is placed in millimetres of A4; on A5 the same plate is drawn smaller by the square root of two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.class_papers import Certificate, CertificateBatch, days_said
from dxdesk.domain.dates import place_date
from dxdesk.domain.names import clean
from dxdesk.report.files import write_whole
from dxdesk.report.fonts import Family, check_letters, serif
from dxdesk.report.page import PRACTICE, behind
from dxdesk.report.pdfa import archival
from dxdesk.report.pen import wrapped

SIZES = {"a4": A4[::-1], "a5": A5[::-1]}
"""The sizes a certificate is printed in."""
DRAFT = "BẢN XEM THỬ"
_WIDE, _HIGH = A4[1], A4[0]
_MIDDLE = _WIDE / 2
_OUTER, _INNER, _NOTCH = 9 * mm, 12 * mm, 7 * mm
_THICK, _THIN = 1.8, 0.6
_LINE_ROOM = _WIDE - 2 * 36 * mm
_MIDDLE_TOP, _DATE_ROOM = 135 * mm, 9 * mm
_NAME_SIZES = (42, 40, 38, 36, 34, 32, 30)
_NAME_TWO = (29, 28, 26, 24)
_TITLE_SIZES, _TITLE_TWO = (25, 24, 23, 22, 21, 20), (21, 20, 19, 18)
_SMALLEST = 17
_SIGN_LEFT, _SIGN_RIGHT = 75 * mm, _WIDE - 75 * mm
_SIGN_WIDE = 100 * mm


@dataclass(frozen=True, slots=True)
class _Row:
    """A centred line of the middle of the plate: its letters and the room it takes below the one before."""

    words: str
    font: str
    size: float
    above: float


def write_certificates(batch: CertificateBatch, path: Path, size: str) -> int:
    """Write the certificates as a PDF at `path`, whole or not at all, a page each; their number. `size`: `SIZES`.

    Raises `DeskError("not_written")` when the file cannot be written and `InputError("letter")` when a name holds a
    letter the font does not have.
    """
    family, (width, height), file = serif(), SIZES[size], BytesIO()
    canvas = Canvas(file, pagesize=(width, height), invariant=1, lang="vi", initialFontName=family.regular)
    canvas.setTitle(f"Giấy chứng nhận, {batch.of.name}")
    canvas.setAuthor(" ".join(batch.items[0].issuer) if batch.items else "")
    canvas.setCreator("dxdesk")
    for item in batch.items:
        canvas.saveState()
        scale = width / _WIDE
        canvas.translate(0, (height - _HIGH * scale) / 2)
        canvas.scale(scale, scale)
        _Plate(canvas, family).draw(batch, item)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    write_whole(path, archival(file.getvalue()))
    return len(batch.items)


class _Plate:
    """One certificate on a canvas whose units are points of A4 lying on its long side."""

    def __init__(self, canvas: Canvas, family: Family) -> None:
        self._canvas, self._family = canvas, family

    def draw(self, batch: CertificateBatch, item: Certificate) -> None:
        """Marks behind, frame, head, title, whom it is for and why, number and signature."""
        words = PRACTICE if batch.practice else DRAFT if batch.draft else ""
        if words:
            behind(self._canvas, self._family, words, (_MIDDLE, _HIGH / 2), 96, 30)
        self._frame()
        self._state(batch)
        self._head(item)
        self._title()
        self._middle(batch, item)
        self._foot(batch, item)

    def _frame(self) -> None:
        """A thick rule, and within it a thin one whose corners step back in a quarter of a circle."""
        canvas = self._canvas
        canvas.setLineWidth(_THICK)
        canvas.rect(_OUTER, _OUTER, _WIDE - 2 * _OUTER, _HIGH - 2 * _OUTER)
        canvas.setLineWidth(_THIN)
        left, bottom, right, top = _INNER, _INNER, _WIDE - _INNER, _HIGH - _INNER
        path = canvas.beginPath()
        path.moveTo(left + _NOTCH, bottom)
        for x, y, start, then in ((right, bottom, 180, (right, top - _NOTCH)), (right, top, 270, (left + _NOTCH, top)),
                                  (left, top, 0, (left, bottom + _NOTCH)), (left, bottom, 90, None)):
            path.arcTo(x - _NOTCH, y - _NOTCH, x + _NOTCH, y + _NOTCH, start, -90)
            if then:
                path.lineTo(*then)
        canvas.drawPath(path)
        for x, y in ((left, bottom), (right, bottom), (right, top), (left, top)):
            inward = (2.2 * mm if x == left else -2.2 * mm), (2.2 * mm if y == bottom else -2.2 * mm)
            self._lozenge(x + inward[0], y + inward[1], 1.1 * mm)

    def _lozenge(self, x: float, y: float, half: float) -> None:
        path = self._canvas.beginPath()
        path.moveTo(x - half, y)
        for to in ((x, y + half), (x + half, y), (x, y - half)):
            path.lineTo(*to)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _state(self, batch: CertificateBatch) -> None:
        """State and motto over its rule."""
        bold = self._family.bold
        self._fitted(batch.nation.upper(), bold, 14.5, 188 * mm)
        self._fitted(batch.motto, bold, 15, 181.5 * mm)
        half = min(stringWidth(batch.motto, bold, 15), _LINE_ROOM) / 2
        self._canvas.setLineWidth(0.7)
        self._canvas.line(_MIDDLE - half, 179.6 * mm, _MIDDLE + half, 179.6 * mm)

    def _head(self, item: Certificate) -> None:
        """Who gives it."""
        family = self._family
        above, own = " ".join(item.superior).upper(), " ".join(item.issuer).upper()
        if above:
            self._fitted(above, family.regular, 13.5, 170.5 * mm)
        self._fitted(own, family.bold, 14, (164.3 if above else 167.5) * mm)

    def _title(self) -> None:
        """The name of the paper in wide letters over a rule with a lozenge in its middle."""
        words, size, apart = "GIẤY CHỨNG NHẬN", 38, 4.2
        width = stringWidth(words, self._family.bold, size) + apart * (len(words) - 1)
        text = self._canvas.beginText(_MIDDLE - width / 2, 145 * mm)
        text.setFont(self._family.bold, size)
        text.setCharSpace(apart)
        text.textOut(words)
        text.setCharSpace(0)
        self._canvas.drawText(text)
        self._canvas.setLineWidth(_THIN)
        y = 138 * mm
        for side in (-1, 1):
            self._canvas.line(_MIDDLE + side * 4 * mm, y, _MIDDLE + side * 34 * mm, y)
        self._lozenge(_MIDDLE, y, 1.3 * mm)

    def _middle(self, batch: CertificateBatch, item: Certificate) -> None:
        """Whom, and for what, centred in the height left for it."""
        family, born = self._family, f"Sinh năm {item.person.born}" if item.person.born else ""
        rows = [_Row("Chứng nhận ông (bà)", family.italic, 17, 17), *self._name(item.person.name)]
        who = ", ".join(filter(None, (born, item.person.hamlet)))
        if who:
            rows.append(_Row(who, family.regular, 16, 25))
        rows.append(_Row("đã hoàn thành lớp", family.italic, 17, 26 if who else 30))
        rows += self._rows(in_title(batch.of.title), family.bold, _TITLE_SIZES, _TITLE_TWO, 29)
        rows += [_Row(line, family.regular, 15, 24 if at == 0 else 19)
                 for at, line in enumerate(
                     wrapped(_what(batch), family.regular, 15, _LINE_ROOM, cut=True))]
        room = _MIDDLE_TOP - _date_line(item) - _DATE_ROOM
        spare = room - sum(row.above for row in rows)
        closer, gap = min(1.0, room / (room - spare)), min(6.0, max(0.0, spare) / len(rows))
        y = _MIDDLE_TOP - max(0.0, spare - gap * len(rows)) / 2
        for row in rows:
            y -= row.above * closer + gap
            self._centred(row.words, row.font, row.size, _MIDDLE, y)

    def _name(self, name: str) -> list[_Row]:
        return self._rows(name, self._family.bold, _NAME_SIZES, _NAME_TWO, 44)

    def _rows(self, words: str, font: str, one: Sequence[int], two: Sequence[int], above: float) -> list[_Row]:
        """Words on one line as large as they fit, else on two, shrunk no further than people read; then cut with …."""
        words = check_letters(font, clean(words))
        for size in one:
            if stringWidth(words, font, size) <= _LINE_ROOM:
                return [_Row(words, font, size, above)]
        for size in (*two, _SMALLEST):
            lines = _balanced(words, font, size)
            if len(lines) <= 2:
                break
        kept = lines[:2] if len(lines) <= 2 else [lines[0], f"{lines[1]} …"]
        return [_Row(line, font, size, above * 0.8 if at == 0 else size * 1.18) for at, line in enumerate(kept)]

    def _foot(self, batch: CertificateBatch, item: Certificate) -> None:
        """The number on the left; place, date, title and name of the signer on the right."""
        family = self._family
        y = _date_line(item)
        self._fitted(place_date(batch.place, item.on), family.italic, 14.5, y, _SIGN_RIGHT, _SIGN_WIDE)
        for role in item.roles:
            y -= 6.2 * mm
            self._fitted(role.upper(), family.bold, 14, y, _SIGN_RIGHT, _SIGN_WIDE)
        if item.signer:
            self._fitted(item.signer, family.bold, 15, 18.5 * mm, _SIGN_RIGHT, _SIGN_WIDE)
        self._fitted(f"Số: {item.number or f'……/{item.symbol}'}", family.regular, 14, 18.5 * mm, _SIGN_LEFT, _SIGN_WIDE)

    def _centred(self, words: str, font: str, size: float, middle: float, y: float) -> None:
        self._canvas.setFont(font, size)
        self._canvas.drawCentredString(middle, y, check_letters(font, words))

    def _fitted(self, words: str, font: str, size: float, y: float, middle: float = _MIDDLE,
                room: float = _LINE_ROOM) -> None:
        """A line that grows smaller where it would leave its room."""
        words = clean(words)
        wide = stringWidth(words, font, size)
        self._centred(words, font, min(size, size * room / wide) if wide else size, middle, y)


def _date_line(item: Certificate) -> float:
    """How high place and date stand: the more lines of a title below, the higher."""
    return (46 + 2.5 * len(item.roles)) * mm


def in_title(title: str) -> str:
    """A class's title where 'lớp' stands before it already."""
    rest = title[3:].strip() if title.lower().startswith("lớp ") else title
    return rest[:1].upper() + rest[1:]


def _what(batch: CertificateBatch) -> str:
    """How long, how often, when, where."""
    hours = f"{batch.of.hours} giờ" if batch.of.hours else ""
    when = (f"{batch.held} buổi", days_said((batch.first, batch.last))) if batch.held else ()
    place = f"tại {batch.of.place}" if batch.of.place else ""
    return ", ".join(filter(None, (hours, *when, place)))


def _balanced(words: str, font: str, size: float) -> list[str]:
    """Words in lines, two of them made much the same length."""
    lines = wrapped(words, font, size, _LINE_ROOM, cut=True)
    if len(lines) != 2:
        return lines
    parts = words.split()
    pairs = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    fitting = [pair for pair in pairs if all(stringWidth(line, font, size) <= _LINE_ROOM for line in pair)]
    return list(min(fitting, key=lambda pair: max(stringWidth(line, font, size) for line in pair), default=lines))
