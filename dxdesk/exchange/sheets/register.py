"""What an import asks the register: whether a person, a visit, an officer, a file is known already."""

import json
from dataclasses import dataclass

from dxdesk.domain.names import clean, fold, same_key
from dxdesk.domain.visit import VisitDraft
from dxdesk.exchange.sheets.people import LogPerson
from dxdesk.store.clusters import cluster, face
from dxdesk.store.database import Store
from dxdesk.store.fingerprint import id_keys
from dxdesk.store.shapes import GONE

UNDER_ANOTHER_NAME = "person: number held under another name"
SEVERAL = "person: several in the register"
_LIVING = f"r._deleted <> {GONE}"


@dataclass(frozen=True, slots=True)
class Known:
    """A resident who may be a person of the log; empty where the register says nothing."""

    record: str
    full_name: str
    phone: str
    id_key: str


def find_resident(store: Store, person: LogPerson) -> tuple[Known | None, str]:
    """The resident who is this person by the rule of the log itself, or None; and a code where that is in doubt."""
    keys = id_keys(store, person.national_id) if person.national_id else ()
    if keys:
        wanted = "resident r WHERE r.id_key IN (SELECT value FROM json_each(?))"
        holders = _residents(store, wanted, json.dumps(keys))
        same = [known for known in holders if same_key(known.full_name) == person.key]
        if same:
            return same[0], ""
        if holders:
            return None, UNDER_ANOTHER_NAME
    named = _residents(store, "person_key k JOIN resident r ON r.n = k.n WHERE k.k = ?", fold(person.full_name))
    fitting = [
        known for known in named
        if same_key(known.full_name) == person.key and known.phone in person.phones
        and not (keys and known.id_key)
    ]
    return (fitting[0], "") if len(fitting) == 1 else (None, SEVERAL if fitting else "")


def _residents(store: Store, where: str, value: str) -> list[Known]:
    """Living residents, each by the record his person is shown by, with what the record found says of him."""
    query = f"SELECT r.id, r.full_name, r.phone, r.id_key, r.merged_into FROM {where} AND {_LIVING} ORDER BY r.n"
    found: dict[str, Known] = {}
    for record, name, phone, key, merged in store.connection.execute(query, [value]).fetchall():
        shown = face(store.connection, record) if merged else record
        found.setdefault(shown, Known(shown, name or "", phone or "", key or ""))
    return list(found.values())


def has_visit(store: Store, resident: str, draft: VisitDraft) -> bool:
    """Whether the register holds a visit of the resident, or of one merged with him, of that hour and services."""
    query = (
        "SELECT v.id, group_concat(h.service, ' ') FROM visit v "
        f"JOIN help h ON h.visit_id = v.id AND h._deleted <> {GONE} WHERE v.visit_on = ? "
        "AND v.resident_id IN (SELECT value FROM json_each(?)) "
        f"AND ifnull(v.visit_at, '') = ? AND v._deleted <> {GONE} GROUP BY v.id"
    )
    wanted = sorted(line.service for line in draft.helps)
    same = json.dumps(cluster(store.connection, resident))
    asked = [draft.visit["visit_on"], same, draft.visit.get("visit_at", "")]
    return any(sorted(services.split()) == wanted for _, services in store.connection.execute(query, asked))


def find_member(members: list[tuple[str, str, str]], officer: str) -> tuple[str, str]:
    """The member (record, team) an officer's cell means: the whole name, else the only one whose name ends so."""
    name = same_key(clean(officer).rpartition(":")[2])
    words = name.split()
    for wanted in (words, words[1:]):
        found = [member for member in members if wanted and same_key(member[1]).split()[-len(wanted):] == wanted]
        whole = [member for member in found if same_key(member[1]).split() == wanted]
        if len(whole or found) == 1:
            record, _, team = (whole or found)[0]
            return record, team
    return "", ""


def members(store: Store) -> list[tuple[str, str, str]]:
    """Every member as (record, name, team)."""
    query = f"SELECT id, ifnull(full_name, ''), ifnull(team_id, '') FROM member WHERE _deleted <> {GONE}"
    return [tuple(row) for row in store.connection.execute(query)]


def import_name(store: Store, digest: str) -> tuple[str, bool]:
    """The import id of a file and whether its visits stand in the register.

    A file taken out again may come back, under the next free id.
    """
    first = f"import:{digest}"
    names = [row[0] for row in store.connection.execute(
        "SELECT DISTINCT why FROM op WHERE why = ? OR why GLOB ?", [first, f"{first}-*"])]
    query = f"SELECT 1 FROM op JOIN visit v ON v.id = op.record WHERE op.why = ? AND v._deleted <> {GONE} LIMIT 1"
    for name in names:
        if store.connection.execute(query, [name]).fetchone():
            return name, True
    return (f"{first}-{len(names) + 1}" if names else first), False
