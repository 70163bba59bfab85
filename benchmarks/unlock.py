"""From the accepted passphrase to the usable desk, against scrypt and one empty window."""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.big import PASSPHRASE
from benchmarks.figure import Figure, median
from benchmarks.start import EMPTY_WINDOW, run
from dxdesk.store.database import KEY_FILE
from dxdesk.store.keys import Sidecar

BAR = 1.0


def measure(home: Path, visits: int, runs: int) -> list[Figure]:
    """Unlocking the desk in `home`; each run has its own window, scrypt and empty window beside it."""
    floors, ours = [], []
    for _ in range(runs):
        ours.append(in_window("unlock", home)["unlock"][0])
        floors.append(_scrypt(home) + run(EMPTY_WINDOW))
    return [Figure("unlock", f"accepted passphrase to usable desk, {visits:,} visits", "scrypt + empty QMainWindow",
                   median(ours), BAR, median(floors))]


def in_window(what: str, home: Path, *arguments: str) -> dict[str, list[float]]:
    """Times in ms measured by `benchmarks.window` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window", what, str(home), *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def _scrypt(home: Path) -> float:
    sidecar = Sidecar.read(home / KEY_FILE)
    start = perf_counter()
    sidecar.unlock(PASSPHRASE)
    return (perf_counter() - start) * 1000
