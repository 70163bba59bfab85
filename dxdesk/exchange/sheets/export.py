"""Tables for people out of the register: codes instead of people unless a reason is written; every file is noted."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import BinaryIO

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.names import clean
from dxdesk.domain.periods import Period
from dxdesk.errors import InputError
from dxdesk.exchange.progress import Progress, silent
from dxdesk.exchange.sheets.pseudonyms import KEY_BYTES, MEMBER, PERSON, ROW, coder
from dxdesk.exchange.sheets.showing import Cached, Words, names_now
from dxdesk.exchange.sheets.tables import Shown, Table, TableColumn, table_of, tells_of_people
from dxdesk.exchange.sheets.text_csv import csv_cell, write_csv
from dxdesk.exchange.sheets.whole import written_whole
from dxdesk.exchange.sheets.workbook import Column, Sheet, write_workbook_into
from dxdesk.ledger.ops import CROCKFORD
from dxdesk.store.bulk import merging
from dxdesk.store.clusters import merged_roots, withdrawn
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.export_log import forget_export, log_export, mark
from dxdesk.store.refusals import translated

FILES = (".xlsx", ".csv")
_AT_ONCE = 4_000
_CODE_LETTERS = 6
_LONGEST_REASON = 500
_PRACTICE = " TẬP DƯỢT"

Mapper = Callable[[str | None], str]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a kind, into a file; all days and columns where none are named (wire names)."""

    kind: str
    file: Path
    period: Period | None = None
    columns: tuple[str, ...] = ()
    personal: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """What left: rows written, and rows kept back because the person withdrew consent; `code` stands in the file."""

    kind: str
    file: str
    code: str
    rows: int
    withheld: int
    columns: tuple[str, ...]
    personal: bool


def export(store: Store, order: Order, catalogues: Catalogues, progress: Progress | None = None) -> Exported:
    """Write the file and note it; whole or not at all.

    Raises `InputError` unknown_kind, file_kind, no_day, unknown_column, reason_missing; `ExchangeError` not_written.
    """
    table = table_of(order.kind, personal=order.personal)
    personal = order.personal and tells_of_people(table.kind)
    reason = _checked(order, table, personal)
    job = _Job(store, table, _chosen(table, order.columns), order, catalogues, progress or silent)
    noted = 0
    try:
        with written_whole(order.file) as out:
            job.write(out)
            noted = log_export(store, order.kind, order.file.name, job.rows, personal=personal, reason=reason,
                               body=job.body())
    except BaseException:
        if noted:
            forget_export(store, noted)
        raise
    titles = tuple(column.title for column in job.columns)
    return Exported(order.kind, str(order.file), job.code, job.rows, job.withheld, titles, personal)


def _checked(order: Order, table: Table, personal: bool) -> str:
    """The reason as it is noted; raises `InputError` where the order cannot be done."""
    if order.file.suffix.lower() not in FILES:
        raise InputError("file_kind", "Tên tệp phải kết thúc bằng .xlsx hoặc .csv. Chưa xuất gì.")
    if order.period and not table.day:
        raise InputError("no_day", f"{table.kind.title} không chia theo kỳ. Bỏ kỳ rồi xuất lại.")
    reason = clean(order.reason)[:_LONGEST_REASON]
    if personal and len(reason) < 3:
        raise InputError("reason_missing", "Xuất có họ tên thì phải ghi lý do: ai cần, để làm gì. Chưa xuất gì.")
    return reason


def _chosen(table: Table, names: Sequence[str]) -> tuple[TableColumn, ...]:
    """The columns asked for, and always the code of the row."""
    known = {column.name for column in table.columns}
    for name in names:
        if name not in known:
            raise InputError("unknown_column", f"Bảng này không có cột “{name[:40]}”. Chưa xuất gì.")
    return tuple(column for column in table.columns if not names or column.name in (*names, "_row"))


class _Job:
    """One export on its way."""

    def __init__(
        self, store: Store, table: Table, columns: tuple[TableColumn, ...], order: Order, catalogues: Catalogues,
        progress: Progress,
    ) -> None:
        self.columns = columns
        self.code = "".join(secrets.choice(CROCKFORD) for _ in range(_CODE_LETTERS)).upper()
        self.rows = self.withheld = 0
        self._store, self._table, self._order = store, table, order
        self._key = secrets.token_bytes(KEY_BYTES)
        self._catalogues, self._progress = catalogues, progress
        self._text = order.file.suffix.lower() == ".csv"

    def write(self, out: BinaryIO) -> None:
        """The whole table, as it stands at one moment; read as packs are merged, with more room for pages."""
        with translated(), merging(self._store):
            self._store.connection.execute("BEGIN")
            try:
                self._mark = mark(self._store)
                self._write(out)
            finally:
                self._store.connection.rollback()

    def body(self) -> dict[str, object]:
        """What taking the file back needs."""
        period = self._order.period
        return {
            "code": self.code, "key": self._key.hex(), "upto": self._mark.upto, "last": self._mark.last,
            "ops": self._mark.ops, "columns": [column.name for column in self.columns],
            "period": period.text if period else "",
        }

    def _write(self, out: BinaryIO) -> None:
        titles = [
            f"{column.title} {self.code}" if column.name == "_row" else column.title for column in self.columns]
        if self._text:
            write_csv(out, titles, self._cells())
            return
        practice = _PRACTICE if profile(self._store).practice else ""
        columns = [Column(title, column.width) for title, column in zip(titles, self.columns, strict=True)]
        write_workbook_into(out, [Sheet(f"{self._table.kind.title}{practice}", columns, self._cells())])

    def _cells(self) -> Iterator[Sequence[str]]:
        connection, period = self._store.connection, self._order.period
        last = connection.execute(f'SELECT ifnull(max(n), 0) FROM "{self._table.kind.name}"').fetchone()[0]
        roots = merged_roots(connection)
        hidden = withdrawn(connection, roots) if self._table.personal and self._table.person else frozenset()
        mappers = self._mappers(roots)
        cursor = connection.execute(*self._table.query(period, self.columns))
        done = 0
        while chunk := cursor.fetchmany(_AT_ONCE):
            done += len(chunk)
            numbers, people, *columns = zip(*chunk, strict=True)
            rows = zip(*(map(mapper, column) if mapper else column
                         for mapper, column in zip(mappers, columns, strict=True)), strict=True)
            kept = [person not in hidden for person in people] if hidden else ()
            self.rows += sum(kept) if hidden else len(chunk)
            yield from compress(rows, kept) if hidden else rows
            self._progress(numbers[-1], last)
        self.withheld = done - self.rows

    def _mappers(self, roots: Mapping[str, str]) -> list[Mapper | None]:
        """For each column what turns a value into its cell; None where the value is the cell."""
        words = Words(names_now(self._store.connection), self._catalogues)
        return [self._mapper(column, words, roots) for column in self.columns]

    def _mapper(self, column: TableColumn, words: Words, roots: Mapping[str, str]) -> Mapper | None:
        if column.shown is Shown.PLAIN:
            if column.name == "_name":
                return Cached(csv_cell if self._text else str).__getitem__
            return _ready if self._text else None
        if column.shown is Shown.MEMBER:
            return Cached(coder(self._key, MEMBER)).__getitem__
        if column.shown is Shown.VALUE:
            return self._shown(words, self._table.kind.name, column)
        letter = ROW if column.shown is Shown.ROW else PERSON
        return coder(self._key, letter, roots if letter == PERSON else None)

    def _shown(self, words: Words, kind: str, column: TableColumn) -> Mapper:
        if column.field is None:
            raise RuntimeError(column.name)
        show = words.show(kind, column.field)
        return Cached((lambda value: csv_cell(show(value))) if self._text else show).__getitem__


def _ready(value: str | None) -> str:
    return csv_cell(value) if value else ""
