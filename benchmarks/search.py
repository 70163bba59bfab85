"""One keystroke of search at full size, in the store and to the painted list."""

import random
from pathlib import Path
from time import perf_counter

from benchmarks.data import Maker
from benchmarks.figure import Figure, median, percentile
from benchmarks.unlock import in_window
from dxdesk.domain.names import fold
from dxdesk.store.database import DATABASE, Store
from dxdesk.store.search import find_people

BAR, BAR_PAINTED = 5.0, 16.0
LIMIT, BEFORE = 20, 20


def typed_names(names: int, seed: int = 11) -> list[str]:
    """What is typed when people are looked for the ways the desk is taught."""
    maker = Maker("0000000000", seed=seed)
    pick = random.Random(seed)
    typed: list[str] = []
    for _ in range(names):
        words = maker.name().split()
        typed.append(pick.choice((
            words[-1], " ".join(words[-2:]), " ".join(words), f"{words[0]} {words[-1]}", fold(" ".join(words)),
            f"{words[0][:2]} {words[1][:2]} {words[-1]}", f"{words[-1]} {pick.randint(1940, 2005)}",
            f"{pick.randrange(10**4):04d}", f"{pick.randrange(10**3):03d}",
        )))
    return typed


def measure(store: Store, visits: int, names: int) -> list[Figure]:
    """p50 and p95 of a keystroke in the store, after a few other searches of the day."""
    read_through(store.home)
    for name in typed_names(BEFORE, seed=12):
        find_people(store, name, LIMIT)
    times = []
    for name in typed_names(names):
        for end in range(1, len(name) + 1):
            start = perf_counter()
            find_people(store, name[:end], LIMIT)
            times.append((perf_counter() - start) * 1000)
    return _figures("in the store", visits, times, BAR)


def painted(home: Path, visits: int, names: int) -> list[Figure]:
    """p50 and p95 from a key in the window to the list on the screen; nobody else has the desk open."""
    read_through(home)
    return _figures("to painted", visits, in_window("search", home, str(names))["search"], BAR_PAINTED)


def read_through(home: Path) -> None:
    """Read the database once, so that the system has it in memory, as it has what people use all day."""
    with (home / DATABASE).open("rb") as file:
        while file.read(1 << 20):
            pass


def _figures(what: str, visits: int, times: list[float], bar: float) -> list[Figure]:
    work = f"search keystroke {what}, {visits * 3 // 10:,} residents, {visits:,} visits"
    return [Figure("search", f"{work}, {name}", f"{len(times)} keystrokes", value, bar)
            for name, value in (("p50", median(times)), ("p95", percentile(times, 0.95)))]
