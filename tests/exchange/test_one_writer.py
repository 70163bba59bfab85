"""No file of a place has two writers, and a place does not grow by being exchanged with (format §4, §9)."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dxdesk.exchange.bundles import bundle
from dxdesk.exchange.devices import approve, own_fingerprint
from dxdesk.exchange.disk import keep
from dxdesk.exchange.folder import exchange, statements_in
from dxdesk.exchange.place import Place
from dxdesk.exchange.statements import trust_list
from dxdesk.store.database import Store
from dxdesk.store.desk import ROOT_PUBLIC, WARD_CODE
from dxdesk.store.saving import WRITER
from tests.exchange.desks import add_person, all_equal, results, tree
from tests.exchange.wards import Ward

ROUNDS = 10
SAME_FOR_ALL = ("DOC_TOI_TRUOC.txt", "schemas/")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Who wrote each file, by its name below the place."""
    found: dict[str, set[str]] = {}

    def noting(path: Path, data: bytes, mark: str) -> None:
        name = path.as_posix().rpartition("/DXDESK/")[2]
        if not name.startswith(SAME_FOR_ALL):
            found.setdefault(name, set()).add(mark)
        keep(path, data, mark)

    monkeypatch.setattr("dxdesk.exchange.place.keep", noting)
    return found


@pytest.fixture
def five(ward: Ward) -> list[Store]:
    officer = ward.alone("phường", "officer")
    return [officer, *(ward.invited(officer, f"tổ {number}") for number in range(4))]


def test_five_laptops_on_two_sticks_keep_two_sticks_small(
    ward: Ward, five: list[Store], written: dict[str, set[str]]
) -> None:
    """In seven rounds of ten a person each, over two sticks that only two laptops carry between."""
    other = ward.folder / "USB của tổ"
    other.mkdir()
    for number in range(ROUNDS):
        for store in five if number < ROUNDS - 3 else ():
            add_person(store, f"Người {number}")
        for stick, laptops in ((ward.stick, five[:3]), (other, five[1:])):
            for store in laptops:
                exchange(store, stick)
    assert all_equal(*five)
    assert all(len(writers) == 1 for writers in written.values()), written
    for stick, laptops in ((ward.stick, five[:3]), (other, five[1:])):
        log, rest = counted(stick)
        assert log <= packs_in(five[0]), "a pack lies there once"
        assert rest["devices"] <= 5 and rest["trust"] <= 5
        assert rest["receipts"] <= 2 * 5, "a laptop's own, and at most the newest one passed on"
        before = tree(stick)
        assert all(set(results(exchange(store, stick))) == {"held"} for store in laptops)
        assert tree(stick) == before


def test_a_list_that_others_wrote_is_not_written_again(ward: Ward, five: list[Store]) -> None:
    ward.meet(*five)
    lists = sorted((ward.stick / "DXDESK" / "trust").iterdir())
    said = statements_in(five[0], Place(ward.stick))
    assert sum(path.stat().st_size for path in lists) <= 2 * len(trust_list("", said.values()))
    new = ward.alone("mới")
    ward.meet(five[1], new, five[0])
    approve(five[0], own_fingerprint(new))
    before = {path: path.read_bytes() for path in (ward.stick / "DXDESK" / "trust").iterdir()}
    ward.meet(*five, new)
    changed = [path.name for path in (ward.stick / "DXDESK" / "trust").iterdir()
               if before.get(path) not in (None, path.read_bytes())]
    assert set(changed) <= {list_of(five[0], five[0].setting(WRITER)).rpartition("/")[2]}, changed


def test_names_of_the_program_before_are_read_and_left_alone(ward: Ward, five: list[Store]) -> None:
    """Its lists have no writer in their names, and copies of packs lie under the names of the packs."""
    officer, an, binh, *_ = five
    ward.meet(officer, an)
    place = ward.stick / "DXDESK"
    old = place / list_of(officer, "")
    said = statements_in(officer, Place(ward.stick))
    shutil.rmtree(place / "trust")
    old.parent.mkdir()
    old.write_bytes(trust_list(officer.setting(WARD_CODE), said.values()))
    before = tree(place)
    exchange(an, ward.stick)
    assert tree(place / "trust").keys() == {old.name}
    assert {name: tree(place)[name] for name in before} == before
    exchange(binh, ward.stick)
    assert old.read_bytes() == before[f"trust/{old.name}"][0]
    exchange(an, ward.stick)
    assert all_equal(an, binh)


@pytest.mark.parametrize("act", [exchange, bundle])
def test_laptops_that_write_at_once_write_other_files(
    ward: Ward, five: list[Store], written: dict[str, set[str]], act: Callable[[Store, Path], object]
) -> None:
    """All hold the same, and each writes it into an empty folder of its own."""
    ward.meet(*five)
    ward.clock.jump(days=40)
    written.clear()
    for number, store in enumerate(five):
        folder = ward.folder / f"thư mục {number}"
        folder.mkdir()
        act(store, folder)
    assert len(written) >= 5
    assert all(len(writers) == 1 for writers in written.values()), written


def list_of(store: Store, writer: str) -> str:
    """Where a laptop's list of statements lies; without a writer the one of the program before."""
    name = f"trust/{store.setting(WARD_CODE)}-{store.setting(ROOT_PUBLIC)[:8]}"
    return f"{name}-{writer}.json" if writer else f"{name}.json"


def counted(stick: Path) -> tuple[int, dict[str, int]]:
    """How many packs lie there, and how many files in each other folder."""
    place = stick / "DXDESK"
    rest = {folder.name: len(list(folder.iterdir())) for folder in place.iterdir() if folder.is_dir()}
    return len([path for path in (place / "log").rglob("*") if path.is_file()]), rest


def packs_in(store: Store) -> int:
    return store.connection.execute("SELECT count(*) FROM segment").fetchone()[0]
