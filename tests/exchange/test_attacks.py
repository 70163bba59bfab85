"""What strangers, laptops put out and hostile delegates try, against real desks."""

import base64
import json
from dataclasses import replace

import pyrage
import pytest

from dxdesk.errors import DeskError
from dxdesk.exchange import known, package, standing, ward_keys
from dxdesk.exchange.devices import approve, delegate, devices, own_fingerprint, reinstate, revoke
from dxdesk.exchange.envelope import seal, unseal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.header import Header
from dxdesk.exchange.invitation import join_ward
from dxdesk.exchange.known import device_pen, known_statements, trust_here
from dxdesk.exchange.package import pack
from dxdesk.exchange.root_key import recover_root, root_text
from dxdesk.exchange.segments import write_segment
from dxdesk.exchange.sending import keep_new_segments
from dxdesk.exchange.ward_keys import give_keys, newest_group
from dxdesk.ledger.ops import stamp
from dxdesk.store import segments
from dxdesk.store.database import Store
from dxdesk.store.desk import AGE_PUBLIC, ROOT_AGE_PRIVATE
from dxdesk.store.keyring import fingerprint_keys, group_keys, ward_fingerprint_keys
from dxdesk.store.saving import PUBLIC_KEY, WRITER, Change, save
from dxdesk.store.segments import COUNTED, NEWER, UNKNOWN
from tests.exchange.attacks import by_one_invitation, hand, lay, strange_card
from tests.exchange.desks import PASSPHRASE, add_person, all_equal, unpack
from tests.exchange.kit import Device, record
from tests.exchange.sealing import cheap_passphrases
from tests.exchange.wards import Ward, lay_packs, names, seen_by


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


def test_no_pack_of_a_stranger_spoils_a_package(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_passphrases(monkeypatch)
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
