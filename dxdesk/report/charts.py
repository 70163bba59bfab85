"""Charts on paper: vectors in black and grey, told apart by pattern so that a copy says the same (look §2)."""

from collections.abc import Callable

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from dxdesk.domain.chart_layout import lay_out
from dxdesk.domain.chart_shapes import (
    AXIS,
    CUT,
    DONE,
    GRID,
    GROUND,
    LEFT,
    MIDDLE,
    OTHER,
    PACE,
    PASSED,
    Box,
    Line,
    Pen,
    Picture,
    Words,
)
from dxdesk.domain.charts import Chart
from dxdesk.domain.names import clean
from dxdesk.report.drawn import Spot
from dxdesk.report.fonts import Family, check_letters
from dxdesk.report.page import WIDTH, Ink
from dxdesk.report.words import number

_TITLE, _LABEL, _SMALL, _LINE = 12, 10.5, 9, 1.17
_DONE_GREY, _GRID_GREY = 0.35, 0.8
_EDGE = 0.6
_HATCH = 3.2  # points between two lines
_PACE = (4, 2.5)
_LINES = {AXIS: (0, 0.8), GRID: (_GRID_GREY, 0.4), PACE: (0, 1.1), CUT: (1, 2.2),
          PASSED: (1, 1.4)}


def chart_flowable(chart: Chart, ink: Ink, width: float = WIDTH, spots: list[Spot] | None = None) -> Flowable:
    """The chart under its title, `width` points wide and never parted; notes into `spots` where its figures stand.

    Raises `InputError("letter")` when a name holds a letter the font does not have.
    """
    return ChartDrawing(chart, lay_out(chart, width, paper_pen(ink.family)), ink.family, spots)


def paper_pen(family: Family) -> Pen:
    """How texts of a chart come out on paper, in points."""
    def measure(text: str, size: float, bold: bool) -> float:
        return stringWidth(text, family.bold if bold else family.regular, size)

    return Pen(measure, number, _TITLE, _LABEL, _SMALL, _LINE)


class ChartDrawing(Flowable):
    """A chart laid out, as a part of the text."""

    def __init__(self, chart: Chart, picture: Picture, family: Family, spots: list[Spot] | None) -> None:
        super().__init__()
        self.width, self.height = picture.width, picture.height
        self.spaceBefore, self.spaceAfter = 10, 8
        self._chart, self._picture, self._family, self._spots = chart, picture, family, spots
        for shape in picture.shapes:
            if isinstance(shape, Words):
                check_letters(self._font(shape), clean(shape.text))

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The room taken."""
        return self.width, self.height

    def draw(self) -> None:
        """All shapes, then a note of where the figures stand."""
        marks: dict[type, Callable] = {Box: self._box, Line: self._line, Words: self._words}
        for shape in self._picture.shapes:
            self.canv.saveState()
            marks[type(shape)](shape)
            self.canv.restoreState()
        if self._spots is not None:
            self._note(self._spots)

    def _box(self, box: Box) -> None:
        canvas, bottom = self.canv, self.height - box.top - box.height
        canvas.setLineWidth(_EDGE)
        canvas.setFillGray(_DONE_GREY if box.ink == DONE else 1)
        canvas.rect(box.left, bottom, box.width, box.height, stroke=0, fill=1)
        if box.ink == OTHER:
            self._hatch(box, bottom)
        if box.ink != GROUND:
            canvas.rect(box.left, bottom, box.width, box.height, stroke=1, fill=0)

    def _hatch(self, box: Box, bottom: float) -> None:
        """Lines at 45 degrees, cut at the edges of the box."""
        canvas, right, top = self.canv, box.left + box.width, bottom + box.height
        canvas.setLineWidth(0.5)
        start = box.left - box.height
        for at in range(int((box.width + box.height) / _HATCH) + 1):
            x = start + at * _HATCH
            below, above = max(box.left - x, 0), min(right - x, top - bottom)
            if above > below:
                canvas.line(x + below, bottom + below, x + above, bottom + above)

    def _line(self, line: Line) -> None:
        grey, wide = _LINES[line.ink]
        self.canv.setStrokeGray(grey)
        self.canv.setLineWidth(wide)
        if line.ink == PACE:
            self.canv.setDash(*_PACE)
        self.canv.line(line.x1, self.height - line.y1, line.x2, self.height - line.y2)

    def _words(self, words: Words) -> None:
        canvas, text = self.canv, clean(words.text)
        canvas.setFont(self._font(words), words.size)
        canvas.translate(words.x, self.height - words.y)
        if words.upright:
            canvas.rotate(90)
        if words.side == LEFT:
            canvas.drawString(0, 0, text)
        elif words.side == MIDDLE:
            canvas.drawCentredString(0, 0, text)
        else:
            canvas.drawRightString(0, 0, text)

    def _font(self, words: Words) -> str:
        return self._family.bold if words.bold else self._family.regular

    def _note(self, spots: list[Spot]) -> None:
        left, bottom = self.canv.absolutePosition(0, 0)
        page = self.canv.getPageNumber() - 1
        for hit in self._picture.hits:
            bar = self._chart.bars[hit.bar]
            source = bar.other_source if hit.of_other else bar.source
            if source:
                low = bottom + self.height - hit.top - hit.height
                spots.append(Spot(page, left + hit.left, low, left + hit.left + hit.width, low + hit.height, source))
