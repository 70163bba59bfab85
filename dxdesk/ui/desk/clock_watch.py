"""Notices when this machine's clock goes back while somebody works."""

from collections.abc import Callable
from datetime import datetime, timedelta

_TOLERANCE = timedelta(minutes=5)


class ClockWatch:
    """Compares each look at the clock with the latest time seen; `clock` tells the time in UTC."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._latest = clock()

    def look(self) -> str:
        """A sentence where the clock went back by more than five minutes since the last look, else an empty text.

        It is told once: then the clock as it stands is what later looks are compared with.
        """
        now, latest = self._clock(), self._latest
        back = latest - now
        if back <= _TOLERANCE:
            self._latest = max(now, latest)
            return ""
        self._latest = now
        return f"Đồng hồ máy vừa lùi {_span(back)}. Phiếu vẫn còn nguyên; chỉnh lại giờ rồi lưu."


def _span(time: timedelta) -> str:
    """A length of time in its largest unit, rounded."""
    minutes = round(time.total_seconds() / 60)
    if minutes < 60:
        return f"{minutes} phút"
    hours = round(minutes / 60)
    return f"{hours} giờ" if hours < 24 else f"{round(hours / 24)} ngày"
