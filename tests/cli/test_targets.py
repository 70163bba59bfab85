"""`target`, `targets`: set a target and see it on the paper."""

import pytest


def test_a_target_is_set_told_and_stands_on_the_report(run, desk, tmp_path):
    done = run("--json", "target", "helps", "1.500", "--period", "2026")
    assert done.code == 0 and done.json["value"] == 1500 and done.json["scope"] == "ward"
    assert run("target", "people", "40", "--period", "2026", "--hamlet", "khu pho 3").code == 0
    told = run("--json", "targets").json["targets"]
    assert [(one["indicator"], one["value"], one["scope"]) for one in told] == [
        ("helps", 1500, "ward"), ("people", 40, "hamlet")]
    assert "Lượt hỗ trợ: 1.500 · cả phường" in run("targets").err + run("targets").out
    assert run("report", "targets", "--period", "2026-11", "--out", str(tmp_path / "a.pdf")).code == 0


@pytest.mark.parametrize(("words", "code"), [
    (("helps", "nhiều"), "target_value"), (("x", "5"), "unknown_indicator"),
    (("helps", "5", "--hamlet", "Khu phố 99"), "unknown_name"),
])
def test_what_is_wrong_is_one_sentence(run, desk, words, code):
    done = run("--json", "target", *words, "--period", "2026")
    assert (done.code, done.json["refused"]) == (1, code)
    assert run("--json", "targets").json["targets"] == []
