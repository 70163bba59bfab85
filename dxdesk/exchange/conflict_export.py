"""A workbook of disagreements for the officer: what is open, what was decided, by whom and why; values masked.

Without a reason people are named by their initials and free text is left out, as in every file that leaves a desk
(design §8).
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.conflict_sentence import Choice, decision_sentence, kept_word, present_year, sentence
from dxdesk.domain.conflict_words import About, Question, Side, laptop_words, question, value_words
from dxdesk.domain.dates import show_date, show_moment
from dxdesk.domain.fields import Type
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import unit_title
from dxdesk.errors import DeskError, InputError
from dxdesk.exchange.sheets.workbook import Column, Sheet, write_workbook
from dxdesk.store.conflict_about import told_apart
from dxdesk.store.conflict_list import Conflict, conflict_numbers, conflicts_of
from dxdesk.store.database import Store
from dxdesk.store.decisions import Decision, decision_numbers, decisions_of
from dxdesk.store.export_log import forget_export, log_export

_AT_ONCE = 500
_WHOSE = (Column("Mã", 12), Column("Người dân", 28), Column("Năm sinh", 10), Column("Khu phố", 16),
          Column("Phiếu ngày", 12), Column("Loại hồ sơ", 18), Column("Ô", 22))
_OPEN = (*_WHOSE, Column("Câu hỏi", 80), Column("Các giá trị", 50), Column("Có từ", 17), Column("Đang chờ tệp của", 20))
_MADE = (*_WHOSE, Column("Đã giữ", 24), Column("Các giá trị", 50), Column("Người chọn", 22), Column("Máy", 14),
         Column("Lúc", 17), Column("Lý do", 30), Column("Nay", 18), Column("Thành câu", 80))
_NOW = {"stands": "Còn giữ", "changed": "Đã sửa sau đó", "open": "Lại khác nhau", "deleted": "Hồ sơ đã xóa"}
_HIDDEN = "đã che"
_OF_PEOPLE = ("resident", "enrolment", "attendance", "skill_check")
"""Kinds whose records are called by somebody's name first."""
_MASKED = ("id_key", "id_number")

CONFLICTS = "conflict"  # what the log of exports calls this list


@dataclass(frozen=True, slots=True)
class ExportedConflicts:
    """How many open conflicts and how many decisions a file holds."""

    open: int
    decided: int


def export_conflicts(store: Store, file: Path, lists: Catalogues, reason: str = "") -> ExportedConflicts:
    """Write both sheets, whole or not at all, and note that the file left the desk.

    With a reason names are in full and free text stands in it. Raises `InputError("wrong_ending")` for a file that is
    not `.xlsx` and `ExchangeError("not_written")`.
    """
    if file.suffix.lower() != ".xlsx":
        raise InputError("wrong_ending", "Tệp bảng kê phải có đuôi .xlsx. Đổi tên tệp rồi xuất lại.")
    personal = bool(reason.strip())
    told, open_ones, made = _Teller(store, lists, personal), conflict_numbers(store), decision_numbers(store, None)
    counts = ExportedConflicts(len(open_ones), len(made))
    note = log_export(store, CONFLICTS, file.name, counts.open + counts.decided, personal=personal,
                      reason=reason.strip(), body={})
    try:
        write_workbook(file, [
            Sheet("Chờ chọn", _OPEN, _rows(open_ones, lambda part: map(told.open, conflicts_of(store, part)))),
            Sheet("Đã chọn", _MADE, _rows(made, lambda part: map(told.made, decisions_of(store, part)))),
        ])
    except DeskError:
        forget_export(store, note)
        raise
    return counts


def _rows(numbers: array, told: Callable[[array], Iterable[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    for at in range(0, len(numbers), _AT_ONCE):
        yield from told(numbers[at:at + _AT_ONCE])


class _Teller:
    """Rows of both sheets."""

    def __init__(self, store: Store, lists: Catalogues, personal: bool) -> None:
        self._lists, self._personal = lists, personal
        self._named, self._year = told_apart(store), present_year(store.clock())

    def open(self, one: Conflict) -> tuple[str, ...]:
        """What waits for a choice."""
        asked = self._asked(one)
        return (
            *self._whose(one), "".join(sentence(asked, self._lists, self._year, whole=True)), self._values(asked),
            show_moment(one.since), ", ".join(map(laptop_words, one.awaited)))

    def made(self, one: Decision) -> tuple[str, ...]:
        """What was chosen."""
        asked, why = self._asked(one), one.why if self._personal or not one.why else _HIDDEN
        choice: Choice = replace(one.choice, why=why)
        return (
            *self._whose(one), kept_word(asked, one.kept).strip("“”"), self._values(asked), one.by, one.laptop,
            show_moment(one.on), why, _NOW[one.state],
            "".join(decision_sentence(asked, choice, self._lists, self._year)))

    def _asked(self, one: Conflict | Decision) -> Question:
        sides = [self._side(one.kind, value.side) for value in one.values]
        about = self._about(one)
        named = self._named if self._personal else self._initialled
        if self._personal or not _told(one.kind, one.unit):
            return question(one.kind, one.unit, about, sides, self._lists, named)
        shown = tuple(f"{_HIDDEN}, {len(words)} chữ" if words and any(side.values.values()) else words
                      for side, words in zip(sides, self._plain(one), strict=True))
        return Question(one.kind, one.unit, about, sides, shown)

    def _initialled(self, kind: str, record: str) -> str:
        name, *rest = self._named(kind, record).split(",")
        return ",".join([initials(name) if kind in _OF_PEOPLE else name, *rest])

    def _plain(self, one: Conflict | Decision) -> tuple[str, ...]:
        return value_words(one.kind, [value.values for value in one.values], self._lists, self._named)

    def _whose(self, one: Conflict | Decision) -> tuple[str, ...]:
        about, known = self._about(one), KINDS.get(one.kind)
        return (one.id, about.person, about.year, about.hamlet, show_date(about.visit_on),
                known.title if known else one.kind, unit_title(one.kind, one.unit))

    def _about(self, one: Conflict | Decision) -> About:
        about = one.about
        told = self._personal or not about.person or one.kind == "skill_check"
        thing = about.thing if told else _short_code(about.thing)
        return about if self._personal else replace(about, person=initials(about.person), thing=thing)

    def _side(self, kind: str, side: Side) -> Side:
        if self._personal:
            return side
        hidden = {name: _HIDDEN for name, value in list(side.values.items())[1:]
                  if value and name not in _MASKED and _told(kind, name)}
        people = kind == "meeting" and side.did == "added"
        return replace(side, why=_HIDDEN if side.why else "", values={**side.values, **hidden},
                       touched=tuple(map(initials, side.touched)) if people else side.touched)

    @staticmethod
    def _values(asked: Question) -> str:
        return " · ".join(f"{n}) {words}" for n, words in enumerate(asked.shown, 1))


def initials(name: str) -> str:
    """A name nobody is known by: N.V.A."""
    return "".join(f"{word[0]}." for word in name.split())


def _told(kind: str, unit: str) -> bool:
    """Whether the unit holds what a person wrote of another in his own words: name, note, address."""
    known = KINDS.get(kind)
    field = known.field(unit) if known else None
    return field is None or (field.personal and field.type in (Type.TEXT, Type.NAME) and unit != "id_last4")


def _short_code(thing: str) -> str:
    """What is helped is a code and told; what a task is was written by hand."""
    return thing if thing.isupper() else _HIDDEN if thing else ""
