"""The records behind a figure as a table (look §8)."""

from collections.abc import Iterable
from dataclasses import dataclass

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_date
from dxdesk.domain.training_figures import CONFIRMED
from dxdesk.domain.wording import unnamed
from dxdesk.store.behind import Behind, BehindClass
from dxdesk.ui.labels import ATTENDANCE_TAGS, FINISHED_TAG, OUTCOME_TAGS
from dxdesk.ui.table_rows import Cell, Column, Tag


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record behind a figure as it is shown: a day, a name over what it was, how it went, who over which laptop.

    `opens` is the page that shows it, `what` is handed to its `open`.
    """

    on: str
    name: str
    about: str
    tag: Tag | None
    who: str
    laptop: str
    opens: str
    what: str


def record_rows(found: Iterable[Behind | BehindClass], catalogues: Catalogues) -> list[RecordRow]:
    """The records with words for their codes."""
    return [_of_class(one) if isinstance(one, BehindClass) else _of_visit(one, catalogues) for one in found]


def _of_visit(behind: Behind, catalogues: Catalogues) -> RecordRow:
    service = catalogues.title("service", behind.service) if behind.service else ""
    return RecordRow(
        behind.visit_on, behind.person or unnamed(str(behind.people)), service or behind.hamlet or "phiếu",
        OUTCOME_TAGS[behind.outcome] if behind.outcome else None, behind.member or "chưa rõ", behind.laptop,
        "desk", f"visit:{behind.visit_id}")


def _of_class(behind: BehindClass) -> RecordRow:
    tag = ATTENDANCE_TAGS.get(behind.state) or (FINISHED_TAG if behind.finished else None)
    page, what = "training", f"class:{behind.course_id}:results"
    if behind.what == CONFIRMED:
        page, what = "people", behind.counts
    elif behind.meeting_id:
        what = f"meeting:{behind.meeting_id}"
    return RecordRow(behind.on, behind.person or behind.title, behind.title if behind.person else behind.hamlet, tag,
                     behind.trainers or "chưa rõ", behind.laptop, page, what)


def record_columns() -> list[Column[RecordRow]]:
    """Day, person over service or class, how it went, and who wrote it where."""
    return [
        Column("Ngày", lambda row: Cell(show_date(row.on), token="text2")),
        Column("Người dân", lambda row: Cell(row.name, row.about), stretch=3),
        Column("Kết quả", lambda row: Cell(tag=row.tag)),
        Column("Người ghi", lambda row: Cell(row.who, row.laptop), stretch=2),
    ]
