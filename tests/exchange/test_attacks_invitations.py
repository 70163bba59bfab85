"""What strangers and holders of old or hostile invitations try, against real desks."""

import base64
import json
import zlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dxdesk.errors import DeskError
from dxdesk.exchange.devices import approve, devices, fingerprint, own_fingerprint, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import invite, join_ward, open_invitation
from dxdesk.exchange.known import card_now, known_statements, trust_here
from dxdesk.store.desk import AGE_PUBLIC
from dxdesk.store.keyring import fingerprint_keys, ward_fingerprint_keys
from dxdesk.store.keys import plain_recovery, wrap
from dxdesk.store.saving import PUBLIC_KEY, WRITER
from tests.exchange.attacks import by_one_invitation, hand, lay, strange_card
from tests.exchange.wards import Ward, seen_by


@pytest.mark.parametrize("key", [[], {}, "zz", "00"])
def test_what_an_old_invitation_signs_stops_nobody_from_looking_at_the_laptops(ward: Ward, key: object) -> None:
    officer, stranger = ward.alone("phường", "officer"), ward.alone("tổ 2")
    invitation, (team,) = by_one_invitation(ward, officer, "tổ 1")
    ward.meet(stranger, team, officer)
    one = strange_card(ward, officer, 1, hand(invitation))
    lay(ward, one, hand(invitation).write(officer, "card", key=key))
    exchange(officer, ward.stick)
    assert len(devices(officer)) >= 3
    approve(officer, own_fingerprint(stranger))
    assert revoke(officer, team.setting(WRITER)).device.state == "revoked"


def test_an_invitation_hides_no_waiting_laptop_behind_a_false_card(ward: Ward) -> None:
    officer, stranger, thief = ward.alone("phường", "officer"), ward.alone("tổ 2"), ward.alone("trộm")
    invitation, (_,) = by_one_invitation(ward, officer, "tổ 1")
    card = card_now(stranger, trust_here(stranger, {}))
    false = {name: getattr(card, name) for name in card.__dataclass_fields__} | {
        "age": thief.setting(AGE_PUBLIC), "made": "20261129T010000000Z", "role": "member"}
    lay(ward, strange_card(ward, officer, 1, hand(invitation)), hand(invitation).write(officer, "card", **false))
    ward.meet(*ward.stores)
    assert fingerprint(stranger.setting(PUBLIC_KEY), thief.setting(AGE_PUBLIC)) not in {
        device.fingerprint for device in devices(officer)}
    assert approve(officer, own_fingerprint(stranger)).state == "trusted"


def test_of_an_invitation_used_twice_nothing_is_said_any_more_once_it_is_settled(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    invitation, (team,) = by_one_invitation(ward, officer, "tổ 1")
    ward.meet(team, officer)
    lay(ward, strange_card(ward, officer, 1, hand(invitation)))
    for store in (officer, team):
        assert not [said for said in exchange(store, ward.stick).notices if "giấy mời" in said]


def test_an_invitation_renames_nobody(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    invitation, (team,) = by_one_invitation(ward, officer, "tổ 1")
    ward.meet(team, officer)
    card = card_now(officer, trust_here(officer, known_statements(officer)))
    false = {name: getattr(card, name) for name in card.__dataclass_fields__} | {
        "label": "Máy mất", "made": "20261129T010000000Z"}
    lay(ward, hand(invitation).write(officer, "card", **false))
    exchange(team, ward.stick)
    assert seen_by(team, officer).label == card.label


def test_an_old_invitation_takes_no_newer_key_away(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    old = ward.invitation(officer)
    lost = ward.invited(officer, "máy mất")
    team = ward.invited(officer, "tổ 1")
    ward.meet(lost, officer, team)
    revoke(officer, lost.setting(WRITER))
    ward.meet(officer, team)
    before = fingerprint_keys(team)
    assert before[0][0] == 2
    # What let it in is not known to it any more.
    with team.writing():
        team.connection.execute("DELETE FROM statement")
    join_ward(team, old)
    assert set(before) <= set(fingerprint_keys(team))
    ward.meet(team, officer)
    assert ward_fingerprint_keys(team)[0] == before[0]


@pytest.mark.parametrize("change", [
    {"key": "00"}, {"key": "00" * 32}, {"ward": {"code": "../../x", "name": "", "province": ""}},
    {"statements": [{"type": "x", "text": "\ud800"}]}, {"fingerprints": [[float("inf"), "00" * 32]]},
])
def test_no_invitation_however_written_breaks_the_laptop_it_is_opened_on(ward: Ward, change: dict) -> None:
    officer, file = ward.alone("phường", "officer"), ward.folder / "giấy mời"
    code = invite(officer, file).code
    invitation = open_invitation(file, code, ward.clock)
    said = {
        "ward": {"code": "25747", "name": "Phường", "province": ""}, "record": "", "practice": False, "inviter": "",
        "root": invitation.root, "key": invitation.key, "invitation": next(
            one for one in invitation.statements if one["type"] == "invitation"), "statements": [], "groups": list(
            invitation.groups), "fingerprints": list(invitation.fingerprints), "lists": []}
    write_raw(file, said, code)
    assert open_invitation(file, code, ward.clock).root == invitation.root
    write_raw(file, said | change, code)
    with pytest.raises(DeskError) as error:
        open_invitation(file, code, ward.clock)
    assert error.value.code == "invitation_damaged"


def write_raw(file: Path, payload: dict, code: str) -> None:
    """An invitation whose sealed part holds what no honest desk would write."""
    key, nonce = bytes(32), bytes(12)
    data = AESGCM(key).encrypt(nonce, zlib.compress(json.dumps(payload).encode()), None)
    parts = {"code": wrap(key, plain_recovery(code)), "nonce": nonce.hex(), "sealed": base64.b64encode(data).decode()}
    file.write_bytes(b"dxdesk-invitation-1\n" + json.dumps(parts).encode())
