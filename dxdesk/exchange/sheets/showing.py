"""Values as tables for people show them, and what a cell somebody wrote means again."""

from collections.abc import Callable, Mapping
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import read_date, read_time, show_date
from dxdesk.domain.fields import Field, Type
from dxdesk.domain.names import clean, same_key
from dxdesk.domain.phones import read_phone
from dxdesk.domain.wording import CHOICES
from dxdesk.store.class_names import MEETING_PLACE, place_words
from dxdesk.store.driver import Connection

_YES_NO = {"yes": "Có", "no": "Không"}
_LISTS = {"eid_state": "eid_state", "outcome": "outcome"}
NAMED = {"hamlet": "name", "team": "name", "member": "full_name", "event": "title", "course": "title"}
_REMEMBERED = 50_000
NOT_HERE = "chưa về máy này"

Names = Mapping[str, Mapping[str, str]]
"""Names of records by kind and id."""


class Cached(dict[str | None, str]):
    """The text of values met, made once; so many are remembered as memory does not feel."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: str | None) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        text = self[value] = self._make(value) if value else ""
        return text


def names_now(connection: Connection) -> Names:
    """The names a desk has for hamlets, teams, members, events, courses and, to be read only, meetings."""
    meetings = connection.execute(
        f"SELECT m.id, {MEETING_PLACE} FROM meeting m LEFT JOIN course c ON c.id = m.course_id")
    return {"meeting": {record: place_words(place) for record, *place in meetings}} | {
        kind: {record: name or "" for record, name in connection.execute(f'SELECT id, "{column}" FROM "{kind}"')}
        for kind, column in NAMED.items()
    }


class Words:
    """How one desk shows values: its names of hamlets, teams and members, and the code lists."""

    def __init__(self, names: Names, catalogues: Catalogues) -> None:
        self._catalogues = catalogues
        self._names = names

    def show(self, kind: str, field: Field) -> Callable[[str], str]:
        """What turns a value of the field into its text."""
        if codes := self._codes(kind, field):
            return lambda value: codes.get(value, value)
        if field.type in (Type.DATE, Type.PARTIAL_DATE):
            return show_date
        if field.type in (Type.REF, Type.REFS):
            return lambda value: self._name(field, value)
        if field.type is Type.NUMBER:
            return lambda value: value.replace(".", ",")
        return str

    def read(self, kind: str, field: Field, text: str, on: date) -> str | None:
        """The value a cell means; empty for an empty cell, None where it is not understood. `on` is today."""
        if field.type is Type.TEXT:
            return "\n".join(map(clean, text.strip().splitlines()))
        text = clean(text)
        if not text:
            return ""
        if codes := self._codes(kind, field):
            return _only([code for code, title in codes.items() if same_key(title) == same_key(text)] or [
                code for code in codes if code == text])
        if field.type is Type.REF:
            named = self._names.get(field.target, {})
            return _only([record for record, name in named.items() if same_key(name) == same_key(text)])
        return _plain(field.type, text, on)

    def _codes(self, kind: str, field: Field) -> dict[str, str]:
        """Code -> title of a field of codes; empty for other fields."""
        choices = CHOICES.get(f"{kind}.{field.name}") or CHOICES.get(field.name)
        if choices:
            return choices
        if field.type is Type.YES_NO:
            return _YES_NO
        listed = field.catalogue or _LISTS.get(field.name, "")
        return {entry.code: entry.title for entry in self._catalogues.entries(listed)} if listed else {}

    def _name(self, field: Field, value: str) -> str:
        targets = (field.target,) if field.target else tuple(NAMED)
        records = value.replace(",", " ").split()
        return "; ".join(
            next((name for target in targets if (name := self._names.get(target, {}).get(record))), NOT_HERE)
            for record in records)


def _plain(kind: Type, text: str, on: date) -> str | None:
    """The value of a cell that is neither a code nor a name of a record."""
    if kind in (Type.DATE, Type.PARTIAL_DATE):
        return read_date(text, on).value
    if kind is Type.TIME:
        return read_time(text)
    if kind is Type.PHONE:
        return read_phone(text).value or text
    if kind is Type.NUMBER:
        return text.replace(",", ".")
    return text.removesuffix(".0") if kind in (Type.INTEGER, Type.YEAR) else text


def _only(found: list[str]) -> str | None:
    return found[0] if len(found) == 1 else None
