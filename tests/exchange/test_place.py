"""Faults of the stick or share lose nothing, wherever they strike (format §4)."""

import contextlib
import errno
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from dxdesk.errors import ExchangeError
from dxdesk.exchange import place as place_module
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store
from dxdesk.store.segments import unsent
from dxdesk.store.state import state_hash
from tests.exchange.desks import add_person, all_equal, results, tree, value


def test_the_folder_itself_may_be_chosen(desks: list[Store], stick: Path) -> None:
    exchange(desks[0], stick)
    exchange(desks[1], stick / "DXDESK")
    assert not (stick / "DXDESK" / "DXDESK").exists()
    renamed = stick / "chung"
    (stick / "DXDESK").rename(renamed)
    assert results(exchange(desks[2], renamed))["received"] > 1


def test_neither_the_book_nor_a_folder_within_a_place_is_one(desks: list[Store], stick: Path) -> None:
    exchange(desks[0], stick)
    for folder in (desks[0].home, stick / "DXDESK" / "log"):
        before = sorted(folder.rglob("*"))
        with pytest.raises(ExchangeError) as refused:
            exchange(desks[0], folder)
        assert refused.value.code == "folder_inside" and sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("make", [
    lambda stick: stick / "none",
    lambda stick: touched(stick / "file"),
    lambda stick: touched(stick / "DXDESK").parent,
])
def test_a_place_that_is_no_folder(desks: list[Store], stick: Path, make) -> None:
    with pytest.raises(ExchangeError) as caught:
        exchange(desks[0], make(stick))
    assert caught.value.sentence.endswith(".")
    assert unsent(desks[0])


def touched(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def failing(number: int, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the `at`-th file written to the place fail with an errno."""
    counted = iter(range(1_000))
    real = place_module.keep

    def write(path: Path, data: bytes, mark: str) -> None:
        if next(counted) >= at:
            raise OSError(number, os.strerror(number))
        real(path, data, mark)

    monkeypatch.setattr(place_module, "keep", write)


@pytest.mark.parametrize(("number", "code"), [
    (errno.ENOSPC, "disk_full"), (errno.EROFS, "read_only"), (errno.EACCES, "no_access"), (errno.EIO, "folder_fault"),
])
@pytest.mark.parametrize("at", [0, 2, 4])
def test_faults_of_the_place_lose_nothing(
    desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, at: int
) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    with monkeypatch.context() as patch:
        failing(number, at, patch)
        with pytest.raises(ExchangeError) as caught:
            exchange(a, stick)
    assert caught.value.code == code
    assert "còn nguyên" in caught.value.sentence
    assert not list(stick.rglob("*.tmp"))
    exchange(a, stick)
    exchange(b, stick)
    exchange(a, stick)
    assert value(b, person, "full_name") == "Trần Thị Bé"
    assert all_equal(a, b)


def test_a_read_only_place_changes_nothing(desks: list[Store], stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b, _ = desks
    exchange(a, stick)
    before, hashed = tree(stick), state_hash(b)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ExchangeError) as caught:
        exchange(b, stick)
    assert caught.value.code == "read_only"
    assert (tree(stick), state_hash(b)) == (before, hashed)


def test_a_stick_pulled_out_in_the_middle(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    exchange(a, stick)
    kept = stick.with_name("kept")
    shutil.copytree(stick, kept)

    def pull(n: int, _: int) -> None:
        if n == 2:
            shutil.rmtree(stick)

    with pytest.raises(ExchangeError) as caught:
        exchange(b, stick, pull)
    assert caught.value.code == "pulled_out"
    exchange(b, kept)
    exchange(a, kept)
    assert value(b, person, "full_name") == "Trần Thị Bé"
    assert all_equal(a, b)


class StoppedError(Exception):
    """Someone pressed stop."""


def stop_at(limit: int, told: list[int], n: int, _: int) -> None:
    told.append(n)
    if n == limit:
        raise StoppedError


def test_stopped_anywhere_and_run_again(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    exchange(a, stick)

    for limit in range(1, 8):
        told: list[int] = []
        with contextlib.suppress(StoppedError):
            exchange(b, stick, partial(stop_at, limit, told))
        assert told == list(range(1, len(told) + 1))
    exchange(b, stick)
    exchange(a, stick)
    assert value(b, person, "full_name") == "Trần Thị Bé"
    assert all_equal(a, b)
