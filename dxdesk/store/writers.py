"""The name this desk writes under, and a new one where it may not go on under the old one (format §1)."""

from typing import TYPE_CHECKING

from dxdesk.ledger.writer import new_writer

if TYPE_CHECKING:
    from dxdesk.store.database import Store  # opening a desk may need a new writer

CLOCK, WRITER, PUBLIC_KEY, PREVIOUS_WRITER = "clock", "writer", "device_public", "previous_writer"


def mint_writer(store: "Store") -> str:
    """A new writer for this device's key, never one used before; own ops not yet sent keep their ids (format §1)."""
    writer = new_writer(bytes.fromhex(store.setting(PUBLIC_KEY)))
    store.set_setting(PREVIOUS_WRITER, store.setting(WRITER))
    store.set_setting(WRITER, writer)
    store.set_setting(CLOCK, "")
    return writer
