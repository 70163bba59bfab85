"""Finding people as one types: parts of a name, phone tail, last four, year, the number of a slip, in one box.

Whoever was merged into another is found by either name and shown as the person kept, with all visits of both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dxdesk.domain.hits import fits_name, split_typed
from dxdesk.domain.slip_numbers import read_slip, slip_text
from dxdesk.errors import InputError
from dxdesk.store.clusters import clusters, faces
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.search_rows import YEAR
from dxdesk.store.shapes import GONE, UNSEEN

SCAN, RANKED = 400, 40
"""Keys looked at a scan, and people whose visits are looked up for the order: what a keystroke allows."""
LONGEST_SLIP_NUMBER = 24
FEW = 3
"""Digits from which on a number beside a name narrows the search; fewer fit too many people."""
_LAST = "\uffff"


@dataclass(frozen=True, slots=True)
class Person:
    """One found resident; `phone_tail` are the last three digits, dates ISO, `visits` the count of living visits."""

    id: str
    full_name: str
    birth_year: str
    hamlet: str
    id_last4: str
    phone_tail: str
    eid_state: str
    visits: int
    last_visit_on: str


@dataclass(frozen=True, slots=True)
class FoundVisit:
    """One visit found by the number of its paper slip; without a resident it is a tally of `people` not named."""

    id: str
    slip_no: str
    visit_on: str
    resident_id: str
    people: str


def find_people(store: Store, text: str, limit: int = 20) -> list[Person]:
    """The people a typed text may mean, best first: exact given name, then the latest visit.

    The number of a slip, `K7Q1-0012` however it is typed, finds the person of that slip.
    """
    if of_slip := [visit.resident_id for visit in find_visits(store, text) if visit.resident_id]:
        return people_of(store.connection, _numbers(store.connection, of_slip))[:limit]
    letters, digits = split_typed(text)
    if letters:
        found = _by_name(store.connection, letters, digits, limit)
    elif digits:
        found = dict.fromkeys(_by_digits(store.connection, digits, max(limit, RANKED)), False)
    else:
        return []
    return people_of(store.connection, _ranked(store.connection, _shown(store.connection, found))[:limit])


def find_visits(store: Store, text: str) -> list[FoundVisit]:
    """The living visits of one slip number, the newest first; more than one where a number was used twice."""
    numbers = _slip_numbers(text)
    places = ",".join("?" * len(numbers))
    rows = store.connection.execute(
        "SELECT id, slip_no, visit_on, resident_id, people FROM visit "
        f"WHERE slip_no IN ({places}) AND _deleted <> {GONE} ORDER BY n DESC", numbers) if numbers else ()
    return [FoundVisit(*(value or "" for value in row)) for row in rows]


def _slip_numbers(text: str) -> list[str]:
    """What a slip may be numbered by a text: as it stands, and in the form of our own slips."""
    plain = text.strip()
    if not 0 < len(plain) <= LONGEST_SLIP_NUMBER or not any(char.isdigit() for char in plain):
        return []
    try:
        return list(dict.fromkeys((plain, slip_text(*read_slip(plain)))))
    except InputError:
        return [plain]


def _numbers(connection: Connection, records: list[str]) -> list[int]:
    places = ",".join("?" * len(records))
    found = dict(connection.execute(f"SELECT id, n FROM resident WHERE id IN ({places})", records).fetchall())
    return [found[record] for record in records if record in found]


def _shown(connection: Connection, found: dict[int, bool]) -> dict[int, bool]:
    """The same with those who were merged given as the person kept."""
    kept = faces(connection, list(found))
    shown: dict[int, bool] = {}
    for n, exact in found.items():
        shown[kept[n]] = shown.get(kept[n], False) or exact
    return shown


def _by_name(connection: Connection, letters: list[str], digits: list[str], limit: int) -> dict[int, bool]:
    """Local numbers in the order of their keys, and whether a key is exactly what was typed."""
    narrowed, values = _among_digits(digits)
    # A key that begins with the letters, of somebody the one number fits, needs no second look.
    told = not digits or (len(digits) == 1 and narrowed != "")
    found: dict[int, bool] = {}
    for place, (condition, keys) in enumerate(_scans(letters)):
        exact = place == 0
        if len(found) >= (RANKED if place < 2 else limit):
            break
        query = f"SELECT n FROM person_key WHERE {condition}{narrowed} ORDER BY {'n DESC' if exact else 'k'} LIMIT ?"
        begins = place < 2 and told
        many = max(limit, RANKED)
        numbers = [row[0] for row in connection.execute(query, [*keys, *values, many if begins else SCAN])]
        new = [n for n in dict.fromkeys(numbers) if n not in found]
        found.update(dict.fromkeys(new if begins else _fitting(connection, new[:many], letters, digits), exact))
    return found


def _scans(letters: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Conditions on keys that may hold the words, the narrowest first."""
    whole = " ".join(letters)
    yield "k = ?", [whole]
    starts = [whole]
    if len(letters) > 1:
        initials = "".join(word[0] for word in letters[:-1])
        starts += [f"{initials} {letters[-1]}", " ".join(letters[1:]), f"{letters[-1]} {letters[0]}"]
    for start in starts:
        yield "k >= ? AND k < ?", [start, start + _LAST]


def _among_digits(digits: list[str]) -> tuple[str, list[str]]:
    """A condition that keeps those whose phone, last four or year fit the first number typed."""
    first = next((word for word in digits if len(word) >= FEW), "")
    if not first:
        return "", []
    tail = first[::-1]
    return (" AND n IN (SELECT n FROM person_digits WHERE (k >= ? AND k < ?) OR k = ?)",
            [tail, tail + _LAST, YEAR + first])


def _ranked(connection: Connection, found: dict[int, bool]) -> list[int]:
    """Exact given names first, then who came last; where nobody came, the order of the keys."""
    numbers = list(found)[:RANKED]
    places = ",".join("?" * len(numbers))
    last = dict(connection.execute(
        f"SELECT r.n, max(v.visit_on) FROM resident r JOIN visit v ON v.resident_id = r.id "
        f"WHERE r.n IN ({places}) AND v._deleted <> {GONE} GROUP BY r.n", numbers).fetchall())
    last |= _last_of_merged(connection, numbers)
    came = sorted(numbers, key=lambda n: last.get(n) or "", reverse=True)
    return sorted([*came, *list(found)[RANKED:]], key=lambda n: not found[n])


def _last_of_merged(connection: Connection, numbers: list[int]) -> dict[int, str]:
    """The day of the last visit of those somebody was merged into."""
    places = ",".join("?" * len(numbers))
    ids = dict(connection.execute(
        f"SELECT r.id, r.n FROM resident r WHERE r.n IN ({places}) "
        "AND EXISTS (SELECT 1 FROM resident m WHERE m.merged_into = r.id)", numbers).fetchall())
    return {ids[record]: came(connection, members)[1] for record, members in clusters(connection, ids).items()}


def came(connection: Connection, records: Sequence[str]) -> tuple[int, str]:
    """How many living visits these records have together, and the day of the last one."""
    places = ",".join("?" * len(records))
    visits, last = connection.execute(
        f"SELECT count(*), max(visit_on) FROM visit WHERE resident_id IN ({places}) AND _deleted <> {GONE}",
        list(records)).fetchone()
    return visits, last or ""


def _fitting(connection: Connection, numbers: list[int], letters: list[str], digits: list[str]) -> list[int]:
    rows = _columns(connection, "n, full_name, birth_year, phone, id_last4", numbers)
    return [
        n for n in numbers
        if n in rows and fits_name(rows[n][1] or "", letters) and all(_has_digits(rows[n][2:], word) for word in digits)
    ]


def _has_digits(values: tuple, word: str) -> bool:
    year, phone, last4 = (value or "" for value in values)
    return word == year or phone.endswith(word) or last4.endswith(word)


def _by_digits(connection: Connection, digits: list[str], limit: int) -> list[int]:
    first, rest = digits[0], digits[1:]
    found: dict[int, None] = {}
    for start in (first[::-1], YEAR + first):
        query = "SELECT n FROM person_digits WHERE k >= ? AND k < ? ORDER BY k LIMIT ?"
        many = SCAN if rest else limit  # one number alone is what the key begins with
        numbers = [row[0] for row in connection.execute(query, [start, start + _LAST, many])]
        found.update(dict.fromkeys(_fitting(connection, numbers, [], rest) if rest else numbers))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def _columns(connection: Connection, columns: str, numbers: list[int]) -> dict[int, tuple]:
    if not numbers:
        return {}
    places = ",".join("?" * len(numbers))
    query = f"SELECT {columns} FROM resident WHERE n IN ({places}) AND _deleted NOT IN {UNSEEN}"
    return {row[0]: row for row in connection.execute(query, numbers)}


def people_of(connection: Connection, numbers: Sequence[int]) -> list[Person]:
    """The living people of these local numbers in the order given, each once, visits of merged records counted in."""
    numbers = list(dict.fromkeys(faces(connection, numbers).values()))
    rows = _columns(connection, "n, id, full_name, birth_year, hamlet_id, id_last4, phone, eid_state", numbers)
    hamlets = dict(connection.execute("SELECT id, name FROM hamlet").fetchall())
    members = clusters(connection, [row[1] for row in rows.values()])
    people = []
    for n in numbers:
        if n not in rows:
            continue
        _, record, name, year, hamlet, last4, phone, state = rows[n]
        visits, last = came(connection, members[record])
        people.append(Person(record, name or "", year or "", hamlets.get(hamlet, ""), last4 or "", (phone or "")[-3:],
                             state or "", visits, last))
    return people
