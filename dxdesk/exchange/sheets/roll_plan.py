"""What an attendance sheet comes to once a person has answered: days of its meetings, states, what is still asked.

The register is not looked at here. Answers are by the id of the question: `year`, `day_order`, `day:2`, `mark:trễ`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.dates import is_date, read_date, show_date, show_day
from dxdesk.domain.records import ATTENDANCE_STATES
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.plan import Ask
from dxdesk.exchange.sheets.roll_days import DAY_FIRST, MIXED, MONTH_FIRST, iso_days
from dxdesk.exchange.sheets.roll_marks import meaning_of
from dxdesk.exchange.sheets.roll_questions import Answers, Choice, Question, bad_answer
from dxdesk.exchange.sheets.roll_reader import Roll
from dxdesk.exchange.sheets.roll_words import MARK_WORDS, NOT_TAKEN, PRESENT, WARNINGS
from dxdesk.exchange.sheets.sentences import WARNINGS as LOG_WARNINGS

YEAR, DAY_ORDER, MARK, DAY = "year", "day_order", "mark:", "day:"
BLANK = "not_taken"
"""The answer to a mark that it stands for nothing taken."""
_FIRST_YEAR = 2020
_ROWS_TOLD = 6
_ORDERS = {DAY_FIRST: "ngày trước, tháng sau", MONTH_FIRST: "tháng trước, ngày sau", MIXED: "lẫn cả hai cách"}


@dataclass(frozen=True, slots=True)
class RollPlan:
    """A sheet with its answers.

    `days` are ISO or empty, one a meeting; `states` per row and meeting a state of `ATTENDANCE_STATES`, empty where not
    taken, None where the mark is not understood yet.
    """

    roll: Roll
    days: tuple[str, ...]
    states: tuple[tuple[str | None, ...], ...]
    asks: tuple[Question, ...]
    warnings: tuple[Ask, ...]

    @property
    def dated(self) -> bool:
        """Whether the day of every meeting is known."""
        return all(self.days)

    def present(self, at: int) -> int:
        """How many are marked present at the meeting at that place."""
        return sum(states[at] == PRESENT for states in self.states)


def plan_roll(roll: Roll, answers: Answers, today: date) -> RollPlan:
    """The sheet with these answers. Raises `InputError`: bad_answer."""
    meanings = {**roll.meanings, **dict(_marks(roll, answers))}
    states = tuple(tuple(meanings.get(mark) for mark in row.marks) for row in roll.rows)
    days = _days(roll, answers, today)
    plan = RollPlan(roll, days, states, (), ())
    return RollPlan(roll, days, states, tuple(_asks(plan, answers, today)), tuple(_warnings(plan)))


def refuse_future(plan: RollPlan, today: date) -> None:
    """Raises `InputError("future_meeting")` where somebody is marked at a meeting that is still to come."""
    for at, day in enumerate(plan.days):
        if day > today.isoformat() and any(row.marks[at] for row in plan.roll.rows):
            raise InputError("future_meeting", f"Buổi {at + 1} chưa tới ngày {show_date(day)} mà bảng đã ghi điểm "
                                               "danh. Chưa nhận gì. Xem lại năm và ngày của các buổi.")


def _marks(roll: Roll, answers: Answers) -> Iterator[tuple[str, str]]:
    for row in roll.rows:
        for mark in row.marks:
            said = answers.get(f"{MARK}{mark}", "")
            if mark not in roll.meanings and said:
                if said not in (*ATTENDANCE_STATES, BLANK):
                    raise bad_answer(f"{MARK}{mark}", said)
                yield mark, NOT_TAKEN if said == BLANK else said


def _days(roll: Roll, answers: Answers, today: date) -> tuple[str, ...]:
    """The day of each meeting; all empty while order or year is not known."""
    order = answers.get(DAY_ORDER, "")
    if order and order not in roll.order.readings:
        raise bad_answer(DAY_ORDER, order)
    parts = roll.order.parts(order)
    year = _year(roll, answers)
    found = [""] * len(roll.days)
    if parts is not None and year:
        found = list(iso_days(parts, roll.days, year))
    for at, written in enumerate(roll.days):
        said = answers.get(f"{DAY}{at + 1}", "")
        if written is None and said:
            day = read_date(said, today, today).value or ""
            if not is_date(day):
                raise bad_answer(f"{DAY}{at + 1}", said)
            found[at] = day
    return tuple(found)


def _year(roll: Roll, answers: Answers) -> int:
    """The year of the first meeting: one of the header's own, else the answer; 0 while nobody has said."""
    own = next((day.year for day in roll.days if day and day.year), 0)
    said = answers.get(YEAR, "")
    if said and not re.fullmatch("2[0-9]{3}", said):
        raise bad_answer(YEAR, said)
    return own or int(said or 0)


def _asks(plan: RollPlan, answers: Answers, today: date) -> Iterator[Question]:
    """The questions not answered yet, those without which nothing can be taken in first."""
    roll = plan.roll
    if not roll.order.decided and DAY_ORDER not in answers:
        yield Question(DAY_ORDER, "Ngày trên tiêu đề đọc theo cách nào?", tuple(
            Choice(way, f"{_told(parts)} ({_ORDERS[way]})") for way, parts in roll.order.readings.items()), needed=True)
    elif not _year(roll, answers) and any(roll.days):
        yield _year_asked(roll, answers, today)
    for at, written in enumerate(roll.days):
        if written is None and not plan.days[at]:
            yield Question(f"{DAY}{at + 1}", f"“{roll.titles[at]}” học ngày nào?", needed=True)
    for mark in sorted({mark for row in roll.rows for mark in row.marks} - roll.meanings.keys()):
        if f"{MARK}{mark}" not in answers:
            yield _mark_asked(roll, mark)


def _year_asked(roll: Roll, answers: Answers, today: date) -> Question:
    """The last three years; the newest in which every meeting is past is likely."""
    parts = roll.order.parts(answers.get(DAY_ORDER, "")) or ()
    years = [today.year - back for back in range(3) if today.year - back >= _FIRST_YEAR]
    past = [year for year in years if max(iso_days(parts, roll.days, year), default="") <= today.isoformat()]
    first = next((part for part in parts if part), None)
    told = f"{first[0]:02}/{first[1]:02}" if first else ""
    return Question(YEAR, f"Tiêu đề ghi {told} mà không ghi năm. Buổi ấy học năm nào?",
                    tuple(Choice(str(year), str(year)) for year in years), str(past[0]) if past else "", needed=True)


def _mark_asked(roll: Roll, mark: str) -> Question:
    rows = tuple(row.row for row in roll.rows if mark in row.marks)
    states = (*ATTENDANCE_STATES, BLANK)
    titles = {**MARK_WORDS, BLANK: MARK_WORDS[NOT_TAKEN]}
    likely = meaning_of(mark)
    where = f"{', '.join(map(str, rows[:_ROWS_TOLD]))}{'…' if len(rows) > _ROWS_TOLD else ''}"
    return Question(
        f"{MARK}{mark}", f"Dấu “{mark[:30]}” nghĩa là gì? Có ở dòng {where}.",
        tuple(Choice(state, titles[state][:1].upper() + titles[state][1:]) for state in states),
        BLANK if likely == NOT_TAKEN else likely or "", rows=rows, effect="để trống các ô này, chưa điểm danh")


def _told(parts: Sequence[tuple[int, int] | None]) -> str:
    days = [f"{part[0]:02}/{part[1]:02}" for part in parts if part]
    return ", ".join(days[:4]) + ("…" if len(days) > 4 else "")


def _warnings(plan: RollPlan) -> Iterator[Ask]:
    """What a person should look at, row by row; then totals of the sheet that differ from what is counted."""
    roll = plan.roll
    told = {**LOG_WARNINGS, **WARNINGS}
    for row, states in zip(roll.rows, plan.states, strict=True):
        codes = [*row.warnings, *(["attendance: mark not understood"] if None in states else [])]
        for code in sorted(codes):
            marks = [mark for mark, state in zip(row.marks, states, strict=True) if state is None]
            yield Ask(row.row, code.partition(":")[0], code, told[code], ", ".join(marks) if "mark" in code else "")
    for at, total in enumerate(roll.totals):
        counted = plan.present(at)
        came = sum(states[at] in ("present", "late", "left") for states in plan.states)
        if total.removesuffix(".0").isdecimal() and int(total.removesuffix(".0")) not in (counted, came):
            name = f"{show_day(plan.days[at])}" if plan.days[at] else roll.titles[at]
            yield Ask(roll.total_row, "total", "total: differs",
                      f"Dòng cộng ghi {total} người có mặt buổi {name}, đếm được {counted}.", total)
