"""A chart laid out as shapes, for paper and screen alike: lengths in the units of the place, y downwards from the top.

Every bar prints its number and is told apart by its pattern, so that a black and white copy says the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dxdesk.domain.charts import Say

DONE, OTHER, OUTLINE, AXIS, GRID, PACE, CUT, PASSED, GROUND = (
    "done", "other", "outline", "axis", "grid", "pace", "cut", "passed", "ground")
"""Full, hatched, empty with an edge; the line bars stand on, thin lines behind, dashed; a break of a bar too long,
where the plan lies in a bar that passed it, the ground behind a number."""
BASE = 0.35
"""How far below the middle of a line its baseline lies, in sizes of its letters."""
CUT_AT, CUT_WIDE, CUT_SLANT = 0.82, 0.45, 0.25
"""Where along a bar it is broken; in its thickness how far both breaks are apart and how steep they are."""
LEFT, MIDDLE, RIGHT = "left", "middle", "right"
_FAR = 50  # a bar so many times the next one would make all others a hair
_ROOM = 1.25
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Pen:
    """How texts come out: `measure(text, size, bold)` gives a width; sizes of letters and the height of a line in them.

    `say` turns a figure into text.
    """

    measure: Callable[[str, float, bool], float]
    say: Say
    title: float
    label: float
    small: float
    line: float

    def wide(self, size: float) -> Callable[[str], float]:
        """The width of a text in letters of one size that are not bold."""
        return lambda text: self.measure(text, size, False)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in one of the inks; `hit` is the number of the bar's hit it belongs to, -1 for none."""

    left: float
    top: float
    width: float
    height: float
    ink: str
    hit: int = -1


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line in one of the inks."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text on its baseline; `side` says which part of it stands at x. Upright ones run from the bottom to the top.

    `soft` is for what matters less.
    """

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    side: str = LEFT
    soft: bool = False
    upright: bool = False
    hit: int = -1


@dataclass(frozen=True, slots=True)
class Hit:
    """The room that stands for one figure: the bar's number in the chart, and whether it is its other figure."""

    bar: int
    of_other: bool
    left: float
    top: float
    width: float
    height: float


Shape = Box | Line | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart laid out."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    hits: tuple[Hit, ...]


@dataclass(slots=True)
class Sketch:
    """A picture in the making: what is drawn, and how far down it reaches."""

    width: float
    pen: Pen
    y: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)

    def words(self, x: float, middle: float, text: str, size: float = 0, *, bold: bool = False, side: str = LEFT,
              soft: bool = False, hit: int = -1) -> None:
        """A text on one line whose middle lies at that height."""
        size = size or self.pen.label
        self.shapes.append(Words(x, middle + size * BASE, text, size, bold, side, soft, hit=hit))

    def paragraph(self, text: str, size: float, *, bold: bool = False, soft: bool = False) -> None:
        """A text of at most two lines over the whole width, from where the picture ends so far."""
        for line in wrapped(text, self.width, 2, lambda part: self.pen.measure(part, size, bold)):
            self.words(0, self.y + size * self.pen.line / 2, line, size, bold=bold, soft=soft)
            self.y += size * self.pen.line

    def legend(self, items: Iterable[tuple[str, str]]) -> None:
        """What each pattern means, (ink, words), beside each other as far as there is room."""
        size, x = self.pen.small, 0.0
        high, mark = size * self.pen.line, size * 1.4
        self.y += high * 0.4
        for ink, text in items:
            wide = mark + size * 0.5 + self.pen.measure(text, size, False)
            if x and x + wide > self.width:
                x, self.y = 0.0, self.y + high
            self._key(ink, x, self.y + high / 2, mark, size)
            text = fitted(text, self.width - mark - size * 0.5, self.pen.wide(size))
            self.words(x + mark + size * 0.5, self.y + high / 2, text, size, soft=True)
            x += wide + size * 1.6
        self.y += high

    def picture(self) -> Picture:
        """The picture as it stands."""
        return Picture(self.width, self.y, tuple(self.shapes), tuple(self.hits))

    def _key(self, ink: str, x: float, middle: float, mark: float, size: float) -> None:
        if ink == PACE:
            self.shapes.append(Line(x, middle, x + mark, middle, ink))
            return
        self.shapes.append(Box(x, middle - size * 0.4, mark, size * 0.8, DONE if ink == CUT else ink))
        if ink == CUT:
            self.shapes.append(Line(x + mark * 0.4, middle + size * 0.5, x + mark * 0.6, middle - size * 0.5, CUT))


def ceiling(values: Iterable[float]) -> float:
    """What the longest bar stands for; where a few are far longer than the others, they are to be cut there."""
    ordered = sorted((value for value in values if value > 0), reverse=True)
    for above, below in pairwise(ordered[:len(ordered) // 4 + 2]):
        if above > _FAR * below:
            return below * _ROOM
    return ordered[0] if ordered else 1


def wrapped(text: str, room: float, lines: int, measure: Callable[[str], float]) -> list[str]:
    """The text in at most so many lines; what does not fit ends in '…'."""
    words, found = text[:_LONGEST].split(), list[str]()
    while words and len(found) < lines - 1:
        count = next((at for at in range(len(words), 0, -1) if measure(" ".join(words[:at])) <= room), 0)
        if not count:
            break
        found.append(" ".join(words[:count]))
        words = words[count:]
    return [*found, fitted(" ".join(words), room, measure)] if words else found


def fitted(text: str, room: float, measure: Callable[[str], float]) -> str:
    """The text on one line, cut at the end where it must be."""
    if measure(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle].rstrip() + "…") <= room else (low, middle - 1)
    return text[:low].rstrip() + "…"


def ticks(top: float, wanted: int = 4) -> Sequence[float]:
    """Round numbers from 0 up to `top`, about so many."""
    if top <= 0:
        return (0,)
    raw, power = top / wanted, 1.0
    while power * 10 <= raw:
        power *= 10
    while power > raw:
        power /= 10
    step = next(power * part for part in (1, 2, 5, 10) if power * part >= raw)
    step = max(step, 1.0)
    return [at * step for at in range(int(top / step) + 1)]
