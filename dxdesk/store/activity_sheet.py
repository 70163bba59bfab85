"""The sheet of a team's or the ward's report, out of the tables: figures, plans, places, organisation, head."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dxdesk.domain.activity_filling import BY_PLACE, Extras, Organisation, activity_sheet, by_place
from dxdesk.domain.activity_sheet import ActivitySheet, Body, ByPlace, Plan, Written
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.names import person_sort_key, sort_key
from dxdesk.domain.paper_tables import NOW, YEAR
from dxdesk.domain.paper_words import TEAM, WARD
from dxdesk.domain.periods import Period
from dxdesk.domain.sheet import Heading
from dxdesk.domain.signer import Signer
from dxdesk.domain.summary import Cells, Summary, Wanted
from dxdesk.domain.wording import NOT_HERE
from dxdesk.errors import InputError
from dxdesk.store import organisation
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.driver import Connection
from dxdesk.store.figures import cell_names, snapshot, summary_by
from dxdesk.store.paper_words import paper_words
from dxdesk.store.shapes import GONE
from dxdesk.store.targets import stored_value

_Plans = dict[tuple[str, str], dict[str, Plan]]
_NOWHERE = {"hamlet": "Chưa ghi khu phố", "team": "Chưa ghi tổ", "member": "Chưa ghi người làm"}
_HAMLETS = (f"SELECT id FROM hamlet WHERE _deleted <> {GONE} AND ifnull(valid_from, '') <= ? "
            "AND (valid_to IS NULL OR valid_to >= ?)")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report: of one team, of all this desk holds, or of the ward (`level`); of one event where it names one.

    `signer` is the usual one where it is None; `written` the blocks people wrote, by block.
    """

    level: str = TEAM
    team_id: str = ""
    event_id: str = ""
    signer: Signer | None = None
    number: str = ""
    written: Mapping[str, str] | None = None
    annexes: bool = True


def read_sheet(store: Store, period: Period, catalogues: Catalogues, asked: Asked) -> ActivitySheet:
    """The sheet of a report. Raises `InputError`: "unknown_team", "unknown_event"."""
    with snapshot(store):
        body, heading = _body(store, asked)
        breakdowns = _breakdowns(store, asked)
        plans = {} if asked.event_id else read_plans(store.connection, period)
        summary, cells = summary_by(store, period, catalogues, {by: _wanted(by, plans) for by in breakdowns},
                                    asked.team_id, asked.event_id)
        places = (_places(store, by, summary, cells[by], plans, asked) for by in breakdowns)
        written = tuple(Written(block, text) for block, text in (asked.written or {}).items())
        extras = Extras(written, tuple(found for found in places if len(found.places) > 1), asked.annexes,
                        profile(store).practice)
        return activity_sheet(summary, heading, body, _organisation(store, period, asked),
                              _own_plans(store, plans, asked), extras)


def read_plans(connection: Connection, period: Period) -> _Plans:
    """The targets of the period's year and of this very period by (scope kind, scope id) and indicator.

    Where there are both the year's counts. A scope that is not written is the ward.
    """
    query = ("SELECT indicator, scope_kind, scope_id, period, value FROM target "
             f"WHERE _deleted <> {GONE} AND period IN (?, ?) ORDER BY period = ? DESC, id")
    year = str(period.year)
    found: _Plans = {}
    for indicator, scope, owner, days, value in connection.execute(query, [period.text, year, period.text]):
        number = stored_value(value)
        if number is not None:
            scope = scope or "ward"
            key = (scope, "" if scope == "ward" else owner or "")
            found.setdefault(key, {})[indicator] = Plan(number, YEAR if days == year else NOW)
    return found


def _body(store: Store, asked: Asked) -> tuple[Body, Heading]:
    ward, words, event = organisation.ward(store), paper_words(store), _event(store, asked.event_id)
    if asked.level == WARD:
        body = Body(words["ward.body"], words["ward.subject"], words["ward.basis"], _kind(ward.name),
                    event_id=asked.event_id, event=event)
        return body, organisation.ward_heading(store, ward, asked.signer, asked.number)
    own, title = organisation.issuing_team(store, ward, asked.team_id)
    subject = f"Kết quả hoạt động của {title}"
    body = Body(title, subject, words["team.basis"], "Tổ", asked.team_id, asked.event_id, event)
    return body, organisation.heading(store, ward, title, own, asked.signer, asked.number)


def _kind(ward: str) -> str:
    """What a ward calls itself: Phường, Xã, Đặc khu."""
    return next((kind for kind in ("Đặc khu", "Xã") if ward.startswith(kind)), "Phường")


def _event(store: Store, event_id: str) -> str:
    if not event_id:
        return ""
    query = f"SELECT title FROM event WHERE id = ? AND _deleted <> {GONE}"
    row = store.connection.execute(query, [event_id]).fetchone()
    if row is None:
        raise InputError("unknown_event", "Không thấy sự kiện này trong sổ. Chọn sự kiện khác.")
    return row[0] or ""


def _breakdowns(store: Store, asked: Asked) -> tuple[str, ...]:
    """By what the annexes divide: a team's by its members, that of several teams by team."""
    several = asked.level == WARD or (not asked.team_id and len(organisation.teams(store.connection)) > 1)
    return ("hamlet", "team") if several else ("hamlet", "member")


def _wanted(by: str, plans: _Plans) -> Wanted:
    """What an annex needs of each place: its columns in the period, and what has a plan there."""
    planned = {code for (scope, _), own in plans.items() if scope == by for code in own}
    return Wanted({*BY_PLACE, *planned}, planned)


def _organisation(store: Store, period: Period, asked: Asked) -> Organisation:
    teams = 1 if asked.team_id else len(organisation.teams(store.connection)) or None
    return Organisation(teams, organisation.count_members(store.connection, period, asked.team_id))


def _own_plans(store: Store, plans: _Plans, asked: Asked) -> dict[str, Plan]:
    """The plans of whoever reports: of the ward, of a team, and of all this desk holds the ward's and its team's."""
    own = plans.get(("team", organisation.own_team(store, asked.team_id)), {}) if asked.level == TEAM else {}
    return {**({} if asked.team_id else plans.get(("ward", ""), {})), **own}


def _places(store: Store, by: str, summary: Summary, cells: Cells, plans: _Plans, asked: Asked) -> ByPlace:
    names = cell_names(store, by)
    wanted = {*cells, *_expected(store, by, summary.period, asked)}
    key = person_sort_key if by == "member" else sort_key
    titled = [(cell, names.get(cell, NOT_HERE)) for cell in wanted if cell]
    ordered = sorted(titled, key=lambda one: (one[1] == NOT_HERE, key(one[1]), one[0]))
    nowhere = [("", _NOWHERE[by])] if "" in wanted else []
    own = {record: indicators for (scope, record), indicators in plans.items() if scope == by}
    return by_place(summary, by, cells, [*ordered, *nowhere], own)


def _expected(store: Store, by: str, period: Period, asked: Asked) -> Iterable[str]:
    """The places that stand in an annex though nothing was done there: of the ward all, of a team those it covers."""
    if asked.event_id or by == "member":
        return ()
    if by == "team":
        return organisation.teams(store.connection)
    days = [period.end.isoformat(), period.start.isoformat()]
    living = [row[0] for row in store.connection.execute(_HAMLETS, days)]
    if not asked.team_id:
        return living
    row = store.connection.execute("SELECT hamlet_ids FROM team WHERE id = ?", [asked.team_id]).fetchone()
    covered = (row[0] or "").split(",") if row else []
    return [hamlet for hamlet in living if hamlet in covered]

