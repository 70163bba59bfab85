"""What the tests of windows stand on: the look in force, a real encrypted desk, the window round it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dxdesk.store import keys
from dxdesk.store.database import Store
from dxdesk.ui.context import Desk
from dxdesk.ui.focus_ring import FocusRing
from dxdesk.ui.main_window import MainWindow
from dxdesk.ui.theme import Theme
from dxdesk.ui.window_settings import WindowSettings
from dxdesk.ui.workspace import Workspace
from tests.exchange.sealing import cheap_passphrases
from tests.ui.desks import Born, desk_on, make_two
from tests.ui.laptops import stranger
from tests.ui.wards import Met, make_met, open_met


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """What scrypt costs is not what these tests are about."""
    monkeypatch.setitem(keys.COST, "n", 1 << 10)
    cheap_passphrases(monkeypatch)


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    made = Theme(qapp)
    made.apply("light", 100)
    made.furnish()
    return made


@pytest.fixture
def theme(one_theme: Theme) -> Theme:
    """Light, 100 %, whatever the test before did."""
    one_theme.apply("light", 100)
    return one_theme


@pytest.fixture(scope="session")
def born_desks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Born, Born]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(keys.COST, "n", 1 << 10)
        return make_two(tmp_path_factory.mktemp("hai máy"))


@pytest.fixture
def desk(born_desks: tuple[Born, Born], home: Path, theme: Theme) -> Iterator[Desk]:
    """A practice desk with four hamlets."""
    with born_desks[0].copied(home) as store, desk_on(store, theme) as made:
        yield made


@pytest.fixture
def other(born_desks: tuple[Born, Born], tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    """Another laptop of the same practice ward."""
    with born_desks[1].copied(tmp_path / "khác") as store, desk_on(store, theme) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder, called as people call their sticks."""
    made = tmp_path / "USB TỔ SỐ"
    made.mkdir()
    return made


@pytest.fixture(scope="session")
def met(tmp_path_factory: pytest.TempPathFactory) -> Met:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(keys.COST, "n", 1 << 10)
        return make_met(tmp_path_factory.mktemp("phường"))


@pytest.fixture
def pair(met: Met, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """The officer's laptop and a team's of a real ward, which met on the stick `USB` of the test's folder."""
    with open_met(met, tmp_path) as stores:
        yield stores


class Room:
    """A window with the pages asked for, shown and active."""

    def __init__(self, desk: Desk, qapp: QApplication, qtbot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.window = MainWindow(WindowSettings(desk.store.home))
        self.ring = FocusRing(self.window, qapp, desk.theme)
        qtbot.addWidget(self.window)

    def fill(self, *pages) -> Workspace:
        work = Workspace(self.desk, pages)
        self.window.show_only(work, self.desk.practice)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        return work

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        QApplication.processEvents()


@pytest.fixture
def room(desk: Desk, qapp: QApplication, qtbot) -> Room:
    return Room(desk, qapp, qtbot)


@pytest.fixture
def unapproved(desk: Desk, tmp_path: Path, theme) -> Iterator[Desk]:
    """A laptop of the ward whom nobody approved."""
    with stranger(desk, tmp_path / "khác", theme) as made:
        yield made
