"""Times inside the real window, as a process of its own: `python -m benchmarks.window unlock|search HOME [NAMES]`."""

import json
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from benchmarks.big import PASSPHRASE
from benchmarks.search import BEFORE, typed_names
from dxdesk.practice.hands import type_text, wait
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.start import Program, make_app


def main(what: str, home: str, names: str = "60") -> None:
    """Open the desk as a person does and print the times as JSON."""
    app = make_app(sys.argv[:1])
    program = Program(app, Path(home))
    program.start()
    program.window.activateWindow()
    times = {"unlock": [_unlock(app, program)]}
    if what == "search":
        times["search"] = _search(app, program.workspace.page(), int(names))
    program.window.close()
    print(json.dumps(times))


def _unlock(app: QApplication, program: Program) -> float:
    """The person types no faster than the program gets ready behind the unlock page."""
    wait("trang mở sổ", lambda: program.background is not None and not program.background.busy)
    start = perf_counter()
    program.cover.unlock.emit(PASSPHRASE)
    wait("bàn làm việc", lambda: program.workspace is not None and program.workspace.page().isVisible())
    for _ in range(2):  # what was shown is laid out by the first, painted at the latest by the second
        app.processEvents()
    return (perf_counter() - start) * 1000


def _search(app: QApplication, page: DeskPage, names: int) -> list[float]:
    """From each key to its list on the screen."""
    box = page.ui.find
    times = []
    for turn, name in enumerate([*typed_names(BEFORE, seed=12), *typed_names(names)]):
        box.setFocus()
        box.clear()
        app.processEvents()
        for letter in name:
            start = perf_counter()
            type_text(letter)
            app.processEvents()
            if turn >= BEFORE:
                times.append((perf_counter() - start) * 1000)
    return times


if __name__ == "__main__":
    main(*sys.argv[1:])
