"""What is counted of classes, each indicator one definition for the figure and for the records behind it.

*Lượt* (every time somebody came) and *người* (different people) are never mixed; nothing ever recorded is missing,
not 0 (notes domain §1.6).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from dxdesk.domain.indicators import Indicator, share
from dxdesk.domain.periods import Period
from dxdesk.domain.summary import Figure, Value
from dxdesk.errors import InputError

MEETING, TURN, ENDED, CONFIRMED = "meeting", "turn", "ended", "confirmed"
HOURS = "training_hours"
BREAKDOWNS = ("hamlet", "team", "member", "trainer", "audience")
"""How figures of classes can be divided; `member` and `trainer` both mean who taught."""


class TrainingRow(NamedTuple):
    """One thing that is counted on a day.

    `what` says what: a meeting held, a turn of somebody who came, a learner of a class that ended, a confirmation on
    VNeID. `id` is its record. `person` is who counts once; `hamlet_id` is the person's home, of a meeting its class's.
    `minutes` is the length of a meeting, 0 where its hours are not written; `finished` whether a learner finished;
    `event_id` the event a meeting was part of.
    """

    what: str
    on: date
    id: str
    course: str = ""
    meeting: str = ""
    person: str = ""
    hamlet_id: str = ""
    team_id: str = ""
    trainers: tuple[str, ...] = ()
    audience: str = ""
    minutes: int = 0
    finished: bool = False
    state: str = ""
    event_id: str = ""


INDICATORS = (
    Indicator("classes", "Lớp có buổi học", "lớp", "Đếm lớp có ít nhất một buổi đã điểm danh trong kỳ.",
              lambda row: row.what == MEETING, key="course"),
    Indicator("meetings", "Buổi học", "buổi", "Đếm buổi có ngày trong kỳ và đã điểm danh.",
              lambda row: row.what == MEETING),
    Indicator(HOURS, "Giờ dạy", "giờ",
              "Cộng từ giờ đến giờ của các buổi đã điểm danh; buổi chưa ghi giờ không cộng.",
              lambda row: row.what == MEETING, weight="minutes", recorded=True),
    Indicator("learner_turns", "Lượt học", "lượt",
              "Mỗi lần một người đến một buổi là một lượt, kể cả đến trễ, về sớm; người dạy không tính.",
              lambda row: row.what == TURN),
    Indicator("learners", "Người học", "người",
              "Mỗi người đến ít nhất một buổi trong kỳ đếm một lần; hồ sơ đã gộp là một người.",
              lambda row: row.what == TURN, key="person"),
    Indicator("class_places", "Người học của các lớp kết thúc", "lượt",
              "Mỗi người trong danh sách một lớp kết thúc trong kỳ là một lượt.", lambda row: row.what == ENDED),
    Indicator("completions", "Lượt hoàn thành lớp", "lượt",
              "Mỗi người hoàn thành một lớp kết thúc trong kỳ là một lượt.",
              lambda row: row.what == ENDED and row.finished),
    Indicator("completed", "Người hoàn thành lớp", "người",
              "Mỗi người hoàn thành ít nhất một lớp kết thúc trong kỳ đếm một lần: dự đủ tỷ lệ buổi của lớp, "
              "hoặc người dạy ghi là hoàn thành.", lambda row: row.what == ENDED and row.finished, key="person"),
    Indicator("completion_rate", "Tỷ lệ hoàn thành", "%",
              "Lượt hoàn thành chia cho lượt người học của các lớp kết thúc trong kỳ.",
              lambda row: row.what == ENDED and row.finished, share_of="class_places"),
    Indicator("skill_confirmed", "Người được xác nhận phổ cập trên VNeID", "người",
              "Mỗi người có ngày xác nhận phổ cập kỹ năng số trong kỳ đếm một lần.",
              lambda row: row.what == CONFIRMED, key="person"),
)
_BY_CODE = {indicator.code: indicator for indicator in INDICATORS}


def is_training(indicator: str) -> bool:
    """Whether an indicator is counted from classes."""
    return indicator in _BY_CODE


def training_figures(rows: Iterable[TrainingRow], period: Period, by: str = "") -> tuple[Figure, ...]:
    """Every figure of classes; `rows` must cover the year to date and the period before (more is ignored).

    With `by` one of `BREAKDOWNS`, `Figure.by` holds the cells of this period ('' = not recorded).
    """
    found = list(rows)
    since = min((row.on for row in found), default=None)
    now, before, year = ([row for row in found if row.on in stretch]
                         for stretch in (period, period.previous(), period.year_to_date()))
    cells: dict[str, list[TrainingRow]] = {}
    for row in now if by else ():
        for cell in cells_of(row, by):
            cells.setdefault(cell, []).append(row)
    kept, held_before = since is not None and since <= period.end, since is not None and since < period.start
    return tuple(
        Figure(one.code, one.title, one.unit, one.rule, _value(one, now) if kept else None,
               _value(one, before) if held_before else None, _value(one, year) if kept else None,
               {cell: _value(one, cells[cell]) for cell in sorted(cells)})
        for one in INDICATORS)


def training_records(
    indicator: str, rows: Iterable[TrainingRow], period: Period, by: str = "", cell: str = ""
) -> list[TrainingRow]:
    """The rows a figure counts, with `by` those of one cell; of a share, the rows it is a share of."""
    wanted = _indicator(indicator)
    base = _indicator(wanted.share_of) if wanted.share_of else wanted
    return [row for row in rows if row.on in period and base.where(row) and (not by or cell in cells_of(row, by))]


def training_value(indicator: str, rows: Sequence[TrainingRow]) -> Value:
    """The figure that rows picked by `training_records` stand for; None for a share or hours of nothing."""
    return _value(_indicator(indicator), rows)


def training_key(indicator: str) -> str:
    """The field of a row that counts once however often it appears; empty where every row counts."""
    return _indicator(indicator).key


def cells_of(row: TrainingRow, by: str) -> tuple[str, ...]:
    """The cells a row counts in: one, but of a meeting taught by two the cell of each. Raises `InputError("by")`."""
    if by in ("member", "trainer"):
        return row.trainers or ("",)
    if by not in BREAKDOWNS:
        raise InputError("by", "Chỉ chia số liệu lớp học theo khu phố, tổ, người dạy hoặc đối tượng.")
    return (row.audience if by == "audience" else row.hamlet_id if by == "hamlet" else row.team_id,)


def _indicator(code: str) -> Indicator:
    return _BY_CODE[code]


def _value(one: Indicator, rows: Sequence[TrainingRow]) -> Value:
    picked = [row for row in rows if one.where(row)]
    if one.share_of:
        return share(len(picked), sum(1 for row in rows if _indicator(one.share_of).where(row)))
    if one.key:
        return len({getattr(row, one.key) for row in picked})
    if one.weight:
        total = sum(getattr(row, one.weight) for row in picked)
        return round(total / 60 + 1e-9, 1) if total or not picked else None
    return len(picked)
