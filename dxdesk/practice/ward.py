"""The practice ward: some laptops of Phường Thủ Dầu Một with made-up people, marked as practice everywhere."""

import random
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from dxdesk.domain.catalogues import Catalogues, load_catalogues
from dxdesk.domain.dates import VIETNAM, today
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.errors import InputError, StoreError
from dxdesk.exchange.folder import exchange
from dxdesk.ledger.clock import Wall, wall_clock
from dxdesk.ledger.ids import shared_record
from dxdesk.paths import resource_path
from dxdesk.practice.classes import hold_classes
from dxdesk.practice.clock import SteppingClock
from dxdesk.practice.people import ACTIVATED, Crowd, activates
from dxdesk.store.database import Store, is_desk, open_store
from dxdesk.store.desk import LABEL, PRACTICE, Founder, WardFacts, adopt_ward, new_desk, ward_secrets
from dxdesk.store.refusals import translated
from dxdesk.store.saving import MEMBER, Change, save
from dxdesk.store.visits import save_visit

PASSPHRASE = "so-tap-duot"
"""Opens every desk of every practice ward; there is nothing in them to hide."""

WARD = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", tuple(f"Khu phố {n}" for n in range(1, 9)))
MOST_LAPTOPS, MOST_VISITS = 30, 5_000
_TARGETS = (("helps", 1.9), ("people", 0.8), ("l2_activated", 0.3), ("dossiers_submitted", 0.3))
"""What the practice ward is to reach in a year: of each indicator so many for each visit."""
_ROLES = ("leader", "member", "volunteer")


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice ward on disk: the home of each laptop, and the passphrase of them all."""

    homes: tuple[Path, ...]
    passphrase: str
    ward: WardFacts


@dataclass(frozen=True, slots=True)
class _Plan:
    laptops: int
    visits: int
    seed: int
    start: datetime
    until: datetime
    catalogues: Catalogues


def make_practice(
    folder: Path, laptops: int = 3, visits: int = 60, seed: int = 1, clock: Wall = wall_clock,
) -> Practice:
    """A ward of `laptops` desks in `folder`, each with `visits` visits from last month's first day to yesterday.

    The first founded the ward; the others joined it and know its lists; no visit has been exchanged yet. The same seed
    gives the same counts. Raises `InputError` for numbers out of range and `StoreError` where the folder holds a desk,
    is none or cannot be written; nothing is left behind then.
    """
    if not (1 <= laptops <= MOST_LAPTOPS and 0 <= visits <= MOST_VISITS):
        raise InputError(
            "practice_size", f"Phường tập có 1–{MOST_LAPTOPS} máy, mỗi máy 0–{MOST_VISITS} phiếu. Chọn số nhỏ hơn.")
    _refuse_desks(folder)
    now = clock()
    plan = _Plan(laptops, visits, seed, _first_day(now), now, load_catalogues(resource_path("data")))
    with translated():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".dang-lap-", dir=folder, ignore_cleanup_errors=True) as place:
            made = _make(Path(place), plan)
            homes = tuple(folder / home.name for home in made)
            for home, target in zip(made, homes, strict=True):
                shutil.move(home, target)
    return Practice(homes, PASSPHRASE, WARD)


def make_tryout(folder: Path, clock: Wall = wall_clock) -> tuple[Path, str]:
    """The home and passphrase of the one practice desk in `folder`, made where there is none yet.

    Raises `StoreError` where the folder holds a desk that is no practice one.
    """
    home = folder / "may-1"
    if not is_desk(home):
        return make_practice(folder, laptops=1, clock=clock).homes[0], PASSPHRASE
    try:
        with open_store(home, PASSPHRASE, clock) as store:
            practice = store.setting(PRACTICE) == "1"
    except InputError:
        practice = False
    if not practice:
        raise _holds_desk()
    return home, PASSPHRASE


def _refuse_desks(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreError("not_a_folder", "Nơi đã chọn là một tệp, không phải thư mục. Chọn một thư mục trống.")
    below = folder.iterdir() if folder.is_dir() else ()
    if any(map(is_desk, (folder, *folder.absolute().parents, *below))):
        raise _holds_desk()


def _holds_desk() -> StoreError:
    return StoreError("desk_exists", "Thư mục này đã có sổ. Phường tập cần một thư mục riêng, sổ đang có vẫn nguyên.")


def _first_day(now: datetime) -> datetime:
    """Half past seven on the first day of the month before."""
    last = today(now).replace(day=1) - timedelta(days=1)
    return datetime.combine(last.replace(day=1), time(7, 30), VIETNAM)


def _make(place: Path, plan: _Plan) -> list[Path]:
    homes = [place / f"may-{n}" for n in range(1, plan.laptops + 1)]
    clocks = [SteppingClock(plan.start) for _ in homes]
    shared = place / "trao-doi"
    shared.mkdir()
    with ExitStack() as opened:
        first = opened.enter_context(_found(homes[0], plan, clocks[0]))
        stores = [first]
        if plan.laptops > 1:
            exchange(first, shared)
        for n in range(2, plan.laptops + 1):
            store = opened.enter_context(_join(homes[n - 1], n, plan, clocks[n - 1], first))
            exchange(store, shared)
            adopt_ward(store)
            stores.append(store)
        for n, (store, clock) in enumerate(zip(stores, clocks, strict=True), 1):
            known, members = _log_visits(store, n, plan, clock)
            clock.go(plan.until - timedelta(minutes=2))
            hold_classes(store, known, members, random.Random(f"{plan.seed} classes {n}"))
    return homes


def _found(home: Path, plan: _Plan, clock: SteppingClock) -> Store:
    """The first laptop: the ward with its hamlets, every team, two events."""
    store, _ = new_desk(home, PASSPHRASE, WARD, Founder(team_name(1, plan.laptops), _leader(1, plan), "leader"),
                        clock=clock, practice=True)
    store.set_setting(LABEL, laptop_name(1))
    hamlets = _ids(store, "hamlet")
    pick = random.Random(f"{plan.seed} ward")
    own = store.setting("team_id")
    save(store, [
        *(Change("hamlet", {"adults": str(pick.randint(900, 2400)), "households": str(pick.randint(400, 900))}, record)
          for record in hamlets),
        Change("team", {"hamlet_ids": ",".join(_part(hamlets, 1, plan.laptops))}, own),
        *(Change("team", {"name": team_name(n, plan.laptops), "level": "hamlet", "active": "yes",
                          "hamlet_ids": ",".join(_part(hamlets, n, plan.laptops))})
          for n in range(2, plan.laptops + 1)),
        *(Change("event", {"title": title, "kind": "event", "place": "Sân nhà văn hoá", "from_on": day, "to_on": day})
          for title, day in _events(plan)),
        *_targets(plan, hamlets),
    ])
    return store


def _targets(plan: _Plan, hamlets: Sequence[str]) -> list[Change]:
    """The year's targets of the ward and of its hamlets, near to what its visits come to."""
    year, visits = str(today(plan.until).year), max(10, plan.visits * plan.laptops)
    scopes = [("ward", "", 1), *(("hamlet", hamlet, len(hamlets)) for hamlet in hamlets)]
    return [Change("target", {"indicator": indicator, "scope_kind": kind, "scope_id": record, "period": year,
                              "value": str(max(1, round(visits * share / parts)))},
                   shared_record("target", indicator, kind, record, year))
            for indicator, share in _TARGETS for kind, record, parts in scopes]


def _join(home: Path, n: int, plan: _Plan, clock: SteppingClock, first: Store) -> Store:
    founder = Founder(team_name(n, plan.laptops), _leader(n, plan), "leader")
    store, _ = new_desk(home, PASSPHRASE, WARD, founder, clock=clock, secrets=ward_secrets(first),
                        practice=True, joins=True)
    store.set_setting(LABEL, laptop_name(n))
    return store


def laptop_name(n: int) -> str:
    """What people call the n-th laptop, counting from 1."""
    return f"Máy tập {n}"


def team_name(n: int, laptops: int) -> str:
    """What the team of the n-th of so many laptops is called, counting from 1."""
    mine = _part(WARD.hamlets, n, laptops)
    place = mine[0] if len(mine) == 1 else f"{mine[0]}–{mine[-1].rpartition(' ')[2]}"
    turn = (n - 1) // len(WARD.hamlets)
    return f"Tổ công nghệ số cộng đồng {place}{f', nhóm {turn + 1}' if turn else ''}"


def _leader(n: int, plan: _Plan) -> str:
    return Crowd(f"{plan.seed} leader {n}", [""], plan.catalogues).name()[0]


def _events(plan: _Plan) -> list[tuple[str, str]]:
    start = today(plan.start)
    return [("Ngày hội chuyển đổi số (tập dượt)", (start + timedelta(days=9)).isoformat()),
            ("Ngày thứ Bảy kích hoạt VNeID (tập dượt)", (start + timedelta(days=30)).isoformat())]


def _part(hamlets: Sequence[str], n: int, laptops: int) -> Sequence[str]:
    """The hamlets of the n-th team: neighbours, all shared out, and nobody goes without."""
    if laptops >= len(hamlets):
        return [hamlets[(n - 1) % len(hamlets)]]
    return hamlets[(n - 1) * len(hamlets) // laptops:n * len(hamlets) // laptops]


def _ids(store: Store, kind: str) -> list[str]:
    return [row[0] for row in store.connection.execute(f'SELECT id FROM "{kind}" ORDER BY n')]


def _log_visits(store: Store, n: int, plan: _Plan, clock: SteppingClock) -> tuple[list[str], list[str]]:
    """The n-th laptop's visits, in the order of their days; about one in three with someone who came before.

    Answers whom it knows now, and its members.
    """
    hamlets = _part(_ids(store, "hamlet"), n, plan.laptops)
    crowd = Crowd(f"{plan.seed} laptop {n}", hamlets, plan.catalogues)
    members = _members(store, crowd)
    events = dict(store.connection.execute("SELECT from_on, id FROM event").fetchall())
    known: list[str] = []
    for moment in _moments(crowd.pick, plan):
        clock.go(moment)
        saved = save_visit(store, _draft(crowd, today(moment), known, members, events))
        known += [saved.resident_id] if saved.resident_id and saved.resident_id not in known else []
    return known, members


def _members(store: Store, crowd: Crowd) -> list[str]:
    team = store.setting("team_id")
    made = save(store, [Change("member", {"full_name": crowd.name()[0], "role": role, "team_id": team})
                        for role in _ROLES[1:]])
    return [store.setting(MEMBER), *made.records]


def _moments(pick: random.Random, plan: _Plan) -> list[datetime]:
    """When visits happened: any day of the period, between half past seven in the morning and nine in the evening."""
    days = max(1, (today(plan.until) - today(plan.start)).days)
    return sorted(plan.start + timedelta(days=pick.randrange(days), seconds=pick.randrange(13 * 3600 + 1800))
                  for _ in range(plan.visits))


def _return(visit: Mapping[str, str], day: date, helps: Sequence[HelpLine]) -> dict[str, str]:
    """One unfinished visit in three agrees on another day."""
    minutes = int(visit["minutes"])
    unfinished = any(line.outcome in ("partly", "not_done") for line in helps)
    if not unfinished or minutes % 3:
        return {}
    return {"follow_up_on": (day + timedelta(days=3 + minutes % 10)).isoformat()}


def _draft(crowd: Crowd, day: date, known: Sequence[str], members: Sequence[str], events: dict[str, str]) -> VisitDraft:
    pick = crowd.pick
    on = day.isoformat()
    visit = {**crowd.visit(), "visit_on": on, "member_id": pick.choice(members), "event_id": events.get(on, "")}
    helps = crowd.helps()
    visit |= _return(visit, day, helps)
    kind = pick.random()
    if kind < 0.05:
        return VisitDraft(visit={**visit, "people": str(pick.randint(2, 12))}, helps=helps)
    after = {"eid_state": ACTIVATED} if activates(helps) else {}
    if known and kind < 0.35:
        return VisitDraft(after, pick.choice(known), visit, helps)
    return VisitDraft({**crowd.person(day), **after}, "", visit, helps)
