"""Locking an open desk and letting its people back in; read only when a desk is open."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from dxdesk.store.lists import members
from dxdesk.store.pins import Tried, forgive, tries_left, try_pin, who_has_pin, wrong_words
from dxdesk.store.workers import Worker, act_as, worker, working
from dxdesk.ui.context import Desk
from dxdesk.ui.idle import IdleLock, idle_minutes
from dxdesk.ui.opening import verify
from dxdesk.ui.start import PRACTICE
from dxdesk.ui.unlock import UnlockPage

if TYPE_CHECKING:
    from dxdesk.ui.lock_page import LockPage

BUSY = "Đang mở khóa."
_SAFE = "Phiếu đang ghi dở vẫn còn nguyên."


class Shell(Protocol):
    """What the program offers to whoever locks its desk."""

    def cover_with(self, page: "LockPage | UnlockPage") -> None:
        """Put a page in sight over the desk."""

    def work(self, busy: str, work: Callable[[], object], done: Callable[..., object]) -> None:
        """Do work off the GUI thread while the page in sight says `busy`; a refusal is said there."""


class Locker(QObject):
    """Covers an open desk; a PIN or the passphrase takes the cover away. Wrong PINs before the passphrase are forgiven.

    Signals: unlocked(member id) when that member's PIN was right, and works here from now on; reopened() when the
    passphrase was; idle() when nobody has touched the program for as long as was set.
    """

    unlocked = Signal(str)
    reopened = Signal()
    idle = Signal()

    def __init__(self, app: QGuiApplication, desk: Desk, shell: Shell) -> None:
        super().__init__(app)
        self._desk, self._shell = desk, shell
        self.page: LockPage | UnlockPage | None = None
        self._watch = IdleLock(app, lambda: idle_minutes(desk.store), self)
        self._watch.idle.connect(self.idle)
        forgive(desk.store)

    def lock(self, half_done: str = "", by_passphrase: bool = False) -> None:
        """Cover the desk: by PIN where somebody has one and tries are left, else by the passphrase.

        `half_done` is what the page in sight says of its unfinished work; it holds nobody's name.
        """
        people, note = self._people(), half_done or _SAFE
        by_pin = bool(people) and tries_left(self._desk.store) > 0
        if by_pin and not by_passphrase:
            self.page = self._pin_page(people, note)
        else:
            self.page = self._passphrase_page(note, by_pin)
        self.page.furnish()
        self._shell.cover_with(self.page)

    def worker(self) -> Worker:
        """Who works at the desk now."""
        return working(self._desk.store)

    def stop(self) -> None:
        """The desk is closed."""
        self._watch.stop()

    def _pin_page(self, people: list[Worker], note: str) -> "LockPage":
        from dxdesk.ui.lock_page import LockPage  # start-up: read with the first lock, not with the desk

        mark = f"{PRACTICE}. " if self._desk.practice else ""
        page = LockPage(self._desk.theme, people, working(self._desk.store).member_id, mark + note)
        page.tried.connect(self._try)
        page.by_passphrase.connect(partial(self.lock, note, True))
        return page

    def _passphrase_page(self, note: str, by_pin: bool) -> UnlockPage:
        mark = PRACTICE if self._desk.practice else ""
        page = UnlockPage(self._desk.theme, mark, locked=True, drafts=note, by_pin=by_pin)
        page.unlock.connect(self._verify)
        page.pin.connect(partial(self.lock, note))
        return page

    def _verify(self, passphrase: str) -> None:
        self._shell.work(BUSY, lambda: verify(self._desk.store.home, passphrase), lambda _: self._reopen())

    def _reopen(self) -> None:
        forgive(self._desk.store)
        self.reopened.emit()

    def _try(self, member: str, pin: str) -> None:
        """Off the GUI thread, for a hash takes its time; on a connection of its own."""
        def work() -> Tried:
            with self._desk.reopen() as store:
                return try_pin(store, member, pin)
        self._shell.work(BUSY, work, lambda tried: self._tried(member, tried))

    def _tried(self, member: str, tried: Tried) -> None:
        if tried.right:
            act_as(self._desk.store, member)
            self.unlocked.emit(member)
            return
        if not tried.left:
            self.lock()
        if self.page is not None:
            self.page.refuse(wrong_words(tried))

    def _people(self) -> list[Worker]:
        """The members with a PIN, by name."""
        store = self._desk.store
        with_pin = who_has_pin(store)
        return [worker(store, record) for record, _ in members(store) if record in with_pin]
