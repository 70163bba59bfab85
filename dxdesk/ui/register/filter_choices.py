"""What the chips above a list of the register offer: each choice in words, and the filter it leads to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dxdesk.domain.filters import SHIPPED, PeopleFilter, VisitFilter
from dxdesk.domain.records import EID_STATES, OUTCOMES
from dxdesk.store.lists import events, hamlets, members
from dxdesk.store.saved_lists import SavedList
from dxdesk.ui.context import Desk

_MONTHS = 12
_DUE = (
    ("Hẹn hôm nay", "today", "today"), ("Hẹn tuần này", "monday", "sunday"), ("Quá hẹn", "", "yesterday"),
    ("Có hẹn từ hôm nay trở đi", "today", ""),
)
_QUIET = (30, 90, 180)
_WITHOUT_L2 = dict(SHIPPED)["Chưa có mức 2"].states


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a chip's menu; `on` where the list is so already. An empty `words` is a line between groups."""

    words: str = ""
    on: bool = False
    to: PeopleFilter | VisitFilter | None = None


def hamlet_choices(desk: Desk, of: PeopleFilter) -> list[Choice]:
    """Any hamlets, one or more."""
    return [Choice(name, record in of.hamlets, replace(of, hamlets=_toggled(of.hamlets, record), household=""))
            for record, name in hamlets(desk.store)]


def eid_choices(desk: Desk, of: PeopleFilter) -> list[Choice]:
    """Any states, one or more, and the two questions asked of them."""
    states = [Choice(desk.catalogues.label("eid_state", state), state in of.states,
                     replace(of, states=_toggled(of.states, state))) for state in EID_STATES]
    without = set(of.states) == set(_WITHOUT_L2)
    return [
        *states, Choice(), Choice("Chưa có mức 2", without, replace(of, states=() if without else _WITHOUT_L2)),
        Choice("Kích hoạt rồi mà chưa dùng dịch vụ nào", of.unused, replace(of, unused=not of.unused)),
        Choice("Chưa đồng ý ghi dữ liệu", of.no_consent, replace(of, no_consent=not of.no_consent)),
    ]


def due_choices(_: Desk, of: PeopleFilter) -> list[Choice]:
    """One stretch of days with an appointment; who has not come for long."""
    due = [Choice(words, (of.due_from, of.due_to) == (first, last),
                  replace(of, due_from="", due_to="") if (of.due_from, of.due_to) == (first, last)
                  else replace(of, due_from=first, due_to=last)) for words, first, last in _DUE]
    quiet = [Choice(f"{days} ngày nay chưa đến", of.quiet_days == days,
                    replace(of, quiet_days=0 if of.quiet_days == days else days)) for days in _QUIET]
    return [*due, Choice(), *quiet]


def list_choices(lists: Iterable[SavedList], of: PeopleFilter) -> list[Choice]:
    """The lists kept under a name, the person's own apart; what was merged."""
    kept = list(lists)
    shipped, own = ([Choice(found.name, found.filter == of, found.filter) for found in kept if found.own is mine]
                    for mine in (False, True))
    merged = Choice("Hiện cả hồ sơ đã gộp", of.merged, replace(of, merged=not of.merged))
    return [*shipped, *([Choice()] if own else []), *own, Choice(), merged]


def day_choices(of: VisitFilter, on: date) -> list[Choice]:
    """One stretch of days: of this week, or a month of the last twelve."""
    near = [("Hôm nay", "today", "today"), ("Hôm qua", "yesterday", "yesterday"), ("Tuần này", "monday", "sunday")]
    months, first = [], on.replace(day=1)
    for _ in range(_MONTHS):
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        months.append((f"Tháng {first:%m/%Y}", first.isoformat(), last.isoformat()))
        first = (first - timedelta(days=1)).replace(day=1)
    return [*(_days(of, *choice) for choice in near), Choice(), *(_days(of, *choice) for choice in months)]


def visit_hamlet_choices(desk: Desk, of: VisitFilter) -> list[Choice]:
    """One hamlet."""
    return _one(of, "hamlet", hamlets(desk.store))


def service_choices(desk: Desk, of: VisitFilter) -> list[Choice]:
    """One service and one outcome."""
    services = [(entry.code, entry.label) for entry in desk.catalogues.entries("service")]
    outcomes = [(code, desk.catalogues.label("outcome", code)) for code in OUTCOMES]
    return [*_one(of, "outcome", outcomes), Choice(), *_one(of, "service", services)]


def member_choices(desk: Desk, of: VisitFilter) -> list[Choice]:
    """One writer."""
    return _one(of, "member", members(desk.store))


def other_choices(desk: Desk, of: VisitFilter) -> list[Choice]:
    """Unsent, anonymous, one way of helping, one event."""
    modes = [(entry.code, entry.title) for entry in desk.catalogues.entries("mode")]
    held = _one(of, "event", events(desk.store))
    return [
        Choice("Chưa gửi", of.unsent, replace(of, unsent=not of.unsent)),
        Choice("Không ghi tên", of.anonymous, replace(of, anonymous=not of.anonymous)), Choice(),
        *_one(of, "mode", modes), *([Choice(), *held] if held else []),
    ]


def _one(of: VisitFilter, name: str, offered: Sequence[tuple[str, str]]) -> list[Choice]:
    """One of several values of a field; chosen again it is taken back."""
    now = getattr(of, name)
    return [Choice(words, value == now, VisitFilter.from_values({**of.values(), name: "" if value == now else value}))
            for value, words in offered]


def _days(of: VisitFilter, words: str, first: str, last: str) -> Choice:
    on = (of.visited_from, of.visited_to) == (first, last)
    return Choice(words, on, replace(of, visited_from="" if on else first, visited_to="" if on else last))


def _toggled(held: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(other for other in held if other != value) if value in held else (*held, value)
