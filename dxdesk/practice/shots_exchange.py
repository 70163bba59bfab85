"""The screens of an exchange: before and after it, a record of a pack, a taking in taken back, who has what."""

from collections.abc import Callable, Iterator
from pathlib import Path

from dxdesk.exchange.package import pack
from dxdesk.practice.hands import wait
from dxdesk.practice.seat import Seat
from dxdesk.store.saving import Change, save
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.exchange.exchange_room import ExchangeRoom

Screens = Iterator[tuple[str, Callable[[], object]]]
_PASSPHRASE = "sáu con vịt bơi"


def before_screens(one: Seat, usb: Path) -> Screens:
    """Between the choice of a place and the preview; the preview of the place stands at the end."""
    yield "61-trao-doi-kiem-tra", lambda: _check(one, usb)
    yield "62-trao-doi-tung-ho-so", lambda: _open_pack(one)
    _room(one).sheet.back.click()


def after_screens(one: Seat) -> Screens:
    """After something was taken in."""
    yield "63-ai-da-co-gi", lambda: _tab(one, "who")
    yield "64-ban-ke-cac-lan", lambda: _tab(one, "intakes")
    yield "65-go-lan-nhan-hoi", lambda: _ask(one)
    yield "66-go-lan-nhan-xong", lambda: _take_back(one)
    yield "67-nhan-lai", lambda: _take_again(one)
    yield "68-tep-nhan-duoc", lambda: _receive(one)


def _page(one: Seat) -> ExchangePage:
    return one.exchange_page()


def _room(one: Seat) -> ExchangeRoom:
    return _page(one).ui.exchange.room


def _read(one: Seat) -> None:
    wait("trao đổi", lambda: not one.work.desk.background.busy)


def _check(one: Seat, usb: Path) -> None:
    page = _page(one)
    page.choose_folder(usb)
    wait("xem trước", lambda: not page.busy)
    _room(one).place_card.check.click()
    wait("kiểm tra", lambda: not page.busy)


def _open_pack(one: Seat) -> None:
    """The first row that brings something; its file with the most to see."""
    page = _page(one)
    page.ui.exchange.preview()
    wait("xem trước", lambda: not page.busy)
    table, sheet = _room(one).packs, _room(one).sheet
    table.opened.emit(table.rows[0])
    rows = list(sheet.files.rows)
    sheet.files.choose(max(range(len(rows)), key=lambda at: (rows[at].file.conflicts, rows[at].file.new)))
    _read(one)


def _tab(one: Seat, what: str) -> None:
    _page(one).open(what)
    _read(one)


def _ask(one: Seat) -> None:
    """One of the records that came was edited since."""
    came = one.store.connection.execute(
        "SELECT id FROM resident WHERE _deleted = 0 ORDER BY n DESC LIMIT 1").fetchone()[0]
    save(one.store, [Change("resident", {"note": "gọi lại sau 20/11"}, came)])
    _page(one).ui.intakes.detail.undo.click()
    _read(one)


def _take_back(one: Seat) -> None:
    _page(one).ui.intakes.ask.go_on.click()
    _read(one)


def _take_again(one: Seat) -> None:
    _page(one).ui.intakes.detail.redo.click()
    _read(one)


def _receive(one: Seat) -> None:
    """A package under another name, its passphrase asked for."""
    page, room = _page(one), _room(one)
    file = pack(one.store, one.store.home.parent / "goi-tu-zalo (1).txt", _PASSPHRASE).file
    page.open("exchange")
    page.ui.exchange.start_over()
    room.place.received.drop.put(file)
    _read(one)
