"""kill -9 at random instants of saving and of exchanging: nothing acknowledged is lost, nothing is half (I11)."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from dxdesk.errors import InputError
from dxdesk.exchange.folder import exchange
from dxdesk.store import keys
from dxdesk.store.database import Store, open_store
from dxdesk.store.desk import Founder, new_desk
from dxdesk.store.state import state_hash
from tests.torture.kill_ward import WARD, Caught, catch
from tests.torture.size import EXCHANGE_KILLS, FULL, SAVE_KILLS, SLICES, TRUST_KILLS
from tests.torture.victim import HELPS, PASSPHRASE, prepared

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
PACKS = 120 if FULL else 40


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk to be killed while it writes."""
    home = tmp_path_factory.mktemp("bàn") / "desk"
    new_desk(home, PASSPHRASE, WARD, Founder("Tổ 1", "Lê Thị Thử"), practice=True)[0].close()
    return home


def start(work: str, home: Path, *more: Path | str) -> subprocess.Popen[str]:
    """The victim at work; what it acknowledges comes line by line."""
    command = [sys.executable, "-m", "tests.torture.victim", work, str(home), *map(str, more)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def kill(victim: subprocess.Popen[str], after: float) -> list[str]:
    """Wait for the first line, then for `after` seconds, kill; every whole line it had written."""
    assert victim.stdout is not None
    first = victim.stdout.readline()
    time.sleep(after)
    victim.send_signal(signal.SIGKILL)
    rest = victim.stdout.read()
    victim.stdout.close()
    victim.wait()
    return [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]


def sound(store: Store) -> None:
    """The file is whole, and every save in it is: a visit never lies there without its lines."""
    assert store.connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert store.connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    half = store.connection.execute(
        "SELECT count(*) FROM visit v WHERE (SELECT count(*) FROM help h WHERE h.visit_id = v.id) <> ?", [len(HELPS)])
    assert half.fetchone()[0] == 0
    stateless = "SELECT count(*) FROM op WHERE kind = 'visit' AND record NOT IN (SELECT id FROM visit)"
    assert store.connection.execute(stateless).fetchone()[0] == 0


def kept(store: Store) -> Iterator[tuple[str, str]]:
    """(save, record) of every op held."""
    yield from store.connection.execute("SELECT save, record FROM op")


@pytest.mark.parametrize("seed", range(SLICES))
def test_no_acknowledged_save_is_lost(desk: Path, tmp_path: Path, seed: int) -> None:
    pick = Random(seed)
    home = tmp_path / "bàn 1"
    shutil.copytree(desk, home)
    acknowledged: set[tuple[str, str]] = set()
    for _ in range(share(seed, SAVE_KILLS)):
        for line in kill(start("save", home), pick.uniform(0, 0.25)):
            save, *records = line.split()
            acknowledged |= {(save, record) for record in records}
        with open_store(home, PASSPHRASE) as store:
            sound(store)
            assert acknowledged <= set(kept(store))
    assert acknowledged


@pytest.fixture(scope="module")
def caught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caught]:
    """A real ward in the middle of things."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
        yield catch(tmp_path_factory.mktemp("phường thật"), PACKS)


@pytest.mark.parametrize("seed", range(SLICES))
def test_an_exchange_killed_anywhere_ends_as_one_left_alone(caught: Caught, tmp_path: Path, seed: int) -> None:
    """Keys taken, packs withdrawn, released, merged and sent: the same in the end, on the desk and on the stick."""
    pick, ends, span = Random(1_000 + seed), set[str](), 1.0
    for number in range(share(seed, EXCHANGE_KILLS) + 1):
        home, stick = caught.copied("bàn", tmp_path / f"bàn {number}"), caught.copied("usb", tmp_path / f"usb {number}")
        if number:
            kill(start("merge", home, stick), pick.uniform(0, span))
        began = time.monotonic()
        with open_store(home, PASSPHRASE) as store:
            sound(store)
            assert {file.result for file in exchange(store, stick).incoming} <= {"received", "held", "unknown_device"}
            sound(store)
            ends.add(state_hash(store))
        span = span if number else 1.2 * (time.monotonic() - began)
        with open_store(caught.copied("chứng", tmp_path / f"chứng {number}"), PASSPHRASE) as witness:
            exchange(witness, stick)
            ends.add(state_hash(witness))
        assert len(ends) == 1
        clear(tmp_path)


@pytest.mark.parametrize("seed", range(SLICES))
@pytest.mark.parametrize("work", ["join", "revoke"])
def test_who_counts_is_settled_whole_or_not_at_all(caught: Caught, tmp_path: Path, seed: int, work: str) -> None:
    """A desk killed while it joins, or puts another out, is asked again: it ends as one that was left alone."""
    pick, ends, span = Random(f"{work} {seed}"), set[str](), 1.0
    asked = [str(caught.invitation), caught.code] if work == "join" else [caught.lost]
    for number in range(share(seed, TRUST_KILLS) + 1):
        home = caught.copied("riêng" if work == "join" else "phường", tmp_path / f"bàn {number}")
        stick = caught.copied("usb", tmp_path / f"usb {number}")
        if number:
            kill(start(work, home, *asked), pick.uniform(0, span))
        with open_store(home, PASSPHRASE) as store:
            sound(store)
            act = prepared(work, store, asked)
            began = time.monotonic()
            with contextlib.suppress(InputError):  # done already
                act()
            span = span if number else 1.2 * (time.monotonic() - began)
            exchange(store, stick)
            sound(store)
            ends.add(state_hash(store))
        assert len(ends) == 1
        clear(tmp_path)


def share(seed: int, kills: int) -> int:
    """How many of the kills fall to a slice."""
    return len(range(seed, kills, SLICES))


def clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
