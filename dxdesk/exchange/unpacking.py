"""One file received by itself, under any name: a package behind a passphrase, or a single pack (format §4)."""

from pathlib import Path

from dxdesk.errors import ExchangeError
from dxdesk.exchange.dropped import locked, receive
from dxdesk.exchange.folder import Exchanged
from dxdesk.store.database import Store


def unpack(store: Store, file: Path, passphrase: str = "") -> Exchanged:
    """Take in one file, as `receive` does."""
    return receive(store, [file], passphrase)


def is_locked(file: Path) -> bool:
    """Whether something in a file opens by a passphrase only, so that a person must be asked for it."""
    try:
        return bool(locked([file]))
    except ExchangeError:
        return False
