"""When a pack was written: what its own first line says, for the column "Ghi lúc" (picture 06)."""

from pathlib import Path

from dxdesk.domain.dates import VIETNAM
from dxdesk.exchange.envelope import OVERHEAD, is_sealed, unseal
from dxdesk.exchange.header import header_of
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.place import Place
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.signed import READ_LIMIT
from dxdesk.exchange.ward_keys import identities
from dxdesk.ledger.ops import op_time
from dxdesk.store.database import Store
from dxdesk.ui.exchange.file_table import FileRow


class Written:
    """Asked for one file of each row only: the newest."""

    def __init__(self, store: Store, folder: Path | None) -> None:
        self._store, self._folder = store, folder
        self._keys: tuple[str, ...] = ()

    def __call__(self, row: FileRow) -> str:
        """The moment for people, 22/11 20:10; empty where the file does not say, or cannot be read here."""
        made = self._kept(row) or self._lying(row)
        return f"{op_time(made).astimezone(VIETNAM):%d/%m %H:%M}" if made else ""

    def _kept(self, row: FileRow) -> str:
        name = row.file.file.removesuffix(".age")
        found = self._store.connection.execute(
            "SELECT made FROM segment WHERE writer = ? AND name = ?", [row.file.writer, name]).fetchone()
        return found[0] if found else ""

    def _lying(self, row: FileRow) -> str:
        if self._folder is None:
            return ""
        try:
            with (Place(self._folder).root / row.file.file).open("rb") as opened:
                data = opened.read(READ_LIMIT + OVERHEAD)
            if is_sealed(data):
                data = unseal(data, self._all_keys())
            return header_of(data).made
        except (OSError, ValueError, SegmentRefused):
            return ""

    def _all_keys(self) -> tuple[str, ...]:
        if not self._keys:
            ward, others = identities(self._store, trust_here(self._store, known_statements(self._store)))
            self._keys = (*ward, *others)
        return self._keys
