"""Rows of a list of any length: a vector of local numbers, its rows read page by page where they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar, overload

PAGE, KEPT = 256, 16
"""Rows a page, and pages kept: what one fast drag of the scroll bar looks at again."""


class Numbered(Protocol):
    """A row that knows its local number."""

    @property
    def n(self) -> int:
        """The local number."""


R = TypeVar("R", bound=Numbered)


class PagedRows(Sequence[R], Generic[R]):
    """The rows behind a vector of local numbers.

    `load` answers one row for each number it is given, in that order; it runs where the rows are asked for. A row is
    the same as another of the same number.
    """

    def __init__(self, vector: Sequence[int], load: Callable[[Sequence[int]], Sequence[R]]) -> None:
        self.vector = vector
        self._load = load
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.vector)

    @overload
    def __getitem__(self, at: int) -> R: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[R]: ...

    def __getitem__(self, at: int | slice) -> R | Sequence[R]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        return self._page(place // PAGE)[place % PAGE]

    def __contains__(self, row: object) -> bool:
        return self.place_of(getattr(row, "n", -1)) is not None

    def index(self, row: R, start: int = 0, stop: int | None = None) -> int:
        """The place of a row. Raises `ValueError` where it is not in the list."""
        return self.vector.index(row.n, start, len(self) if stop is None else stop)

    def place_of(self, n: int) -> int | None:
        """The place of a local number, or None."""
        try:
            return self.vector.index(n)
        except ValueError:
            return None

    def _page(self, number: int) -> Sequence[R]:
        page = self._pages.get(number)
        if page is None:
            page = self._load(self.vector[number * PAGE:(number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page
