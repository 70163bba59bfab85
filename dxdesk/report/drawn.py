"""A paper drawn: its pages, and where on them each figure stands, so that a click on it opens the records behind it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from reportlab.platypus import Paragraph

from dxdesk.domain.paper_tables import PrintedTable, Source

Tell = Callable[[int, int], None]
"""Told how far a long drawing is, (rows done, rows in all); stops it by raising `Stopped`."""


class Stopped(Exception):
    """Somebody pressed Dừng while a paper was drawn; nothing is left of it."""


def silent(_done: int, _all: int) -> None:
    """For whoever wants no progress."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one figure stands: the page from 0 and its box in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    source: Source


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the archive says of the paper to be drawn; all empty on a paper that is not archived.

    `code` is its check code and `edition` counts from 1 whenever figures differ; `since` is the day the edition before
    was printed and `changes` what differs from it, as tables.
    """

    code: str = ""
    edition: int = 0
    since: date | None = None
    changes: tuple[PrintedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF whole in memory."""

    data: bytes = field(repr=False)
    pages: int
    spots: tuple[Spot, ...] = ()


class FigureText(Paragraph):
    """A paragraph of one figure, which notes into `spots` where it was drawn.

    A paragraph is drawn at its own origin, so its place on the page is known only then.
    """

    def __init__(self, text: str, style: object, source: Source, spots: list[Spot]) -> None:
        super().__init__(text, style)
        self._source, self._spots = source, spots

    def draw(self) -> None:
        """The figure, and a note of its place."""
        left, bottom = self.canv.absolutePosition(0, 0)
        page = self.canv.getPageNumber() - 1
        self._spots.append(Spot(page, left, bottom, left + self.width, bottom + self.height, self._source))
        super().draw()
