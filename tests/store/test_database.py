"""Opening a desk: every fault of file and folder is one sentence and changes nothing."""

import contextlib
import json
import sqlite3
import threading
from random import Random

import pytest

from dxdesk.errors import StoreError
from dxdesk.store import migrations
from dxdesk.store.backup import check
from dxdesk.store.database import DATABASE, Store, create_store, open_store
from dxdesk.store.desk import new_desk
from dxdesk.store.records import show
from dxdesk.store.search import find_people
from dxdesk.store.state import state
from dxdesk.store.visits import recent_visits, save_visit
from tests.store.kit import FOUNDER, PASSPHRASE, WARD, all_ops, draft
from tests.store.opening import refusal

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


def test_no_copy_is_made_where_nothing_changes(desk):
    open_store(desk, PASSPHRASE).close()
    assert list(desk.glob("desk-before-*")) == []


def test_store_type_is_a_context(desk):
    with open_store(desk, PASSPHRASE) as store:
        assert isinstance(store, Store)
