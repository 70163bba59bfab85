"""Which visits carry the number of a paper slip; read from the index on `visit.slip_no`."""

from dataclasses import dataclass

from dxdesk.domain.slip_numbers import slip_text
from dxdesk.domain.wording import unnamed
from dxdesk.ledger.ops import writer_of
from dxdesk.store.database import Store
from dxdesk.store.records import writer_label
from dxdesk.store.shapes import GONE

_OF_CODE = f"v.slip_no >= ? AND v.slip_no < ? AND v._deleted <> {GONE}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One visit that carries a slip's number; `who` is the person's name or the tally in words."""

    number: int
    visit_id: str
    who: str
    visit_on: str
    visit_at: str
    member: str


def carried(store: Store, code: str) -> list[int]:
    """The number of each living visit with a slip of a book, one number as often as visits carry it."""
    rows = store.connection.execute(f"SELECT v.slip_no FROM visit v WHERE {_OF_CODE}", _between(code))
    return [number for (text,) in rows if (number := _number(text, code)) is not None]


def count_helps(store: Store, code: str) -> int:
    """How many helps (lượt) the visits with slips of a book hold."""
    query = (f"SELECT count(*) FROM visit v JOIN help h ON h.visit_id = v.id AND h._deleted <> {GONE} WHERE {_OF_CODE}")
    return store.connection.execute(query, _between(code)).fetchone()[0]


def entries_of(store: Store, code: str) -> dict[int, tuple[Entry, ...]]:
    """Who stands on each slip of a book, by number; more than one where a number was entered twice."""
    found: dict[int, list[Entry]] = {}
    for entry in _entries(store, _OF_CODE, _between(code), code):
        found.setdefault(entry.number, []).append(entry)
    return {number: tuple(entries) for number, entries in sorted(found.items())}


def visits_with(store: Store, code: str, number: int) -> list[Entry]:
    """The living visits that carry one number, the oldest first."""
    return _entries(store, f"v.slip_no = ? AND v._deleted <> {GONE}", (slip_text(code, number),), code)


def laptop_of(store: Store, visit: str) -> str:
    """What people call the laptop a visit was written on."""
    row = store.connection.execute("SELECT min(id) FROM op WHERE record = ?", [visit]).fetchone()
    return writer_label(store, writer_of(row[0])) if row[0] else ""


def _entries(store: Store, where: str, values: tuple[str, ...], code: str) -> list[Entry]:
    query = (
        "SELECT v.slip_no, v.id, r.full_name, v.people, v.visit_on, v.visit_at, m.full_name FROM visit v "
        "LEFT JOIN resident r ON r.id = v.resident_id LEFT JOIN member m ON m.id = v.member_id "
        f"WHERE {where} ORDER BY v.slip_no, v.n"
    )
    return [
        Entry(number, visit, name or unnamed(people), on or "", at or "", member or "")
        for text, visit, name, people, on, at, member in store.connection.execute(query, values)
        if (number := _number(text, code)) is not None
    ]


def _between(code: str) -> tuple[str, str]:
    """The bounds of every number of a code: the sign after the dash ends them."""
    return f"{code}-", f"{code}."


def _number(text: str, code: str) -> int | None:
    digits = text[len(code) + 1:]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
