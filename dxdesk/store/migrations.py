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


NUMBER = 1
"""How many steps this program knows; kept in `user_version` so that an older program refuses politely."""
