"""`unpack`: one file received by Zalo or e-mail, and files that give nothing."""

import zipfile
from pathlib import Path

import pytest

from dxdesk.exchange.known import joined, known_statements, learn
from dxdesk.exchange.statements import read_statements
from dxdesk.store.database import open_store
from tests.cli.conftest import PASSPHRASE, Ward, assert_refused, files, held, lines, visit
from tests.cli.packages import SECRET, packed
from tests.exchange.sealing import cheap_passphrases


def test_a_package_goes_there_and_back(ward: Ward, laptop: Path, monkeypatch: pytest.MonkeyPatch):
    cheap_passphrases(monkeypatch)  # proved with the real envelope, which is slow by design, in test_dropped_packages
    file = ward.folder / "gói gửi qua Zalo"
    told = ward.on(laptop, "pack", str(file), typed=(SECRET, SECRET))
    assert (told.code, set(told.json)) == (0, {"file", "packs", "ops", "visits", "for"})
    assert told.json["packs"] > 0
    assert b"Phan" not in file.read_bytes()
    before, there = held(ward.officer), files(ward.folder)
    assert_refused(ward.on(ward.officer, "unpack", str(file)), "no_pack_passphrase")
    assert_refused(ward.on(ward.officer, "unpack", str(file), typed=("x",)), "not_for_this_device")
    assert held(ward.officer) == before
    taken = ward.done(ward.officer, "unpack", str(file), typed=(SECRET,))
    assert {one["result"] for one in taken["in"]} <= {"received", "held"}
    assert (taken["out"], taken["notices"]) == ([], [])
    assert taken["state_hash"] == ward.done(ward.officer, "state")["state_hash"]
    assert ward.done(ward.officer, "find", "phan van tu")["people"]
    assert files(ward.folder) == there


def test_a_package_of_another_ward(ward: Ward, unsealed: None):
    other = ward.folder / "phường khác"
    ward.done(other, "new", "--ward", "25750", "--team", "Tổ 9", "--member", "Võ Thị Xa")
    ward.swap(ward.officer)
    file, before = packed(ward, other), held(ward.officer)
    refused = ward.on(ward.officer, "unpack", str(file))
    assert_refused(refused, "not_ours")
    assert {one["result"] for one in refused.json["in"]} == {"not_ours"}
    assert len(refused.json["in"]) > 1
    assert held(ward.officer) == before


def test_files_that_give_nothing(ward: Ward, laptop: Path, unsealed: None, tmp_path: Path):
    data, (invitation, _) = packed(ward, laptop).read_bytes(), ward.invitation()
    before = held(ward.officer)
    for bad, code in (
        (b"", "truncated"), (b"\x00\xff" * 900, "not_ours"), (data[:-300], "truncated"),
        (invitation.read_bytes(), "not_for_this_device"), (b"age-encryption.org/v1\n-> X25519 x", "truncated"),
        (b"age-encryption.org/v1\n-> scrypt YWFhYWFhYWFhYWFhYWFhYQ 63\nx\n--- " + b"A" * 43 + b"\n", "over_limit"),
    ):
        file = tmp_path / "gói"
        file.write_bytes(bad)
        refused = ward.on(ward.officer, "unpack", str(file))
        assert_refused(refused, code)
        assert len(refused.json["in"]) == 1
    for place in (tmp_path, tmp_path / "không có"):
        assert_refused(ward.on(ward.officer, "unpack", str(place)), "cannot_read")
    assert held(ward.officer) == before


def test_a_revoked_laptop_takes_nothing_from_a_package(ward: Ward, laptop: Path, unsealed: None):
    ward.swap(laptop, ward.officer)
    ward.done(ward.officer, "revoke", ward.done(laptop, "state")["writer"])
    ward.done(ward.officer, "add", stdin=lines(visit("Ghi sau khi thu quyền")))
    file, before = packed(ward, ward.officer), held(laptop)
    assert_refused(ward.on(laptop, "unpack", str(file)), "revoked")
    after = held(laptop)
    assert {**after, "statements": before["statements"]} == before


def test_packs_that_waited_count_at_the_next_command(ward: Ward, laptop: Path, unsealed: None):
    """As after an upgrade: what makes them count is here, and nobody exchanges."""
    file, bare = packed(ward, laptop), ward.folder / "không danh sách.zip"
    with zipfile.ZipFile(file) as given, zipfile.ZipFile(bare, "w") as left:
        [trust] = (name for name in given.namelist() if name.startswith("trust/"))
        for name in given.namelist():
            if name != trust:
                left.writestr(name, given.read(name))
        statements = read_statements(given.read(trust))
    taken = ward.done(ward.officer, "unpack", str(bare))
    assert {one["result"] for one in taken["in"]} == {"unknown_device", "held"}
    assert not ward.done(ward.officer, "find", "phan van tu")["people"]
    with open_store(ward.officer, PASSPHRASE) as store, store.writing():
        learn(store, *joined(store, known_statements(store), statements))
    first, second = ward.on(ward.officer, "find", "phan van tu"), ward.on(ward.officer, "find", "phan van tu")
    assert first.json["people"]
    assert "trước đây còn chờ" in first.err
    assert "trước đây còn chờ" not in second.err


def test_several_files_at_once_are_seen_before_they_are_taken(ward: Ward, laptop: Path, unsealed: None):
    file, card = packed(ward, laptop), ward.folder / "ảnh.jpg"
    card.write_bytes(b"\xff\xd8\xff" * 99)
    before = held(ward.officer)
    seen = ward.done(ward.officer, "unpack", str(card), str(file), "--preview")
    assert seen["preview"] and held(ward.officer) == before
    taken = ward.done(ward.officer, "unpack", str(card), str(file))
    assert not taken["preview"] and taken["in"][0]["result"] == "not_ours"
    assert [one["result"] for one in taken["in"]] == [one["result"] for one in seen["in"]]
    assert ward.done(ward.officer, "find", "phan van tu")["people"]


def test_what_would_change_much_needs_a_yes(
    ward: Ward, laptop: Path, unsealed: None, monkeypatch: pytest.MonkeyPatch
):
    ward.swap(laptop, ward.officer)
    monkeypatch.setattr("dxdesk.exchange.brake.LEAST", 0)
    monkeypatch.setattr("dxdesk.exchange.brake.DEFAULT_SHARE", 0)
    person = ward.done(laptop, "find", "phan van tu")["people"][0]["id"]
    ward.done(laptop, "edit", "resident", person, "phone=0912345678")
    file, before = packed(ward, laptop), held(ward.officer)
    refused = ward.on(ward.officer, "unpack", str(file))
    assert_refused(refused, "braked")
    assert refused.json["changed"] == 1 and held(ward.officer) == before
    taken = ward.done(ward.officer, "unpack", str(file), "--yes")
    assert "received" in {one["result"] for one in taken["in"]}
