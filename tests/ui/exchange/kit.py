"""What the tests of the exchange page look at."""

from pathlib import Path

from dxdesk.exchange.folder import exchange
from dxdesk.store.saving import Change, save
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.exchange.exchange_room import ExchangeRoom
from dxdesk.ui.parts import Message
from tests.ui.desks import write_visit


def room(page: ExchangePage) -> ExchangeRoom:
    """The widgets of the first tab."""
    return page.ui.exchange.room


def said(page: ExchangePage, at: int = 0) -> Message | None:
    """The message that stands, the worst one at 0."""
    return room(page).bars[at].message


def wait(page: ExchangePage, qtbot) -> None:
    """Until the place is read or written."""
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def look(page: ExchangePage, folder: Path, qtbot) -> None:
    """Choose a folder and wait for the preview."""
    page.choose_folder(folder)
    wait(page, qtbot)


def go(page: ExchangePage, qtbot) -> None:
    """Take and give."""
    page.exchange()
    wait(page, qtbot)


def disagree(desk: Desk, other: Desk, stick: Path) -> str:
    """Two laptops give one person two phone numbers, neither having seen the other's."""
    made = write_visit(desk, "Nguyễn Văn An", phone="0912000870")
    exchange(desk.store, stick)
    exchange(other.store, stick)
    save(desk.store, [Change("resident", {"phone": "0903000123"}, made.resident_id)])
    save(other.store, [Change("resident", {"phone": "0987000456"}, made.resident_id)])
    exchange(other.store, stick)
    return made.resident_id
