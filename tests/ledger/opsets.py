"""Op sets of every shape for one or a few records: what people do, what clones do, what a forger does."""

import hashlib
from collections.abc import Sequence
from random import Random

from dxdesk.domain.records import unit_fields
from dxdesk.ledger.ops import CROCKFORD, Op, base32

VALUES = ("", "a", "b", "a ", " a", "Hoà", "Hoa\u0300", "Hòa", None)
TIMES = (
    "20261122T021500000Z", "20261122T021500001Z", "20261122T021500000Z", "20241231T235959999Z", "20250101T000000000Z",
    "20451231T235959999Z", "20460101T000000000Z", "20991231T000000000Z", "19700101T000000000Z",
)
FIELDS = {
    "resident": ("full_name", "birth_year", "consent_on", "withdrawn_on", "notice_version", "zz_newer", "hamlet_id"),
    "visit": ("visit_on", "note", "resident_id"),
    "help": ("service", "visit_id"),
    "newer_kind": ("anything",),
}


def op_id(number: int, time: str = TIMES[0], counter: int = 0, writer: str = "") -> str:
    """An id whose digest follows from the number."""
    digest = base32(hashlib.sha256(str(number).encode()).digest())
    return f"{time}-{counter:04x}-{writer or writer_name(number % 3)}-{digest[:8]}"


def writer_name(number: int) -> str:
    return CROCKFORD[number] * 10


def op(number: int, sets: dict, replaces: Sequence[int | str] = (), *, kind: str = "resident", record: str = "r",
       time: str = "", action: str = "save", save: str = "", why: str = "") -> Op:
    """A short way to write an op in a directed test; its time follows its number, as in a quiet office."""
    stamped = op_id(number, time or f"20261122T0215{number:05d}Z")
    olds = tuple(old if isinstance(old, str) else op_id(old, f"20261122T0215{old:05d}Z") for old in replaces)
    return Op(stamped, kind, record, action, dict(sets), olds, save, "m", why)


def wild_ops(rng: Random, kind: str = "resident", record: str = "r", most: int = 7) -> list[Op]:
    """Ops with any replaces among themselves, rings and unknown ids included, clocks of every year."""
    ids = [op_id(number, rng.choice(TIMES)) for number in range(rng.randint(1, most))]
    ops = []
    for key in ids:
        chosen = rng.sample(FIELDS[kind], rng.randint(0, min(3, len(FIELDS[kind]))))
        sets: dict[str, str | None] = {name: rng.choice(VALUES) for name in chosen}
        if not sets or rng.random() < 0.25:
            sets["_deleted"] = rng.choice(("1", "1", ""))
        olds = rng.sample([*ids, op_id(99)], rng.randint(0, min(3, len(ids))))
        save = rng.choice(("", ids[0]))
        ops.append(Op(key, kind, record, "save", sets, tuple(olds), "" if save == key else save, "m"))
    return ops


def likely_ops(rng: Random, kind: str = "resident", record: str = "r", most: int = 9) -> list[Op]:
    """Ops as desks write them: whole units, each sees some earlier ops and replaces what it sees of its units."""
    ops: list[Op] = []
    for number in range(rng.randint(1, most)):
        seen = [old for old in ops if rng.random() < 0.7]
        gone = {key for old in seen for key in old.replaces}
        deletes = bool(seen) and rng.random() < 0.2
        chosen = rng.sample(FIELDS[kind], min(len(FIELDS[kind]), rng.randint(1, 2)))
        names = [other for name in chosen for other in unit_fields(kind, name)]
        sets: dict[str, str | None] = {"_deleted": "1"} if deletes else {name: rng.choice(VALUES) for name in names}
        if not deletes and any("_deleted" in old.sets for old in seen if old.id not in gone):
            sets["_deleted"] = ""
        olds = [old.id for old in seen if deletes or set(old.sets) & set(sets)]
        ops.append(Op(op_id(number, rng.choice(TIMES[:3]), number), kind, record, "save", sets, tuple(olds), "", "m"))
    return ops
