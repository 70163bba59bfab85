"""docs/performance.md: the table of figures, each row as it was last measured."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figure import Figure

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
HEAD = ("work", "floor", "ours", "ratio", "bar", "result", "measured")
_START, _END = "<!-- figures -->", "<!-- end of figures -->"


def write(figures: Sequence[Figure], scale: float) -> None:
    """Put the figures into the table; rows of other figures stay as they were measured before."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_START)
    table, _, after = rest.partition(_END)
    rows = {row[0]: row for row in map(_cells, table.strip().splitlines()[2:])}
    measured = [_day(scale)]
    rows.update({figure.work: [*figure.cells(), *measured] for figure in figures})
    lines = [_line(HEAD), _line(["---"] * len(HEAD)), *map(_line, rows.values())]
    PAGE.write_text("\n".join([f"{before}{_START}", *lines, f"{_END}{after}"]), encoding="utf-8")


def _day(scale: float) -> str:
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    day = f"{datetime.now(UTC):%Y-%m-%d}, {machine}"
    return day if scale == 1 else f"{day}, at {scale:g} of the size"


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
