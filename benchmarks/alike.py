"""Who may be meant by what is typed, at full size, against one indexed lookup of a person in the same run."""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from time import perf_counter

from benchmarks.figure import Figure, median, percentile
from benchmarks.search import read_through
from dxdesk.domain.names import fold
from dxdesk.store.alike import FIELDS, candidates
from dxdesk.store.database import Store

BAR = 5.0
BEFORE = 20
Typed = tuple[dict[str, str], Sequence[str]]


def measure(store: Store, visits: int, people: int) -> list[Figure]:
    """p50 and p95 of one look, and p50 as a multiple of reading one person by number."""
    read_through(store.home)
    floors, ours = [], []
    for number, (n, typed, keys) in enumerate(_slips(store, BEFORE + people)):
        floor = _timed(partial(_read, store, n))
        took = _timed(partial(candidates, store, typed, keys))
        if number >= BEFORE:
            floors.append(floor)
            ours.append(took)
    what = f"who may be meant, {visits * 3 // 10:,} residents, {visits:,} visits"
    against = f"one person by number {median(floors):.3f} ms, {median(ours) / median(floors):.0f} ×"
    return [Figure("alike", f"{what}, {name}", f"{len(ours)} looks; {against}", value, BAR)
            for name, value in (("p50", median(ours)), ("p95", percentile(ours, 0.95)))]


def _slips(store: Store, count: int) -> Iterator[tuple[int, dict[str, str], Sequence[str]]]:
    """Slips about people of the register as they fill: the name, then the year, then digits; some scanned."""
    pick = random.Random(17)
    last = store.connection.execute("SELECT max(n) FROM resident").fetchone()[0]
    for turn in range(count):
        n = pick.randint(1, last)
        *row, key = store.connection.execute(
            f"SELECT {', '.join(FIELDS)}, id_key FROM resident WHERE n = ?", [n]).fetchone()
        typed = {name: value for name, value in zip(FIELDS, row, strict=True) if value}
        words = typed["full_name"].split()
        stage = turn % 6
        if stage == 1:
            typed["full_name"] = fold(typed["full_name"])
        if stage == 2:
            typed["full_name"] = f"{words[0]} {words[-1]}"
        shown = {0: ("full_name", "hamlet_id"), 5: ("full_name",)}.get(
            stage, ("full_name", "hamlet_id", "birth_year") if stage < 4 else FIELDS)
        # A look at somebody else's page: the row just read would lie in the cache.
        yield pick.randint(1, last), {name: typed[name] for name in shown if name in typed}, [key] if stage == 5 else ()


def _read(store: Store, n: int) -> object:
    return store.connection.execute("SELECT * FROM resident WHERE n = ?", [n]).fetchone()


def _timed(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return (perf_counter() - start) * 1000
