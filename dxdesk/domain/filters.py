"""What a list of people or of visits holds: filters as values, kept as JSON and told in one Vietnamese sentence.

A day of a filter is an ISO day, or a word: `today`, `yesterday`, `monday` and `sunday` of this week.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import Any, Self

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import is_date, show_date
from dxdesk.domain.records import EID_STATES
from dxdesk.domain.wording import Named

UNKNOWN = "unknown"
LONGEST_TEXT, MOST_DAYS = 200, 36_500
_WITHOUT_L2 = EID_STATES[:EID_STATES.index("l2_issued")]
_WORDS: Mapping[str, Callable[[date], date]] = {
    "today": lambda on: on,
    "yesterday": lambda on: on - timedelta(days=1),
    "monday": lambda on: on - timedelta(days=on.weekday()),
    "sunday": lambda on: on + timedelta(days=6 - on.weekday()),
}


def day_of(word: str, on: date) -> str:
    """The ISO day a filter's day means on the day `on`; empty for no limit, and for what is no day."""
    moving = _WORDS.get(word)
    return moving(on).isoformat() if moving else word if is_date(word) else ""


class _Filter:
    """What both filters share: reading from JSON whatever a later or earlier program wrote."""

    __slots__ = ()

    @classmethod
    def from_values(cls, values: object) -> Self:
        """The filter of a JSON object; unknown keys and values of another type are left out."""
        held = values if isinstance(values, dict) else {}
        known = {field.name: field.default for field in fields(cls)}  # type: ignore[arg-type]
        return cls(**{name: _like(default, held[name]) for name, default in known.items() if name in held})

    def values(self) -> dict[str, Any]:
        """What differs from a filter that leaves nothing out, for JSON."""
        return {name: value for name, value in asdict(self).items() if value}  # type: ignore[call-overload]

    @property
    def empty(self) -> bool:
        """Whether nothing is left out."""
        return not self.values()


@dataclass(frozen=True, slots=True)
class PeopleFilter(_Filter):
    """Which residents a list holds; every condition set must hold.

    `hamlets` and `states` (codes of eid_state; `unknown` also where none is written) are alternatives. `visited_*` ask
    for a visit in those days, `due_*` for an open appointment, `unused` for an activated account and no service outside
    e-ID yet, `quiet_days` for no visit in so many days, `merged` also shows those merged into another. Visits and
    appointments of people merged into somebody count as his.
    """

    text: str = ""
    hamlets: tuple[str, ...] = ()
    household: str = ""
    states: tuple[str, ...] = ()
    visited_from: str = ""
    visited_to: str = ""
    due_from: str = ""
    due_to: str = ""
    unused: bool = False
    no_consent: bool = False
    quiet_days: int = 0
    merged: bool = False

    def sentence(self, named: Named, catalogues: Catalogues, on: date) -> str:
        """What the list holds, in words."""
        where = _listed((named("hamlet", hamlet) or "khu phố chưa về máy này" for hamlet in self.hamlets), "hoặc ")
        parts = [
            f"hộ {self.household}" if self.household else "", where,
            self._states(catalogues), "đã kích hoạt mà chưa dùng dịch vụ nào" if self.unused else "",
            self._due(on), _span("đến", self.visited_from, self.visited_to, on),
            f"{self.quiet_days} ngày nay chưa đến" if self.quiet_days else "",
            "chưa đồng ý ghi dữ liệu" if self.no_consent else "", f"khớp “{self.text}”" if self.text else "",
            "kể cả hồ sơ đã gộp" if self.merged else "",
        ]
        told = ", ".join(filter(None, parts))
        return f"Người dân {told}." if told else "Mọi người dân trong sổ."

    def _due(self, on: date) -> str:
        late = day_of(self.due_to, on)
        if late and not self.due_from and late < on.isoformat():
            return f"quá hẹn, tính đến hết {show_date(late)}"
        return _span("có hẹn", self.due_from, self.due_to, on)

    def _states(self, catalogues: Catalogues) -> str:
        if frozenset(self.states) == frozenset(_WITHOUT_L2):
            return "chưa có mức 2"
        titles = (entry.label for state in self.states
                  if (entry := catalogues.entry("eid_state", state)) is not None)
        shown = _listed(titles, "hoặc ")
        return f"VNeID {shown.lower()}" if shown else ""


@dataclass(frozen=True, slots=True)
class VisitFilter(_Filter):
    """Which visits a list holds; every condition set must hold.

    `visited_*` are its days, `service` and `outcome` are of one and the same help line, `unsent` asks for visits of
    this laptop that are in no pack yet, `anonymous` for tallies without a name. `text` fits people or a slip's number.
    """

    text: str = ""
    visited_from: str = ""
    visited_to: str = ""
    hamlet: str = ""
    member: str = ""
    event: str = ""
    service: str = ""
    outcome: str = ""
    mode: str = ""
    unsent: bool = False
    anonymous: bool = False

    def sentence(self, named: Named, catalogues: Catalogues, on: date) -> str:
        """What the list holds, in words."""
        parts = [
            _span("", self.visited_from, self.visited_to, on), named("hamlet", self.hamlet) if self.hamlet else "",
            f"do {named('member', self.member)} ghi" if self.member else "",
            f"ở {named('event', self.event)}" if self.event else "",
            f"việc {catalogues.title('service', self.service)}" if self.service else "",
            f"kết quả {catalogues.title('outcome', self.outcome).lower()}" if self.outcome else "",
            catalogues.title("mode", self.mode).lower() if self.mode else "", "chưa gửi" if self.unsent else "",
            "không ghi tên" if self.anonymous else "", f"khớp “{self.text}”" if self.text else "",
        ]
        told = ", ".join(filter(None, parts))
        return f"Phiếu {told}." if told else "Mọi phiếu trong sổ, mới nhất trước."


SHIPPED: tuple[tuple[str, PeopleFilter], ...] = (
    ("Kích hoạt rồi mà chưa dùng dịch vụ nào", PeopleFilter(unused=True)),
    ("Hẹn tuần này", PeopleFilter(due_from="monday", due_to="sunday")),
    ("Quá hẹn", PeopleFilter(due_to="yesterday")),
    ("Chưa có mức 2", PeopleFilter(states=_WITHOUT_L2)),
    ("Chưa đồng ý ghi dữ liệu", PeopleFilter(no_consent=True)),
)
"""The lists every desk has, by name, in the order they are offered."""


def _like(default: object, value: object) -> Any:
    """The value where it is of the default's type and in its bounds, else the default."""
    if isinstance(default, tuple):
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list | tuple) else default
    if isinstance(default, bool):
        return value is True
    if isinstance(default, int):
        fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_DAYS
        return value if fits else default
    return value[:LONGEST_TEXT] if isinstance(value, str) else default


def _span(what: str, first: str, last: str, on: date) -> str:
    start, end = show_date(day_of(first, on)), show_date(day_of(last, on))
    if start and start == end:
        told = f"ngày {start}"
    else:
        told = " ".join(filter(None, (start and f"từ {start}", end and f"đến {end}")))
    return f"{what} {told}".strip() if told else ""


def _listed(names: Iterable[str], joint: str) -> str:
    *first, last = [*names] or [""]
    return f"{', '.join(first)} {joint}{last}" if first else last
