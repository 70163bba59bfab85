"""What attackers of a ward lay on its stick."""

from dxdesk.exchange.invitation import new_desk_by_invitation
from dxdesk.exchange.invitation_file import Invitation
from dxdesk.exchange.known import Pen
from dxdesk.exchange.statements import Statement, sign_statement, trust_list
from dxdesk.store.database import Store
from dxdesk.store.desk import AGE_PUBLIC
from tests.exchange.desks import PASSPHRASE
from tests.exchange.kit import Device
from tests.exchange.wards import Ward


def lay(ward: Ward, *statements: Statement) -> None:
    """Put statements on the stick, in a list of their own."""
    folder = ward.stick / "DXDESK" / "trust"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{len(list(folder.iterdir()))}.json").write_bytes(trust_list("25747", statements))


def hand(invitation: Invitation) -> Pen:
    """What the holder of an invitation signs with."""
    return Pen(invitation.public, invitation.sign)


def strange_card(ward: Ward, store: Store, number: int, pen: Pen | None = None, **says: str) -> Statement:
    """The card of a laptop that is none, signed by itself or by another."""
    device = Device(number)
    card = {"type": "card", "ward": "25747", "practice": False, "writer": device.writer, "previous": "", "label": "Lạ",
            "team": "Tổ", "role": "member", "key": device.key, "age": store.setting(AGE_PUBLIC), "app": "0.2.0",
            "made": "20261122T021500000Z", **says}
    return sign_statement(card, pen.by, pen.sign) if pen else sign_statement(card, device.key, device.private.sign)


def by_one_invitation(ward: Ward, officer: Store, *called: str) -> tuple[Invitation, list[Store]]:
    invitation = ward.invitation(officer)
    stores = [new_desk_by_invitation(ward.folder / name, PASSPHRASE, invitation, "Tổ", name, ward.clock)[0]
              for name in called]
    ward.stores += stores
    return invitation, stores
