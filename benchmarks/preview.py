"""A preview of signed, encrypted segments against the merge of the same; one op in ten changes what came before it."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.child import in_child
from benchmarks.data import Maker, merge_ops
from benchmarks.figure import Figure
from benchmarks.merge import lay_packs
from dxdesk.exchange.folder import exchange
from dxdesk.ledger.ops import Op, stamp
from dxdesk.store.database import Store

BAR = 0.5
DESKS = ("before", "merge", "after")


def measure(folder: Path, ops: int) -> list[Figure]:
    """The preview of `ops` ops on a new desk, before and after the merge of them; each in a process of its own."""
    prepare(folder, ops)
    works = (preview, merge, preview)
    runs = {desk: in_child(work, folder, desk) for desk, work in zip(DESKS, works, strict=True)}
    ours = (runs["before"][0] + runs["after"][0]) / 2
    note = f"peak {runs['before'][1]:.0f} MB (the merge {runs['merge'][1]:.0f} MB)"
    return [Figure("preview", f"preview of {ops:,} ops, every tenth an edit", "merge of the same", ours, BAR,
                   runs["merge"][0], note)]


def prepare(folder: Path, ops: int) -> None:
    """A stick with the ops in segments of one laptop of a real ward, and new desks of that ward."""
    lay_packs(folder, DESKS, lambda maker: edited(maker, ops))


def edited(maker: Maker, count: int) -> Iterator[Op]:
    """`count` ops: after nine that begin records one that changes how somebody liked a visit begun before."""
    last: list[Op] = []
    for number, op in enumerate(islice(merge_ops(maker, count + 9), count * 9 // 10), 1):
        yield op
        if op.kind == "visit":
            last.append(op)
        if number % 9 == 0:
            at = maker.random.randrange(len(last))
            last[at] = _edit(maker, last[at])
            yield last[at]


def _edit(maker: Maker, old: Op) -> Op:
    maker.tick = maker.tick.next(maker.now)
    liked = {"satisfaction": maker.random.choice("123")}
    op = Op("", old.kind, old.record, "save", dict(liked), (old.id,), by=maker.member)
    return stamp(op, str(maker.tick), maker.writer, os.urandom(16))


def preview(store: Store, stick: Path) -> float:
    """One preview of the stick, from pressing the button to its answer, in ms."""
    return _timed(store, stick, preview=True)


def merge(store: Store, stick: Path) -> float:
    """One exchange with the stick, in ms."""
    return _timed(store, stick, preview=False)


def _timed(store: Store, stick: Path, *, preview: bool) -> float:
    start = perf_counter()
    done = exchange(store, stick, preview=preview)
    taken = (perf_counter() - start) * 1000
    if {file.result for file in done.incoming} - {"received", "held"}:
        raise RuntimeError("not every segment was received")
    return taken
