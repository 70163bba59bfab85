"""People, tasks and books in a real desk, for the papers that are carried out of the house."""

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.making import Made, make
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit

LISTS = shipped_catalogues()


def made(store: Store, key: str, **choices) -> Made:
    """A paper as it would be shown."""
    return make(store, paper_kind(key), Choices(**choices), LISTS)


def add(store: Store, kind: str, /, **values: str) -> str:
    """One record; its id."""
    return save(store, [Change(kind, values)]).records[0]


def change(store: Store, kind: str, record: str, /, **values: str) -> None:
    """Other values of a record."""
    save(store, [Change(kind, values, record)])


def resident(store: Store, name: str, **values: str) -> str:
    """Somebody of the register."""
    return add(store, "resident", full_name=name, **values)


def visit(store: Store, resident_id: str, on: str = "2026-11-20", **values: str) -> str:
    """A slip of somebody on a day; the visit's id."""
    draft = VisitDraft({}, resident_id, {"visit_on": on, **values}, (HelpLine("ETAX", "done"),))
    return save_visit(store, draft).visit_id
