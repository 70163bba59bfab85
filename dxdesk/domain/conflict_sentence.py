"""One sentence per disagreement, ending in the question; each kind of question has its own (format §3)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.class_words import CLASS_KINDS, deleted_thing, named_few, two_answers
from dxdesk.domain.conflict_words import (
    DELETED,
    MERGED,
    WITHDRAWN,
    Question,
    Side,
    Strong,
    Words,
    high,
    laptop_words,
    low,
    noun,
    subject,
)
from dxdesk.domain.dates import VIETNAM, show_date
from dxdesk.domain.wording import EMPTY, unit_title

_LONGEST = 160


def sentence(asked: Question, lists: Catalogues, year: int, whole: bool = False) -> Words:
    """Both values, who wrote them and when, that they had not seen each other, and what is to be decided.

    `year` is the present one, left out of days. `whole` also names the laptop, the hour and the reason of each side,
    for where no card beside the sentence tells them.
    """
    told = _Teller(asked, lists, year, whole)
    match asked.nature:
        case "deleted" | "late":
            return tuple(told.deleted())
        case "merged":
            return tuple(told.merged())
        case "consent":
            return tuple(told.consent())
    return tuple(told.values())


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision as it is told: which value was kept (from 1, 0 where it was taken out), by whom, when, where and why.

    `state`: `stands`; `changed` since by somebody who knew it; `open`, for laptops differ again; record `deleted`.
    """

    kept: int
    by: str
    on: datetime
    laptop: str
    why: str
    state: str


_STATES = {
    "changed": "Sau đó ô này đã được sửa.", "open": "Các máy lại ghi khác nhau, đang chờ chọn.",
    "deleted": "Sau đó hồ sơ đã xóa.",
}


def decision_sentence(asked: Question, choice: Choice, lists: Catalogues, year: int) -> Words:
    """Who kept what when, why, instead of what, and what became of it."""
    on = choice.on.astimezone(VIETNAM)
    day = f"{on:%d/%m}" if on.year == year else f"{on:%d/%m/%Y}"
    who = f"{choice.by} ({laptop_words(choice.laptop)})" if choice.by else high(laptop_words(choice.laptop))
    others = [words for at, words in enumerate(kept_words(asked), 1) if at != choice.kept]
    why = f", lý do “{choice.why}”" if choice.why else ""
    instead = f" thay vì {' hay '.join(others)}" if others and choice.kept else ""
    end = f" {_STATES[choice.state]}" if choice.state in _STATES else ""
    if asked.unit == DELETED:
        what = f" {thing(asked, lists)}{instead}"
    else:
        what = f"{instead} cho {low(unit_title(asked.kind, asked.unit))} của {subject(asked.kind, asked.about, lists)}"
    return (f"{who} chọn ", Strong(kept_word(asked, choice.kept)), f"{what} hôm {day}{why}.{end}")


def thing(asked: Question, lists: Catalogues) -> str:
    """What is deleted or kept: hồ sơ Nguyễn Văn An, phiếu ngày 12/11 của …."""
    of = subject(asked.kind, asked.about, lists)
    if asked.kind in CLASS_KINDS:
        return deleted_thing(asked.kind, of)
    return f"hồ sơ {of}" if asked.kind in ("resident", "member") else of


def kept_words(asked: Question) -> tuple[str, ...]:
    """The values as what one keeps: “0903 ••• 123”, xóa, gộp vào …, rút lại đồng ý."""
    return tuple(_kept(asked, side, value) for side, value in zip(asked.sides, asked.shown, strict=True))


def kept_word(asked: Question, n: int) -> str:
    """One of them; a value taken out meanwhile is said to be so."""
    return kept_words(asked)[n - 1] if 0 < n <= len(asked.sides) else "một giá trị nay đã xóa"


def _kept(asked: Question, side: Side, value: str) -> str:
    if asked.unit == DELETED:
        return value
    if asked.nature == "merged":
        return f"gộp vào {value}" if side.values.get(MERGED) else value
    if asked.nature == "consent":
        return "rút lại đồng ý" if side.values.get(WITHDRAWN) else "đồng ý"
    return value if value == EMPTY else f"“{value}”"


class _Teller:
    """The parts of one sentence."""

    def __init__(self, asked: Question, lists: Catalogues, year: int, whole: bool) -> None:
        self._asked, self._lists, self._year, self._whole = asked, lists, year, whole
        self._of = subject(asked.kind, asked.about, lists)
        self._names = Counter(side.by for side in asked.sides)
        self._days = {_day(side) for side in asked.sides}

    def values(self) -> Iterator[str]:
        """As: Hoa ghi điện thoại của An là “… 123” hôm 12/11. Nam ghi “… 456” hôm 13/11."""
        title = low(unit_title(self._asked.kind, self._asked.unit))
        for at, (side, value) in enumerate(zip(self._asked.sides, self._asked.shown, strict=True)):
            what = f" {title} của {self._of}" if at == 0 else ""
            yield from (self._who(side), self._how(side))
            if value == EMPTY:
                yield from (" để trống", what or " ô này", self._when(side))
            else:
                verb = "viết" if what.startswith(" ghi") else "ghi"
                yield from (f" {verb}{what}{' là' if what else ''} “", Strong(_short(value)), "”", self._when(side))
        yield self._unseen()
        kind, unit = self._asked.kind, self._asked.unit
        yield Strong(two_answers(kind, unit, self._asked.shown) or f"Giữ {noun(kind, unit)} nào?")

    def deleted(self) -> Iterator[str]:
        """As: Hoa xóa phiếu ngày 11/11 hôm 12/11. Nam chưa biết, vẫn sửa nơi hỗ trợ hôm 13/11."""
        what = thing(self._asked, self._lists)
        gone = [side for side in self._asked.sides if side.values[DELETED]]
        kept = [side for side in self._asked.sides if not side.values[DELETED]]
        for side in gone:
            yield from (self._who(side), " ", Strong("xóa"), f" {what}{self._when(side)}")
        for side in kept:
            yield from (self._who(side), " chưa biết, ", *self._went_on(side), self._when(side))
        yield Strong("Xóa hay giữ?")

    def _went_on(self, side: Side) -> Iterator[str]:
        """What somebody did with a record another had deleted."""
        if side.did == "added" and self._asked.kind == "meeting":
            people = named_few(side.touched)
            yield from ("vẫn ", Strong("điểm danh"), f" {people} ở buổi ấy" if people else " buổi ấy")
        elif side.did == "added" and self._asked.kind == "enrolment":
            yield from ("vẫn ", Strong("ghi kiểm tra kỹ năng"), " của người này")
        elif side.did == "added":
            lines = ", ".join(self._lists.title("service", service) for service in side.touched) or "một việc"
            yield from ("ghi thêm việc “", Strong(lines), "” vào phiếu ấy")
        elif side.did == "merged":
            yield from (Strong("gộp"), " hồ sơ này với hồ sơ khác")
        else:
            units = ", ".join(low(unit_title(self._asked.kind, unit)) for unit in side.touched)
            yield from ("vẫn ", Strong("sửa"), f" {units}" if units else "")

    def merged(self) -> Iterator[str]:
        """As: Hoa gộp hồ sơ An vào Bé hôm 12/11. Nam gộp vào Bế hôm 13/11."""
        into = 0
        for side, value in zip(self._asked.sides, self._asked.shown, strict=True):
            yield self._who(side)
            if side.values.get(MERGED):
                yield from (f" gộp hồ sơ {self._of}" if not into else " gộp", " vào ", Strong(value), self._when(side))
                into += 1
            else:
                yield from (" ", Strong("không gộp"), f" hồ sơ {self._of}" if not into else "", self._when(side))
        yield "Một hồ sơ chỉ gộp vào một người. " if into > 1 else self._unseen()
        yield Strong("Gộp vào ai?" if into > 1 else "Gộp hay không?")

    def consent(self) -> Iterator[str]:
        """Until someone chooses, a withdrawal beats a consent whatever the clock (format §2)."""
        for side in self._asked.sides:
            yield self._who(side)
            if gone := side.values.get(WITHDRAWN):
                yield from (f" ghi {self._of} ", Strong("rút lại đồng ý"), f" ngày {show_date(gone)}", self._when(side))
            else:
                yield from (" ghi người này ", Strong("đồng ý"), self._when(side))
        yield "Trong lúc chờ, sổ theo việc rút lại. "
        yield Strong("Người này có đồng ý không?")

    def _who(self, side: Side) -> str:
        """The name; with the laptop where two sides bear one name or the sentence stands alone."""
        laptop = laptop_words(side.laptop)
        if not side.by:
            return high(laptop)
        return f"{side.by} ({laptop})" if self._whole or self._names[side.by] > 1 else side.by

    def _how(self, side: Side) -> str:
        """A value that was not typed but came along with something else."""
        return {"merged": " gộp hai hồ sơ và", "undid": " hoàn tác, thành ra"}.get(side.did, "")

    def _when(self, side: Side) -> str:
        on = side.on.astimezone(VIETNAM)
        day = f"{on:%d/%m}" if on.year == self._year else f"{on:%d/%m/%Y}"
        hour = f" lúc {on:%H:%M}" if self._whole or len(self._days) < len(self._asked.sides) else ""
        why = f", lý do “{side.why}”" if self._whole and side.why else ""
        return f"{hour} hôm {day}{why}. "

    def _unseen(self) -> str:
        sides = len(self._asked.sides)
        if sides > 2:
            return "Các lần ghi này chưa thấy nhau. "
        people = "người" if len(self._names) == sides else "máy"
        return f"Hai {people} chưa thấy lần ghi của nhau. "


def _short(value: str) -> str:
    """A value inside a sentence; the end of a very long one stands on its card."""
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST].rstrip()}…"


def _day(side: Side) -> str:
    return f"{side.on.astimezone(VIETNAM):%Y-%m-%d}"


def present_year(now: datetime) -> int:
    """The year it is in Việt Nam."""
    return now.astimezone(VIETNAM).year
