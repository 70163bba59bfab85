"""The lists of people and of visits in columns, and how either reads in a line (look, picture 02)."""

from collections.abc import Callable

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_date
from dxdesk.domain.hits import name_marks
from dxdesk.domain.wording import unnamed
from dxdesk.store.register import PersonRow, VisitRow
from dxdesk.store.search import Person
from dxdesk.ui.labels import EID_TAGS, state_tag
from dxdesk.ui.table_rows import Cell, Column, Tag

_TWO_LINES = (Cell("tên", "dòng dưới"),)
_MERGED = "đã gộp vào hồ sơ khác"


def person_line(person: Person | PersonRow) -> str:
    """Birth year, hamlet and last four of a person, as a second line."""
    parts = (person.birth_year, person.hamlet, f"số cuối {person.id_last4}" if person.id_last4 else "")
    return ", ".join(part for part in parts if part) or "chưa ghi gì thêm"


def people_columns(typed: Callable[[], str] = str) -> list[Column[PersonRow]]:
    """Person and e-ID state; the letters of the name that what is typed meets are bold."""
    def person(row: PersonRow) -> Cell:
        second = ", ".join((person_line(row), _MERGED)) if row.merged else person_line(row)
        return Cell(row.full_name or "Chưa ghi tên", second, marks=name_marks(row.full_name, typed()))

    return [
        Column("Người dân", person, stretch=1, sample=_TWO_LINES),
        Column("VNeID", lambda row: Cell(tag=EID_TAGS.get(row.eid_state, EID_TAGS[""]), right=True),
               sample=tuple(Cell(tag=tag, right=True) for tag in EID_TAGS.values())),
    ]


def visit_columns(catalogues: Catalogues, year: int, typed: Callable[[], str] = str) -> list[Column[VisitRow]]:
    """Day, person over what was done, and whether it was sent; days of `year` are shown without it."""
    def what(row: VisitRow) -> Cell:
        nobody = "Hồ sơ chưa về máy này" if row.resident else unnamed(row.people)
        name = row.name or nobody
        helps = "; ".join(help_words(service, outcome, catalogues) for service, outcome in row.helps)
        second = ", ".join(filter(None, (helps, row.place or row.hamlet, row.member)))
        return Cell(name, second or "chưa ghi việc", marks=name_marks(name, typed()) if row.name else ())

    def day(row: VisitRow) -> Cell:
        return Cell(show_date(row.visit_on).removesuffix(f"/{year}"), row.visit_at or " ", token="text2")

    return [
        Column("Ngày", day, sample=(Cell("00/00/0000", "00:00"),)),
        Column("Phiếu", what, stretch=1, sample=_TWO_LINES),
        Column("Gửi", lambda row: Cell(icon=state_tag(row.state)), sample=(Cell(icon=Tag("")),)),
    ]


def help_words(service: str, outcome: str, catalogues: Catalogues) -> str:
    """One help line in words: the service's short name and how it ended."""
    title = catalogues.label("service", service)
    return f"{title} {catalogues.title('outcome', outcome).lower()}" if outcome else title
