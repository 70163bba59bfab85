"""The end of a paper: its signatures are never found on a page alone (NĐ 30/2020)."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table
from reportlab.platypus.doctemplate import NullActionFlowable

_ALONG = 2
"""Lines of text, or rows of a table, that stand at least above the signatures of a page."""
_SPLIT_ALWAYS = 0xFFFFFF
"""The height by which Platypus is made to split a part, which puts others in its place."""


class Rows(Table):
    """A table that tells how high its last rows are, once it is wrapped."""

    def height_of_last(self, count: int) -> float:
        """In points."""
        return sum(self._rowHeights[-count:])


class Ending(Flowable):
    """The closing sentence and what stands below it, on one page with at least two lines of the text before.

    A closing of one line takes two lines or rows along of what stands before it; a longer one is enough by itself.
    """

    def __init__(self, closing: Flowable, *below: Flowable) -> None:
        super().__init__()
        self._closing = closing
        self._kept = [closing, *below]
        self._before = list[Flowable]()

    def follow(self, story: list[Flowable]) -> None:
        """Take over from the story what stands last in it, with the headings above that belong to it."""
        if story and isinstance(story[-1], Paragraph | Rows):
            self._before.append(story.pop())
            while story and story[-1].getKeepWithNext():
                self._before.insert(0, story.pop())

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Never drawn itself: it is always split."""
        return width, _SPLIT_ALWAYS

    def split(self, width: float, height: float) -> list[Flowable]:
        """What is drawn instead: all, or first what may stay on this page, then what goes to the next together."""
        # Platypus wants the first of the parts to fit, which an action does wherever it stands.
        start = NullActionFlowable()
        if not self._before or self._stands(width, height):
            return [start, *self._before, KeepTogether(self._kept)]
        *heads, text = self._before
        first, along = _parted(text, width)
        if first is None:
            return [start, KeepTogether([*self._before, *self._kept])]
        return [start, *heads, first, KeepTogether([along, *self._kept])]

    def _stands(self, width: float, height: float) -> bool:
        """Whether the closing needs nothing along: it is long enough, or all is on this page."""
        return (_lines(self._closing, width) >= _ALONG
                or _height([*self._before, *self._kept], width) <= height)


def _height(parts: Sequence[Flowable], width: float) -> float:
    """How high the parts stand, with the room between them."""
    return sum(part.wrap(width, _SPLIT_ALWAYS)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts)


def _lines(part: Flowable, width: float) -> int:
    """How many lines a paragraph has; what is no paragraph has none."""
    if not isinstance(part, Paragraph):
        return 0
    return round(part.wrap(width, _SPLIT_ALWAYS)[1] / part.style.leading)


def _parted(part: Flowable, width: float) -> tuple[Flowable | None, Flowable]:
    """The part without its last two lines or rows, and these; nothing and the whole where it is too short for that."""
    height = part.wrap(width, _SPLIT_ALWAYS)[1]
    last = part.height_of_last(_ALONG) if isinstance(part, Rows) else _ALONG * part.style.leading
    first, *rest = part.split(width, height - last + 0.1) or [None]
    return (first, rest[0]) if rest else (None, part)
