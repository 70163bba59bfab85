"""Charts as data: bars that know their figures, what they are held against and the records behind them.

A figure is text by `say` (as `report.words.number`), so that a chart never says another number than the table by it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dxdesk.domain.indicators import share
from dxdesk.domain.paper_tables import Cell, PrintedTable, Source
from dxdesk.domain.summary import Value

TREND, PLAN, PAIRS = "trend", "plan", "pairs"
"""Months side by side, what was done within what was planned, this figure over another of its kind."""
SHOWN = 15
"""Bars of a chart by place; the rest is told in words and stands in the table."""
EMPTY = "Chưa có số liệu để vẽ."
Say = Callable[[Value], str]


@dataclass(frozen=True, slots=True)
class Bar:
    """One month, place or obstacle.

    `value` is what was done, `other` what it is held against: the plan, or the figure of the time before; None is
    missing. `short` is its name where there is little room.
    """

    label: str
    value: Value
    other: Value = None
    source: Source | None = None
    other_source: Source | None = None
    short: str = ""

    @property
    def rate(self) -> float | None:
        """Per cent of the plan, one decimal; None where nothing was planned or counted."""
        if not self.other or self.value is None:
            return None
        return share(round(self.value * 1_000), round(self.other * 1_000))

    @property
    def left(self) -> float:
        """What is left of the plan; nothing where none was set."""
        return max((self.other or 0) - (self.value or 0), 0)


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of figures of one unit.

    `about` says what a bar is (the head of the table's first column); `key` what value and other are called, the second
    empty where there is none. `pace` is what should be reached by now: of a trend the number a month needs, of a plan
    its share from 0 to 1; `pace_title` says so. `more` tells in words what is not drawn.
    """

    kind: str
    title: str
    unit: str
    about: str
    bars: tuple[Bar, ...]
    key: tuple[str, str] = ("", "")
    pace: Value = None
    pace_title: str = ""
    more: str = ""

    def figures(self, bar: Bar) -> tuple[Value, ...]:
        """The figures of a bar that are drawn."""
        return (bar.value, bar.other) if self.key[1] else (bar.value,)

    @property
    def empty(self) -> bool:
        """Whether no bar has a figure."""
        return all(value is None for bar in self.bars for value in self.figures(bar))


def first_bars(chart: Chart, say: Say) -> Chart:
    """The chart with the bars most is left to do of, in that order, the rest of them in words."""
    ordered = sorted(chart.bars, key=lambda bar: (-bar.left, -(bar.value or 0)))
    rest = ordered[SHOWN:]
    if not rest:
        return replace(chart, bars=tuple(ordered))
    left = sum(bar.left for bar in rest)
    work = f", còn phải làm {say(left)} {chart.unit}" if left and chart.unit != "%" else ""
    return replace(chart, bars=tuple(ordered[:SHOWN]), more=f"và {say(len(rest))} nơi khác{work}.")


def bar_words(chart: Chart, bar: Bar, say: Say) -> str:
    """One bar in a sentence, for who cannot see it."""
    done = say(bar.value) if bar.value is None else f"{say(bar.value)} {chart.unit}"
    if chart.kind == PLAN:
        if not bar.other:
            return f"{bar.label}: {done}, chưa giao chỉ tiêu"
        reached = "" if bar.rate is None else f", đạt {say(bar.rate)}%"
        return f"{bar.label}: {done} trên {say(bar.other)}{reached}"
    other = f", {chart.key[1]} {say(bar.other)}" if chart.key[1] else ""
    return f"{bar.label}: {done}{other}"


def chart_words(chart: Chart, say: Say) -> str:
    """The whole chart in words."""
    if chart.empty:
        return f"{chart.title}. {EMPTY}"
    bars = "; ".join(bar_words(chart, bar, say) for bar in chart.bars)
    return " ".join(filter(None, (f"{chart.title}.", f"{bars}.", chart.more)))


def chart_table(chart: Chart, say: Say) -> PrintedTable:
    """Every figure a chart prints, with the way back to its records."""
    columns = (chart.about, *(_column(name, chart.unit) for name in chart.key if name))
    return PrintedTable(chart.title, columns, tuple(_row(chart, bar, say) for bar in chart.bars))


def chart_tables(charts: Iterable[Chart], say: Say) -> tuple[PrintedTable, ...]:
    """The tables of several charts; of an empty one there is nothing printed."""
    return tuple(chart_table(chart, say) for chart in charts if not chart.empty)


def _column(name: str, unit: str) -> str:
    return f"{name[:1].upper()}{name[1:]} ({unit})"


def _row(chart: Chart, bar: Bar, say: Say) -> tuple[Cell, ...]:
    other = (Cell(say(bar.other), bar.other_source),) if chart.key[1] else ()
    return Cell(bar.label), Cell(say(bar.value), bar.source), *other
