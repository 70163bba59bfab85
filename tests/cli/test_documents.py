"""`verify`, `documents`, `reprint`: the archive of printed papers by commands."""

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import open_store
from tests.cli.conftest import PASSPHRASE, assert_refused, lines, visit


def printed(home):
    """The team's report of the month printed for good; its record, code and bytes."""
    with open_store(home, PASSPHRASE) as store:
        issued = issue(store, paper_kind("team-month"), Choices(read_period("2026-11")), shipped_catalogues())
    return issued.document, issued.made.stamp.code, issued.made.drawn.data


@pytest.fixture
def first(desk, run):
    assert run("add", stdin=lines(visit())).code == 0
    return printed(desk)


def test_a_code_is_verified_and_its_changes_are_told(first, run, desk):
    record, code, _ = first
    found = run("verify", code.lower().replace("-", " "), "--json")
    assert found.code == 0 and (found.json["state"], found.json["changes"]) == ("same", [])
    assert found.json["document"]["id"] == record and "Mỗi người" in found.json["rules"]["people"]
    assert "vẫn y như trên giấy" in found.err
    run("add", stdin=lines(visit("Lê Văn Tám")))
    told = run("verify", f"DXD-GIAY:{code}")
    assert "Bảng số liệu: Phiếu hỗ trợ, Kỳ này: 1, nay 2 (+1)" in told.out
    changed = run("verify", code, "--json").json
    rows = [row for table in changed["changes"] for row in table["rows"]]
    assert changed["state"] == "different" and {
        "what": "Phiếu hỗ trợ", "column": "Kỳ này", "before": "1", "now": "2", "difference": "+1"} in rows


@pytest.mark.parametrize(("code", "refused"), [("abc", "not_a_code"), ("0000-00", "unknown_code")])
def test_what_cannot_be_verified_is_refused(first, run, code, refused):
    assert_refused(run("verify", code, "--json"), refused)


def test_prints_are_listed_by_paper_and_period(first, run):
    record, code, _ = first
    for options in ((), ("--paper", "team-month"), ("--period", "2026-11"), ("--period", "2026-11-01..2026-11-30")):
        (one,) = run("documents", *options, "--json").json["documents"]
        assert (one["id"], one["check_code"], one["edition"]) == (record, code, 1)
    assert "tháng 11 năm 2026" in run("documents").out
    for options in (("--period", "2026-10"), ("--period", "2026-11", "--month-starts", "15")):
        assert run("documents", *options, "--json").json == {"documents": []}
    assert run("documents", "--paper", "thang-to").code == 2


def test_a_print_is_drawn_again_and_a_refusal_writes_nothing(first, run, tmp_path):
    record, code, data = first
    done = run("reprint", record, "--out", str(tmp_path / "a.pdf"), "--json")
    assert (done.json["check_code"], done.json["edition"]) == (code, 1)
    assert (tmp_path / "a.pdf").read_bytes() == data
    assert_refused(run("reprint", "x", "--out", str(tmp_path / "b.pdf"), "--json"), "unknown_document")
    assert_refused(run("reprint", record, "--out", str(tmp_path / "không" / "b.pdf"), "--json"), "not_written")
    assert not (tmp_path / "b.pdf").exists()


def test_two_desks_print_at_once_then_exchange(ward, laptop):
    """Each made its first print; after the exchange both show both, and any laptop draws the other's again."""
    period = ("--period", "2026-11")
    papers = [ward.folder / f"giấy {number}.pdf" for number in (1, 2)]
    done = [ward.done(home, "report", "team-month", *period, "--out", str(paper))
            for home, paper in zip((ward.officer, laptop), papers, strict=True)]
    assert [one["edition"] for one in done] == [1, 1] and done[0]["check_code"] != done[1]["check_code"]
    ward.swap(laptop, ward.officer, laptop)
    for home in (ward.officer, laptop):
        shown = ward.done(home, "documents", *period)["documents"]
        assert [one["edition"] for one in shown] == [1, 1] and len({one["laptop"] for one in shown}) == 2
        for one, paper in zip(done, papers, strict=True):
            record = next(other["id"] for other in shown if other["check_code"] == one["check_code"])
            again = ward.folder / "in lại.pdf"
            ward.done(home, "reprint", record, "--out", str(again))
            assert again.read_bytes() == paper.read_bytes()
            assert ward.done(home, "verify", one["check_code"])["document"]["id"] == record
    third = ward.done(ward.officer, "report", "team-month", *period, "--out", str(papers[0]))
    assert (third["state"], third["edition"], third["check_code"]) == ("again", 1, done[1]["check_code"])
