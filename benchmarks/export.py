"""Tables for people out of a register of that many ops, against `csv.writer` of the same cells."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.big import empty_desk, fill
from benchmarks.child import in_child
from benchmarks.data import Maker, merge_ops
from benchmarks.figure import Figure, median
from dxdesk.exchange.guard import unguard
from dxdesk.exchange.sheets.export import Order, export
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER

BAR = 3.0
_FLOORS = 3
KINDS = ("resident", "visit", "help")
WAYS = {
    "as CSV": (".csv", False), "as CSV with names": (".csv", True), "as a workbook": (".xlsx", False),
    "as a workbook with names": (".xlsx", True),
}


def measure(folder: Path, ops: int) -> Iterator[Figure]:
    """Every kind of the register exported each way; the floor writes the cells of the CSV as UTF-8 from memory."""
    usb = folder / "usb"
    usb.mkdir(parents=True)
    with empty_desk(folder / "desk") as desk:
        fill(desk, merge_ops(Maker(desk.setting(WRITER)), ops))
    for way, (suffix, personal) in WAYS.items():
        taken, peak = in_child(partial(_export, suffix=suffix, personal=personal), folder, "desk")
        if suffix == ".csv":
            floor = _floor(usb)
        size = sum(file.stat().st_size for file in usb.glob(f"*{suffix}")) / 1e6
        note = f"{ops / taken:.0f} thousand ops/s, peak {peak:.0f} MB, {size:.0f} MB written"
        yield Figure("export", f"export of {ops:,} ops {way}", "csv.writer of the same cells", taken, BAR, floor, note)


def _export(store: Store, folder: Path, *, suffix: str, personal: bool) -> float:
    """All kinds one after the other, in ms."""
    start = perf_counter()
    for kind in KINDS:
        export(store, Order(kind, folder / f"{kind}{suffix}", personal=personal, reason="đo thử"), shipped_catalogues())
    return (perf_counter() - start) * 1000


def _floor(folder: Path) -> float:
    """Writing the cells that are in the files, in ms; reading them is not counted."""
    taken = 0.0
    for kind in KINDS:
        with (folder / f"{kind}.csv").open(encoding="utf-16", newline="") as file:
            rows = [list(map(unguard, row)) for row in csv.reader(file, dialect="excel-tab")]
        taken += median([_written(rows, folder / "floor") for _ in range(_FLOORS)])
    return taken


def _written(rows: list[list[str]], file: Path) -> float:
    start = perf_counter()
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return (perf_counter() - start) * 1000
