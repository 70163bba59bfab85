"""Merging two records of one person, and taking that back (format §3, same person).

A merge is one save: it sets `merged_into` on the record given up and, where a person chose so, values of it on the one
kept. Nothing else changes: both histories stay, visits stay where they were written, and taking it back is the undo of
that save. Only a person merges; nothing here is ever called by a scan, an import or a save.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dxdesk.domain.checks import eid_lowered
from dxdesk.domain.likeness import DIFFERENT, NEAR, all_signs
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import show_unit
from dxdesk.errors import InputError
from dxdesk.ledger.ops import Op
from dxdesk.ledger.rule import WITHDRAWN, Resolved, resolve
from dxdesk.store import clusters
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.lists import record_names
from dxdesk.store.saving import Change, Saved, save_inside
from dxdesk.store.search import Person, came, people_of
from dxdesk.store.shapes import GONE, PERSON
from dxdesk.store.unmerging import MERGED, WHY, held_ops
from dxdesk.store.unmerging import unmerge as unmerge

_CONSENT, _EID = "notice_version", "eid_state"
_LOWERED = "theo hồ sơ được gộp"


@dataclass(frozen=True, slots=True)
class MergeField:
    """One unit of the two records in words, phone and number masked.

    `chosen`: the value of the record given up is proposed, because the kept one has none or a consent was withdrawn.
    """

    name: str
    title: str
    kept: str
    given: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do, before anything is written; `warnings` are reasons to look twice."""

    keep: Person
    other: Person
    fields: tuple[MergeField, ...]
    visits_kept: int
    visits_given: int
    warnings: tuple[str, ...]


def preview(store: Store, keep: str, other: str) -> MergePreview:
    """What merging `other` into `keep` would do. Raises `InputError` as `merge`."""
    kept, given = _two(store, keep, other)
    sides = [_side(store, record) for record in (keep, other)]
    return MergePreview(sides[0][0], sides[1][0], tuple(_fields(store, kept.values, given.values)), sides[0][1],
                        sides[1][1], tuple(_warnings(kept.values, given.values)))


def merge(store: Store, keep: str, other: str, taken: Collection[str] = ()) -> Saved:
    """Merge `other` into `keep` in one save; `taken` names units (`MergeField.name`) whose value comes from `other`.

    Raises `InputError`: same_person, unknown_resident, deleted, erased, already_merged, unknown_field.
    """
    with store.writing():
        kept, given = _two(store, keep, other)
        changes = [Change(PERSON, {MERGED: keep}, other)]
        if values := _taken(kept.values, given.values, taken):
            changes.append(Change(PERSON, values, keep))
        return save_inside(store, changes, WHY)


def _side(store: Store, record: str) -> tuple[Person, int]:
    """A root as found by search, and how many visits his cluster has."""
    connection = store.connection
    n = connection.execute("SELECT n FROM resident WHERE id = ?", [record]).fetchone()[0]
    return people_of(connection, [n])[0], came(connection, clusters.cluster(connection, record))[0]


def _two(store: Store, keep: str, other: str) -> tuple[Resolved, Resolved]:
    """Both records as they stand; raises `InputError` where they cannot be merged."""
    kept, given = resolve(_merging(store, keep)), resolve(_merging(store, other))
    if clusters.root(store.connection, keep) == clusters.root(store.connection, other):
        raise InputError("same_person", "Hai hồ sơ này đã là của một người. Chưa gộp gì.")
    for record in (keep, other):
        root = clusters.root(store.connection, record)
        if root != record:
            name = store.value(PERSON, root, "full_name") or "hồ sơ chưa về máy này"
            raise InputError("already_merged", f"Hồ sơ này đã gộp vào {name}. Gỡ gộp trước, hoặc chọn hồ sơ ấy.")
    return kept, given


def _merging(store: Store, record: str) -> list[Op]:
    """The ops of a record that may be merged."""
    ops = held_ops(store, record)
    if any(op.action == "erase" for op in ops):
        raise InputError("erased", "Hồ sơ này đã xóa hẳn theo yêu cầu của người dân, không gộp được nữa.")
    gone = store.connection.execute("SELECT _deleted FROM resident WHERE id = ?", [record]).fetchone()[0]
    if gone == GONE:
        raise InputError("deleted", "Hồ sơ này đã xóa. Lấy lại hồ sơ rồi mới gộp được.")
    return ops


def _units() -> list[tuple[str, ...]]:
    units: dict[str, tuple[str, ...]] = KINDS[PERSON].units()
    return [names for unit, names in units.items() if unit != MERGED]


def _fields(store: Store, kept: Mapping[str, str], given: Mapping[str, str]) -> Iterable[MergeField]:
    """Every unit one of the two says something of."""
    lists, named = shipped_catalogues(), record_names(store)
    for names in _units():
        sides = [{name: values.get(name, "") for name in names} for values in (kept, given)]
        has = [any(side.values()) for side in sides]
        if not any(has):
            continue
        words = [show_unit(PERSON, side, lists, named) if any(side.values()) else "" for side in sides]
        field = KINDS[PERSON].field(names[0])
        withdrawn = names[0] == _CONSENT and bool(given.get(WITHDRAWN)) and not kept.get(WITHDRAWN)
        yield MergeField(names[0], field.title if field else names[0], words[0], words[1],
                         has[1] and (not has[0] or withdrawn))


def _taken(kept: Mapping[str, str], given: Mapping[str, str], taken: Collection[str]) -> dict[str, str]:
    """The values of the units taken over, whole units; a state that goes down gets its reason."""
    units = {names[0]: names for names in _units()}
    unknown = [name for name in taken if name not in units]
    if unknown:
        raise InputError("unknown_field", f"Người dân không có mục “{unknown[0][:40]}”. Chưa gộp gì.")
    values = {name: given.get(name, "") for unit in taken for name in units[unit]}
    if _EID in values and eid_lowered(kept.get(_EID, ""), values[_EID]) and not values["eid_reason"]:
        values["eid_reason"] = _LOWERED
    return values


def _warnings(kept: Mapping[str, str], given: Mapping[str, str]) -> Iterable[str]:
    keys = [kept["id_key"]] if kept.get("id_key") else []
    signs = {sign.key: sign for sign in all_signs(kept, given, keys)}
    different = {key for key, sign in signs.items() if sign.state == DIFFERENT}
    if different & {"number", "last4"}:
        yield "Số căn cước khác nhau, có thể là hai người: xem lại thẻ."
    if "sex" in different:
        yield "Giới tính khác nhau."
    if "year" in different:
        yield "Năm sinh khác xa nhau, có thể là hai cha con trùng tên."
    elif "year" in signs and signs["year"].state == NEAR:
        yield f"Ngày sinh chưa khớp: {signs['year'].words}."
    if "name" in different:
        yield "Họ tên khác nhau, có thể là anh chị em hay người cùng nhà."
    if kept.get(WITHDRAWN) or given.get(WITHDRAWN):
        yield "Người này đã rút lại đồng ý ở một hồ sơ. Giữ việc rút lại ấy khi gộp."
