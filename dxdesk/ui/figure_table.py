"""Figures of a paper with unit and rule, and the records behind one of them (look §8)."""

from dataclasses import dataclass

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_date
from dxdesk.domain.indicators import indicators
from dxdesk.domain.sheet import FigureRow
from dxdesk.report.words import number
from dxdesk.store.figures import Behind
from dxdesk.ui.labels import OUTCOME_TAGS
from dxdesk.ui.table_rows import Cell, Column


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record behind a figure, with its service in words."""

    behind: Behind
    service: str


def figure_columns(catalogues: Catalogues) -> list[Column[FigureRow]]:
    """What is counted and how, this period, the year so far; a missing figure says so and is never 0."""
    rules = {one.code: one.rule for one in indicators(catalogues)}
    return [
        Column("Chỉ tiêu", lambda row: Cell(row.title, rules.get(row.indicator, "")), stretch=1),
        Column("Kỳ này", lambda row: _figure(row.value, bold=True), right=True),
        Column("Lũy kế năm", lambda row: _figure(row.year_to_date), right=True),
        Column("Đơn vị", lambda row: Cell(row.unit, token="text2")),
    ]


def record_rows(found: tuple[Behind, ...], catalogues: Catalogues) -> list[RecordRow]:
    """The records with words for their codes."""
    def named(service: str) -> str:
        return catalogues.title("service", service) if service else ""
    return [RecordRow(behind, named(behind.service)) for behind in found]


def record_columns() -> list[Column[RecordRow]]:
    """Day, person over service, outcome, and who wrote it where."""
    return [
        Column("Ngày", lambda row: Cell(show_date(row.behind.visit_on), token="text2")),
        Column("Người dân", lambda row: Cell(row.behind.person or f"{row.behind.people} người, không ghi tên",
                                             row.service or row.behind.hamlet or "phiếu"), stretch=3),
        Column("Kết quả", lambda row: Cell(tag=OUTCOME_TAGS[row.behind.outcome] if row.behind.outcome else None)),
        Column("Người ghi", lambda row: Cell(row.behind.member or "chưa rõ", row.behind.laptop), stretch=2),
    ]


def _figure(value: int | float | None, *, bold: bool = False) -> Cell:
    missing = value is None
    return Cell(number(value), right=True, bold=bold and not missing, token="text2" if missing else "text")
