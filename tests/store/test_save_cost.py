"""What one save costs that no noise of a machine hides: statements, and pages encrypted and written."""

from dataclasses import replace

import pytest

from dxdesk.domain.visit import VisitDraft
from dxdesk.store.database import DATABASE, Store
from dxdesk.store.visits import save_visit
from tests.store.kit import draft

FRAME = 24 + 4096


def cost(store: Store, made: VisitDraft) -> tuple[int, int]:
    """The statements of one save, and the pages it wrote."""
    connection, log = store.connection, store.home / f"{DATABASE}-wal"
    said: list[str] = []
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.set_trace_callback(said.append)
    save_visit(store, made)
    connection.set_trace_callback(None)
    return len(said), log.stat().st_size // FRAME


@pytest.mark.parametrize(("who", "statements", "pages"), [("known", 26, 13), ("new", 31, 17)])
def test_a_save_asks_and_writes_little(store, who, statements, pages):
    """Every index more is a page more at every save."""
    known = [save_visit(store, draft(f"Trần Thị {name}", "SV01", "SV02")).resident_id for name in ("An", "Bé", "Cúc")]
    made = draft("Lê Văn Dũng", "SV01", "SV02", birth_year="1958", phone="0912345678")
    if who == "known":
        made = replace(made, resident={"eid_state": "l2_activated"}, resident_id=known[1])
    asked, written = cost(store, made)
    assert (asked <= statements, written <= pages) == (True, True), (asked, written)
