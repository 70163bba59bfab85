"""Programs of other versions at work on desks of one ward, and what lies on a stick in plain bytes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dxdesk.exchange.envelope import unseal
from dxdesk.exchange.invitation import invite
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.ward_keys import identities
from dxdesk.store.database import Store
from tests.exchange.desks import PASSPHRASE

Run = Callable[..., dict[str, Any]]
REPOSITORY = Path(__file__).parents[2]


@contextmanager
def program(version: str, home: Path) -> Iterator[Run]:
    """The program of that version, running on a desk; each call is one command, its answer with the exit code."""
    environment = {**os.environ, "DXDESK_HOME": str(home), "DXDESK_PASSPHRASE": PASSPHRASE}
    command = [sys.executable, "-m", "tests.versions.app", version]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                          cwd=REPOSITORY, env=environment) as child:
        assert child.stdin is not None and child.stdout is not None
        stdin, stdout = child.stdin, child.stdout

        def run(*arguments: str) -> dict[str, Any]:
            stdin.write(json.dumps(arguments) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())

        yield run


def joins(officer: Store, run: Run, folder: Path, name: str) -> None:
    """That program makes a desk by an invitation."""
    file = folder / f"giấy mời {name}"
    code = invite(officer, file).code
    made = run("new", "--join", str(file), "--code", code, "--team", f"Tổ {name}", "--member", f"Người {name}")
    assert made["exit"] == 0, made


def bodies(store: Store, folder: Path) -> dict[str, bytes]:
    """Every pack lying in a folder, out of its envelope, by its root."""
    own, others = identities(store, trust_here(store, known_statements(store)))
    found = {}
    for path in folder.rglob("*.age"):
        data = unseal(path.read_bytes(), [*own, *others])
        found[data.rsplit(b"root=", 1)[1][:64].decode()] = data
    return found
