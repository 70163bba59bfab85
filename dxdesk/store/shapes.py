"""How a kind lies in its state table: columns, the statements that write a row, its parent and lines."""

import json
from dataclasses import dataclass
from functools import cache

from dxdesk.domain.records import KINDS
from dxdesk.ledger.ops import DELETED

OTHER = "other"
PERSON = "resident"
ALIVE, GONE, REOPENED, BY_LINE, ERASED = 0, 1, 2, 3, 4
"""How a record stands: REOPENED lives though someone deleted it, BY_LINE for a line its delete had not seen; ERASED is
a person who asked for it and whom nobody deleted."""
UNSEEN = f"({GONE}, {ERASED})"
"""The marks, in SQL, of residents nobody is shown any more."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind's table. A kind newer than this program lies in `other`, all its values in `_extra`."""

    kind: str
    table: str
    names: tuple[str, ...]
    known: frozenset[str]
    columns: tuple[str, ...]
    insert: str
    parent: str | None
    parent_field: str
    child: "Shape | None"
    child_field: str

    def row(self, n: int | None, record: str, values: dict, mark: int, conflicts: int) -> tuple:
        """The parameters of `insert`, one a column; empty values lie as NULL, unknown fields in `_extra`.

        `n` None takes the next local number.
        """
        if self.table == OTHER:
            return n, self.kind, record, mark, conflicts, _extra(values, ())
        get = values.get
        extra = None if values.keys() <= self.known else _extra(values, self.names)
        return n, record, *[get(name) or None for name in self.names], mark, conflicts, extra


def _extra(values: dict, names: tuple[str, ...]) -> str | None:
    unknown = {name: value for name, value in values.items() if value and name not in names and name != DELETED}
    return json.dumps(unknown, ensure_ascii=False, sort_keys=True) if unknown else None


@cache
def shape_of(kind: str) -> Shape:
    """The shape of a kind, also of one this program does not know."""
    known = KINDS.get(kind)
    if known is None:
        columns: tuple[str, ...] = ("n", "kind", "id", "_deleted", "_conflicts", "_extra")
        return Shape(kind, OTHER, (), frozenset(), columns, _insert(OTHER, columns), None, "", None, "")
    names = tuple(field.name for field in known.fields)
    columns = ("n", "id", *names, "_deleted", "_conflicts", "_extra")
    child = next((line for line in KINDS.values() if line.parent == kind), None)
    return Shape(
        kind, kind, names, frozenset((*names, DELETED)), columns, _insert(kind, columns),
        known.parent or None, known.parent_field,
        shape_of(child.name) if child else None, child.parent_field if child else "",
    )


def _insert(table: str, columns: tuple[str, ...]) -> str:
    named = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT INTO "{table}" ({named}) VALUES ({", ".join("?" * len(columns))})'
