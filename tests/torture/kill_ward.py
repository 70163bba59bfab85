"""A real ward caught in the middle of things, for desks to be killed in: what lies on its stick makes a desk do it all.

The stick brings the desk `bàn`: a revocation of a laptop it had merged from, new keys, the approval of one it holds
waiting packs of, new packs; and the desk has visits to send. `riêng` is about to join by an invitation, `phường` is the
officer's desk about to put the laptop out, `chứng` another desk that must come to the same.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.visit import VisitDraft
from dxdesk.exchange.devices import approve, own_fingerprint, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import Invitation, invite, join_ward, new_desk_by_invitation, open_invitation
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, WardFacts, new_desk
from dxdesk.store.saving import WRITER
from dxdesk.store.visits import save_visit
from tests.torture.victim import HELPS, PASSPHRASE

WARD = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", ("Khu phố 1",))


@dataclass(frozen=True)
class Caught:
    """Where it all lies, the invitation not used yet, and the writer of the laptop to be put out."""

    place: Path
    invitation: Path
    code: str
    lost: str

    def copied(self, name: str, target: Path) -> Path:
        """A copy of a desk or of the stick."""
        shutil.copytree(self.place / name, target)
        return target


def visits(store: Store, count: int) -> None:
    for number in range(count):
        save_visit(store, VisitDraft({"full_name": f"Phạm Thị {number}"}, "", {}, HELPS))


def catch(place: Path, packs: int) -> Caught:
    """The ward, with so many packs to be merged."""
    stick = place / "usb"
    stick.mkdir()
    officer = new_desk(place / "phường đang mở", PASSPHRASE, WARD, Founder("Tổ 1", "Cán bộ", "officer"))[0]
    desk, sender, lost, witness = (_invited(officer, place / name) for name in ("bàn", "gửi", "mất", "chứng"))
    waiting = _came_too_late(officer, sender, place, stick)
    for store in (desk, sender, lost, witness, officer, desk):
        exchange(store, stick)
    for store in (waiting, lost):
        visits(store, packs // 8)
        exchange(store, stick)
    exchange(desk, stick)
    visits(desk, packs // 8)
    _rest(officer, place / "phường")
    revoke(officer, lost.setting(WRITER))
    exchange(officer, stick)
    approve(officer, own_fingerprint(waiting))
    for _ in range(packs // 4):
        visits(sender, 2)
        exchange(sender, stick)
    alone = new_desk(place / "riêng", PASSPHRASE, WARD, Founder("Tổ riêng", "Người riêng"))[0]
    visits(alone, packs // 8)
    invited = invite(officer, place / "giấy mời")
    exchange(officer, stick)
    caught = Caught(place, invited.file, invited.code, lost.setting(WRITER))
    for store in (officer, desk, sender, lost, witness, waiting, alone):
        store.close()
    return caught


def _invited(officer: Store, home: Path) -> Store:
    return new_desk_by_invitation(home, PASSPHRASE, _invitation(officer, home), "Tổ 1", home.name)[0]


def _invitation(officer: Store, home: Path) -> Invitation:
    invited = invite(officer, home.with_name(f"giấy mời {home.name}"))
    return open_invitation(invited.file, invited.code)


def _came_too_late(officer: Store, sender: Store, place: Path, stick: Path) -> Store:
    """A laptop that came by an invitation another one had used and was signed for: it waits for approval."""
    invitation = _invitation(officer, place / "đến sau")
    first = new_desk(place / "đến trước", PASSPHRASE, WARD, Founder("Tổ 2", "Người trước"))[0]
    join_ward(first, invitation)
    for store in (first, officer, sender):
        exchange(store, stick)
    first.close()
    late = new_desk(place / "đến sau", PASSPHRASE, WARD, Founder("Tổ 3", "Người sau"))[0]
    join_ward(late, invitation)
    return late


def _rest(store: Store, target: Path) -> None:
    """A copy of an open desk."""
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(store.home, target)
