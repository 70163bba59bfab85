"""`counters` on a real desk."""

import pytest

from dxdesk.cli import COMMANDS
from tests.cli.conftest import lines, visit


@pytest.fixture(autouse=True)
def listed(monkeypatch):
    monkeypatch.setitem(COMMANDS, "counters", ("counters", "Số phiếu máy này ghi trong một ngày."))


def test_what_was_written_today_is_counted_and_tallies_stand_apart(run, desk):
    run("add", "--json", stdin=lines({**visit(), "visit": {}}))
    run("add", "--json", stdin=lines({"visit": {"people": "12"}, "helps": [{"service": "VSSID", "outcome": "done"}]}))
    told = run("counters", "--json")
    assert told.code == 0
    found = told.json["counts"]
    assert (found["day"], found["mine"], found["anonymous"], found["anonymous_people"]) == (1, 1, 1, 12)
    assert "1 phiếu có tên" in run("counters").out and "12 người" in run("counters").out


def test_another_day_and_another_member_are_asked_for(run, desk):
    run("add", "--json", stdin=lines(visit()))
    assert run("counters", "--day", "20/11/2026", "--json").json["counts"]["day"] == 1
    other = run("counters", "--day", "2026-11-20", "--member", "nobody", "--json").json
    assert (other["counts"]["day"], other["counts"]["mine"], other["day"]) == (1, 0, "2026-11-20")


@pytest.mark.parametrize("day", ["31/02/2026", "hôm qua", "2026", "9" * 5_000, "👍"])
def test_what_is_no_day_is_refused(run, desk, day):
    refused = run("counters", "--day", day, "--json")
    assert (refused.code, refused.json["refused"]) == (1, "not_a_day")
