"""Whom of the register and the team a row of an attendance sheet may mean, and what they have in common."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain.likeness import NEAR, SAME, Sign, all_signs
from dxdesk.domain.names import fold, same_key
from dxdesk.domain.training import MEMBER, RESIDENT
from dxdesk.exchange.sheets.roll_reader import RollRow
from dxdesk.store.alike import Candidate, candidates
from dxdesk.store.clusters import face
from dxdesk.store.database import Store
from dxdesk.store.fingerprint import id_keys
from dxdesk.store.shapes import GONE

Members = Mapping[str, Sequence[tuple[str, str]]]
"""Members (record, phone) by the match form of their name."""
_MOST = 5
_ONLY_NAME = "cùng tên, chưa có gì khác để so"


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody a row may mean."""

    value: str
    title: str
    signs: tuple[Sign, ...] = ()
    best: bool = False

    @property
    def kind(self) -> str:
        """Resident or member."""
        return self.value.partition(":")[0]

    @property
    def record(self) -> str:
        """His record."""
        return self.value.partition(":")[2]


def near(store: Store, row: RollRow, members: Members) -> Iterator[Likely]:
    """Everybody a row may mean, the likeliest first."""
    keys = id_keys(store, row.number) if row.number else ()
    found = candidates(store, _typed(row), keys, limit=_MOST)
    # One phone under two names is a family's: the sheet says who it is.
    told = [_resident(one) for one in found if {sign.key for sign in one.signs} & {"name", "number"}]
    known = {person.value for person in told}
    yield from (*told, *(person for person in _namesakes(store, row) if person.value not in known))
    for record, phone in members.get(same_key(row.full_name), ()):
        same = bool(phone) and phone == row.phone
        signs = (Sign("name", SAME, "tên"), *((Sign("phone", SAME, "điện thoại"),) if same else ()))
        yield Likely(f"{MEMBER}:{record}", f"Thành viên {row.full_name}", signs, best=same)


def _typed(row: RollRow) -> dict[str, str]:
    """What of a row is compared with the register."""
    return {"full_name": row.full_name, "birth_year": row.birth_year, "birth_date": row.birth_date, "phone": row.phone,
            "sex": row.sex}


def _resident(candidate: Candidate) -> Likely:
    person = candidate.person
    tail = f"đuôi {person.phone_tail}" if person.phone_tail else ""
    facts = (person.full_name, person.birth_year, person.hamlet, tail)
    return Likely(f"{RESIDENT}:{person.id}", ", ".join(filter(None, facts)), candidate.signs, candidate.best)


def _namesakes(store: Store, row: RollRow) -> Iterator[Likely]:
    """People of the very name who share the phone, whatever their year; of a row with nothing but a name, all of it."""
    query = ("SELECT r.id, r.merged_into, r.full_name, r.birth_year, r.phone FROM person_key k "
             f"JOIN resident r ON r.n = k.n WHERE k.k = ? AND r._deleted <> {GONE} ORDER BY r.n LIMIT {_MOST * 20}")
    bare, told = not (row.birth_year or row.phone or row.number), set[str]()
    for record, merged, name, year, phone in store.connection.execute(query, [fold(row.full_name)]).fetchall():
        shown = face(store.connection, record) if merged else record
        wanted = bare or (row.phone and phone == row.phone)
        if wanted and same_key(name or "") == same_key(row.full_name) and shown not in told and len(told) < _MOST:
            told.add(shown)
            signs = all_signs(_typed(row), {"full_name": name, "birth_year": year or "", "phone": phone or ""})
            yield Likely(f"{RESIDENT}:{shown}", ", ".join(filter(None, (name, year))), signs)


def why(person: Likely) -> str:
    """What row and person have in common."""
    words = [sign.words for sign in person.signs if sign.state == SAME]
    near = [sign.words for sign in person.signs if sign.state == NEAR]
    return ", ".join([f"cùng {', '.join(words)}" if words else "", *near]).strip(", ") or _ONLY_NAME


def members_by_name(store: Store) -> dict[str, list[tuple[str, str]]]:
    """Members (record, phone) by the match form of their name."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    query = f"SELECT id, full_name, phone FROM member WHERE _deleted <> {GONE}"
    for record, name, phone in store.connection.execute(query).fetchall():
        found[same_key(name or "")].append((record, phone or ""))
    return dict(found)
