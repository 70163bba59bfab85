"""Opening a desk's encrypted database: create, unlock, migrate, refuse what is newer, put faults into words."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils

from dxdesk.domain.records import KINDS
from dxdesk.errors import StoreError
from dxdesk.ledger.clock import Wall, time_text, wall_clock
from dxdesk.store import driver, migrations
from dxdesk.store.apply import recompute
from dxdesk.store.keys import Sidecar, check_passphrase, database_salt, make_sidecar
from dxdesk.store.lock import HomeLock
from dxdesk.store.tables import align

DATABASE, KEY_FILE = "desk.db", "desk.key"


class Store:
    """One connection to an open desk. A worker thread takes its own by `reopen`.

    `home` is the desk's folder, `clock` tells the time in UTC, `db` is the sqlite-utils database on the connection.
    """

    def __init__(self, home: Path, key: bytes, clock: Wall, lock: HomeLock | None) -> None:
        self.home = home
        self.clock = clock
        self._key = key
        self._lock = lock
        with translated():
            self.connection = driver.connect(home / DATABASE, key)
        self.db = sqlite_utils.Database(self.connection, execute_plugins=False)

    def reopen(self) -> "Store":
        """Another connection to the same desk for another thread, in well under a millisecond."""
        return Store(self.home, self._key, self.clock, None)

    def close(self) -> None:
        """Close the connection and, for the first one, free the desk."""
        self.connection.close()
        if self._lock is not None:
            self._lock.free()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def raw_key(self) -> bytes:
        """The database key, for a verified copy under the same key."""
        return self._key

    @contextlib.contextmanager
    def writing(self) -> Iterator[driver.Connection]:
        """One transaction, all or nothing; a fault of disk or lock becomes a `StoreError`."""
        with translated():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.commit()
            except BaseException:
                self.connection.rollback()
                raise

    def setting(self, name: str) -> str:
        """A fact of this desk, or an empty text."""
        row = self.connection.execute("SELECT value FROM setting WHERE name = ?", [name]).fetchone()
        return row[0] if row else ""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a fact of this desk; call inside `writing` when it belongs to a larger change."""
        # Asked before the statement, because the driver opens a transaction by itself in front of it.
        alone = self.writing() if not self.connection.in_transaction else contextlib.nullcontext()
        with alone:
            self.connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [name, value])


def is_desk(home: Path) -> bool:
    """Whether a desk already lives in the folder."""
    return (home / DATABASE).exists() or (home / KEY_FILE).exists()


def create_store(home: Path, passphrase: str, clock: Wall = wall_clock) -> tuple[Store, str]:
    """A new empty desk and its recovery key, which is shown once and kept nowhere.

    Raises `InputError` for a short passphrase and `StoreError` when a desk is there already or the folder cannot be
    written; nothing is left behind then.
    """
    check_passphrase(passphrase)
    lock = _claim(home)
    try:
        if is_desk(home):
            raise StoreError("desk_exists", "Thư mục này đã có sổ. Mở sổ ấy, hoặc chọn thư mục khác.")
        with translated(), _cleaning(home):
            key = os.urandom(32)
            driver.connect(home / DATABASE, key, create=True).close()
            store = Store(home, key, clock, lock)
            _migrate(store)
            store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            sidecar, recovery = make_sidecar(key, passphrase, database_salt(home / DATABASE))
            sidecar.write(home / KEY_FILE)
        return store, recovery
    except BaseException:
        lock.free()
        raise


def open_store(home: Path, passphrase: str, clock: Wall = wall_clock, *, recovery_key: str = "") -> Store:
    """Open a desk by its passphrase, or by its recovery key, which then sets the passphrase.

    Raises `InputError` for a wrong passphrase and `StoreError`, each with its own sentence, for a missing, foreign or
    damaged key file, a damaged or missing database, one written by a newer program, and a desk that is open elsewhere.
    """
    if not (home / DATABASE).exists():
        if (home / KEY_FILE).exists():
            raise StoreError("database_missing", "Không thấy tệp sổ desk.db. Khôi phục từ bản sao lưu gần nhất.")
        raise StoreError("no_desk", "Thư mục này chưa có sổ. Lập sổ mới, hoặc chọn đúng thư mục.")
    sidecar = Sidecar.read(home / KEY_FILE)
    lock = _claim(home)
    try:
        if recovery_key:
            key = sidecar.recover(recovery_key)
            check_passphrase(passphrase)
        else:
            key = sidecar.unlock(passphrase)
        with translated():
            if sidecar.database != database_salt(home / DATABASE):
                raise StoreError(
                    "key_file_foreign", "Tệp khóa này của một sổ khác. Chép đúng tệp desk.key đi cùng sổ này."
                )
        store = Store(home, key, clock, lock)
        try:
            _migrate(store)
            if recovery_key:
                sidecar.with_passphrase(key, passphrase).write(home / KEY_FILE)
        except BaseException:
            store.connection.close()
            raise
        return store
    except BaseException:
        lock.free()
        raise


def change_passphrase(store: Store, old: str, new: str) -> None:
    """Wrap the key under a new passphrase; raises `InputError` when the old one is wrong."""
    sidecar = Sidecar.read(store.home / KEY_FILE)
    key = sidecar.unlock(old)
    with translated():
        sidecar.with_passphrase(key, new).write(store.home / KEY_FILE)


def _claim(home: Path) -> HomeLock:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "home_not_writable", "Không ghi được vào thư mục của sổ. Kiểm tra quyền ghi hoặc chọn thư mục khác."
        ) from error
    return HomeLock(home)


@contextlib.contextmanager
def _cleaning(home: Path) -> Iterator[None]:
    """A desk that could not be finished leaves no half of itself."""
    try:
        yield
    except BaseException:
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY_FILE):
            with contextlib.suppress(OSError):
                (home / name).unlink()
        raise


def _migrate(store: Store) -> None:
    """Bring the database to this program's shape; a copy is made and opened first where there is something to lose."""
    with translated():
        number = store.connection.execute("PRAGMA user_version").fetchone()[0]
        if number > migrations.NUMBER:
            raise StoreError("database_newer", "Sổ này do bản mới hơn ghi. Cập nhật chương trình rồi mở lại.")
        if number == migrations.NUMBER and store.setting("shape") == _shape():
            return
        if number:
            _copy_before(store, number)
        migrations.migrations.apply(store.db)
        with store.writing() as connection:
            recompute(connection, align(store.db), time_text(store.clock()))
            connection.execute(f"PRAGMA user_version = {migrations.NUMBER}")
            store.set_setting("shape", _shape())


def _shape() -> str:
    """The kinds and fields this program knows, so that a new one is noticed on opening."""
    return json.dumps({kind.name: [field.name for field in kind.fields] for kind in KINDS.values()})


def _copy_before(store: Store, number: int) -> None:
    copy = store.home / f"desk-before-{migrations.NUMBER}-from-{number}.db"
    target = driver.connect(copy, store.raw_key, create=True)
    try:
        store.connection.backup(target)
        if target.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise StoreError("copy_failed", "Chưa nâng cấp được sổ: bản sao an toàn bị lỗi. Sổ cũ vẫn còn nguyên.")
    finally:
        target.close()


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Faults of disk, rights, lock and damage become a `StoreError` with a sentence; others stay bugs."""
    try:
        yield
    except (driver.DatabaseError, sqlite3.Error) as error:
        found = _sentence(error)
        if found is None:
            raise
        raise StoreError(*found) from error
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise StoreError("file_missing", "Không thấy tệp cần mở. Kiểm tra thư mục của sổ rồi thử lại.") from error
        raise StoreError("disk_fault", _DISK.get(error.errno or 0, _DISK_OTHER)) from error


_DISK = {
    28: "Chưa lưu được: ổ đĩa đầy. Những gì đã lưu vẫn còn nguyên.",
    30: "Ổ đĩa chỉ cho đọc, chưa ghi được gì. Chọn thư mục khác.",
    13: "Không có quyền ghi vào thư mục này. Chọn thư mục khác.",
    1: "Không có quyền ghi vào thư mục này. Chọn thư mục khác.",
}
_DISK_OTHER = "Ổ đĩa báo lỗi, chưa ghi được gì. Những gì đã lưu vẫn còn nguyên."
_FAULTS = {
    "SQLITE_FULL": ("disk_full", _DISK[28]),
    "SQLITE_READONLY": ("read_only", _DISK[30]),
    "SQLITE_IOERR": ("disk_fault", _DISK_OTHER),
    "SQLITE_CANTOPEN": ("cannot_open", "Không mở được tệp của sổ. Kiểm tra thư mục và quyền ghi."),
    "SQLITE_BUSY": ("busy", "Sổ đang bận ghi. Đợi một lát rồi thử lại."),
    "SQLITE_LOCKED": ("busy", "Sổ đang bận ghi. Đợi một lát rồi thử lại."),
    "SQLITE_NOTADB": ("database_damaged", "Tệp sổ bị hỏng, không đọc được. Khôi phục từ bản sao lưu gần nhất."),
    "SQLITE_CORRUPT": ("database_damaged", "Tệp sổ bị hỏng, không đọc được. Khôi phục từ bản sao lưu gần nhất."),
}


def _sentence(error: Exception) -> tuple[str, str] | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    return next((found for code, found in _FAULTS.items() if name.startswith(code)), None)
