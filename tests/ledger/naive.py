"""A second, slow and obvious reading of format §2 and §3, written from the text alone.

It shares no code with `dxdesk.ledger.rule`: what two people read alike in the text is what the format says. It knows
the tie between parents and their lines as `KINDS` tells it, nothing else of the program. Where the text is silent both
readings take the same way: a head whose value was taken out neither shows nor disagrees; a deleted record has no open
conflicts; an id is looked for within its record.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dxdesk.domain.records import KINDS
from dxdesk.ledger.ops import Op

DELETED = "_deleted"


@dataclass
class Record:
    """What one record is: values (missing and empty ones left out), heads by field, fields in conflict."""

    values: dict[str, str] = field(default_factory=dict)
    heads: dict[str, set[str]] = field(default_factory=dict)
    conflicts: set[str] = field(default_factory=set)
    deleted: bool = False
    edited_after_delete: bool = False
    named_by_delete: set[str] = field(default_factory=set)
    all_heads: set[str] = field(default_factory=set)


def rank(op_id: str) -> tuple[int, str]:
    """§2: ids before 2025 or from 2046 lose every tie; otherwise the later one wins."""
    year = int(op_id[0:4])
    return (1 if 2025 <= year <= 2045 else 0), op_id


def skeleton_json(op: Op) -> str:
    """§3, erase: ids, units, `replaces`, references and `_deleted` stay, all other values are taken out."""
    kept = {}
    for name, value in op.sets.items():
        stays = name == DELETED or name == "merged_into" or name.endswith("_id")
        kept[name] = value if stays else None
    return full_json(Op(op.id, op.kind, op.record, op.action, kept, op.replaces, op.save, op.by, ""))


def full_json(op: Op) -> str:
    """§2: the canonical JSON an id's digest is taken over."""
    parts = [op.kind, op.record, op.action, op.sets, list(op.replaces), op.save, op.by, op.why]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def union(ops: Iterable[Op]) -> list[Op]:
    """§2: one op per id; of two contents the greater by skeleton JSON, then values present, then full JSON."""
    kept: dict[tuple[str, str, str], Op] = {}
    for op in ops:
        key = (op.kind, op.record, op.id)
        if key not in kept or weight(op) > weight(kept[key]):
            kept[key] = op
    return list(kept.values())


def weight(op: Op) -> tuple[str, int, str]:
    present = len([value for value in op.sets.values() if value is not None]) + (1 if op.why else 0)
    return skeleton_json(op), present, full_json(op)


def replaces_of(ops: list[Op]) -> dict[str, set[str]]:
    """§2: ops that replace each other in a ring replace nothing. A ring is found by walking from every op."""
    says = {op.id: set(op.replaces) for op in ops}
    real = {}
    for op in ops:
        reached: set[str] = set()
        todo = list(says[op.id])
        while todo:
            now = todo.pop()
            if now not in reached:
                reached.add(now)
                todo += says.get(now, ())
        real[op.id] = set() if op.id in reached else says[op.id]
    return real


def resolve(ops: Iterable[Op]) -> Record:
    """§3 for one record over all ops held."""
    ops = union(ops)
    by_id = {op.id: op for op in ops}
    real = replaces_of(ops)
    found = Record()
    for name in {name for op in ops for name in op.sets}:
        cand = {op.id for op in ops if name in op.sets}
        gone = set()
        for key in cand:
            gone |= real[key]
        found.heads[name] = cand - gone
    for name, heads in found.heads.items():
        if name == DELETED:
            continue
        held = [key for key in heads if by_id[key].sets[name] is not None]
        if held:
            value = by_id[max(held, key=lambda key: (withdraws(by_id[key], name), rank(key)))].sets[name]
            if value:
                found.values[name] = value
        different = {unicodedata.normalize("NFC", by_id[key].sets[name]).strip() for key in heads
                     if by_id[key].sets[name] is not None}
        if len(different) >= 2:
            found.conflicts.add(name)
    judge_deletion(found, by_id, real)
    found.all_heads = set().union(*found.heads.values()) if found.heads else set()
    return found


def withdraws(op: Op, name: str) -> bool:
    """§2, units: until someone chooses, a withdrawal beats a consent whatever the clock."""
    if op.kind != "resident":
        return False
    in_unit = name in ("notice_version", "withdrawn_on") or name.startswith("consent_")
    return in_unit and bool(op.sets.get("withdrawn_on"))


def judge_deletion(found: Record, by_id: Mapping[str, Op], real: Mapping[str, set[str]]) -> None:
    """§3: deleted iff every head of `_deleted` is 1 and every other head is such a delete or replaced by one."""
    heads = found.heads.get(DELETED, set())
    deletes = {key for key in heads if by_id[key].sets[DELETED] == "1"}
    for key in deletes:
        found.named_by_delete |= named(key, by_id, real)
    everything_seen = all(
        key in deletes or key in found.named_by_delete
        for name, others in found.heads.items() if name != DELETED
        for key in others
    )
    found.deleted = bool(heads) and deletes == heads and everything_seen
    found.edited_after_delete = bool(deletes) and not found.deleted


def named(key: str, by_id: Mapping[str, Op], real: Mapping[str, set[str]]) -> set[str]:
    """What a delete replaced: itself, and by the earlier ops of its chain (§2: more than 1,000 by chained ops)."""
    names = set(real[key])
    for old in real[key]:
        if old in by_id and by_id[old].save_id == by_id[key].save_id and by_id[old].sets.get(DELETED) == "1":
            names |= named(old, by_id, real)
    return names


def state(ops: Iterable[Op]) -> dict[tuple[str, str], Record]:
    """Every record, with what §3 says of parent and child: a live line not named by the delete reopens its parent."""
    groups: dict[tuple[str, str], list[Op]] = {}
    for op in union(ops):
        groups.setdefault((op.kind, op.record), []).append(op)
    records = {key: resolve(found) for key, found in groups.items()}
    for (kind, record), found in records.items():
        if kind in PARENTS and found.deleted:
            lines = [line for (of, _), line in records.items()
                     if of in PARENTS[kind] and not line.deleted and line.values.get(f"{kind}_id") == record]
            if any(not line.all_heads <= found.named_by_delete for line in lines):
                found.edited_after_delete = True
    return records


PARENTS = {kind.parent: [child.name for child in KINDS.values() if child.parent == kind.parent]
           for kind in KINDS.values() if kind.parent}


@dataclass(frozen=True)
class Deed:
    """For the happened-before oracle: an op and every op its writer held when it was made."""

    op: Op
    saw: frozenset[str]


def surviving(deeds: Iterable[Deed]) -> dict[tuple[str, str, str], set[str]]:
    """By (kind, record, field): the ops nobody overwrote who had seen them. Nothing else may be a head (I4)."""
    deeds = list(deeds)
    heads: dict[tuple[str, str, str], set[str]] = {}
    for deed in deeds:
        for name in deed.op.sets:
            key = (deed.op.kind, deed.op.record, name)
            rivals = [other for other in deeds if (other.op.kind, other.op.record) == key[:2] and name in other.op.sets]
            if not any(deed.op.id in other.saw for other in rivals):
                heads.setdefault(key, set()).add(deed.op.id)
    return heads


def truly_deleted(deeds: Iterable[Deed]) -> set[tuple[str, str]]:
    """The records that lived in nobody's hands any more: all that was written to them was seen by a standing delete."""
    deeds = list(deeds)
    heads = surviving(deeds)
    by_id = {deed.op.id: deed for deed in deeds}
    gone = set()
    for kind, record in {(deed.op.kind, deed.op.record) for deed in deeds}:
        ends = heads.get((kind, record, DELETED), set())
        seen = set(ends).union(*(by_id[key].saw for key in ends))
        others = [keys for (of, what, name), keys in heads.items() if (of, what) == (kind, record) and name != DELETED]
        if ends and all(by_id[key].op.sets[DELETED] == "1" for key in ends) and all(keys <= seen for keys in others):
            gone.add((kind, record))
    return gone
