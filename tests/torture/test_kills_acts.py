"""kill -9 at random instants of previewing, exporting and taking back a taking in (I11)."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from python_calamine import CalamineWorkbook

from dxdesk.exchange.folder import exchange
from dxdesk.store import keys
from dxdesk.store.database import Store, open_store
from dxdesk.store.export_log import exports
from dxdesk.store.intakes import UNDONE, intakes
from dxdesk.store.state import state_hash
from tests.store.kit import assert_follows_from_ops
from tests.torture.kill_ward import catch
from tests.torture.size import ACT_KILLS, FULL, SLICES
from tests.torture.test_kills import clear, kill, share, sound, start
from tests.torture.victim import PASSPHRASE, prepared

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
PACKS = 120 if FULL else 40
OLD = b"the table of last month"


@dataclass(frozen=True)
class Before:
    """A desk before it takes a stick in, the stick, the same desk after it, and the name of that taking in."""

    desk: Path
    stick: Path
    taken: Path
    name: str


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Before]:
    place = tmp_path_factory.mktemp("phường thật")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
        caught = catch(place, PACKS)
        desk, stick, taken = place / "bàn", place / "usb", caught.copied("bàn", place / "đã nhận")
        with open_store(taken, PASSPHRASE) as store:
            name = exchange(store, caught.copied("usb", place / "usb đã nhận"), braked=False).intake
        yield Before(desk, stick, taken, name)


def seen(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def held(store: Store) -> list[list[tuple]]:
    """What a preview must not change."""
    return [store.connection.execute(query).fetchall() for query in (
        "SELECT id FROM op ORDER BY id", "SELECT root, state FROM segment ORDER BY root",
        "SELECT hash FROM statement ORDER BY hash", "SELECT name, state FROM intake ORDER BY name")]


@pytest.mark.parametrize("seed", range(SLICES))
def test_a_preview_killed_anywhere_changed_nothing(before: Before, tmp_path: Path, seed: int) -> None:
    """Not on the desk and not on the stick; the exchange after it does what it would have done."""
    pick, ends, span = Random(f"preview {seed}"), set[str](), 1.0
    with open_store(copied(before.desk, tmp_path / "nguyên"), PASSPHRASE) as store:
        untouched = held(store)
    for number in range(share(seed, ACT_KILLS) + 1):
        home, stick = copied(before.desk, tmp_path / f"bàn {number}"), copied(before.stick, tmp_path / f"usb {number}")
        lying = seen(stick)
        if number:
            kill(start("preview", home, stick), pick.uniform(0, span))
        with open_store(home, PASSPHRASE) as store:
            sound(store)
            assert held(store) == untouched
            began = time.monotonic()
            prepared("preview", store, [str(stick)])()
            span = span if number else 1.2 * (time.monotonic() - began)
            assert (seen(stick), held(store)) == (lying, untouched)
            exchange(store, stick, braked=False)
            ends.add(state_hash(store))
        assert len(ends) == 1
        clear(tmp_path)


@pytest.mark.parametrize("seed", range(SLICES))
def test_an_export_killed_anywhere_leaves_the_old_file_or_the_new_one(
    before: Before, tmp_path: Path, seed: int
) -> None:
    """Never a half under the name that was chosen, and no file with names that is not noted."""
    pick, span, whole = Random(f"export {seed}"), 1.0, 0
    for number in range(share(seed, ACT_KILLS) + 1):
        home, file = copied(before.taken, tmp_path / f"bàn {number}"), tmp_path / f"bàn {number}" / "bảng.xlsx"
        file.write_bytes(OLD)
        if number:
            kill(start("export", home, file), pick.uniform(0, span))
        with open_store(home, PASSPHRASE) as store:
            sound(store)
            noted = len(exports(store))
            if file.read_bytes() != OLD:
                assert lines(file) == whole
                assert noted == 1
            began = time.monotonic()
            prepared("export", store, [str(file)])()
            span = span if number else 1.2 * (time.monotonic() - began)
            whole = whole or lines(file)
            assert lines(file) == whole > 10
            assert len(exports(store)) == noted + 1
        clear(tmp_path)


@pytest.mark.parametrize("seed", range(SLICES))
def test_an_unimport_killed_anywhere_goes_on(before: Before, tmp_path: Path, seed: int) -> None:
    """Asked again it ends as one that was left alone, also for another laptop; once more it does nothing."""
    pick, ends, span = Random(f"unimport {seed}"), set[tuple[str, int]](), 1.0
    for number in range(share(seed, ACT_KILLS) + 1):
        home, stick = copied(before.taken, tmp_path / f"bàn {number}"), copied(before.stick, tmp_path / f"usb {number}")
        if number:
            kill(start("unimport", home, before.name), pick.uniform(0, span))
        with open_store(home, PASSPHRASE) as store:
            assert store.connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
            took_back = prepared("unimport", store, [before.name])
            began = time.monotonic()
            left = took_back().left
            span = span if number else 1.2 * (time.monotonic() - began)
            ops = count(store)
            assert (took_back().left, count(store)) == (left, ops)
            assert next(one.state for one in intakes(store) if one.name == before.name) == UNDONE
            assert_follows_from_ops(store)
            exchange(store, stick, braked=False)
            ends.add((state_hash(store), len(left)))
        assert len(ends) == 1, ends
        clear(tmp_path)


def copied(folder: Path, target: Path) -> Path:
    return Path(shutil.copytree(folder, target))


def lines(file: Path) -> int:
    """How many rows a workbook has, all sheets together."""
    book = CalamineWorkbook.from_path(str(file))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def count(store: Store) -> int:
    return store.connection.execute("SELECT count(*) FROM op").fetchone()[0]
