"""Cells and lines of a segment: `;`, CRLF, RFC 4180 quotes only where needed, every value guarded (format §4).

A *raw* cell is what stands between two separators in the file: the value, guarded, then quoted if it holds `;`, `"`, CR
or LF. Every value has exactly one raw cell, so lines re-serialise byte for byte and hashes may be taken over raw cells.
"""

import re
from collections.abc import Iterable, Sequence

from dxdesk.exchange.guard import guard, is_guarded, unguard
from dxdesk.exchange.results import SegmentRefused

CELL_LIMIT = 64 * 1024
COLUMN_LIMIT = 512
LINE_LIMIT = 100_000

_QUOTED = re.compile(r'[;"\r\n]').search
# The last part takes all the rest at once, so that a file of nothing but quotes costs no more than any other.
_CELL = re.compile(r'("[^"]*+(?:""[^"]*+)*+"|[^;"\r\n]*+)(;|\r\n)|([\s\S]+)')
_SURELY_SHORT = CELL_LIMIT // 4


def raw_cell(value: str) -> str:
    """The cell for a value, guarded and quoted."""
    cell = guard(value)
    return '"' + cell.replace('"', '""') + '"' if _QUOTED(cell) else cell


class Values(dict[str, str]):
    """From raw cell to value, each different cell being judged once.

    Raises SegmentRefused `altered` for a cell that would not be written so.
    """

    def __missing__(self, raw: str) -> str:
        cell = raw
        if raw[:1] == '"':
            cell = raw[1:-1].replace('""', '"')
            if not _QUOTED(cell):
                raise SegmentRefused("altered")
        if not is_guarded(cell):
            raise SegmentRefused("altered")
        value = self[raw] = unguard(cell)
        return value


def split_lines(body: str, columns: int) -> list[list[str]]:
    """The lines of a body as raw cells. Raises SegmentRefused `altered` or `over_limit`."""
    rows = _quoted_lines(body, columns) if '"' in body else _plain_lines(body)
    if any(len(row) != columns for row in rows):
        raise SegmentRefused("altered")
    return rows


def _plain_lines(body: str) -> list[list[str]]:
    lines = body.split("\r\n")
    if lines.pop() or body.count("\n") != len(lines) or body.count("\r") != len(lines):
        raise SegmentRefused("altered")
    rows = [line.split(";") for line in lines]
    if len(max(lines, key=len, default="")) > _SURELY_SHORT:
        _check_sizes(rows)
    return rows


def _quoted_lines(body: str, columns: int) -> list[list[str]]:
    tokens = _CELL.findall(body)
    if (tokens and tokens[-1][2]) or len(tokens) % columns:
        raise SegmentRefused("altered")
    cells = [token[0] for token in tokens]
    ends = [token[1] == "\r\n" for token in tokens]
    _check_sizes([cells])
    if sum(ends) * columns != len(tokens) or not all(ends[columns - 1 :: columns]):
        raise SegmentRefused("altered")
    return [cells[at : at + columns] for at in range(0, len(cells), columns)]


def too_long(cells: Sequence[str]) -> bool:
    """Whether a cell is above 64 KiB."""
    return any(len(cell) > _SURELY_SHORT and len(cell.encode()) > CELL_LIMIT for cell in cells)


def _check_sizes(rows: Iterable[Sequence[str]]) -> None:
    if any(map(too_long, rows)):
        raise SegmentRefused("over_limit")
