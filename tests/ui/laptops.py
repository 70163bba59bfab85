"""Laptops of one ward that nobody approved yet, and how to wait for a pane that reads in the background."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from dxdesk.exchange.folder import exchange
from dxdesk.store.desk import LABEL, ward_secrets
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import ElidedLabel
from dxdesk.ui.theme import Theme
from tests.ui.desks import opened_desk, write_visit


@contextmanager
def stranger(desk: Desk, home: Path, theme: Theme, label: str = "Máy KP5-1") -> Iterator[Desk]:
    """A laptop that follows the ward's root and holds its keys, but is not approved and approves nobody."""
    shared = replace(ward_secrets(desk.store), root_private="")
    with opened_desk(home, theme, member="Ngô Thị Hạnh", secrets=shared, joins=True) as made:
        made.store.set_setting(LABEL, label)
        yield made


def give(giver: Desk, taker: Desk, stick: Path, *names: str) -> None:
    """The giver writes a visit for each name and lays its packs on the stick; the taker reads them."""
    for name in names:
        write_visit(giver, name)
    exchange(giver.store, stick)
    exchange(taker.store, stick)


def visits(desk: Desk) -> int:
    """How many visits count here."""
    return desk.store.connection.execute("SELECT count(*) FROM visit").fetchone()[0]


def settle(desk: Desk, qtbot) -> None:
    """Until what was asked of the worker is on the screen; nested layouts settle level by level."""
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)
    for _ in range(8):
        QApplication.processEvents()


def cut_words(page: QWidget) -> list[str]:
    """Words that have less room than they need."""
    labels = [label.text() for label in page.findChildren(QLabel)
              if label.isVisible() and label.text() and not isinstance(label, ElidedLabel) and not label.wordWrap()
              and label.width() < label.sizeHint().width()]
    return labels + [button.text() for button in page.findChildren(QPushButton)
                     if button.isVisible() and button.text() and button.property("kind") not in ("code", "segment")
                     and button.width() < button.sizeHint().width()]
