"""What spreadsheets make of a table of ours when they save it again (notes sync §3.11): twelve ways, some harsher."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import product

Rows = Sequence[Sequence[str]]
_DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_DAY_ZERO = date(1899, 12, 30)


def vietnamese(day: str) -> str:
    """A day as Excel set to Vietnamese writes it: 5/10/2026."""
    found = _DAY.fullmatch(day)
    return f"{int(found[1])}/{int(found[2])}/{found[3]}" if found else day


def american(day: str) -> str:
    """The same set to English (United States): 10/5/2026."""
    found = _DAY.fullmatch(day)
    return f"{int(found[2])}/{int(found[1])}/{found[3]}" if found else day


def serial(day: str) -> str:
    """A day as the number Excel keeps it as."""
    found = _DAY.fullmatch(day)
    return str((date(int(found[3]), int(found[2]), int(found[1])) - _DAY_ZERO).days) if found else day


def iso(day: str) -> str:
    """A day as LibreOffice set to ISO writes it."""
    found = _DAY.fullmatch(day)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else day


def shortened(day: str) -> str:
    """5/10/26."""
    found = _DAY.fullmatch(day)
    return f"{int(found[1])}/{int(found[2])}/{found[3][2:]}" if found else day


def spoilt(cell: str) -> str:
    """Numbers as Excel takes them: zeros stripped, long ones as 9.012E+08 with five digits."""
    if re.fullmatch("[0-9]+", cell):
        return f"{int(cell):.5E}".replace("E+0", "E+0") if len(cell) > 11 else str(int(cell))
    if re.fullmatch("[0-9]{2}:[0-9]{2}", cell):
        return cell.lstrip("0") if not cell.startswith("00") else cell[1:]
    return cell


def saved(rows: Rows, separator: str, encoding: str, day: Callable[[str], str]) -> bytes:
    """The rows saved again as CSV, every cell harmed as such a save does; the header is text and stays."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(rows[0])
    writer.writerows([spoilt(day(cell)) for cell in row] for row in rows[1:])
    return text.getvalue().encode(encoding)


VARIANTS = [*product((";", ",", "\t"), ("utf-8-sig", "utf-16"), (vietnamese, american))]
"""The twelve of the notes."""
HARSHER = [*product((";",), ("utf-8-sig",), (serial, iso, shortened))]
