"""Verified copies of a desk, bringing one back, and the rehearsal of that."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dxdesk.errors import StoreError
from dxdesk.ledger.clock import Wall, wall_clock
from dxdesk.store import driver
from dxdesk.store.database import DATABASE, KEY_FILE, Store, is_desk, open_store, translated
from dxdesk.store.files import sync_folder
from dxdesk.store.keys import Sidecar, database_salt
from dxdesk.store.saving import mint_writer
from dxdesk.store.state import state

SUFFIX, KEY_SUFFIX = ".db", ".key"
LAST = "last_backup"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was looked at: what, whether it holds, and a sentence."""

    what: str
    ok: bool
    sentence: str


def backup_folder(store: Store) -> Path:
    """Where copies go when no folder is named."""
    return store.home / "backups"


def backup(store: Store, folder: Path | None = None) -> Path:
    """An online copy with its key file, opened and compared before it counts; answers the copy's path.

    Raises `StoreError`, leaving no half copy, when the folder cannot be written or the copy does not hold the same.
    """
    target = folder or backup_folder(store)
    with translated():
        target.mkdir(parents=True, exist_ok=True)
        name = f"dxdesk-{store.setting('ward_code')}-{store.clock():%Y%m%dT%H%M%S%f}Z"
        copy, key_file = target / f"{name}{SUFFIX}", target / f"{name}{KEY_SUFFIX}"
        waiting = copy.with_suffix(".db.tmp")
        try:
            _copy(store.connection, waiting, store.raw_key)
            _compare(store, waiting)
            Sidecar.read(store.home / KEY_FILE).moved_to(database_salt(waiting)).write(key_file)
            waiting.replace(copy)
            sync_folder(target)
        except BaseException:
            for path in (waiting, key_file):
                path.unlink(missing_ok=True)
            raise
        store.set_setting(LAST, str(copy))
    return copy


def restore(copy: Path, home: Path, passphrase: str, clock: Wall = wall_clock) -> Store:
    """Bring a copy back into an empty folder and open it as a new writer (format §1).

    Raises `InputError` for a wrong passphrase and `StoreError` when the copy is damaged, its key file is missing, or
    the folder already holds a desk; the folder is unchanged then.
    """
    if is_desk(home):
        raise StoreError("desk_exists", "Thư mục này đã có sổ. Khôi phục vào một thư mục trống để khỏi mất sổ đang có.")
    if not copy.is_file():
        raise StoreError("no_backup", "Không thấy bản sao lưu này. Kiểm tra đường dẫn hoặc cắm lại USB.")
    sidecar = Sidecar.read(copy.with_suffix(KEY_SUFFIX))
    key = sidecar.unlock(passphrase)
    with translated():
        if sidecar.database != database_salt(copy):
            raise StoreError("key_file_foreign", "Tệp khóa này của một bản sao khác. Chép đúng cặp tệp .db và .key.")
        home.mkdir(parents=True, exist_ok=True)
        try:
            source = driver.connect(copy, key)
            try:
                _sound(source)
                _copy(source, home / DATABASE, key)
            finally:
                source.close()
            sidecar.moved_to(database_salt(home / DATABASE)).write(home / KEY_FILE)
            store = open_store(home, passphrase, clock)
        except BaseException:
            for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY_FILE):
                (home / name).unlink(missing_ok=True)
            raise
    with store.writing():
        mint_writer(store)
    return store


def check(store: Store) -> list[Step]:
    """Look at this desk's file, then rehearse the newest copy: open it, count it, compare its hash with itself."""
    steps = [_checked("database", "Sổ đang dùng đọc được nguyên vẹn.", lambda: _sound(store.connection))]
    last = store.setting(LAST)
    if not last:
        return [*steps, Step("backup", False, "Chưa có bản sao lưu nào. Sao lưu ra USB.")]
    copy = Path(last)
    if not copy.is_file():
        return [*steps, Step("backup", False, "Không thấy bản sao lưu gần nhất. Cắm lại USB hoặc sao lưu lần nữa.")]
    return [*steps, _rehearse(store, copy)]


def _rehearse(store: Store, copy: Path) -> Step:
    with tempfile.TemporaryDirectory(prefix="dxdesk-check-") as folder:
        place = Path(folder) / DATABASE
        try:
            with translated():
                if Sidecar.read(copy.with_suffix(KEY_SUFFIX)).database != database_salt(copy):
                    raise StoreError("key_file_foreign", "Tệp khóa cạnh bản sao lưu là của một bản khác.")
                source = driver.connect(copy, store.raw_key)
                try:
                    _sound(source)
                    _copy(source, place, store.raw_key)
                finally:
                    source.close()
            with Store(Path(folder), store.raw_key, store.clock, None) as rehearsed:
                held = state(rehearsed)
        except StoreError as error:
            return Step("backup", False, f"Khôi phục thử bị lỗi: {error.sentence}")
    people, visits = held.records["resident"], held.records["visit"]
    return Step("backup", True, f"Khôi phục thử: {people} người, {visits} phiếu, khớp.")


def _checked(what: str, sentence: str, look: Callable[[], None]) -> Step:
    try:
        with translated():
            look()
    except StoreError as error:
        return Step(what, False, error.sentence)
    return Step(what, True, sentence)


def _copy(source: driver.Connection, target: Path, key: bytes) -> None:
    copy = driver.connect(target, key, create=True)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _sound(connection: driver.Connection) -> None:
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if damaged or connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise StoreError("database_damaged", "Tệp sổ bị hỏng, không đọc được. Khôi phục từ bản sao lưu gần nhất.")


def _compare(store: Store, copy: Path) -> None:
    connection = driver.connect(copy, store.raw_key)
    try:
        _sound(connection)
        held = connection.execute("SELECT count(*), coalesce(max(n), 0) FROM op").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
    mine = store.connection.execute("SELECT count(*), coalesce(max(n), 0) FROM op").fetchone()
    if held[1] > mine[1] or held[0] > mine[0]:
        raise StoreError("copy_failed", "Bản sao lưu không khớp với sổ. Sổ vẫn còn nguyên, sao lưu lại.")
