"""`invite`, `new --join`, `join`: a laptop comes into the ward, or is told in one sentence why not."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dxdesk.exchange.invitation import invite
from dxdesk.store.database import open_store
from tests.cli.conftest import PASSPHRASE, Ward, assert_refused, files, held, lines, visit

WRONG = "AAAA-AAAA-AAAA"


def joining(file: Path, *more: str) -> list[str]:
    return ["new", "--join", str(file), "--team", "Tổ khu phố 3", "--member", "Lê Văn Hai", *more]


def test_a_laptop_comes_in_and_both_see_each_others_slips(ward: Ward):
    file = ward.folder / "giấy mời.dxdesk-moi"
    told = ward.on(ward.officer, "invite", str(file), "--role", "volunteer")
    invited = told.json
    assert set(invited) == {"file", "code", "expires", "ward_code", "role"}
    assert (invited["file"], invited["ward_code"], invited["role"]) == (str(file), "25747", "volunteer")
    assert invited["code"].replace("-", "  -  ") in told.err
    assert invited["code"].encode() not in file.read_bytes()
    home = ward.folder / "máy hai"
    made = ward.on(home, *joining(file), "--code", invited["code"].lower())
    assert set(made.json) == {"home", "writer", "ward_code", "recovery_key"}
    assert made.json["ward_code"] == "25747"
    assert made.json["recovery_key"] in made.err
    for desk, name in ((ward.officer, "Trần Thị Bé"), (home, "Phan Văn Tư")):
        ward.done(desk, "add", stdin=lines(visit(name)))
    ward.swap(home, ward.officer, home)
    assert ward.done(home, "state")["state_hash"] == ward.done(ward.officer, "state")["state_hash"]
    assert ward.done(home, "find", "tran thi be")["people"]
    device = ward.device(ward.officer, home)
    assert (device["state"], device["role"], device["waiting"]) == ("trusted", "volunteer", 0)


def test_a_desk_that_began_before_the_ward_keeps_everything(ward: Ward):
    home = ward.folder / "máy cũ"
    ward.done(home, "new", "--ward", "25747", "--team", "Tổ khu phố 1", "--member", "Phan Văn Tư")
    ward.done(home, "add", stdin=lines(visit("Lê Thị Cũ")))
    ward.swap(home)
    before = ward.done(home, "state")
    file, code = ward.invitation("--role", "leader")
    joined = ward.done(home, "join", str(file), "--code", code)
    assert joined == {"ward_code": "25747", "role": "leader", "writer": before["writer"]}
    ward.swap(home, ward.officer, home)
    assert ward.done(ward.officer, "find", "le thi cu")["people"]
    assert ward.done(home, "state")["state_hash"] == ward.done(ward.officer, "state")["state_hash"]
    assert ward.device(ward.officer, home)["state"] == "trusted"
    unchanged = held(home)
    assert_refused(ward.on(home, "join", *map(str, ward.invitation()[:1]), "--code", WRONG), "wrong_code")
    again, code = ward.invitation()
    assert_refused(ward.on(home, "join", str(again), "--code", code), "already_joined")
    assert held(home) == unchanged


@pytest.mark.parametrize(("team", "teams"), [("TỔ khu  phố 3", 1), ("Tổ dân phố mới", 2)])
def test_the_team_is_the_wards_own_or_a_new_one(ward: Ward, team: str, teams: int):
    file, code = ward.invitation()
    home = ward.folder / "máy hai"
    ward.done(home, *joining(file, "--team", team), "--code", code)
    ward.done(home, "add", stdin=lines(visit()))
    ward.swap(home, ward.officer)
    assert ward.done(ward.officer, "state")["records"]["team"] == teams
    [figure] = (one for one in ward.done(ward.officer, "summary", "--period", "2026-11", "--by", "team")["figures"]
                if one["indicator"] == "visits")
    assert (list(figure["by"].values()), "" in figure["by"]) == ([1], False)


def test_the_code_may_lie_in_the_environment(ward: Ward, monkeypatch: pytest.MonkeyPatch):
    file, code = ward.invitation()
    monkeypatch.setenv("DXDESK_CODE", code)
    assert ward.done(ward.folder / "máy hai", *joining(file))["ward_code"] == "25747"


def test_a_person_may_try_the_code_three_times(ward: Ward):
    file, code = ward.invitation()
    home, sealed = ward.folder / "máy hai", file.read_bytes()
    before = held(ward.officer)
    refused = ward.on(home, *joining(file), typed=(WRONG, "x", "mã"))
    assert (refused.code, refused.json["refused"]) == (1, "wrong_code")
    assert "3 lần" in refused.json["sentence"]
    assert "còn nguyên" in refused.json["sentence"]
    assert (file.read_bytes(), home.exists(), held(ward.officer)) == (sealed, False, before)
    assert ward.done(home, *joining(file), typed=(WRONG, "", WRONG, code.replace("-", " ")))["ward_code"] == "25747"


@pytest.mark.parametrize("command", ["new", "join"])
def test_a_wrong_code_is_refused_at_once_in_a_script(ward: Ward, command: str):
    file, _ = ward.invitation()
    home = ward.folder / "máy hai" if command == "new" else ward.officer
    before, sealed = held(ward.officer), file.read_bytes()
    arguments = joining(file) if command == "new" else ["join", str(file)]
    for code in (WRONG, "x" * 5_000, "🂡", "-"):
        assert_refused(ward.on(home, *arguments, "--code", code), "wrong_code")
    assert_refused(ward.on(home, *arguments), "no_code")
    assert (held(ward.officer), file.read_bytes()) == (before, sealed)
    assert not (ward.folder / "máy hai").exists()


def test_an_invitation_that_ended(ward: Ward):
    file = ward.folder / "giấy cũ"
    with open_store(ward.officer, PASSPHRASE, lambda: datetime.now(UTC) - timedelta(days=8)) as store:
        code = invite(store, file).code
    before, home = held(ward.officer), ward.folder / "máy hai"
    assert_refused(ward.on(home, *joining(file), "--code", code), "expired_invitation")
    assert_refused(ward.on(ward.officer, "join", str(file), "--code", code), "expired_invitation")
    assert not home.exists()
    assert held(ward.officer) == before


def test_an_invitation_of_another_ward(ward: Ward):
    other = ward.folder / "phường khác"
    ward.done(other, "new", "--ward", "25750", "--team", "Tổ 9", "--member", "Võ Thị Xa")
    file, code = ward.invitation(by=other)
    before = held(ward.officer)
    refused = ward.on(ward.officer, "join", str(file), "--code", code)
    assert_refused(refused, "other_ward")
    assert held(ward.officer) == before


def test_files_that_are_no_invitation(ward: Ward, tmp_path: Path):
    file, code = ward.invitation()
    data, home, before = file.read_bytes(), ward.folder / "máy hai", held(ward.officer)
    newer = data.replace(b"dxdesk-invitation-1", b"dxdesk-invitation-2", 1)
    for bad, expected in (
        (b"", "not_an_invitation"), (b"PK\x03\x04", "not_an_invitation"), (newer, "newer_invitation"),
        (data[:-200], "invitation_damaged"), (data[: len(data) // 2], "invitation_damaged"),
        (data[:22] + b"[" * 50_000, "invitation_damaged"),
        (data[:-300] + b"A" * 20 + data[-280:], "invitation_damaged"),
    ):
        file.write_bytes(bad)
        assert_refused(ward.on(home, *joining(file), "--code", code), expected)
        assert_refused(ward.on(ward.officer, "join", str(file), "--code", code), expected)
    for place in (tmp_path, tmp_path / "không có"):
        assert_refused(ward.on(ward.officer, "join", str(place), "--code", code), "cannot_read")
    assert not home.exists()
    assert held(ward.officer) == before


def test_an_invitation_is_never_written_over_something(ward: Ward):
    file, _ = ward.invitation()
    (ward.folder / "thư mục").mkdir()
    (ward.folder / "lối tắt").symlink_to(ward.folder / "không có")
    before, there = held(ward.officer), files(ward.folder)
    for name in (file.name, "thư mục", "lối tắt"):
        assert_refused(ward.on(ward.officer, "invite", str(ward.folder / name)), "file_exists")
    for place in (ward.folder / "không có" / "x", ward.folder / ("x" * 300), file / "x"):
        assert_refused(ward.on(ward.officer, "invite", str(place)), "cannot_write")
    assert (held(ward.officer), files(ward.folder)) == (before, there)


def test_a_laptop_without_the_right_invites_nobody(ward: Ward):
    home = ward.laptop("máy hai")
    ward.swap(home, ward.officer, home)
    before = held(home)
    assert_refused(ward.on(home, "invite", str(ward.folder / "giấy")), "not_allowed")
    assert not (ward.folder / "giấy").exists()
    assert held(home) == before


def test_a_new_desk_is_not_put_over_another(ward: Ward):
    file, code = ward.invitation()
    before = held(ward.officer)
    assert_refused(ward.on(ward.officer, *joining(file), "--code", code), "desk_exists")
    assert held(ward.officer) == before
    home = ward.folder / "máy hai"
    assert_refused(ward.on(home, *joining(file, "--member", " "), "--code", code), "name_missing")
    assert not (home / "desk.db").exists()


def test_one_invitation_used_by_two_laptops(ward: Ward):
    file, code = ward.invitation()
    one, two = ward.enter("máy hai", file, code), ward.enter("máy ba", file, code)
    for home in (one, two):
        ward.done(home, "add", stdin=lines(visit(f"Người của {home.name}")))
    ward.swap(one, two)
    before = ward.done(ward.officer, "state")
    [at_officer] = ward.swap(ward.officer)
    assert any("hai máy cùng dùng" in notice for notice in at_officer["notices"])
    assert ward.done(ward.officer, "state")["state_hash"] == before["state_hash"]
    assert {ward.device(ward.officer, home)["state"] for home in (one, two)} == {"waiting"}
    trusted = ward.done(ward.officer, "trust", ward.done(one, "devices")["fingerprint"])
    assert trusted["released"] > 0
    assert [ward.device(ward.officer, home)["state"] for home in (one, two)] == ["trusted", "waiting"]
    assert ward.done(ward.officer, "find", "nguoi cua may hai")["people"]
    assert not ward.done(ward.officer, "find", "nguoi cua may ba")["people"]


def test_a_copied_desk_says_so_once(ward: Ward):
    copy = ward.folder / "chép"
    shutil.copytree(ward.officer, copy)
    first, second = ward.on(copy, "state"), ward.on(copy, "state")
    assert "chép từ nơi khác" in first.err
    assert "chép từ nơi khác" not in second.err
    assert first.json["writer"] != ward.done(ward.officer, "state")["writer"]
    assert second.json == first.json
