"""From the process to the first page, and from there to the open desk.

Only what the first picture needs is imported above; the rest follows once it stands (design §9: the picture within
1.4 times an empty window).
"""

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from dxdesk.errors import DeskError
from dxdesk.paths import default_home
from dxdesk.ui.main_window import MainWindow
from dxdesk.ui.theme import Theme
from dxdesk.ui.unlock import UnlockPage
from dxdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from dxdesk.ledger.clock import Wall
    from dxdesk.ui.background import Background
    from dxdesk.ui.first_run import FirstRunPage, Founding
    from dxdesk.ui.lock_page import LockPage
    from dxdesk.ui.locking import Locker
    from dxdesk.ui.opening import Opened
    from dxdesk.ui.workspace import Workspace

DESK_FILES = ("desk.db", "desk.key")
BUSY_OPENING = "Đang mở sổ."
BUSY_MAKING = "Đang lập sổ và khóa của sổ."
BUSY_INVITATION = "Đang mở giấy mời."
BUSY_PRACTICE = "Đang dựng phường tập với dữ liệu bịa, mất vài giây."
PRACTICE = "TẬP DƯỢT"
BUSY_CLOSING = "Đang lập sổ, chưa đóng được. Chờ vài giây để thấy mã khôi phục."
CLOSE_WITHOUT_KEY = "Không có mã mà quên mật khẩu thì mất sổ. Chép mã trước; đóng lần nữa thì đóng hẳn."
CLOSE_AGAIN = "Lưu trước đã; đóng lần nữa thì bỏ hẳn."
_BUSY_PAINTED = 20  # ms
MakePractice = Callable[[Path], tuple[Path, str]]


def run_window(
    home: Path | None = None, make_practice: MakePractice | None = None, clock: "Wall | None" = None, *,
    begun: "Callable[[Program], object] | None" = None,
) -> int:
    """Open the window on the desk in `home` and stay until it is closed; the exit code of the process.

    `make_practice` finds or builds the made-up ward in a folder of its own, off the GUI thread, and gives a desk's
    folder and its passphrase. Without it the offer is not shown. `clock` tells the time in UTC. `begun` is handed the
    program before anything is in sight.
    """
    app = make_app(sys.argv[:1])
    program = Program(app, home or default_home(), make_practice, clock)
    program.furnished.connect(lambda: _catch_bugs(program))
    program.loaded.connect(_let_stay)
    program.seated.connect(_let_stay)
    if begun is not None:
        begun(program)
    program.start()
    return app.exec()


def make_app(arguments: list[str]) -> QApplication:
    """The application by its names, in the one style that heeds every rule of the sheet."""
    # Said among the arguments: `setStyle` answers with a style, whose enumerations cost 6 ms of the start.
    app = QApplication([*arguments, "-style", "Fusion"])
    app.setApplicationName("dxdesk")
    app.setApplicationDisplayName("Sổ của Tổ công nghệ số cộng đồng")
    return app


class Program(QObject):
    """Which page is in sight, and the one desk that is open.

    Signals: furnished() when everything the first picture did without is there; loaded() when all the desk will need
    has been read; seated() when the open desk is in sight.
    """

    furnished = Signal()
    loaded = Signal()
    seated = Signal()

    def __init__(
        self, app: QApplication, home: Path, make_practice: MakePractice | None = None, clock: "Wall | None" = None
    ) -> None:
        super().__init__(app)
        self.home = home
        self._app = app
        self._make_practice = make_practice
        self._clock = clock
        self.settings = WindowSettings(home)
        self.theme = Theme(app)
        self.theme.apply(*self.settings.look())
        self.window = MainWindow(self.settings)
        self.window.painted.connect(self._furnish)
        self.window.may_close = self.may_close
        self.window.closing.connect(self.close)
        self._warned = self._making = False
        self.background: Background | None = None
        self.cover: UnlockPage | FirstRunPage | LockPage | None = None
        self.locker: Locker | None = None
        self._loaded = False
        self._drawn: Workspace | None = None
        self.workspace: Workspace | None = None
        self._opened: Opened | None = None

    def start(self) -> None:
        """Show the first page."""
        if any((self.home / name).exists() for name in DESK_FILES):
            self._show_unlock()
        self.window.open()

    def lock(self) -> None:
        """Cover the desk; what is being written stays as it is."""
        if self.cover is None:
            self.locker.lock(self.workspace.half_done())

    def may_close(self) -> bool:
        """Something half written is said once; who closes again means it. A desk being made is waited for."""
        if self._making:
            self.cover.busy(BUSY_CLOSING)
            return False
        words, again = self._unfinished()
        if not words or self._warned:
            return True
        self._warned = True
        if self.cover is not None:
            self.cover.refuse(f"{words} {again}")
        else:
            self.workspace.desk.notice.say("warn", words, again)
        return False

    def _unfinished(self) -> tuple[str, str]:
        """What would be lost by closing, and what closing again would mean."""
        if self.workspace is not None:
            return self.workspace.unfinished(), CLOSE_AGAIN
        return self.cover.unfinished() if self.cover is not None else "", CLOSE_WITHOUT_KEY

    def close(self) -> None:
        """Close the desk so that another copy may open it."""
        if self.locker is not None:
            self.locker.stop()
        if self._opened is not None:
            _later().leave(self._opened, self.workspace, self.background)
            self._opened = None
        if self.background is not None:
            self.background.close()

    def _furnish(self) -> None:
        """The first picture stands: now the rest, and while the person types, what the desk will need."""
        from dxdesk.ui import furnish  # start-up, see above

        self.background = furnish.furnish(self._app, self.window, self.theme)
        self.theme.changed.connect(self._keep_look)
        if self.cover is None:
            self._show_first_run()
        else:
            self.cover.furnish()
        self.background.run(_load_desk, done=self._note_loaded, failed=_raise)
        self.furnished.emit()

    def _note_loaded(self, _: None) -> None:
        self._loaded = True
        self.loaded.emit()

    def _keep_look(self) -> None:
        self.settings.keep_look(self.theme.chosen, self.theme.scale)

    # ---- first page

    def _show_unlock(self) -> None:
        page = UnlockPage(self.theme, self.settings.whose())
        page.unlock.connect(self._unlock)
        page.recover.connect(self._recover)
        self.cover_with(page)

    def _show_first_run(self) -> None:
        from dxdesk.ui.first_run import FirstRunPage  # start-up, see above

        page = FirstRunPage(self.theme, with_practice=self._make_practice is not None)
        page.found.connect(self._found)
        page.practice.connect(self._practice)
        page.finished.connect(self._show_desk)
        page.look.connect(self.theme.apply)
        page.asked.connect(self._open_invitation)
        self.cover_with(page)
        self.background.run(lambda: _later().communes(), done=page.set_communes, failed=_raise)

    def cover_with(self, page: "UnlockPage | FirstRunPage | LockPage") -> None:
        """Put a page in sight over everything else."""
        self._drop_cover()
        self.cover = page
        self.window.show_only(page, self._opened is not None and self._opened.who.practice)
        page.begin()

    def _drop_cover(self) -> None:
        if self.cover is not None:
            self.window.drop(self.cover)
            self.cover = None

    # ---- opening

    def _unlock(self, passphrase: str) -> None:
        self._open(self.home, passphrase)

    def _recover(self, recovery_key: str, passphrase: str) -> None:
        self._open(self.home, passphrase, recovery_key)

    def _open(self, home: Path, passphrase: str, recovery_key: str = "") -> None:
        self.work(BUSY_OPENING, lambda: _later().unlock(home, passphrase, self._clock, recovery_key), self._enter)
        if self._loaded:
            soon = QTimer(self.window.stack, singleShot=True)  # goes with the window, should it be closed meanwhile
            soon.timeout.connect(self._draw)
            soon.start(_BUSY_PAINTED)

    def _draw(self) -> None:
        """The desk with nothing in it, while the passphrase is tried: 50 ms that nobody waits for afterwards."""
        if self._drawn is None:
            self._drawn = _later().draw(self.window.stack)

    def _found(self, founding: "Founding") -> None:
        self._making = True
        self.work(BUSY_MAKING, lambda: _later().found(self.home, founding, self._clock), self._founded)

    def _open_invitation(self, file: Path, codes: Sequence[str]) -> None:
        self.work(BUSY_INVITATION, lambda: _later().open_invited(file, codes, self._clock),
                  self.cover.show_invitation, self.cover.refuse_invitation)

    def _practice(self) -> None:
        folder = self.home.with_name(f"{self.home.name}-tap-duot")
        self.work(BUSY_PRACTICE, lambda: self._make_practice(folder), lambda made: self._open(*made))

    def work(self, busy: str, work: Callable[[], object], done: Callable[..., object],
             refused: Callable[[DeskError], object] | None = None) -> None:
        """Do work off the GUI thread while the page in sight says `busy`, and says why where it is refused."""
        self.cover.busy(busy)
        tell = refused or (lambda error: self.cover.refuse(error.sentence))
        self.background.run(work, done=done, failed=lambda error: self._refused(error, tell))

    def _refused(self, error: BaseException, tell: Callable[[DeskError], object]) -> None:
        self._making = False
        if isinstance(error, DeskError):
            tell(error)
        else:
            self.cover.busy("")
            raise error

    def _founded(self, made: "tuple[Opened, str]") -> None:
        self._making = False
        self._opened, recovery_key = made
        self._keep_look()
        self.cover.show_recovery(recovery_key)

    def _enter(self, opened: "Opened") -> None:
        self._opened = opened
        self._show_desk()

    # ---- the desk

    def _show_desk(self) -> None:
        who = self._opened.who
        self._draw()
        _later().seat(self._drawn, self._opened, self._clock, self.background, self.theme)
        self.workspace = self._drawn
        self._make_locker()
        _later().scanner(self._app, self.workspace)
        for signal in (self.workspace.saved, self.workspace.edited):
            signal.connect(self._forget_warning)
        self._forget_warning()
        if self._opened.store.home == self.home:
            self.settings.keep_whose(f"{PRACTICE}. " * who.practice + f"{who.ward_name}, {who.team_name}")
        self._drop_cover()
        self.window.show_only(self.workspace, who.practice)
        self.seated.emit()

    def _make_locker(self) -> None:
        from dxdesk.ui.locking import Locker  # start-up: only an open desk can be locked

        self.locker = Locker(self._app, self.workspace.desk, self)
        for signal in (self.workspace.lock, self.locker.idle):
            signal.connect(self.lock)
        self.locker.unlocked.connect(self._sit_down)
        self.locker.reopened.connect(self._uncover)

    def _sit_down(self, _member: str) -> None:
        """Somebody's PIN opened the lock; the page in sight looks again at who works here."""
        self.workspace.rail.show_person(self.locker.worker())
        self._uncover()

    def _forget_warning(self) -> None:
        self._warned = False

    def _uncover(self) -> None:
        self._drop_cover()
        self.window.show_only(self.workspace, self._opened.who.practice)
        self.workspace.page().load()


def _catch_bugs(program: Program) -> None:
    from dxdesk.ui.crash import crash_hook  # start-up, see above

    sys.excepthook = crash_hook(program.home, lambda: program.window)


def _let_stay() -> None:
    """What stands now stays as long as the window: garbage is looked for only among what comes after.

    To look through all of it takes 43 ms and more, longer than a scanner's pause between two keys: its code was cut.
    """
    gc.freeze()
    gc.enable()


def _load_desk() -> None:
    from dxdesk.ui import locking, opening  # noqa: F401  # start-up: some 400 ms, while the person types


def _later() -> ModuleType:
    from dxdesk.ui import opening  # start-up, see above

    return opening


def _raise(error: BaseException) -> None:
    raise error
