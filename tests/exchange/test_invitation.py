"""Coming into a ward: one file, one spoken code, one laptop, seven days (format §1)."""

import json
from pathlib import Path

import pytest

from dxdesk.errors import DeskError, ExchangeError
from dxdesk.exchange.devices import approve, delegate, own_fingerprint
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import invite, join_ward, new_desk_by_invitation, open_invitation
from dxdesk.store.desk import WardFacts, profile, ward_secrets
from dxdesk.store.fingerprint import id_keys, identity_values, person_with_number
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from tests.exchange.desks import PASSPHRASE, add_person, all_equal, count_ops, results
from tests.exchange.wards import Ward, names, refused, seen_by, unchanged

ELSEWHERE = WardFacts("25750", "Phường Phú Lợi", "Thành phố Hồ Chí Minh")
NUMBER = "079190123456"


def test_a_new_laptop_takes_part_at_once_and_has_the_wards_lists(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1", "leader")
    told = profile(team)
    assert (told.ward_record, told.ward_name) == (profile(officer).ward_record, "Phường Thủ Dầu Một")
    assert team.connection.execute("SELECT name FROM hamlet").fetchall() == [("Khu phố 1",)]
    done = ward.meet(team, officer, team, times=1)
    assert set(results(done[1])) <= {"received", "held"}
    assert all_equal(team, officer)
    assert (seen_by(officer, team).state, seen_by(officer, team).role) == ("trusted", "leader")
    assert not ward_secrets(team).root_private


def test_teams_that_began_before_the_ward_keep_all_they_wrote(ward: Ward) -> None:
    first, second, officer = ward.alone("tổ 1"), ward.alone("tổ 2"), ward.alone("phường", "officer")
    held = [count_ops(store) for store in (first, second)]
    exchange(first, ward.stick)
    for store in (first, second):
        join_ward(store, ward.invitation(officer))
    assert count_ops(first) >= held[0] and count_ops(second) >= held[1]
    ward.meet(first, second, officer)
    assert all_equal(first, second, officer)
    assert {"Dân của tổ 1", "Dân của tổ 2", "Dân của phường"} == names(officer)
    again = exchange(officer, ward.stick)
    assert not again.outgoing and {file.result for file in again.incoming} <= {"held", "not_for_this_device"}


def test_who_was_written_down_under_the_former_fingerprint_key_is_found_again(ward: Ward) -> None:
    team, officer = ward.alone("tổ 1"), ward.alone("phường", "officer")
    person = save(team, [Change("resident", {"full_name": "Lê Thị Xa", **identity_values(team, NUMBER)})]).records[0]
    join_ward(team, ward.invitation(officer))
    assert person_with_number(team, NUMBER) == person
    assert id_keys(team, NUMBER)[0] == id_keys(officer, NUMBER)[0] != team.value("resident", person, "id_key")


def test_a_team_that_joined_still_counts_laptops_of_its_own_former_ward(ward: Ward) -> None:
    team, officer = ward.alone("tổ 1"), ward.alone("phường", "officer")
    mate = ward.invited(team, "bạn cùng tổ")
    ward.meet(mate, team)
    join_ward(team, ward.invitation(officer))
    ward.meet(team, officer)
    assert "Dân của bạn cùng tổ" in names(team)
    assert seen_by(team, mate).state == "trusted"
    assert "Dân của bạn cùng tổ" not in names(officer)
    assert seen_by(officer, mate).waiting
    join_ward(mate, ward.invitation(officer))
    ward.meet(mate, officer, team)
    assert all_equal(mate, officer, team)


def test_a_delegate_invites(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    ward.meet(team, officer, team)
    with pytest.raises(DeskError, match="không được giao quyền"):
        invite(team, ward.folder / "x")
    delegate(officer, team.setting("writer"))
    ward.meet(officer, team)
    mate = ward.invited(team, "tổ 2")
    ward.meet(mate, officer, team, mate)
    assert all_equal(mate, officer, team)


def test_an_invitation_used_twice_lets_nobody_in_until_the_right_one_is_approved(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    invitation = ward.invitation(officer)
    right, wrong = (
        new_desk_by_invitation(ward.folder / name, PASSPHRASE, invitation, "Tổ", name, ward.clock)[0]
        for name in ("đúng", "lạ"))
    ward.stores += [right, wrong]
    add_person(right, "Dân thật")
    add_person(wrong, "Dân lạ")
    for store in (right, wrong):
        exchange(store, ward.stick)
    done = exchange(officer, ward.stick)
    assert "unknown_device" in results(done)
    assert any("hai máy cùng dùng" in notice for notice in done.notices)
    assert not names(officer) & {"Dân thật", "Dân lạ"}
    approve(officer, own_fingerprint(right))
    assert "Dân thật" in names(officer) and "Dân lạ" not in names(officer)


def test_whoever_comes_late_with_a_used_invitation_does_not_put_the_first_out(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    invitation = ward.invitation(officer)
    right, late = (
        new_desk_by_invitation(ward.folder / name, PASSPHRASE, invitation, "Tổ", name, ward.clock)[0]
        for name in ("đúng", "muộn"))
    ward.stores += [right, late]
    ward.meet(right, officer)
    exchange(late, ward.stick)
    ward.meet(officer, right)
    assert (seen_by(officer, right).state, seen_by(officer, late).state) == ("trusted", "waiting")


def test_bad_codes_files_days_and_wards_change_nothing(ward: Ward) -> None:
    officer, team = ward.alone("phường", "officer"), ward.alone("tổ 1")
    other, tryout = ward.alone("nơi khác", ward=ELSEWHERE), ward.alone("tập", practice=True)
    file = ward.folder / "giấy mời"
    code = invite(officer, file).code
    before = file.read_bytes()
    still = [unchanged(store) for store in (officer, team, other, tryout)]
    for wrong in ("", "AAAA-AAAA-AAAA", code[:-1], code + "A", "✂" * 12):
        refused("wrong_code", open_invitation, file, wrong, ward.clock)
    assert file.read_bytes() == before
    assert open_invitation(file, code.lower().replace("-", "  "), ward.clock).ward.code == "25747"
    invitation = open_invitation(file, code, ward.clock)
    for store in (other, tryout):
        refused("other_ward", join_ward, store, invitation)
    refused("already_joined", join_ward, officer, invitation)
    ward.clock.jump(days=7, minutes=1)
    refused("expired_invitation", open_invitation, file, code, ward.clock)
    assert all(same() for same in still)


@pytest.mark.parametrize(("change", "code"), [
    (lambda data: b"", "not_an_invitation"), (lambda data: b"PK\3\4" + data, "not_an_invitation"),
    (lambda data: data.replace(b"-1\n", b"-2\n", 1), "newer_invitation"),
    (lambda data: data[:-40], "invitation_damaged"), (lambda data: data[:21], "invitation_damaged"),
    (lambda data: data.replace(b'"sealed":"', b'"sealed":"AAAA'), "invitation_damaged"),
    (lambda data: data[:20] + b"[" * 100_000, "invitation_damaged"),
    (lambda data: data[:20] + json.dumps({"code": {"n": 1 << 30}}).encode(), "invitation_damaged"),
])
def test_damaged_files(ward: Ward, change, code: str) -> None:
    officer, file = ward.alone("phường", "officer"), ward.folder / "giấy mời"
    spoken = invite(officer, file).code
    file.write_bytes(change(file.read_bytes()))
    refused(code, open_invitation, file, spoken, ward.clock)


def test_where_it_cannot_be_written_nobody_is_invited(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    state_hash(officer)
    before = officer.connection.execute("SELECT count(*) FROM statement").fetchone()
    with pytest.raises(ExchangeError):
        invite(officer, ward.folder / "không có" / "giấy mời")
    assert officer.connection.execute("SELECT count(*) FROM statement").fetchone() == before
    refused("unknown_role", invite, officer, ward.folder / "x", "vua")
    refused("cannot_read", open_invitation, Path(ward.folder / "không có"), "", ward.clock)


def test_an_invitation_among_the_packs_is_named_as_what_it_is(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    exchange(officer, ward.stick)
    invite(officer, ward.stick / "DXDESK" / "inbox" / "thư của chị Lan")
    (told,) = [file for file in exchange(officer, ward.stick).incoming if "inbox" in file.file]
    assert (told.result, "giấy mời" in told.sentence) == ("not_for_this_device", True)
