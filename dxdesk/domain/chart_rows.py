"""A chart of places or obstacles: names at the left, bars lying behind each other, their numbers behind them."""

from dxdesk.domain.chart_shapes import (
    AXIS,
    CUT,
    CUT_AT,
    CUT_SLANT,
    CUT_WIDE,
    DONE,
    GROUND,
    OTHER,
    OUTLINE,
    PACE,
    PASSED,
    RIGHT,
    Box,
    Hit,
    Line,
    Pen,
    Sketch,
    Words,
    ceiling,
    wrapped,
)
from dxdesk.domain.charts import PLAN, TREND, Bar, Chart
from dxdesk.domain.summary import Value

_NAMES, _LEAST = 0.36, 0.2  # of the width: for names, and for bars beside whose plan its figures may stand


class Rows:
    """Names at the left, bars lying behind each other; of a plan both figures once more at the right."""

    def __init__(self, sketch: Sketch, chart: Chart) -> None:
        pen = sketch.pen
        self._sketch, self._chart, self._pen = sketch, chart, pen
        self._plan = chart.kind == PLAN
        self._double = not self._plan and bool(chart.key[1])
        self._gap = pen.label * 0.7
        self._names = [wrapped(bar.label, sketch.width * _NAMES, 2, pen.wide(pen.label)) for bar in chart.bars]
        self._left = max(pen.measure(line, pen.label, False) for lines in self._names for line in lines) + self._gap
        notes = [_reached(bar, pen) if self._plan else pen.say(value) for bar in chart.bars
                 for value in chart.figures(bar)]
        self._ends = [_of_plan(bar, pen) if self._plan else "" for bar in chart.bars]
        wide = max(pen.measure(note, pen.label, True) for note in notes) + self._gap
        end = max(pen.measure(text, pen.label, False) for text in self._ends)
        room = sketch.width - self._left - wide
        self._below = bool(end) and room - end < sketch.width * _LEAST
        self._room = max(room if self._below or not end else room - end - self._gap, pen.label)
        self._level = chart.pace if chart.kind == TREND else None
        numbers = [number or 0 for bar in chart.bars for number in chart.figures(bar)]
        self._top = ceiling([*numbers, self._level or 0])

    def draw(self) -> None:
        """All bars from the top down, the line they stand on, and of months the level each should reach."""
        sketch, begin = self._sketch, self._sketch.y
        for at, bar in enumerate(self._chart.bars):
            self._bar(at, bar)
        if self._level:  # over the bars, under the numbers
            x = self._left + self._length(self._level)
            sketch.shapes.append(Line(x, begin, x, sketch.y, PACE))
            sketch.shapes.sort(key=lambda shape: isinstance(shape, Words) or getattr(shape, "ink", "") == GROUND)
        sketch.shapes.append(Line(self._left, begin, self._left, sketch.y, AXIS))

    def _bar(self, at: int, bar: Bar) -> None:
        sketch, pen = self._sketch, self._pen
        line, high = pen.label * pen.line, self._high(at)
        top, names = sketch.y, self._names[at]
        for place, text in enumerate(names):
            sketch.words(0, top + high / 2 + (place - (len(names) - 1) / 2) * line, text)
        if self._double:
            self._half(at, bar, top + high / 2 - line, of_other=False)
            self._half(at, bar, top + high / 2, of_other=True)
        else:
            self._whole(at, bar, top, high)
        sketch.y += high

    def _high(self, at: int) -> float:
        lines = max(len(self._names[at]), 2 if self._double or self._below else 1)
        return (lines * self._pen.line + (0.6 if lines == 1 else 0.35)) * self._pen.label

    def _whole(self, at: int, bar: Bar, top: float, high: float) -> None:
        """One bar within its plan, how much of it is reached, and both figures."""
        sketch, pen, thick = self._sketch, self._pen, self._pen.label * 1.35
        line, hit = pen.label * pen.line, len(sketch.hits)
        middle = top + high / 2 - (line / 2 if self._below else 0)
        sketch.hits.append(Hit(at, False, 0, top, sketch.width, high))
        if bar.other:
            sketch.shapes.append(Box(self._left, middle - thick / 2, self._length(bar.other), thick, OUTLINE, hit))
        self._fill(bar.value, middle, thick, DONE, hit)
        if bar.other and bar.value and bar.value > bar.other:
            at_plan = self._left + self._length(bar.other)
            sketch.shapes.append(Line(at_plan, middle - thick / 2, at_plan, middle + thick / 2, PASSED))
        self._cut(max(bar.value or 0, bar.other or 0), middle, thick)
        self._pace(bar, middle, thick)
        behind = self._left + max(self._length(bar.value), self._length(bar.other)) + self._gap / 2
        note = _reached(bar, pen) if self._plan else pen.say(bar.value)
        sketch.words(behind, middle, note, bold=bar.value is not None, soft=bar.value is None, hit=hit)
        if self._plan:
            beside = middle + (line if self._below else 0)
            sketch.words(sketch.width, beside, self._ends[at], side=RIGHT, soft=True, hit=hit)

    def _half(self, at: int, bar: Bar, top: float, *, of_other: bool) -> None:
        """One of two bars above each other, with its number."""
        sketch, pen = self._sketch, self._pen
        value, ink, line = bar.other if of_other else bar.value, OTHER if of_other else DONE, pen.label * pen.line
        hit, middle = len(sketch.hits), top + line / 2
        sketch.hits.append(Hit(at, of_other, self._left, top, sketch.width - self._left, line))
        self._fill(value, middle, line * 0.72, ink, hit)
        self._cut(value or 0, middle, line * 0.72)
        strong = not of_other and value is not None
        x, text = self._left + self._length(value) + self._gap / 2, pen.say(value)
        if self._level:  # no line runs through a number
            wide = pen.measure(text, pen.label, strong)
            sketch.shapes.append(Box(x, middle - pen.label / 2, wide, pen.label, GROUND, hit))
        sketch.words(x, middle, text, bold=strong, soft=not strong, hit=hit)

    def _fill(self, value: Value, middle: float, thick: float, ink: str, hit: int) -> None:
        if value:
            self._sketch.shapes.append(Box(self._left, middle - thick / 2, self._length(value), thick, ink, hit))

    def _cut(self, value: float, middle: float, thick: float) -> None:
        """Two slanted breaks where a bar is longer than it can be drawn."""
        if value <= self._top:
            return
        x, slant = self._left + self._room * CUT_AT, thick * CUT_SLANT
        for shift in (0, thick * CUT_WIDE):
            self._sketch.shapes.append(
                Line(x + shift - slant, middle + thick * 0.7, x + shift + slant, middle - thick * 0.7, CUT))

    def _pace(self, bar: Bar, middle: float, thick: float) -> None:
        if self._chart.pace is not None and self._plan and bar.other:
            x = self._left + self._length(bar.other * self._chart.pace)
            reach = thick / 2 + self._pen.label * 0.2
            self._sketch.shapes.append(Line(x, middle - reach, x, middle + reach, PACE))

    def _length(self, value: Value) -> float:
        return self._room * min(value / self._top, 1) if value else 0


def _reached(bar: Bar, pen: Pen) -> str:
    """What stands behind the bar of a plan: how much of it is reached."""
    if bar.value is None:
        return pen.say(None)
    return "–" if bar.rate is None else f"{pen.say(bar.rate)}%"


def _of_plan(bar: Bar, pen: Pen) -> str:
    """Both figures of a plan: 431/840."""
    done = "" if bar.value is None else pen.say(bar.value)
    return f"{done or '–'}/{pen.say(bar.other)}" if bar.other else done
