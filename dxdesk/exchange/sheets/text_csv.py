"""CSV for people: UTF-16 with tabs, the one layout Excel opens right whatever its language (notes: list separator).

Every cell carries the guard of the exchange format, so nothing is run or rewritten by opening the file.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from dxdesk.exchange.guard import guard
from dxdesk.exchange.sheets.whole import written_whole

_ENCODING = "utf-16-le"


def write_csv(file: Path, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table of guarded cells; whole or not at all. Raises `ExchangeError("not_written")`."""
    with written_whole(file) as out:
        write_csv_into(out, titles, (tuple(map(guard, row)) for row in rows))


def write_csv_into(out: BinaryIO, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The same into an open file; the cells of `rows` are guarded already."""
    text = io.TextIOWrapper(out, encoding=_ENCODING, newline="")
    text.write("\ufeff")
    writer = csv.writer(text, dialect="excel-tab")
    writer.writerow(map(guard, titles))
    writer.writerows(rows)
    text.flush()
    text.detach()
