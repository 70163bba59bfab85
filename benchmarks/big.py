"""Desks to measure in, filled through the bulk path."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.data import Maker, ward_ops
from dxdesk.exchange.invitation import invite, new_desk_by_invitation, open_invitation
from dxdesk.ledger.clock import time_text
from dxdesk.ledger.ops import Op
from dxdesk.store.apply import apply_ops
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, WardFacts, new_desk
from dxdesk.store.saving import WRITER
from dxdesk.store.segments import CHUNK

PASSPHRASE = "đo cho biết"
WARD = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", ("Khu phố 1",))


def empty_desk(home: Path, practice: bool = True) -> Store:
    """A new desk; one that is not for practice writes its segments encrypted."""
    return new_desk(home, PASSPHRASE, WARD, Founder("Tổ đo", "Nguyễn Văn Thử"), practice=practice)[0]


def invited_desk(officer: Store, home: Path, member: str) -> Store:
    """A new desk that came into the officer's ward by an invitation, as every laptop does."""
    file = home.with_suffix(".invitation")
    told = invite(officer, file)
    return new_desk_by_invitation(home, PASSPHRASE, open_invitation(file, told.code), "Tổ đo", member)[0]


def big_desk(home: Path, visits: int) -> Store:
    """A desk with that many visits, as many help lines and three residents to ten visits."""
    store = empty_desk(home)
    fill(store, ward_ops(Maker(store.setting(WRITER)), visits))
    return store


def fill(store: Store, ops: Iterable[Op]) -> None:
    """Take ops in as a merge does, in chunks of 20,000."""
    for part in chunks(ops, CHUNK):
        with store.writing():
            apply_ops(store.connection, part, time_text(store.clock()), mine=False, segment=0)
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def chunks(ops: Iterable[Op], size: int) -> Iterator[list[Op]]:
    """The ops in lists of at most `size`."""
    source = iter(ops)
    while part := list(islice(source, size)):
        yield part
