"""Opening a desk: every fault of file, folder and disk is one sentence and changes nothing; migrations lose nothing."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

import pytest

from dxdesk.errors import DeskError, StoreError
from dxdesk.store import migrations
from dxdesk.store.backup import check, restore
from dxdesk.store.database import DATABASE, KEY_FILE, UNFINISHED, Store, create_store, is_desk, open_store
from dxdesk.store.desk import new_desk
from dxdesk.store.records import show
from dxdesk.store.saving import Change, save
from dxdesk.store.search import find_people
from dxdesk.store.state import state, state_hash
from dxdesk.store.visits import recent_visits, save_visit
from tests.store.kit import FOUNDER, PASSPHRASE, WARD, Clock, all_ops, draft, new_store, rows

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def desk(home: Path, clock: Clock) -> Path:
    """The home of a closed desk with some visits, under accents and spaces."""
    with new_store(home, clock) as store:
        for number in range(30):
            save_visit(store, draft(f"Nguyễn Văn Số {number}"))
    return home


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


# --- what is not there, or is not what it should be


def test_no_desk_in_the_folder(tmp_path):
    assert refusal(tmp_path / "nowhere").code == "no_desk"
    assert not (tmp_path / "nowhere").exists()


def test_a_missing_database_beside_its_key_file(desk):
    (desk / DATABASE).unlink()
    assert refusal(desk).code == "database_missing"
    with pytest.raises(StoreError) as caught:
        create_store(desk, PASSPHRASE)
    assert caught.value.code == "desk_exists"


def test_a_desk_is_never_overwritten(desk):
    before = (desk / DATABASE).read_bytes()
    for make in (lambda: create_store(desk, PASSPHRASE), lambda: new_desk(desk, PASSPHRASE, WARD, FOUNDER)):
        with pytest.raises(StoreError) as caught:
            make()
        assert caught.value.code == "desk_exists"
    assert (desk / DATABASE).read_bytes() == before
    open_store(desk, PASSPHRASE).close()


def test_a_database_of_a_newer_program(desk):
    with open_store(desk, PASSPHRASE) as store, store.writing() as connection:
        connection.execute(f"PRAGMA user_version = {migrations.NUMBER + 1}")
    assert refusal(desk).code == "database_newer"


def test_a_database_with_fields_this_program_would_overlook(desk):
    """A newer program may forget to count its step up: its columns would be dropped here, so this one refuses too."""
    with open_store(desk, PASSPHRASE) as store:
        shape = json.loads(store.setting("shape"))
        shape["resident"].append("zz_newer")
        store.set_setting("shape", json.dumps(shape))
    assert refusal(desk).code == "database_newer"


@pytest.mark.parametrize("content", [b"", b"x", b"0123456789abcdef", b"\0" * 8192, "sổ".encode() * 5_000])
def test_a_file_that_is_no_database(desk, content):
    (desk / DATABASE).write_bytes(content)
    assert refusal(desk).code in ("database_damaged", "key_file_foreign")


def test_a_plain_sqlite_file_instead(desk):
    (desk / DATABASE).unlink()
    with contextlib.closing(sqlite3.connect(desk / DATABASE)) as plain:
        plain.execute("CREATE TABLE op (id TEXT)")
        plain.commit()
    assert refusal(desk).code == "database_damaged"


def test_a_folder_in_place_of_the_database(desk):
    (desk / DATABASE).unlink()
    (desk / DATABASE).mkdir()
    assert refusal(desk).code in ("cannot_open", "disk_fault", "database_damaged")


# --- damage


@pytest.mark.parametrize("seed", range(25))
def test_damage_anywhere_is_a_sentence_or_shows_in_check_never_a_traceback(desk, seed):
    rng = Random(seed)
    whole = (desk / DATABASE).read_bytes()
    damaged = bytearray(whole)
    way = rng.choice(("flip", "flip", "cut", "zero", "append"))
    place = rng.randrange(16, len(whole))
    if way == "flip":
        damaged[place] ^= 1 << rng.randrange(8)
    elif way == "zero":
        damaged[place:place + 4096] = bytes(len(damaged[place:place + 4096]))
    damaged = damaged[:place] if way == "cut" else damaged + bytes(5_000) if way == "append" else damaged
    (desk / DATABASE).write_bytes(damaged)
    told = []
    for look in (_check, _save_and_read):
        try:
            with open_store(desk, PASSPHRASE) as store:
                told.append(look(store))
        except StoreError as error:
            told.append(error.code)
    assert told[0] in ("database_damaged", "Tệp sổ bị hỏng, không đọc được. Khôi phục từ bản sao lưu gần nhất.")
    assert told[1] in ("database_damaged", "the damaged page was not met")


def _check(store: Store) -> str:
    looked = check(store)[0]
    return "ok" if looked.ok else looked.sentence


def _save_and_read(store: Store) -> str:
    save_visit(store, draft("Người mới"))
    show(store, "visit", recent_visits(store)[0].id)
    find_people(store, "nguyen")
    state(store)
    return "the damaged page was not met"


def test_a_truncated_journal_loses_nothing_that_was_acknowledged_before_it(desk):
    """The write-ahead log beside the database may be cut anywhere: what is whole in it counts, the rest never was."""
    with open_store(desk, PASSPHRASE) as store:
        ops = len(all_ops(store))
        save_visit(store, draft("Người cuối"))
        held = {name: (desk / name).read_bytes() for name in (DATABASE, f"{DATABASE}-wal")}
    for cut in (0, 33, 4_000, len(held[f"{DATABASE}-wal"]) - 7):
        for name in (DATABASE, f"{DATABASE}-wal"):
            (desk / name).write_bytes(held[name])
        (desk / f"{DATABASE}-shm").unlink(missing_ok=True)
        (desk / f"{DATABASE}-wal").write_bytes(held[f"{DATABASE}-wal"][:cut])
        with open_store(desk, PASSPHRASE) as store:
            assert len(all_ops(store)) >= ops
            assert check(store)[0].ok


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


# --- the store itself


def test_a_fact_is_kept_inside_and_outside_a_transaction(desk):
    with open_store(desk, PASSPHRASE) as store:
        store.set_setting("a", "1")
        with store.writing():
            store.set_setting("b", "2")
        with contextlib.suppress(ZeroDivisionError), store.writing():
            store.set_setting("c", str(1 // 0))
        save_visit(store, draft())
    with open_store(desk, PASSPHRASE) as store:
        assert [store.setting(name) for name in ("a", "b", "c", "nothing")] == ["1", "2", "", ""]


def test_a_worker_thread_takes_its_own_connection(desk):
    with open_store(desk, PASSPHRASE) as store:
        found: list[str] = []

        def work() -> None:
            with store.reopen() as mine:
                save_visit(mine, draft("Ở luồng khác"))
                found.append(find_people(mine, "luong khac")[0].full_name)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert found == ["Ở luồng khác"]
        assert find_people(store, "luong khac")
        assert refusal(desk).code == "already_open"


def test_a_desk_busy_for_long_is_a_sentence(desk):
    with open_store(desk, PASSPHRASE) as store, store.reopen() as other:
        other.connection.execute("PRAGMA busy_timeout = 10")
        with store.writing(), pytest.raises(StoreError) as caught:
            save_visit(other, draft())
        assert caught.value.code == "busy"
        save_visit(other, draft())


def test_the_database_is_as_the_notes_decided(desk):
    with open_store(desk, PASSPHRASE) as store:
        pragma = {name: store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in (
            "journal_mode", "synchronous", "secure_delete", "trusted_schema", "cipher_version")}
        assert (pragma["journal_mode"], pragma["synchronous"], pragma["secure_delete"]) == ("wal", 2, 1)
        assert pragma["trusted_schema"] == 0
        tables = store.connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        loose = [name for name, sql in tables if "STRICT" not in sql and not name.startswith(("sqlite_", "_sqlite_"))]
        assert loose == []


# --- migrations: an older database is made by a program that knows fewer fields and kinds

OLDER = """
from dataclasses import replace
from dxdesk.domain import records
resident = records.KINDS["resident"]
records.KINDS["resident"] = replace(
    resident, fields=tuple(field for field in resident.fields if field.name not in ("sex", "birth_date")))
del records.KINDS["attendance"]
from dxdesk.ledger.ops import Op
from dxdesk.store.state import state_hash
from tests.ledger.opsets import op
with new_store(home, Clock()) as store:
    take(store, [
        op(1, {"full_name": "Nguyễn Văn Cũ", "sex": "M", "zz_newer": "x", "birth_date": ""}, record="r"),
        op(2, {"sex": "F"}, [1], record="r"),
        op(3, {"held_on": "2026-11-01"}, kind="meeting", record="m"),
        op(4, {"meeting_id": "m", "name": "Khách"}, kind="attendance", record="a"),
        op(5, {"_deleted": "1"}, [3], kind="meeting", record="m", action="delete"),
        op(6, {"meeting_id": "m", "name": "Vắng"}, kind="attendance", record="b"),
        op(7, {"_deleted": "1"}, [6], kind="attendance", record="b", action="delete"),
    ])
    print(state_hash(store), rows(store)["meeting", "m"][1])
"""


@pytest.fixture
def older(home: Path) -> tuple[Path, str]:
    """A desk made by a program that did not know two fields of a resident nor the kind attendance; its state hash."""
    found = in_child(OLDER.strip(), str(home))
    assert found.returncode == 0, found.stderr
    mark, meeting = found.stdout.split()
    assert meeting == "1", "the older program does not know the line that reopens the meeting"
    return home, mark


def test_an_older_database_gets_new_columns_and_what_it_held_as_unknown_moves_there(older):
    home, mark = older
    with open_store(home, PASSPHRASE) as store:
        assert rows(store)["resident", "r"] == ({"full_name": "Nguyễn Văn Cũ", "sex": "F", "zz_newer": "x"}, 0)
        assert store.connection.execute("SELECT sex FROM resident WHERE id = 'r'").fetchone()[0] == "F"
        assert rows(store)["attendance", "a"] == ({"meeting_id": "m", "name": "Khách"}, 0)
        assert rows(store)["attendance", "b"][1] == 1
        assert store.connection.execute("SELECT count(*) FROM other").fetchone()[0] == 0
        assert rows(store)["meeting", "m"][1] == 3, "a line known now reopens its meeting"
        assert state_hash(store) == mark, "the hash is the same for any version of the program"
        save(store, [Change("resident", {"sex": "M"}, "r")])
    open_store(home, PASSPHRASE).close()


def test_before_a_migration_a_verified_copy_is_made_and_can_be_restored(older, tmp_path, clock):
    home, mark = older
    open_store(home, PASSPHRASE).close()
    (copy,) = home.glob("desk-before-*.db")
    assert copy.with_suffix(".key").exists()
    with restore(copy, tmp_path / "lại", PASSPHRASE, clock) as store:
        assert state_hash(store) == mark


def test_a_migration_that_fails_leaves_the_database_as_it_was(older, monkeypatch):
    home, _ = older
    before = (home / DATABASE).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("dxdesk.store.database.recompute", full)
        assert "đầy" in refusal(home).sentence
    assert (home / DATABASE).read_bytes() == before
    open_store(home, PASSPHRASE).close()


def test_no_copy_is_made_where_nothing_changes(desk):
    open_store(desk, PASSPHRASE).close()
    assert list(desk.glob("desk-before-*")) == []


def test_store_type_is_a_context(desk):
    with open_store(desk, PASSPHRASE) as store:
        assert isinstance(store, Store)
