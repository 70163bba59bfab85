"""Merging signed, encrypted segments by the real exchange, against plain INSERTs of the same rows."""

import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.big import PASSPHRASE, WARD, chunks, empty_desk
from benchmarks.data import Maker, merge_ops
from benchmarks.figure import Figure
from dxdesk.exchange.envelope import unseal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.segments import Segment, read_segment
from dxdesk.exchange.sending import keep_new_segments
from dxdesk.ledger.clock import time_text
from dxdesk.store.apply import apply_ops
from dxdesk.store.database import Store, open_store
from dxdesk.store.desk import GROUP_PRIVATE, Founder, new_desk, ward_secrets
from dxdesk.store.saving import WRITER
from dxdesk.store.search_rows import digit_keys, name_keys
from dxdesk.store.shapes import ALIVE, PERSON, shape_of

BAR = 4.0
KINDS = (PERSON, "visit", "help")
BATCH = 50_000


def measure(folder: Path, ops: int) -> list[Figure]:
    """The merge of `ops` ops into a new desk; the floor is taken before and after it."""
    prepare(folder, ops)
    before, peak_floor = in_child(floor, folder, "floor-1")
    ours, peak = in_child(merge, folder, "ours")
    after, _ = in_child(floor, folder, "floor-2")
    note = f"peak {peak:.0f} MB (the INSERTs alone {peak_floor:.0f} MB)"
    floor_ms = (before + after) / 2
    return [Figure("merge", f"merge of {ops:,} ops", "plain INSERT of the same rows", ours, BAR, floor_ms, note)]


def prepare(folder: Path, ops: int) -> None:
    """A stick with the ops in segments of one laptop, and three empty desks of its ward."""
    (folder / "usb").mkdir(parents=True)
    with empty_desk(folder / "sender", practice=False) as sender:
        for part in chunks(merge_ops(Maker(sender.setting(WRITER)), ops), BATCH):
            with sender.writing():
                apply_ops(sender.connection, part, time_text(sender.clock()), mine=True)
            keep_new_segments(sender)
        exchange(sender, folder / "usb")
        for name in ("floor-1", "ours", "floor-2"):
            new_desk(folder / name, PASSPHRASE, WARD, Founder("Tổ đo", "Trần Thị Mẫu"), secrets=ward_secrets(sender),
                     joins=True)[0].close()


def in_child(work: Callable[[Store, Path], float], folder: Path, desk: str) -> tuple[float, float]:
    """What `work` answers in a process of its own on one of the desks, and the peak memory of that process in MB."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_run, (work, folder, desk))


def _run(work: Callable[[Store, Path], float], folder: Path, desk: str) -> tuple[float, float]:
    with open_store(folder / desk, PASSPHRASE) as store:
        taken = work(store, folder / "usb")
    return taken, _peak()


def _peak() -> float:
    """The most memory this process held, in MB; `ru_maxrss` would still count the process that started it."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def merge(store: Store, stick: Path) -> float:
    """One exchange with the stick, from pressing the button to its answer, in ms."""
    start = perf_counter()
    done = exchange(store, stick)
    taken = (perf_counter() - start) * 1000
    if {file.result for file in done.incoming} != {"received"}:
        raise RuntimeError("not every segment was received")
    return taken


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
    for path in sorted(stick.rglob("log/*/*.csv*")):
        data = path.read_bytes()
        segment = read_segment(unseal(data, [store.setting(GROUP_PRIVATE)]) if path.suffix == ".age" else data)
        if segment.header.kind in KINDS:
            yield segment


def _rows(segment: Segment, first: int) -> Iterator[tuple[str, list[tuple]]]:
    shape = shape_of(segment.header.kind)
    yield shape.insert, [shape.row(n, op.record, op.sets, ALIVE, 0) for n, op in enumerate(segment.ops, first)]
    if segment.header.kind == PERSON:
        for table, keys in (("person_key", name_keys), ("person_digits", digit_keys)):
            yield (f"INSERT INTO {table} VALUES (?, ?)",
                   [(key, n) for n, op in enumerate(segment.ops, first) for key in keys(op.sets)])
