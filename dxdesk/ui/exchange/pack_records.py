"""The records of one file of a preview: what would become of each, and why (look §7)."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dxdesk.exchange.attachments import Leaf, Opener
from dxdesk.exchange.intake import Keyholder
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.preview_records import (
    CHANGED,
    CONFLICT,
    DELETED,
    NEW,
    SKIPPED,
    RecordPreview,
    file_records,
    preview_records,
)
from dxdesk.exchange.ward_keys import identities
from dxdesk.store.database import Store
from dxdesk.ui.exchange.exchange_work import Source
from dxdesk.ui.exchange.file_table import FileRow
from dxdesk.ui.table_rows import Cell, Column, Tag

AT_MOST = 5_000
"""As many as a segment holds; of a zip not more is listed."""
STATES = {
    NEW: Tag("Mới", "ok", "plus"), CHANGED: Tag("Đổi", "accent", "pencil"), CONFLICT: Tag("Xung đột", "clash", "clash"),
    DELETED: Tag("Xóa", "bad", "minus"), SKIPPED: Tag("Bỏ qua", "off", "skip"),
}
_ORDER = (DELETED, CONFLICT, CHANGED, NEW, SKIPPED)


def records_of(store: Store, source: Source, row: FileRow) -> list[RecordPreview]:
    """What a file would do to each record, what takes something away first; nothing is written.

    Raises `ExchangeError` where the place or the file is gone.
    """
    if source.folder is not None:
        found = preview_records(store, source.folder, row.file.file)
    else:
        found = _received(store, source, row.file.file)
    return sorted(islice(found, AT_MOST), key=lambda one: _ORDER.index(one.state))


def record_columns() -> list[Column[RecordPreview]]:
    """Which record and why, and its state."""
    def record(one: RecordPreview) -> Cell:
        return Cell(one.title.partition(" · ")[2] or one.title, one.sentence, bold=True)

    return [Column("Hồ sơ", record, stretch=1), Column("Sẽ", lambda one: Cell(tag=STATES[one.state]))]


def _received(store: Store, source: Source, name: str) -> Iterator[RecordPreview]:
    """The same of a file received by itself, in whatever it was wrapped."""
    trust = trust_here(store, known_statements(store))
    keys = Keyholder(*identities(store, trust))
    opener = Opener((*keys.ward, *keys.others), source.passphrase)
    leaf = next((one for file in source.files for one in opener.leaves(Path(file))
                 if isinstance(one, Leaf) and one.name == name), None)
    if leaf is not None:
        yield from file_records(store, trust, leaf.data, keys)
