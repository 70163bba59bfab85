"""What is erased here (format §3, Erase): a cache of what follows from the erase ops held and from who they came from.

`erased` names every record that loses values and what it loses (`ledger.erasure`), `redaction` the kept packs that may
still hold some (done 0) and those that were rewritten without (done 1). Where nobody is erased, all this costs one look
at an empty table.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dxdesk.domain.records import is_reference
from dxdesk.ledger.erasure import ALL, ERASE, LINE, TEXT, Vote, erased_by, taken_out
from dxdesk.ledger.ops import Op, writer_of
from dxdesk.store.driver import Connection
from dxdesk.store.op_rows import Key, known_records, load_ops, replace_op
from dxdesk.store.shapes import PERSON

Parts = dict[Key, str]
"""Records and what they lose: ALL, TEXT or LINE."""

_WEIGHT = {"": 0, LINE: 1, TEXT: 2, ALL: 3}
_CHUNK = 2_000
_WROTE_OF = """(key, kind) IN (
    SELECT g.key, o.kind FROM op o JOIN segment g ON g.n = o.segment OR g.writer = substr(o.id, 26, 10)
    WHERE o.record IN (SELECT value FROM json_each(?)))"""
"""Also by the writer in the op's id: what this desk has not sent yet a twin of it may have."""
_REFERENCES = re.compile(r'"(?:merged_into|[^"]*_id)":"([^"]+)"').findall


@dataclass(slots=True)
class Door:
    """Ops as they may be kept, which of their records are of erased people, and records held to compute again."""

    ops: Sequence[Op]
    erased: set[Key] = field(default_factory=set)
    again: list[Key] = field(default_factory=list)


def anybody_erased(connection: Connection) -> bool:
    """Whether anything here is erased: the one check everybody else pays for."""
    return connection.execute("SELECT EXISTS (SELECT 1 FROM erased)").fetchone()[0] == 1


def part_lost(connection: Connection, kind: str, record: str) -> str:
    """What a record loses: ALL, TEXT, LINE, or an empty text."""
    row = connection.execute("SELECT part FROM erased WHERE record = ? AND kind = ?", [record, kind]).fetchone()
    return row[0] if row else ""


def erased_people(connection: Connection, records: Iterable[str]) -> set[str]:
    """Those of the records that are erased residents."""
    query = "SELECT record FROM erased WHERE kind = ? AND part = ? AND record IN (SELECT value FROM json_each(?))"
    return {row[0] for row in connection.execute(query, [PERSON, ALL, json.dumps(list(records))])}


def parts_lost(connection: Connection, kind: str, records: Iterable[str]) -> dict[str, str]:
    """The same for many records of one kind, those left out that lose nothing."""
    query = "SELECT record, part FROM erased WHERE kind = ? AND record IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(query, [kind, json.dumps(list(records))]).fetchall())


def people_and_parents(connection: Connection, records: Iterable[str]) -> tuple[set[str], set[str]]:
    """Those of the records that are erased residents; and those whose lines lose their text."""
    known = _known(connection, records)
    return {record for (kind, record), part in known.items() if part == ALL and kind == PERSON}, _parents(known)


@dataclass(frozen=True, slots=True)
class Cast(Vote):
    """The same with the op it was said by, its save and the laptop's writer."""

    op: str
    save: str

    @property
    def writer(self) -> str:
        """The laptop it was said on."""
        return writer_of(self.op)


def cast(connection: Connection) -> list[Cast]:
    """Every erase op that counts here. A key is an officer's by the role the ward gave its laptop."""
    query = f"""
        SELECT o.record, o.by, coalesce(s.key, c.key, p.value, substr(o.id, 26, 10)),
               EXISTS (SELECT 1 FROM card WHERE key = coalesce(s.key, c.key, p.value) AND role = 'officer'),
               o.id, o.save
        FROM op o LEFT JOIN segment s ON s.n = o.segment LEFT JOIN card c ON c.writer = substr(o.id, 26, 10)
             LEFT JOIN setting p ON p.name = 'public_key' AND o.mine = 1
        WHERE o.action = '{ERASE}' AND o.kind = '{PERSON}'"""
    return [Cast(record, by, key, bool(officer), op, save)
            for record, by, key, officer, op, save in connection.execute(query)]


def open_door(connection: Connection, ops: Sequence[Op], at: str, segment: int | None) -> Door:
    """Take out of arriving ops what is erased here; `segment` is where they came in.

    A record that only now refers to an erased person loses its text, also what was held of it.
    """
    refers = [{value for name, value in op.sets.items() if value and is_reference(name)} for op in ops]
    known = _known(connection, {op.record for op in ops}.union(*refers))
    people = {record for (kind, record), part in known.items() if part == ALL and kind == PERSON}
    parents = _parents(known)
    keys = [(op.kind, op.record) for op in ops]
    added: Parts = {key: TEXT for key, named in zip(keys, refers, strict=True)
                    if not people.isdisjoint(named) and _WEIGHT[known.get(key, "")] < _WEIGHT[TEXT]}
    parents |= _parents(added)
    added |= {key: LINE for key, named in zip(keys, refers, strict=True)
              if key not in known and key not in added and not parents.isdisjoint(named)}
    for key in _referring(connection, _parents(added)) - added.keys():
        if not part_lost(connection, *key):
            added[key] = LINE
    again = _lose(connection, added, at)
    parts = known | added
    left = [taken_out(op, parts.get(key, "")) for key, op in zip(keys, ops, strict=True)]
    if segment is not None and left != list(ops):
        look_again(connection, segment)
    return Door(left, {key for key, part in parts.items() if part == ALL}, again)


def refresh(connection: Connection, at: str, *, whole: bool = False) -> list[Key]:
    """Bring what is erased in step with the erase ops held and with who is an officer; the records to compute again.

    `whole`: also look again at what refers to whom, because ops went. The caller's transaction.
    """
    people = erased_by(cast(connection))
    before: Parts = {(kind, record): part for kind, record, part in connection.execute(
        "SELECT kind, record, part FROM erased")}
    if not before and not people:
        return []
    if not whole and people == {record for (_, record), part in before.items() if part == ALL}:
        return []
    now = _closure(connection, people)
    gone = [key for key in before if key not in now]
    connection.executemany("DELETE FROM erased WHERE kind = ? AND record = ?", gone)
    for forgotten in ("waiting_parent", "looked"):
        connection.execute(f"DELETE FROM {forgotten}")
    _want_back(connection, [key[1] for key, part in before.items() if _WEIGHT[now.get(key, "")] < _WEIGHT[part]])
    connection.executemany("UPDATE erased SET part = ? WHERE kind = ? AND record = ?",
                           [(now[key], *key) for key in before.keys() & now.keys() if now[key] != before[key]])
    again = _lose(connection, {key: part for key, part in now.items()
                               if _WEIGHT[part] > _WEIGHT[before.get(key, "")]}, at)
    back = [key for key, part in before.items() if part == ALL and now.get(key) != ALL]
    held = known_records(connection, [record for _, record in back])
    return list(dict.fromkeys([*again, *(key for key in back if key[1] in held)]))


def _closure(connection: Connection, people: Collection[str]) -> Parts:
    """Every record that loses something where these residents are erased."""
    found: Parts = {(PERSON, record): ALL for record in people}
    for key in _referring(connection, set(people)):
        found.setdefault(key, TEXT)
    for key in _referring(connection, _parents(found)):
        found.setdefault(key, LINE)
    return found


def _parents(parts: Mapping[Key, str]) -> set[str]:
    """The records whose lines lose their text too: those that refer to an erased person, but no other resident."""
    return {record for (kind, record), part in parts.items() if part == TEXT and kind != PERSON}


def _referring(connection: Connection, targets: Collection[str]) -> set[Key]:
    """The records some op of which refers to one of the targets. Walks all ops: it is asked when somebody is erased."""
    if not targets:
        return set()
    wanted = set(targets)
    query = "SELECT kind, record, sets FROM op WHERE instr(sets, '_id\":\"') OR instr(sets, 'merged_into\":\"')"
    return {(kind, record) for kind, record, sets in connection.execute(query)
            if not wanted.isdisjoint(_REFERENCES(sets))}


def _known(connection: Connection, records: Iterable[str]) -> Parts:
    query = "SELECT kind, record, part FROM erased WHERE record IN (SELECT value FROM json_each(?))"
    return {(kind, record): part for kind, record, part in connection.execute(query, [json.dumps(list(records))])}


def _lose(connection: Connection, parts: Parts, at: str) -> list[Key]:
    """Take these parts out of everything held of these records; the records that are held."""
    connection.executemany("INSERT OR REPLACE INTO erased VALUES (?, ?, ?, ?)",
                           [(record, kind, at, part) for (kind, record), part in parts.items()])
    keys = list(parts)
    again: list[Key] = []
    for start in range(0, len(keys), _CHUNK):
        some = keys[start:start + _CHUNK]
        mark_packs(connection, [record for _, record in some])
        for key, ops in load_ops(connection, [record for _, record in some]).items():
            if key in parts:
                again.append(key)
                for op in ops:
                    if (left := taken_out(op, parts[key])) != op:
                        replace_op(connection, left)
    _forget_drafts(connection, [record for (_, record), part in parts.items() if part == ALL])
    return again


def packs_about(connection: Connection, people: Collection[str]) -> set[str]:
    """The roots of the packs that would lose something where these residents were erased. Walks all ops."""
    records = json.dumps([record for _, record in _closure(connection, people)]) if people else "[]"
    query = ("SELECT DISTINCT s.root FROM op o JOIN segment s ON s.n = o.segment "
             "WHERE o.record IN (SELECT value FROM json_each(?))")
    return {root for root, in connection.execute(query, [records])}


def look_again(connection: Connection, segment: int) -> None:
    """Note that a kept pack (local number) may hold values that are taken out."""
    connection.execute(
        "INSERT INTO redaction (segment, done) VALUES (?, 0) ON CONFLICT DO UPDATE SET done = 0", [segment])


def is_redacted(body: bytes) -> bool:
    """Whether a pack as written says of itself that it is a copy without some values (format §4)."""
    return b";redacted=1" in body[:body.find(b"\r\n")]


def came_redacted(connection: Connection, segment: int) -> None:
    """Note that somebody else took values out of a pack before it came, so that a fuller copy is welcome."""
    connection.execute("INSERT INTO redaction VALUES (?, 1, 1)", [segment])


def mark_packs(connection: Connection, records: Sequence[str]) -> None:
    """The same of all packs that may hold values of these records.

    All of the kinds and keys that ever wrote of them, for an op may lie in several; and all that do not count.
    """
    connection.execute(f"""
        INSERT INTO redaction (segment, done) SELECT n, 0 FROM segment
        WHERE state NOT IN ('merged', 'forked') OR {_WROTE_OF} ON CONFLICT DO UPDATE SET done = 0
        """, [json.dumps(records)])


def _want_back(connection: Connection, records: Sequence[str]) -> None:
    """Note that fuller copies of the packs that speak of these records are welcome again.

    Of the packs of a laptop being put out no op is held at this moment, so all of them may be such.
    """
    if records:
        connection.execute(f"""UPDATE redaction SET wanted = 1
            WHERE segment IN (SELECT n FROM segment WHERE {_WROTE_OF})
                OR segment NOT IN (SELECT segment FROM op WHERE segment IS NOT NULL)""", [json.dumps(records)])


def _forget_drafts(connection: Connection, people: Iterable[str]) -> None:
    """Slips being written for an erased person."""
    connection.executemany("DELETE FROM draft WHERE instr(body, ?)", [(record,) for record in people])
