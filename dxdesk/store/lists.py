"""Short lists and counts read from the state tables: hamlets, members, a person's visits."""

from collections.abc import Callable
from dataclasses import dataclass

from dxdesk.domain.names import person_sort_key, sort_key
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import Named
from dxdesk.store.class_names import NAMED, class_record_name
from dxdesk.store.clusters import cluster, face
from dxdesk.store.database import Store
from dxdesk.store.record_state import FROM_OTHERS, UNSENT_VISITS, RecordState, states
from dxdesk.store.shapes import GONE, UNSEEN

_LIVE = f"_deleted <> {GONE}"
_SEEN = f"_deleted NOT IN {UNSEEN}"
_NAMES = ("full_name", "name", "title")


@dataclass(frozen=True, slots=True)
class PastVisit:
    """One visit of a person's timeline; `helps` are (service, outcome, obstacle)."""

    id: str
    visit_on: str
    visit_at: str
    place: str
    member: str
    minutes: str
    satisfaction: str
    follow_up_on: str
    note: str
    state: RecordState = FROM_OTHERS
    helps: tuple[tuple[str, str, str], ...] = ()


def hamlets(store: Store) -> list[tuple[str, str]]:
    """(id, name) of every hamlet, in Vietnamese order with numbers as numbers."""
    return _named(store, "hamlet", "name")


def members(store: Store) -> list[tuple[str, str]]:
    """(id, name) of every member, by given name."""
    return _named(store, "member", "full_name", person_sort_key)


def teams(store: Store) -> list[tuple[str, str]]:
    """(id, name) of every team."""
    return _named(store, "team", "name")


def events(store: Store) -> list[tuple[str, str]]:
    """(id, title) of every event."""
    return _named(store, "event", "title")


def people_total(store: Store) -> int:
    """How many residents are in the book, those merged into another not counted."""
    # All, less the few that are gone or merged, each counted from an index: the rows themselves would be half a second.
    query = (
        "SELECT (SELECT count(*) FROM resident) "
        f"- (SELECT count(*) FROM resident WHERE _deleted <> 0 AND _deleted IN {UNSEEN}) "
        f"- (SELECT count(*) FROM resident WHERE merged_into IS NOT NULL AND {_SEEN})"
    )
    return store.connection.execute(query).fetchone()[0] + _unrooted(store)


def _unrooted(store: Store) -> int:
    """How many people have only merged records: in a ring, or merged into one that is deleted or not held here."""
    query = (
        f"SELECT m.id FROM resident m LEFT JOIN resident p ON p.id = m.merged_into AND p.{_SEEN} "
        f"WHERE m.merged_into IS NOT NULL AND m.{_SEEN} AND (p.id IS NULL OR p.merged_into IS NOT NULL)"
    )
    shown = {face(store.connection, row[0]) for row in store.connection.execute(query).fetchall()}
    return sum(1 for record in shown if store.value("resident", record, "merged_into"))


def unsent_visits(store: Store) -> int:
    """How many visits of this laptop lie nowhere else yet, as written last."""
    return store.connection.execute(f"SELECT count(record) FROM ({UNSENT_VISITS})").fetchone()[0]


def last_own_save(store: Store) -> str:
    """The id of the newest save written on this desk, or an empty text."""
    return store.connection.execute("SELECT max(save) FROM op WHERE mine = 1").fetchone()[0] or ""


def visits_of(store: Store, resident: str) -> list[PastVisit]:
    """Every living visit of a resident, newest first, those of all records merged with his."""
    members = cluster(store.connection, resident)
    places = ",".join("?" * len(members))
    query = (
        "SELECT v.id, v.visit_on, v.visit_at, v.place, m.full_name, v.minutes, v.satisfaction, v.follow_up_on, v.note "
        f"FROM visit v LEFT JOIN member m ON m.id = v.member_id WHERE v.resident_id IN ({places}) AND v.{_LIVE} "
        "ORDER BY v.visit_on DESC, v.visit_at DESC, v.n DESC"
    )
    rows = store.connection.execute(query, members).fetchall()
    where = states(store, "visit", [row[0] for row in rows])
    return [
        PastVisit(visit, on, at or "", place or "", member or "", minutes or "", feeling or "", again or "", note or "",
                  where[visit], helps_of(store, visit))
        for visit, on, at, place, member, minutes, feeling, again, note in rows
    ]


def helps_of(store: Store, visit: str) -> tuple[tuple[str, str, str], ...]:
    """(service, outcome, obstacle) of a visit's living lines, in the order written."""
    query = f"SELECT service, outcome, obstacle FROM help WHERE visit_id = ? AND {_LIVE} ORDER BY n"
    return tuple((service or "", outcome or "", obstacle or "")
                 for service, outcome, obstacle in store.connection.execute(query, [visit]))


def help_ids(store: Store, visit: str) -> list[str]:
    """The ids of a visit's living lines, in the order written."""
    query = f"SELECT id FROM help WHERE visit_id = ? AND {_LIVE} ORDER BY n"
    return [row[0] for row in store.connection.execute(query, [visit])]


def record_names(store: Store) -> Named:
    """What people call a record of this desk, by (kind, id): its name, or its kind's; empty for one not held."""
    def named(kind: str, record: str) -> str:
        known = KINDS.get(kind)
        if known is None:
            return ""
        if kind in NAMED:
            return class_record_name(store.connection, kind, record)
        column = next((field.name for field in known.fields if field.name in _NAMES), "id")
        found = store.value(kind, record, column)
        return known.title if found and column == "id" else found
    return named


def _named(
    store: Store, kind: str, column: str, order: Callable[[str], bytes] = sort_key
) -> list[tuple[str, str]]:
    rows = store.connection.execute(f'SELECT id, "{column}" FROM "{kind}" WHERE {_LIVE}').fetchall()
    return sorted(((record, name or "") for record, name in rows), key=lambda row: order(row[1]))
