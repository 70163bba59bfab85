"""The names of everybody this desk knows, for whoever must not let one out."""

from collections.abc import Iterator

from dxdesk.store.database import Store
from dxdesk.store.refusals import translated

_QUERY = """
SELECT full_name FROM resident WHERE full_name IS NOT NULL
UNION SELECT full_name FROM member WHERE full_name IS NOT NULL
UNION SELECT name FROM enrolment WHERE name IS NOT NULL UNION SELECT name FROM attendance WHERE name IS NOT NULL
UNION SELECT trainer_name FROM meeting WHERE trainer_name IS NOT NULL
"""


def people_names(store: Store) -> Iterator[str]:
    """Each name once: residents, members, guests and invited trainers, also of records deleted since."""
    with translated():
        yield from (name for (name,) in store.connection.execute(_QUERY))


def place_names(store: Store) -> list[str]:
    """What wards, teams, hamlets, events and classes are called, which may be called after somebody."""
    query = ("SELECT name FROM ward UNION SELECT place_name FROM ward UNION SELECT name FROM team "
             "UNION SELECT name FROM hamlet UNION SELECT title FROM event UNION SELECT title FROM course")
    with translated():
        return [name for (name,) in store.connection.execute(query) if name]
