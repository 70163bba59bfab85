"""The learners of a class as rows: who, how they came in, how often they came, how they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from dxdesk.domain.dates import show_date, show_day
from dxdesk.domain.training import GUEST, MEMBER, Learner
from dxdesk.domain.wording import CHOICES
from dxdesk.store.lists import hamlets
from dxdesk.store.training.results import ClassResult
from dxdesk.ui.context import Desk
from dxdesk.ui.table_rows import Cell, Column, Tag

_TWICE = "ghi danh hai lần, tính một người"
_KINDS = {MEMBER: "Thành viên tổ", GUEST: "Khách, không có hồ sơ"}
_LEARNS, _DONE = Tag("Đang học", "off", "user"), Tag("Hoàn thành", "ok", "check")
_MARKED, _GONE = Tag("Chưa ghi danh", "warn", "help"), Tag("Hồ sơ đã xóa", "bad", "skip")
_WIDEST = Tag("Nghỉ 00/00", "warn", "skip")


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """One line: its number from 1, the learner, meetings he came to of those that count for him, his hamlet's name."""

    number: int
    learner: Learner
    came: int
    held: int
    finished: bool
    hamlet: str

    @property
    def person(self) -> str:
        """Who counts once."""
        return self.learner.person


def learner_rows(desk: Desk, result: ClassResult) -> list[LearnerRow]:
    """Everybody of a class in the order of names."""
    named = dict(hamlets(desk.store))
    return [LearnerRow(number, row.learner, row.came, row.held, row.finished, named.get(row.learner.hamlet_id, ""))
            for number, row in enumerate(result.rows, 1)]


def learner_columns(year: int) -> list[Column[LearnerRow]]:
    """Number, person, how enrolled, how often there, state; days of `year` are shown without it."""
    def enrolled(row: LearnerRow) -> Cell:
        day = show_date(row.learner.enrolled_on).removesuffix(f"/{year}")
        return Cell(CHOICES["enrolment.source"].get(row.learner.source, ""), day, token="text2")

    sources: Mapping[str, str] = CHOICES["enrolment.source"]
    return [
        Column("TT", lambda row: Cell(str(row.number), right=True, token="text2"), right=True,
               sample=(Cell("400", right=True),)),
        Column("Họ và tên", lambda row: Cell(row.learner.name, about(row)), stretch=1, sample=(Cell("tên", "dưới"),)),
        Column("Ghi danh", enrolled, sample=tuple(Cell(words, "00/00/0000") for words in sources.values())),
        Column("Đã dự", _came, right=True, sample=(Cell("00/00 buổi", right=True),)),
        Column("Tình trạng", lambda row: Cell(tag=state_of(row)),
               sample=tuple(Cell(tag=tag) for tag in (_DONE, _MARKED, _GONE, _WIDEST))),
    ]


def about(row: LearnerRow) -> str:
    """Birth year and hamlet of a resident; of others what they are; and whether he is enrolled twice."""
    learner = row.learner
    known = ", ".join(filter(None, (learner.birth_year, row.hamlet))) or "chưa ghi gì thêm"
    told = _KINDS.get(learner.kind, known)
    return f"{told}; {_TWICE}" if len(learner.enrolments) > 1 else told


def state_of(row: LearnerRow) -> Tag:
    """How somebody stands in the class."""
    learner = row.learner
    if learner.gone:
        return _GONE
    if learner.left_on:
        return Tag(f"Nghỉ {show_day(learner.left_on)}", "warn", "skip")
    if not learner.enrolments:
        return _MARKED
    return _DONE if row.finished else _LEARNS


def _came(row: LearnerRow) -> Cell:
    return Cell(f"{row.came}/{row.held} buổi" if row.held else "chưa có", right=True,
                token="text" if row.held else "text2")
