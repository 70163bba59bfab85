"""The codes used last on this desk, which the lists offer first."""

from dxdesk.store.database import Store

_LOOKED_AT = 400  # own ops, newest first: some hundred visits, and never more to read however big the desk
_OFFERED = 5


def last_used(store: Store, field: str) -> tuple[str, ...]:
    """The last different codes of a help line's field (`service`, `obstacle`, `referred_to`), newest first.

    Only what was written on this desk counts: what came by exchange says nothing about the hands that sit here.
    """
    # Taken out of the JSON by SQLite, which is thrice as quick: it is asked for every new slip.
    query = (
        "SELECT sets ->> :field FROM "
        "(SELECT kind, sets FROM op INDEXED BY op_save WHERE mine = 1 ORDER BY save DESC LIMIT :rows) "
        "WHERE kind = 'help' AND sets ->> :field <> ''"
    )
    found: dict[str, None] = {}
    for (code,) in store.connection.execute(query, {"field": field, "rows": _LOOKED_AT}):
        found[code] = None
        if len(found) == _OFFERED:
            break
    return tuple(found)
