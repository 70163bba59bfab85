"""A random ward with all that makes numbers disagree: merges, deletions, tallies, records not held, odd texts."""

from dataclasses import replace
from random import Random

from dxdesk.domain.periods import read_period
from dxdesk.domain.records import OUTCOMES
from dxdesk.ledger.ids import new_record
from dxdesk.papers.choices import COURSE, DAY, EVENT, HAMLET, MEMBER, PERIOD, SHIFT, TEAM, Choices
from dxdesk.papers.kinds import PaperKind
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save
from tests.store.training.kit import make
from tests.store.training.test_figure_rows import wild_town

LISTS = shipped_catalogues()
DAYS = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)][8:23]
"""Months the slips of a town fall in: September 2025 to November 2026."""

PERIODS = (("2026-11", 1), ("2026-11", 15), ("2026-Q4", 1), ("2026-H2", 15), ("2026", 1), ("2025-10", 1),
           ("2026-10-20..2026-11-19", 1), ("2026-11-05..2026-11-05", 1), ("2024", 1))


def random_town(desk: Store, pick: Random, slips: int = 60) -> None:
    """Classes, slips over fifteen months, plans; then some of it merges, moves and goes."""
    wild_town(desk, pick)
    places = {kind: [*_made(desk, kind, field, pick.randint(1, 3)), _nowhere(desk), ""]
              for kind, field in (("hamlet", "name"), ("team", "name"), ("member", "full_name"), ("event", "title"))}
    people = save(desk, [_person(pick, places["hamlet"], number) for number in range(slips // 3)]).records
    changes = [one for _ in range(slips) for one in _slip(desk, pick, places, people)]
    save(desk, changes)
    save(desk, [_target(pick, places) for _ in range(8)])
    visits = [change.record for change in changes if change.kind == "visit"]
    for gone in pick.sample(visits, slips // 12):
        save(desk, [Change("visit", {}, gone, "delete")])
    for one, other in (pick.sample(people, 2) for _ in range(4)):
        save(desk, [Change("resident", {"merged_into": other}, one)])
    save(desk, [Change("resident", {}, pick.choice(people), "delete")])


def chosen(desk: Store, kind: str, pick: Random) -> str:
    """One of the records a paper may be asked for, or none."""
    rows = desk.connection.execute(f'SELECT id FROM "{kind}" WHERE _deleted = 0 ORDER BY id').fetchall()
    return pick.choice([row[0] for row in rows] or [""]) if pick.random() < 0.4 else ""


def choices_for(desk: Store, kind: PaperKind, pick: Random) -> Choices:
    """What somebody might choose; a paper that asks for a day gets one."""
    period = read_period(*pick.choice(PERIODS))
    records = {name: chosen(desk, name, pick) for name in (TEAM, HAMLET, MEMBER, EVENT, COURSE)
               if name in kind.asks}
    day = {"day": f"2026-11-{pick.randint(1, 28):02d}"} if DAY in kind.asks else {}
    shift = {"shift": pick.choice(("", "morning", "evening"))} if SHIFT in kind.asks else {}
    return replace(Choices(period if PERIOD in kind.asks else None), **records, **day, **shift)


def _made(desk: Store, kind: str, field: str, count: int) -> list[str]:
    return [make(desk, kind, **{field: f"{kind} {number}"}) for number in range(count)]


def _nowhere(desk: Store) -> str:
    """A record nobody here holds."""
    return new_record(desk.clock())


def _person(pick: Random, hamlets: list[str], number: int) -> Change:
    return Change("resident", {"full_name": f"Người {number}", "hamlet_id": pick.choice(hamlets),
                               "household_no": pick.choice(("", "1", "2", "3"))})


def _slip(desk: Store, pick: Random, places: dict[str, list[str]], people: tuple[str, ...]) -> list[Change]:
    """A visit and its lines, of somebody known, of a tally, or of somebody not held."""
    record = new_record(desk.clock())
    named = pick.random() < 0.7
    values = {f"{kind}_id": pick.choice(of) for kind, of in places.items()} | {
        "visit_on": f"{pick.choice(DAYS)}-{pick.randint(1, 28):02d}", "satisfaction": pick.choice(("", "1", "2", "3")),
        "resident_id": pick.choice([*people, _nowhere(desk)]) if named else "",
        "people": "" if named else pick.choice(("", "1", "3", "40", "nhiều")),
        "follow_up_on": pick.choice(("", "", "2026-12-01"))}
    lines = [Change("help", {
        "visit_id": record, "service": pick.choice([entry.code for entry in LISTS.entries("service")] + ["LẠ"]),
        "outcome": pick.choice((*OUTCOMES, "")),
        "obstacle": pick.choice([entry.code for entry in LISTS.entries("obstacle")] + ["", "", "VƯỚNG-LẠ"]),
    }) for _ in range(pick.choice((0, 1, 1, 2, 3)))]
    return [Change("visit", values, record), *lines]


def _target(pick: Random, places: dict[str, list[str]]) -> Change:
    scope = pick.choice(("ward", "team", "hamlet", ""))
    return Change("target", {
        "indicator": pick.choice(("visits", "helps", "people", "l2_activated", "learners", "households")),
        "scope_kind": scope, "scope_id": pick.choice(places.get(scope, [""])),
        "period": pick.choice(("2026", "2026-11", "2026-Q4")), "value": pick.choice(("0", "12", "250", "0.5", "x"))})
