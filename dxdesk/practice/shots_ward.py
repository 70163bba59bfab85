"""The screens about the laptops of the ward: who waits, comparing numbers, the list, inviting, taking a right away."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.devices import devices, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.practice.hands import wait
from dxdesk.practice.seat import Seat
from dxdesk.practice.ward import PASSPHRASE, WARD
from dxdesk.store.database import Store
from dxdesk.store.desk import LABEL, Founder, new_desk, ward_secrets
from dxdesk.store.visits import save_visit
from dxdesk.ui.devices_pane import DevicesPane
from dxdesk.ui.exchange.quarantine import Quarantine
from dxdesk.ui.settings_page import SettingsPage

_STRANGERS = (("Máy KP5-1", "Tổ công nghệ số cộng đồng Khu phố 5–6", 3), ("Máy Phường Ẵ Ỗ Ẫ", "Tổ Ủy ban", 1))


def ward_screens(one: Seat, usb: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each screen with what brings it about from the one before; strangers' packs are laid on the stick first."""
    _lay_packs_of_strangers(one.store, usb)
    yield "20-trao-doi-may-la", lambda: one.exchange(usb)
    yield "21-cho-duyet", lambda: one.exchange_page().open("waiting")
    yield "22-so-day-so", lambda: _compare(one)
    yield "23-da-duyet", lambda: _approve(one)
    yield "24-may-trong-phuong", lambda: _list(one)
    yield "25-may-la-trong-phuong", lambda: _choose(one, "waiting")
    yield "26-thu-quyen", lambda: _ask_to_revoke(one)
    yield "27-may-da-thu-quyen", lambda: _revoked(one)
    yield "28-moi-may", lambda: _pane(one).ui.invite.click()
    yield "29-ma-moi", lambda: _invite(one, usb / "giay-moi.dxdesk-moi")
    yield "30-may-la-ban-sao", lambda: _ask_own(one)


def _lay_packs_of_strangers(store: Store, usb: Path) -> None:
    """Laptops that follow the ward's root and that nobody approved, each with some visits on the stick."""
    shared = replace(ward_secrets(store), root_private="")
    for n, (label, team, count) in enumerate(_STRANGERS):
        made, _ = new_desk(usb.parent / f"may-la-{n}", PASSPHRASE, WARD, Founder(team, "Ngô Thị Hạnh"),
                           clock=store.clock, secrets=shared, practice=True, joins=True)
        with made:
            made.set_setting(LABEL, label)
            for number in range(count):
                draft = VisitDraft({"full_name": f"Trần Thị Bé {number + 1}"}, "", {"visit_on": "2026-11-22"},
                                   (HelpLine("VNEID_ACTIVATE", "done"),))
                save_visit(made, draft)
            exchange(made, usb)


def _quarantine(one: Seat) -> Quarantine:
    return one.exchange_page().ui.quarantine


def _pane(one: Seat) -> DevicesPane:
    return one.page(SettingsPage).devices


def _read(one: Seat) -> None:
    wait("danh sách máy", lambda: not one.work.desk.background.busy)


def _compare(one: Seat) -> None:
    _read(one)
    _quarantine(one).ui.approve.click()


def _approve(one: Seat) -> None:
    sheet = _quarantine(one).ui.compare.ui
    sheet.same.setChecked(True)
    sheet.approve.click()
    _read(one)


def _list(one: Seat) -> None:
    one.work.go("settings", "devices")
    _read(one)


def _choose(one: Seat, state: str) -> None:
    """The laptop of that state that comes last."""
    table = _pane(one).ui.devices
    table.choose(max(at for at, device in enumerate(table.rows) if device.state == state))


def _ask_to_revoke(one: Seat) -> None:
    _choose(one, "trusted")
    _pane(one).ui.detail.ui.revoke.click()


def _revoked(one: Seat) -> None:
    """Taken away, and one more slip of that laptop arrives that does not count."""
    _pane(one).ui.act_sheet.go_back()
    trusted = [device for device in devices(one.store) if device.state == "trusted"]
    revoke(one.store, trusted[-1].writers[-1])
    _pane(one).load()
    _read(one)
    _choose(one, "revoked")


def _invite(one: Seat, file: Path) -> None:
    _pane(one).ui.invite_sheet.write_to(file)
    _read(one)


def _ask_own(one: Seat) -> None:
    pane = _pane(one)
    pane.ui.invite_sheet.go_back()
    pane.ui.devices.choose(0)
    pane.ui.detail.ui.declare.click()
