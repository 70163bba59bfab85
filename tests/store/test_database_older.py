"""Migrations of an older database lose nothing: it is made by a program that knows fewer fields and kinds."""

from pathlib import Path

import pytest

from dxdesk.store.backup import restore
from dxdesk.store.database import DATABASE, open_store
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from dxdesk.store.tables import INDEXES
from dxdesk.store.training.learners import learners
from dxdesk.store.training.roll import rolls
from tests.store.kit import PASSPHRASE, assert_follows_from_ops, rows
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


# --- a database of version 0.4, before classes

BEFORE_CLASSES = """
from dxdesk.store import migrations, tables
from tests.versions.app import before_classes
before_classes()
migrations.migrations._migrations, migrations.NUMBER = migrations.migrations._migrations[:4], 4
tables.INDEXES.update({"visit": tables.INDEXES["visit"][:4], "task": tables.INDEXES["task"][:3],
                       "attendance": tables.INDEXES["attendance"][:2]})
del tables.INDEXES["meeting"]
from dxdesk.store.state import state_hash
from tests.ledger.opsets import op
with new_store(home, Clock()) as store:
    take(store, [
        op(1, {"full_name": "Trần Thị Bé"}, record="r"),
        op(2, {"title": "Lớp tối", "zz_newer": "x"}, kind="course", record="c"),
        op(3, {"course_id": "c", "held_on": "2026-11-01", "topic": "Mở đầu"}, kind="meeting", record="m"),
        op(4, {"meeting_id": "m", "resident_id": "r", "state": "late", "enrolment_id": "e"},
           kind="attendance", record="a"),
        op(5, {"visit_on": "2026-11-01", "resident_id": "r", "meeting_id": "m"}, kind="visit", record="v"),
        op(6, {"what": "gọi lại", "resident_id": "r", "course_id": "c"}, kind="task", record="t"),
        op(7, {"course_id": "c", "resident_id": "r"}, kind="enrolment", record="e"),
        op(8, {"_deleted": "1"}, [7], kind="enrolment", record="e", action="delete"),
        op(9, {"enrolment_id": "e", "stage": "after", "rater": "self", "level": "3"}, kind="skill_check", record="k"),
    ])
    names = {row[0] for row in store.connection.execute("SELECT name FROM sqlite_master")}
    assert "op_waiting" in names and not {"enrolment", "meeting_held_on"} & names
    assert store.connection.execute("PRAGMA user_version").fetchone()[0] == 4
    print(state_hash(store))
"""


@pytest.fixture
def before_classes(home: Path) -> tuple[Path, str]:
    """A desk of version 0.4 that already got classes from a newer laptop; its state hash."""
    found = in_child(BEFORE_CLASSES.strip(), str(home))
    assert found.returncode == 0, found.stderr
    return home, found.stdout.strip()


def test_a_database_from_before_classes_opens_with_all_it_held(before_classes):
    home, mark = before_classes
    with open_store(home, PASSPHRASE) as store:
        assert state_hash(store) == mark
        held = rows(store)
        assert held["attendance", "a"][0]["enrolment_id"] == "e" and held["meeting", "m"][0]["topic"] == "Mở đầu"
        assert held["course", "c"] == ({"title": "Lớp tối", "zz_newer": "x"}, 0)
        assert held["enrolment", "e"][1] == 3, "a check it did not know reopens its enrolment"
        assert store.connection.execute("SELECT count(*) FROM other").fetchone()[0] == 0
        names = {row[0] for row in store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
        wanted = {f"{kind}_{first}" for kind, of in INDEXES.items() for first, *_ in of}
        assert wanted <= names and "op_waiting" not in names
        for kind, column in (("visit", "meeting_id"), ("task", "course_id"), ("attendance", "enrolment_id")):
            query = f"SELECT count(*) FROM {kind} WHERE {column} IS NOT NULL"
            assert store.connection.execute(query).fetchone()[0] == 1
        (learner,) = learners(store, "c")
        assert (learner.name, rolls(store, "c")["m"]["r"].state) == ("Trần Thị Bé", "late")
        assert_follows_from_ops(store)
    open_store(home, PASSPHRASE).close()
