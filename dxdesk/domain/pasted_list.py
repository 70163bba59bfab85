"""A list of people pasted as text: names one a line, or columns copied from a spreadsheet, in any order (d1.14).

Nothing is guessed about who they are; a line that names nobody is told with the reason and left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.names import clean, fold
from dxdesk.domain.pasted_cells import LONGEST_NAME, Said, take_loose, take_titled, without_number
from dxdesk.domain.visit import NATIONAL_ID
from dxdesk.errors import InputError

MOST_LINES, MOST_LETTERS, _LONGEST_LINE = 2_000, 400_000, 2_000
_HEAD_WITHIN = 12
_TITLES = {
    "full_name": ("ho va ten", "ho ten", "ten", "ho va ten dem", "ho dem", "ho", "ho va chu lot", "nguoi hoc",
                  "hoc vien", "ten nguoi hoc", "ho ten nguoi hoc", "ho va ten nguoi hoc", "ho ten hoc vien",
                  "ho va ten hoc vien", "nguoi dan"),
    "birth": ("nam sinh", "ngay sinh", "ngay thang nam sinh", "ngay, thang, nam sinh", "sinh nam", "ns", "sinh ngay"),
    "phone": ("sdt", "so dt", "dt", "dien thoai", "so dien thoai", "di dong", "so di dong", "zalo"),
    "number": ("cccd", "so cccd", "can cuoc", "so can cuoc", "cmnd", "so cmnd", "cccd/cmnd", "so dinh danh"),
    "id_last4": ("4 so cuoi", "4 so cuoi can cuoc", "4 so cuoi cccd", "so cuoi"),
    "sex": ("gioi tinh", "phai", "nam/nu"),
    "hamlet": ("khu pho", "kp", "ap", "thon", "to dan pho", "khu vuc"),
    "": ("stt", "tt", "so tt", "so thu tu", "dia chi", "ghi chu", "ky ten", "ky nhan", "email", "nghe nghiep"),
}
_MEANINGS = {title: meaning for meaning, titles in _TITLES.items() for title in titles}
_NO_PERSON = re.compile(
    r"danh sach|tong(?: so| cong)?\b|cong:|lop hoc|lop:|ngay \d+ thang|nguoi lap|ky ten|to truong|buoi |dia diem|"
    r"uy ban|uy ban nhan dan|ubnd|cong hoa xa hoi|doc lap|thoi gian")
_NO_NAME = re.compile(r"[=<>@#$%&^~_{}\[\]\\]|https?:|www\.")
_SPLIT = re.compile(r"[;|,]| {3,}| [–—-] ")
_ASIDE, _ORDINAL = re.compile(r"[(]([^()]*)[)]"), re.compile(r"[0-9]{1,3}[.)]?")
_LONG_NUMBER = re.compile("[0-9](?:[ .-]?[0-9]){8,}")
_TITLE_LINE, _NOBODY, _LONG = "Dòng tiêu đề.", "Không thấy tên người.", "Dài quá, không giống tên người."


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One person of a list: the line he stands on (from 1), and what it says as fields of a resident in wire form.

    `values` may hold `national_id`, a whole number to be forgotten after use. `left` are pieces nobody understands,
    perhaps a hamlet's name; `doubts` are sentences.
    """

    row: int
    values: dict[str, str]
    left: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name as it will be kept."""
        return self.values["full_name"]

    @property
    def bare(self) -> bool:
        """Whether the line says nothing but a name."""
        return set(self.values) == {"full_name"}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that names nobody, and why."""

    row: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class PastedList:
    """What a pasted text holds."""

    lines: tuple[PastedLine, ...]
    left_out: tuple[LeftOut, ...]


def read_pasted(text: str, on: date) -> PastedList:
    """The people of a pasted text; `on` is today. Raises `InputError("pasted_too_long")`, nothing read."""
    rows = re.split(r"\r\n|\r|\n", text)
    if len(text) > MOST_LETTERS or len(rows) > MOST_LINES:
        raise InputError("pasted_too_long", "Danh sách dài quá 2.000 dòng. Chưa đọc gì; dán từng phần.")
    head, columns = _head([_cells(row) for row in rows[:_HEAD_WITHIN]])
    lines: list[PastedLine] = []
    left_out: list[LeftOut] = []
    for number, row in enumerate(rows, 1):
        shown = clean(row[:_LONGEST_LINE])
        if not shown or shown.strip("0123456789.,;:-_()/|") == "":
            continue
        if number <= head:
            left_out.append(LeftOut(number, _masked(shown), _TITLE_LINE))
            continue
        found = _line(number, row[:_LONGEST_LINE], columns, on)
        if isinstance(found, PastedLine):
            lines.append(found)
        else:
            left_out.append(LeftOut(number, _masked(shown), found))
    return PastedList(tuple(lines), tuple(left_out))


def _line(number: int, row: str, columns: Sequence[str], on: date) -> PastedLine | str:
    """The person of a line, or why there is none."""
    cells, said = _cells(row), Said()
    if columns and len(cells) > 1:
        for meaning, cell in zip(columns, cells, strict=False):
            take_titled(said, meaning, cell, on)
    else:
        for cell in _loose(row):
            take_loose(said, cell, on)
    if not any(char.isalpha() for char in said.full_name) or _NO_NAME.search(said.full_name):
        return _NOBODY
    if len(said.full_name) > LONGEST_NAME:
        return _LONG
    if _NO_PERSON.match(fold(said.full_name)):
        return _TITLE_LINE
    return _told(number, said)


def _loose(row: str) -> list[str]:
    """The pieces of a line without titles; its number in the list is none of them."""
    if "\t" not in row:
        return _SPLIT.split(_ASIDE.sub(r"; \1;", without_number(clean(row))))
    first, *rest = _cells(row)
    return rest if _ORDINAL.fullmatch(first) else [without_number(first), *rest]


def _told(number: int, said: Said) -> PastedLine:
    values = {"full_name": said.full_name, "birth_year": said.birth_year, "birth_date": said.birth_date,
              "sex": said.sex, "phone": said.phone, "id_last4": said.id_last4, NATIONAL_ID: said.number}
    return PastedLine(number, {name: value for name, value in values.items() if value}, tuple(map(_masked, said.left)),
                      tuple(said.doubts))


def _masked(text: str) -> str:
    """What is shown of a text nobody understood: no long number, which may be a card's or a phone's."""
    return _LONG_NUMBER.sub("•••", text)[:LONGEST_NAME]


def _head(rows: Sequence[Sequence[str]]) -> tuple[int, tuple[str, ...]]:
    """The number of the line of titles and what its columns mean; 0 and nothing where there is none."""
    for number, cells in enumerate(rows, 1):
        titles = [fold(cell).strip(" :.*()") for cell in cells]
        known = [title for title in titles if title in _MEANINGS]
        meanings = [_MEANINGS.get(title, "") for title in titles]
        if "full_name" in meanings and len(known) * 2 > sum(map(bool, titles)):
            return number, _given(titles, meanings)
    return 0, ()


def _given(titles: Sequence[str], meanings: list[str]) -> tuple[str, ...]:
    """Of two columns `Họ và tên đệm` and `Tên` the second goes on with the first."""
    named = [at for at, meaning in enumerate(meanings) if meaning == "full_name"]
    for at in named[1:]:
        meanings[at] = "given_name" if titles[at] == "ten" else ""
    return tuple(meanings)


def _cells(row: str) -> list[str]:
    """The cells of a line copied from a spreadsheet, else of a CSV; a line of words is one."""
    cells = row.split("\t") if "\t" in row else row.split(";") if ";" in row else row.split(",")
    return [cell.strip().strip('"') for cell in cells]
