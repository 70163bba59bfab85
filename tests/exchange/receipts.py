"""Receipts as tests look at them: who holds what in truth, and what a desk makes of the receipts it met."""

from collections.abc import Iterable
from pathlib import Path

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.statements import read_statements
from dxdesk.store.database import Store
from dxdesk.store.receipts import Cell, acknowledged, who_has
from dxdesk.store.saving import PUBLIC_KEY
from dxdesk.store.segments import names_held
from dxdesk.store.visits import save_visit


def key_of(store: Store) -> str:
    return store.setting(PUBLIC_KEY)


def visit(store: Store, name: str = "Trần Thị Bé") -> str:
    """A visit of somebody new; its id."""
    return save_visit(store, VisitDraft({"full_name": name}, helps=(HelpLine("SV01"),))).visit_id


def cell(seen_by: Store, whose: Store, who: Store) -> Cell:
    return who_has(seen_by).cells[key_of(whose), key_of(who)]


def lacks(seen_by: Store, whose: Store, who: Store) -> tuple[str, int]:
    found = cell(seen_by, whose, who)
    return found.state, found.visits


def acknowledged_by_all(store: Store, root: str) -> bool:
    return root in acknowledged(store, [root])


def counted(store: Store) -> dict[str, tuple[str, int]]:
    """By root of every segment that counts here: its key, and the visits it begins."""
    rows = store.connection.execute("SELECT root, key, visits FROM segment WHERE state IN ('merged', 'forked')")
    return {root: (key, visits) for root, key, visits in rows}


def receipt_files(stick: Path) -> dict[str, dict]:
    """The receipts lying there, by writer."""
    return {path.stem: read_statements(path.read_bytes())[0] for path in (stick / "DXDESK" / "receipts").iterdir()}


def folders(base: Path, *names: str) -> Iterable[Path]:
    for name in names:
        folder = base / name
        folder.mkdir()
        yield folder


def own_root(store: Store) -> str:
    """The last of its own packs."""
    return next(root for _, root, own in reversed(names_held(store)) if own)
