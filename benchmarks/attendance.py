"""The roll of a class: opened, a learner toggled, saved; a process of its own: `python -m benchmarks.attendance N`.

The floor is the repaint of an empty table of the same size in the same window.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.big import empty_desk
from benchmarks.data import FAMILY, GIVEN, MIDDLE
from benchmarks.figure import Figure, median, percentile
from benchmarks.jump import empty_table
from dxdesk.domain.catalogues import load_catalogues, load_communes
from dxdesk.domain.dates import today
from dxdesk.paths import resource_path
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.saving import Change, save
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.ui.background import Background
from dxdesk.ui.context import Desk
from dxdesk.ui.notice import Notice
from dxdesk.ui.shape import Shape
from dxdesk.ui.start import make_app
from dxdesk.ui.theme import Theme
from dxdesk.ui.training.grid_pane import GridPane

BARS = {"open": 150.0, "toggle": 16.0, "save": 400.0}
WORDS = {"open": "opened to painted, p50", "toggle": "one toggled to painted, p95", "save": "saved"}
_SIZE, _TOGGLES, _OPENED = (858, 602), 60, 5


def measure(learners: int) -> list[Figure]:
    """The three figures for a class of so many."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.attendance", str(learners)],
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True, capture_output=True,
                          text=True)
    told = json.loads(done.stdout)
    note = f"empty table {told['empty']:.1f} ms"
    return [Figure("attendance", f"roll of {learners} learners, {words}", "no floor", told[key], BARS[key], note=note)
            for key, words in WORDS.items()]


def main(learners: str) -> None:
    """Open a roll, toggle about, save it; the times in ms as JSON."""
    app = make_app(sys.argv[:1])
    theme = Theme(app)
    theme.apply("light", 100)
    theme.furnish()
    with tempfile.TemporaryDirectory() as folder, empty_desk(Path(folder) / "desk") as store:
        course, meeting = _class(store, int(learners))
        background = Background()
        pane = _pane(app, store, theme, background)
        told = {"open": median([_opened(app, pane, course, meeting) for _ in range(_OPENED)]),
                "toggle": percentile([_toggled(app, pane) for _ in range(_TOGGLES)], 0.95),
                "empty": median(empty_table(app, pane, pane.rect(), theme)), "save": _saved(app, pane)}
        pane.close()
        background.close()
    print(json.dumps(told))


def _pane(app: QApplication, store: Store, theme: Theme, background: Background) -> GridPane:
    """The pane in a window of its own, as large as the page has it at 1366 x 768."""
    data = resource_path("data")
    pane = GridPane(Desk(store, profile(store), load_catalogues(data), lambda: load_communes(data), store.clock,
                         Notice(), background, theme))
    pane.resize(*_SIZE)
    pane.reshape(Shape(1366, 768))
    pane.show()
    pane.activateWindow()
    app.processEvents()
    return pane


def _class(store: Store, learners: int) -> tuple[str, str]:
    pick, day = random.Random(7), today(store.clock()).isoformat()
    course = save(store, [Change("course", {"title": "Bình dân học vụ số"})]).records[0]
    meeting = save(store, [Change("meeting", {"course_id": course, "held_on": day, "from_at": "18:30"})]).records[0]
    people = save(store, [Change("resident", {"full_name": " ".join(map(pick.choice, (FAMILY, MIDDLE, GIVEN)))})
                          for _ in range(learners)]).records
    enrol(store, course, [Newcomer(resident=person) for person in people])
    return course, meeting


def _opened(app: QApplication, pane: GridPane, course: str, meeting: str) -> float:
    start = perf_counter()
    pane.show_class(class_of(pane.desk.store, course), meeting)
    pane.begin()
    app.processEvents()
    return (perf_counter() - start) * 1000


def _toggled(app: QApplication, pane: GridPane) -> float:
    start = perf_counter()
    QTest.keyClick(pane.grid, Qt.Key.Key_Space)
    app.processEvents()
    taken = (perf_counter() - start) * 1000
    QTest.keyClick(pane.grid, Qt.Key.Key_Down)
    app.processEvents()
    return taken


def _saved(app: QApplication, pane: GridPane) -> float:
    start = perf_counter()
    pane.save()
    app.processEvents()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main(*sys.argv[1:])
