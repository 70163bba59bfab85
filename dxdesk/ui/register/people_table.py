"""The list of people: name over year, hamlet and last four, with the e-ID state at the right (look, picture 02)."""

from dxdesk.store.search import Person
from dxdesk.ui.labels import EID_TAGS
from dxdesk.ui.table_rows import Cell, Column


def person_line(person: Person) -> str:
    """Birth year, hamlet and last four of a person, as a second line."""
    parts = (person.birth_year, person.hamlet, f"số cuối {person.id_last4}" if person.id_last4 else "")
    return ", ".join(part for part in parts if part) or "chưa ghi gì thêm"


def people_columns() -> list[Column[Person]]:
    """Person and e-ID state."""
    return [
        Column("Người dân", lambda person: Cell(person.full_name, person_line(person)), stretch=1),
        Column("VNeID", lambda person: Cell(tag=EID_TAGS.get(person.eid_state, EID_TAGS[""]), right=True)),
    ]
