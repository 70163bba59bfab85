"""One file of a preview opened down to its records: what becomes of each, in words, personal numbers masked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.records import KINDS, unit_fields
from dxdesk.domain.wording import Named, show_value, unit_title
from dxdesk.exchange import zips
from dxdesk.exchange.envelope import is_sealed, unseal
from dxdesk.exchange.folder import statements_in
from dxdesk.exchange.known import joined, known_statements, reader_of
from dxdesk.exchange.place import Place, faults
from dxdesk.exchange.preview import Foresight
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.segments import Reader, Segment, read_segment
from dxdesk.exchange.trust import Trust
from dxdesk.exchange.ward_keys import identities
from dxdesk.exchange.wrapping import Keyholder
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import DELETED as DELETED_FIELD
from dxdesk.ledger.ops import Op
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.lists import record_names
from dxdesk.store.op_rows import Key
from dxdesk.store.scratch import Scratch, Standing

NEW, CHANGED, CONFLICT, DELETED, SKIPPED = "new", "changed", "conflict", "deleted", "skipped"
_TITLES = ("full_name", "name", "title", "what", "content", "service", "visit_on", "held_on", "code")
_ALONGSIDE = ("birth_year", "resident_id", "visit_id")
_OF_CLASS = {
    "meeting": ("course_id",), "enrolment": ("resident_id", "member_id", "course_id"),
    "attendance": ("resident_id", "member_id", "meeting_id"), "skill_check": ("enrolment_id", "skill_group", "stage"),
}


@dataclass(frozen=True, slots=True)
class RecordPreview:
    """What a file does to one record: new, changed, conflict, deleted or skipped; `units` are what it is about."""

    kind: str
    record: str
    title: str
    state: str
    sentence: str
    units: tuple[str, ...] = ()


def preview_records(store: Store, folder: Path, file: str) -> Iterator[RecordPreview]:
    """The records of one file of a preview, named as `Incoming.file` names it; nothing is written.

    What the file alone would do to what is held here, in the order of its lines; nothing for a file whose lines may not
    be taken in. Raises `ExchangeError` where the folder cannot be used.
    """
    place = Place(folder)
    with faults(place, lambda: "Chưa ghi gì."):
        statements, trust = joined(store, known_statements(store), statements_in(store, place).values())
        keys = identities(store, trust, statements)
        name, _, member = file.partition(" › ")
        found = next((one for one in place.packs() if one.name == name), None)
        data = found.path.read_bytes() if found else b""
    yield from file_records(store, trust, data, Keyholder(*keys), member)


def file_records(store: Store, trust: Trust, data: bytes, keys: Keyholder, member: str = "") -> Iterator[RecordPreview]:
    """The same for the bytes of a file; of a zip one `member`, or all."""
    reader = reader_of(store, trust)
    for segment in _segments(data, keys, member, reader):
        yield from _records(store, trust, segment)


def _segments(data: bytes, keys: Keyholder, member: str, reader: Reader) -> Iterator[Segment]:
    held = (*keys.ward, *keys.others)
    try:
        plain = unseal(data, held) if is_sealed(data) else data
        members = zips.members(plain) if zips.is_zip(plain) else ()
        for part in [one.read() for one in members if member in ("", one.name)] if members else [plain]:
            yield read_segment(unseal(part, held) if is_sealed(part) else part, reader)
    except SegmentRefused:
        return


def _records(store: Store, trust: Trust, segment: Segment) -> Iterator[RecordPreview]:
    keys = list(dict.fromkeys((op.kind, op.record) for op in segment.ops))
    foresight = Foresight(store, trust)
    foresight.add(0, segment, lambda: segment.data, forked=False)
    scratch = Scratch(store, time_text(store.clock()))
    try:
        scratch.bring(foresight.concerned(segment))
        before = scratch.standing(keys)
        scratch.apply(segment.ops, 1)
        after = scratch.standing(keys)
    finally:
        scratch.close()
    ops: dict[Key, list[Op]] = {}
    for op in segment.ops:
        ops.setdefault((op.kind, op.record), []).append(op)
    told = partial(_told, lists=shipped_catalogues(), named=record_names(store))
    return (told(key, ops[key], before.get(key), after[key]) for key in keys)


def _told(
    key: Key, ops: Iterable[Op], before: Standing | None, after: Standing, lists: Catalogues, named: Named
) -> RecordPreview:
    kind = key[0]
    title = record_title(kind, after.values or (before.values if before else {}), lists, named)
    new = [op for op in ops if before is None or op.id not in before.ops]
    units = tuple(dict.fromkeys(unit_fields(kind, name)[0] for op in new for name in op.sets if name != DELETED_FIELD))
    clashing = tuple(sorted(after.conflicts - (before.conflicts if before else frozenset())))
    if not new:
        return RecordPreview(*key, title, SKIPPED, "Máy này đã có.")
    if clashing:
        return RecordPreview(*key, title, CONFLICT, f"Các máy ghi khác nhau: {_listed(kind, clashing)}.", clashing)
    if after.gone and not (before and before.gone):
        return RecordPreview(*key, title, DELETED, "Xóa.")
    if before is None:
        return RecordPreview(*key, title, NEW, "Ghi mới.", units)
    said = f"Đổi {_listed(kind, units)}." if units else "Giữ lại."
    return RecordPreview(*key, title, CHANGED, said, units)


def _listed(kind: str, units: Iterable[str]) -> str:
    """The titles of units as people read a list of them."""
    return ", ".join(unit_title(kind, unit).lower() for unit in units)


def record_title(kind: str, values: dict[str, str], lists: Catalogues, named: Named) -> str:
    """What people call a record by what it says: its name or day, and whose it is."""
    known = KINDS.get(kind)
    if known is None:
        return kind
    main = next((name for name in _TITLES if values.get(name)), "")
    parts = [show_value(kind, field, values[name], lists, named) for name in (main, *_OF_CLASS.get(kind, _ALONGSIDE))
             if (field := known.field(name)) is not None and values.get(name)]
    return " · ".join((known.title, *filter(None, parts)))
