"""Who a desk's papers come from and go to: its ward, teams, members, leader and the targets set for them."""

import math
from dataclasses import dataclass

from dxdesk.domain.dates import today
from dxdesk.domain.periods import Period
from dxdesk.domain.sheet import Heading, in_sentence, issuer_lines
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_RECORD, place_of
from dxdesk.store.driver import Connection
from dxdesk.store.shapes import GONE

RECIPIENTS = ("Như trên", "Lưu: Tổ")


@dataclass(frozen=True, slots=True)
class Ward:
    """What the head of a paper needs of the ward."""

    name: str
    letterhead: tuple[str, ...]
    place: str


def ward(store: Store) -> Ward:
    """The ward of this desk, its letterhead as set or as usual."""
    row = store.connection.execute(
        "SELECT name, letterhead_1, letterhead_2, place_name FROM ward WHERE id = ?",
        [store.setting(WARD_RECORD)]).fetchone()
    name, first, second, place = (value or "" for value in row or (store.setting("ward_name"), "", "", ""))
    lines = tuple(line for line in (first, second) if line) or ("Ủy ban nhân dân", name)
    return Ward(name, lines, place or place_of(name))


def teams(connection: Connection) -> dict[str, str]:
    """The working teams by record id."""
    query = f"SELECT id, name FROM team WHERE _deleted <> {GONE} AND ifnull(active, '') <> 'no' ORDER BY id"
    return {record: name or "" for record, name in connection.execute(query)}


def count_members(connection: Connection, period: Period, team_id: str = "") -> int:
    """The members who belonged to the team, or to any, on some day of the period."""
    query = (f"SELECT count(*) FROM member WHERE _deleted <> {GONE} AND ifnull(from_on, '') <= ? "
             "AND (to_on IS NULL OR to_on >= ?) AND (? = '' OR team_id = ?)")
    days = [period.end.isoformat(), period.start.isoformat()]
    return connection.execute(query, [*days, team_id, team_id]).fetchone()[0]


def heading(store: Store, of: Ward, title: str, team_id: str) -> Heading:
    """The head and foot of a paper signed by the leader of the team, or with room for a name where none is known."""
    day = today(store.clock())
    return Heading(
        of.letterhead, issuer_lines(title), of.place, day, (f"Ủy ban nhân dân {in_sentence(of.name)}",), "Tổ trưởng",
        _leader(store.connection, team_id, day.isoformat()) if team_id else "", recipients=RECIPIENTS,
    )


def targets(connection: Connection, period: Period, team_id: str, *, whole: bool) -> dict[str, float]:
    """The year's targets by indicator: the team's own, and where the paper covers all, the ward's."""
    query = ("SELECT indicator, scope_kind, scope_id, value FROM target "
             f"WHERE _deleted <> {GONE} AND period = ? ORDER BY id")
    found: dict[str, float] = {}
    for indicator, scope, owner, value in connection.execute(query, [str(period.year)]):
        ours = owner == team_id if scope == "team" else whole and scope in (None, "ward")
        number = _number(value)
        if ours and number is not None:
            found[indicator] = number
    return found


def _leader(connection: Connection, team_id: str, day: str) -> str:
    query = (f"SELECT full_name FROM member WHERE _deleted <> {GONE} AND role = 'leader' AND team_id = ? "
             "AND ifnull(from_on, '') <= ? AND (to_on IS NULL OR to_on >= ?) ORDER BY from_on DESC, id")
    row = connection.execute(query, [team_id, day, day]).fetchone()
    return (row[0] or "") if row else ""


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and 0 <= number <= 1e12 else None
