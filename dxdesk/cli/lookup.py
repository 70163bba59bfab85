"""What several commands look up: the code lists, and records that people give by their name."""

from collections.abc import Callable, Iterable

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.names import fold
from dxdesk.errors import InputError
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.lists import events, hamlets, members, teams

_LISTS: dict[str, tuple[Callable[[Store], list[tuple[str, str]]], str]] = {
    "member": (members, "thành viên"), "team": (teams, "tổ"), "hamlet": (hamlets, "khu phố"),
    "event": (events, "sự kiện"),
}


def catalogues() -> Catalogues:
    """The code lists shipped with the program."""
    return shipped_catalogues()


def named(store: Store, kind: str, name: str) -> str:
    """The record of a member, team, hamlet or event by its name or id; empty for an empty name.

    Raises `InputError("unknown_name")` where there is none of that name, or more than one.
    """
    if not name.strip():
        return ""
    known, what = _LISTS[kind]
    found = [record for record, title in known(store) if record == name or fold(title) == fold(name)]
    if len(found) != 1:
        told = f"Có {len(found)} {what} tên “{name[:40]}”" if found else f"Không có {what} tên “{name[:40]}”"
        raise InputError("unknown_name", f"{told}. Chưa lưu gì; ghi đúng tên, hoặc nêu mã.")
    return found[0]


def all_named(store: Store, kind: str, names: Iterable[str]) -> tuple[str, ...]:
    """The same for several."""
    return tuple(filter(None, (named(store, kind, name) for name in names)))
