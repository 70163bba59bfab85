"""Search rows of residents: folded name suffixes and reversed digits."""

from collections.abc import Iterable, Mapping

from dxdesk.domain.names import search_keys
from dxdesk.store.driver import Connection

YEAR = "y"
_KEYED = ("full_name", "phone", "id_last4", "birth_year")


def name_keys(values: Mapping[str, str | None]) -> tuple[str, ...]:
    """The keys a person is found by when letters are typed."""
    return tuple(dict.fromkeys(search_keys(values.get("full_name") or "")))


def digit_keys(values: Mapping[str, str | None]) -> tuple[str, ...]:
    """The keys a person is found by when digits are typed: phone and last four reversed, year after a `y`."""
    phone, last4, year = (values.get(name) or "" for name in ("phone", "id_last4", "birth_year"))
    keys = [phone[::-1], last4[::-1], YEAR + year if year else ""]
    return tuple(dict.fromkeys(key for key in keys if key))


def add_person_rows(connection: Connection, people: Iterable[tuple[int, Mapping[str, str | None]]]) -> None:
    """Make people, given as (local number, values), findable."""
    names: list[tuple[str, int]] = []
    digits: list[tuple[str, int]] = []
    for n, values in people:
        names += [(key, n) for key in name_keys(values)]
        digits += [(key, n) for key in digit_keys(values)]
    # In the order of the tables: keys of names lie all over them, and a page is then written once for many people.
    names.sort()
    digits.sort()
    connection.executemany("INSERT OR IGNORE INTO person_key VALUES (?, ?)", names)
    connection.executemany("INSERT OR IGNORE INTO person_digits VALUES (?, ?)", digits)


def move_person_rows(
    connection: Connection, n: int, before: Mapping[str, str | None], after: Mapping[str, str | None]
) -> None:
    """Make a person findable by his values `after` and no more by those `before`; no values, no rows.

    Only rows that differ are written: most changes of a person are not of his name.
    """
    if all(before.get(name) == after.get(name) for name in _KEYED):
        return
    for table, keys in (("person_key", name_keys), ("person_digits", digit_keys)):
        old, new = set(keys(before)), set(keys(after))
        if old == new:
            continue
        connection.executemany(f"DELETE FROM {table} WHERE k = ? AND n = ?", [(key, n) for key in old - new])
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", [(key, n) for key in new - old])
