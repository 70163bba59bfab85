"""`add`: all or nothing, whatever is wrong with the input."""

import json

import pytest

from tests.cli.conftest import lines, visit


def ops(run) -> int:
    return run("state", "--json").json["ops"]


def test_visits_are_saved_and_found(run, desk):
    saved = run("add", "--json", stdin=lines(visit(phone="0912 345 678", birth_year="1950"), visit("Lê Văn Hai")))
    assert saved.code == 0
    first, second = saved.json["saved"]
    assert first["save"] != second["save"]
    assert len(first["help_ids"]) == 2
    assert "Đã lưu 2 phiếu" in saved.err
    people = run("find", "tran be", "--json").json["people"]
    assert [person["id"] for person in people] == [first["resident_id"]]
    assert people[0] == {
        "id": first["resident_id"], "full_name": "Trần Thị Bé", "birth_year": "1950", "hamlet": "", "id_last4": "",
        "phone_tail": "678", "eid_state": "", "visits": 1, "last_visit_on": "2026-11-20",
    }


def test_a_second_visit_of_a_known_person(run, desk):
    known = run("add", "--json", stdin=lines(visit())).json["saved"][0]["resident_id"]
    again = {**visit(), "resident_id": known, "resident": {}}
    assert run("add", "--json", stdin=lines(again)).json["saved"][0]["resident_id"] == known
    assert run("find", "be", "--json").json["people"][0]["visits"] == 2


def test_a_file_may_be_named_and_whole_numbers_are_text(run, desk, tmp_path):
    path = tmp_path / "phiếu.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(visit(birth_year=1950)).encode() + b"\r\n\n")
    assert run("add", str(path), "--json").code == 0
    assert run("find", "1950", "--json").json["people"][0]["full_name"] == "Trần Thị Bé"


def test_the_whole_number_is_forgotten(run, desk):
    number = "074050001234"
    saved = run("add", "--json", stdin=lines(visit(national_id=number))).json["saved"][0]
    shown = run("show", "resident", saved["resident_id"], "--json")
    assert shown.json["values"]["id_last4"] == "1234"
    assert number not in shown.out
    assert number not in run("show", "resident", saved["resident_id"]).out


@pytest.mark.parametrize(("bad", "code"), [
    (b"khong phai json", "not_json"),
    (b"[1, 2]", "not_json"),
    (b"\xff\xfe\x00", "not_json"),
    (b"[" * 100_000, "not_json"),
    (b'{"helps": "VNEID"}', "wrong_type"),
    (b'{"helps": ["VNEID"]}', "wrong_type"),
    (b'{"resident": []}', "wrong_type"),
    (b'{"resident": {"full_name": null}}', "wrong_type"),
    (b'{"resident": {"full_name": true}}', "wrong_type"),
    (b'{"resident": {"full_name": 1.5}}', "wrong_type"),
    (b'{"resident_id": {}}', "wrong_type"),
    (b'{"people": 3}', "unknown_part"),
    (b'{"resident": {"full_name": "An"}, "helps": [{"nothing": "x"}]}', "unknown_field"),
    (b'{"resident": {"full_name": "An"}, "helps": []}', "problem:helps"),
    (b'{"resident": {"full_name": "An", "hair": "x"}, "helps": [{"service": "CASHLESS"}]}', "problem:resident.hair"),
    (b'{"resident": {"full_name": "A\\u0000n"}, "helps": [{"service": "CASHLESS"}]}', "problem:resident.full_name"),
    (b'{"resident": {"full_name": "A\\ud800n"}, "helps": [{"service": "CASHLESS"}]}', "problem:resident.full_name"),
    (b'{"resident": {"full_name": "An"}, "helps": [{"service": "NOTHING"}]}', "problem:help.0.service"),
    (b'{"resident_id": "nobody", "helps": [{"service": "CASHLESS"}]}', "unknown_resident"),
    (b'{"resident": {"full_name": "An", "birth_year": 99999999999999}, "helps": [{"service": "CASHLESS"}]}',
     "problem:resident.birth_year"),
    (b'{"resident": {"full_name": "' + b"a" * 5_000 + b'"}, "helps": [{"service": "CASHLESS"}]}',
     "problem:resident.full_name"),
    (b'{"resident": {"full_name": "' + b"a" * 300_000 + b'"}}', "line_too_long"),
])
def test_one_bad_line_saves_nothing(run, desk, bad, code):
    before = ops(run)
    refused = run("add", "--json", stdin=lines(visit()) + bad + b"\n")
    assert refused.code == 1
    assert refused.json["refused"] == code
    assert refused.json["sentence"] in refused.err
    assert refused.json.get("line", 2) == 2
    assert ops(run) == before


@pytest.mark.parametrize("nothing", [b"", b"\n\n", b"   "])
def test_nothing_to_add(run, desk, nothing):
    assert run("add", "--json", stdin=nothing).json["refused"] == "empty"


def test_files_that_cannot_be_read(run, desk, tmp_path):
    assert run("add", str(tmp_path / "không có"), "--json").json["refused"] == "file_missing"
    assert run("add", str(tmp_path), "--json").json["refused"] == "not_a_file"


def test_a_visit_brings_what_is_to_be_done_next(run, desk):
    helped = {"service": "VNEID_ACTIVATE", "outcome": "referred", "obstacle": "NOT_REGISTERED_L2",
              "referred_to": "POLICE", "referral_text": "Chưa có mức 2"}
    told = {**visit(), "helps": [helped], "tasks": [{"what": "Đưa ra Công an", "due_on": "29/11/2026"}]}
    saved = run("add", "--json", stdin=lines(told)).json["saved"][0]
    assert run("show", "help", saved["help_ids"][0], "--json").json["values"]["referred_to"] == "POLICE"
    assert run("state", "--json").json["records"]["task"] == 1
    assert run("add", "--json", stdin=lines({**visit(), "tasks": [{"who": "x"}]})).json["refused"] == "unknown_field"
