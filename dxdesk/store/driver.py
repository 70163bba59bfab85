"""The one SQLite driver: SQLCipher, made the driver of sqlite-utils too.

sqlite-utils tries `pysqlite3` before the standard library's module and catches that module's exceptions, so the alias
must stand before it is first imported.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as sqlite  # the same interface, with types
else:
    from sqlcipher3 import dbapi2 as sqlite

sys.modules.setdefault("pysqlite3", sqlite)
sys.modules.setdefault("pysqlite3.dbapi2", sqlite)

import sqlite_utils  # noqa: E402  after the alias above
import sqlite_utils.db  # noqa: E402

if sqlite_utils.db.sqlite3 is not sqlite:
    raise ImportError("sqlite_utils was imported before dxdesk.store.driver")

Connection = sqlite.Connection
DatabaseError = sqlite.DatabaseError

CACHE_KIB = 16_384

# Without an adapter the driver looks for one at every NULL it binds, which takes longer than all else of an INSERT.
sqlite.register_adapter(type(None), lambda null: null)


def connect(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """An encrypted connection to a database file under a raw 32-byte key.

    Page cache 16 MiB, WAL, synchronous=FULL, deleted content overwritten. Raises `DatabaseError` when the key does not
    fit or the file is damaged, sqlite's `OperationalError` when it cannot be opened.
    """
    mode = "rwc" if create else "rw"
    connection = sqlite.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=10)
    try:
        _prepare(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Connection, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
