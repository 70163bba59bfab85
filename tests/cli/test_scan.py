"""`scan`: one answer per line, in order, whatever the line holds."""

import json
from pathlib import Path

from dxdesk.paths import resource_path

DATA = Path(__file__).resolve().parents[1] / "data"
CARDS = resource_path("practice", "qr.txt")


def answers(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_sample_is_read_as_expected(run):
    expected = json.loads((DATA / "qr-expected.json").read_text("utf-8"))["payload"]
    scanned = run("scan", str(CARDS))
    assert scanned.code == 0
    names = ("ok", "full_name", "birth_date", "birth_year", "sex", "national_id", "warnings", "repairs")
    got = [{name: answer[name] for name in names} for answer in answers(scanned.out)]
    assert got == [{name: one[name] for name in names} for one in expected]


def test_garbage_is_answered_line_by_line(run):
    good = CARDS.read_bytes().split(b"\n")[0]
    scanned = run("scan", stdin=b"\n\x00\xff\n123456789012\nhttps://x\n" + good)
    assert scanned.code == 0
    said = answers(scanned.out)
    assert [answer["ok"] for answer in said] == [False, False, False, False, True]
    assert all(answer["reason"] and answer["sentence"] and answer["national_id"] is None for answer in said[:4])


def test_what_a_keyboard_damaged_is_mended_and_told(run):
    damaged = ("]Q1070190000123~281234567~Trần Thị Bé~05091990~Nữ~Ấp 3~12042022",
               "070190000123||Tran Thi Be|05091990|Nu|Ap 3, Tan Lap|12042022")
    mended, plain = answers(run("scan", stdin="\n".join(damaged).encode()).out)
    assert (mended["full_name"], mended["national_id"]) == ("Trần Thị Bé", "070190000123")
    assert mended["repairs"] == ["text: bar from another keyboard", "text: prefix taken off"]
    assert (plain["repairs"], plain["warnings"]) == ([], ["full_name: accents lost"])


def test_nothing_is_answered_to_nothing(run):
    assert run("scan").out == ""


def test_lines_beyond_all_bounds(run):
    refused = run("scan", "--json", stdin=b"1|" * 200_000)
    assert (refused.code, refused.json["refused"]) == (1, "line_too_long")
