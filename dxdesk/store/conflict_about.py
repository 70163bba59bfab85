"""Whose record a conflict or a decision is about: the person, the visit, the thing; for many records at once."""

import json
from collections.abc import Callable, Iterable, Sequence

from dxdesk.domain.conflict_words import About
from dxdesk.domain.narrative import BLOCKS
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import Named
from dxdesk.store.class_names import (
    CLASS_PLACE,
    LEARNER,
    MEETING_PLACE,
    OF_CLASS,
    OF_ENROLMENT,
    OF_LEARNER,
    OF_MEETING,
    place_words,
)
from dxdesk.store.database import Store
from dxdesk.store.lists import record_names
from dxdesk.store.op_rows import Key
from dxdesk.store.records import member_name, writer_label

_PERSON = "r.full_name, r.id, r.birth_year, h.name"
_HAMLET = "LEFT JOIN hamlet h ON h.id = r.hamlet_id"
_OF = f"LEFT JOIN resident r ON r.id = x.resident_id {_HAMLET}"
_LEARNER = f"{LEARNER}, r.id, r.birth_year, h.name"
_CHECK = "coalesce(k.skill_group, '') || ',' || coalesce(k.stage, '') || ',' || coalesce(k.rater, '')"
_TITLES = " ".join(f"WHEN '{code}' THEN '{title}'" for code, title in BLOCKS.items())
_BLOCK = f"CASE x.block {_TITLES} END"
_DAYS = " || ' đến ' || ".join(f"substr(x.period, {at + 8}, 2) || '/' || substr(x.period, {at + 5}, 2) || '/' || "
                                f"substr(x.period, {at}, 4)" for at in (1, 13))
_ABOUT = 6
_QUERIES = {
    "resident": f"SELECT r.id, {_PERSON}, '', '' FROM resident r {_HAMLET} WHERE r.id",
    "visit": f"SELECT x.id, {_PERSON}, x.visit_on, '' FROM visit x {_OF} WHERE x.id",
    "help": f"SELECT l.id, {_PERSON}, x.visit_on, l.service FROM help l LEFT JOIN visit x ON x.id = l.visit_id {_OF} "
            "WHERE l.id",
    "task": f"SELECT x.id, {_PERSON}, '', x.what FROM task x {_OF} WHERE x.id",
    "course": "SELECT c.id, '', '', '', '', '', c.title, NULL, NULL, NULL FROM course c WHERE c.id",
    "meeting": f"SELECT m.id, '', '', '', '', '', '', {MEETING_PLACE} "
               "FROM meeting m LEFT JOIN course c ON c.id = m.course_id WHERE m.id",
    "enrolment": f"SELECT x.id, {_LEARNER}, '', '', {CLASS_PLACE} "
                 f"FROM enrolment x {OF_LEARNER} {OF_CLASS} {_HAMLET} WHERE x.id",
    "attendance": f"SELECT x.id, {_LEARNER}, '', '', {MEETING_PLACE} "
                  f"FROM attendance x {OF_LEARNER} {OF_MEETING} {_HAMLET} WHERE x.id",
    "skill_check": f"SELECT k.id, {_LEARNER}, '', {_CHECK}, {CLASS_PLACE} "
                   f"FROM skill_check k {OF_ENROLMENT} {OF_LEARNER} {_HAMLET} WHERE k.id",
    "narrative": f"SELECT x.id, '', '', '', '', '', {_BLOCK} || ' ' || {_DAYS} FROM narrative x WHERE x.id",
}
_NAMES = ("full_name", "name", "title", "code", "paper", "indicator", "ref_no", "month")


def abouts(store: Store, keys: Iterable[Key]) -> dict[Key, About]:
    """Whose each record is; one that is not held, or of a newer program, is about nobody."""
    wanted: dict[str, list[str]] = {}
    for kind, record in keys:
        wanted.setdefault(kind, []).append(record)
    found: dict[Key, About] = {}
    for kind, records in wanted.items():
        found |= dict.fromkeys(((kind, record) for record in records), About())
        if query := _query(kind):
            rows = store.connection.execute(f"{query} IN (SELECT value FROM json_each(?))", [json.dumps(records)])
            found |= {(kind, row[0]): _about(row[1:]) for row in rows}
    return found


def _about(row: Sequence[str | int | None]) -> About:
    """The fields of `About` in their order, and of a class the place behind them."""
    person, record, year, hamlet, day, thing = (str(cell or "") for cell in row[:_ABOUT])
    return About(person, record, year, hamlet, day, thing, place_words(row[_ABOUT:]) if row[_ABOUT:] else "")


def _query(kind: str) -> str:
    """The select of a kind, up to the ids; columns as the fields of `About` behind the record's own id."""
    known = KINDS.get(kind)
    if known is None or kind in _QUERIES:
        return _QUERIES.get(kind, "")
    column = next((name for name in _NAMES if known.field(name)), "''")
    columns = f"{column}, '', '', '', '', ''" if kind == "member" else f"'', '', '', '', '', {column}"
    return f'SELECT id, {columns} FROM "{kind}" WHERE id'


class People:
    """Names of members and laptops, each looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._members: dict[str, str] = {}
        self._laptops: dict[str, str] = {}

    def member(self, member: str) -> str:
        """The name of a member, or an empty text when the record has not arrived yet."""
        return self._kept(self._members, member, member_name)

    def laptop(self, writer: str) -> str:
        """What people call the laptop of a writer."""
        return self._kept(self._laptops, writer, writer_label)

    def _kept(self, names: dict[str, str], key: str, look: Callable[[Store, str], str]) -> str:
        if key not in names:
            names[key] = look(self._store, key)
        return names[key]


def told_apart(store: Store) -> Named:
    """What people call a record by (kind, id); residents with year and hamlet, since two may bear one name."""
    plain = record_names(store)

    def named(kind: str, record: str) -> str:
        if kind != "resident":
            return plain(kind, record)
        return abouts(store, [(kind, record)])[(kind, record)].who

    return named
