"""Tables of any length: rows drawn by hand on the canvas, widths measured once, pages packed as soon as they are full.

Platypus only turns the pages: it would lay out every cell as an object of its own (docs/performance.md, registers).
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, PageBreak
from reportlab.platypus.doctemplate import ActionFlowable

from dxdesk.domain.paper_tables import Source
from dxdesk.report.cell_text import CENTRE, PAD, CellText, Column, Lines
from dxdesk.report.drawn import Spot, Tell
from dxdesk.report.fonts import Family
from dxdesk.report.packing import pack

SIZE, LEADING = 11, 13
_ABOVE, _BELOW = 2.0, 3.5
_HAIRLINE = 0.5
_FIGURE = 60.0
"""Room kept for the figure of a group behind its name."""
_TOLD = 200
_ALONG = 2
_ROOM = 1e6
_SPLIT_ALWAYS = 0xFFFFFF
"""The height by which Platypus is made to split a part."""


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A line over the rows that follow, across all columns: its name, and a figure whose records `source` names."""

    title: str
    figure: str
    source: Source | None = None


Item = GroupHead | Sequence[str]
"""A head, or the texts of a row, one a column."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A row cut into lines, under the head of its group where it is the first."""

    cells: tuple[Lines, ...]
    height: float
    head: str = ""
    source: Source | None = None

    @property
    def whole(self) -> float:
        """The height of both."""
        return self.height + (_height(1) if self.head else 0)


class _Look:
    """What every page of a table shares: columns, fonts, the head, and where figures came to stand."""

    def __init__(self, family: Family, columns: Sequence[Column], spots: list[Spot]) -> None:
        self.family, self.spots = family, spots
        self.width = sum(column.width for column in columns)
        self.edges = list(accumulate((column.width for column in columns), initial=0.0))
        self.cells = CellText(family.regular, SIZE, columns)
        self.groups = CellText(family.bold, SIZE, [Column("", self.width - _FIGURE)], most=1)
        bold = CellText(family.bold, SIZE, [Column("", column.width, CENTRE) for column in columns])
        self.head = _block(bold.row([column.title for column in columns]))


def long_table(family: Family, columns: Sequence[Column], items: Iterator[Item], rows: int, tell: Tell,
               spots: list[Spot], foot: Sequence[Flowable] = ()) -> list[Flowable]:
    """Rows on as many pages as they need, the head repeated on each; no row is split, no group's head stands alone.

    `items` is read as pages are drawn; `rows` of them are no heads. `tell` hears of every 200th row and may stop the
    drawing by raising. `foot` is what stands below, never on a page without the last two rows. Raises
    `InputError("letter")` for a letter the font does not have.
    """
    return [_LongTable(_Feed(_Look(family, columns, spots), items, rows, tell), foot), *foot]


class _Feed:
    """Items cut into blocks one by one, some of them ahead of the page they will stand on."""

    def __init__(self, look: _Look, items: Iterator[Item], rows: int, tell: Tell) -> None:
        self.look = look
        self._items, self._rows, self._tell = items, rows, tell
        self._ahead: deque[_Block] = deque()
        self._done = 0

    def height(self, room: float) -> float:
        """How high the rows left are under their head, or some height above the room where it does not do."""
        taken = self.look.head.height + sum(block.whole for block in self._ahead)
        while taken <= room and (block := self._next()) is not None:
            self._ahead.append(block)
            taken += block.whole
        return taken

    def take(self, room: float) -> list[_Block]:
        """The next rows that stand in the room under their head."""
        self.height(room)
        taken, left = list[_Block](), room - self.look.head.height
        while self._ahead and self._ahead[0].whole <= left:
            taken.append(self._ahead.popleft())
            left -= taken[-1].whole
        return taken

    def left(self) -> int:
        """How many rows are left, two at most."""
        while len(self._ahead) < _ALONG and (block := self._next()) is not None:
            self._ahead.append(block)
        return min(len(self._ahead), _ALONG)

    def give_back(self, blocks: Sequence[_Block]) -> None:
        """These are for the next page after all."""
        self._ahead.extendleft(reversed(blocks))

    def _next(self) -> _Block | None:
        head, source = "", None
        for item in self._items:
            if isinstance(item, GroupHead):
                head, source = f"{self.look.groups.lines(0, item.title)[0][1]}: {item.figure}", item.source
                continue
            self._done += 1
            if self._done % _TOLD == 0 or self._done == self._rows:
                self._tell(self._done, self._rows)
            return _block(self.look.cells.row(item), head, source)
        return None


class _LongTable(Flowable):
    """What is left of the rows; it is always split into a page and a rest, the last page too."""

    def __init__(self, feed: _Feed, foot: Sequence[Flowable]) -> None:
        super().__init__()
        self._feed, self._foot = feed, foot

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Never drawn itself."""
        return width, _SPLIT_ALWAYS

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits on this page, and the rest; nothing where not even one row fits."""
        taken = self._feed.height(height)
        blocks, last = self._feed.take(height), taken <= height
        # How many rows must go to the next page, so that at least two stand over the foot.
        back = _ALONG - self._feed.left() if not last or taken + self._foot_height(width) > height else 0
        if 0 < back < len(blocks):
            self._feed.give_back(blocks[-back:])
            blocks, last = blocks[:-back], False
        if not blocks:
            return []
        page = _Page(self._feed.look, blocks)
        # A new rest each time: Platypus takes one it met on a full page for too large.
        return [page] if last else [page, PageBreak(), _LongTable(self._feed, self._foot)]

    def _foot_height(self, width: float) -> float:
        return sum(_height_of(part, self.canv, width) for part in self._foot)


class _Page(Flowable):
    """The rows of one page under the head of the table."""

    def __init__(self, look: _Look, blocks: Sequence[_Block]) -> None:
        super().__init__()
        self._look, self._blocks = look, blocks

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The room taken."""
        self.width = self._look.width
        self.height = self._look.head.height + sum(block.whole for block in self._blocks)
        return self.width, self.height

    def draw(self) -> None:
        """Letters first, then the lines between them."""
        pack(self.canv)
        family, top = self._look.family, self.height
        text = self.canv.beginText()
        text.setFont(family.bold, SIZE, LEADING)
        self._cells(text, self._look.head, top)
        text.setFont(family.regular, SIZE, LEADING)
        across, spans, start = [top, top - self._look.head.height], list[tuple[float, float]](), top
        top = across[-1]
        for block in self._blocks:
            if block.head:
                spans.append((start, top))
                start = top = self._head(text, block, top)
                across.append(top)
            self._cells(text, block, top)
            top -= block.height
            across.append(top)
        self.canv.drawText(text)
        self._lines(across, [*spans, (start, top)])

    def _cells(self, text: PDFTextObject, block: _Block, top: float) -> None:
        for edge, lines in zip(self._look.edges, block.cells, strict=False):
            y = top - (block.height - _height(len(lines))) / 2 - _ABOVE - SIZE
            for indent, line in lines:
                text.setTextOrigin(edge + indent, y)
                text.textOut(line)
                y -= LEADING

    def _head(self, text: PDFTextObject, block: _Block, top: float) -> float:
        """The head of a group and a note of its place; where the row below begins."""
        family, below = self._look.family, top - _height(1)
        text.setFont(family.bold, SIZE, LEADING)
        text.setTextOrigin(PAD, top - _ABOVE - SIZE)
        text.textOut(block.head)
        text.setFont(family.regular, SIZE, LEADING)
        if block.source is not None:
            left, bottom = self.canv.absolutePosition(0, below)
            self._look.spots.append(Spot(self.canv.getPageNumber() - 1, left, bottom, left + self.width,
                                         bottom + _height(1), block.source))
        return below

    def _lines(self, across: Sequence[float], spans: Sequence[tuple[float, float]]) -> None:
        """Between the rows from side to side, between the columns but for the heads of groups."""
        edges = self._look.edges
        self.canv.setLineWidth(_HAIRLINE)
        rules = [(0.0, y, self.width, y) for y in across]
        rules += [(x, upper, x, lower) for x in edges[1:-1] for upper, lower in spans]
        rules += [(x, across[0], x, across[-1]) for x in (edges[0], edges[-1])]
        self.canv.lines(rules)


def _height_of(part: Flowable, canvas: Canvas, width: float) -> float:
    """How high a part stands where there is room enough, also one that Platypus must split first."""
    if isinstance(part, ActionFlowable):
        return 0.0
    height = part.wrapOn(canvas, width, _ROOM)[1]
    if height > _ROOM:
        return sum(_height_of(one, canvas, width) for one in part.splitOn(canvas, width, _ROOM))
    return height + part.getSpaceBefore() + part.getSpaceAfter()


def _block(cells: tuple[Lines, ...], head: str = "", source: Source | None = None) -> _Block:
    return _Block(cells, _height(max(1, *map(len, cells))), head, source)


def _height(lines: int) -> float:
    return _ABOVE + lines * LEADING + _BELOW - (LEADING - SIZE)
