"""The steps that bring a database to this program's shape; each is recorded with its own transaction."""

import sqlite_utils

from dxdesk.domain.records import KINDS
from dxdesk.store.tables import LEDGER_DDL, create_kind

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


NUMBER = 2
"""How many steps this program knows; kept in `user_version` so that an older program refuses politely."""
