"""Places that take no files, and a disk that takes no more: one sentence, exit code 1, nothing changed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PASSPHRASE, lines, visit
from tests.cli.test_safety import NEW

ROOT = Path(__file__).resolve().parents[2]
# Not even root writes here.
SEALED = "/proc/dxdesk"

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write to")


@pytest.mark.parametrize("command", [
    NEW, ["backup", SEALED], ["exchange", "/proc"], ["practice", SEALED],
    ["report", "team-month", "--period", "2026-11", "--out", f"{SEALED}/x.pdf"],
    ["report", "team-month", "--period", "2026-11", "--out", "/proc/x.pdf"],
])
def test_places_nobody_can_write_to(run, desk, command):
    before = run("state", "--json").json
    home = ["--home", SEALED] if command is NEW else []
    refused = run(*home, *command, "--json")
    assert refused.code == 1
    assert refused.err.strip().count("\n") == 0
    assert refused.json["sentence"] == refused.err.strip()
    assert run("state", "--json").json == before


def test_a_disk_that_is_full(run, desk):
    """The system refuses every write beyond 400 KB, as a full disk does."""
    run("add", stdin=lines(visit()))
    before = run("state", "--json").json
    limited = subprocess.run(
        [sys.executable, "-c", (
            "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000));"
            "from dxdesk.app import main; sys.exit(main(['add', '--json']))"
        )],
        input=lines(*(visit(f"Người thứ {n}", note="x" * 3_000) for n in range(300))), capture_output=True, cwd=ROOT,
        env={**os.environ, "DXDESK_HOME": str(desk), "DXDESK_PASSPHRASE": PASSPHRASE}, check=False, timeout=120,
    )
    assert limited.returncode == 1
    assert json.loads(limited.stdout.decode())["refused"] in ("disk_fault", "disk_full")
    assert b"Traceback" not in limited.stderr
    assert run("state", "--json").json == before
