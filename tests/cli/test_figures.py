"""`summary`, `records`: figures agree with their records."""

import pytest

from tests.cli.conftest import lines, visit


@pytest.fixture
def month(run, desk) -> None:
    """Three visits of November, one of them a tally, and one of September."""
    anonymous = {"visit": {"visit_on": "2026-11-03", "people": 4}, "helps": [{"service": "CASHLESS"}]}
    september = {**visit("Lê Văn Hai"), "visit": {"visit_on": "2026-09-30"}}
    assert run("add", stdin=lines(visit(), visit("Lê Văn Hai"), anonymous, september)).code == 0


def figures(run, period: str, *more: str) -> dict[str, dict]:
    return {one["indicator"]: one for one in run("summary", "--period", period, *more, "--json").json["figures"]}


def test_figures_of_a_month(run, month):
    answered = run("summary", "--period", "2026-11", "--json")
    assert answered.code == 0
    document = answered.json
    assert document["period"] == {"from": "2026-11-01", "to": "2026-11-30"}
    assert set(document) >= {"period", "as_of", "laptops", "unresolved", "figures"}
    assert set(document["laptops"]) == {"included", "missing"}
    keys = {"indicator", "title", "value", "unit", "rule", "previous", "year_to_date", "by"}
    assert all(set(figure) == keys and figure["rule"] and figure["unit"] for figure in document["figures"])
    found = figures(run, "2026-11")
    assert (found["visits"]["value"], found["helps"]["value"], found["people"]["value"]) == (3, 5, 2)
    assert found["people_anonymous"]["value"] == 4
    assert (found["visits"]["previous"], found["visits"]["year_to_date"]) == (0, 4)
    assert found["households"]["value"] is None


def test_every_figure_has_its_records(run, month):
    for code, figure in figures(run, "2026-11").items():
        behind = run("records", code, "--period", "2026-11", "--json").json
        assert behind["indicator"] == code
        assert behind["value"] == figure["value"] or figure["value"] is None
        assert bool(behind["rows"]) == bool(behind["count"])


def test_a_breakdown_adds_up(run, month):
    by_member = figures(run, "2026-11", "--by", "member")["visits"]
    assert sum(by_member["by"].values()) == by_member["value"] == 3
    [member] = by_member["by"]
    rows = run("records", "visits", "--period", "2026-11", "--by", "member", "--cell", member, "--json").json
    assert rows["count"] == 3
    assert run("records", "visits", "--period", "2026-11", "--by", "member", "--json").json["count"] == 3
    empty = run("records", "visits", "--period", "2026-11", "--by", "member", "--cell", "", "--json").json
    assert empty["count"] == 0


def test_the_month_may_run_from_15_to_14(run, month):
    answered = run("summary", "--period", "2026-10", "--month-starts", "15", "--json").json
    assert answered["period"] == {"from": "2026-09-15", "to": "2026-10-14"}
    assert {figure["indicator"]: figure["value"] for figure in answered["figures"]}["visits"] == 1


def test_people_read_words(run, month):
    shown = run("summary", "--period", "2026-11")
    assert "Phiếu hỗ trợ: 3 phiếu" in shown.out
    assert "Hộ được hỗ trợ: chưa có hộ" in shown.out
    behind = run("records", "helps", "--period", "2026-11")
    assert "Trần Thị Bé · Kích hoạt VNeID mức 2 · Xong" in behind.out
    assert "4 người không ghi tên" in behind.out


@pytest.mark.parametrize("period", ["", "x", "2026-13", "2026-Q5", "1800", "2026-11-02..2026-11-01", "9" * 9_000])
def test_periods_that_are_none(run, desk, period):
    for command in (["summary"], ["records", "people"]):
        refused = run(*command, "--period", period, "--json")
        assert (refused.code, refused.json["refused"]) == (1, "period")


def test_what_does_not_exist(run, month):
    assert run("records", "nothing", "--period", "2026", "--json").json["refused"] == "indicator"
    assert run("summary", "--period", "2026", "--by", "moon").code == 2
