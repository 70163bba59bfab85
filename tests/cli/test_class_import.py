"""`class import` of an attendance sheet: asked, previewed, taken once, taken back."""

import json

import pytest

from tests.cli.conftest import assert_refused, held
from tests.exchange.sheets.rolls import EXPECTED, SAMPLE, sheet

SAID = json.dumps({"mark:trễ": "late", "skill_group": "safety"})


def take(run, *more: str, file=SAMPLE):
    return run("class", "import", str(file), *more, "--json")


def test_the_sample_is_previewed_taken_and_taken_back(run, desk):
    empty = run("state", "--json").json["state_hash"]
    told = take(run, "--year", "2026", "--preview").json
    assert [row["row"] for row in told["learners"]] == [row["source_row"] for row in EXPECTED["rows"]]
    assert {meeting["day"]: meeting["present"] for meeting in told["meetings"]} == EXPECTED["present_per_session"]
    assert [{"source_row": row["row"], "why": row["why"]} for row in told["skipped"]] == EXPECTED["skipped"]
    wanted = {row["source_row"]: row["warnings"] for row in EXPECTED["rows"] if row["warnings"]}
    assert {one["row"]: [one["code"]] for one in told["warnings"]} == wanted
    assert {ask["id"] for ask in told["asks"]} == {"mark:trễ", "skill_group"}
    assert run("state", "--json").json["state_hash"] == empty
    done = take(run, "--year", "2026", "--answers", SAID).json
    assert (done["rows"], done["enrolled"], done["people"], done["asks"], done["again"]) == (35, 35, 35, [], False)
    assert run("state", "--json").json["records"]["attendance"] == done["new"]
    again = take(run, "--year", "2026", "--answers", SAID).json
    assert (again["again"], again["new"], again["enrolled"], again["course"]) == (True, 0, 0, done["course"])
    assert run("unimport", done["import_id"], "--json").json["left"] == []
    assert run("state", "--json").json["records"]["attendance"] == 0


def test_words_for_people(run, desk):
    asked = run("class", "import", str(SAMPLE), "--preview").out
    assert "Hỏi [mark:trễ]: Dấu “trễ” nghĩa là gì? Có ở dòng 27. Chưa trả lời thì để trống các ô này" in asked
    assert "    2026: 2026 (gợi ý)" in asked and "    late: Đến trễ (gợi ý)" in asked and "Mã nhập" not in asked
    assert "Dòng 8: Nguyễn Trung Nguyên: chưa có trong sổ. buổi 1 có mặt, buổi 2 có mặt, buổi 3 có mặt" in asked
    answer = run("class", "import", str(SAMPLE), "--year", "2026", "--answers", SAID)
    assert "Buổi 1 06/10: 06/10/2026, 27 người có mặt" in answer.out
    assert "Dòng 24: Điểm sau ngoài thang 0 đến 10. Đã bỏ trống." in answer.out
    assert "Dòng 7: Đỗ Thùy Hà: chưa có trong sổ. 13/10 có mặt, 20/10 có mặt, điểm sau 6" in answer.out
    assert "Đã nhận 35 người học vào lớp “Bình dân học vụ số - lớp 02”: 35 ghi danh mới" in answer.out
    assert answer.out.splitlines()[-1].startswith("Mã nhập: import:")


def test_what_must_be_answered_is_told_to_programs(run, desk):
    before = held(desk)
    answer = take(run)
    assert_refused(answer, "asks")
    assert [(ask["id"], ask["suggested"]) for ask in answer.json["asks"]] == [("year", "2026")]
    assert held(desk) == before


@pytest.mark.parametrize(("data", "more", "code"), [
    (b"", (), "file_empty"), (SAMPLE.read_bytes()[:3_000], (), "file_broken_book"), (b"abc;def", (), "no_roll"),
    (SAMPLE.read_bytes(), ("--year", "2027"), "future_meeting"),
    (SAMPLE.read_bytes(), ("--year", "2026", "--course", "nowhere"), "unknown_class"),
    (SAMPLE.read_bytes(), ("--year", "2026", "--answers", '{"mark:trễ": "đến trễ"}'), "bad_answer"),
])
def test_what_is_refused_changes_nothing(run, desk, tmp_path, data, more, code):
    before, file = held(desk), tmp_path / "bảng.xlsx"
    file.write_bytes(data)
    assert_refused(take(run, *more, file=file), code)
    assert held(desk) == before


def test_a_missing_file_and_answers_that_are_no_json(run, desk, tmp_path):
    assert take(run, file=tmp_path / "không có.xlsx").code == 1
    for answers in ("năm 2026", "[]", '{"year": 2026}'):
        assert take(run, "--answers", answers).code == 2


def test_american_days_that_say_nothing_are_asked(run, desk, tmp_path):
    file = tmp_path / "lớp.csv"
    file.write_bytes(sheet("1;Bé;x;x;x;x", header="STT;Họ tên;10/06;10/08;13/10;15/10"))
    refused = take(run, file=file)
    assert (refused.code, refused.json["refused"]) == (1, "asks")
    assert refused.json["asks"][0]["id"] == "day_order" and len(refused.json["asks"][0]["choices"]) == 2
    done = take(run, "--answers", '{"day_order": "mixed", "year": "2026"}', file=file).json
    assert [meeting["day"][5:] for meeting in done["meetings"]] == ["10-06", "10-08", "10-13", "10-15"]
