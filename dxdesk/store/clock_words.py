"""What is said of clocks that cannot be right."""

from datetime import datetime

from dxdesk.store.database import Store


def clock_notice(store: Store) -> str:
    """A sentence where this machine's clock is behind its own last op."""
    return ""


def pack_clock_notice(label: str, made: str, now: datetime) -> str:
    """A sentence where a received pack was made after this machine's time."""
    return ""
