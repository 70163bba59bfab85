"""What strangers, holders of old invitations, laptops put out and hostile delegates try, against real desks."""

import base64
import json
import zlib
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dxdesk.errors import DeskError
from dxdesk.exchange import known, package, standing, ward_keys
from dxdesk.exchange.devices import approve, delegate, devices, fingerprint, own_fingerprint, reinstate, revoke
from dxdesk.exchange.envelope import seal, unseal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.header import Header
from dxdesk.exchange.invitation import invite, join_ward, new_desk_by_invitation, open_invitation
from dxdesk.exchange.invitation_file import Invitation
from dxdesk.exchange.known import Pen, card_now, device_pen, known_statements, trust_here
from dxdesk.exchange.package import pack
from dxdesk.exchange.root_key import recover_root, root_text
from dxdesk.exchange.segments import write_segment
from dxdesk.exchange.sending import keep_new_segments
from dxdesk.exchange.statements import Statement, sign_statement, trust_list
from dxdesk.exchange.ward_keys import give_keys, newest_group
from dxdesk.ledger.ops import stamp
from dxdesk.store import segments
from dxdesk.store.database import Store
from dxdesk.store.desk import AGE_PUBLIC, ROOT_AGE_PRIVATE
from dxdesk.store.keyring import fingerprint_keys, group_keys, ward_fingerprint_keys
from dxdesk.store.keys import plain_recovery, wrap
from dxdesk.store.saving import PUBLIC_KEY, WRITER, Change, save
from dxdesk.store.segments import COUNTED, NEWER, UNKNOWN
from tests.exchange.desks import PASSPHRASE, add_person, all_equal, unpack
from tests.exchange.kit import Device, record
from tests.exchange.wards import Ward, lay_packs, names, seen_by


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


def test_a_group_that_is_no_key_stops_no_exchange(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    leader, team = ward.invited(officer, "tổ 1", "leader"), ward.invited(officer, "tổ 2")
    ward.meet(leader, team, officer)
    delegate(officer, leader.setting(WRITER))
    ward.meet(officer, leader)
    lay(ward, device_pen(leader).write(
        leader, "epoch", scope="ward", epoch=9, age="age1 không phải khóa", fingerprint=9, mark="00"))
    add_person(team, "Người mới")
    ward.meet(team, officer)
    assert all_equal(team, officer)


def test_whom_a_delegate_put_out_stays_out_when_the_delegate_is_put_out_too(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    leader, other = ward.invited(officer, "tổ 1", "leader"), ward.invited(officer, "tổ 2")
    ward.meet(leader, other, officer)
    delegate(officer, leader.setting(WRITER))
    ward.meet(officer, leader)
    lost = ward.invited(leader, "máy mất")
    ward.meet(lost, leader, officer, other)
    revoke(leader, lost.setting(WRITER))
    add_person(lost, "Kẻ trộm ghi")
    for store in (leader, officer, other):
        exchange(store, ward.stick)
    revoke(officer, leader.setting(WRITER))
    for store in (officer, other, officer):
        exchange(store, ward.stick)
    for store in (officer, other):
        assert seen_by(store, lost).state == "revoked"
        assert {"Dân của máy mất", "Dân của tổ 1"} <= names(store) and "Kẻ trộm ghi" not in names(store)
    assert all_equal(officer, other)
    known = known_statements(officer)
    newest = newest_group(officer, trust_here(officer, known))
    to = {key for one in known.values() if one["type"] == "keys" and newest in one["groups"] for key in one["to"]}
    assert lost.setting(PUBLIC_KEY) not in to and other.setting(PUBLIC_KEY) in to
    assert reinstate(officer, lost.setting(WRITER)).state == "trusted"


def test_whom_a_delegate_took_back_stays_when_the_delegate_is_put_out(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    first, second, team = (ward.invited(officer, name) for name in ("tổ 1", "tổ 2", "tổ 3"))
    ward.meet(first, second, team, officer)
    for leader in (first, second):
        delegate(officer, leader.setting(WRITER))
    ward.meet(officer, first, second)
    revoke(first, team.setting(WRITER))
    ward.meet(first, second)
    reinstate(second, team.setting(WRITER))
    ward.meet(second, officer, team)
    assert seen_by(officer, team).state == "trusted"
    revoke(officer, second.setting(WRITER))
    assert seen_by(officer, team).state == "trusted"


def sealed(payload: str, to: Store) -> str:
    return base64.b64encode(seal(payload.encode(), [to.setting(AGE_PUBLIC)])).decode()


@pytest.mark.parametrize("payload", [
    '{"groups":[],"fingerprints":[[Infinity,"00"]]}', '{"groups":[],"fingerprints":[[1e400,"00"]]}',
    '{"groups":[],"fingerprints":[["1","' + "00" * 32 + '"]]}', '{"groups":"a","fingerprints":{}}', "[]", "7",
])
def test_odd_keys_from_a_laptop_that_counts_stop_no_exchange(ward: Ward, payload: str) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(team, officer)
    before = fingerprint_keys(officer)
    to = [officer.setting(PUBLIC_KEY)]
    lay(ward, *(device_pen(team).write(team, "keys", groups=groups, to=to, sealed=sealed(payload, officer))
                for groups in (["x"], [["x"]], {}, "x")))
    add_person(team, "Người mới")
    ward.meet(team, officer)
    assert fingerprint_keys(officer) == before and "Người mới" in names(officer)


def test_keys_nobody_announced_are_kept_only_so_many(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(team, officer)
    monkeypatch.setattr(ward_keys, "OTHERS_LIMIT", 5)
    groups = [str(pyrage.x25519.Identity.generate()) for _ in range(20)]
    payload = json.dumps({"groups": groups, "fingerprints": [[n, f"{n:064x}"] for n in range(1, 21)]})
    lay(ward, device_pen(team).write(
        team, "keys", groups=["x"], to=[officer.setting(PUBLIC_KEY)], sealed=sealed(payload, officer)))
    ward.meet(officer, team)
    assert len(group_keys(officer)) == len(fingerprint_keys(officer)) == 1 + 5
    revoke(officer, team.setting(WRITER))
    assert ward_fingerprint_keys(officer)[0][0] == 2


def test_a_laptop_put_out_cuts_nobody_off_from_the_new_keys(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    lost, unused = ward.invited(officer, "máy mất"), ward.invitation(officer)
    ward.meet(lost, officer, lost)
    late = ward.alone("giấy cũ")
    join_ward(late, unused)
    revoke(officer, lost.setting(WRITER))
    newest = newest_group(officer, trust_here(officer, known_statements(officer)))
    lay(ward, device_pen(lost).write(lost, "keys", groups=[newest], to=[late.setting(PUBLIC_KEY)], sealed=""))
    ward.meet(officer, late, officer, late)
    assert newest in group_keys(late) and all_equal(officer, late)


def test_new_keys_reach_a_ward_of_any_size(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(team, officer)
    statements = known_statements(officer)
    trust = trust_here(officer, statements)
    cards = [replace(trust.cards[team.setting(PUBLIC_KEY)], age=str(pyrage.x25519.Identity.generate().to_public()))
             for _ in range(250)]
    said = give_keys(officer, trust, statements, cards)
    assert sum(len(one["to"]) for one in said) == len(cards)
    for one in said:
        unseal(base64.b64decode(one["sealed"]), [officer.setting(ROOT_AGE_PRIVATE)])


def test_a_new_laptop_finds_room_among_any_number_of_strangers(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "STRANGERS_LIMIT", 5)
    officer = ward.alone("phường", "officer")
    lay(ward, *(strange_card(ward, officer, number) for number in range(1, 12)))
    exchange(officer, ward.stick)
    assert [device.state for device in devices(officer)].count("waiting") == 5
    clean = ward.folder / "USB mới"
    clean.mkdir()
    team = ward.alone("tổ 1")
    exchange(team, clean)
    exchange(officer, clean)
    assert [device.state for device in devices(officer)].count("waiting") == 5
    assert approve(officer, own_fingerprint(team)).state == "trusted"


def test_whoever_may_not_speak_for_the_ward_fills_no_list(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "SPEAKER_LIMIT", 20 * 2 * 1024)
    officer = ward.alone("phường", "officer")
    invitation, (team,) = by_one_invitation(ward, officer, "tổ 1")
    ward.meet(team, officer)
    for pen in (hand(invitation), device_pen(team)):
        lay(ward, *(pen.write(team, "later", n=number) for number in range(60)))
        lay(ward, pen.write(team, "later", text="x" * 50_000))
    exchange(officer, ward.stick)
    said = [one for one in known_statements(officer).values() if one["type"] == "later"]
    assert 2 * 5 < len(said) <= 2 * 20 and not any("text" in one for one in said)
    revoke(officer, team.setting(WRITER))
    exchange(officer, ward.stick)
    later = ward.invited(officer, "tổ sau")
    ward.meet(later, officer)
    assert all_equal(later, officer)


def test_strangers_leave_room_for_what_a_laptop_put_out_wrote_before(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, stranger = ward.alone("phường", "officer"), ward.alone("lạ")
    lost, other = ward.invited(officer, "máy mất"), ward.invited(officer, "tổ 2")
    for number in range(12):
        add_person(stranger, f"Người lạ {number}")
        keep_new_segments(stranger)
    lay_packs(ward, stranger)
    exchange(other, ward.stick)
    (full,) = other.connection.execute("SELECT sum(length(body)) FROM segment WHERE state = ?", [UNKNOWN]).fetchone()
    monkeypatch.setattr(segments, "WAITING_LIMIT", full)
    ward.meet(lost, officer)
    revoke(officer, lost.setting(WRITER))
    ward.meet(officer, other)
    assert "Dân của máy mất" in names(other) and all_equal(officer, other)


def test_packs_for_a_later_program_hide_nothing_of_a_laptop_put_out(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    lost = ward.invited(officer, "máy mất")
    ward.meet(lost, officer)
    add_person(lost, "Giữa chừng")
    exchange(lost, ward.stick)
    exchange(officer, ward.stick)
    add_person(lost, "Sau đó")
    ward.meet(lost, officer)
    (root,) = officer.connection.execute(
        "SELECT root FROM segment WHERE key = ? AND kind = 'resident' ORDER BY seq LIMIT 1 OFFSET 1",
        [lost.setting(PUBLIC_KEY)]).fetchone()
    with officer.writing():
        segments.set_state(officer, root, NEWER)
    assert revoke(officer, lost.setting(WRITER)).waiting == 0
    assert {"Dân của máy mất", "Sau đó"} <= names(officer)
    others = [place for place in segments.places_of(officer, lost.setting(PUBLIC_KEY)) if place.root == root]
    assert others[0].state in COUNTED, "waits for a later program no more, and counts as the heads say"


def test_a_laptop_of_a_former_ward_gets_no_keys_until_the_ward_lets_it_in(ward: Ward) -> None:
    officer, team, mate = ward.alone("phường", "officer"), ward.alone("tổ 1"), ward.alone("bạn")
    other = ward.invited(officer, "tổ 2")
    ward.meet(team, mate)
    approve(team, own_fingerprint(mate))
    approve(mate, own_fingerprint(team))
    join_ward(team, ward.invitation(officer))
    ward.meet(team, other, officer, team)
    revoke(officer, other.setting(WRITER))
    ward.meet(officer, team, mate, team)
    newest = newest_group(officer, trust_here(officer, known_statements(officer)))
    assert newest in group_keys(team) and newest not in group_keys(mate)
    assert seen_by(team, mate).state == "trusted"
    delegate(officer, team.setting(WRITER))
    ward.meet(officer, team)
    approve(team, own_fingerprint(mate))
    ward.meet(team, officer)
    assert "Dân của bạn" in names(officer)


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


def test_no_pack_of_a_stranger_spoils_a_package(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    officer, stranger = ward.alone("phường", "officer"), ward.alone("lạ")
    team = ward.invited(officer, "tổ 1")
    many = dict.fromkeys(("phone", "address", "note"), "a" * 60_000)
    save(stranger, [Change("resident", {"full_name": "a", **many})])
    keep_new_segments(stranger)
    lay_packs(ward, stranger)
    ward.meet(officer)
    ward.meet(team)
    add_person(officer, "Người mới")
    packed = pack(officer, ward.folder / "gói", PASSPHRASE)
    assert packed.packs > 4
    unpack(team, packed.file, PASSPHRASE)
    assert "Người mới" in names(team)
    monkeypatch.setattr(package, "ZIP_LIMIT", 2 * packed.file.stat().st_size)
    for number in range(30):
        add_person(stranger, f"{number}")
        keep_new_segments(stranger)
    lay_packs(ward, stranger)
    exchange(officer, ward.stick)
    add_person(officer, "Người mới nữa")
    again = pack(officer, ward.folder / "gói 2", PASSPHRASE)
    unpack(team, again.file, PASSPHRASE)
    assert "Người mới nữa" in names(team)


def test_no_delegate_puts_out_the_laptop_the_root_was_recovered_on(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    leader = ward.invited(officer, "tổ 1", "leader")
    ward.meet(leader, officer)
    delegate(officer, leader.setting(WRITER))
    ward.meet(officer, leader)
    new = ward.alone("máy mới", "officer")
    recover_root(new, root_text(officer), ward.stick)
    ward.meet(new, leader)
    with pytest.raises(DeskError) as error:
        revoke(leader, new.setting(WRITER))
    assert error.value.code == "not_allowed"


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


def test_a_pack_of_ones_own_for_another_scope_is_a_copys_work_and_costs_nothing_later(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(team, officer)
    writer = team.setting(WRITER)
    op = Device(1).op("resident", record(1), {"full_name": "Của bản sao"})
    op = stamp(replace(op, id=""), "20261122T021500001Z-0000", writer, b"n" * 16)
    key, salt = team.setting(PUBLIC_KEY), "0" * 32
    header = Header("resident", writer, 9, "-", "25747", "20261122T021500000Z", key, salt, "to1")
    body = write_segment(header, [op], device_pen(team).sign).data
    (ward.stick / "DXDESK" / "inbox" / "x.csv").write_bytes(body)
    exchange(officer, ward.stick)
    assert seen_by(officer, team).waiting == 1
    before = officer.connection.total_changes
    assert standing.review(officer) == standing.Reviewed({}, 0)
    assert officer.connection.total_changes == before
    exchange(team, ward.stick)
    assert team.setting(WRITER) != writer
