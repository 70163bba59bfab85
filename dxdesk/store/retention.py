"""How long the ward keeps what is known of a person."""

from calendar import monthrange
from datetime import date

from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_RECORD


def retention_months(store: Store) -> int | None:
    """The months after the last help, as the ward has set them; None where it has not."""
    text = store.value("ward", store.setting(WARD_RECORD), "retention_months")
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) <= 1_200 else None


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last one of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
