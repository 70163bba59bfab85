"""The number of an identity card is kept nowhere, in the open database neither, unless the ward keeps whole numbers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.cli import main as command
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.folder import exchange
from dxdesk.faults import record_fault
from dxdesk.ledger.clock import wall_clock
from dxdesk.store import keys
from dxdesk.store.database import Store
from dxdesk.store.desk import WARD_RECORD, Founder, WardFacts, new_desk
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from dxdesk.ui.theme import Theme
from tests.secrecy.conftest import Day, leaks
from tests.secrecy.day import HOMES, TYPED, numbers
from tests.secrecy.haystack import unpacked
from tests.secrecy.needles import Needles
from tests.secrecy.pages import pages
from tests.secrecy.scanning import ScanningDay, card, plain_files
from tests.ui.desks import opened_desk

WARD = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh")
PASSPHRASE = "con gà gáy o o trên mái"


def values(store: Store) -> Iterator[bytes]:
    """Every value of every table, and what is packed in it."""
    tables = store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for row in store.connection.execute(f'SELECT * FROM "{table}"'):
            for value in row:
                yield from unpacked(value if isinstance(value, bytes) else str(value).encode())


def kept(home: Path, key: bytes, facts: dict[str, set[str]]) -> set[str]:
    """What of the facts a desk keeps: in its tables, and in its pages, those no table uses any more among them."""
    needles = Needles(facts)
    found = {fact for page in pages(home / "desk.db", key) for fact in needles.inside(page)}
    store = Store(home, key, wall_clock)
    try:
        return found | needles.inside(b"\0".join(values(store)))
    finally:
        store.close()


@pytest.mark.parametrize("name", HOMES)
def test_no_desk_of_the_day_keeps_a_whole_number(day: Day, tmp_path: Path, name: str) -> None:
    assert len(numbers()) > 90
    home = tmp_path / "desk"
    shutil.copytree(day.home(name), home)
    assert kept(home, day.keys[name], {"number": set(numbers())}) == set()
    assert len(kept(home, day.keys[name], {"name": {"Tôn Nữ Hạ Quỳnh", "Đèo Thị Xoan"}})) > 5


@pytest.fixture
def store(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setitem(keys.COST, "n", 1 << 10)
    made, _ = new_desk(home, PASSPHRASE, WARD, Founder("Tổ 1", "Giàng A Phống"))
    yield made
    made.close()


def slip(**person: str) -> VisitDraft:
    return VisitDraft(TYPED[0] | person, "", {}, (HelpLine("VNEID_ACTIVATE", "done"),))


def test_a_ward_that_keeps_whole_numbers_keeps_them_inside(store: Store, tmp_path: Path) -> None:
    save(store, [Change("ward", {"id_policy": "full"}, store.setting(WARD_RECORD))])
    save_visit(store, slip())
    stick = tmp_path / "USB"
    stick.mkdir()
    exchange(store, stick)
    number = {"number": {TYPED[0]["national_id"]}}
    assert kept(store.home, store.raw_key, number) != set()
    assert leaks(tmp_path, Needles(number)) == []


def test_a_number_given_under_its_own_name_is_not_kept_either(store: Store) -> None:
    number = TYPED[0]["national_id"]
    person = save_visit(store, slip(national_id="", id_number=number)).resident_id
    assert store.value("resident", person, "id_last4") == number[-4:]
    assert kept(store.home, store.raw_key, {"number": {number}}) == set()


def test_nor_when_a_record_is_edited(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    number = TYPED[0]["national_id"]
    person = save_visit(store, slip(national_id="")).resident_id
    home, key = store.home, store.raw_key
    store.close()
    monkeypatch.setenv("DXDESK_PASSPHRASE", PASSPHRASE)
    assert command(["edit", "resident", person, f"id_number={number}", "--home", str(home)]) == 0
    assert kept(home, key, {"number": {number}}) == set()


SCANNED = {"by_burst": "070190001111", "by_paste": "070190002222", "damaged": "070190003333", "typed": "070190004444",
           "tray": "070190005555", "left": "070190006666"}


def parts_of(number: str) -> set[str]:
    """A number as typed so far: eight digits of it and more tell whose it is as well as all twelve."""
    return {number[:length] for length in (8, 11, 12)} | {number[1:]}


def test_no_way_of_scanning_leaves_a_number_behind(
    home: Path, tmp_path: Path, qapp, qtbot, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(keys.COST, "n", 1 << 10)
    theme = Theme(qapp)
    theme.apply("light", 100)
    theme.furnish()
    with opened_desk(home, theme) as desk:
        day = ScanningDay(desk, qapp, qtbot)
        for way in ("by_burst", "by_paste", "damaged"):
            getattr(day, way)(SCANNED[way])
        day.typed(SCANNED["typed"], save=True)
        day.typed(SCANNED["left"], save=False)
        day.into_the_tray(SCANNED["tray"])
        numbers = Needles({"number": set().union(*map(parts_of, SCANNED.values()))})
        shown = "\n".join(day.shown()).replace(SCANNED["left"][:11], "")  # eleven digits stand where they are typed
        record_fault(home, ValueError(card(SCANNED["tray"], "Hồ Thị Năm")))
        stick = tmp_path / "USB"
        stick.mkdir()
        exchange(desk.store, stick)
        held = b"\0".join(values(desk.store))
        wal = [fact for page in pages(home / "desk.db", desk.store.raw_key) for fact in numbers.inside(page)]
        drafts = desk.store.connection.execute("SELECT body FROM draft").fetchall()
        raw_key = desk.store.raw_key
        assert day.window.close()
    assert len(day.page.ui.scan_panel.tray.rows) >= 3
    assert drafts and any("Bùi Thị Tư" in body for body, in drafts)
    assert numbers.inside(shown.encode()) == set()
    assert numbers.inside(held) == set() and wal == []
    assert [fact for page in pages(home / "desk.db", raw_key) for fact in numbers.inside(page)] == []
    for path in plain_files(tmp_path):
        assert numbers.inside(path.read_bytes()) == set(), path
    assert leaks(stick, numbers) == []
    names = Needles({"name": {"Trần Thị Bé", "Lê Thị Hai", "Ngô Thị Ba"}})
    assert len(names.inside(held)) >= 3
