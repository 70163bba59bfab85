"""Slips typed at the page of the event desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dxdesk.store.records import show
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_page import DeskPage
from tests.ui.desks import CTRL, enter, focused, press, type_text

CARD = "079058012347|271234567|NGUYỄN VĂN AN|12031958|Nam|12 Lê Lợi, Khu phố 3, Phường Thủ Dầu Một|01072021"


def keys(page: DeskPage, qtbot, key: Qt.Key, modifiers=CTRL) -> None:
    """A shortcut, sent the way the window system sends it."""
    qtbot.keyClick(focused(), key, modifiers)


def on_to(field: QWidget) -> None:
    """Enter until the cursor is in a field."""
    for _ in range(20):
        if field.isAncestorOf(focused()) or field is focused():
            return
        press(Qt.Key.Key_Return)
    raise AssertionError(f"never came to {field.objectName()}")


def fill(page: DeskPage, name: str = "Trần Thị Bé") -> None:
    page.form.ui.full_name.setFocus()
    enter(name)
    page.form.ui.services.setFocus()
    type_text("k")
    press(Qt.Key.Key_Return)
    type_text("1")


def only_visit(desk: Desk) -> dict:
    row = desk.store.connection.execute("SELECT id FROM visit WHERE _deleted <> 1").fetchall()
    assert len(row) == 1
    return {**show(desk.store, "visit", row[0][0]).values, "id": row[0][0]}
