"""The program as it is started: in a process of its own, for it decides when Python looks for garbage."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.ui.desks import PASSPHRASE, Born

OPEN_AND_CLOSE = """
import gc, json, sys
from pathlib import Path
from dxdesk.app import window
said = []
def look():
    said.append([gc.isenabled(), gc.get_freeze_count(), len(gc.get_objects())])
def seated():
    look()
    print(json.dumps(said))
    program.window.close()
def begun(made):
    global program
    program = made
    program.furnished.connect(look)
    program.loaded.connect(look)
    program.loaded.connect(lambda: program.cover.unlock.emit(sys.argv[2]))
    program.seated.connect(seated)
sys.exit(window(Path(sys.argv[1]), begun))
"""


def test_what_stands_is_left_out_when_garbage_is_looked_for(home: Path, born_desks: tuple[Born, Born]):
    with born_desks[0].copied(home):
        pass
    done = subprocess.run([sys.executable, "-c", OPEN_AND_CLOSE, str(home), PASSPHRASE], check=True,
                          capture_output=True, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    (furnished, loaded, seated) = json.loads(done.stdout)
    assert furnished[:2] == [False, 0]
    for enabled, left_out, looked_at in (loaded, seated):
        assert enabled
        assert looked_at < 2_000 < left_out
    assert seated[1] > loaded[1]
