"""The lines of a pasted list as rows: what each says, whom it means, what will be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain.identity import mask_phone
from dxdesk.domain.pasted_list import LeftOut
from dxdesk.store.training.pasted import AS_GUEST, AS_NEW, ASK, IN_CLASS, SKIP, Match
from dxdesk.ui.register.people_table import person_line
from dxdesk.ui.table_rows import Cell, Column, Tag

_ASKED = Tag("Chưa rõ", "warn", "help")
_TAGS = {AS_NEW: Tag("Ghi mới", "accent", "plus"), AS_GUEST: Tag("Khách", "off", "user"),
         SKIP: Tag("Bỏ qua", "off", "skip")}
_WORDS = {AS_NEW: "Lập hồ sơ mới", AS_GUEST: "Chỉ giữ tên trong lớp", SKIP: "Không ghi danh"}
_ENROL, _IN = Tag("Ghi danh", "ok", "check"), Tag("Đã có", "off", "check")


@dataclass(frozen=True, slots=True)
class PasteRow:
    """One line: its number, its match or why it names nobody, and the answer that counts; empty where one is asked."""

    number: int
    match: Match | None
    left_out: LeftOut | None = None
    answer: str = ""

    @property
    def asked(self) -> bool:
        """Whether a person has yet to say who is meant."""
        return self.match is not None and not self.answer


def paste_rows(
    matches: Sequence[Match], left_out: Sequence[LeftOut], answers: Mapping[int, str], others: str
) -> list[PasteRow]:
    """Every line in its order; `others` is said of whom the register lacks."""
    rows = [PasteRow(match.line.row, match, answer=_answer(match, answers, others)) for match in matches]
    return sorted((*rows, *(PasteRow(out.row, None, out, SKIP) for out in left_out)), key=lambda row: row.number)


def tally(rows: Sequence[PasteRow]) -> str:
    """What will become of all lines, in one sentence."""
    known = sum(1 for row in rows if row.match and row.answer not in ("", *_TAGS))
    counts = ((known, "có trong sổ"), (_count(rows, AS_NEW), "ghi mới"), (_count(rows, AS_GUEST), "khách"),
              (_count(rows, SKIP), "bỏ qua"), (sum(row.asked for row in rows), "chưa rõ"))
    return ", ".join(f"{number} {words}" for number, words in counts if number) or "Không có ai."


def coming(rows: Sequence[PasteRow]) -> int:
    """How many people will be enrolled."""
    return sum(1 for row in rows if row.match and row.answer not in ("", SKIP))


def paste_columns() -> list[Column[PasteRow]]:
    """Line, what it says, whom it means and why, what will be done."""
    return [
        Column("Dòng", lambda row: Cell(str(row.number), right=True, token="text2"), right=True,
               sample=(Cell("2000", right=True),)),
        Column("Trong danh sách", _said, stretch=4, sample=(Cell("tên", "dưới"),)),
        Column("Trong sổ", _meant, stretch=5, sample=(Cell("tên", "dưới"),)),
        Column("Sẽ làm", lambda row: Cell(tag=_tag(row)),
               sample=tuple(Cell(tag=tag) for tag in (*_TAGS.values(), _ASKED, _ENROL, _IN))),
    ]


def _answer(match: Match, answers: Mapping[int, str], others: str) -> str:
    return answers.get(match.line.row) or match.answer or ("" if match.state == ASK else others)


def _count(rows: Sequence[PasteRow], answer: str) -> int:
    return sum(1 for row in rows if row.answer == answer)


def _said(row: PasteRow) -> Cell:
    if row.match is None:
        return Cell(row.left_out.text if row.left_out else "", token="text2")
    values = row.match.values
    phone = values.get("phone", "")
    second = ", ".join(filter(None, (values.get("birth_year", ""), mask_phone(phone) if phone else "")))
    return Cell(row.match.line.name, second or "chỉ có tên")


def _meant(row: PasteRow) -> Cell:
    if row.match is None:
        return Cell(row.left_out.why if row.left_out else "", token="text2")
    chosen = next((likely for likely in row.match.people if likely.person.id == row.answer), None)
    if chosen is not None:
        return Cell(chosen.person.full_name, f"{person_line(chosen.person)}. Giống {chosen.why}")
    return Cell(_WORDS.get(row.answer, "Là ai?"), row.match.reason, token="text" if row.asked else "text2")


def _tag(row: PasteRow) -> Tag:
    if row.match is not None and row.match.state == IN_CLASS and row.answer == SKIP:
        return _IN
    return _ASKED if row.asked else _TAGS.get(row.answer, _ENROL)
