"""Workbooks from people (.xlsx, .xls, .ods) -> rows of text, with what could exhaust the machine refused before."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, PasswordError, SheetTypeEnum, load_workbook

from dxdesk.errors import InputError
from dxdesk.exchange.sheets.old_books import cells_of

ZIPPED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MAX_INFLATED = 256 * 1024 * 1024
MAX_CELLS = 8_000_000
MAX_PARTS = 2_000
_KNOWN = ("xl/workbook.xml", "content.xml")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
_BLOCK = 1024 * 1024
_OVERLAP = 4_096
_LONG, _ROUNDED = 1e9, 1e5  # no phone is so long without its zero, hardly a personal number ends in five zeros
_FIRST_YEAR = 1901  # a cell that holds only an hour comes as a day around 1900
_NOTHING = "Chưa nhận dòng nào."
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_TABLE = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^>]{0,3000})>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']([0-9]{1,9})["']""")

BROKEN = ("file_broken_book", f"Tệp Excel bị hỏng, không đọc được. {_NOTHING} Mở bằng Excel, lưu lại rồi nhập.")
_LOCKED = ("file_locked", f"Tệp có mật khẩu. {_NOTHING} Mở bằng Excel, bỏ mật khẩu rồi lưu lại.")
_HUGE = ("file_too_big", f"Bảng trong tệp quá lớn. {_NOTHING} Chia nhỏ tệp rồi nhập từng phần.")
_OTHER = ("file_is_book", f"Không đọc được loại tệp này. {_NOTHING} Mở bằng Excel, lưu thành .xlsx rồi nhập.")


def read_book(data: bytes, rows: int) -> list[list[list[str]]]:
    """Every sheet that holds something as rows of text, from its first row, at most `rows` of each.

    Days come as 05/10/2026, hours as 08:05, whole numbers with all their digits. Raises `InputError` with one sentence.
    """
    if data.startswith(ZIPPED):
        _check_zip(data)
    else:
        _check_old(data)
    try:
        with load_workbook(io.BytesIO(data)) as book:
            return [sheet for sheet in _sheets(book, rows) if any(any(row) for row in sheet)]
    except PasswordError as error:
        raise InputError(*_LOCKED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise InputError(*BROKEN) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own, known by nothing but its name
            raise InputError(*BROKEN) from None
        raise


def _sheets(book: Any, rows: int) -> Iterator[list[list[str]]]:
    for meta in book.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.total_height * sheet.total_width > MAX_CELLS:
            raise InputError(*_HUGE)
        yield [list(map(_text, row)) for row in sheet.to_python(skip_empty_area=False, nrows=rows)]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return f"{value // timedelta(hours=1):02}:{value // timedelta(minutes=1) % 60:02}"
    return str(value)


def _number(value: float) -> str:
    """A number with all its digits; one whose last digits a spreadsheet rounded away says so, as 7.41529E+10."""
    if not value.is_integer() or abs(value) >= 1e17:
        return repr(value)
    if value < _LONG or value % _ROUNDED:
        return f"{value:.0f}"
    digits, _, power = f"{value:.15E}".partition("E")
    return f"{digits.rstrip('0').rstrip('.')}E{power}"


def _moment(value: datetime) -> str:
    if value.year < _FIRST_YEAR:
        return f"{value:%H:%M}"
    return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"


def _check_zip(data: bytes) -> None:
    """Refuse what would not fit into memory: the reader lays a sheet out whole, up to its last cell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = book.infolist()
            if any(part.compress_type not in _METHODS for part in parts):
                raise InputError(*BROKEN)
            if len(parts) > MAX_PARTS:
                raise InputError(*_HUGE)
            if not {part.filename for part in parts} & {*_KNOWN}:
                raise InputError(*_OTHER)
            left = MAX_INFLATED
            for part in parts:
                left = _check_part(book, part, left)
    except _ZIP_FAULTS as error:
        raise InputError(*BROKEN) from error


def _check_old(data: bytes) -> None:
    """The same for the old kind, which may name cells that no sheet has."""
    try:
        cells = cells_of(data)
    except (ValueError, struct.error, IndexError) as error:
        raise InputError(*BROKEN) from error
    if cells > MAX_CELLS:
        raise InputError(*_HUGE)


def _check_part(book: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Inflate one part piece by piece; how many bytes the others may still have."""
    lastly = b""
    width = height = 0
    table = _Repeats()
    with book.open(part) as stream:
        while block := stream.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise InputError(*_HUGE)
            text = lastly + block
            cut = text.rfind(b"<", max(0, len(text) - _OVERLAP)) if len(block) == _BLOCK else len(text)
            cut = len(text) if cut < 0 else cut
            for column, row in _REFERENCE.findall(text[:cut]):
                width, height = max(width, _column(column)), max(height, int(row))
            table.read(text[:cut])
            lastly = text[cut:]
            if width * height > MAX_CELLS or table.cells > MAX_CELLS:
                raise InputError(*_HUGE)
    return left


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class _Repeats:
    """How far the cells of an OpenDocument sheet reach, whose rows and cells may be repeated."""

    def __init__(self) -> None:
        self._rows = self._row = self._width = self._column = 0
        self.cells = 0

    def read(self, text: bytes) -> None:
        """Take in the next piece of the document, cut between two tags."""
        for found in _TABLE.finditer(text):
            name, more = found.groups()
            repeated = _REPEATED.search(more)
            times = int(repeated[1]) if repeated else 1
            if name == b"table":
                self._rows = self._row = self._width = self._column = 0
            elif name == b"table-row":
                self._rows += self._row
                self._row, self._column = times, 0
            else:
                self._column += times
                if b"value-type" in more or b"calcext" in more or b"formula" in more:
                    self._width = max(self._width, self._column)
                    self.cells = max(self.cells, (self._rows + self._row) * self._width)
