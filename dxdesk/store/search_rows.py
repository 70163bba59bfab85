"""Rows residents are found and listed by: folded name suffixes, reversed digits, and their Vietnamese order."""

from collections.abc import Callable, Iterable, Mapping

from dxdesk.domain.names import person_sort_key, search_keys
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


def order_keys(values: Mapping[str, str | None]) -> tuple[bytes, ...]:
    """The one key a person is listed by; none for nobody."""
    return (person_sort_key(values.get("full_name") or ""),) if values else ()


def add_person_rows(connection: Connection, people: Iterable[tuple[int, Mapping[str, str | None]]]) -> None:
    """Make people, given as (local number, values), findable."""
    found = list(people)
    for table, keys in _TABLES:
        # In the order of the table: keys of names lie all over it, and a page is then written once for many people.
        rows = sorted((key, n) for n, values in found for key in keys(values))
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)


def move_person_rows(
    connection: Connection, n: int, before: Mapping[str, str | None], after: Mapping[str, str | None]
) -> None:
    """Make a person findable by his values `after` and no more by those `before`; no values, no rows.

    Only rows that differ are written: most changes of a person are not of his name.
    """
    if bool(before) == bool(after) and all(before.get(name) == after.get(name) for name in _KEYED):
        return
    for table, keys in _TABLES:
        old, new = set(keys(before)), set(keys(after))
        if old == new:
            continue
        connection.executemany(f"DELETE FROM {table} WHERE k = ? AND n = ?", [(key, n) for key in old - new])
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", [(key, n) for key in new - old])


_TABLES: tuple[tuple[str, Callable[[Mapping[str, str | None]], tuple]], ...] = (
    ("person_key", name_keys), ("person_digits", digit_keys), ("person_order", order_keys))
