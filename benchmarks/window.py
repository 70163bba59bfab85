"""Times inside the real window, as a process of its own: `python -m benchmarks.window unlock|search HOME [NAMES]`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.big import PASSPHRASE
from benchmarks.search import typed_names
from dxdesk.ui.desk_page import DeskPage
from dxdesk.ui.start import Program, make_app

PATIENCE = 60.0


class Painted(QObject):
    """Notices that a widget or a part of it was painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: set[int] = set()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every widget that paints is noted."""
        if event.type() == QEvent.Type.Paint:
            self.seen.add(id(watched))
        return False


def main(what: str, home: str, names: str = "60") -> None:
    """Open the desk as a person does and print the times as JSON."""
    app = make_app(sys.argv[:1])
    program = Program(app, Path(home))
    program.start()
    times = {"unlock": [_unlock(app, program)]}
    if what == "search":
        times["search"] = _search(app, program.workspace.page(), int(names))
    program.window.close()
    print(json.dumps(times))


def _unlock(app: QApplication, program: Program) -> float:
    """The person types no faster than the program gets ready behind the unlock page."""
    _wait(app, lambda: program.background is not None and not program.background.busy)
    painted = Painted(app)
    start = perf_counter()
    program.cover.unlock.emit(PASSPHRASE)
    _wait(app, lambda: program.workspace is not None and id(program.workspace.page()) in painted.seen)
    app.removeEventFilter(painted)
    return (perf_counter() - start) * 1000


def _search(app: QApplication, page: DeskPage, names: int) -> list[float]:
    """From each key to its list on the screen."""
    box = page.ui.find
    times = []
    for name in typed_names(names):
        box.setFocus()
        box.clear()
        app.processEvents()
        for letter in name:
            start = perf_counter()
            _press(box, letter)
            app.processEvents()
            times.append((perf_counter() - start) * 1000)
    return times


def _press(field: QLineEdit, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _wait(app: QApplication, ready: Callable[[], bool]) -> None:
    end = perf_counter() + PATIENCE
    while not ready():
        app.processEvents()
        if perf_counter() > end:
            raise TimeoutError("the window never came so far")


if __name__ == "__main__":
    main(*sys.argv[1:])
