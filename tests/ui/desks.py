"""A real encrypted desk and a way to type, for the tests of the pages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk.domain.catalogues import load_catalogues, load_communes
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.paths import local_folder, resource_path
from dxdesk.store.anchor import new_anchor
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, WardFacts, WardSecrets, make_ward_secrets, new_desk, profile
from dxdesk.store.lock import HomeLock
from dxdesk.store.visits import SavedVisit, save_visit
from dxdesk.ui.background import Background
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.notice import Notice
from dxdesk.ui.page import Page
from dxdesk.ui.shape import Shape
from dxdesk.ui.theme import Theme

PASSPHRASE = "mot hai ba bon nam"
HAMLETS = ("Khu phố 1", "Khu phố 2", "Khu phố 3", "Khu phố 10")
NOTHING = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Clock:
    """A wall clock that goes on by a second at each look."""

    def __init__(self, start: datetime = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@contextmanager
def opened_desk(home: Path, theme: Theme, *, member: str = "Lê Thị Hoa", secrets: WardSecrets | None = None,
                joins: bool = False) -> Iterator[Desk]:
    """A desk of a practice ward, closed afterwards."""
    with _new_desk(home, member, secrets, joins) as store, desk_on(store, theme) as desk:
        yield desk


def _new_desk(home: Path, member: str, secrets: WardSecrets | None, joins: bool) -> Store:
    ward = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", HAMLETS)
    return new_desk(home, PASSPHRASE, ward, Founder("Tổ Khu phố 3", member), clock=Clock(), secrets=secrets,
                    practice=True, joins=joins)[0]


@dataclass(frozen=True)
class Born:
    """A desk on disk as it was made, to be copied."""

    home: Path
    key: bytes
    now: datetime

    def copied(self, home: Path) -> Store:
        """As if it had been made there."""
        shutil.copytree(self.home, home)
        store = Store(home, self.key, Clock(self.now), HomeLock(home))
        new_anchor(store, local_folder())
        return store


def make_two(folder: Path) -> tuple[Born, Born]:
    """Two laptops of one practice ward; the first founded it. Made once, for it takes its time."""
    secrets = make_ward_secrets()
    born = []
    for number, member in enumerate(("Lê Thị Hoa", "Trần Văn Nam")):
        with _new_desk(folder / str(number), member, secrets, number > 0) as store:
            born.append(Born(store.home, store.raw_key, store.clock.now))
    return born[0], born[1]


@contextmanager
def desk_on(store: Store, theme: Theme) -> Iterator[Desk]:
    """A desk's window seams around an open store, which stays open."""
    data, background = resource_path("data"), Background()
    try:
        yield Desk(store, profile(store), load_catalogues(data), lambda: load_communes(data), store.clock, Notice(),
                   background, theme)
    finally:
        background.close()


def stand(page: Page, qtbot) -> None:
    """The page alone on a screen of 1366 × 768, shown and active, not loaded yet."""
    qtbot.addWidget(page)
    page.resize(1166, 736)
    page.reshape(Shape(1366, 768))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def write_visit(desk: Desk, name: str, *services: str, outcome: str = "done", on: str = "2026-11-22",
                **resident: str) -> SavedVisit:
    """A visit saved through the store's own door."""
    draft = VisitDraft({"full_name": name, **resident}, "", {"visit_on": on},
                       tuple(HelpLine(service, outcome) for service in services or ("VNEID_ACTIVATE",)))
    return save_visit(desk.store, draft)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING, to: QWidget | None = None) -> None:
    """Press and release a key in the widget that has the focus."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(to or focused(), QKeyEvent(kind, key, modifiers, ""))
    QApplication.processEvents()


def key(qtbot, which: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
    """A key or shortcut, sent the way the window system sends it."""
    qtbot.keyClick(focused(), which, modifiers)


def write_slip(page: DeskPage, qtbot, name: str, service: str = "k") -> None:
    """Type a slip at the desk, one service done, and save it by its key."""
    page.form.ui.full_name.setFocus()
    enter(name)
    page.form.ui.services.setFocus()
    type_text(service)
    press(Qt.Key.Key_Return)
    type_text("1")
    key(qtbot, Qt.Key.Key_Return, CTRL)


def type_text(text: str, to: QWidget | None = None) -> None:
    """Type letters; `qtbot.keyClicks` aborts on Vietnamese."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(to or focused(), QKeyEvent(kind, 0, NOTHING, letter))
    QApplication.processEvents()


def enter(text: str = "") -> None:
    """Type a text and go on with Enter."""
    type_text(text)
    press(Qt.Key.Key_Return)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
