"""Whom records of a class mean: looked up all at once, one by one only where somebody was merged or went."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dxdesk.store.clusters import face, root
from dxdesk.store.driver import Connection
from dxdesk.store.shapes import ALIVE, ERASED, GONE

_COLUMNS = "full_name, birth_year, hamlet_id, _deleted"
_RESIDENTS = f"SELECT id, merged_into, {_COLUMNS} FROM resident WHERE id IN (SELECT value FROM json_each(?))"


class Shown(NamedTuple):
    """The record a resident is shown by, and what it says; the name empty where it is not held here."""

    record: str
    name: str
    birth_year: str
    hamlet_id: str
    gone: bool


def counts_as(roots: Mapping[str, str], resident: str | None, member: str | None, enrolment: str | None) -> str:
    """Who counts once, where `roots` holds everybody merged (`clusters.merged_roots`).

    The root of a resident, else the member, else the enrolment of a guest.
    """
    return roots.get(resident, resident) if resident else member or enrolment or ""


class People:
    """The residents of some records."""

    def __init__(self, connection: Connection, residents: Iterable[str | None]) -> None:
        self._connection = connection
        wanted = json.dumps(sorted(set(filter(None, residents))))
        self._rows = {record: row for record, *row in connection.execute(_RESIDENTS, [wanted]).fetchall()}

    def who(self, resident: str | None, member: str | None, enrolment: str | None) -> str:
        """As `counts_as`, without reading everybody merged."""
        if not resident:
            return member or enrolment or ""
        return root(self._connection, resident) if self._merged(resident) else resident

    def shown(self, resident: str) -> Shown:
        """How a resident is shown: a merged or deleted one by who stands for him."""
        row = self._rows.get(resident)
        record = resident
        if row is None or row[0] or row[-1] in (GONE, ERASED):
            record = face(self._connection, resident)
            row = [None, *(self._connection.execute(
                f"SELECT {_COLUMNS} FROM resident WHERE id = ?", [record]).fetchone() or (None, None, None, ALIVE))]
        _, name, born, hamlet, mark = row
        return Shown(record, name or "", born or "", hamlet or "", mark in (GONE, ERASED))

    def _merged(self, resident: str) -> bool:
        row = self._rows.get(resident)
        return row is None or bool(row[0])
