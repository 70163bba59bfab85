"""The screens about joining: the first run by invitation, a desk that joins, the root key, files by passphrase."""

from collections.abc import Callable, Iterator
from pathlib import Path

from dxdesk.exchange.invitation import Invited, invite
from dxdesk.exchange.root_key import root_text
from dxdesk.ledger.clock import Wall
from dxdesk.practice.hands import wait
from dxdesk.practice.seat import Seat
from dxdesk.practice.ward import PASSPHRASE, WARD
from dxdesk.store.desk import Founder, new_desk
from dxdesk.ui.first_run import FirstRunPage
from dxdesk.ui.invitation_form import InvitationForm
from dxdesk.ui.settings_page import SettingsPage
from dxdesk.ui.ward_keys_pane import WardKeysPane

Screens = Iterator[tuple[str, Callable[[], object]]]
_FILE = "giay-moi-22-11-2026.dxdesk-moi"


def invited_screens(page: FirstRunPage, folder: Path, clock: Wall) -> Screens:
    """The first run with an invitation of an officer's desk in a folder; the page ends at its first step again."""
    officer, _ = new_desk(folder / "may-can-bo", PASSPHRASE, WARD, Founder("Ủy ban phường", "Vũ Thị Hậu"), clock=clock)
    with officer:
        invited = invite(officer, folder / _FILE, "leader")
    yield "31-lan-dau-giay-moi", page.ui.invited.click
    yield "32-lan-dau-sai-ma", lambda: _wrong(page, invited)
    yield "33-lan-dau-doc-duoc", lambda: _read(page, invited)
    yield "34-lan-dau-vai-tro", page.ui.next.click
    page.ui.back.click()
    page.ui.back.click()


def joining_screens(one: Seat, usb: Path) -> Screens:
    """The tabs of an open desk that holds the root."""
    keys = one.page(SettingsPage).keys
    yield "35-vao-phuong-khoa-goc", lambda: one.work.go("settings", "keys")
    yield "36-vao-phuong", lambda: _read_here(one, keys, usb)
    yield "37-khoa-goc-da-luu", lambda: _save_root(one, keys, usb)
    yield "38-khoa-goc-go-lai", lambda: _type_root(one, keys, usb)
    yield "39-goi-mot-tep", lambda: one.exchange_page().open("package")
    yield "40-goi-va-mo", lambda: _pack(one, usb.parent / "goi-22-11-2026.dxdesk-goi")


def _hand_over(form: InvitationForm, invited: Invited, code: str) -> None:
    form.drop.put(invited.file)
    form.code.set_text(code)


def _wrong(page: FirstRunPage, invited: Invited) -> None:
    _hand_over(page.ui.invitation, invited, "K7QM2X4P9RTD")
    for _ in range(3):
        page.ui.next.click()
        wait("giấy mời", lambda: page.ui.busy.isHidden())


def _read(page: FirstRunPage, invited: Invited) -> None:
    _hand_over(page.ui.invitation, invited, invited.code)
    page.ui.next.click()
    wait("giấy mời", lambda: page.ui.invitation.invitation is not None)


def _read_here(one: Seat, keys: WardKeysPane, usb: Path) -> None:
    invited = invite(one.store, usb.parent / _FILE)
    keys.join.begin_button.click()
    _hand_over(keys.join.form, invited, invited.code)
    keys.join.go.click()
    wait("giấy mời", lambda: not keys.join.busy)


def _save_root(one: Seat, keys: WardKeysPane, usb: Path) -> None:
    keys.join.stop.click()
    keys.root.sheet.write_to(usb.parent / "to-khoa-goc.pdf")
    wait("tờ khóa gốc", lambda: not keys.root.sheet.busy)


def _type_root(one: Seat, keys: WardKeysPane, usb: Path) -> None:
    """All groups, one letter of the seventh wrong."""
    code = root_text(one.store)
    keys.root.recovery.begin_button.click()
    keys.root.recovery.code.set_text(code[:31] + ("Z" if code[31] != "Z" else "Y") + code[32:])
    keys.root.recovery.use_folder(usb)


def _pack(one: Seat, file: Path) -> None:
    """Packed, and the same file looked into where received ones are opened."""
    page = one.exchange_page()
    write, received = page.package.write, page.ui.exchange.room.place.received
    write.suggest.click()
    write.pack_to(file)
    wait("gói", lambda: not write.busy)
    page.package.receive.click()
    received.drop.put(file)
    wait("tệp", lambda: not one.work.desk.background.busy)
    received.passphrase.setText(write.passphrase.text())
    received.go.click()
    wait("xem trước", lambda: not page.busy)
