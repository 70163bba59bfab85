"""Which residents a filter holds, as one byte a local number.

People merged into one another count as one: what a condition on visits, appointments or the typed text finds of any of
them, it finds of the one they are shown by.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import reduce
from itertools import compress

from dxdesk.domain.filters import UNKNOWN, PeopleFilter, day_of
from dxdesk.domain.hits import fits_name, split_typed
from dxdesk.store.clusters import merged_roots
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.driver import Connection
from dxdesk.store.search_rows import YEAR
from dxdesk.store.shapes import GONE, UNSEEN

_LAST = "\uffff"
_CHUNK = 2_000
_LIVE = f"_deleted <> {GONE}"
_SEEN = f"_deleted NOT IN {UNSEEN}"
_NEVER, _EVER = "0000", "9999"
_EID = "vneid"
_NOT = bytes((1, 0)) + bytes(254)
Mask = bytearray


def matching_people(connection: Connection, of: PeopleFilter, on: date) -> Mask:
    """1 at the local number of every living resident the filter holds; `on` is today."""
    roots = _Roots(connection)
    asked = [(roots.spread(mask), holds) for mask, holds in _conditions(connection, of, on)]
    wanted = [mask for mask, holds in asked if holds]
    row = _by_row(connection, of)
    if row is not None:
        wanted.append(row)
    found = reduce(_and, wanted or [_everybody(connection)])
    for mask, holds in asked:
        if not holds:
            found = _and(found, mask.translate(_NOT))
    for n in () if of.merged else roots.hidden:
        found[n] = 0
    return found


def numbers_in(mask: Mask) -> list[int]:
    """The local numbers a mask holds."""
    return list(compress(range(len(mask)), mask))


def text_mask(connection: Connection, text: str) -> Mask:
    """1 at the local number of every resident a typed text fits, as search understands it; all for no text."""
    letters, digits = split_typed(text)
    whole = " ".join(letters)
    mask = _mask(connection, 0 if letters or digits else 1)
    if letters:
        _set(mask, connection.execute("SELECT n FROM person_key WHERE k >= ? AND k < ?", [whole, whole + _LAST]))
        if len(letters) > 1:
            _set(mask, _with_words(connection, letters))
    for word in digits:
        fits = _digits(connection, word, alone=not letters and len(digits) == 1)
        mask = fits if not letters and word is digits[0] else _and(mask, fits)
    return mask


class _Roots:
    """Who is shown by whom, in local numbers; `hidden` are those another stands for.

    A root that is deleted or not held leaves its place to the smallest living id, as in `clusters`.
    """

    def __init__(self, connection: Connection) -> None:
        families = _families(merged_roots(connection))
        numbers = dict(_numbers(connection, {record for family in families.values() for record in family}))
        self.face: dict[int, int] = {}
        for root, family in families.items():
            living = sorted(family & numbers.keys(), key=lambda record: (record != root, record))
            self.face.update({numbers[record]: numbers[living[0]] for record in living[1:]})
        self.hidden = tuple(self.face)

    def spread(self, mask: Mask) -> Mask:
        """What holds of one holds of whom he is shown by."""
        for n, face in self.face.items():
            mask[face] |= mask[n]
        return mask


def _conditions(connection: Connection, of: PeopleFilter, on: date) -> Iterator[tuple[Mask, bool]]:
    """A mask of residents for each condition on what lies beside them, and whether they must be in it or not."""
    first, last = day_of(of.visited_from, on), day_of(of.visited_to, on)
    if first or last:
        yield _visited(connection, first or _NEVER, last or _EVER), True
    if of.quiet_days:
        since = on - timedelta(days=min(of.quiet_days, on.toordinal() - 1))
        yield _visited(connection, since.isoformat(), _EVER), False
    first, last = day_of(of.due_from, on), day_of(of.due_to, on)
    if first or last:
        yield _due(connection, first or _NEVER, last or _EVER), True
    if of.unused:
        yield _used(connection), False
    if of.text.strip():
        yield text_mask(connection, of.text), True


def _by_row(connection: Connection, of: PeopleFilter) -> Mask | None:
    """What the resident's own row tells; None where it is not asked."""
    conditions, values = [_SEEN], list[str]()
    if of.hamlets:
        conditions.append(f"hamlet_id IN ({','.join('?' * len(of.hamlets))})")
        values += of.hamlets
    if of.household:
        conditions.append("household_no = ?")
        values.append(of.household)
    states = ("l2_activated",) if of.unused else of.states
    if states:
        conditions.append(f"ifnull(eid_state, '{UNKNOWN}') IN ({','.join('?' * len(states))})")
        values += states
    if of.unused and of.states and "l2_activated" not in of.states:
        conditions.append("0")
    if of.no_consent:
        conditions.append("(consent_on IS NULL OR withdrawn_on IS NOT NULL)")
    if conditions == [_SEEN]:
        return None
    query = f"SELECT n FROM resident WHERE {' AND '.join(conditions)}"
    return _set(_mask(connection), connection.execute(query, values))


def _everybody(connection: Connection) -> Mask:
    return _set(_mask(connection), connection.execute("SELECT n FROM person_order"))


def _visited(connection: Connection, first: str, last: str) -> Mask:
    return _set(_mask(connection), connection.execute(
        "SELECT n FROM resident r WHERE EXISTS (SELECT 1 FROM visit v WHERE v.resident_id = r.id "
        f"AND v.visit_on BETWEEN ? AND ? AND v.{_LIVE}) AND r.{_SEEN}", [first, last]))


def _used(connection: Connection) -> Mask:
    """Who was helped with a service outside e-ID, not in vain; only those are asked about whose account is active."""
    eid = [entry.code for entry in shipped_catalogues().entries("service") if entry.group == _EID]
    codes = ",".join("?" * len(eid))
    helped = (f"SELECT 1 FROM visit v JOIN help h ON h.visit_id = v.id WHERE v.resident_id = r.id AND v.{_LIVE} "
              f"AND h.{_LIVE} AND h.service NOT IN ({codes}) AND ifnull(h.outcome, '') NOT IN ('not_done', 'referred')")
    return _set(_mask(connection), connection.execute(
        "SELECT n FROM resident r WHERE (eid_state = 'l2_activated' OR merged_into IS NOT NULL) "
        f"AND EXISTS ({helped})", eid))


def _due(connection: Connection, first: str, last: str) -> Mask:
    """Who has an open appointment: a day agreed at a visit after which nobody of them came, or an open task."""
    roots = merged_roots(connection)
    families = _families(roots)
    found = {record for record, in connection.execute(
        f"SELECT resident_id FROM task WHERE due_on BETWEEN ? AND ? AND {_LIVE} AND resident_id IS NOT NULL "
        "AND ifnull(state, 'open') IN ('open', 'doing')", [first, last])}
    agreed = connection.execute(
        f"SELECT resident_id, max(visit_on) FROM visit WHERE follow_up_on BETWEEN ? AND ? AND {_LIVE} "
        "AND resident_id IS NOT NULL GROUP BY resident_id", [first, last]).fetchall()
    for record, day in agreed:
        members = families.get(roots.get(record, record), {record})
        if not any(_came_after(connection, member, day or "") for member in members):
            found.add(record)
    return _set(_mask(connection), ((n,) for _, n in _numbers(connection, found)))


def _came_after(connection: Connection, record: str, day: str) -> bool:
    query = f"SELECT 1 FROM visit WHERE resident_id = ? AND visit_on > ? AND {_LIVE} LIMIT 1"
    return connection.execute(query, [record, day]).fetchone() is not None


def _with_words(connection: Connection, letters: list[str]) -> Iterator[tuple[int]]:
    """The residents in whose name every word begins one of its own; the keys narrow, the name decides."""
    among = _mask(connection, 1)
    for word in letters:
        among = _and(among, _set(_mask(connection), connection.execute(
            "SELECT n FROM person_key WHERE k >= ? AND k < ?", [word, word + _LAST])))
    numbers = numbers_in(among)
    for start in range(0, len(numbers), _CHUNK):
        names = connection.execute("SELECT r.n, r.full_name FROM json_each(?) j JOIN resident r ON r.n = j.value",
                                   [json.dumps(numbers[start:start + _CHUNK])])
        yield from ((n,) for n, name in names if fits_name(name or "", letters))


def _digits(connection: Connection, word: str, alone: bool) -> Mask:
    """Whose phone or last four end in the digits, or whose year they are, or begin where nothing else is asked."""
    tail, year = word[::-1], YEAR + word
    return _set(_mask(connection), connection.execute(
        "SELECT n FROM person_digits WHERE (k >= ? AND k < ?) OR (k >= ? AND k < ?)",
        [tail, tail + _LAST, year, year + (_LAST if alone else "\0")]))


def _families(roots: Mapping[str, str]) -> dict[str, set[str]]:
    """Every record of the same person, by the root."""
    families: dict[str, set[str]] = {}
    for record, root in roots.items():
        families.setdefault(root, {root}).add(record)
    return families


def _numbers(connection: Connection, records: Iterable[str]) -> Iterator[tuple[str, int]]:
    """(id, local number) of the living among these."""
    wanted = list(records)
    for start in range(0, len(wanted), _CHUNK):
        yield from connection.execute(
            f"SELECT r.id, r.n FROM json_each(?) j JOIN resident r ON r.id = j.value WHERE r.{_SEEN}",
            [json.dumps(wanted[start:start + _CHUNK])])


def _mask(connection: Connection, value: int = 0) -> Mask:
    most = connection.execute("SELECT ifnull(max(n), 0) FROM resident").fetchone()[0]
    return Mask((value,)) * (most + 1)


def _set(mask: Mask, rows: Iterable[tuple[int]]) -> Mask:
    for n, in rows:
        mask[n] = 1
    return mask


def _and(one: Mask, other: Mask) -> Mask:
    both = int.from_bytes(one, "big") & int.from_bytes(other, "big")
    return Mask(both.to_bytes(len(one), "big"))
