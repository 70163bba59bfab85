"""What a save of this desk was, in words a person recognises: `Phiếu, Trần Thị Bé` (look §10)."""

import json
from collections import Counter
from dataclasses import dataclass

from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import thousands
from dxdesk.ledger.ops import DELETED
from dxdesk.store.database import Store
from dxdesk.store.training.save_words import class_save_words

_NAMES = ("full_name", "name", "title", "what", "code")
_READ = 40  # ops looked at; a save of more is an import, told by how much it brought


@dataclass(frozen=True, slots=True)
class _Part:
    """One op of a save, as far as the words need it; `fresh` where it made its record."""

    kind: str
    record: str
    action: str
    sets: dict[str, str | None]
    fresh: bool


def save_words(store: Store, save: str) -> tuple[str, str]:
    """The words for a save, and the id of the one slip it is about; empty where it is about none or several."""
    query = (
        "SELECT kind, record, action, sets, NOT EXISTS (SELECT 1 FROM op b WHERE b.record = a.record AND b.n < a.n) "
        "FROM op a WHERE save = ? AND mine = 1 ORDER BY n LIMIT ?"
    )
    if words := class_save_words(store, save):
        return words, ""
    rows = store.connection.execute(query, [save, _READ + 1]).fetchall()
    if len(rows) > _READ:
        return _many(store, save), ""
    parts = [_Part(kind, record, action, json.loads(sets), bool(first)) for kind, record, action, sets, first in rows]
    slips = dict.fromkeys(filter(None, (_slip_of(store, part) for part in parts)))
    if len(slips) == 1:
        slip = next(iter(slips))
        return _slip(store, slip, parts), slip
    if slips:
        return f"{len(slips)} phiếu", ""
    return _other(store, parts), ""


def _many(store: Store, save: str) -> str:
    query = "SELECT count(*) FROM op WHERE save = ? AND mine = 1 AND kind = ?"
    slips, people = (store.connection.execute(query, [save, kind]).fetchone()[0] for kind in ("visit", "resident"))
    if slips:
        return f"{thousands(slips)} phiếu nhập cùng lúc"
    return f"{thousands(people)} hồ sơ nhập cùng lúc" if people else "Nhiều hồ sơ ghi cùng lúc"


def _slip_of(store: Store, part: _Part) -> str:
    """The slip an op is part of."""
    if part.kind == "visit":
        return part.record
    if part.kind == "help":
        return part.sets.get("visit_id") or store.value("help", part.record, "visit_id")
    return ""


def _slip(store: Store, slip: str, parts: list[_Part]) -> str:
    own = next((part for part in parts if part.kind == "visit" and part.record == slip), None)
    what = "Sửa phiếu"
    if own is not None and own.sets.get(DELETED) == "1":
        what = "Xóa phiếu"
    elif own is not None and own.fresh:
        what = "Phiếu"
    person = (own.sets.get("resident_id") if own else "") or store.value("visit", slip, "resident_id")
    if person:
        return f"{what}, {_name(store, 'resident', person, parts)}"
    people = (own.sets.get("people") if own else "") or store.value("visit", slip, "people") or "1"
    return f"{what}, {people} người không ghi tên"


def _other(store: Store, parts: list[_Part]) -> str:
    """A save about no slip: merging, one record, or several of one kind."""
    merged = next((part for part in parts if part.kind == "resident" and "merged_into" in part.sets), None)
    if merged is not None:
        act = "Gộp hồ sơ" if merged.sets["merged_into"] else "Gỡ gộp hồ sơ"
        return f"{act}, {_name(store, 'resident', merged.record, parts)}"
    counted = Counter(part.kind for part in parts)
    kind, number = counted.most_common(1)[0]
    if number > 1:
        return f"{number} mục: {_title(kind)}"
    part = next(part for part in parts if part.kind == kind)
    name = _name(store, kind, part.record, parts)
    return f"{_act(part)} {_title(kind)}{f', {name}' if name else ''}"


def _title(kind: str) -> str:
    """What one record of a kind is called within a sentence; where the title says several names, the first."""
    if kind not in KINDS or kind == "resident":
        return "hồ sơ"
    title = KINDS[kind].title.partition(",")[0]
    return f"{title[:1].lower()}{title[1:]}"


def _act(part: _Part) -> str:
    if part.action == "choose":
        return "Chọn ở hộp xung đột,"
    if part.sets.get(DELETED) == "1":
        return "Xóa"
    return "Ghi" if part.fresh else "Sửa"


def _name(store: Store, kind: str, record: str, parts: list[_Part]) -> str:
    """The name a record has now, else the one the save gave it."""
    column = next((name for name in _NAMES if kind in KINDS and KINDS[kind].field(name)), "")
    if not column:
        return ""
    given = (part.sets.get(column) for part in parts if part.record == record)
    return store.value(kind, record, column) or next(filter(None, given), None) or "không rõ tên"
