"""Texts cut to the width of a column, measured once: few lines, '…' where more was there."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics

from dxdesk.domain.names import clean
from dxdesk.report.fonts import check_letters

LEFT, CENTRE, RIGHT = "left", "centre", "right"
PAD = 3.0
_CUT = "…"
_REMEMBERED = 1_000
Lines = tuple[tuple[float, str], ...]
"""The lines of a cell, each with its distance from the column's left edge in points."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in points, how its cells stand."""

    title: str
    width: float
    align: str = LEFT


class CellText:
    """The lines texts take in the columns of one table, in one font of one size; `most` of them."""

    def __init__(self, font: str, size: float, columns: Sequence[Column], most: int = 2) -> None:
        self._font, self._size, self._columns, self._most = font, size, columns, most
        self._metrics = pdfmetrics.getFont(font)
        self._known: list[dict[str, Lines]] = [{} for _ in columns]

    def lines(self, column: int, text: str) -> Lines:
        """The lines of a cell. Raises `InputError("letter")` for a letter the font does not have."""
        known = self._known[column]
        found = known.get(text)
        if found is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            found = known[text] = self._fit(self._columns[column], check_letters(self._font, clean(text)))
        return found

    def row(self, texts: Sequence[str]) -> tuple[Lines, ...]:
        """The lines of every cell of a row."""
        return tuple(map(self.lines, range(len(texts)), texts))

    def _fit(self, column: Column, text: str) -> Lines:
        room, width = column.width - 2 * PAD, self._width(text)
        if width <= room:
            return ((_start(column, width), text),) if text else ()
        return tuple((_start(column, self._width(line.rstrip())), line) for line in self._wrapped(text.split(), room))

    def _wrapped(self, words: list[str], room: float) -> list[str]:
        """The words over as many lines as are allowed; a word wider than the column is broken.

        A line that ends between two words keeps their space, so that they are still two where somebody copies them.
        """
        lines: list[str] = []
        while words and len(lines) < self._most:
            line, broken = self._first(words, room)
            while words and not broken and self._width(f"{line} {words[0]}") <= room:
                line = f"{line} {words.pop(0)}"
            lines.append(f"{line} " if words and not broken else line)
        if words:
            lines[-1] = self._cut(lines[-1].rstrip(), room)
        return lines

    def _first(self, words: list[str], room: float) -> tuple[str, bool]:
        """The first word, or its beginning where it is wider than the column; its rest is the first word then."""
        word = words.pop(0)
        most = len(word)
        while most > 1 and self._width(word[:most]) > room:
            most -= 1
        if most < len(word):
            words.insert(0, word[most:])
        return word[:most], most < len(word)

    def _cut(self, line: str, room: float) -> str:
        while line and self._width(line + _CUT) > room:
            line = line[:-1]
        return line.rstrip(" ,;") + _CUT

    def _width(self, text: str) -> float:
        return self._metrics.stringWidth(text, self._size)


def _start(column: Column, width: float) -> float:
    if column.align == LEFT:
        return PAD
    spare = column.width - width
    return spare / 2 if column.align == CENTRE else spare - PAD
