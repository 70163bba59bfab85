"""Jump anywhere in the lists of the register: from the moved scroll bar to the painted rows, and the memory it takes.

A process of its own opens the real window: `python -m benchmarks.jump HOME JUMPS`.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.big import PASSPHRASE
from benchmarks.figure import Figure, median, percentile
from benchmarks.search import read_through
from dxdesk.practice.hands import wait
from dxdesk.ui.register.filter_row import PEOPLE, VISITS
from dxdesk.ui.register.register_page import RegisterPage
from dxdesk.ui.start import Program, make_app
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView
from dxdesk.ui.theme import Theme

BAR, MEMORY_BAR = 60.0, 120
BEFORE = 5
"""Jumps before those that count: fonts and icons are drawn a first time."""


def measure(home: Path, visits: int, jumps: int) -> list[Figure]:
    """p95 of a jump in each list; beside it the empty table of the same window, the time to build, the memory."""
    read_through(home)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.jump", str(home), str(jumps)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    return [_figure(told, kind, words) for kind, words in (
        (VISITS, f"list of {visits:,} visits"), (PEOPLE, f"list of {visits * 3 // 10:,} residents"))]


def main(home: str, jumps: str) -> None:
    """Open the desk as a person does, jump about, print the times in ms and the memory in MB as JSON."""
    app = make_app(sys.argv[:1])
    program = Program(app, Path(home))
    program.start()
    program.window.resize(1366, 768)
    program.window.activateWindow()
    wait("trang mở sổ", lambda: program.background is not None and not program.background.busy)
    program.cover.unlock.emit(PASSPHRASE)
    wait("bàn làm việc", lambda: program.workspace is not None and program.workspace.page().isVisible())
    app.processEvents()
    told = {"before": _memory()}
    program.workspace.go(RegisterPage.key)
    page = program.workspace.page()
    for kind in (PEOPLE, VISITS):
        told[kind] = _in_list(app, program, page, kind, int(jumps))
    told["after"] = _memory()
    program.window.close()
    print(json.dumps(told))


def _in_list(app: QApplication, program: Program, page: RegisterPage, kind: str, jumps: int) -> dict[str, object]:
    start = perf_counter()
    page.lists.kind.set_value(kind)
    wait("danh sách", lambda: not program.background.busy and len(page.lists.table.rows) > 0)
    built = (perf_counter() - start) * 1000
    for _ in range(3):  # laid out by the first, painted at the latest by the last
        app.processEvents()
    table, pick = page.lists.table, random.Random(7)
    bar = table.verticalScrollBar()
    places = [pick.randrange(bar.maximum() + 1) for _ in range(jumps + BEFORE)]
    times = [_painted(app, table, place) for place in places][BEFORE:]
    empty = empty_table(app, program.window, table.geometry(), program.workspace.desk.theme)
    return {"built": built, "jumps": times, "empty": empty}


def _painted(app: QApplication, table: TableView, place: int) -> float:
    start = perf_counter()
    table.verticalScrollBar().setValue(place)
    app.processEvents()
    return (perf_counter() - start) * 1000


def empty_table(app: QApplication, over: QWidget, room: QRect, theme: Theme) -> list[float]:
    """The repaint of a table without rows in this room, in ms, thirty times."""
    table = TableView(over)
    table.set_up(theme, [Column("", lambda _: Cell(), stretch=1)], heads=False)
    table.setGeometry(room)
    table.show()
    table.raise_()
    app.processEvents()
    times = []
    for _ in range(30):
        table.viewport().update()
        start = perf_counter()
        app.processEvents()
        times.append((perf_counter() - start) * 1000)
    table.hide()
    table.deleteLater()
    return times


def _memory() -> float:
    """What this process holds now, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def _figure(told: dict, kind: str, words: str) -> Figure:
    jumps, grown = told[kind]["jumps"], told["after"] - told["before"]
    memory = "met" if grown <= MEMORY_BAR else "missed"
    note = (f"empty table {median(told[kind]['empty']):.1f} ms, built in {told[kind]['built']:.0f} ms, both lists "
            f"+{grown:.0f} MB (bar {MEMORY_BAR} MB: {memory})")
    work = f"{words}, jump anywhere, p95"
    return Figure("jump", work, f"{len(jumps)} jumps", percentile(jumps, 0.95), BAR, note=note)


if __name__ == "__main__":
    main(*sys.argv[1:])
