"""Inviting a laptop into a ward, and coming into one: as a new desk, or with one that began before (format §1)."""

import base64
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.domain.dates import show_moment
from dxdesk.domain.records import ROLES
from dxdesk.errors import InputError
from dxdesk.exchange.invitation_file import Invitation, read_invitation, write_invitation
from dxdesk.exchange.known import (
    Statements,
    card_now,
    joined,
    known_statements,
    proved,
    reader_of,
    trust_here,
    ward_pen,
)
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.segments import Reader, Segment, kept, read_segment
from dxdesk.exchange.sending import keep_new_segments
from dxdesk.exchange.standing import review
from dxdesk.exchange.statements import INVITATION, Statement, statement_hash, write_card
from dxdesk.exchange.trust import Trust, trust_of
from dxdesk.exchange.vouching import found_ward, settle
from dxdesk.exchange.ward_keys import keep_keys, newest_group, public_half
from dxdesk.ledger.clock import Wall, time_text, wall_clock
from dxdesk.ledger.ops import CROCKFORD
from dxdesk.store.database import Store
from dxdesk.store.desk import (
    GROUP_PRIVATE,
    GROUP_PUBLIC,
    PRACTICE,
    ROOT_PUBLIC,
    WARD_CODE,
    WARD_NAME,
    WARD_RECORD,
    Founder,
    WardFacts,
    WardSecrets,
    adopt_ward,
    found_team,
    new_desk,
    profile,
)
from dxdesk.store.keyring import (
    group_keys,
    leave_ward,
    set_fingerprint_keys,
    ward_fingerprint_keys,
)
from dxdesk.store.saving import PUBLIC_KEY
from dxdesk.store.segments import bodies, keep_received, roots_of

VALID = timedelta(days=7)
LISTS = ("ward", "team", "hamlet", "member", "event", "catalogue")
"""The kinds whose packs an invitation brings, so that a new desk can name places and people from its first slip."""

_GROUPS, _LETTERS = 3, 4
_LISTS_LIMIT = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation just written: its file, the code to be spoken (60 bits), and when it ends."""

    file: Path
    code: str
    expires: datetime


def invite(store: Store, file: Path, role: str = "member") -> Invited:
    """Write an invitation for one laptop, to be used within seven days.

    Raises `InputError` where this desk may not invite or the role is unknown, `ExchangeError` where the file cannot be
    written; nothing is changed then.
    """
    if role not in ROLES:
        raise InputError("unknown_role", f"Không có vai trò “{role}”. Chọn một trong: {', '.join(ROLES)}.")
    statements = known_statements(store)
    if ward_pen(store, trust_here(store, statements)) is None:
        raise not_allowed()
    keep_new_segments(store)
    code = "".join(secrets.choice(CROCKFORD) for _ in range(_GROUPS * _LETTERS))
    one_time = Ed25519PrivateKey.generate()
    expires = store.clock() + VALID
    with store.writing():
        statements, trust = found_ward(store, *settle(store, statements, trust_here(store, statements)))
        pen = ward_pen(store, trust)
        if pen is None:
            raise not_allowed()
        said = pen.write(
            store, INVITATION, key=one_time.public_key().public_bytes_raw().hex(), role=role,
            label=profile(store).label, expires=time_text(expires))
        payload = _payload(store, statements, trust, said, one_time.private_bytes_raw().hex())
        write_invitation(file, payload, code)
        # The statement is kept only with the file in place, in this same transaction.
        settle(store, *joined(store, statements, [said]))
    groups = [code[at : at + _LETTERS].upper() for at in range(0, len(code), _LETTERS)]
    return Invited(file, "-".join(groups), expires)


def open_invitation(file: Path, code: str, clock: Wall = wall_clock) -> Invitation:
    """Read an invitation by its code; about a tenth of a second, by design.

    Raises `InputError` (`wrong_code`, `expired_invitation`) or `ExchangeError` (`not_an_invitation`,
    `newer_invitation`, `invitation_damaged`, `cannot_read`).
    """
    invitation = read_invitation(file, code)
    if clock() > invitation.expires:
        until = show_moment(invitation.expires)
        raise InputError("expired_invitation", f"Giấy mời này hết hạn từ {until}. Nhờ người mời làm giấy mới.")
    return invitation


def new_desk_by_invitation(
    home: Path, passphrase: str, invitation: Invitation, team: str, member: str, clock: Wall = wall_clock
) -> tuple[Store, str]:
    """A new desk of the ward that invited, and its recovery key; raises as `store.desk.new_desk`."""
    group, fingerprint = invitation.groups[0], invitation.fingerprints[0][1]
    first = WardSecrets("", invitation.root, fingerprint, group, public_half(group))
    return new_desk(
        home, passphrase, invitation.ward, Founder(team, member, invitation.role), clock=clock, secrets=first,
        practice=invitation.practice, joins=True, then=lambda store: _enter(store, invitation))


def join_ward(store: Store, invitation: Invitation) -> None:
    """Bring a desk that holds data into the ward that invited; all its ops stay and go out again to the ward.

    Its former root, group and fingerprint keys stay to read what it had. Raises `InputError`: `other_ward`,
    `already_joined`, `revoked`; nothing is changed then.
    """
    own, practice = store.setting(PUBLIC_KEY), store.setting(PRACTICE) == "1"
    if invitation.ward.code != store.setting(WARD_CODE) or invitation.practice != practice:
        raise InputError("other_ward", (
            f"Giấy mời này của {invitation.ward.name}{' (tập dượt)' if invitation.practice else ''}, không phải phường "
            "của sổ này. Sổ chưa đổi gì."))
    trust = _trust_of(store, invitation)
    if own in trust.revoked:
        raise InputError("revoked", "Phường đã thu quyền máy này. Nhờ cán bộ phường trả lại quyền rồi mới vào lại.")
    if invitation.root == store.setting(ROOT_PUBLIC) and own in trust.standing:
        raise InputError("already_joined", "Máy này đã ở trong phường này rồi. Không cần giấy mời nữa.")
    _enter(store, invitation)


def _enter(store: Store, invitation: Invitation) -> None:
    with store.writing():
        if invitation.root != store.setting(ROOT_PUBLIC):
            leave_ward(store, invitation.root)
            store.set_setting(GROUP_PRIVATE, invitation.groups[0])
            store.set_setting(GROUP_PUBLIC, public_half(invitation.groups[0]))
            store.set_setting(WARD_NAME, invitation.ward.name)
        statements, trust = joined(store, known_statements(store), invitation.statements)
        set_fingerprint_keys(store, invitation.fingerprints)
        keep_keys(store, trust, (list(invitation.groups), list(invitation.fingerprints)))
        card = replace(card_now(store, trust), role=invitation.role)
        statements, trust = joined(store, statements, [write_card(card, invitation.public, invitation.sign)])
        settle(store, statements, trust)
        if invitation.record:
            store.set_setting(WARD_RECORD, invitation.record)
    reader = reader_of(store, trust)
    taken = [segment for data in invitation.lists if (segment := _readable(data, reader))]
    keep_received(store, [(kept(segment), segment.ops) for segment in taken])
    adopt_ward(store)
    found_team(store)
    review(store)


def _readable(data: bytes, reader: Reader) -> Segment | None:
    try:
        return read_segment(data, reader)
    except SegmentRefused:
        return None


def _trust_of(store: Store, invitation: Invitation) -> Trust:
    """What the invitation's statements and those known here come to under its root."""
    ward, practice, roots = invitation.ward.code, invitation.practice, [invitation.root]
    met = {statement_hash(one): one for one in invitation.statements}
    return trust_of(proved(known_statements(store), met, ward, practice, roots), ward, practice, roots)


def not_allowed() -> InputError:
    """This desk may not speak for the ward."""
    return InputError("not_allowed", "Máy này không được giao quyền mời và duyệt máy. Nhờ cán bộ phường.")


def _payload(store: Store, statements: Statements, trust: Trust, said: Statement, one_time: str) -> dict[str, Any]:
    """What the file holds. Groups and fingerprint keys are the ward's own, the newest first."""
    told, held = profile(store), group_keys(store)
    ward = dict.fromkeys([newest_group(store, trust), *(epoch.age for epoch in reversed(trust.epochs))])
    province = store.value("ward", told.ward_record, "province")
    return {
        "ward": asdict(WardFacts(told.ward_code, told.ward_name, province)), "record": told.ward_record,
        "practice": told.practice, "inviter": told.label, "root": store.setting(ROOT_PUBLIC), "key": one_time,
        "invitation": said, "statements": [*statements.values(), said],
        "groups": [held[public] for public in ward if public in held],
        "fingerprints": ward_fingerprint_keys(store), "lists": list(_lists(store)),
    }


def _lists(store: Store) -> Iterable[str]:
    """The segments of the ward's lists as far as a file may carry them, newest first; the rest comes by exchange."""
    room = _LISTS_LIMIT
    for _, body in bodies(store, roots_of(store, LISTS)):
        room -= len(body)
        if room >= 0:
            yield base64.b64encode(body).decode()
