"""kill -9 at the desk, wherever it is with a slip: nothing acknowledged is lost, nothing is there twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from dxdesk.store.database import open_store
from dxdesk.store.drafts import held_drafts
from dxdesk.store.visits import recent_visits
from dxdesk.ui.desk.drafting import FORM
from tests.ui.desks import PASSPHRASE

CHILD = """
import os, signal, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from dxdesk.store import keys
from dxdesk.ui.theme import Theme
from dxdesk.ui.desk import drafting, slip_saving
from dxdesk.ui.desk.desk_page import DeskPage
from tests.ui.desks import opened_desk, type_text

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

keys.COST["n"] = 16
app = QApplication([])
theme = Theme(app)
theme.apply("light", 100)
with opened_desk(Path(sys.argv[1]), theme) as desk:
    page, where = DeskPage(desk), sys.argv[2]
    page.resize(1166, 700)
    page.show()
    page.load()
    for name in ("Trần Thị Bé", "Võ Thị Sáu"):
        page.form.ui.full_name.setFocus()
        type_text(name, page.form.ui.full_name)
        page.form.ui.helps.add("CASHLESS")
        if name.startswith("Võ"):
            page.drafting.flush()
            if where == "typed":
                die()
            if where == "in the save":
                drop = slip_saving.drop_draft
                slip_saving.drop_draft = lambda *of: (drop(*of), die())
            if where == "behind the writes":
                write = slip_saving.save_visit_inside
                slip_saving.save_visit_inside = lambda *of, **more: (write(*of, **more), die())
            if where == "before it is told":
                page._told.saved = die
            if where == "before the next form":
                page.start = die
        page.save()
        page.save()
        print("saved", name, flush=True)
    die()
"""


SAVED, OFFERED = (2, 0), (1, 1)
ENDS = {"typed": OFFERED, "in the save": OFFERED, "behind the writes": OFFERED, "before it is told": SAVED,
        "before the next form": SAVED}


def started(home: Path, where: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(home), where], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())})


def test_kill_9_leaves_a_slip_saved_or_offered_never_both(tmp_path: Path):
    running = {where: started(tmp_path / where, where) for where in ENDS}
    for where, child in running.items():
        out, err = child.communicate(timeout=60)
        assert child.returncode == -signal.SIGKILL, err
        with open_store(tmp_path / where, PASSPHRASE) as store:
            there = [visit.name for visit in recent_visits(store)]
            left = [draft.body["fields"]["full_name"] for draft in held_drafts(store, FORM)]
        told = [line.removeprefix("saved ") for line in out.splitlines()]
        assert (where, len(there), len(left)) == (where, *ENDS[where]) and set(told) <= set(there)
        assert {*there, *left} == {"Trần Thị Bé", "Võ Thị Sáu"}
