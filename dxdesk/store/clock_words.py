"""What people are told of a clock that cannot be right. Nothing is ever refused for its time (format §2)."""

from datetime import UTC, datetime

from dxdesk.domain.dates import show_moment
from dxdesk.ledger.clock import AHEAD, FOLLOW, Tick, parse_time
from dxdesk.store.database import Store
from dxdesk.store.writers import CLOCK

FIRST_YEAR, LAST_YEAR = 2025, 2045
"""Ids stamped outside these years lose every tie (format §2)."""


def clock_notice(store: Store) -> str:
    """A sentence where this machine's clock stands before its last save or in an impossible year, else an empty text.

    The last save is that of the present writer: a clock that went back more than a day gives the next save a new
    writer, and with it this goes silent; nothing on one machine tells then which of the two times was wrong.
    """
    now, last = store.clock(), Tick.parse(store.setting(CLOCK))
    if last.ahead(now, FOLLOW):
        look = "ngày giờ" if last.ahead(now) else "giờ"
        return (f"Đồng hồ máy này đang là {show_moment(now)}; lần ghi trước là {show_moment(parse_time(last.time))}. "
                f"Xem lại {look} của máy. Phiếu vẫn lưu được.")
    if not FIRST_YEAR <= now.astimezone(UTC).year <= LAST_YEAR:
        return f"Đồng hồ máy này đang là {show_moment(now)}. Xem lại ngày giờ của máy. Phiếu vẫn lưu được."
    return ""


def pack_clock_notice(label: str, made: str, now: datetime) -> str:
    """A sentence where the laptop called `label` made a pack more than a day from `now`, else an empty text.

    `made` is the time text of the pack's header; `now` is this machine's, with its zone.
    """
    moment = parse_time(made)
    if moment <= now + AHEAD:
        return ""
    who = label or "Một máy"
    return f"{who} ghi gói này lúc {show_moment(moment)}, sau giờ máy này. Một trong hai đồng hồ sai."
