"""Saving a visit with two services, against one 4 KiB append + fsync on the same disk, in turn."""

import itertools
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import IO

from benchmarks.data import Maker
from benchmarks.figure import SLOW_DISK, Figure, median, percentile
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.database import Store
from dxdesk.store.visits import save_visit

BARS = {"known": 5.0, "new": 7.0}
P99 = 50.0
_TYPED = ("full_name", "birth_year", "sex", "hamlet_id")
_PAGE = b"x" * 4096
_HELPS = (HelpLine("VNEID_ACTIVATE", "done"), HelpLine("EHEALTH", "not_done", "NO_OTP"))


def measure(store: Store, folder: Path, visits: int, saves: int) -> list[Figure]:
    """The figures of one desk that holds `visits` visits."""
    figures = []
    pick = random.Random(7)
    with _appender(folder / "floor.bin") as append:
        for who, draft in (("known", _known_drafts(store, pick)), ("new", _new_drafts(pick))):
            floors, ours = [], []
            for n in range(saves + 20):
                made = next(draft)
                floor, own = _timed(append), _timed(lambda made=made: save_visit(store, made))
                if n >= 20:
                    floors.append(floor)
                    ours.append(own)
            figures += _figures(who, visits, floors, ours)
    return figures


def _figures(who: str, visits: int, floors: list[float], ours: list[float]) -> list[Figure]:
    floor = median(floors)
    person = "known person" if who == "known" else "new person"
    what = f"save, {person}, {visits:,} visits"
    valid = floor >= SLOW_DISK
    note = "" if valid else "the disk is too quick to compare with"
    return [
        Figure("save", f"{what}, p50", "4 KiB append + fsync", median(ours), BARS[who], floor, note, valid),
        Figure("save", f"{what}, p99", f"(append + fsync p99 {percentile(floors, 0.99):.2f} ms)",
               percentile(ours, 0.99), P99),
    ]


@contextmanager
def _appender(path: Path) -> Iterator[Callable[[], None]]:
    with path.open("ab", buffering=0) as file:
        yield lambda: _append(file)


def _append(file: IO[bytes]) -> None:
    file.write(_PAGE)
    os.fsync(file.fileno())


def _timed(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return (perf_counter() - start) * 1000


def _known_drafts(store: Store, pick: random.Random) -> Iterator[VisitDraft]:
    """Visits with people anywhere in the register, whose values the form sends along and whose e-ID state changes."""
    last = store.connection.execute("SELECT max(n) FROM resident").fetchone()[0]
    for n in itertools.cycle(pick.sample(range(1, last + 1), last)):
        record, *values = store.connection.execute(
            f"SELECT id, {', '.join(_TYPED)} FROM resident WHERE n = ?", [n]).fetchone()
        person = {name: value or "" for name, value in zip(_TYPED, values, strict=True)}
        yield VisitDraft({**person, "eid_state": "l2_activated"}, record, {"satisfaction": "3"}, _HELPS)


def _new_drafts(pick: random.Random) -> Iterator[VisitDraft]:
    maker = Maker("0000000000", seed=pick.randrange(10**6))
    while True:
        number = f"074{pick.choice('0123')}609{pick.randrange(10**5):05d}"
        person = {"full_name": maker.name(), "birth_year": "1960", "sex": pick.choice("MF"), "national_id": number,
                  "phone": f"0900000{pick.randrange(1000):03d}", "eid_state": "l2_activated"}
        yield VisitDraft(person, "", {"satisfaction": "3"}, _HELPS)
