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
COUNT_LIMIT = 1 << 20
"""The most cells in a file; the 1 MiB of a segment as written (format §4) cannot hold more."""

_QUOTED = re.compile(r'[;"\r\n]').search
_CELL = re.compile(r'"[^"]*+(?:""[^"]*+)*+"|[^;"\r\n]*+').match
_MARKS = ("'", '"')
_END = "\r\n"
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
        if raw[:1] not in _MARKS and guard(raw) is raw:  # most cells are nothing but their value
            self[raw] = raw
            return raw
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
    if body.count(";") > COUNT_LIMIT:
        raise SegmentRefused("over_limit")
    lines = body.split(_END)
    if lines.pop() or body.count("\n") != len(lines) or body.count("\r") != len(lines):
        raise SegmentRefused("altered")
    rows = [line.split(";") for line in lines]
    if len(max(lines, key=len, default="")) > _SURELY_SHORT:
        _check_sizes(rows)
    return rows


def _quoted_lines(body: str, columns: int) -> list[list[str]]:
    lines = body.split(_END)
    if lines.pop():
        raise SegmentRefused("altered")
    rows: list[list[str]] = []
    parts: list[str] = []
    inside = False
    for line in lines:
        parts.append(line)
        inside ^= line.count('"') % 2 == 1
        if not inside:
            rows.append(_quoted_row(_END.join(parts), columns))
            parts.clear()
            if len(rows) * columns > COUNT_LIMIT:
                raise SegmentRefused("over_limit")
    if inside:
        raise SegmentRefused("altered")
    _check_sizes(rows)
    return rows


def _quoted_row(line: str, columns: int) -> list[str]:
    """The cells of a line; not one more than there may be is taken, whatever the line holds."""
    if '"' not in line and "\r" not in line and "\n" not in line:
        return line.split(";", columns)
    row: list[str] = []
    at = 0
    while len(row) < columns and (found := _CELL(line, at)):
        row.append(found[0])
        at = found.end() + 1
        if at > len(line):
            return row
        if line[at - 1] != ";":
            break
    raise SegmentRefused("altered")


def too_long(cells: Sequence[str]) -> bool:
    """Whether a cell is above 64 KiB."""
    return any(len(cell) > _SURELY_SHORT and len(cell.encode()) > CELL_LIMIT for cell in cells)


def _check_sizes(rows: Iterable[Sequence[str]]) -> None:
    if any(map(too_long, rows)):
        raise SegmentRefused("over_limit")
