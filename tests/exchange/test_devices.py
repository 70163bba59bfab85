"""Letting laptops in and putting them out: fingerprints, revocation, new keys, what counts afterwards (format §1)."""

from datetime import date
from pathlib import Path

import pytest

from dxdesk.errors import DeskError
from dxdesk.exchange import known, standing
from dxdesk.exchange.devices import (
    approve,
    declare_copy,
    delegate,
    devices,
    fingerprint,
    may_manage,
    own_fingerprint,
    reinstate,
    revoke,
)
from dxdesk.exchange.envelope import unseal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import join_ward
from dxdesk.store import segments
from dxdesk.store.database import Store
from dxdesk.store.keyring import group_keys, ward_fingerprint_keys
from dxdesk.store.saving import WRITER
from dxdesk.store.segments import COUNTED, REVOKED, UNKNOWN, standing_keys
from dxdesk.store.state import state_hash
from tests.exchange.desks import Template, add_person, all_equal, copied, edit, packs_of, results, value
from tests.exchange.wards import Ward, names, refused, seen_by, unchanged
from tests.store.kit import assert_follows_from_ops


def writer(store: Store) -> str:
    return store.setting(WRITER)


def test_two_teams_without_an_officer_trust_each_other_by_ten_digits_read_aloud(ward: Ward) -> None:
    one, two = ward.alone("tổ 1"), ward.alone("tổ 2")
    ward.meet(one, two, one)
    assert names(one) == {"Dân của tổ 1"}
    assert seen_by(one, two).state == "waiting"
    assert seen_by(one, two).fingerprint == own_fingerprint(two)
    approve(one, own_fingerprint(two).replace(" ", "-"))
    approve(two, own_fingerprint(one))
    ward.meet(one, two)
    assert all_equal(one, two)
    assert names(one) == {"Dân của tổ 1", "Dân của tổ 2"}


def test_a_fingerprint_is_of_both_keys_and_reads_as_two_groups() -> None:
    told = fingerprint("00" * 32, "age1x")
    assert len(told) == 11 and told[5] == " " and told.replace(" ", "").isdecimal()
    assert len({told, fingerprint("00" * 32, "age1y"), fingerprint("01" + "00" * 31, "age1x")}) == 3


def test_what_a_waiting_laptop_wrote_is_kept_relayed_and_counted_in_once_it_is_approved(
    practice: Template, ward: Ward, tmp_path: Path
) -> None:
    one, two, _ = practice.desks(tmp_path / "desks")
    stranger = ward.alone("lạ", practice=True)
    exchange(stranger, ward.stick)
    assert results(exchange(one, ward.stick))["unknown_device"] == len(packs_of(ward.stick, stranger))
    for path in packs_of(ward.stick, stranger):
        path.unlink()
    assert results(exchange(one, ward.stick)).get("unknown_device") is None
    assert packs_of(ward.stick, stranger), "not relayed"
    exchange(two, ward.stick)
    hashed = state_hash(two)
    assert seen_by(two, stranger).waiting == len(packs_of(ward.stick, stranger))
    approve(two, seen_by(two, stranger).fingerprint)
    assert "Dân của lạ" in names(two) and state_hash(two) != hashed
    done = exchange(one, ward.stick), exchange(two, ward.stick), exchange(one, ward.stick)
    assert "Dân của lạ" in names(one)
    assert any("trước đây còn chờ" in notice for notice in done[2].notices)
    for store in (one, two):
        store.close()


def test_strangers_fill_no_desk(desks: list[Store], ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = ward.alone("lạ", practice=True)
    exchange(stranger, ward.stick)
    monkeypatch.setattr(segments, "WAITING_LIMIT", 1_500)
    told = results(exchange(desks[0], ward.stick))
    assert told["unknown_device"] == len(packs_of(ward.stick, stranger)) > 1
    kept = desks[0].connection.execute("SELECT sum(length(body)) FROM segment WHERE state = ?", [UNKNOWN]).fetchone()[0]
    assert 0 < kept <= 1_500


def test_a_lost_laptop_counts_as_far_as_the_ward_says_and_no_further(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    lost, other = ward.invited(officer, "máy mất"), ward.invited(officer, "tổ 2")
    ward.meet(lost, officer, other)
    shared = add_person(lost, "Trước khi mất")
    ward.meet(lost, officer, other)
    edit(lost, shared, phone="0900000001")
    late = add_person(lost, "Sau khi mất")
    exchange(lost, ward.stick)
    exchange(other, ward.stick)
    assert value(other, shared, "phone") == "0900000001" and "Sau khi mất" in names(other)
    done = revoke(officer, writer(lost))
    assert (done.device.state, done.waiting, done.epoch) == ("revoked", 0, 2)
    ward.meet(officer, other, officer)
    assert value(other, shared, "phone") is None and value(other, shared, "full_name") == "Trước khi mất"
    assert late not in {row[0] for row in other.connection.execute("SELECT id FROM resident")}
    assert all_equal(officer, other)
    assert standing_keys(other)[lost.setting("device_public")] == {*COUNTED[:1], REVOKED}
    for store in (officer, other):
        assert_follows_from_ops(store)
    assert "Sau khi mất" in names(lost)


def test_lost_on_a_day_means_that_what_was_written_from_that_day_on_does_not_count(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    lost = ward.invited(officer, "máy mất")
    ward.meet(lost, officer)
    ward.clock.jump(days=3)
    add_person(lost, "Kẻ trộm ghi")
    ward.meet(lost, officer)
    assert "Kẻ trộm ghi" in names(officer)
    done = revoke(officer, writer(lost), date(2026, 11, 24))
    assert done.waiting == 1
    assert names(officer) == {"Dân của phường", "Dân của máy mất"}
    assert_follows_from_ops(officer)
    reinstate(officer, writer(lost))
    assert "Kẻ trộm ghi" in names(officer)


def test_a_day_written_falsely_brings_back_nothing(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    lost = ward.invited(officer, "máy mất")
    ward.meet(lost, officer)
    ward.clock.jump(hours=40)
    add_person(lost, "Kẻ trộm ghi")
    exchange(lost, ward.stick)
    ward.clock.jump(hours=-6)
    add_person(lost, "Kẻ trộm ghi lùi ngày")
    ward.meet(lost, officer)
    assert "Kẻ trộm ghi lùi ngày" in names(officer)
    assert revoke(officer, writer(lost), date(2026, 11, 24)).waiting == 2
    assert names(officer) == {"Dân của phường", "Dân của máy mất"}


def test_a_revoked_laptop_goes_on_alone_and_says_so(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    lost = ward.invited(officer, "máy mất")
    ward.meet(lost, officer, lost)
    revoke(officer, writer(lost))
    exchange(officer, ward.stick)
    ops = lost.connection.execute("SELECT count(*) FROM op").fetchone()
    files = {path: path.read_bytes() for path in ward.stick.rglob("*") if path.is_file()}
    for _ in range(2):
        refused("revoked", exchange, lost, ward.stick)
    assert lost.connection.execute("SELECT count(*) FROM op").fetchone() == ops
    assert {path: path.read_bytes() for path in ward.stick.rglob("*") if path.is_file()} == files
    assert "Dân của máy mất" in names(lost)


def test_after_a_revocation_packs_go_out_under_keys_the_lost_laptop_never_had(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    lost, other = ward.invited(officer, "máy mất"), ward.invited(officer, "tổ 2")
    unused = ward.invitation(officer)
    ward.meet(lost, officer, other, lost)
    before = set(ward.stick.rglob("*.age"))
    revoke(officer, writer(lost))
    exchange(officer, ward.stick)
    add_person(other, "Người mới")
    exchange(other, ward.stick)
    fresh = set(ward.stick.rglob("*.age")) - before
    assert fresh
    for path in fresh:
        with pytest.raises(DeskError):
            unseal(path.read_bytes(), group_keys(lost).values())
        unseal(path.read_bytes(), group_keys(officer).values())
    assert ward_fingerprint_keys(other)[0] == ward_fingerprint_keys(officer)[0]
    assert ward_fingerprint_keys(other)[0][0] == 2
    from_before = ward.alone("giấy cũ")
    join_ward(from_before, unused)
    ward.meet(from_before, officer, from_before, other)
    assert all_equal(from_before, officer, other)


def test_a_delegate_put_out_leaves_those_he_let_in(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    leader = ward.invited(officer, "tổ 1", "leader")
    ward.meet(leader, officer)
    delegate(officer, writer(leader))
    ward.meet(officer, leader)
    assert may_manage(leader)
    mate = ward.invited(leader, "bạn")
    ward.meet(mate, leader, officer, mate)
    refused("not_allowed", delegate, leader, writer(mate))
    refused("not_allowed", revoke, leader, writer(officer))
    revoke(officer, writer(leader))
    ward.meet(officer, mate)
    assert (seen_by(officer, mate).state, seen_by(mate, leader).state) == ("trusted", "revoked")
    assert all_equal(officer, mate)
    reinstate(officer, writer(leader))
    ward.meet(officer, mate, leader)
    assert all_equal(officer, mate, leader)


def test_two_hands_revoke_at_once_and_the_ward_still_agrees(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    leader, lost, other = (ward.invited(officer, name) for name in ("tổ 1", "máy mất", "tổ 2"))
    ward.meet(officer, leader, lost, other)
    delegate(officer, writer(leader))
    ward.meet(officer, leader)
    assert revoke(officer, writer(lost)).epoch == revoke(leader, writer(lost)).epoch == 2
    add_person(leader, "Người của tổ 1")
    ward.meet(officer, leader, other, times=3)
    assert all_equal(officer, leader, other)
    assert len({tuple(ward_fingerprint_keys(store)[0]) for store in (officer, leader, other)}) == 1
    assert "Người của tổ 1" in names(other)


def test_what_may_not_be_done_changes_nothing(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(team, officer, team)
    still = [unchanged(officer), unchanged(team)]
    refused("unknown_device", revoke, officer, "0000000000")
    refused("own_device", revoke, officer, writer(officer))
    refused("not_revoked", reinstate, officer, writer(team))
    refused("unknown_fingerprint", approve, officer, "12345 67890")
    refused("unknown_fingerprint", approve, officer, own_fingerprint(team))
    refused("unknown_role", approve, officer, "12345 67890", "vua")
    for act in (revoke, reinstate, delegate):
        refused("not_allowed", act, team, writer(officer))
    refused("not_allowed", approve, team, "12345 67890")
    assert all(same() for same in still)
    revoke(officer, writer(team))
    same = unchanged(officer)
    refused("already_revoked", revoke, officer, writer(team))
    refused("not_trusted", delegate, officer, writer(team))
    assert same()


def test_nobody_listens_to_keys_of_a_stranger(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    officer, stranger = ward.alone("phường", "officer"), ward.alone("lạ")
    ward.meet(officer, stranger, officer)
    approve(stranger, own_fingerprint(officer))
    before = group_keys(officer)
    ward.meet(stranger, officer)
    assert group_keys(officer) == before
    approve(officer, own_fingerprint(stranger))
    ward.meet(stranger, officer)
    assert len(group_keys(officer)) == 2
    assert ward_fingerprint_keys(officer)[0] != ward_fingerprint_keys(stranger)[0]


def test_strangers_cards_are_kept_only_so_many(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    officer = ward.alone("phường", "officer")
    for number in range(3):
        exchange(ward.alone(f"lạ {number}"), ward.stick)
    monkeypatch.setattr(known, "STRANGERS_LIMIT", 2)
    exchange(officer, ward.stick)
    assert [device.state for device in devices(officer)].count("waiting") == 2


def test_a_copy_goes_on_under_a_new_name(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(team, officer)
    before = writer(team)
    assert declare_copy(team) == writer(team) != before
    add_person(team, "Dưới tên mới")
    ward.meet(team, officer)
    assert all_equal(team, officer)
    assert set(seen_by(officer, team).writers) == {before, writer(team)}


def test_a_review_writes_nothing_where_nothing_changed(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(team, officer)
    before = officer.connection.total_changes
    assert standing.review(officer) == standing.Reviewed({}, 0)
    assert officer.connection.total_changes == before


def test_a_laptop_put_out_still_follows_what_it_learns_of_others(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    out, other = ward.invited(officer, "máy bị thu"), ward.invited(officer, "máy mất")
    ward.meet(out, other, officer, out)
    assert "Dân của máy mất" in names(out)
    revoke(officer, writer(other), date(2026, 11, 21))
    revoke(officer, writer(out))
    exchange(officer, ward.stick)
    refused("revoked", exchange, out, ward.stick)
    assert "Dân của máy mất" not in names(out) and "Dân của máy bị thu" in names(out)
    assert_follows_from_ops(out)


def test_a_copied_laptop_gets_the_keys_only_its_copy_held(ward: Ward, tmp_path: Path) -> None:
    officer = ward.alone("phường", "officer")
    leader, lost = ward.invited(officer, "tổ 1"), ward.invited(officer, "máy mất")
    ward.meet(leader, lost, officer)
    delegate(officer, writer(leader))
    ward.meet(officer, leader)
    leader.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    twin = copied(leader.home, tmp_path / "bản sao", leader.raw_key)
    ward.stores.append(twin)
    revoke(leader, writer(lost))
    exchange(leader, ward.stick)
    exchange(twin, ward.stick)
    assert group_keys(twin) == group_keys(leader) and len(group_keys(twin)) == 2
