"""What the event desk carries from slip to slip: day, place, event and member; never who was helped."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime

from dxdesk.domain.dates import read_date, show_date, today
from dxdesk.domain.names import clean
from dxdesk.store.database import Store
from dxdesk.store.lists import events, members
from dxdesk.store.saving import Change, save

_SETTING = "desk_context"
_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


@dataclass(frozen=True, slots=True)
class DeskContext:
    """Day is ISO; event and member are names with the ids of their records, empty where none."""

    day: str
    place: str = ""
    event: str = ""
    event_id: str = ""
    member: str = ""
    member_id: str = ""

    @property
    def day_words(self) -> str:
        """`CN 22/11/2026`."""
        return f"{_DAYS[date.fromisoformat(self.day).weekday()]} {show_date(self.day)}"

    def values(self) -> dict[str, str]:
        """The fields of a visit it sets."""
        return {"visit_on": self.day, "place": self.place, "event_id": self.event_id, "member_id": self.member_id,
                "mode": "event" if self.event_id else ""}


def load_context(store: Store, now: datetime, member: tuple[str, str]) -> DeskContext:
    """What was set earlier today on this desk, else today with the desk's own member (id, name)."""
    fresh = DeskContext(today(now).isoformat(), member=member[1], member_id=member[0])
    kept = store.setting(_SETTING)
    if not kept:
        return fresh
    context = DeskContext(**json.loads(kept))
    return context if context.day == fresh.day else fresh


def keep_context(store: Store, context: DeskContext) -> None:
    """Remember it for the next start today; a fact of this desk, not sent anywhere."""
    store.set_setting(_SETTING, json.dumps(asdict(context)))


def read_day(text: str, now: datetime) -> str | None:
    """The ISO day a person typed; None when it is no day, or lies ahead."""
    on = today(now)
    day = read_date(text, on).value or ""
    return day if len(day) == len("2026-11-22") and day <= on.isoformat() else None


def event_record(store: Store, title: str, place: str, day: str) -> str:
    """The event of that title, made when there is none yet; an empty title is no event. Raises like `save`."""
    title = clean(title)
    if not title:
        return ""
    known = next((record for record, name in events(store) if name == title), "")
    if known:
        return known
    values = {"title": title, "kind": "event", "place": place, "from_on": day}
    return save(store, [Change("event", values)]).records[0]


def member_choices(store: Store, own: tuple[str, str]) -> list[tuple[str, str]]:
    """Every member by name; the desk's own is there even before its record has arrived."""
    known = members(store)
    return known if own[0] in dict(known) else [own, *known]
