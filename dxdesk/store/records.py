"""One record as people look at it: its values, where they come from, and every change it went through."""

from dataclasses import dataclass

from dxdesk.domain.records import KINDS, unit_fields
from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED, Op, op_time
from dxdesk.ledger.rule import Resolved, resolve
from dxdesk.store.database import Store
from dxdesk.store.op_rows import load_ops
from dxdesk.store.shapes import BY_LINE, GONE, OTHER


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One op's value for one unit: `values` in field order, `seen` tells whether a later op overwrote it knowingly."""

    op: str
    save: str
    at: str
    by: str
    writer: str
    why: str
    unit: str
    values: dict[str, str]
    seen: bool


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its history, oldest change first; `conflicts` are the units two people disagree on."""

    kind: str
    id: str
    values: dict[str, str]
    deleted: bool
    conflicts: tuple[str, ...]
    history: tuple[FieldChange, ...]


def show(store: Store, kind: str, record: str) -> RecordView:
    """A record by kind and id. Raises `InputError` when it is not held here."""
    ops = load_ops(store.connection, [record]).get((kind, record))
    if not ops:
        raise InputError("unknown_record", "Không thấy hồ sơ này trong sổ. Kiểm tra lại mã.")
    resolved = resolve(ops)
    mark = _mark(store, kind, record)
    units = {unit_fields(kind, name)[0] for name in resolved.conflicts} | ({DELETED} if mark == BY_LINE else set())
    return RecordView(kind, record, resolved.values, mark == GONE, tuple(sorted(units)),
                      tuple(_history(store, kind, ops, resolved)))


def member_name(store: Store, member: str) -> str:
    """The name of a member, or an empty text when the record has not arrived yet."""
    return store.value("member", member, "full_name")


def writer_label(store: Store, writer: str) -> str:
    """What people call a laptop: its card's label, else `Máy` and the first letters of its writer."""
    row = store.connection.execute("SELECT label FROM card WHERE writer = ?", [writer]).fetchone()
    return row[0] if row else f"Máy {writer[:4].upper()}"


def _mark(store: Store, kind: str, record: str) -> int:
    if kind in KINDS:
        query, values = f'SELECT _deleted FROM "{kind}" WHERE id = ?', [record]
    else:
        query, values = f'SELECT _deleted FROM "{OTHER}" WHERE id = ? AND kind = ?', [record, kind]
    return store.connection.execute(query, values).fetchone()[0]


def _history(store: Store, kind: str, ops: list[Op], resolved: Resolved) -> list[FieldChange]:
    heads = {(name, op.id) for name, standing in resolved.heads.items() for op in standing}
    names = {member: member_name(store, member) for member in {op.by for op in ops}}
    changes = []
    for op in sorted(ops, key=lambda op: op.id):
        units: dict[str, dict[str, str]] = {}
        for name, value in op.sets.items():
            unit = DELETED if name == DELETED else unit_fields(kind, name)[0]
            units.setdefault(unit, {})[name] = value or ""
        at = op_time(op.id).isoformat(timespec="seconds")
        for unit, values in units.items():
            seen = all((name, op.id) not in heads for name in values)
            laptop = writer_label(store, op.writer)
            changes.append(FieldChange(op.id, op.save_id, at, names[op.by], laptop, op.why, unit, values, seen))
    return changes
