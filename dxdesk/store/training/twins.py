"""Who may stand twice in a class: told with the reason, never joined by the program (features d1.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dxdesk.domain.likeness import SAME, compare, contradicts
from dxdesk.domain.names import fold
from dxdesk.domain.training import GUEST, RESIDENT, Learner
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.training.learners import NO_NAME, learners

TWICE = "ghi danh hai lần, chỉ tính một người"
_FIELDS = ("full_name", "birth_year", "birth_date", "sex", "phone", "id_last4", "hamlet_id", "household_no", "id_key")
_TELLING = {"number": "cùng căn cước", "last4": "cùng 4 số cuối", "year": "cùng năm sinh", "phone": "cùng điện thoại"}
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


def possible_twins(store: Store, course: str) -> list[Twins]:
    """Everybody of a class who may stand in it twice, in the order of names.

    Two of one name are told where also year, phone, last four or number agree and nothing speaks against it; a guest
    where somebody with a record has his name.
    """
    people = learners(store, course)
    found = [Twins(learner, learner, TWICE) for learner in people if len(learner.enrolments) > 1]
    by_name: dict[str, list[Learner]] = {}
    for learner in people:
        if learner.name != NO_NAME and not learner.gone:
            by_name.setdefault(fold(learner.name), []).append(learner)
    alike = [named for named in by_name.values() if len(named) > 1]
    held = _held(store.connection, [learner.record for named in alike for learner in named if learner.kind == RESIDENT])
    for named in alike:
        found += [twins for pair in combinations(named, 2) if (twins := _pair(*pair, held))]
    return found


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
