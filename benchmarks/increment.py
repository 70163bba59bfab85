"""A day of a ward's laptops taken in from a stick where a year lies, against reading and hashing its bytes."""

import hashlib
import multiprocessing
from pathlib import Path
from time import perf_counter

from benchmarks.big import PASSPHRASE, empty_desk, invited_desk
from benchmarks.figure import Figure, median
from benchmarks.ward import Laptop, join_laptop, write_on
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store, open_store

BAR = 3.0
DAY = 20
"""Visits of a laptop in a day."""
DAYS = 3


def measure(folder: Path, laptops: int, visits: int) -> list[Figure]:
    """The exchange of a desk that holds all but the last day of its laptops, the median of some days."""
    stick = folder / "usb"
    joined = prepare(folder, laptops, visits)
    ours, floors, days = [], [], []
    with open_store(folder / "ours", PASSPHRASE) as store:
        exchange(store, stick, braked=False)
        for day in range(DAYS):
            days.append(_write(joined, stick, DAY, 1_000 * (day + 1)))
            floors.append(_floor(stick))
            ours.append(_exchange(store, stick))
    size = sum(path.stat().st_size for path in stick.rglob("*") if path.is_file()) / 1e6
    work = f"daily increment of {laptops} laptops, {sum(days) // DAYS:,} ops, beside {size:.0f} MB held"
    return [Figure("increment", work, "reading and hashing the same bytes", median(ours), BAR, median(floors))]


def prepare(folder: Path, laptops: int, visits: int) -> list[Laptop]:
    """A real ward of invited laptops, their segments on a stick, and a desk that is to hold them."""
    (folder / "usb").mkdir(parents=True)
    with empty_desk(folder / "officer", practice=False) as officer:
        exchange(officer, folder / "usb")
        joined = [join_laptop(officer, folder, number) for number in range(laptops)]
        invited_desk(officer, folder / "ours", "Trần Thị Mẫu").close()
    _write(joined, folder / "usb", visits, 0)
    return joined


def _write(laptops: list[Laptop], stick: Path, visits: int, seed: int) -> int:
    """Let every laptop write so many visits more; how many ops they are."""
    jobs = [(laptop, stick, visits, seed + number) for number, laptop in enumerate(laptops)]
    with multiprocessing.get_context("spawn").Pool() as pool:
        written = pool.starmap(write_on, jobs, chunksize=1)
    laptops[:] = [laptop for _, laptop in written]
    return sum(count for count, _ in written)


def _floor(stick: Path) -> float:
    """Reading and hashing every file, in ms."""
    start = perf_counter()
    for path in stick.rglob("*"):
        if path.is_file():
            hashlib.sha256(path.read_bytes()).digest()
    return (perf_counter() - start) * 1000


def _exchange(store: Store, stick: Path) -> float:
    start = perf_counter()
    done = exchange(store, stick)
    taken = (perf_counter() - start) * 1000
    if {file.result for file in done.incoming} != {"received", "held"}:
        raise RuntimeError("not every segment was received")
    return taken
