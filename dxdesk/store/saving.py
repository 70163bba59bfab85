"""Saving: what a person changed becomes ops, one a record, in one transaction (format §2)."""

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from dxdesk.domain.records import KINDS, is_reference, unit_fields
from dxdesk.errors import InputError
from dxdesk.ledger.clock import Tick, time_text
from dxdesk.ledger.erasure import ERASE, is_free_text
from dxdesk.ledger.ids import new_record
from dxdesk.ledger.ops import DELETED, MAX_REPLACES, Op, stamp
from dxdesk.ledger.rule import Resolved, resolve
from dxdesk.store.apply import apply_ops
from dxdesk.store.database import Store
from dxdesk.store.erased import anybody_erased, erased_people, part_lost
from dxdesk.store.op_rows import Key, load_ops
from dxdesk.store.shapes import GONE, PERSON, shape_of
from dxdesk.store.writers import CLOCK, WRITER, mint_writer
from dxdesk.store.writers import PREVIOUS_WRITER as PREVIOUS_WRITER
from dxdesk.store.writers import PUBLIC_KEY as PUBLIC_KEY

CELL_LIMIT = 64 * 1024
MEMBER, WORKING = "member_id", "working_member"
"""The desk's own member, who stands for it in the ward; and who sits at it now, where that is somebody else."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record to make (`record` empty or `fresh`), change or delete; `values` are the fields that get a new value.

    A `fresh` one brings an id just made by `new_record`, so that no former op of it need be looked for.
    """

    kind: str
    values: dict[str, str] = field(default_factory=dict)
    record: str = ""
    action: str = "save"
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: the save's id (empty when nothing differed), its ops, and the record of each change."""

    save: str
    ops: tuple[Op, ...]
    records: tuple[str, ...]


def save(store: Store, changes: Sequence[Change], why: str = "") -> Saved:
    """Write the changes as one save: all of them or, on any error, none.

    Raises `InputError` for an unknown kind, field or record and `StoreError` when the disk refuses.
    """
    with store.writing():
        return save_inside(store, changes, why)


def save_inside(store: Store, changes: Sequence[Change], why: str = "") -> Saved:
    """The same inside a transaction the caller holds."""
    changes = [change if change.record else replace(change, record=new_record(store.clock()), fresh=True)
               for change in changes]
    records = tuple(change.record for change in changes)
    if len(set(records)) < len(records):
        changes = _one_per_record(changes)
    drafts: list[Op] = []
    held: dict[Key, list[Op]] = {}
    erased = anybody_erased(store.connection)
    for change in changes:
        drafts += _drafts(store, change, held, erased)
    read = held.keys() | {(change.kind, change.record) for change in changes if change.fresh}
    whole = all((draft.kind, draft.record) in read for draft in drafts)
    ops = write_ops(store, drafts, why, held=held if whole else None)
    return Saved(ops[0].save_id if ops else "", ops, records)


def write_ops(
    store: Store, drafts: Sequence[Op], why: str = "", save_id: str = "", held: dict[Key, list[Op]] | None = None
) -> tuple[Op, ...]:
    """Give draft ops (without id, save, author) their ids and take them into the ledger; the caller's transaction.

    They make a save of their own, or go on with the save `save_id`. `held` as for `apply_ops`. What an undo or a choice
    would write on an erased person is left out.
    """
    if anybody_erased(store.connection):
        drafts = _on_the_living(store, drafts)
    if not drafts:
        return ()
    now = store.clock()
    pen = _Pen(store, _wire_text(why), save_id, now)
    ops: list[Op] = []
    for draft in drafts:
        ops += pen.write(draft)
    store.set_setting(CLOCK, str(pen.tick))
    apply_ops(store.connection, ops, time_text(now), mine=True, held=held)
    return tuple(ops)


class _Pen:
    """Stamps the ops of one save with rising ids."""

    def __init__(self, store: Store, why: str, save_id: str, now: datetime) -> None:
        self._now = now
        self._why = why
        self._save = save_id
        self._member = author(store)
        self._writer, self.tick = store.setting(WRITER), Tick.parse(store.setting(CLOCK))
        if self.tick.ahead(now):
            self._writer, self.tick = mint_writer(store), Tick()

    def write(self, draft: Op) -> list[Op]:
        """The draft as one op, or as a chain where it replaces more than 1,000."""
        parts = [draft.replaces[k:k + MAX_REPLACES - 1] for k in range(0, len(draft.replaces), MAX_REPLACES - 1)]
        ops: list[Op] = []
        for part in parts or [()]:
            replaces = (*part, ops[-1].id) if ops else part
            ops.append(self._stamped(draft, tuple(sorted(replaces))))
        return ops

    def _stamped(self, draft: Op, replaces: tuple[str, ...]) -> Op:
        self.tick = self.tick.next(self._now)
        op = Op("", draft.kind, draft.record, draft.action, draft.sets, replaces, self._save, self._member, self._why)
        op = stamp(op, str(self.tick), self._writer, os.urandom(16))
        self._save = self._save or op.id
        return op


def author(store: Store) -> str:
    """The id of the member who works at this desk now: `by` of what is saved (format §2)."""
    return store.setting(WORKING) or store.setting(MEMBER)


def current_writer(store: Store) -> str:
    """The writer of new ops; a fresh one is minted when the clock once ran more than a day ahead of the wall."""
    writer = store.setting(WRITER)
    if Tick.parse(store.setting(CLOCK)).ahead(store.clock()):
        return mint_writer(store)
    return writer


def follow_clock(store: Store, received: str) -> None:
    """Let this desk's clock follow received op times, but never more than five minutes ahead of the wall."""
    tick = Tick.parse(store.setting(CLOCK)).follow(received, store.clock())
    store.set_setting(CLOCK, str(tick))


def _drafts(store: Store, change: Change, held: dict[Key, list[Op]], erased: bool) -> list[Op]:
    """The ops a change asks for; those held for its record are added to `held`. `erased`: whether anybody is."""
    kind = KINDS.get(change.kind)
    if kind is None:
        raise InputError("unknown_kind", f"Không có loại hồ sơ “{change.kind}”.")
    unknown = [name for name in change.values if kind.field(name) is None]
    if unknown:
        raise InputError("unknown_field", f"{kind.title} không có mục “{unknown[0]}”.")
    values = {name: _wire_text(value) for name, value in change.values.items()}
    if erased:
        _refuse_erased(store, change.kind, change.record, values)
    if change.fresh:
        return [_created(change.kind, change.record, values)]
    held.update(load_ops(store.connection, [change.record]))
    ops = held.get((change.kind, change.record))
    if not ops:
        if change.action == "delete":
            raise InputError("unknown_record", "Không thấy hồ sơ này trong sổ. Kiểm tra lại mã.")
        return [_created(change.kind, change.record, values)]
    resolved = resolve(ops)
    if change.action == "delete":
        return deletion(store, change.kind, change.record, resolved)
    draft = changed(change.kind, change.record, values, resolved, change.action)
    return [draft, *revived_lines(store, change.kind, change.record, resolved)] if draft else []


def _refuse_erased(store: Store, kind: str, record: str, values: dict[str, str]) -> None:
    """Nothing is written on an erased person, to one, or in words where words about one were taken out."""
    named = {value for name, value in values.items()
             if value and is_reference(name) and value != store.value(kind, record, name)}
    if erased_people(store.connection, {*named, record}):
        raise InputError("erased", "Người này đã xóa hẳn theo yêu cầu, không ghi thêm được. Chưa lưu gì.")
    if part_lost(store.connection, kind, record) and any(
            value and is_free_text(name) for name, value in values.items()):
        raise InputError("erased", "Đây là việc của một người đã xóa hẳn, không ghi thêm lời vào được. Chưa lưu gì.")


def _on_the_living(store: Store, drafts: Sequence[Op]) -> list[Op]:
    erased = erased_people(store.connection, {draft.record for draft in drafts if draft.kind == PERSON})
    return [draft for draft in drafts if draft.action == ERASE or draft.kind != PERSON or draft.record not in erased]


def _one_per_record(changes: Sequence[Change]) -> list[Change]:
    """Changes of one record taken together: a save writes one op per record, and a second would not see the first."""
    found: dict[Key, Change] = {}
    for change in changes:
        key = (change.kind, change.record)
        former = found.get(key, change)
        found[key] = replace(change, values={**former.values, **change.values}, fresh=former.fresh)
    return list(found.values())


def _wire_text(text: str) -> str:
    """A text as ops hold it: NFC, and such that every laptop can read it (limits of format §4)."""
    if text.isascii() and text.isprintable() and len(text) <= CELL_LIMIT:  # codes, days and ids: most of what is saved
        return text
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        size = 0
    if "\0" in text or (text and not size):
        raise InputError("not_text", "Có ký tự không đọc được. Chưa lưu gì; xóa ký tự ấy rồi lưu lại.")
    if size > CELL_LIMIT:
        raise InputError("too_long", "Có mục quá dài. Chưa lưu gì; viết ngắn lại.")
    return unicodedata.normalize("NFC", text)


def _created(kind: str, record: str, values: dict[str, str]) -> Op:
    sets: dict[str, str | None] = {}
    for name, value in values.items():
        if value:
            sets.update({other: values.get(other, "") for other in unit_fields(kind, name)})
    return Op("", kind, record, "save", sets)


def changed(kind: str, record: str, values: dict[str, str], resolved: Resolved, action: str = "save") -> Op | None:
    """The op that gives a held record these values; None when nothing differs. Whole units, and it revives."""
    names: list[str] = []
    for name, value in values.items():
        if action == "choose" or value != resolved.values.get(name, "") or resolved.maybe_deleted:
            names += [other for other in unit_fields(kind, name) if other not in names]
    if not names:
        return None
    sets: dict[str, str | None] = {name: values.get(name, resolved.values.get(name, "")) for name in names}
    if resolved.maybe_deleted:
        sets[DELETED] = ""
    return Op("", kind, record, action, sets, resolved.heads_of(sets))


def deletion(store: Store, kind: str, record: str, resolved: Resolved) -> list[Op]:
    """The ops that delete a record: its lines first, then itself, naming every head it has seen (format §3)."""
    shape = shape_of(kind)
    named = set(resolved.head_ids)
    ops: list[Op] = []
    if shape.child is not None:
        query = f'SELECT id FROM "{shape.child.table}" WHERE "{shape.child_field}" = ? AND _deleted <> ?'
        lines = [row[0] for row in store.connection.execute(query, [record, GONE])]
        held = load_ops(store.connection, lines)
        for line in lines:
            seen = resolve(held[(shape.child.kind, line)])
            named |= seen.head_ids
            ops += deletion(store, shape.child.kind, line, seen)
    return [*ops, Op("", kind, record, "delete", {DELETED: "1"}, tuple(sorted(named)))]


def revived_lines(store: Store, kind: str, record: str, parent: Resolved) -> list[Op]:
    """The ops that bring back the lines a parent's delete took with it; none where no delete stands."""
    shape = shape_of(kind)
    saves = {op.save_id for op in parent.heads.get(DELETED, ()) if op.sets[DELETED] == "1"}
    if shape.child is None or not saves:
        return []
    query = f'SELECT id FROM "{shape.child.table}" WHERE "{shape.child_field}" = ? AND _deleted = ?'
    lines = [row[0] for row in store.connection.execute(query, [record, GONE])]
    held = load_ops(store.connection, lines)
    ops = []
    for line in lines:
        deletes = resolve(held[(shape.child.kind, line)]).heads[DELETED]
        if any(op.save_id in saves for op in deletes):
            replaces = tuple(sorted(op.id for op in deletes))
            ops.append(Op("", shape.child.kind, line, "save", {DELETED: ""}, replaces))
    return ops
