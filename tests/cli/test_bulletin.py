"""`bulletin`: text and picture, and what is not let out."""

import pytest

from tests.cli.conftest import lines, visit


@pytest.fixture
def month(run, desk) -> None:
    assert run("add", stdin=lines(visit(), visit("Lê Văn Hai"))).code == 0


def test_the_text_and_the_picture_of_a_month(run, month, tmp_path):
    file = tmp_path / "ban-tin.png"
    done = run("--json", "bulletin", "--period", "2026-11", "--out", str(file))
    assert done.code == 0 and done.json["picture"] == str(file)
    assert "lượt hỗ trợ" in done.json["text"] and "Lê Văn Hai" not in done.json["text"]
    assert file.read_bytes().startswith(b"\x89PNG")


def test_an_own_text_with_a_name_is_refused_and_nothing_is_written(run, month, tmp_path):
    file = tmp_path / "ban-tin.png"
    done = run("--json", "bulletin", "--period", "2026-11", "--out", str(file), "--text", "Cảm ơn le van hai")
    assert (done.code, done.json["refused"]) == (1, "personal") and not file.exists()
    assert run("--json", "bulletin", "--period", "2026-11", "--text", "Cảm ơn bà con").json["text"] == "Cảm ơn bà con"


def test_a_team_is_named_as_people_call_it(run, month):
    told = run("--json", "bulletin", "--period", "2026-11", "--team", "tổ khu phố 3").json
    assert "khu phố 3" in told["text"].lower()
    assert run("--json", "bulletin", "--period", "2026-11", "--team", "Tổ 99").json["refused"] == "unknown_name"
