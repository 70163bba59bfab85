"""Rights, second copies, full disks and kills: a desk is whole or not there, what was saved stays."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import pytest

from dxdesk.errors import DeskError
from dxdesk.store.backup import check
from dxdesk.store.database import DATABASE, KEY_FILE, UNFINISHED, is_desk, open_store
from dxdesk.store.visits import save_visit
from tests.store.kit import PASSPHRASE, Clock, all_ops, draft, new_store, rows
from tests.store.opening import ROOT, in_child, refusal

# --- rights, a second copy, full disks


def test_a_second_copy_of_the_program(desk):
    with open_store(desk, PASSPHRASE) as store:
        assert refusal(desk).code == "already_open"
        found = in_child("open_store(home, PASSPHRASE)", str(desk))
        assert found.stdout.startswith("refused already_open"), found.stderr
        save_visit(store, draft())
    open_store(desk, PASSPHRASE).close()


def test_a_killed_program_does_not_keep_the_desk_closed(desk):
    found = in_child("import os\nstore = open_store(home, PASSPHRASE)\nos.kill(os.getpid(), 9)", str(desk))
    assert found.returncode == -signal.SIGKILL
    open_store(desk, PASSPHRASE).close()


def test_a_refused_open_frees_the_desk(desk):
    with pytest.raises(DeskError):
        open_store(desk, "sai mật khẩu")
    open_store(desk, PASSPHRASE).close()


needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become another user")
NOBODY = 65_534


@pytest.fixture
def shared(tmp_path_factory, clock) -> Path:
    """A desk another user reaches: temporary folders of tests are closed to others."""
    folder = Path(tmp_path_factory.getbasetemp())
    for place in (folder, folder.parent, folder.parent.parent):
        if place.stat().st_uid == os.geteuid() and place != Path(tempfile.gettempdir()):
            place.chmod(0o755)
    home = tmp_path_factory.mktemp("sổ")
    home.chmod(0o755)
    new_store(home / "desk", clock).close()
    return home / "desk"


@needs_root
def test_a_folder_that_cannot_be_written(shared):
    before = {path.name: path.read_bytes() for path in shared.iterdir()}
    found = in_child("open_store(home, PASSPHRASE)", str(shared), uid=NOBODY)
    assert found.stdout.startswith("refused home_not_writable"), found.stderr
    found = in_child("create_store(home / 'new', PASSPHRASE)", str(shared), uid=NOBODY)
    assert found.stdout.startswith("refused home_not_writable"), found.stderr
    assert {path.name: path.read_bytes() for path in shared.iterdir()} == before


@needs_root
@pytest.mark.parametrize(("name", "mode", "code"), [
    (KEY_FILE, 0o000, "cannot_open"), (DATABASE, 0o000, "disk_fault"), (DATABASE, 0o444, "read_only"),
])
def test_files_that_cannot_be_read_or_written(shared, name, mode, code):
    for path in (shared, *shared.iterdir()):
        os.chown(path, NOBODY, NOBODY)
    (shared / name).chmod(mode)
    code_in_child = "with open_store(home, PASSPHRASE) as store:\n    save_visit(store, draft())"
    found = in_child(code_in_child, str(shared), uid=NOBODY)
    assert found.stdout.startswith(f"refused {code}"), found.stdout + found.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process are POSIX")
@pytest.mark.parametrize("room", [20_000, 200_000, 430_000])
def test_a_full_disk_while_making_a_desk_leaves_nothing(tmp_path, room):
    home = tmp_path / "sổ"
    found = in_child("new_store(home, Clock())", str(home), RLIMIT_FSIZE=room)
    assert found.stdout.startswith("refused disk"), found.stdout + found.stderr
    assert [path.name for path in home.iterdir()] == ["desk.lock"]
    new_store(home, Clock()).close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process are POSIX")
def test_a_full_disk_while_saving_keeps_all_that_was_saved(desk):
    size = max(path.stat().st_size for path in desk.iterdir())
    code = (
        "with open_store(home, PASSPHRASE) as store:\n"
        "    for number in range(5_000):\n"
        "        print(save_visit(store, draft(f'Người {number}')).save, flush=True)\n"
    )
    found = in_child(code, str(desk), RLIMIT_FSIZE=size + 150_000)
    *acknowledged, last = found.stdout.splitlines()
    assert last.startswith("refused disk"), found.stdout[-300:] + found.stderr
    assert "vẫn còn nguyên" in last
    with open_store(desk, PASSPHRASE) as store:
        held = {one.save_id for one in all_ops(store)}
        assert acknowledged
        assert set(acknowledged) <= held
        assert check(store)[0].ok
        save_visit(store, draft("Sau khi dọn ổ đĩa"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals are POSIX")
@pytest.mark.parametrize("seed", range(6))
def test_a_kill_while_making_a_desk_leaves_a_whole_one_or_none(tmp_path, seed):
    home = tmp_path / "sổ"
    script = (
        "import sys\nfrom pathlib import Path\nfrom dxdesk.store import keys\nkeys.COST = {'n': 16, 'r': 8, 'p': 1}\n"
        "from tests.store.kit import *\nprint('start', flush=True)\nnew_store(Path(sys.argv[1]), Clock())\n"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(home)], cwd=ROOT, stdout=subprocess.PIPE,
                             env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]})
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(Random(seed).uniform(0, 0.04))
    child.kill()
    child.wait()
    child.stdout.close()
    if is_desk(home):
        with open_store(home, PASSPHRASE) as store:
            assert {kind for kind, _ in rows(store)} == {"ward", "team", "member", "hamlet"}
    else:
        new_store(home, Clock()).close()


def test_a_desk_that_was_never_finished_is_none_and_can_be_made_again(tmp_path):
    home = tmp_path / "sổ"
    home.mkdir()
    (home / UNFINISHED).write_bytes(b"half")
    (home / f"{UNFINISHED}-wal").write_bytes(b"half")
    (home / KEY_FILE).write_text("{}")
    assert not is_desk(home)
    assert refusal(home).code == "no_desk"
    new_store(home, Clock()).close()
    assert sorted(path.name for path in home.iterdir()) == [DATABASE, KEY_FILE, "desk.lock"]
