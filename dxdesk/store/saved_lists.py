"""Lists of people kept under a name: those every desk has, and the person's own, a fact of this desk."""

import json
from dataclasses import dataclass

from dxdesk.domain.filters import SHIPPED, PeopleFilter
from dxdesk.domain.names import clean, fold, sort_key
from dxdesk.errors import InputError
from dxdesk.store.database import Store

SETTING = "saved_lists"
LONGEST_NAME, MOST = 60, 100


@dataclass(frozen=True, slots=True)
class SavedList:
    """A filter under a name; `own` ones may be renamed and deleted."""

    name: str
    filter: PeopleFilter
    own: bool = False


def saved_lists(store: Store) -> list[SavedList]:
    """The shipped lists in their order, then the person's own in Vietnamese order."""
    own = sorted(_held(store).items(), key=lambda item: sort_key(item[0]))
    return [*(SavedList(name, of) for name, of in SHIPPED), *(SavedList(name, of, own=True) for name, of in own)]


def find_list(store: Store, name: str) -> SavedList:
    """The list of a name, tones and capitals aside. Raises `InputError("unknown_list")`."""
    lists = saved_lists(store)
    found = [item for item in lists if item.name == clean(name)] or [
        item for item in lists if fold(item.name) == fold(name)]
    if not found:
        raise InputError("unknown_list", f"Không có danh sách “{clean(name)[:LONGEST_NAME]}”.")
    return found[0]


def keep_list(store: Store, name: str, of: PeopleFilter) -> SavedList:
    """Keep a filter under a name; an own list of that name takes the new filter.

    Raises `InputError` `name_missing`, `name_too_long`, `name_taken` (a shipped list's) or `too_many_lists`.
    """
    name = _own_name(name)
    with store.writing():
        held = _held(store)
        if name not in held and len(held) >= MOST:
            raise InputError("too_many_lists", f"Đã có {MOST} danh sách. Xóa bớt rồi lưu lại.")
        _write(store, {**held, name: of})
    return SavedList(name, of, own=True)


def rename_list(store: Store, name: str, to: str) -> SavedList:
    """Another name for an own list. Raises as `keep_list`, `unknown_list`, and `name_taken` for another own list's."""
    to = _own_name(to)
    with store.writing():
        held = _held(store)
        of = _own(held, name)
        if to != name and to in held:
            raise InputError("name_taken", f"Đã có danh sách “{to}”. Đặt tên khác.")
        del held[name]
        _write(store, {**held, to: of})
    return SavedList(to, of, own=True)


def delete_list(store: Store, name: str) -> None:
    """Forget an own list; the people in it stay. Raises `InputError("unknown_list")`."""
    with store.writing():
        held = _held(store)
        _own(held, name)
        del held[name]
        _write(store, held)


def _own(held: dict[str, PeopleFilter], name: str) -> PeopleFilter:
    if name not in held:
        raise InputError("unknown_list", f"Không có danh sách riêng “{clean(name)[:LONGEST_NAME]}”.")
    return held[name]


def _own_name(name: str) -> str:
    name = clean(name)
    if not name:
        raise InputError("name_missing", "Đặt tên cho danh sách rồi lưu.")
    if len(name) > LONGEST_NAME:
        raise InputError("name_too_long", f"Tên danh sách dài quá {LONGEST_NAME} chữ. Viết ngắn lại.")
    if any(fold(name) == fold(shipped) for shipped, _ in SHIPPED):
        raise InputError("name_taken", "Tên này là của danh sách có sẵn. Đặt tên khác.")
    return name


def _held(store: Store) -> dict[str, PeopleFilter]:
    try:
        held = json.loads(store.setting(SETTING) or "{}")
    except ValueError:
        return {}
    return {name: PeopleFilter.from_values(values) for name, values in held.items()} if isinstance(held, dict) else {}


def _write(store: Store, lists: dict[str, PeopleFilter]) -> None:
    store.set_setting(SETTING, json.dumps({name: of.values() for name, of in lists.items()}, ensure_ascii=False))
