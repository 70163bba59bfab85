"""Workbooks for people: every cell is text, so nothing in them is ever run or rewritten.

XlsxWriter makes the frame (styles, bold frozen header, filter); the rows are streamed into it, which keeps memory
constant, leaves no half-written copy of personal data in a temporary folder, and is several times faster.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO, BinaryIO

from xlsxwriter import Workbook

from dxdesk.exchange.sheets.whole import written_whole

MOST_ROWS = 1_048_575  # of a sheet, below its header
MOST_LETTERS = 32_767  # of a cell, in UTF-16 units
_CUT = " … (quá dài, đã cắt)"
_TEXT = 49  # Excel's own number for the format "@"
_AT_ONCE = 1_000
_TITLE_LIMIT = 31
_TITLE_REFUSED = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_MARK = "\x1f"
_OPEN, _CLOSE = '<c s="1" t="inlineStr"><is><t>', "</t></is></c>"
_OPEN_KEPT = '<c s="1" t="inlineStr"><is><t xml:space="preserve">'
_EMPTY = '<c s="1"/>'
# What XML would lose or refuse; apart from it are asked for spaces at the ends, and what looks like Excel's escapes.
_ODD = re.compile("[&<>\x00-\x1e\ufffe\uffff]").search
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its width in characters."""

    title: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: every row has one text per column. More rows than Excel holds go on in a sheet `title (2)`."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str]]


def write_workbook(file: Path, sheets: Sequence[Sheet]) -> None:
    """Write `.xlsx`: text cells only, header bold and frozen, a filter on every column; whole or not at all.

    A text longer than a cell holds is cut, and says so. Raises `ExchangeError("not_written")`.
    """
    with written_whole(file) as out:
        write_workbook_into(out, sheets)


def write_workbook_into(out: BinaryIO, sheets: Sequence[Sheet]) -> None:
    """The same into an open file."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        _write(book, sheets)


def cell_text(value: str) -> str:
    """The text a cell shows for a value: itself unless it is longer than a cell holds."""
    if len(value) <= MOST_LETTERS // 2 or len(value.encode("utf-16-le")) // 2 <= MOST_LETTERS:
        return value
    kept = value.encode("utf-16-le")[:2 * (MOST_LETTERS - len(_CUT))].decode("utf-16-le", "ignore")
    return kept + _CUT


def _write(book: zipfile.ZipFile, sheets: Sequence[Sheet]) -> None:
    """Rows first, for only then is it known how far the filters reach; the rest of the frame after them."""
    written: list[Sheet] = []
    counts: list[int] = []
    for sheet in sheets:
        rows = iter(sheet.rows)
        for part, first in enumerate(_parts(rows), 1):
            title = sheet.title if part == 1 else f"{sheet.title[:_TITLE_LIMIT - 5]} ({part})"
            written.append(Sheet(title.translate(_TITLE_REFUSED)[:_TITLE_LIMIT], sheet.columns, ()))
            name = f"xl/worksheets/sheet{len(written)}.xml"
            head, _ = _halves(_frame(written, [*counts, 0])[name])
            with book.open(name, "w") as stream:
                stream.write(head)
                counts.append(_stream(stream, chain(first, islice(rows, MOST_ROWS - len(first)))))
                stream.write(_halves(_frame(written, counts)[name])[1])
    for name, data in _frame(written, counts).items():
        if not name.startswith("xl/worksheets/"):
            book.writestr(name, data)


def _parts(rows: Iterator[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """The first row of every sheet the rows need; one sheet, empty, where there are none."""
    first = list(islice(rows, 1))
    yield first
    while first and (first := list(islice(rows, 1))):
        yield first


def _stream(out: IO[bytes], rows: Iterable[Sequence[str]]) -> int:
    """Write rows as XML; how many."""
    count, waiting = 0, iter(rows)
    while chunk := list(islice(waiting, _AT_ONCE)):
        out.write("".join(map(_row, chunk)).encode())
        count += len(chunk)
    return count


def _row(cells: Sequence[str]) -> str:
    raw = _MARK.join(cells)
    if _ODD(raw) or "_x" in raw or _edged(raw) or raw.count(_MARK) >= len(cells) or len(raw) > MOST_LETTERS // 2:
        return f"<row>{''.join(map(_cell, cells))}</row>"
    body = "".join([f"{_OPEN}{cell}{_CLOSE}" if cell else _EMPTY for cell in cells])
    return f"<row>{body}</row>"


def _edged(raw: str) -> bool:
    """Whether some cell of a joined row begins or ends with a space, which XML would lose."""
    return f" {_MARK}" in raw or f"{_MARK} " in raw or raw[:1] == " " or raw[-1:] == " "


def _cell(value: str) -> str:
    if not value:
        return _EMPTY
    text = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", cell_text(value))
    return _OPEN_KEPT + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + _CLOSE


def _frame(sheets: Sequence[Sheet], counts: Sequence[int]) -> dict[str, bytes]:
    """Every part of a workbook that has the headers but no rows yet."""
    held = io.BytesIO()
    book = Workbook(held, {"in_memory": True})
    text = book.add_format({"num_format": _TEXT, "text_wrap": False, "valign": "top"})
    bold = book.add_format({"num_format": _TEXT, "bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for sheet, count in zip(sheets, counts, strict=True):
        page = book.add_worksheet(sheet.title)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width, text)
            page.write_string(0, place, column.title, bold)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, count, len(sheet.columns) - 1)
    book.close()
    with zipfile.ZipFile(held) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _halves(sheet: bytes) -> tuple[bytes, bytes]:
    """A sheet before and after the place of its rows; what it says of its size is left out."""
    head, tail = sheet.split(b"</sheetData>")
    return re.sub(rb"<dimension [^>]*>", b"", head), b"</sheetData>" + tail
