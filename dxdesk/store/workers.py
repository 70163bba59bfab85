"""Who works at this desk: several volunteers share one laptop, and each save is by the one who sits there now."""

from dataclasses import dataclass

from dxdesk.domain.names import clean
from dxdesk.domain.records import ROLES
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.lists import members
from dxdesk.store.saving import MEMBER, WORKING, Change, author, save

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Worker:
    """A member at this desk; `role` is a code of `ROLES`, name and role empty where the record has not arrived."""

    member_id: str
    name: str
    role: str


def worker(store: Store, member: str) -> Worker:
    """What a member's record says of who works."""
    return Worker(member, store.value("member", member, "full_name"), store.value("member", member, "role"))


def working(store: Store) -> Worker:
    """Who works at this desk now; after a start, the one who worked last."""
    return worker(store, author(store))


def act_as(store: Store, member: str) -> None:
    """From now on this member works here, also after the next start, and what is saved is by him or her.

    The desk's own member, whose role the laptop's card carries, stays who it is (format §1). Raises `InputError` for
    a member this desk does not hold.
    """
    if member not in dict(members(store)):
        raise InputError("unknown_member", "Không thấy người này trong danh sách thành viên. Chọn lại.")
    store.set_setting(WORKING, "" if member == store.setting(MEMBER) else member)


def team_mates(store: Store) -> list[Worker]:
    """The members of this desk's team and its own member, by given name; those of no team before the team is known."""
    team, own = store.setting(TEAM_RECORD), store.setting(MEMBER)
    mates = [record for record, _ in members(store)
             if record == own or store.value("member", record, "team_id") == team]
    return [worker(store, record) for record in mates]


def add_member(store: Store, name: str, role: str = "member") -> str:
    """A further member of this desk's team; the new id. Raises `InputError` for an empty, long or known name."""
    name = clean(name)
    if not name or len(name) > _LONGEST or role not in ROLES:
        raise InputError("name_missing", "Ghi họ và tên, không quá 200 chữ.")
    if name.casefold() in (mate.name.casefold() for mate in team_mates(store)):
        raise InputError("member_known", f"Tổ đã có {name}. Ghi thêm chữ đệm để khỏi lẫn hai người.")
    values = {"full_name": name, "role": role, "team_id": store.setting(TEAM_RECORD)}
    return save(store, [Change("member", values)]).records[0]
