"""Bytes of a table from people -> numbered records: workbooks, and CSV whatever the encoding, separator, line ends."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low

from dxdesk.errors import InputError
from dxdesk.exchange.sheets.books import OLD, ZIPPED, read_book

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 512
SEPARATORS = ";,\t"
_SNIFFED = 20
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

_NOTHING = "Chưa nhận dòng nào."
_EMPTY = "Tệp trống. " + _NOTHING
_BIG = f"Tệp lớn quá 20 MB. {_NOTHING} Chia nhỏ tệp rồi nhập từng phần."
_LONG = f"Tệp dài quá 200.000 dòng. {_NOTHING} Chia nhỏ tệp rồi nhập từng phần."
_BINARY = f"Tệp này không phải bảng chữ. {_NOTHING} Chọn tệp Excel hoặc CSV."
_LETTERS = f"Không đọc được chữ trong tệp. {_NOTHING} Mở bằng Excel, lưu thành “CSV UTF-8”, rồi nhập lại."


@dataclass(frozen=True, slots=True)
class Record:
    """One record: `row` counts every record from 1, `line` is the physical line it starts on."""

    row: int
    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


def chosen_bytes(file: Path) -> bytes:
    """What is in a file a person chose, one byte more than may be read at most. Raises `InputError("file_missing")`."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError("file_missing", f"Không mở được tệp “{file.name}”. Chưa nhận gì. Xem lại tệp.") from error


def read_tables(data: bytes) -> tuple[tuple[Record, ...], ...]:
    """Every table of a file: the one of a CSV, the sheets of a workbook that hold something; blank records included.

    Raises `InputError` with one sentence for anything that is no table or is beyond the limits.
    """
    if len(data) > MAX_BYTES:
        raise InputError("file_too_big", _BIG)
    if not data.startswith((ZIPPED, OLD)):
        return (_text_records(data),)
    sheets = read_book(data, MAX_ROWS + 1)
    if not sheets:
        raise InputError("file_empty", _EMPTY)
    return tuple(map(_sheet_records, sheets))


def _sheet_records(sheet: list[list[str]]) -> tuple[Record, ...]:
    if len(sheet) > MAX_ROWS:
        raise InputError("file_too_long", _LONG)
    if len(sheet[0]) > MAX_COLUMNS:
        raise InputError("file_too_wide", _wide(1, len(sheet[0])))
    return tuple(Record(row, row, tuple(cells)) for row, cells in enumerate(sheet, 1))


def _text_records(data: bytes) -> tuple[Record, ...]:
    text = _decoded(data)
    if not text.strip():
        raise InputError("file_empty", _EMPTY)
    named, body = _named_separator(text)
    records = tuple(_records(body, named or _sniffed(body), skipped=int(bool(named))))
    if named:
        records = (Record(1, 1, (text[:len(text) - len(body)].strip(),)), *records)
    return records


def _decoded(data: bytes) -> str:
    bom, encoding = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", "utf-8"))
    body = data[len(bom):]
    text = body.decode(encoding, "replace")
    if "\0" in text:
        raise InputError("file_binary", _BINARY)
    if "\ufffd" in text:
        raise InputError("file_letters", _LETTERS)
    return text


def _named_separator(text: str) -> tuple[str, str]:
    """The separator of a first line `sep=;`, and the text after that line."""
    first = text[:8].splitlines(keepends=True)[:1]
    named = first[0].strip().lower() if first else ""
    if named.startswith("sep=") and named[4:] in (*SEPARATORS, "") and first[0] != named:
        return named[4:] or "\t", text[len(first[0]):]
    return "", text


def _sniffed(text: str) -> str:
    """The separator that parts the usual early line into most cells; one cell may list many things with commas."""
    lines = [line for line in text[:64 * 1024].splitlines() if line.strip()][:_SNIFFED]

    def weight(mark: str) -> tuple[int, int]:
        counts = [_outside_quotes(line, mark) for line in lines]
        return median_low(counts), max(counts)

    return max(SEPARATORS, key=weight) if lines else SEPARATORS[0]


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])


def _records(text: str, separator: str, *, skipped: int) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    row, line = skipped, skipped
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise InputError("file_broken_row", _broken(row + 1)) from None
        row += 1
        if row > MAX_ROWS:
            raise InputError("file_too_long", _LONG)
        if len(cells) > MAX_COLUMNS:
            raise InputError("file_too_wide", _wide(row, len(cells)))
        yield Record(row, line + 1, tuple(cells))
        line = skipped + reader.line_num


def _wide(row: int, columns: int) -> str:
    return f"Dòng {row} có tới {columns} cột. {_NOTHING} Kiểm tra lại tệp."


def _broken(row: int) -> str:
    return f"Dòng {row} có dấu ngoặc kép chưa khép hoặc một ô quá dài. {_NOTHING} Sửa dòng ấy rồi nhập lại."
