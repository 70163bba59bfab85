"""Who may stand twice in a class: told with the reason, never joined by the program (features d1.7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from dxdesk.domain.likeness import SAME, compare, contradicts
from dxdesk.domain.names import fold
from dxdesk.domain.training import GUEST, RESIDENT, Learner
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.training.learners import NO_NAME, learners

TWICE = "ghi danh hai lần, chỉ tính một người"
_FIELDS = ("full_name", "birth_year", "birth_date", "sex", "phone", "id_last4", "hamlet_id", "household_no", "id_key")
_TELLING = {"number": "cùng căn cước", "last4": "cùng 4 số cuối", "year": "cùng năm sinh", "phone": "cùng điện thoại"}
_SHARED = ("id_key", "id_last4", "phone", "birth_year")
MOST, _COMPARED = 50, 2_000
_GUEST = "khách trùng tên với người có hồ sơ"


@dataclass(frozen=True, slots=True)
class Twins:
    """Two learners who may be one person and why; of somebody enrolled twice, who counts once, both are he.

    `mergeable`: two records of the register that a person may merge.
    """

    one: Learner
    other: Learner
    reason: str
    mergeable: bool = False


def possible_twins(store: Store, course: str, people: Sequence[Learner] | None = None) -> list[Twins]:
    """Everybody of a class who may stand in it twice, in the order of names; no more than `MOST` pairs.

    Two of one name are told where also year, phone, last four or number agree and nothing speaks against it; a guest
    where somebody with a record has his name. `people` are the learners where the caller has them already.
    """
    people = learners(store, course) if people is None else people
    found = [Twins(learner, learner, TWICE) for learner in people if len(learner.enrolments) > 1]
    by_name: dict[str, list[Learner]] = {}
    for learner in people:
        if learner.name != NO_NAME and not learner.gone:
            by_name.setdefault(fold(learner.name), []).append(learner)
    alike = [named for named in by_name.values() if len(named) > 1]
    held = _held(store.connection, [learner.record for named in alike for learner in named if learner.kind == RESIDENT])
    pairs = (_pair(one, other, held) for named in alike for one, other in _worth_a_look(named, held))
    return found + list(islice(filter(None, pairs), MOST))


def _worth_a_look(named: Sequence[Learner], held: Mapping[str, dict[str, str]]) -> Iterator[tuple[Learner, Learner]]:
    """Pairs of one name that share something telling, each once: two hundred of one name are not all compared."""
    guests = [learner for learner in named if learner.kind == GUEST]
    residents = [learner for learner in named if learner.kind == RESIDENT]
    yield from zip(residents[:1] * len(guests), guests, strict=False)
    shared: dict[tuple[str, str], list[Learner]] = {}
    for learner in residents:
        for name in _SHARED:
            if value := held.get(learner.record, {}).get(name, ""):
                shared.setdefault((name, value), []).append(learner)
    told = set[tuple[str, str]]()
    for alike in shared.values():
        for one, other in islice(combinations(alike, 2), _COMPARED):
            if (one.person, other.person) not in told:
                told.add((one.person, other.person))
                yield one, other


def _pair(one: Learner, other: Learner, held: Mapping[str, dict[str, str]]) -> Twins | None:
    if {one.kind, other.kind} == {RESIDENT, GUEST}:
        return Twins(one, other, _GUEST)
    if one.kind != RESIDENT or other.kind != RESIDENT:
        return None
    mine, his = held.get(one.record, {}), held.get(other.record, {})
    signs = compare(mine, his, [mine["id_key"]] if mine.get("id_key") else [])
    same = [_TELLING[sign.key] for sign in signs if sign.state == SAME and sign.key in _TELLING]
    if not same or contradicts(signs):
        return None
    return Twins(one, other, ", ".join(("cùng tên", *same)), mergeable=True)


def _held(connection: Connection, records: Sequence[str]) -> dict[str, dict[str, str]]:
    places = ",".join("?" * len(records))
    query = f"SELECT id, {', '.join(_FIELDS)} FROM resident WHERE id IN ({places})"
    return {record: {name: value or "" for name, value in zip(_FIELDS, values, strict=True)}
            for record, *values in connection.execute(query, list(records))}
