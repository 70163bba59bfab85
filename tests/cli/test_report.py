"""`report`: a paper printed for good or only looked at, and what it does not ask or cannot be."""

from pathlib import Path

import pypdfium2
import pytest

from dxdesk.papers.kinds import BLANK, PAPERS, paper_kind
from dxdesk.store.database import open_store
from dxdesk.store.saving import Change, save
from dxdesk.store.slip_book_acts import new_book
from tests.cli.conftest import PASSPHRASE, assert_refused, held, lines, visit

KEYS = {"kind", "file", "pages", "check_code", "edition", "state", "document"}
TEAM = ("report", "team-month", "--period", "2026-11")


@pytest.fixture
def month(run, desk) -> None:
    assert run("add", stdin=lines(visit(), visit("Lê Văn Hai"))).code == 0


def words(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_paper_is_printed_for_good_again_and_anew(run, month, tmp_path):
    paper, again, anew = (tmp_path / f"{name}.pdf" for name in ("báo cáo", "in lại", "bản hai"))
    first = run(*TEAM, "--out", str(paper), "--json")
    assert first.code == 0 and set(first.json) == KEYS and "Đã ghi" in first.err
    assert (first.json["file"], first.json["edition"], first.json["state"]) == (str(paper), 1, "first")
    assert first.json["check_code"] in words(paper) and "tháng 11 năm 2026" in words(paper)
    second = run(*TEAM, "--out", str(again), "--json").json
    assert (second["edition"], second["state"], second["document"]) == (1, "again", first.json["document"])
    assert again.read_bytes() == paper.read_bytes()
    assert run("add", stdin=lines(visit("Bùi Thị Ba"))).code == 0
    changed = run(*TEAM, "--out", str(anew))
    assert changed.code == 0 and "bản 2" in changed.out and "trang cuối nêu những số đã đổi" in changed.out


def test_equal_figures_with_another_number_are_not_told_to_be_the_same_paper(run, month, tmp_path):
    first, other = (tmp_path / f"{name}.pdf" for name in ("một", "hai"))
    assert run(*TEAM, "--out", str(first)).code == 0
    again = run(*TEAM, "--number", "5", "--out", str(other))
    assert again.code == 0 and "Số liệu giống lần in trước." in again.out and "y như cũ" not in again.out
    assert first.read_bytes() != other.read_bytes()


def test_a_preview_keeps_nothing(run, month, tmp_path, desk):
    before = held(desk)
    paper = tmp_path / "xem.pdf"
    seen = run(*TEAM, "--out", str(paper), "--preview", "--json").json
    assert (seen["state"], seen["edition"], seen["document"]) == ("preview", 0, "") and paper.is_file()
    assert held(desk) == before


def test_a_team_is_named_as_people_call_it(run, month, tmp_path):
    out = str(tmp_path / "a.pdf")
    assert run(*TEAM, "--team", "tổ khu phố 3", "--out", out, "--preview").code == 0
    assert_refused(run(*TEAM, "--team", "Tổ trên trăng", "--out", out, "--json"), "unknown_name")


@pytest.mark.parametrize(("wrong", "said"), [
    (["poem", "--period", "2026"], "team-month"),
    (["team-month"], "--period"),
    (["team-month", "--period", "2026-11", "--visit", "x"], "không dùng --visit"),
    (["team-month", "--period", "2026-11", "--copies", "0"], "từ 1"),
    (["team-month", "--period", "2026-11", "--order", "sao"], "name, hamlet, day"),
])
def test_wrong_usage_says_what_is_wrong(run, month, tmp_path, wrong, said):
    refused = run("report", *wrong, "--out", str(tmp_path / "x.pdf"))
    assert refused.code == 2 and said in refused.err and not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("period", ["", "x", "2026-13", "2026-11-02..2026-11-01", "9" * 9_000])
def test_periods_that_are_none(run, desk, period, tmp_path):
    refused = run("report", "team-month", "--period", period, "--out", str(tmp_path / "x.pdf"), "--json")
    assert_refused(refused, "period")


def test_what_is_no_day_is_refused(run, month, tmp_path):
    assert_refused(run(*TEAM, "--day", "31/02", "--out", str(tmp_path / "x.pdf"), "--json"), "day")


def test_what_cannot_be_written_is_not_kept(run, month, tmp_path, desk):
    before = held(desk)
    for place in (tmp_path / "không có" / "x.pdf", tmp_path):
        assert_refused(run(*TEAM, "--out", str(place), "--json"), "not_written")
    assert held(desk) == before and not list(tmp_path.glob("*.pdf"))


def test_help_names_every_kind(run):
    said = run("report", "--help").out
    assert "team-month" in said and "--preview" in said


def test_every_kind_is_made_by_one_command(run, month, tmp_path, desk):
    with open_store(desk, PASSPHRASE) as store:
        ids = {name: store.connection.execute(f"SELECT id FROM {name} ORDER BY id").fetchone()[0]
               for name in ("resident", "visit")}
        ids["book"] = new_book(store, 1, 4).code
        save(store, [Change("visit", {"follow_up_on": "2026-11-30"}, ids["visit"])])
    answers = {"period": "2026-11", "day": "2026-11-20", **ids}
    for kind in map(paper_kind, PAPERS):
        options = [part for name, value in answers.items() if name in kind.asks for part in (f"--{name}", value)]
        answer = run("report", kind.key, *options, "--out", str(tmp_path / f"{kind.key}.pdf"), "--json")
        assert answer.code == 0, (kind.key, answer.err)
        assert bool(answer.json["document"]) == bool(answer.json["check_code"]) == (kind.archive != BLANK)
        assert answer.json["pages"] == len(pypdfium2.PdfDocument(tmp_path / f"{kind.key}.pdf"))
