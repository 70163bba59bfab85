"""The steps that bring a database to this program's shape; each is recorded with its own transaction."""

import sqlite_utils

from dxdesk.domain.names import person_sort_key
from dxdesk.domain.records import KINDS
from dxdesk.store.shapes import GONE
from dxdesk.store.tables import EXCHANGE_DDL, LEDGER_DDL, create_indexes, create_kind

migrations = sqlite_utils.Migrations("dxdesk")


@migrations()
def m001_ledger_and_state(db: sqlite_utils.Database) -> None:
    """The ledger, the state of every kind, search rows, segments and conflicts."""
    for statement in LEDGER_DDL.split(";"):
        if statement.strip():
            db.conn.execute(statement)
    for kind in KINDS.values():
        create_kind(db, kind)


@migrations()
def m002_who_counts(db: sqlite_utils.Database) -> None:
    """What counts is asked by key at every exchange: without its own index every kept pack would be read for it.

    The names of laptops say whether one was put out.
    """
    db.conn.execute("ALTER TABLE card DROP COLUMN body")
    db.conn.execute("ALTER TABLE card ADD COLUMN revoked INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("ALTER TABLE segment ADD COLUMN size INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("CREATE INDEX segment_standing ON segment (key, state, writer, seq, root, prev, ops, made, size)")


@migrations()
def m003_desk_and_register(db: sqlite_utils.Database) -> None:
    """Slips being written, people in Vietnamese order, and what lists of visits and appointments are walked by."""
    db.conn.execute(
        "CREATE TABLE draft (slot TEXT PRIMARY KEY, at TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL) "
        "STRICT, WITHOUT ROWID")
    db.conn.execute(
        "CREATE TABLE person_order (k BLOB NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (k, n)) STRICT, WITHOUT ROWID")
    db.conn.execute("DROP INDEX visit_visit_on")
    for kind in ("visit", "task"):
        create_indexes(db, kind)
    people = db.conn.execute("SELECT n, full_name FROM resident WHERE _deleted <> ?", [GONE])
    db.conn.executemany("INSERT INTO person_order VALUES (?, ?)",
                        sorted((person_sort_key(name or ""), n) for n, name in people.fetchall()))


@migrations()
def m004_exchange(db: sqlite_utils.Database) -> None:
    """Each taking in by itself, what others hold, where packs were left, who is erased, what left the desk as a file.

    `segment.visits` counts the visits a segment begins, `sent` is when it first lay somewhere whole, `intake` says with
    which taking in it came. `lying` knows files by their bytes, so that a file met again need not be opened.
    """
    for column in ("intake INTEGER", "sent TEXT NOT NULL DEFAULT ''", "visits INTEGER NOT NULL DEFAULT 0"):
        db.conn.execute(f"ALTER TABLE segment ADD COLUMN {column}")
    db.conn.execute(
        "UPDATE segment SET visits = begun.visits FROM (SELECT segment, count(*) AS visits FROM op "
        "WHERE kind = 'visit' AND replaces = '' GROUP BY segment) AS begun WHERE begun.segment = segment.n")
    db.conn.execute("UPDATE segment SET sent = at WHERE mine = 1")
    db.conn.execute("ALTER TABLE card ADD COLUMN role TEXT NOT NULL DEFAULT ''")
    for statement in EXCHANGE_DDL.split(";"):
        if statement.strip():
            db.conn.execute(statement)


@migrations()
def m005_training(db: sqlite_utils.Database) -> None:
    """Meetings by day and by class; what training adds to other kinds gets its columns and indexes by `align`."""
    create_indexes(db, "meeting")


@migrations()
def m006_one_index_less(db: sqlite_utils.Database) -> None:
    """What waits to be sent is found by `op_own` too; an index of its own was a page more to write at every save."""
    db.conn.execute("DROP INDEX op_waiting")


@migrations()
def m007_papers(db: sqlite_utils.Database) -> None:
    """Printed papers by check code; what papers add besides gets its tables and columns by `align`."""
    create_indexes(db, "document")


NUMBER = 7
"""How many steps this program knows; kept in `user_version` so that an older program refuses politely."""
