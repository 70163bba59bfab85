"""Two practice laptops that have exchanged over one stick, and what tests do with them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def practised(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The homes of two practice laptops that have exchanged through `tmp_path / "USB của tổ"`."""
    made = run("practice", str(tmp_path / "phường tập"), "--laptops", "2", "--visits", "6", "--json")
    assert made.code == 0
    monkeypatch.setenv("DXDESK_PASSPHRASE", made.json["passphrase"])
    stick(tmp_path).mkdir()
    for home in (*made.json["homes"], made.json["homes"][0]):
        assert run("--home", home, "exchange", str(stick(tmp_path))).code == 0
    return made.json["homes"]


def stick(tmp_path: Path) -> Path:
    return tmp_path / "USB của tổ"


def somebody(run: Run, home: str) -> dict:
    """The first person found by any family name of the practice wards."""
    found = (run("--home", home, "find", letter, "--json").json["people"] for letter in "nthplvdb")
    return next(people[0] for people in found if people)


def swap(run: Run, home: str, tmp_path: Path) -> dict:
    return run("--home", home, "exchange", str(stick(tmp_path)), "--json").json


def hash_of(run: Run, home: str) -> dict:
    return run("--home", home, "state", "--json").json["state_hash"]
