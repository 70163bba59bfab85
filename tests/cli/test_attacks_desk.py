"""The desk's commands given hostile input: one sentence on one line, exit code 1 or 2, nothing changed."""

import json
from collections.abc import Iterator

import pytest

from tests.cli.conftest import held, lines, visit

HOSTILE = (" ", "a\nb", "👩‍👩‍👧🇻🇳", "\u202eab", "x" * 70_000, "%s{0}", "' OR 1=1 --", "-1", "0" * 30, "\x1b[31m")
BAD_DAYS = ("31/12/1890x", "mai", "0/0/0000", "9" * 400)


@pytest.fixture
def ward(run, desk) -> tuple[str, str, str]:
    """Two people and a book: their ids, its code."""
    saved = run("add", "--json", stdin=lines(visit(phone="0912345678"), visit("Lê Văn Hai"))).json["saved"]
    run("slip-new", "1", "5")
    return saved[0]["resident_id"], saved[1]["resident_id"], run("slips", "--json").json["books"][0]["code"]


def commands(a: str, b: str, book: str, odd: str) -> Iterator[tuple[str, ...]]:
    yield from (("alike", odd), ("alike", "--sex", odd), ("alike", a, "--limit", odd), ("alike", "--name", odd))
    yield from (("merge", odd, odd), ("merge", a, odd), ("merge", a, b, "--take", odd), ("unmerge", odd))
    yield from (("slip-check", odd), ("slip-void", book, odd, "--reason", "rách"), ("slip-close", odd))
    yield from (("slip-void", book, "9", "--reason", odd), ("slip-new", odd, "3"), ("slip-new", "1", odd))
    yield from (("list", odd), ("counters", "--day", odd), ("counters", "--shift", odd), ("done", odd))
    yield from (("follow-ups", "--until", odd), ("follow-ups", "--person", odd), ("show", "resident", odd))
    yield from (("scan", odd), ("undo", odd))


def test_every_command_refuses_in_one_line_and_changes_nothing(run, desk, ward):
    before = held(desk)
    for odd in HOSTILE:
        for command in commands(*ward, odd):
            answer = run(*command, "--json")
            assert answer.code in (0, 1, 2), command
            if answer.code:
                sentence = answer.json["sentence"]
                assert answer.err == f"{sentence}\n" and sentence.isprintable() and len(sentence) < 400, command
                assert answer.json["refused"] != "fault", command
    assert held(desk) == before


@pytest.mark.parametrize("day", BAD_DAYS)
def test_days_no_calendar_has(run, desk, ward, day):
    before = held(desk)
    for command in (("counters", "--day", day), ("follow-ups", "--until", day), ("slip-new", "1", "3", "--day", day)):
        answer = run(*command, "--json")
        assert answer.code == 1 and answer.err.count("\n") == 1
    assert held(desk) == before


@pytest.mark.parametrize("part", [
    {"tasks": [{}]}, {"tasks": {}}, {"tasks": "x"}, {"tasks": [[]]}, {"tasks": [{"what": None}]},
    {"tasks": [{"what": "x" * 70_000}]}, {"tasks": [{"what": "a\0b"}]}, {"tasks": [{"what": "\ud83d"}]},
    {"tasks": [{"what": "gọi lại", "due_on": "31/12/1890"}]}, {"tasks": [{"what": "gọi lại", "state": "done"}]},
    {"helps": [{"service": "CASHLESS", "outcome": "referred", "referred_to": "nowhere"}]},
    {"visit": {"visit_on": "1890-01-01"}}, {"visit": {"shift": "noon"}}, {"visit": {"note": "a" * 10_000}},
    {"visit": {"slip_no": "x" * 70_000}}, {"resident": {"full_name": "An", "_deleted": "1"}},
    {"resident": {"full_name": "An", "merged_into": "nobody"}},
])
def test_a_slip_with_a_hostile_part_is_refused_whole(run, desk, part):
    before = held(desk)
    answer = run("add", "--json", stdin=json.dumps({**visit(), **part}).encode() + b"\n")
    assert answer.code == 1 and answer.err == f"{answer.json['sentence']}\n" and answer.json["line"] == 1
    assert held(desk) == before
