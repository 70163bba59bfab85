"""Segments: signed CSV files of one writer's ops of one kind, taken whole or not at all (format §4).

Columns: `_op _action _id _fields _replaces _save _by _why`, then the data columns that any op of the file sets: the
kind's fields in the order of `domain.records`, fields unknown there by name, `_deleted` last. `_fields` lists the
columns an op sets in column order, `*` for all of them, nothing for none; `_replaces` keeps the order it has in the
op; both are joined by commas.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dxdesk.exchange.header import Header
from dxdesk.exchange.lines import check_writable, data_columns, op_cells, read_ops, salts_for
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.signed import SYSTEM, Signed, put_together, root_for, take_apart
from dxdesk.exchange.trailer import to_sign
from dxdesk.ledger.ops import Op
from dxdesk.store.segments import Segment as Kept

OP_LIMIT = 5_000
SIZE_LIMIT = 1024 * 1024
_LINES_AROUND = 1_024


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment: its bytes, what it says of itself, and its ops. `root` is its identity, in hex."""

    data: bytes = field(repr=False)
    header: Header
    root: str
    columns: tuple[str, ...]
    ops: tuple[Op, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """Where it lies below `DXDESK/`, not counting `.age`; a hint only."""
        return segment_name(self.header, self.root)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose files a desk takes: those of its ward, real or practice, by keys (hex) it trusts, in scopes it holds."""

    ward: str
    practice: bool
    keys: Container[str]
    scopes: Container[str] = frozenset(("ward",))


class SegmentWaits(SegmentRefused):
    """A segment whole and signed that this desk may keep and pass on, but not merge (yet).

    `unknown_device`, `needs_update` or `not_for_this_device`.
    """

    def __init__(self, result: str, header: Header, root: str) -> None:
        super().__init__(result)
        self.header = header
        self.root = root


def segment_name(header: Header, root: str) -> str:
    """The name of a segment below `DXDESK/`."""
    return f"log/{header.writer}/{header.seq:06d}-{header.kind}-{root[:8]}.csv"


def write_segment(header: Header, ops: Sequence[Op], sign: Callable[[bytes], bytes]) -> Segment:
    """The segment of some ops of one kind; `rows` of the header is filled in, `sign` makes an Ed25519 signature.

    Where a value is missing already (erased before it ever left), a redacted copy is all there will ever be.
    """
    columns = data_columns(header.kind, ops)
    rows = [op_cells(op, columns) for op in ops]
    check_writable(rows)
    if any(None in op.sets.values() for op in ops):
        for op, row in zip(ops, rows, strict=True):
            row.append(salts_for(op, header.salt))
        header = replace(header, redacted=True, salt="")
    header = replace(header, rows=len(ops))
    names = (*SYSTEM, *columns)
    root = root_for(header, names, rows)
    data = put_together(Signed(header, names, rows, root, sign(to_sign(root))))
    return Segment(data, header, root.hex(), columns, tuple(ops))


def read_segment(data: bytes, reader: Reader | None = None) -> Segment:
    """The segment in a plain file, proved and admitted in the order of format §4; without a reader, only proved.

    Raises SegmentRefused, and nothing of the file may be taken; or SegmentWaits, and the file may be kept.
    """
    signed = take_apart(data)
    header, root = signed.header, signed.root.hex()
    if reader is not None:
        _admit(header, root, reader)
    if header.newer:
        raise SegmentWaits("needs_update", header, root)
    return Segment(data, header, root, signed.columns[len(SYSTEM) :], tuple(read_ops(signed)))


def cut(ops: Sequence[Op]) -> Iterator[list[Op]]:
    """Ops of any kinds as the contents of segments: one kind each, at most 5,000 ops and 1 MiB, in the order given."""
    kinds: dict[str, list[Op]] = {}
    for op in ops:
        kinds.setdefault(op.kind, []).append(op)
    for kind, same in kinds.items():
        yield from _cut_kind(same, len(data_columns(kind, same)))


def _cut_kind(ops: list[Op], columns: int) -> Iterator[list[Op]]:
    part: list[Op] = []
    size = 0
    for op in ops:
        most = weight(op) + columns
        if part and (len(part) == OP_LIMIT or size + most > SIZE_LIMIT - _LINES_AROUND - 64 * columns):
            yield part
            part, size = [], 0
        part.append(op)
        size += most
    if part:
        yield part


def weight(op: Op) -> int:
    """The most bytes the line of an op can take, separators of its data columns not counted."""
    values = (op.id, op.action, op.record, *op.replaces, op.save, op.by, op.why, *filter(None, op.sets.values()))
    text = "".join(values)
    quotes = 3 * (len(values) + 8)
    names = sum(map(len, op.sets)) + len(op.sets) + len(op.replaces)
    return len(text.encode()) + text.count('"') + quotes + names


def _admit(header: Header, root: str, reader: Reader) -> None:
    if header.practice != reader.practice:
        raise SegmentRefused("not_ours", "Gói tập dượt và dữ liệu thật không trộn với nhau. Chưa nhận dòng nào.")
    if header.ward != reader.ward:
        raise SegmentRefused("not_ours", f"Gói này của phường, xã khác (mã {header.ward}). Chưa nhận dòng nào.")
    if header.key not in reader.keys:
        raise SegmentWaits("unknown_device", header, root)
    if header.scope not in reader.scopes:
        raise SegmentWaits("not_for_this_device", header, root)


def kept(segment: Segment) -> Kept:
    """A segment as the store keeps it."""
    return keepsake(segment.root, segment.header, segment.name, segment.data)


def keepsake(root: str, header: Header, name: str, data: bytes) -> Kept:
    """The same from its parts, for one whose ops cannot be read yet."""
    return Kept(
        root, header.writer, header.seq, header.kind, header.prev, header.key, header.ward, header.scope, header.rows,
        header.made, name, data,
    )
