"""`python -m benchmarks [NAME …] [--scale X] [--write]`: each figure as a ratio to its floor of the same run."""

import argparse
import os
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from benchmarks import (
    alike,
    attendance,
    export,
    increment,
    jump,
    merge,
    next_form,
    preview,
    register_pdf,
    save,
    search,
    start,
    unlock,
    ward,
)
from benchmarks.big import big_desk, empty_desk
from benchmarks.figure import Figure
from benchmarks.report import PAGE, write

NAMES = ("start", "unlock", "save", "search", "alike", "next_form", "jump", "attendance", "merge")
LONG = ("preview", "increment", "export", "register", "ward")
"""Measured only where asked for by name."""
VISITS, FEW_VISITS, MERGED, HELD, TURNS = 1_000_000, 10_000, 1_000_000, 20_000, 20_000
PAIRS, UNLOCKS, SAVES, TYPED, SLIPS, JUMPS, LEARNERS = 15, 5, 400, 60, 100, 100, 400


def main(arguments: list[str] | None = None) -> int:
    """Measure what was asked for, by default everything."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join((*NAMES, *LONG)))
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full sizes, for a quick look")
    parser.add_argument("--write", action="store_true", help=f"refresh {PAGE}")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.names) - {*NAMES, *LONG}:
        parser.error(f"no such figure: {', '.join(sorted(unknown))}")
    figures = []
    with tempfile.TemporaryDirectory(prefix="dxdesk-bench-", ignore_cleanup_errors=True) as folder:
        os.environ["DXDESK_LOCAL"] = str(Path(folder, "local"))  # nothing is left on this machine
        for figure in measured(Path(folder), asked.names or NAMES, asked.scale):
            print(figure.line(), flush=True)
            figures.append(figure)
    if asked.write:
        write(figures, asked.scale)
    return 0


def measured(folder: Path, names: Collection[str], scale: float) -> Iterator[Figure]:
    """The figures of these names, in their order."""
    if "start" in names:
        empty_desk(folder / "small").close()
        yield from start.measure(folder / "small", _scaled(PAIRS, scale, least=2))
    if not {"unlock", "save", "search", "alike", "next_form", "jump"}.isdisjoint(names):
        yield from _on_big_desk(folder, names, scale)
    if "attendance" in names:
        yield from attendance.measure(_scaled(LEARNERS, scale, least=5))
    if "merge" in names:
        yield from merge.measure(folder / "merge", _scaled(MERGED, scale, least=100))
    yield from _long(folder, names, scale)


def _long(folder: Path, names: Collection[str], scale: float) -> Iterator[Figure]:
    if "preview" in names:
        yield from preview.measure(folder / "preview", _scaled(MERGED, scale, least=100))
    if "increment" in names:
        yield from increment.measure(folder / "increment", ward.LAPTOPS, _scaled(HELD, scale, least=10))
    if "export" in names:
        yield from export.measure(folder / "export", _scaled(MERGED, scale, least=100))
    if "register" in names:
        yield from register_pdf.measure(_scaled(TURNS, scale, least=50))
    if "ward" in names:
        yield from ward.measure(folder / "ward", ward.LAPTOPS, _scaled(ward.VISITS, scale, least=10))


def _on_big_desk(folder: Path, names: Collection[str], scale: float) -> Iterator[Figure]:
    """What is measured in the store itself, then what opens the desk anew."""
    visits, typed = _scaled(VISITS, scale, least=100), _scaled(TYPED, scale, least=3)
    home = folder / "big"
    with big_desk(home, visits) as store:
        if "search" in names:
            yield from search.measure(store, visits, typed)
        if "alike" in names:
            yield from alike.measure(store, visits, typed)
        if "save" in names:
            yield from save.measure(store, folder, visits, _scaled(SAVES, scale, least=5))
    if "save" in names:
        few = _scaled(FEW_VISITS, scale, least=100)
        with big_desk(folder / "few", few) as store:
            yield from save.measure(store, folder, few, _scaled(SAVES, scale, least=5))
    yield from _opened_anew(home, visits, names, scale)


def _opened_anew(home: Path, visits: int, names: Collection[str], scale: float) -> Iterator[Figure]:
    if "unlock" in names:
        yield from unlock.measure(home, visits, _scaled(UNLOCKS, scale, least=1))
    if "search" in names:
        yield from search.painted(home, visits, _scaled(TYPED, scale, least=3))
    if "next_form" in names:
        yield from next_form.measure(home, visits, _scaled(SLIPS, scale, least=4))
    if "jump" in names:
        yield from jump.measure(home, visits, _scaled(JUMPS, scale, least=10))


def _scaled(size: int, scale: float, least: int) -> int:
    return max(least, int(size * scale))


if __name__ == "__main__":
    sys.exit(main())
