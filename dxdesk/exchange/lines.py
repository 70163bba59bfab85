"""Ops as lines of a segment, and back (format §2, §4)."""

import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence

from dxdesk.domain.records import KINDS
from dxdesk.exchange.cells import COLUMN_LIMIT, Values, raw_cell, too_long
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.root import is_frame, is_free_text, is_gone, line_salts, picker, split_salts
from dxdesk.exchange.signed import SYSTEM, Signed
from dxdesk.ledger.ops import ACTIONS, DELETED, MAX_REPLACES, Op, writer_of
from dxdesk.ledger.writer import belongs

ALL = "*"

_ONE = r"[0-9]{8}T[0-9]{9}Z-[0-9a-f]{4}-[0-9a-hjkmnp-tv-z]{10}-[0-9a-hjkmnp-tv-z]{8}"
_OP_ID = re.compile(_ONE).fullmatch
_OP_IDS = re.compile(rf"(?:{_ONE}(?:,{_ONE}){{0,{MAX_REPLACES - 1}}})?").fullmatch
_GONE_HASH = 32

# The columns an op sets, what takes their cells out of a row, and the places of the columns it does not set.
Setter = tuple[tuple[str, ...], Callable[[Sequence[str]], Sequence[str]], tuple[int, ...]]


def data_columns(kind: str, ops: Iterable[Op]) -> tuple[str, ...]:
    """The data columns of a file holding these ops."""
    used = {field for op in ops for field in op.sets}
    known = [field.name for field in KINDS[kind].fields] if kind in KINDS else []
    later = sorted(used - set(known) - {DELETED})
    return (*(name for name in (*known, *later) if name in used), *([DELETED] if DELETED in used else []))


def op_cells(op: Op, data: Sequence[str]) -> list[str]:
    """The raw cells of an op's line, a missing value as an empty cell."""
    fields = ",".join(name for name in data if name in op.sets)
    if op.sets and len(op.sets) == len(data):
        fields = ALL
    system = (op.id, op.action, op.record, fields, ",".join(op.replaces), op.save, op.by, op.why)
    return [raw_cell(value) for value in system] + [raw_cell(op.sets.get(name) or "") for name in data]


def check_writable(rows: Iterable[Sequence[str]]) -> None:
    """Raises ValueError where a line could never be read back: NUL, a cell above 64 KiB, 513 columns."""
    for row in rows:
        if "\0" in "".join(row) or too_long(row) or len(row) > COLUMN_LIMIT:
            raise ValueError("no desk would read this back")


def salts_for(op: Op, salt: str) -> str:
    """The `_salt` cell of an op that goes out with values already missing; their hashes can only be made up."""
    text, rest = line_salts(salt, op.id)
    missing = {is_free_text(field) for field, value in op.sets.items() if value is None}
    made_up = "#" + secrets.token_hex(_GONE_HASH)
    return f"{made_up if True in missing else text},{made_up if False in missing else rest}"


def read_ops(signed: Signed) -> Iterator[Op]:
    """The ops of a file. Raises SegmentRefused `altered` where a line is not as this program writes it."""
    _check_ids(signed)
    kind, values, setters = signed.header.kind, Values(), _Setters(signed.columns)
    missing = _Missing(signed.columns) if signed.header.redacted else None
    for row in signed.rows:
        op_id, action, record, fields, replaces, save, by, why = row[: len(SYSTEM)]
        names, cells, others = setters[fields]
        for at in others:
            if row[at]:
                raise SegmentRefused("altered")
        sets: dict[str, str | None] = dict(zip(names, map(values.__getitem__, cells(row)), strict=True))
        if missing is not None:
            missing.take_out(sets, row[-1])
        seen = tuple(replaces.split(",")) if replaces else ()
        yield Op(op_id, kind, values[record], action, sets, seen, save, values[by], values[why])


class _Setters(dict[str, Setter]):
    """From a `_fields` cell to the columns it names, with their places, and the places of those it does not."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._data = {name: at for at, name in enumerate(columns) if at >= len(SYSTEM)}
        self[ALL] = tuple(self._data), picker(list(self._data.values())), ()
        self._decode = Values()

    def __missing__(self, cell: str) -> Setter:
        names = set(filter(None, self._decode[cell].split(",")))
        listed = tuple(name for name in self._data if name in names)
        if self._decode[cell] != ",".join(listed) or (names and len(names) == len(self._data)):
            raise SegmentRefused("altered")
        others = tuple(at for name, at in self._data.items() if name not in names)
        found = self[cell] = listed, picker([self._data[name] for name in listed]), others
        return found


class _Missing:
    """Marks the values that were taken out of a redacted copy."""

    def __init__(self, columns: Sequence[str]) -> None:
        free = [name for name in columns if is_free_text(name)]
        self._text = frozenset(free)
        self._rest = frozenset(name for name in columns if not is_frame(name)) - self._text

    def take_out(self, sets: dict[str, str | None], salts: str) -> None:
        for word, part in zip(split_salts(salts), (self._text, self._rest), strict=True):
            if is_gone(word):
                sets.update(dict.fromkeys(part & sets.keys()))


def _check_ids(signed: Signed) -> None:
    """Every op belongs to the header's key, stands once, and says what it does in words we know."""
    ids = [row[0] for row in signed.rows]
    saves = {row[5] for row in signed.rows} - {""}
    writers = set(map(writer_of, (*ids, *saves)))
    key = bytes.fromhex(signed.header.key)
    good = (
        len(set(ids)) == len(ids)
        and all(map(_OP_ID, ids))
        and all(map(_OP_ID, saves))
        and all(map(_OP_IDS, {row[4] for row in signed.rows}))
        and {row[1] for row in signed.rows} <= set(ACTIONS)
        and all(row[2] for row in signed.rows)
        and all(belongs(writer, key) for writer in writers)
    )
    if not good:
        raise SegmentRefused("altered")
