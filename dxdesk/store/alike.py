"""People of the register a slip being typed may be about: looked up by index, told with the reasons (features d1.7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from dxdesk.domain.checks import tidy
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.likeness import CLOSE_YEARS, Sign, compare, likely_same, strength, worth_showing
from dxdesk.domain.names import fold, person_sort_key
from dxdesk.store.clusters import clusters, face
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.search import Person, people_of
from dxdesk.store.search_rows import YEAR
from dxdesk.store.shapes import GONE

FIELDS = ("full_name", "birth_year", "birth_date", "sex", "phone", "id_last4", "hamlet_id", "household_no")
"""What of a slip is compared."""
MOST, MANY, FEW, MIDDLE, ENOUGH = 40, 30, 16, 4, 3
"""What a key pressed allows: people a look finds; those of one name, of one name but for the middle; middle words; and
from how many people on nobody whose middle name is missing is looked for."""
LONGEST_NAME = 120

_HELD = ("n", "id", "merged_into", *FIELDS, "id_key")
Look = tuple[str, Sequence[str | bytes]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the register who may be meant.

    `signs` say why, `last` is one sentence about his last visit or empty. `best`: likelier than all others, and
    nothing speaks against him; at most one candidate is.
    """

    person: Person
    signs: tuple[Sign, ...]
    last: str
    best: bool = False


def candidates(
    store: Store, typed: Mapping[str, str], number_key: Sequence[str] = (), leave_out: str = "", limit: int = 3
) -> list[Candidate]:
    """The people who may be meant by what is typed, the likeliest first; nobody is ever chosen here.

    `typed` holds fields of `FIELDS` as typed, `number_key` the fingerprints of a scanned number
    (`fingerprint.id_keys`), `leave_out` the person the slip is about already. Within 5 ms at 300,000 residents.
    """
    connection, day = store.connection, today(store.clock())
    given = {name: typed.get(name, "") for name in FIELDS if typed.get(name, "").strip()}
    if len(given.get("full_name", "")) > LONGEST_NAME:
        del given["full_name"]
    values = tidy("resident", given, day)
    found = _compared(connection, values, number_key)
    found.pop(face(connection, leave_out) if leave_out else "", None)
    ranked = sorted(found, key=lambda record: strength(found[record][1]), reverse=True)[:limit]
    if not ranked:
        return []
    people = {person.id: person for person in people_of(connection, [found[record][0] for record in ranked])}
    members = clusters(connection, ranked)
    return [
        Candidate(people[record], found[record][1], _last_visit(connection, members[record], f"{day:%Y}"),
                  record == ranked[0] and _stands_out([found[other][1] for other in ranked]))
        for record in ranked if record in people
    ]


def _stands_out(ranked: Sequence[tuple[Sign, ...]]) -> bool:
    """Whether the first may be offered by one key: two equally likely people are offered alike."""
    first, *others = ranked
    return likely_same(first) and not (others and strength(others[0]) == strength(first))


def _compared(
    connection: Connection, values: Mapping[str, str], keys: Sequence[str]
) -> dict[str, tuple[int, tuple[Sign, ...]]]:
    """Local number and signs of everybody worth showing, by the record he is shown by."""
    found: dict[str, tuple[int, tuple[Sign, ...]]] = {}
    for n, record, merged, held in _people(connection, _near(connection, values, keys)):
        signs = compare(values, held, keys)
        if not worth_showing(signs):
            continue
        shown = face(connection, record) if merged else record
        if shown not in found or strength(signs) > strength(found[shown][1]):
            found[shown] = (n, signs)
    return found


def _near(connection: Connection, values: Mapping[str, str], keys: Sequence[str]) -> list[int]:
    """Local numbers of those who share something with the slip that an index knows."""
    words = fold(values.get("full_name", "")).split()
    found: dict[int, None] = {}
    for query, parameters in chain(_by_number(values, keys, words), _by_name(values, words)):
        found.update(dict.fromkeys(row[0] for row in connection.execute(query, parameters)))
    if len(found) < ENOUGH and len(words) > 1 and (year := _year(values)):
        # All of surname, given name and year: the one look that reads people whose middle name is quite another.
        query, parameters = _of_year(f"{words[0]} {words[-1]}", [f"{YEAR}{year}"], FEW)
        found.update(dict.fromkeys(row[0] for row in connection.execute(query, parameters)))
    return list(found)


def _by_number(values: Mapping[str, str], keys: Sequence[str], words: Sequence[str]) -> Iterator[Look]:
    """People with the number scanned, with the phone, and those of the name with the last four."""
    if keys:
        places = ",".join("?" * len(keys))
        yield f"SELECT n FROM resident WHERE id_key IN ({places}) AND _deleted <> {GONE} LIMIT {MOST}", keys
    if phone := values.get("phone", ""):
        yield f"SELECT n FROM person_digits WHERE k = ? LIMIT {MOST}", [phone[::-1]]
    last4 = values.get("id_last4", "")
    if last4 and words:
        ends = f"{words[0]} {words[-1]}" if len(words) > 1 else words[0]
        yield ("SELECT d.n FROM person_digits d WHERE d.k = ? AND EXISTS (SELECT 1 FROM person_key p "
               f"WHERE p.k = ? AND p.n = d.n) LIMIT {MOST}", [last4[::-1], ends])


def _by_name(values: Mapping[str, str], words: Sequence[str]) -> Iterator[Look]:
    """People of the name, also without a middle name, who share the year; before a year is known, the hamlet.

    The year is met in the index: every row of a person read is a page to decrypt, and a name may be that of thousands.
    """
    if not words:
        return
    # Whole names of one word or two stand alone only in the order of people: as keys they find all with more words.
    typed = values["full_name"].split()
    short = " ".join((typed[0], typed[-1]) if len(words) > 1 else typed)
    yield f"SELECT n FROM person_order WHERE k = ? LIMIT {MOST}", [person_sort_key(short)]
    if len(words) > 1 and (year := _year(values)):
        close = [f"{YEAR}{int(year) + step}" for step in range(-CLOSE_YEARS, CLOSE_YEARS + 1)]
        yield from (_of_year(name, close, MOST) for name in _fewer_words(words))
    elif len(words) > 1 and values.get("hamlet_id"):
        yield (f"SELECT r.n FROM (SELECT n FROM person_key WHERE k = ? ORDER BY n DESC LIMIT {MANY}) p "
               "CROSS JOIN resident r ON r.n = p.n WHERE r.hamlet_id = ?", [" ".join(words), values["hamlet_id"]])


def _year(values: Mapping[str, str]) -> str:
    """The birth year where a whole one is typed."""
    year = values.get("birth_year", "") or values.get("birth_date", "")[:4]
    return year if len(year) == 4 and year.isascii() and year.isdigit() else ""


def _of_year(name: str, years: list[str], limit: int) -> Look:
    places = ",".join("?" * len(years))
    return ("SELECT p.n FROM person_key p WHERE p.k = ? AND EXISTS (SELECT 1 FROM person_digits d "
            f"WHERE d.k IN ({places}) AND d.n = p.n) ORDER BY p.n DESC LIMIT {limit}", [name, *years])


def _fewer_words(words: Sequence[str]) -> list[str]:
    """The name, and the name without some of its middle words, at least one of them left."""
    first, *middle, last = words
    many = range(len(middle), 0, -1) if len(middle) <= MIDDLE else (len(middle),)
    return list(dict.fromkeys(
        " ".join((first, *kept, last)) for size in many for kept in combinations(middle, size)))


def _people(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, str, str, dict[str, str]]]:
    places = ",".join("?" * len(numbers))
    query = f"SELECT {', '.join(_HELD)} FROM resident WHERE n IN ({places}) AND _deleted <> {GONE}"
    for n, record, merged, *held in connection.execute(query, numbers):
        yield n, record, merged or "", {name: value or "" for name, value in zip(_HELD[3:], held, strict=True)}


def _last_visit(connection: Connection, members: Sequence[str], year: str) -> str:
    """`Lần trước 03/11: hẹn cấp mức 2, chưa kích hoạt VNeID`; an empty text where nobody came."""
    places = ",".join("?" * len(members))
    row = connection.execute(
        f"SELECT id, visit_on FROM visit WHERE resident_id IN ({places}) AND _deleted <> {GONE} "
        "ORDER BY visit_on DESC, n DESC LIMIT 1", members).fetchone()
    if row is None:
        return ""
    lines = connection.execute(
        f"SELECT service, outcome FROM help WHERE visit_id = ? AND _deleted <> {GONE} ORDER BY n", [row[0]]).fetchall()
    day = show_date(row[1] or "").removesuffix(f"/{year}")
    helps = ", ".join(_line(service or "", outcome or "") for service, outcome in lines)
    return f"Lần trước {day}: {helps}" if helps else f"Lần trước {day}"


def _line(service: str, outcome: str) -> str:
    title = shipped_catalogues().label("service", service)
    title = title[:1].lower() + title[1:] if title[1:2].islower() else title
    return {"not_done": f"chưa {title}", "partly": f"{title} một phần", "referred": f"{title} (đã chuyển)"}.get(
        outcome, title)
