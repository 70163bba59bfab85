"""Merging signed, encrypted segments by the real exchange, against plain INSERTs of the same rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.big import chunks, empty_desk, invited_desk
from benchmarks.child import in_child
from benchmarks.data import Maker, merge_ops
from benchmarks.figure import Figure
from dxdesk.exchange.envelope import is_sealed, unseal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.segments import Segment, read_segment
from dxdesk.exchange.sending import keep_new_segments
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import Op
from dxdesk.store import driver
from dxdesk.store.apply import apply_ops
from dxdesk.store.database import Store
from dxdesk.store.keyring import group_keys
from dxdesk.store.saving import WRITER
from dxdesk.store.search_rows import digit_keys, name_keys
from dxdesk.store.shapes import ALIVE, PERSON, shape_of

BAR = 4.0
KINDS = (PERSON, "visit", "help")
BATCH = 50_000
DESKS = ("plain-1", "floor-1", "ours", "floor-2", "plain-2")


def measure(folder: Path, ops: int) -> list[Figure]:
    """The merge of `ops` ops into a new desk."""
    prepare(folder, ops)
    return against_floors("merge", f"merge of {ops:,} ops", folder, ops)


def against_floors(name: str, work: str, folder: Path, ops: int) -> list[Figure]:
    """The exchange of a desk with the stick, between two runs of each floor; each in a process of its own."""
    works = (plain, floor, merge, floor, plain)
    runs = {desk: in_child(work_on, folder, desk) for desk, work_on in zip(DESKS, works, strict=True)}
    ours, peak = runs["ours"]
    note = f"{ops / ours:.0f} thousand ops/s, peak {peak:.0f} MB (the INSERTs alone {runs['floor-1'][1]:.0f} MB)"
    held_against = (
        ("plain", work, "plain INSERT of the same rows", note),
        ("floor", f"{work}, beside INSERTs that bind a NULL as quickly", "INSERT of the same rows", ""),
    )
    return [
        Figure(name, what, against, ours, BAR, (runs[f"{run}-1"][0] + runs[f"{run}-2"][0]) / 2, told)
        for run, what, against, told in held_against
    ]


def prepare(folder: Path, ops: int) -> None:
    """A stick with the ops in segments of one laptop of a real ward, and three empty desks of that ward."""
    lay_packs(folder, DESKS, lambda maker: merge_ops(maker, ops))


def lay_packs(folder: Path, desks: Sequence[str], made: Callable[[Maker], Iterable[Op]]) -> None:
    """The packs of one laptop of a real ward on a stick, and empty desks of that ward beside it."""
    (folder / "usb").mkdir(parents=True)
    with empty_desk(folder / "sender", practice=False) as sender:
        for name in desks:
            invited_desk(sender, folder / name, "Trần Thị Mẫu").close()
        for part in chunks(made(Maker(sender.setting(WRITER))), BATCH):
            with sender.writing():
                apply_ops(sender.connection, part, time_text(sender.clock()), mine=True)
            keep_new_segments(sender)
        exchange(sender, folder / "usb")


def merge(store: Store, stick: Path) -> float:
    """One exchange with the stick, from pressing the button to its answer, in ms."""
    start = perf_counter()
    done = exchange(store, stick)
    taken = (perf_counter() - start) * 1000
    # What an invitation brings, the lists of the ward, is held before.
    if {file.result for file in done.incoming} - {"received", "held"}:
        raise RuntimeError("not every segment was received")
    return taken


def plain(store: Store, stick: Path) -> float:
    """The floor by the driver as it comes, which looks round for an adapter at every NULL; alone in its process."""
    del driver.sqlite.adapters[type(None), driver.sqlite.PrepareProtocol]
    return floor(store, stick)


def floor(store: Store, stick: Path) -> float:
    """The INSERTs of the same state and search rows in one transaction, in ms; making the rows is not counted."""
    taken = 0.0
    numbers = dict.fromkeys(KINDS, 0)
    store.connection.execute("BEGIN IMMEDIATE")
    for segment in _segments(store, stick):
        first = numbers.get(segment.header.kind, 0) + 1
        for statement, rows in _rows(segment, first):
            start = perf_counter()
            store.connection.executemany(statement, rows)
            taken += perf_counter() - start
        numbers[segment.header.kind] = first + len(segment.ops) - 1
    start = perf_counter()
    store.connection.commit()
    return (taken + perf_counter() - start) * 1000


def _segments(store: Store, stick: Path) -> Iterator[Segment]:
    """The segments of the kinds people fill in, in the order the exchange reads them."""
    keys = tuple(group_keys(store).values())
    for path in sorted(stick.rglob("log/*/*.csv*"), key=lambda path: (path.name, path)):
        data = path.read_bytes()
        segment = read_segment(unseal(data, keys) if is_sealed(data) else data)
        if segment.header.kind in KINDS:
            yield segment


def _rows(segment: Segment, first: int) -> Iterator[tuple[str, list[tuple]]]:
    shape = shape_of(segment.header.kind)
    yield shape.insert, [shape.row(n, op.record, op.sets, ALIVE, 0) for n, op in enumerate(segment.ops, first)]
    if segment.header.kind == PERSON:
        for table, keys in (("person_key", name_keys), ("person_digits", digit_keys)):
            yield (f"INSERT INTO {table} VALUES (?, ?)",
                   [(key, n) for n, op in enumerate(segment.ops, first) for key in keys(op.sets)])
