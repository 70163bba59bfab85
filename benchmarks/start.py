"""From process start to the painted unlock page, against an empty window of the same interpreter."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.figure import Figure, median

BAR = 1.4
EMPTY_WINDOW = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""
UNLOCK_PAGE = """
import os, sys
from pathlib import Path
from dxdesk.app import window
def begun(program):
    program.window.painted.disconnect()
    program.window.painted.connect(lambda: os._exit(0))
window(Path(sys.argv[1]), begun)
"""


def measure(home: Path, pairs: int) -> list[Figure]:
    """The start of a desk in `home`, in turn with the empty window."""
    times = [(run(EMPTY_WINDOW), run(UNLOCK_PAGE, str(home))) for _ in range(pairs + 1)][1:]
    return [Figure("start", "process start to painted unlock page", "empty QMainWindow",
                   median([ours for _, ours in times]), BAR, median([floor for floor, _ in times]))]


def run(script: str, *arguments: str) -> float:
    """How long a Python process of this interpreter takes, in ms. Raises where it fails."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = perf_counter()
    subprocess.run([sys.executable, "-c", script, *arguments], env=environment, check=True)
    return (perf_counter() - start) * 1000
