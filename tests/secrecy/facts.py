"""Everything an open desk knows of people, and the keys it must not give away."""

import json

from dxdesk.domain.fields import Type
from dxdesk.domain.records import KINDS
from dxdesk.store.database import Store

_SORTS = {"id_last4": "last4", "id_number": "number"}
_KEYS = ("fingerprint_key_", "fingerprint_former:", "group_key:")
_PLAIN = (Type.PARTIAL_DATE, Type.YEAR, Type.CHOICE)  # a year or a sex says nothing of whom


def facts_of(store: Store) -> dict[str, set[str]]:
    """Values of personal fields in every op ever held, reasons typed, and secret settings, by what they are."""
    facts: dict[str, set[str]] = {"name": set(), "number": set(), "text": set(), "last4": set(), "secret": set()}
    for kind, sets, why in store.connection.execute("SELECT kind, sets, why FROM op"):
        if " " in why:
            facts["text"].add(why)
        for name, value in json.loads(sets).items():
            field = KINDS[kind].field(name)
            if value and field is not None and field.personal and field.type not in _PLAIN:
                facts[_sort(name, field.type)].add(value)
    for name, value in store.connection.execute("SELECT name, value FROM setting"):
        if "private" in name or name.startswith(_KEYS):
            facts["secret"].add(value.rpartition(" ")[2])
    facts["secret"].add(store.raw_key.hex())
    return facts


def _sort(name: str, kind: Type) -> str:
    if name in _SORTS:
        return _SORTS[name]
    return {Type.NAME: "name", Type.PHONE: "number"}.get(kind, "text")
