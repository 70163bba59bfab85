"""The desk's clock: ticks that never go back, so that op ids of one writer are never equal (format §2)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

FOLLOW = timedelta(minutes=5)
AHEAD = timedelta(hours=24)
_COUNTER_END = 0xFFFF


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
    moment = moment.astimezone(UTC)
    return f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03d}Z"


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
        time = min(received, time_text(now + FOLLOW))
        return Tick(time) if time > self.time else self

    def ahead(self, now: datetime) -> bool:
        """Whether this desk's clock ran more than a day ahead of the wall, so that a new writer is needed."""
        return self.time > time_text(now + AHEAD)


def parse_time(text: str) -> datetime:
    """The moment a time text names."""
    return datetime.strptime(text, "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)
