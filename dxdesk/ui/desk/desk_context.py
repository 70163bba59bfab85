"""What the event desk carries from slip to slip: day, place, event, shift, member; never who was helped."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime

from dxdesk.domain.dates import VIETNAM, is_date, read_date, show_date, show_day, today
from dxdesk.domain.names import clean
from dxdesk.domain.wording import CHOICES
from dxdesk.store.database import Store
from dxdesk.store.lists import events, members
from dxdesk.store.saving import Change, save

EVENT_MODE = "event"
_SETTING = "desk_context"
_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_NOON, _EVENING = 12, 18


@dataclass(frozen=True, slots=True)
class DeskContext:
    """Day is ISO; event and member are names with the ids of their records, empty where none.

    `mode`, `shift` and `service` are codes, empty where none is set. With `by_hour` the shift follows the clock.
    `book` is the id of a paper slip book being entered, `book_code` what stands on its cover. `set_on` is the day on
    which all this was set.
    """

    day: str
    place: str = ""
    event: str = ""
    event_id: str = ""
    member: str = ""
    member_id: str = ""
    mode: str = ""
    shift: str = ""
    by_hour: bool = True
    service: str = ""
    book: str = ""
    book_code: str = ""
    set_on: str = ""

    @property
    def day_words(self) -> str:
        """`CN 22/11/2026`."""
        return f"{_DAYS[date.fromisoformat(self.day).weekday()]} {show_date(self.day)}"

    @property
    def short_day(self) -> str:
        """`22/11`."""
        return show_day(self.day)

    @property
    def shift_word(self) -> str:
        """`tối`, or an empty text."""
        return CHOICES["shift"].get(self.shift, "").lower()

    @property
    def short_place(self) -> str:
        """The last part of the place, which is what differs between desks: `bàn 2`."""
        return self.place.rpartition(",")[2].strip()

    def values(self) -> dict[str, str]:
        """The fields of a visit it sets."""
        return {"visit_on": self.day, "place": self.place, "event_id": self.event_id, "member_id": self.member_id,
                "mode": self.mode or (EVENT_MODE if self.event_id else ""), "shift": self.shift}

    def at(self, now: datetime) -> "DeskContext":
        """The same at another hour: a shift that follows the clock is the one of that hour, none on another day."""
        return replace(self, shift=shift_of(self.day, now)) if self.by_hour else self

    def is_late(self, now: datetime) -> bool:
        """Whether slips of another day or of a paper book are being entered."""
        return bool(self.book) or self.day != today(now).isoformat()

    def has_rolled(self, now: datetime) -> bool:
        """Whether midnight passed since it was set for that very day."""
        return self.day == self.set_on < today(now).isoformat()


def shift_of(day: str, now: datetime) -> str:
    """The shift the clock proposes for slips of a day; none for another day than today."""
    local = now.astimezone(VIETNAM)
    if f"{local:%Y-%m-%d}" != day:
        return ""
    return "morning" if local.hour < _NOON else "afternoon" if local.hour < _EVENING else "evening"


def load_context(store: Store, now: datetime, member: tuple[str, str]) -> DeskContext:
    """What was set earlier today on this desk, else today with the member (id, name) who works."""
    day = today(now).isoformat()
    fresh = DeskContext(day, member=member[1], member_id=member[0], set_on=day)
    kept = store.setting(_SETTING)
    held = json.loads(kept) if kept else {}
    # An older or newer program may have kept fewer or more; before `set_on` was kept only today's own day stayed.
    known = {field.name: held[field.name] for field in fields(DeskContext) if field.name in held}
    same_day = known.get("set_on", known.get("day")) == day
    return (replace(fresh, **known) if same_day else fresh).at(now)


def keep_context(store: Store, context: DeskContext) -> None:
    """Remember it for the next start today; a fact of this desk, not sent anywhere."""
    store.set_setting(_SETTING, json.dumps(asdict(context)))


def read_day(text: str, now: datetime) -> str | None:
    """The ISO day a person typed; None when it is no day, or lies ahead."""
    on = today(now)
    day = read_date(text, on).value or ""
    return day if is_date(day) and day <= on.isoformat() else None


def known_event(store: Store, title: str) -> str:
    """The id of the event of that title, or an empty text."""
    title = clean(title)
    return next((record for record, name in events(store) if title and name == title), "")


def event_record(store: Store, title: str, place: str, day: str, kind: str = "event") -> str:
    """The event of that title, made when there is none yet; an empty title is no event. Raises like `save`."""
    title = clean(title)
    known = known_event(store, title)
    if known or not title:
        return known
    values = {"title": title, "kind": kind, "place": place, "from_on": day}
    return save(store, [Change("event", values)]).records[0]


def member_choices(store: Store, own: tuple[str, str]) -> list[tuple[str, str]]:
    """Every member by name; the desk's own is there even before its record has arrived."""
    known = members(store)
    return known if own[0] in dict(known) else [own, *known]
