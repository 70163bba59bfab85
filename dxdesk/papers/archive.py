"""A paper as the archive keeps it: its sheet, its figures as printed and its stamp, packed into one text."""

import base64
import binascii
import contextlib
import dataclasses
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dxdesk.domain.charts import Chart
from dxdesk.domain.paper_tables import PrintedTable, plain_table
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.domain.summary import Laptops
from dxdesk.errors import InputError
from dxdesk.papers.choices import ORDER, Choices
from dxdesk.papers.kinds import FIGURES, LIST, PaperKind, paper_kind
from dxdesk.papers.making import Made, days_of, scope_of
from dxdesk.report.changes import COLUMNS, signed
from dxdesk.report.drawn import Stamp
from dxdesk.report.words import NONE, check_code, number
from dxdesk.store.database import Store
from dxdesk.store.documents import Document, packed_figures

LIMIT = 64 * 1024 * 1024
"""Bytes a text may unpack to: what another laptop sent is not trusted to be small."""


@dataclasses.dataclass(frozen=True, slots=True)
class Archived:
    """What was kept of a print: the sheet as plain JSON, every figure as printed, the stamp it carried."""

    sheet: Any
    tables: tuple[PrintedTable, ...]
    stamp: Stamp


def packed(made: Made) -> str:
    """The text that is kept of a paper of figures; equal papers give equal text."""
    kept = Archived(made.sheet, made.kind.tables(made.sheet), made.stamp)
    text = json.dumps(to_plain(kept), ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def unpacked(text: str, laptop: str) -> Archived:
    """What was kept by `laptop`. Raises `InputError("document_incomplete")` where it is not whole, or not ours."""
    try:
        found = json.loads(_inflated(base64.b64decode(text, validate=True)))
        return Archived(found["sheet"], from_plain(tuple[PrintedTable, ...], found["tables"]),
                        from_plain(Stamp, found["stamp"]))
    except (binascii.Error, zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise _incomplete(laptop) from wrong


def _incomplete(laptop: str) -> InputError:
    return InputError("document_incomplete", (
        f"Số liệu của bản này chưa về đủ hoặc đã hỏng ở máy này. Trao đổi phiếu với {laptop or 'máy đã in'} "
        "rồi làm lại."))


def sheet_of(kind: PaperKind, archived: Archived) -> Any:
    """The sheet again. Raises `InputError("document_newer")` where only another version of the program knows it."""
    try:
        return from_plain(kind.sheet, archived.sheet)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise InputError("document_newer", (
            "Bản này do bản chương trình khác in, bản đang dùng chưa vẽ lại được. Số đã in vẫn còn; "
            "cập nhật chương trình rồi in lại.")) from wrong


def choices_of(document: Document) -> Choices:
    """What was chosen for a print. Raises `InputError`: "document_newer" where it cannot be read, "paper"."""
    facts = document.facts
    try:
        choices: Choices = from_plain(Choices, json.loads(facts.choices))
        if same_place(paper_kind(facts.paper), choices) == (facts.paper, facts.period, facts.scope):
            return choices
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass  # told below, like choices that name other days than the print is of
    raise InputError("document_newer", (
        "Bản này do bản chương trình khác in, chưa đọc được đã chọn những gì. Cập nhật chương trình rồi làm lại."))


def whole(store: Store, document: Document) -> Archived:
    """What is kept of a print of figures. Raises `InputError("document_incomplete")`, also where it is another's."""
    archived = unpacked(packed_figures(store, document.id), document.laptop)
    facts = document.facts
    head = [facts.paper, facts.scope, facts.period]
    if check_code([head, *(row for table in archived.tables for row in table.texts)]) != facts.check_code:
        raise _incomplete(document.laptop)
    return archived


def kept_figures(store: Store, kind: PaperKind, document: Document) -> Archived | None:
    """What is kept of a print; None of a list, and where it has not come here whole."""
    if kind.archive == FIGURES:
        with contextlib.suppress(InputError):
            return whole(store, document)
    return None


def count_lines(tables: Sequence[PrintedTable]) -> int:
    """How many lines the tables of one make have; tables of other columns below a list are its totals."""
    return sum(len(table.rows) for table in tables if table.columns == tables[0].columns)


def rows_only(before: Document, kind: PaperKind, sheet: Any) -> tuple[PrintedTable, ...]:
    """All that can be said of what changed where no figures are kept: how many lines there were and are.

    Where they are as many, that they say something else.
    """
    lines, held = count_lines(kind.tables(sheet)), before.facts.rows
    row = ("Số dòng", "", number(held), number(lines), signed(lines - held)) if lines != held else (
        f"Ghi trong {number(lines)} dòng và số kèm theo", "", NONE, "đã khác", "")
    return (plain_table(kind.title, COLUMNS, [row]),)


def same_place(kind: PaperKind, choices: Choices) -> tuple[str, str, str]:
    """What papers must have in common to be editions of one another: the kind, the days, whose they are.

    A list in another order is another paper: its lines are the same, its check code is not.
    """
    order = f"order={choices.order}" if kind.archive == LIST and ORDER in kind.asks else ""
    return kind.key, days_of(choices), ";".join(filter(None, (scope_of(choices), order)))


def wording(sheet: Any) -> list[object]:
    """Every text and every yes or no of a sheet: what a person wrote or chose.

    Without moments, days, laptops and charts: figures are compared by their code, and a pace moves with every day.
    """
    return list(_words(sheet))


def _words(value: Any) -> Iterator[object]:
    if isinstance(value, str | bool):
        yield value
    for one in () if isinstance(value, Laptops | Chart) else _parts(value):
        yield from _words(one)


def _parts(value: Any) -> Iterable[Any]:
    """What a value of a sheet is made of; nothing for a text, a number or a moment."""
    if dataclasses.is_dataclass(value):
        return [getattr(value, field.name) for field in dataclasses.fields(value)]
    if isinstance(value, Mapping):
        return [part for pair in sorted(value.items()) for part in pair]
    return value if isinstance(value, list | tuple) else ()


def _inflated(data: bytes) -> bytes:
    """The text, up to the limit; one that was cut is no JSON any more."""
    return zlib.decompressobj().decompress(data, LIMIT)
