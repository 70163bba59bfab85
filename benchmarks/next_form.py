"""From Ctrl+Enter to the next form ready in the real window, against the repaint of an empty form in the same run."""

from pathlib import Path

from benchmarks.figure import Figure, median, milliseconds, percentile
from benchmarks.search import read_through
from benchmarks.unlock import in_window
from dxdesk.ui.desk.alike_watch import BREATH

BAR, BAR_CARD = 60.0, 16.0 + BREATH
BEFORE = 10
"""Slips saved before the measured ones: a desk has a day behind it."""


def measure(home: Path, visits: int, slips: int) -> list[Figure]:
    """p50 and p95 from the key to the painted empty form, the cursor in its first field; and of who may be meant.

    In a window of 1366 × 768.
    """
    read_through(home)
    times = in_window("next_form", home, str(slips))
    size = f"{visits * 3 // 10:,} residents, {visits:,} visits"
    figures = []
    for who in ("new", "known"):
        saves, floor = times[who], median(times["repaint"])
        for name, value in (("p50", median(saves)), ("p95", percentile(saves, 0.95))):
            against = f"{len(saves)} slips; an empty form repainted: {milliseconds(floor)}"
            figures.append(Figure("next_form", f"save to next form ready, {who} person, {size}, {name}", against, value,
                                  BAR, note=f"{value / floor:.1f} × the repaint"))
    for name, value in (("p50", median(times["card"])), ("p95", percentile(times["card"], 0.95))):
        figures.append(Figure("next_form", f"last key of a name to who may be meant, painted, {size}, {name}",
                              f"{len(times['card'])} names, {BREATH} ms of it a breath", value, BAR_CARD))
    return figures
