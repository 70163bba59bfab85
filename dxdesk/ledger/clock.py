"""The desk's clock: ticks that never go back, so that op ids of one writer are never equal (format §2)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

FOLLOW = timedelta(minutes=5)
AHEAD = timedelta(hours=24)
_COUNTER_END = 0xFFFF
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


class Wall(Protocol):
    """What tells the time; replaced in tests."""

    def __call__(self) -> datetime:
        """The moment now, with its zone."""
        ...


def wall_clock() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)


def time_text(moment: datetime) -> str:
    """The time part of an op id, to the millisecond."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")  # a fifth of what strftime takes, at every op
    return f"{text[:4]}{text[5:7]}{text[8:13]}{text[14:16]}{text[17:19]}{text[20:23]}Z"


@dataclass(frozen=True, slots=True)
class Tick:
    """The last tick given out: a time text and a counter below 65,536."""

    time: str = ""
    counter: int = 0

    def __str__(self) -> str:
        return f"{self.time}-{self.counter:04x}"

    @classmethod
    def parse(cls, text: str) -> "Tick":
        """The tick written by `str`; an empty text is the tick before all."""
        time, _, counter = text.partition("-")
        return cls(time, int(counter or "0", 16))

    def next(self, now: datetime) -> "Tick":
        """The tick after this one: the wall's time, or a step further where the wall stands still or went back."""
        wall = time_text(now)
        if wall > self.time:
            return Tick(wall)
        if self.counter < _COUNTER_END:
            return Tick(self.time, self.counter + 1)
        return Tick(time_text(parse_time(self.time) + timedelta(milliseconds=1)))

    def follow(self, received: str, now: datetime) -> "Tick":
        """The tick after seeing a received op time; a time more than five minutes ahead is followed no further."""
        time = min(time_text(parse_time(received)), time_text(now + FOLLOW))
        return Tick(time) if time > self.time else self

    def ahead(self, now: datetime, by: timedelta = AHEAD) -> bool:
        """Whether this desk's clock ran further ahead of the wall than `by`; after a day a new writer is needed."""
        return self.time > time_text(now + by)


def parse_time(text: str) -> datetime:
    """The moment a time text names.

    Digits that are no date or hour (forged, or of a broken clock) carry over or are cut to years that every calendar
    knows: an id is never refused for its time (format §2).
    """
    year, month, day, hour, minute, second, thousandth = (
        int(text[start:end]) for start, end in ((0, 4), (4, 6), (6, 8), (9, 11), (11, 13), (13, 15), (15, 18)))
    year, month = min(max(year, _FIRST_YEAR), _LAST_YEAR), min(max(month, 1), 12)
    return datetime(year, month, 1, tzinfo=UTC) + timedelta(
        days=day - 1, hours=hour, minutes=minute, seconds=second, milliseconds=thousandth)
