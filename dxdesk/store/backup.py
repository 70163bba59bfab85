"""Verified copies of a desk, bringing one back, and the rehearsal of that."""

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dxdesk.errors import StoreError
from dxdesk.ledger.clock import Wall, wall_clock
from dxdesk.store import driver
from dxdesk.store.database import DATABASE, KEY_FILE, Store, finish_desk, is_desk, open_with_key
from dxdesk.store.files import sync_folder
from dxdesk.store.keys import Sidecar, database_salt
from dxdesk.store.refusals import DAMAGED, translated
from dxdesk.store.saving import mint_writer
from dxdesk.store.state import state

SUFFIX, KEY_SUFFIX = ".db", ".key"
LAST, LAST_OPS = "last_backup", "last_backup_ops"


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
            before = _counted(store.connection)
            _copy(store.connection, waiting, store.raw_key)
            held = _compare(store, waiting, before)
            Sidecar.read(store.home / KEY_FILE).moved_to(database_salt(waiting)).write(key_file)
            waiting.replace(copy)
            sync_folder(target)
        except BaseException:
            for path in (waiting, key_file):
                path.unlink(missing_ok=True)
            raise
        with store.writing():
            store.set_setting(LAST, str(copy.absolute()))
            store.set_setting(LAST_OPS, str(held))
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
        sidecar.check_belongs(copy)

    def fill(path: Path) -> tuple[Sidecar, str]:
        with _brought_back(copy, path, key, clock) as store, store.writing():
            mint_writer(store)
        return sidecar, ""

    return finish_desk(home, key, clock, fill)[0]


def _brought_back(copy: Path, path: Path, key: bytes, clock: Wall) -> Store:
    """The copy as a database at `path`, read through once; the copy itself is only read, so its stick may be locked."""
    shutil.copyfile(copy, path)
    connection = driver.connect(path, key)
    try:
        _sound(connection)
    finally:
        connection.close()
    return open_with_key(path.parent, key, clock, name=path.name)


def check(store: Store) -> list[Step]:
    """Look at this desk's file, then rehearse the newest copy: bring it back beside, read all of it, count its ops."""
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
        try:
            with translated():
                Sidecar.read(copy.with_suffix(KEY_SUFFIX)).check_belongs(copy)
                with _brought_back(copy, Path(folder) / DATABASE, store.raw_key, store.clock) as rehearsed:
                    held = state(rehearsed)
            if str(held.ops) != store.setting(LAST_OPS):
                raise StoreError("copy_failed", "bản sao thiếu phiếu so với lúc sao lưu. Sao lưu lại.")
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
        raise StoreError(*DAMAGED)


def _counted(connection: driver.Connection) -> int:
    return connection.execute("SELECT count(*) FROM op").fetchone()[0]


def _compare(store: Store, copy: Path, before: int) -> int:
    """How many ops the copy holds: all there were before it was made, and none that the desk does not hold."""
    connection = driver.connect(copy, store.raw_key)
    try:
        _sound(connection)
        held = _counted(connection)
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
    if not before <= held <= _counted(store.connection):
        raise StoreError("copy_failed", "Bản sao lưu không khớp với sổ. Sổ vẫn còn nguyên, sao lưu lại.")
    return held
