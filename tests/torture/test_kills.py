"""kill -9 at random instants of saving and of exchanging: nothing acknowledged is lost, nothing is half (I11)."""

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

from dxdesk.domain.visit import VisitDraft
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store, open_store
from dxdesk.store.desk import Founder, WardFacts, make_ward_secrets, new_desk
from dxdesk.store.state import state_hash
from dxdesk.store.visits import save_visit
from tests.torture.size import KILLS, SLICES
from tests.torture.victim import HELPS, PASSPHRASE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
WARD = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", ("Khu phố 1",))
SENT = 120
PER_SLICE = max(1, KILLS // (2 * SLICES))


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice ward: a desk to be killed, and a stick with the packs of another laptop."""
    place = tmp_path_factory.mktemp("phường")
    secrets = make_ward_secrets()
    desk, sender = (
        new_desk(place / name, PASSPHRASE, WARD, Founder(name, "Lê Thị Thử"), secrets=secrets, practice=True)[0]
        for name in ("desk", "sender")
    )
    desk.close()
    (place / "usb").mkdir()
    with sender as store:
        for number in range(SENT):
            save_visit(store, VisitDraft({"full_name": f"Phạm Thị Mẫu {number}"}, "", {}, HELPS))
            if number % 10 == 9:
                exchange(store, place / "usb")
    return place


def start(work: str, home: Path, *more: Path) -> subprocess.Popen[str]:
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
def test_no_acknowledged_save_is_lost(ward: Path, tmp_path: Path, seed: int) -> None:
    pick = Random(seed)
    home = tmp_path / "bàn 1"
    shutil.copytree(ward / "desk", home)
    acknowledged: set[tuple[str, str]] = set()
    for _ in range(PER_SLICE):
        for line in kill(start("save", home), pick.uniform(0, 0.25)):
            save, *records = line.split()
            acknowledged |= {(save, record) for record in records}
        with open_store(home, PASSPHRASE) as store:
            sound(store)
            assert acknowledged <= set(kept(store))
    assert acknowledged


@pytest.mark.parametrize("seed", range(SLICES))
def test_an_exchange_killed_anywhere_ends_as_one_left_alone(ward: Path, tmp_path: Path, seed: int) -> None:
    pick = Random(1_000 + seed)
    expected = ""
    for number in range(PER_SLICE + 1):
        home, stick = tmp_path / f"bàn {number}", tmp_path / f"usb {number}"
        shutil.copytree(ward / "desk", home)
        shutil.copytree(ward / "usb", stick)
        if number:
            kill(start("merge", home, stick), pick.uniform(0, 0.3))
        with open_store(home, PASSPHRASE) as store:
            sound(store)
            done = exchange(store, stick)
            assert {file.result for file in done.incoming} <= {"received", "held"}
            sound(store)
            expected = expected or state_hash(store)
            assert state_hash(store) == expected
        shutil.rmtree(home)
        shutil.rmtree(stick)
