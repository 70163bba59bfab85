"""Migrations of an older database lose nothing: it is made by a program that knows fewer fields and kinds."""

from pathlib import Path

import pytest

from dxdesk.store.backup import restore
from dxdesk.store.database import DATABASE, open_store
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from tests.store.kit import PASSPHRASE, rows
from tests.store.opening import in_child, refusal

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
