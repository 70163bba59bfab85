"""A chart of months: columns side by side, each with its number over it."""

from dataclasses import dataclass

from dxdesk.domain.chart_shapes import (
    AXIS,
    BASE,
    CUT,
    CUT_AT,
    CUT_SLANT,
    CUT_WIDE,
    DONE,
    GRID,
    GROUND,
    LEFT,
    MIDDLE,
    OTHER,
    PACE,
    RIGHT,
    Box,
    Hit,
    Line,
    Sketch,
    Words,
    ceiling,
    fitted,
    ticks,
)
from dxdesk.domain.charts import Chart
from dxdesk.domain.summary import Value

_HIGH = 9.5  # lines of a label a column may be high


@dataclass(slots=True)
class Columns:
    """Months from left to right, each with one or two columns whose number stands over them.

    `upright` is the length of the longest number where they stand upright, else 0.
    """

    sketch: Sketch
    chart: Chart
    left: float
    group: float
    wide: float
    upright: float
    top: float

    @classmethod
    def of(cls, sketch: Sketch, chart: Chart) -> "Columns | None":
        """None where the columns would be thinner than their numbers are high."""
        pen, measure = sketch.pen, sketch.pen.measure
        figures = [value for bar in chart.bars for value in chart.figures(bar) if value is not None]
        top = ceiling([*figures, chart.pace or 0])
        left = max(measure(pen.say(_whole_number(tick)), pen.small, False) for tick in ticks(top)) + pen.small * 0.6
        group = (sketch.width - left) / len(chart.bars)
        wide = group * (0.4 if chart.key[1] else 0.7)
        if wide < pen.small * 1.05:
            return None
        longest = max(measure(pen.say(value), pen.small, True) for value in figures)
        return cls(sketch, chart, left, group, wide, longest if longest > wide else 0, top)

    def draw(self) -> None:
        """The lines behind, the columns, the pace over them, then their numbers and the months."""
        sketch, pen = self.sketch, self.sketch.pen
        high = pen.label * pen.line * _HIGH
        foot = sketch.y + self._numbers_high() + high
        self._lines(foot, high)
        places = [(at, place, value) for at, bar in enumerate(self.chart.bars)
                  for place, value in enumerate(self.chart.figures(bar))]
        for at, place, value in places:
            self._column(at, self._x(at, place), value, foot, high, of_other=place == 1)
        if self.chart.pace:
            at_pace = foot - high * min(self.chart.pace / self.top, 1)
            sketch.shapes.append(Line(self.left, at_pace, sketch.width, at_pace, PACE))
        for hit, (at, place, value) in enumerate(places):
            middle = self._x(at, place) + self.wide / 2
            self._number(middle, foot - self._tall(value, high), value, hit, strong=place == 0 and value is not None)
        sketch.shapes.append(Line(self.left, foot, sketch.width, foot, AXIS))
        self._months(foot + pen.small * pen.line * 0.7)
        sketch.y = foot + pen.small * pen.line * 1.3

    def _x(self, at: int, place: int) -> float:
        """The left edge of a column."""
        both = 2 if self.chart.key[1] else 1
        return self.left + self.group * (at + 0.5) + (place - both / 2) * self.wide

    def _tall(self, value: Value, high: float) -> float:
        return high * min(value / self.top, 1) if value else 0

    def _numbers_high(self) -> float:
        """Room for the number over the highest column."""
        pen = self.sketch.pen
        return self.upright + pen.small if self.upright else pen.small * pen.line

    def _months(self, middle: float) -> None:
        size = self.sketch.pen.small
        for at, bar in enumerate(self.chart.bars):
            name = fitted(bar.short or bar.label, self.group, self.sketch.pen.wide(size))
            self.sketch.words(self.left + self.group * (at + 0.5), middle, name, size, side=MIDDLE)

    def _lines(self, foot: float, high: float) -> None:
        sketch, pen = self.sketch, self.sketch.pen
        for tick in ticks(self.top):
            y = foot - high * tick / self.top
            if tick:
                sketch.shapes.append(Line(self.left, y, sketch.width, y, GRID))
            sketch.words(self.left - pen.small * 0.6, y, pen.say(_whole_number(tick)), pen.small, side=RIGHT, soft=True)

    def _column(self, at: int, x: float, value: Value, foot: float, high: float, *, of_other: bool) -> None:
        sketch, hit, tall = self.sketch, len(self.sketch.hits), self._tall(value, high)
        whole = high + self._numbers_high()
        sketch.hits.append(Hit(at, of_other, x, foot - whole, self.wide, whole))
        if tall:
            sketch.shapes.append(Box(x, foot - tall, self.wide, tall, OTHER if of_other else DONE, hit))
        if value and value > self.top:
            self._cut(x, foot - high * CUT_AT)

    def _cut(self, x: float, y: float) -> None:
        slant, out = self.wide * CUT_SLANT, self.wide * 0.15
        for shift in (0, self.wide * CUT_WIDE):
            self.sketch.shapes.append(
                Line(x - out, y + shift + slant, x + self.wide + out, y + shift - slant, CUT))

    def _number(self, x: float, y: float, value: Value, hit: int, *, strong: bool) -> None:
        """A number over its column, on a ground of its own so that no line runs through it."""
        pen, size = self.sketch.pen, self.sketch.pen.small
        text = pen.say(value)
        long = pen.measure(text, size, strong)
        if self.upright or long > self.wide:
            self.sketch.shapes += [
                Box(x - size * 0.45, y - long - size * 0.5, size * 0.9, long + size * 0.2, GROUND, hit),
                Words(x + size * BASE, y - size * 0.4, text, size, strong, LEFT, not strong, upright=True, hit=hit)]
        else:
            middle = y - size * pen.line * 0.5
            self.sketch.shapes.append(Box(x - long / 2, middle - size * 0.4, long, size * 0.8, GROUND, hit))
            self.sketch.words(x, middle, text, size, bold=strong, side=MIDDLE, soft=not strong, hit=hit)


def _whole_number(tick: float) -> Value:
    return int(tick) if tick == int(tick) else tick
