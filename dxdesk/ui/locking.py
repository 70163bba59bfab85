"""Locking an open desk and letting its people back in, apart from the window; read only when a desk is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from dxdesk.store.lists import members
from dxdesk.store.pins import Tried, forgive, tries_left, try_pin, who_has_pin
from dxdesk.store.pins import wrong_words as wrong_words
from dxdesk.store.workers import Worker, act_as, worker, working
from dxdesk.ui.context import Desk
from dxdesk.ui.idle import IdleLock, idle_minutes
from dxdesk.ui.unlock import UnlockPage

if TYPE_CHECKING:
    from dxdesk.ui.lock_page import LockPage

_PRACTICE = "TẬP DƯỢT"
_SAFE = "Phiếu đang ghi dở vẫn còn nguyên."


def lock_page(desk: Desk, half_done: str, by_passphrase: bool = False) -> "LockPage | UnlockPage":
    """The page to lock with: by PIN where somebody has one and tries are left, else by the passphrase.

    `half_done` is what the page in sight says of its unfinished work; it holds nobody's name.
    """
    from dxdesk.ui.lock_page import LockPage  # start-up: read with the first lock, not with the desk

    people, mark = _people(desk), f"{_PRACTICE}. " if desk.practice else ""
    note = half_done or _SAFE
    by_pin = bool(people) and tries_left(desk.store) > 0
    if by_pin and not by_passphrase:
        return LockPage(desk.theme, people, working(desk.store).member_id, mark + note)
    return UnlockPage(desk.theme, _PRACTICE if desk.practice else "", locked=True, drafts=note, by_pin=by_pin)


def idle_lock(app: QGuiApplication, desk: Desk, parent: QObject) -> IdleLock:
    """What notices that nobody is at this desk."""
    return IdleLock(app, lambda: idle_minutes(desk.store), parent)


def try_on_worker(desk: Desk, member: str, pin: str) -> Tried:
    """Try a PIN on a connection of its own: off the GUI thread, for it takes its time."""
    with desk.reopen() as store:
        return try_pin(store, member, pin)


def sit_down(desk: Desk, member: str) -> Worker:
    """The member whose PIN opened the lock works here from now on."""
    act_as(desk.store, member)
    return working(desk.store)


def passphrase_given(desk: Desk) -> None:
    """Wrong PINs before it no longer count."""
    forgive(desk.store)


def _people(desk: Desk) -> list[Worker]:
    """The members with a PIN, by name."""
    with_pin = who_has_pin(desk.store)
    return [worker(desk.store, record) for record, _ in members(desk.store) if record in with_pin]
