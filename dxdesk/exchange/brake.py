"""The brake: an exchange that would delete or change a good part of what the desk holds stops and asks.

A laptop whose clock, disk or owner went wrong can undo a ward's work by ops that are all in order; nobody would notice
among thousands of lines. What comes new is never counted, only living records held here before.
"""

from dataclasses import dataclass

from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import thousands
from dxdesk.errors import ExchangeError
from dxdesk.store.database import Store
from dxdesk.store.shapes import GONE

SHARE = "brake_share"
"""The setting: per cent of the living records an exchange may delete or change before it asks."""
DEFAULT_SHARE, LEAST = 10, 30
_COUNTED = 100_000


@dataclass(frozen=True, slots=True)
class Weight:
    """How many living records of the desk an exchange would change, and how many delete."""

    changed: int
    deleted: int

    @property
    def total(self) -> int:
        """Both."""
        return self.changed + self.deleted


NOTHING = Weight(0, 0)


class Braked(ExchangeError):
    """Nothing was written: too much would be changed or deleted to do it unasked."""

    def __init__(self, weight: Weight, living: int) -> None:
        super().__init__("braked", (
            f"Lần nhận này sẽ xóa {thousands(weight.deleted)} và đổi {thousands(weight.changed)} trong "
            f"{thousands(living)} hồ sơ đang có. Chưa ghi gì. Xem trước từng gói, rồi mới cho nhận tiếp."))
        self.changed = weight.changed
        self.deleted = weight.deleted
        self.living = living

    @property
    def details(self) -> dict[str, int]:
        """The counts for programs."""
        return {"changed": self.changed, "deleted": self.deleted, "living": self.living}


def living_records(store: Store) -> int:
    """How many records of all kinds live here; of a large table its last number stands for the count."""
    ask = store.connection.execute
    total = 0
    for kind in KINDS:
        held = ask(f'SELECT ifnull(max(n), 0) FROM "{kind}"').fetchone()[0]
        if held <= _COUNTED:
            held = ask(f'SELECT count(*) FROM "{kind}"').fetchone()[0]
        total += held - ask(f'SELECT count(*) FROM "{kind}" WHERE _deleted = {GONE} AND _deleted <> 0').fetchone()[0]
    return total


def limit(store: Store, living: int) -> int:
    """How many of so many living records may be changed and deleted unasked."""
    share = store.setting(SHARE)
    return max(LEAST, living * (int(share) if share.isdecimal() else DEFAULT_SHARE) // 100)


def is_heavy(store: Store, weight: Weight) -> bool:
    """Whether that is too much to do unasked."""
    return weight.total > LEAST and weight.total > limit(store, living_records(store))


def brake(store: Store, weight: Weight) -> None:
    """Raises `Braked` where that is too much to do unasked."""
    if is_heavy(store, weight):
        raise Braked(weight, living_records(store))


def may_brake(store: Store, lines: int) -> bool:
    """Whether so many lines could be too much at all; spares looking at them closely."""
    if lines <= LEAST:
        return False
    living = living_records(store)
    return min(lines, living) > limit(store, living)
