"""Opening a desk, refused or in a child process: as another user, with limits, or as an older program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dxdesk.errors import DeskError
from dxdesk.store.database import open_store
from tests.store.kit import PASSPHRASE, Clock

ROOT = Path(__file__).resolve().parents[2]


def refusal(home: Path, **more) -> DeskError:
    with pytest.raises(DeskError) as caught:
        open_store(home, PASSPHRASE, Clock(), **more)
    return caught.value


def in_child(code: str, *arguments: str, uid: int | None = None, **limits: int) -> subprocess.CompletedProcess[str]:
    """Run Python in a child: as another user where permissions matter, with limits where a full disk is played."""
    head = (
        "import os, sys\nfrom pathlib import Path\nfrom dxdesk.store import keys\n"
        "keys.COST = {'n': 16, 'r': 8, 'p': 1}\nfrom dxdesk.errors import DeskError\n"
        "from dxdesk.store.backup import *\nfrom dxdesk.store.database import *\n"
        "from dxdesk.store.visits import save_visit\nfrom tests.store.kit import *\nhome = Path(sys.argv[1])\n"
    )
    for name, value in limits.items():
        head += f"import resource\nresource.setrlimit(resource.{name}, ({value}, {value}))\n"
    if uid is not None:  # after the imports: the interpreter may lie where only root may read
        head += f"os.setgroups([])\nos.setgid({uid})\nos.setuid({uid})\n"
    body = "".join(f"    {line}\n" for line in code.splitlines())
    script = f"{head}try:\n{body}except DeskError as error:\n    print('refused', error.code, error.sentence)\n"
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": os.environ["PATH"]}, check=False)
