"""A clock for made-up work: it stands where it is put and goes on by 20 ms whenever it is looked at."""

from datetime import datetime, timedelta


class SteppingClock:
    """A `Wall` for practice and tests; deterministic, and never twice the same moment."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The moment now; the next look is 20 ms later."""
        self.now += timedelta(milliseconds=20)
        return self.now

    def go(self, moment: datetime) -> None:
        """Go on to a later moment; an earlier one is passed over."""
        self.now = max(self.now, moment)
