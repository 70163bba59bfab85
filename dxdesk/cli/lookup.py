"""What several commands look up: code lists, and the names of records by their ids."""

from functools import partial

from dxdesk.domain.catalogues import Catalogues, load_catalogues
from dxdesk.domain.checks import KnownCodes
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import Named
from dxdesk.paths import resource_path
from dxdesk.store.database import Store


def catalogues() -> Catalogues:
    """The code lists shipped with the program."""
    return load_catalogues(resource_path("data"))


def known_codes(lists: Catalogues) -> KnownCodes:
    """Whether a list knows a code, also one no longer valid."""
    return lambda name, code: lists.entry(name, code) is not None


def names(store: Store) -> Named:
    """The names of records of this desk."""
    return partial(_name, store)


def _name(store: Store, kind: str, record: str) -> str:
    fields = [field.name for field in KINDS[kind].fields] if kind in KINDS else []
    column = next((name for name in ("full_name", "name", "title") if name in fields), None)
    if column is None:
        return record
    row = store.connection.execute(f'SELECT "{column}" FROM "{kind}" WHERE id = ?', [record]).fetchone()
    return (row[0] or "") if row else ""
