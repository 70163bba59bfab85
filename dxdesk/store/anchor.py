"""The clone anchor: by it a desk notices that it was copied, or that its files were put back from an older copy.

A random token lies in the database and, with a fingerprint of the machine, in a small file of the system's local
folder, named after the desk's path (format §1). Every opening changes the token, so that yesterday's files hold a
former one. The file names the old and the new token while the database takes the new one: a kill between is no copy.
The file is not forced to the disk: where a power cut takes it, the desk only gets a new writer, and no slip is lost.
"""

import contextlib
import hashlib
import json
import os
import secrets
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.errors import StoreError
from dxdesk.ledger.clock import time_text
from dxdesk.store.writers import mint_writer

if TYPE_CHECKING:
    from dxdesk.store.database import Store  # opening a desk looks at its anchor

TOKEN, HOME, COPIED_AT = "anchor", "anchor_home", "copied_at"
FOLDER = "anchors"
_COPIED = (
    "Sổ này được chép từ nơi khác hoặc từ bản cũ. Máy ghi tiếp dưới tên máy mới, phiếu trong sổ còn nguyên. "
    "Trao đổi phiếu để nhận những gì ghi sau bản chép."
)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What lies outside: the machine it was written on, and the tokens its database may hold."""

    machine: str
    tokens: tuple[str, ...]


def check_anchor(store: "Store", local: Path) -> bool:
    """Look at the anchor on opening and change it; True where the desk turned out a copy and got a new writer.

    A desk moved on its machine, its former folder gone, is no copy. Where the local folder cannot be written no anchor
    is kept, and nothing is noticed by it. Nothing here stops a desk from opening.
    """
    home, here = store.home.resolve(), machine()
    token, file = store.setting(TOKEN), anchor_file(local, home)
    if token:
        _follow_move(store, local, file)
    known = _read(file)
    left_here = known is not None and known.machine == here and token in known.tokens
    new = secrets.token_hex(16)
    kept = _write(file, _Anchor(here, (token, new) if left_here else (new,)))
    copied = not left_here and bool(token or (known and kept))
    if not kept:
        new = token if left_here else ""
    try:
        with _unforced(store), store.writing():
            if copied:
                mint_writer(store)
            _remember(store, new, home, time_text(store.clock()) if copied else "")
    except StoreError:
        return False  # A disk that is full or fails: the next opening looks again.
    if kept:
        _write(file, _Anchor(here, (new,)))
    return copied


def new_anchor(store: "Store", local: Path) -> None:
    """The anchor of a desk just made, or just brought back as a new writer; whatever lay there is written over."""
    home, new = store.home.resolve(), secrets.token_hex(16)
    kept = _write(anchor_file(local, home), _Anchor(machine(), (new,)))
    with contextlib.suppress(StoreError), store.writing():
        _remember(store, new if kept else "", home, "")


def copied_notice(store: "Store") -> str:
    """The sentence to say where this opening found the desk to be a copy, else an empty text."""
    return _COPIED if store.setting(COPIED_AT) else ""


def anchor_file(local: Path, home: Path) -> Path:
    """Where the anchor of the desk in `home` (resolved) lies."""
    return local / FOLDER / f"{_digest(os.fsencode(home))[:16]}.json"


def machine() -> str:
    """A fingerprint of this machine and its system, 32 hex digits, from what the system tells at once."""
    return _digest(_machine_id())[:32]


if sys.platform == "win32":
    import winreg

    def _machine_id() -> bytes:
        path, rights = r"SOFTWARE\Microsoft\Cryptography", winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        found = ""
        with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path, 0, rights) as key:
            found = winreg.QueryValueEx(key, "MachineGuid")[0]
        return f"{found}\0{os.environ.get('COMPUTERNAME', '')}".encode()

elif sys.platform == "darwin":
    import ctypes

    def _machine_id() -> bytes:
        # gethostuuid(2): the platform's UUID. The name of a Mac changes with the network and is left out.
        found, wait = ctypes.create_string_buffer(16), (ctypes.c_long * 2)(0, 0)
        ctypes.CDLL(None).gethostuuid(found, wait)
        return found.raw

else:

    def _machine_id() -> bytes:
        found = b""
        with contextlib.suppress(OSError):
            found = Path("/etc/machine-id").read_bytes().strip()
        return found + b"\0" + os.uname().nodename.encode()


def _follow_move(store: "Store", local: Path, file: Path) -> None:
    """Take the anchor along where the desk's former folder is gone; only one desk can take it."""
    former = store.setting(HOME)
    if former and not file.exists() and not os.path.exists(former):
        with contextlib.suppress(OSError):
            anchor_file(local, Path(former)).replace(file)


@contextlib.contextmanager
def _unforced(store: "Store") -> Iterator[None]:
    """A commit that does not wait for the disk, like the file; the next save forces it there with itself."""
    store.connection.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        store.connection.execute("PRAGMA synchronous = FULL")


def _remember(store: "Store", token: str, home: Path, copied_at: str) -> None:
    # A path may hold bytes that are no text; a desk there is only not followed when it is moved.
    place = str(home).encode(errors="backslashreplace").decode()
    for name, value in ((TOKEN, token), (HOME, place), (COPIED_AT, copied_at)):
        store.set_setting(name, value)


def _read(file: Path) -> _Anchor | None:
    """The anchor in a file; one that is not there or cannot be read is none."""
    try:
        parts = json.loads(file.read_bytes())
        return _Anchor(parts["machine"], tuple(parts["tokens"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _write(file: Path, anchor: _Anchor) -> bool:
    """Put the anchor in place whole; False where the folder cannot be written."""
    waiting = file.with_suffix(".tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_text(json.dumps({"machine": anchor.machine, "tokens": anchor.tokens}), "ascii")
        waiting.replace(file)
    except OSError:
        return False
    return True


def _digest(data: bytes) -> str:
    return hashlib.sha256(b"dxdesk-anchor-1\0" + data).hexdigest()
