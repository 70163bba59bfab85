"""`devices`, `trust`, `revoke`, `reinstate`, and laptops that exchange without being trusted."""

import json
import shutil
from pathlib import Path

import pytest

from dxdesk.store.database import open_store
from tests.cli.conftest import PASSPHRASE, Ward, assert_refused, files, held, lines, visit


@pytest.fixture
def laptop(ward: Ward) -> Path:
    """A laptop of the ward with a slip of its own; it and the officer have exchanged."""
    home = ward.laptop("máy hai")
    ward.done(home, "add", stdin=lines(visit("Phan Văn Tư")))
    ward.swap(home, ward.officer, home)
    return home


@pytest.fixture
def twins(ward: Ward) -> tuple[Path, Path]:
    """Two laptops that used one invitation, each with a slip; the officer has met both, neither counts."""
    file, code = ward.invitation()
    homes = ward.enter("máy hai", file, code), ward.enter("máy ba", file, code)
    for home in homes:
        ward.done(home, "add", stdin=lines(visit(f"Người của {home.name}")))
    ward.swap(*homes, ward.officer)
    return homes


def writer(ward: Ward, home: Path) -> str:
    return ward.done(home, "state")["writer"]


def test_every_laptop_has_a_line(ward: Ward, laptop: Path):
    answered = ward.on(ward.officer, "devices")
    found = answered.json
    assert set(found) == {"devices", "fingerprint", "may_manage"}
    own, other = found["devices"]
    assert (own["state"], other["state"], found["may_manage"]) == ("own", "trusted", True)
    assert own["fingerprint"] == found["fingerprint"] == ward.device(laptop, ward.officer)["fingerprint"]
    assert set(own) >= {"key", "writers", "label", "team", "role", "fingerprint", "state", "may_invite", "forked",
                        "packs", "ops", "waiting", "last"}
    mine, its = answered.err.splitlines()
    assert mine.startswith("Máy này · ")
    assert its.startswith(f"Đã duyệt · {other['label']} · Tổ khu phố 3 · Thành viên · dãy số {other['fingerprint']} · ")
    assert f"{other['packs']} gói, {other['ops']} lần ghi · gói gần nhất " in its
    assert its.endswith(f" · máy ghi {writer(ward, laptop)}")
    assert ward.done(laptop, "devices")["may_manage"] is False


def test_a_waiting_laptop_is_let_in_by_its_digits(ward: Ward, twins: tuple[Path, Path]):
    one, two = twins
    told = ward.on(ward.officer, "devices").err
    assert told.count("Chờ duyệt · ") == 2
    assert "gói chờ" in told
    assert "dxdesk trust" in told.splitlines()[-1]
    digits = ward.done(one, "devices")["fingerprint"]
    waiting = ward.device(ward.officer, one)["waiting"]
    done = ward.done(ward.officer, "trust", *digits.split(), "--role", "deputy")
    assert done["writer"] == writer(ward, one)
    assert (done["released"], done["role"], done["may_invite"]) == (waiting, "deputy", False)
    assert ward.done(ward.officer, "find", "nguoi cua may hai")["people"]
    before = held(ward.officer)
    assert_refused(ward.on(ward.officer, "trust", digits), "already_trusted")
    assert held(ward.officer) == before
    delegated = ward.done(ward.officer, "trust", digits.replace(" ", ""), "--may-invite")
    assert (delegated["may_invite"], delegated["released"]) == (True, 0)
    again = ward.done(ward.officer, "trust", ward.done(two, "devices")["fingerprint"], "--may-invite")
    assert (again["may_invite"], again["released"] > 0) == (True, True)


def test_digits_nobody_waits_with(ward: Ward, twins: tuple[Path, Path]):
    before = held(ward.officer)
    for digits in (["00000 00000"], ["1"], ["x"], ["9" * 5_000], ["12345", "67890", "1"], ["1", "--may-invite"]):
        assert_refused(ward.on(ward.officer, "trust", *digits), "unknown_fingerprint")
    assert held(ward.officer) == before


def test_who_may_not_approve(ward: Ward, laptop: Path):
    before, digits = held(laptop), ward.done(ward.officer, "devices")["fingerprint"]
    assert_refused(ward.on(laptop, "trust", digits), "not_allowed")
    assert_refused(ward.on(laptop, "revoke", writer(ward, ward.officer)), "not_allowed")
    assert_refused(ward.on(laptop, "reinstate", writer(ward, ward.officer)), "not_allowed")
    assert held(laptop) == before
    at_officer = held(ward.officer)
    assert_refused(ward.on(ward.officer, "trust", digits), "own_device")
    assert held(ward.officer) == at_officer


def test_a_delegate_invites_and_approves_but_delegates_nobody(ward: Ward, laptop: Path):
    ward.done(ward.officer, "trust", ward.device(ward.officer, laptop)["fingerprint"], "--may-invite")
    ward.swap(ward.officer, laptop)
    file, code = ward.invitation(by=laptop)
    third, fourth = ward.enter("máy ba", file, code), ward.enter("máy bốn", file, code)
    ward.swap(third, fourth, laptop)
    before, digits = held(laptop), ward.device(laptop, third)["fingerprint"]
    assert_refused(ward.on(laptop, "trust", digits, "--may-invite"), "not_allowed")
    assert_refused(ward.on(laptop, "revoke", writer(ward, ward.officer)), "not_allowed")
    assert held(laptop) == before
    ward.done(laptop, "trust", digits)
    ward.swap(laptop, ward.officer)
    assert [ward.device(ward.officer, home)["state"] for home in (third, fourth)] == ["trusted", "waiting"]
    assert ward.done(laptop, "revoke", writer(ward, third))["epoch"] == 2


def test_a_revoked_laptop_exchanges_nothing(ward: Ward, laptop: Path):
    ward.done(laptop, "add", stdin=lines(visit("Ghi sau cùng")))
    answered = ward.on(ward.officer, "revoke", writer(ward, laptop).upper())
    done = answered.json
    assert (done["writer"], done["waiting"], done["epoch"]) == (writer(ward, laptop), 0, 2)
    assert "thì máy ấy vẫn đọc được" in answered.err
    ward.swap(ward.officer)
    there, before = files(ward.stick), held(laptop)
    assert_refused(ward.on(laptop, "exchange", str(ward.stick), "--preview"), "revoked")
    assert held(laptop) == before
    assert_refused(ward.on(laptop, "exchange", str(ward.stick)), "revoked")
    after = held(laptop)
    assert {**after, "statements": before["statements"]} == before
    assert {*before["statements"]} < {*after["statements"]}
    assert files(ward.stick) == there


def test_what_counts_of_a_lost_laptop_until_it_is_let_in_again(ward: Ward, laptop: Path):
    before = ward.done(ward.officer, "state")["state_hash"]
    name = writer(ward, laptop)
    packs = ward.device(ward.officer, laptop)["packs"]
    done = ward.done(ward.officer, "revoke", name, "--lost-on", "01/11/2026")
    assert done["waiting"] == packs
    assert not ward.done(ward.officer, "find", "phan van tu")["people"]
    assert "Đã thu quyền · " in ward.on(ward.officer, "devices").err
    unchanged = held(ward.officer)
    assert_refused(ward.on(ward.officer, "revoke", name), "already_revoked")
    assert_refused(ward.on(ward.officer, "trust", ward.device(ward.officer, laptop)["fingerprint"]), "revoked")
    assert held(ward.officer) == unchanged
    again = ward.done(ward.officer, "reinstate", name)
    assert (again["writer"], again["packs"]) == (name, packs)
    assert ward.done(ward.officer, "state")["state_hash"] == before
    unchanged = held(ward.officer)
    assert_refused(ward.on(ward.officer, "reinstate", name), "not_revoked")
    assert held(ward.officer) == unchanged


def test_revocations_that_cannot_be(ward: Ward, twins: tuple[Path, Path]):
    own, waiting = writer(ward, ward.officer), writer(ward, twins[0])
    before = held(ward.officer)
    for arguments, code in (
        ([own], "own_device"), (["khôngcómáy"], "unknown_device"), (["x" * 5_000], "unknown_device"),
        ([waiting], "not_trusted"), ([waiting, "--lost-on", "31/02/2026"], "not_a_date"),
        ([waiting, "--lost-on", ""], "not_a_date"), ([waiting, "--lost-on", "2026-11"], "not_a_date"),
        ([waiting, "--lost-on", "2090-01-01"], "date_ahead"),
    ):
        assert_refused(ward.on(ward.officer, "revoke", *arguments), code)
    assert_refused(ward.on(ward.officer, "reinstate", "khôngcómáy"), "unknown_device")
    assert held(ward.officer) == before


def lists(ward: Ward) -> list[Path]:
    """The lists of statements on the stick."""
    return sorted((ward.stick / "DXDESK" / "trust").iterdir())


def said(ward: Ward) -> set[str]:
    """Every statement in them."""
    return {json.dumps(one) for path in lists(ward) for one in json.loads(path.read_bytes())["statements"]}


def test_a_stick_with_an_older_list_takes_nothing_back(ward: Ward, laptop: Path):
    older = {path: path.read_bytes() for path in lists(ward)}
    ward.done(ward.officer, "revoke", writer(ward, laptop))
    ward.swap(ward.officer)
    newer = said(ward)
    for path in lists(ward):
        path.write_bytes(older.get(path, b""))
    before = held(ward.officer)
    [done] = ward.swap(ward.officer)
    assert [notice for notice in done["notices"] if "cũ hơn" in notice] == done["notices"]
    assert len(done["notices"]) == 1
    assert held(ward.officer) == before
    assert newer <= said(ward)
    assert ward.swap(ward.officer)[0]["notices"] == []
    assert ward.device(ward.officer, laptop)["state"] == "revoked"


def test_the_stick_of_another_ward(ward: Ward, laptop: Path):
    other, stick = ward.folder / "phường khác", ward.folder / "USB lạ"
    stick.mkdir()
    ward.done(other, "new", "--ward", "25750", "--team", "Tổ 9", "--member", "Võ Thị Xa")
    ward.done(other, "exchange", str(stick))
    before, there = held(ward.officer), files(stick)
    done = ward.done(ward.officer, "exchange", str(stick))
    assert {file["result"] for file in done["in"]} == {"not_for_this_device"}
    assert held(ward.officer) == before
    assert there.items() <= files(stick).items()


def test_a_declared_copy_writes_under_a_new_name(ward: Ward, laptop: Path):
    before = held(laptop)
    done = ward.done(laptop, "devices", "--copy")
    assert done["writer"] == writer(ward, laptop) != before["writer"]
    assert done["devices"][0]["writers"] == [before["writer"], done["writer"]]
    assert held(laptop)["state_hash"] == before["state_hash"]
    ward.done(laptop, "add", stdin=lines(visit("Người mới ghi")))
    ward.swap(laptop, ward.officer)
    assert ward.done(ward.officer, "find", "nguoi moi ghi")["people"]
    assert ward.device(ward.officer, laptop)["forked"] is False


def test_the_name_a_laptop_writes_under_now_stands_last(ward: Ward, laptop: Path):
    names = [writer(ward, laptop)]
    for number in range(3):
        names.append(ward.done(laptop, "devices", "--copy")["writer"])
        ward.done(laptop, "add", stdin=lines(visit(f"Người {number}")))
        ward.swap(laptop)
    ward.swap(ward.officer)
    assert ward.device(laptop, laptop)["writers"] == names
    assert ward.device(ward.officer, laptop)["writers"] == names
    assert ward.on(ward.officer, "devices").err.strip().endswith(f"máy ghi {names[-1]}")


def test_two_laptops_of_one_name_are_told(ward: Ward, laptop: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "một tệp").touch()
    monkeypatch.setenv("DXDESK_LOCAL", str(tmp_path / "một tệp"))  # no anchor can be kept: nobody notices the copy
    ward.done(laptop, "state")
    copy = ward.folder / "chép"
    shutil.copytree(laptop, copy)
    for home, name in ((laptop, "Một"), (copy, "Hai")):
        ward.done(home, "add", stdin=lines(visit(f"Người {name}")))
    ward.swap(laptop, ward.officer)
    other = ward.folder / "USB khác"
    other.mkdir()
    ward.done(copy, "exchange", str(other))
    done = ward.done(ward.officer, "exchange", str(other))
    assert "forked" in {file["result"] for file in done["in"]}
    assert ward.device(ward.officer, laptop)["forked"] is True
    assert " · hai máy cùng tên · " in ward.on(ward.officer, "devices").err
    assert ward.done(ward.officer, "find", "nguoi hai")["people"]


def test_a_name_no_terminal_can_show(ward: Ward, laptop: Path):
    """What a laptop is called reaches the others as letters, shortened, and is said once."""
    with open_store(laptop, PASSPHRASE) as store:
        store.set_setting("label", "Máy\x1b[2J\u202e" + "x" * 9_000)
    ward.swap(laptop, ward.officer, laptop)
    before = held(ward.officer)["statements"]
    ward.swap(laptop, ward.officer)
    assert held(ward.officer)["statements"] == before
    device = ward.device(ward.officer, laptop)
    assert device["label"].startswith("Máy?[2J?xxx")
    assert device["label"].isprintable()
