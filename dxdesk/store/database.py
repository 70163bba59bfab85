"""Opening a desk's encrypted database: create, unlock, migrate, refuse what is newer."""

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlite_utils

from dxdesk.domain.records import KINDS
from dxdesk.errors import StoreError
from dxdesk.ledger.clock import Wall, time_text, wall_clock
from dxdesk.paths import local_folder
from dxdesk.store import driver, migrations
from dxdesk.store.anchor import check_anchor, new_anchor
from dxdesk.store.apply import recompute
from dxdesk.store.files import sync_folder
from dxdesk.store.keys import Sidecar, check_passphrase, database_salt, make_sidecar
from dxdesk.store.lock import HomeLock
from dxdesk.store.refusals import DAMAGED, translated
from dxdesk.store.tables import align

DATABASE, KEY_FILE = "desk.db", "desk.key"
UNFINISHED = "desk.db.new"
"""A desk being made or restored; it becomes one by its last two steps, key file and rename."""
CHUNK = 20_000


class Store:
    """One connection to an open desk. A worker thread takes its own by `reopen`.

    `home` is the desk's folder, `clock` tells the time in UTC, `db` is the sqlite-utils database on the connection;
    `closed` is for whatever may wake later. As a context it closes at the end, and a file found damaged on the way out
    is told as a `StoreError`.
    """

    def __init__(
        self, home: Path, key: bytes, clock: Wall, lock: HomeLock | None = None, name: str = DATABASE
    ) -> None:
        self.home = home
        self.closed = False
        self.clock = clock
        self._key = key
        self._lock = lock
        with translated():
            self.connection = driver.connect(home / name, key)
        self.db = sqlite_utils.Database(self.connection, execute_plugins=False)

    def reopen(self) -> "Store":
        """Another connection to the same desk for another thread, in well under a millisecond."""
        return Store(self.home, self._key, self.clock)

    def close(self) -> None:
        """Close the connection and, for the first one, free the desk."""
        self.closed = True
        self.connection.close()
        if self._lock is not None:
            self._lock.free()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self.close()
        if isinstance(error, driver.DatabaseError):
            with translated():
                raise error

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

    def value(self, kind: str, record: str, field: str) -> str:
        """What a field of a record says now; an empty text where it says nothing or the record is not held."""
        row = self.connection.execute(f'SELECT "{field}" FROM "{kind}" WHERE id = ?', [record]).fetchone()
        return (row[0] or "") if row else ""

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
    """Whether a desk already lives in the folder; one that was never finished is none."""
    return (home / DATABASE).exists() or ((home / KEY_FILE).exists() and not (home / UNFINISHED).exists())


def create_store(
    home: Path, passphrase: str, clock: Wall = wall_clock, found: Callable[[Store], None] | None = None
) -> tuple[Store, str]:
    """A new empty desk and its recovery key, which is shown once and kept nowhere.

    `found` writes what a desk cannot be without; killed anywhere before the end, no desk is left. Raises `InputError`
    for a short passphrase and `StoreError` when a desk is there already or the folder cannot be written; nothing is
    left behind then.
    """
    check_passphrase(passphrase)
    key = os.urandom(32)

    def fill(path: Path) -> tuple[Sidecar, str]:
        driver.connect(path, key, create=True).close()
        with open_with_key(home, key, clock, name=path.name) as store:
            if found is not None:
                found(store)
        return make_sidecar(key, passphrase, database_salt(path))

    return finish_desk(home, key, clock, fill)


def finish_desk(
    home: Path, key: bytes, clock: Wall, fill: Callable[[Path], tuple[Sidecar, str]]
) -> tuple[Store, str]:
    """Make a desk in a folder that has none; `fill` writes the database at the path it is given.

    It answers the key file and the recovery key. Raises `StoreError` when a desk is there already or the folder cannot
    be written; nothing is left behind then.
    """
    lock = _claim(home)
    try:
        if is_desk(home):
            raise StoreError("desk_exists", "Thư mục này đã có sổ. Mở sổ ấy, hoặc chọn thư mục khác.")
        with translated(), _cleaning(home):
            for leftover in _files(UNFINISHED):
                (home / leftover).unlink(missing_ok=True)
            sidecar, recovery = fill(home / UNFINISHED)
            sidecar.write(home / KEY_FILE)
            (home / UNFINISHED).replace(home / DATABASE)
            sync_folder(home)
            store = Store(home, key, clock, lock)
        new_anchor(store, local_folder())
        return store, recovery
    except BaseException:
        lock.free()
        raise


def open_with_key(home: Path, key: bytes, clock: Wall, lock: HomeLock | None = None, name: str = DATABASE) -> Store:
    """Open a database by its raw key and bring it to this program's shape. Raises `StoreError` like `open_store`."""
    store = Store(home, key, clock, lock, name)
    try:
        _migrate(store)
    except BaseException:
        store.connection.close()
        raise
    return store


def open_store(home: Path, passphrase: str, clock: Wall = wall_clock, *, recovery_key: str = "") -> Store:
    """Open a desk by its passphrase, or by its recovery key, which then sets the passphrase.

    Raises `InputError` for a wrong passphrase and `StoreError`, each with its own sentence, for a missing, foreign or
    damaged key file, a damaged or missing database, one written by a newer program, and a desk that is open elsewhere.
    """
    if not (home / DATABASE).exists():
        if is_desk(home):
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
            sidecar.check_belongs(home / DATABASE)
        store = open_with_key(home, key, clock, lock)
        _settle(store, sidecar.with_passphrase(key, passphrase) if recovery_key else None)
        return store
    except BaseException:
        lock.free()
        raise


def _settle(store: Store, changed: Sidecar | None) -> None:
    """What opening a desk writes: its key file where that changed, and its anchor."""
    try:
        with translated():
            if changed is not None:
                changed.write(store.home / KEY_FILE)
            check_anchor(store, local_folder())
    except BaseException:
        store.connection.close()
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
        for name in (*_files(UNFINISHED), *_files(DATABASE), KEY_FILE):
            with contextlib.suppress(OSError):
                (home / name).unlink()
        raise


def _files(name: str) -> tuple[str, str, str]:
    return name, f"{name}-wal", f"{name}-shm"


def _migrate(store: Store) -> None:
    """Bring the database to this program's shape; a copy is made and opened first where there is something to lose."""
    with translated():
        number = store.connection.execute("PRAGMA user_version").fetchone()[0]
        shape = store.setting("shape") if number else ""
        if number > migrations.NUMBER or (shape and _beyond(shape)):
            raise StoreError("database_newer", "Sổ này do bản mới hơn ghi. Cập nhật chương trình rồi mở lại.")
        if number == migrations.NUMBER and shape == _shape():
            return
        if number:
            _copy_before(store, number)
        migrations.migrations.apply(store.db)
        with store.writing() as connection:
            stale = align(store.db)
            for start in range(0, len(stale), CHUNK):
                recompute(connection, stale[start:start + CHUNK], time_text(store.clock()))
            connection.execute(f"PRAGMA user_version = {migrations.NUMBER}")
            store.set_setting("shape", _shape())


def _shape() -> str:
    """The kinds and fields this program knows, so that a new one is noticed on opening."""
    return json.dumps({kind.name: [field.name for field in kind.fields] for kind in KINDS.values()})


def _beyond(shape: str) -> bool:
    """Whether a newer program kept kinds or fields here that this one would overlook."""
    known = {name: {field.name for field in kind.fields} for name, kind in KINDS.items()}
    try:
        held = json.loads(shape)
    except ValueError:  # a page of zeros is the one damage the cipher lets pass
        raise StoreError(*DAMAGED) from None
    return any(not set(fields) <= known.get(name, set()) for name, fields in held.items())


def _copy_before(store: Store, number: int) -> None:
    """A verified copy with its key file, which `restore` takes like any other copy."""
    copy = store.home / f"desk-before-{migrations.NUMBER}-from-{number}.db"
    copy.unlink(missing_ok=True)
    target = driver.connect(copy, store.raw_key, create=True)
    try:
        store.connection.backup(target)
        counted = [held.execute("SELECT count(*) FROM op").fetchone() for held in (store.connection, target)]
        if target.execute("PRAGMA quick_check").fetchone()[0] != "ok" or counted[0] != counted[1]:
            raise StoreError("copy_failed", "Chưa nâng cấp được sổ: bản sao an toàn bị lỗi. Sổ cũ vẫn còn nguyên.")
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()
    if (store.home / KEY_FILE).exists():
        Sidecar.read(store.home / KEY_FILE).moved_to(database_salt(copy)).write(copy.with_suffix(".key"))
