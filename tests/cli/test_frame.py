"""The frame: exit codes, help and refusals in Vietnamese, one document with --json, no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dxdesk import __version__
from dxdesk.cli import COMMANDS
from tests.cli.conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ("Usage", "Error", "Options", "Commands", "Show this message", "Missing", "No such", "Invalid", "Traceback",
           "required")


def program(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    return subprocess.run([sys.executable, *arguments], input=stdin, capture_output=True, cwd=ROOT, check=False,
                          env={**os.environ, "DXDESK_PASSPHRASE": PASSPHRASE, **environment}, timeout=60)


def test_help_names_every_command_in_vietnamese(run):
    shown = run("--help")
    assert shown.code == 0
    assert all(f"  {name} " in shown.out for name in COMMANDS)
    assert not [word for word in ENGLISH if word in shown.out]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run, name):
    shown = run(name, "--help")
    assert shown.code == 0
    assert "--json" in shown.out
    assert not [word for word in (*ENGLISH, "OPTIONS") if word in shown.out]


@pytest.mark.parametrize("arguments", [
    ["nothing"], ["find"], ["find", "a", "b"], ["find", "a", "--limit", "x"], ["find", "a", "--limit", "0"],
    ["find", "a", "--nothing"], ["find", "--home"], ["choose", "x", "y"], ["new", "--ward", "1"], ["--json"],
    ["new", "--ward", "1", "--team", "a", "--member", "b", "--role", "king"],
    ["new", "--team", "a", "--member", "b"], ["new", "--ward", "1", "--join", "x", "--team", "a", "--member", "b"],
    ["new", "--join", "x", "--team", "a", "--member", "b", "--role", "leader"], ["invite"], ["trust"], ["revoke"],
    ["invite", "x", "--role", "king"], ["devices", "x"], ["pack"], ["unpack"],
])
def test_wrong_usage(run, arguments):
    refused = run(*arguments, "--json")
    assert refused.code == 2
    assert refused.json["refused"] == "usage"
    assert refused.json["sentence"] in refused.err
    assert not [word for word in ENGLISH if word in refused.err]


def test_without_json_the_words_go_where_people_read_them(run, desk):
    run("state")  # the desk of the tests is a copy, which is said once
    answered, refused = run("state"), run("show", "resident", "nobody")
    assert "Máy ghi:" in answered.out
    assert answered.err == ""
    assert refused.out == ""
    assert refused.err.startswith("Không thấy hồ sơ")


def test_text_that_is_not_utf8(run, desk):
    refused = run("find", "\udcff", "--json")
    assert (refused.code, refused.json["refused"]) == (1, "not_text")


def test_the_program_itself(tmp_path):
    version = program("-m", "dxdesk", "--version")
    assert (version.returncode, version.stdout.decode().strip()) == (0, __version__)
    refused = program("-m", "dxdesk", "state", "--json", DXDESK_HOME=str(tmp_path / "Sổ của tổ"),
                      PYTHONIOENCODING="ascii", LC_ALL="C")
    assert refused.returncode == 1
    assert json.loads(refused.stdout.decode())["refused"] == "no_desk"
    assert program("-m", "dxdesk", "nothing").returncode == 2


def test_a_second_copy_of_the_program(desk):
    held = program("-c", (
        "import sys, subprocess; from pathlib import Path\n"
        "from dxdesk.store.database import open_store\n"
        f"with open_store(Path({str(desk)!r}), {PASSPHRASE!r}):\n"
        "    sys.exit(subprocess.run([sys.executable, '-m', 'dxdesk', 'state', '--json']).returncode)"
    ), DXDESK_HOME=str(desk))
    assert held.returncode == 1
    assert json.loads(held.stdout.decode())["refused"] == "already_open"


def test_a_bug_is_one_sentence_and_a_log_without_data(tmp_path):
    broken = program("-c", (
        "import sys, dxdesk.cli.scan as scan\n"
        "def fail(path): raise ZeroDivisionError('Nguyễn Thị Mẫu 0912345678')\n"
        "scan.read_lines = fail\n"
        "from dxdesk.app import main\n"
        "sys.exit(main(['scan', '--json']))"
    ), DXDESK_HOME=str(tmp_path))
    assert broken.returncode == 1
    assert json.loads(broken.stdout.decode())["refused"] == "fault"
    assert "Traceback" not in broken.stderr.decode()
    assert len(broken.stderr.decode().strip().splitlines()) == 1
    log = (tmp_path / "dxdesk.log").read_text("utf-8")
    assert "ZeroDivisionError" in log
    assert "in fail" in log
    assert "0912345678" not in log


def test_standard_input_may_be_closed():
    closed = subprocess.run(f'"{sys.executable}" -m dxdesk scan --json <&-', shell=True, capture_output=True, cwd=ROOT,
                            check=False)
    assert closed.returncode == 1
    assert json.loads(closed.stdout.decode())["refused"] == "no_input"


def test_a_reader_that_goes_away():
    piped = subprocess.run(
        f'yes x | head -50000 | "{sys.executable}" -m dxdesk scan | head -1', shell=True, capture_output=True, cwd=ROOT,
        check=False)
    assert b"Traceback" not in piped.stderr
    assert b"BrokenPipe" not in piped.stderr


def test_naming_a_command_loads_neither_qt_nor_the_store():
    loaded = program("-c", (
        "import sys; from dxdesk.app import main; main(['scan', '--help']);"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'sqlite_utils', 'reportlab')])"
    ))
    assert loaded.stdout.decode().strip().endswith("[]")
