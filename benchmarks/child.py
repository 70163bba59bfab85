"""Work on a desk in a process of its own, so that what it takes and its memory are its own."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

from benchmarks.big import PASSPHRASE
from dxdesk.store.database import Store, open_store


def in_child(work: Callable[[Store, Path], float], folder: Path, desk: str) -> tuple[float, float]:
    """What `work` answers on one of the folder's desks and its stick, and the most memory of that process in MB."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_run, (work, folder, desk))


def _run(work: Callable[[Store, Path], float], folder: Path, desk: str) -> tuple[float, float]:
    with open_store(folder / desk, PASSPHRASE) as store:
        forget_peak()
        taken = work(store, folder / "usb")
    return taken, peak()


def forget_peak() -> None:
    """What opening took (scrypt: 64 MB and more) is not the work's; only Linux can forget it."""
    counter = Path("/proc/self/clear_refs")
    if counter.exists():
        counter.write_text("5")


def peak() -> float:
    """The most memory this process held, in MB; `ru_maxrss` would still count the process that started it."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0
