"""Disagreements in sentences: who wrote what, when, on which laptop, not having seen what; and the question to answer.

Values are masked as everywhere; of two phone numbers only the digits that tell them apart are shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.class_words import CLASS_KINDS, class_subject
from dxdesk.domain.dates import VIETNAM, show_date, show_day
from dxdesk.domain.fields import Type
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import CONSENT_UNIT, Named, show_unit, unit_title

DELETED, MERGED, CONSENT, WITHDRAWN = "_deleted", "merged_into", "notice_version", "withdrawn_on"
Did = Literal["wrote", "merged", "added", "undid"]
Nature = Literal["value", "deleted", "late", "merged", "consent", "newer"]

_HEAD, _TAIL = 4, 3  # digits of a phone number that are shown
_COUNTS = {2: "hai", 3: "ba", 4: "bốn", 5: "năm"}
_NOUNS = {
    Type.PHONE: "số", Type.INTEGER: "số", Type.NUMBER: "số", Type.DATE: "ngày", Type.PARTIAL_DATE: "ngày",
    Type.TIME: "giờ", Type.YES_NO: "câu trả lời", Type.YEAR: "năm sinh",
}
_LATE = {"meeting": "Buổi học đã xóa, có điểm danh", "enrolment": "Đã bỏ khỏi lớp, có kiểm tra kỹ năng"}
_NUMBERS = ("id_last4", "household_no", "slip_no")


class Strong(str):
    """Words of a sentence that stand out."""

    __slots__ = ()


Words = tuple[str, ...]
"""A sentence in parts; those that are `Strong` stand out. Joined, it is the plain sentence."""


@dataclass(frozen=True, slots=True)
class About:
    """Whose record it is: the person (name, record, birth year, hamlet), the day of the visit, what is helped or done.

    `thing` is the service code of a help line, what a task is, the name of a record that is no person's; of a check of
    skills its group, stage and rater. `where` is the class or meeting in words.
    """

    person: str = ""
    person_id: str = ""
    year: str = ""
    hamlet: str = ""
    visit_on: str = ""
    thing: str = ""
    where: str = ""

    @property
    def who(self) -> str:
        """The person as one tells him from others: Nguyễn Văn An, 1958, Khu phố 3."""
        return ", ".join(filter(None, (self.person, self.year, self.hamlet)))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: the unit's values, who wrote them (empty when not known), when, on which laptop, why.

    `did`: wrote it, took it over in a merge of two people, added a line, or brought it back by an undo. `touched` are
    the units changed beside a delete, or the services of lines it had not seen; of a meeting who was marked there.
    """

    values: Mapping[str, str]
    by: str
    on: datetime
    laptop: str
    why: str = ""
    did: Did = "wrote"
    touched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A disagreement as it is asked: the unit of a record, whose it is, and the sides in their order."""

    kind: str
    unit: str
    about: About
    sides: Sequence[Side]
    shown: tuple[str, ...] = field(default=())

    @property
    def nature(self) -> Nature:
        """What kind of question it is; each has its own sentence."""
        if self.unit == DELETED:
            return "late" if any(side.did == "added" for side in self.sides) else "deleted"
        known = KINDS.get(self.kind)
        if known is None or known.field(self.unit) is None:
            return "newer"
        if self.unit == MERGED:
            return "merged"
        gone = [bool(side.values.get(WITHDRAWN)) for side in self.sides]
        return "consent" if self.unit == CONSENT and any(gone) and not all(gone) else "value"


def question(
    kind: str, unit: str, about: About, sides: Sequence[Side], lists: Catalogues, named: Named,
) -> Question:
    """The question with every side's value in words, told apart."""
    return Question(kind, unit, about, sides, value_words(kind, [side.values for side in sides], lists, named))


def value_words(
    kind: str, values: Sequence[Mapping[str, str]], lists: Catalogues, named: Named,
) -> tuple[str, ...]:
    """The values of one unit in words, masked, and no two alike."""
    known = KINDS.get(kind)
    unit = next(iter(values[0]), "") if values else ""
    field_ = known.field(unit) if known else None
    if field_ is not None and field_.type is Type.PHONE:
        masked = mask_apart([value.get(unit, "") for value in values])
        words = [mask or show_unit(kind, {unit: ""}, lists, named) for mask in masked]
    elif unit == MERGED:
        words = [named("resident", value[MERGED]) or "hồ sơ chưa về máy này" if value.get(MERGED) else "không gộp"
                 for value in values]
    elif unit == CONSENT:
        words = [_consent(kind, value, lists, named) for value in values]
    else:
        words = [show_unit(kind, value, lists, named) for value in values]
    return tuple(f"{word} (bản {words[:at].count(word) + 1}, khác ở phần đã che)" if words.count(word) > 1 else word
                 for at, word in enumerate(words))


def _consent(kind: str, values: Mapping[str, str], lists: Catalogues, named: Named) -> str:
    """A consent or its withdrawal with its day; how it was given follows."""
    if gone := values.get(WITHDRAWN):
        return f"rút lại đồng ý, {show_date(gone)}"
    told = show_unit(kind, {name: text for name, text in values.items() if name != CONSENT}, lists, named)
    return f"đồng ý, {low(told)}" if values.get("consent_on") else told


def mask_apart(numbers: Sequence[str]) -> list[str]:
    """Phone numbers for the screen: the first four and last three digits, and those between that tell them apart."""
    long = [number for number in numbers if len(number) > _HEAD + _TAIL]
    same = len({len(number) for number in long}) == 1
    heads = [number[:_HEAD] + number[-_TAIL:] for number in long]
    apart = {at for at in range(len(long[0]) if same else 0)
             if len({number[at] for number in long}) > 1} if len(set(heads)) < len(set(long)) else set()
    return [_masked(number, apart) for number in numbers]


def _masked(number: str, apart: set[int]) -> str:
    if len(number) <= _HEAD + _TAIL:
        return f"••• {number[-_TAIL:]}" if len(number) > _TAIL else "•••" if number else ""
    middle = "".join(number[at] if at in apart else "•" for at in range(_HEAD, len(number) - _TAIL))
    return f"{number[:_HEAD]} {middle} {number[-_TAIL:]}"


def subject(kind: str, about: About, lists: Catalogues) -> str:
    """Whose or of what: `Nguyễn Văn An`, `phiếu ngày 12/11 của …`, `việc “…” trong phiếu ngày …`."""
    of = f" của {about.person}" if about.person else ""
    slip = f"phiếu ngày {show_day(about.visit_on)}{of}" if about.visit_on else f"một phiếu{of}"
    if kind in ("resident", "member"):
        return about.person or "hồ sơ chưa có tên"
    if kind == "visit":
        return slip
    if kind == "help":
        return f"việc “{lists.title('service', about.thing)}” trong {slip}" if about.thing else f"một việc trong {slip}"
    if kind in CLASS_KINDS:
        return class_subject(kind, about.person, about.where, about.thing, lists)
    if kind == "task":
        return f"việc cần làm “{about.thing}”{of}"
    if kind not in KINDS:
        return f"hồ sơ của bản mới hơn ({kind})"
    return about.thing or f"{low(KINDS[kind].title)}{of}"


def low(words: str) -> str:
    """Words inside a sentence: điện thoại, but SIM chính chủ."""
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"


def high(words: str) -> str:
    """Words at the head of a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def noun(kind: str, unit: str) -> str:
    """What is kept or not: số, ngày, khu phố."""
    if (kind, unit) == CONSENT_UNIT:
        return "câu trả lời"
    if kind == "attendance":
        return low(unit_title(kind, unit))
    known = KINDS.get(kind)
    field_ = known.field(unit) if known else None
    if field_ is None:
        return "giá trị"
    return "số" if unit in _NUMBERS else _NOUNS.get(field_.type) or low(field_.title)


def gist(asked: Question) -> str:
    """The disagreement in a few words, for a list."""
    match asked.nature:
        case "late":
            return _LATE.get(asked.kind, "Phiếu đã xóa, có việc ghi thêm")
        case "deleted":
            merged = any(side.did == "merged" for side in asked.sides)
            return "Có người xóa, có người gộp" if merged else "Có người xóa, có người sửa"
        case "merged":
            apart = any(not side.values.get(MERGED) for side in asked.sides)
            return "Có người gộp, có người gỡ gộp" if apart else "Gộp vào hai người khác nhau"
        case "consent":
            return "Có ghi đồng ý, có ghi rút lại"
    short, title = noun(asked.kind, asked.unit), unit_title(asked.kind, asked.unit)
    count = _COUNTS.get(len(asked.sides), str(len(asked.sides)))
    if short in ("số", "ngày", "giờ", "năm sinh"):
        return f"{title}: {count} {short.split()[0]} khác nhau"
    return f"{title}: {count} bên ghi khác nhau"


def who_wrote(sides: Iterable[Side]) -> str:
    """The given names of those who differ: Hoa và Nam; the laptop where nobody is known."""
    names = list(dict.fromkeys(side.by.split()[-1] if side.by.strip() else laptop_words(side.laptop) for side in sides))
    return " và ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def laptop_words(label: str) -> str:
    """A laptop in a sentence: máy KP3-2."""
    return low(label) if label.casefold().startswith("máy") else f"máy {label}"


def waiting_words(laptops: Sequence[str], since: datetime, asks: bool) -> tuple[str, str]:
    """That a write which may settle it is not here yet, from which laptop, since when; and what one can do."""
    whose = ", ".join(dict.fromkeys(map(laptop_words, laptops))) or "máy khác"
    day = f"{since.astimezone(VIETNAM):%d/%m}"
    if asks:
        return (f"Chờ từ {day} mà tệp của {whose} chưa về.", "Chọn theo những gì đang có; chọn lại lúc nào cũng được.")
    return (f"Đang chờ tệp của {whose}, từ {day}.", "Tệp ấy về thì có thể tự hết. Chọn ngay cũng được.")
