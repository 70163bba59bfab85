"""Tab Trao đổi: choose a place, have it checked, see what would come and go, then do it (picture 06)."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.exchange.brake import Braked
from dxdesk.exchange.bundles import Bundled
from dxdesk.exchange.doctor import Checkup
from dxdesk.exchange.dropped import locked
from dxdesk.store.clock_words import clock_notice
from dxdesk.store.lists import unsent_visits
from dxdesk.ui.background import Job, Report, Stopped
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange import exchange_words as words
from dxdesk.ui.exchange.check_pane import stops
from dxdesk.ui.exchange.exchange_room import ASK, CHECK, CHOOSE, PACKS, TABLE, ExchangeRoom
from dxdesk.ui.exchange.exchange_work import Source, Told, bundle_at, check, exchange_with, is_stick, place_name
from dxdesk.ui.exchange.known_places import FOLDER, known_places
from dxdesk.ui.exchange.pack_table import PackRow
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Action, Message
from dxdesk.ui.shape import Shape

LAST = "exchanged_at"
STEPS = ("Chọn nơi", "Kiểm tra", "Xem trước", "Nhận và gửi")
_CHOOSING, _CHECKING, _LOOKING, _DOING = range(4)
T = TypeVar("T")


class ExchangePane(QWidget):
    """Two-way exchange with a folder, or files received one by one, off the GUI thread.

    Signals: exchanged() when something came or went, wholly or in part; asked(what) for another tab.
    """

    exchanged = Signal()
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = ExchangeRoom(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.room)

    def set_up(self, desk: Desk) -> None:
        """Join the pane with the desk."""
        self._desk = desk
        self._job: Job | None = None
        self._source = Source()
        self._told: Told | None = None
        self._unsent = 0
        self.room.set_up(desk, STEPS)
        self._connect()
        self.start_over()

    @property
    def busy(self) -> bool:
        """Whether a place is being read or written."""
        return self._job is not None

    @property
    def told(self) -> Told | None:
        """What the last look or exchange found; None before the first."""
        return self._told

    def load(self) -> None:
        """Look again at what is to be said; a place is only read when asked to."""
        self._tell()
        if self._told is None and self._job is None:
            self.room.place.begin()

    def reshape(self, shape: Shape) -> None:
        """The window has another shape."""
        self.room.reshape(shape)

    def start_over(self) -> None:
        """Step 1 again; nothing was done that was not said."""
        self._told = None
        self.room.place.show_places(known_places(self._desk.store))
        self.room.show_stage(CHOOSE)
        self.room.steps.go(_CHOOSING)
        self._tell()
        self.room.place.begin()

    def choose_folder(self, folder: Path) -> None:
        """Take a folder and look what is in it."""
        self._source = Source(folder=folder)
        self._desk.store.set_setting(FOLDER, str(folder))
        self.check()

    def choose_files(self, files: Sequence[Path], passphrase: str = "") -> None:
        """Take files received one by one and look what is in them."""
        self._source = Source(files=tuple(files), passphrase=passphrase)
        self.preview()

    def check(self, ahead: bool = True) -> None:
        """Look at the place itself, then, where nothing speaks against it and `ahead`, at what lies there."""
        if self._source.folder is not None:
            work = partial(check, self._desk, self._source.folder)
            self._run(lambda _report: work(), partial(self._checked, ahead), _CHECKING, "Đang kiểm tra nơi trao đổi")

    def preview(self) -> None:
        """Read the place without writing anything."""
        self._move(True, self._previewed, "Đang đọc các gói", "Dừng lúc nào cũng được, chưa nhận gì.")

    def exchange(self, braked: bool = True) -> None:
        """Take what is new and give what is lacking; without the brake also where much would go or change."""
        self._unsent = unsent_visits(self._desk.store)
        self._move(False, self._exchanged, "Đang nhận và gửi",
                   "Dừng giữa hai gói; gói đã nhận xong thì giữ, lần sau làm tiếp.", braked)

    def bundle(self) -> None:
        """Put the packs of past months together at the place, and take away what nobody needs loose any more."""
        if self._source.folder is not None:
            self._run(partial(bundle_at, self._desk, self._source.folder), self._bundled, _CHECKING,
                      "Đang gộp gói các tháng cũ", "Dừng lúc nào cũng được, không mất gói nào.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus, else the primary one."""
        focus = self.focusWidget()
        if event.key() not in ENTER or self.room.stages.currentIndex() not in (CHOOSE, TABLE):
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton) and focus.isVisible() and focus.isEnabled():
            focus.click()
        elif self.room.go.isVisible() and self.room.go.isEnabled():
            self.room.go.click()

    def _connect(self) -> None:
        room = self.room
        room.place.folder_chosen.connect(self.choose_folder)
        room.place.files_chosen.connect(self.choose_files)
        room.place.packing.connect(lambda: self.asked.emit("package"))
        room.place.received.drop.chosen.connect(lambda _file: self._look_at_files())
        for button in (room.place_card.change, room.later):
            button.clicked.connect(self.start_over)
        room.place_card.check.clicked.connect(lambda: self.check(ahead=False))
        room.check.go_on.connect(self.preview)
        room.check.again.connect(lambda: self.check(ahead=False))
        room.check.other.connect(self.start_over)
        room.check.bundle.connect(self.bundle)
        room.look_again.clicked.connect(self.preview)
        room.take_back.clicked.connect(lambda: self.asked.emit("intakes"))
        room.go.clicked.connect(lambda: self.exchange())
        room.packs.opened.connect(self._open_packs)
        room.sheet.closed.connect(self._back_to_table)
        room.ask.closed.connect(self._held_back)
        room.who.opened.connect(lambda _crossing: self.asked.emit("who"))
        room.ask.agreed.connect(self._unbraked)

    def _look_at_files(self) -> None:
        """Whether one of the files has a passphrase decides what is asked."""
        files = self.room.place.received.drop.files
        self._desk.background.run(lambda: bool(locked(files)), done=self.room.place.received.show_files,
                                  failed=self._failed)

    def _move(self, preview: bool, done: Callable[[Told], object], sentence: str, safe: str,
              braked: bool = True) -> None:
        source = self._source
        if source.folder or source.files:
            looked = self._told

            def work(report: Report) -> Told:
                return exchange_with(self._desk, source, report, sentence, preview, braked, looked)

            self._run(work, done, _CHECKING if preview else _DOING, sentence, safe)

    def _run(self, work: Callable[[Report], T], done: Callable[[T], object], step: int, sentence: str,
             safe: str = "") -> None:
        """One thing at a time off the GUI thread; what offers no safe way to stop cannot be stopped."""
        if self._job is not None:
            return

        def finished(answer: T) -> None:
            self._rest()
            done(answer)

        self.room.say(())
        self.room.enable(False)
        self.room.place_card.show_place(self._source.name, self._source.folder is not None)
        self.room.steps.go(step)
        self._job = self._desk.background.run(
            work, done=finished, failed=self._failed, progress=self.room.progress.advance)
        self.room.progress.start(f"{sentence}…", self._job.stop if safe else None, safe)

    def _rest(self) -> None:
        self._job = None
        self.room.progress.finish()
        self.room.enable(True)

    def _checked(self, ahead: bool, checkup: Checkup) -> None:
        if ahead and not stops(checkup):
            self.preview()
            return
        name = place_name(self._source.folder or Path(), checkup.label,
                          is_stick(checkup.removable, checkup.filesystem))
        self.room.check.show_checkup(checkup, name)
        self.room.show_stage(CHECK)
        self.room.check.begin()

    def _bundled(self, done: Bundled) -> None:
        self.room.say([words.bundled(done)])
        self.room.check.begin()

    def _previewed(self, told: Told) -> None:
        if self._asks_passphrase(told):
            return
        self._show(told)
        self.room.offer(*words.offer(told.done, unsent_visits(self._desk.store), self._source.folder is not None))
        self.room.steps.go(_LOOKING)
        self.room.go.setFocus()

    def _exchanged(self, told: Told) -> None:
        if told.late:
            self._previewed(told)
            return
        self._desk.store.set_setting(LAST, self._desk.now().isoformat(timespec="seconds"))
        self._show(told)
        will = words.given(told.done, self._unsent) if self._source.folder else words.taken(told.done)
        self.room.end(will, words.afterwards(bool(self._source.folder), told.stick), bool(told.done.intake))
        self.exchanged.emit()

    def _show(self, told: Told) -> None:
        self._told = told
        self.room.place_card.show_place(told.place, self._source.folder is not None)
        self.room.show_told(told)
        self.room.who.load(told.done.receipts)
        self.room.show_stage(TABLE)
        self._tell()

    def _asks_passphrase(self, told: Told) -> bool:
        """Whether nothing could be read for want of the right passphrase: it is asked for where it was typed."""
        closed = [row for row in told.files if row.file.result == "not_for_this_device"]
        if not self._source.files or not closed or len(closed) < len(told.files):
            return False
        self.start_over()
        self.room.place.received.say_wrong(closed[0].sentence)
        return True

    def _tell(self) -> None:
        """What stands above the buttons: what was not taken, what was, a clock that cannot be right."""
        told, said = self._told, list[Message]()
        if told is not None:
            look = Action("Xem máy chờ duyệt", partial(self.asked.emit, "waiting"), "help")
            said += words.troubles(told.packs, self._open_packs, look)
            said += words.deletions(told.done) if told.preview else []
            said += [words.LATE] if told.late else []
        about = words.notes(clock_notice(self._desk.store), told.done.notices if told else ())
        if about is not None:
            said.append(about)
        if told is None or told.preview:
            self.room.say(words.worst(said, 2))
        else:
            done = words.result(told.done, partial(self.asked.emit, "conflicts"))
            self.room.say(words.worst([*words.worst(said, 1), done], 2))

    def _open_packs(self, row: PackRow) -> None:
        """The files of a row; what can be done about a laptop nobody approved is done on its tab."""
        if row.result == "unknown_device":
            self.asked.emit("waiting")
            return
        self.room.sheet.show_packs(self._source, row, self._told is not None and self._told.preview)
        self.room.show_stage(PACKS)
        self.room.sheet.begin()

    def _back_to_table(self) -> None:
        self.room.show_stage(TABLE)
        self.room.packs.setFocus()

    def _held_back(self) -> None:
        """The table as it is now: what set the brake off may have come since it was looked at."""
        self._back_to_table()
        self.preview()

    def _unbraked(self) -> None:
        self.room.show_stage(TABLE)
        self.exchange(braked=False)

    def _failed(self, error: BaseException) -> None:
        self._rest()
        if isinstance(error, Braked):
            self.room.ask.ask(*words.brake_question(error), "Vẫn nhận", "warn")
            self.room.steps.go(_LOOKING)
            self.room.show_stage(ASK)
            self.room.ask.begin()
            return
        if isinstance(error, Stopped):
            said = Message("accent", "Đã dừng.", "Gói nào nhận xong thì đã giữ. Xem lại để làm tiếp.")
        elif isinstance(error, DeskError):
            elsewhere = (Action("Chọn nơi khác", self.start_over, "folder"),) if error.code != "revoked" else ()
            said = Message("bad", error.sentence, "", elsewhere)
        else:
            raise error
        self.room.show_stage(TABLE if self._told else CHOOSE)
        self.room.end("Chưa trao đổi xong.", "Xem lại để biết còn gì chưa nhận, chưa gửi.")
        self.room.steps.go(_CHECKING)
        self.room.say([said])
        self.exchanged.emit()
