"""The bulletin for the hamlet's chat group: a short text and a picture, totals only (design §7, features b10)."""

from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.activity_sheet import ActivitySheet
from dxdesk.domain.dates import VIETNAM
from dxdesk.domain.summary import Laptops, Value
from dxdesk.domain.wording import thousands

FEWEST = 5
"""A number of people or households below this is told as "dưới 5": in a hamlet it could be somebody one knows."""
_OF_PEOPLE = ("người", "hộ")
_SHOWN = (
    ("helps", "lượt hỗ trợ"), ("people", "người được giúp"), ("l2_activated", "người kích hoạt VNeID mức 2"),
    ("dossiers_submitted", "hồ sơ dịch vụ công nộp xong"), ("shops_qr", "hộ kinh doanh có mã QR"),
    ("learner_turns", "lượt học kỹ năng số"), ("completed", "người học xong lớp"),
    ("feedback_1022", "phản ánh 1022 được gửi giúp"),
)


@dataclass(frozen=True, slots=True)
class Total:
    """One total: the figure as shown, and what it counts."""

    indicator: str
    figure: str
    what: str


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What goes out. `closing` is the last line, as the ward wrote it; `rate` is of the year's main target."""

    team: str
    period: str
    totals: tuple[Total, ...]
    rate: str
    as_of: datetime
    laptops: Laptops
    closing: str
    team_id: str = ""
    practice: bool = False

    @property
    def up_to(self) -> str:
        """How far the figures reach, in a short line."""
        at = self.as_of.astimezone(VIETNAM)
        missing = f", còn thiếu {len(self.laptops.missing)} máy" if self.laptops.missing else ""
        return f"Số liệu đến {at:%H:%M} {at:%d/%m/%Y}{missing}"


def bulletin_of(sheet: ActivitySheet, closing: str) -> Bulletin:
    """The totals of a report that say something; nothing of it that names a hamlet, a household or a person."""
    rows = {row.indicator: row for row in sheet.figures}
    totals = tuple(Total(code, total_said(rows[code].value, rows[code].unit), what) for code, what in _SHOWN
                   if code in rows and rows[code].value)
    goal = rows.get("l2_activated")
    rate = "" if goal is None or goal.rate is None else (
        f"Từ đầu năm đạt {f'{goal.rate:g}'.replace('.', ',')}% chỉ tiêu kích hoạt VNeID mức 2")
    return Bulletin(sheet.body.name, sheet.period.title, totals, rate, sheet.as_of, sheet.laptops, closing,
                    sheet.body.team_id, sheet.practice)


def total_said(value: Value, unit: str) -> str:
    """A total as the public reads it: few people are not counted out."""
    whole = int(value or 0)
    return f"dưới {FEWEST}" if unit in _OF_PEOPLE and 0 < whole < FEWEST else thousands(whole)


def bulletin_text(bulletin: Bulletin) -> str:
    """The text to paste, a line each total."""
    lines = [f"{bulletin.team}, {bulletin.period}:"]
    lines += [f"• {total.figure} {total.what}" for total in bulletin.totals] or ["• Chưa có lượt hỗ trợ nào"]
    lines += filter(None, (bulletin.rate and f"{bulletin.rate}.", f"{bulletin.up_to}.", bulletin.closing))
    if bulletin.practice:
        lines.insert(0, "TẬP DƯỢT, không phải số liệu thật")
    return "\n".join(lines)
