"""`narrative`: read, written, taken over; what is refused changes nothing."""

import pytest

from tests.cli.conftest import assert_refused, held, lines, visit

ASK = ("--json", "narrative", "ward", "--period", "2026-11")


def texts(run) -> dict[str, tuple[str, bool]]:
    return {one["block"]: (one["text"], one["written"]) for one in run(*ASK).json["blocks"]}


def test_the_program_speaks_until_somebody_writes_and_the_words_are_printed(run, desk, tmp_path):
    run("add", stdin=lines(visit()))
    said = "Có 01 tổ với 01 thành viên; trong kỳ có 01 thành viên lập phiếu hỗ trợ."
    assert texts(run)["organisation"] == (said, False)
    assert run(*ASK, "--block", "organisation", "--text", "Đủ người.").json["save"]
    assert texts(run)["organisation"] == ("Đủ người.", True)
    file = tmp_path / "việc.txt"
    file.write_text("Kích hoạt VNeID | Tổ 3 | Bà Mẫu | 30/12 | 50 người\n", encoding="utf-8-sig")
    found = run(*ASK, "--block", "next", "--file", str(file)).json["blocks"]
    assert found[3]["text"].endswith("50 người")
    assert "Đủ người." in run("narrative", "ward", "--period", "2026-11").out
    out = tmp_path / "a.pdf"
    first = run("--json", "report", "ward", "--period", "2026-11", "--out", str(out)).json
    assert first["kind"] == "ward" and out.stat().st_size > 10_000
    run(*ASK, "--block", "organisation", "--text", "")
    assert not texts(run)["organisation"][1]
    again = run("--json", "report", "ward", "--period", "2026-11", "--out", str(out)).json
    assert (again["check_code"], again["edition"]) == (first["check_code"], first["edition"])


def test_the_words_of_the_period_before_go_where_nobody_wrote(run, desk):
    october = ("--json", "narrative", "ward", "--period", "2026-10")
    run(*october, "--block", "proposals", "--text", "Cấp máy")
    run(*october, "--block", "results", "--text", "Mô hình cũ")
    run(*ASK, "--block", "results", "--text", "Mô hình mới")
    assert run(*ASK, "--from-former").json["save"]
    found = texts(run)
    assert (found["proposals"], found["results"]) == (("Cấp máy", True), ("Mô hình mới", True))
    assert run(*ASK, "--from-former").json["save"] == ""


@pytest.mark.parametrize(("more", "code"), [
    (("--block", "next", "--file", "không có.txt"), "narrative_file"),
    (("--block", "next", "--text", "ă" * 20_001), "narrative_long"),
    (("--event", "Không có"), "unknown_name"),
])
def test_a_refusal_changes_nothing(run, desk, more, code):
    before = held(desk)
    assert_refused(run(*ASK, *more), code)
    assert held(desk) == before


@pytest.mark.parametrize("more", [
    ("--block", "next"), ("--text", "a"), ("--from-former", "--block", "next", "--text", "a"),
    ("--block", "moon", "--text", "a")])
def test_half_a_question_is_wrong_usage(run, desk, more):
    assert run(*ASK, *more).code == 2
