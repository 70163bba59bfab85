"""The picture of the bulletin, as a page of its own: large totals on a calm ground, for small screens."""

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.bulletin import Bulletin, Total
from dxdesk.domain.paper_tables import Cell, PrintedTable, Source
from dxdesk.report.drawn import Drawn, Spot, Stamp, Tell
from dxdesk.report.fonts import Family, serif
from dxdesk.report.page import PRACTICE
from dxdesk.report.pdfa import archival
from dxdesk.report.pen import wrapped

WIDE, HIGH = 540.0, 675.0
"""The page in points; the picture is twice as many pixels, the shape phones show whole."""
_EDGE, _GAP, _PAD, _ROUND = 30.0, 14.0, 16.0, 10.0
_BAND = 150.0
_FOOT = 96.0
_GROUND, _INDIGO, _CARD, _LINE = HexColor(0xF4F2ED), HexColor(0x1C2B50), HexColor(0xFFFFFF), HexColor(0xD6D1C6)
_FIGURE, _TEXT, _SOFT, _WHITE = HexColor(0x24489B), HexColor(0x1B1A18), HexColor(0x55504A), HexColor(0xFFFFFF)
_MOST = 8
_NOTHING = "Kỳ này chưa có lượt hỗ trợ nào"


def draw_bulletin(bulletin: Bulletin, _stamp: Stamp, _tell: Tell) -> Drawn:
    """The picture as a PDF of one page. Raises `InputError("letter")` when a word holds a letter the font lacks."""
    file, family, spots = BytesIO(), serif(()), list[Spot]()  # on a screen a sans serif reads better
    canvas = Canvas(file, pagesize=(WIDE, HIGH), invariant=1, lang="vi", initialFontName=family.regular)
    canvas.setTitle(f"Bản tin {bulletin.period}, {bulletin.team}")
    canvas.setAuthor(bulletin.team)
    canvas.setCreator("dxdesk")
    _Picture(canvas, family).draw(bulletin, spots)
    canvas.showPage()
    canvas.save()
    return Drawn(archival(file.getvalue()), 1, tuple(spots))


def bulletin_tables(bulletin: Bulletin) -> tuple[PrintedTable, ...]:
    """Every total as shown."""
    return (PrintedTable("Bản tin", ("Nội dung", "Số"), tuple(
        (Cell(total.what), Cell(total.figure, _source(bulletin, total))) for total in bulletin.totals)),)


def _source(bulletin: Bulletin, total: Total) -> Source:
    return Source(total.indicator, team=bulletin.team_id)


class _Picture:
    def __init__(self, canvas: Canvas, family: Family) -> None:
        self._canvas, self._family = canvas, family

    def draw(self, bulletin: Bulletin, spots: list[Spot]) -> None:
        """Ground, band with whose and when, cards two by two, foot."""
        canvas = self._canvas
        canvas.setFillColor(_GROUND)
        canvas.rect(0, 0, WIDE, HIGH, stroke=0, fill=1)
        canvas.setFillColor(_INDIGO)
        canvas.rect(0, HIGH - _BAND, WIDE, _BAND, stroke=0, fill=1)
        top = self._lines(bulletin.team, self._family.bold, (25, 22, 19, 17), 2, _WHITE, HIGH - 30)
        when = f"{bulletin.period[:1].upper()}{bulletin.period[1:]}"
        self._lines(when, self._family.regular, (17, 15), 1, _WHITE, top - 6)
        self._cards(bulletin, spots)
        self._foot(bulletin)

    def _cards(self, bulletin: Bulletin, spots: list[Spot]) -> None:
        totals = bulletin.totals[:_MOST]
        rows = max(1, (len(totals) + 1) // 2)
        room = HIGH - _BAND - _FOOT - 2 * _GAP
        high = min(132.0, (room - (rows - 1) * _GAP) / rows)
        wide = (WIDE - 2 * _EDGE - _GAP) / 2
        if not totals:
            self._card(_EDGE, HIGH - _BAND - _GAP - high, WIDE - 2 * _EDGE, high, "", _NOTHING)
        for at, total in enumerate(totals):
            alone = at == len(totals) - 1 and at % 2 == 0
            left = _EDGE + at % 2 * (wide + _GAP)
            bottom = HIGH - _BAND - _GAP - high - at // 2 * (high + _GAP)
            across = WIDE - 2 * _EDGE if alone else wide
            self._card(left, bottom, across, high, total.figure, total.what)
            spots.append(Spot(0, left, bottom, left + across, bottom + high, _source(bulletin, total)))

    def _card(self, left: float, bottom: float, wide: float, high: float, figure: str, what: str) -> None:
        canvas, family = self._canvas, self._family
        canvas.setFillColor(_CARD)
        canvas.setStrokeColor(_LINE)
        canvas.setLineWidth(1)
        canvas.roundRect(left, bottom, wide, high, _ROUND, stroke=1, fill=1)
        size = min(40.0, high * 0.4)
        lines = wrapped(what, family.regular, 14.5, wide - 2 * _PAD)[:2]
        block = (size * 1.1 if figure else 0) + len(lines) * 19
        y = bottom + (high + block) / 2
        if figure:
            y -= size
            self._fitted(figure, family.bold, size, _FIGURE, left + _PAD, y, wide - 2 * _PAD)
            y -= size * 0.1
        for line in lines:
            y -= 19
            self._fitted(line, family.regular, 14.5, _TEXT, left + _PAD, y + 4, wide - 2 * _PAD)

    def _foot(self, bulletin: Bulletin) -> None:
        lines = [line for line in (bulletin.rate, bulletin.closing, bulletin.up_to) if line]
        if bulletin.practice:
            lines.insert(0, f"{PRACTICE}, không phải số liệu thật")
        y = _FOOT - 18
        for line in lines[:4]:
            self._fitted(line, self._family.regular, 13.5, _SOFT, _EDGE, y, WIDE - 2 * _EDGE)
            y -= 20

    def _lines(self, words: str, font: str, sizes: tuple[int, ...], most: int, colour: HexColor, top: float) -> float:
        """Words on few lines as large as they fit; the height under them. What does not fit ends in …."""
        room = WIDE - 2 * _EDGE
        for size in sizes:
            lines = wrapped(words, font, size, room)
            if len(lines) <= most:
                break
        else:
            lines = [*lines[:most - 1], f"{lines[most - 1]} …"]
        for line in lines:
            top -= size * 1.36
            self._fitted(line, font, size, colour, _EDGE, top, room)
        return top

    def _fitted(self, words: str, font: str, size: float, colour: HexColor, x: float, y: float, room: float) -> None:
        wide = stringWidth(words, font, size)
        self._canvas.setFillColor(colour)
        self._canvas.setFont(font, min(size, size * room / wide) if wide else size)
        self._canvas.drawString(x, y, words)
