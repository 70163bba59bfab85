"""Classes and meetings in words: their titles, when, where, by whom."""

from datetime import date

from dxdesk.domain.dates import show_date, show_day
from dxdesk.domain.wording import CHOICES

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
LONG_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
"""Monday first; their letters as NĐ 30/2020 has them."""
STATE_WORDS = {state: words.lower() for state, words in CHOICES["attendance.state"].items()}
"""The states of attendance inside a sentence."""
_NOON, _EVENING = "11:00", "18:00"


def part_of_day(at: str) -> str:
    """"sáng", "chiều" or "tối" of an hour like 18:30; empty for none."""
    if not at:
        return ""
    return "sáng" if at < _NOON else "chiều" if at < _EVENING else "tối"


def when(held_on: str, at: str, today: date) -> str:
    """"tối nay" for a meeting of today, else "ngày 26/11", with the year where it is another one."""
    if held_on == today.isoformat():
        return f"{part_of_day(at) or 'hôm'} nay"
    return f"ngày {show_day(held_on) if held_on[:4] == str(today.year) else show_date(held_on)}"


def day_and_hours(held_on: str, from_at: str = "", to_at: str = "") -> str:
    """A meeting's time in a list: T3 24/11/2026, 18:30–20:30."""
    day = f"{weekday(held_on)} {show_date(held_on)}".strip()
    return f"{day}, {hours(from_at, to_at)}" if from_at else day


def hours(from_at: str, to_at: str) -> str:
    """The hours of a meeting in a list: 18:30–20:30, or 18:30 where its end is not known; empty where neither is."""
    return "–".join(filter(None, (from_at, to_at)))


def from_to(from_at: str, to_at: str) -> str:
    """The same in a sentence: 18:30 đến 20:30."""
    return f"{from_at} đến {to_at}" if from_at and to_at else from_at


def planned_hours(hours: str) -> str:
    """How long a class is planned, "4.5" as stored: 4,5 giờ; empty where nobody says."""
    return f"{hours.replace('.', ',')} giờ" if hours else ""


def meeting_title(number: int, topic: str) -> str:
    """"Buổi 4: Nộp hồ sơ trên Cổng Dịch vụ công"; the number alone where it has no topic."""
    return f"Buổi {number}: {topic}" if topic else f"Buổi {number}"


def meeting_line(held_on: str, from_at: str, to_at: str, place: str, trainers: str) -> str:
    """"CN 22/11/2026, 18:30 đến 20:30, Nhà văn hóa Khu phố 3. Người dạy: Đỗ Văn Tám", without what is not known."""
    day = f"{weekday(held_on)} {show_date(held_on)}".strip()
    told = ", ".join(filter(None, (day, from_to(from_at, to_at), place)))
    return f"{told}. Người dạy: {trainers}" if trainers else told


def weekday(held_on: str) -> str:
    """T2 … T7, CN; empty for what is no day."""
    try:
        return WEEKDAYS[date.fromisoformat(held_on).weekday()]
    except ValueError:
        return ""
