"""Tab Trao đổi: choose a place, have it checked, see what would come and go, then do it (picture 06)."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dxdesk.domain.dates import show_moment
from dxdesk.errors import DeskError
from dxdesk.exchange.place import NAME
from dxdesk.exchange.unpacking import is_locked
from dxdesk.ledger.ops import op_time
from dxdesk.store.clock_words import clock_notice
from dxdesk.store.lists import unsent_visits
from dxdesk.store.places import places_known
from dxdesk.ui.background import Job, Report, Stopped
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange import exchange_words as words
from dxdesk.ui.exchange.exchange_room import CHOOSE, PACKS, TABLE, ExchangeRoom
from dxdesk.ui.exchange.exchange_work import Source, Told, exchange_with
from dxdesk.ui.exchange.pack_table import PackRow
from dxdesk.ui.exchange.place_pane import KnownPlace
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Action, Message
from dxdesk.ui.shape import Shape

FOLDER, LAST = "exchange_folder", "exchanged_at"
STEPS = ("Chọn nơi", "Kiểm tra", "Xem trước", "Nhận và gửi")
_CHOOSING, _CHECKING, _LOOKING, _DOING = range(4)
_READING = "Đang đọc các gói"
_MOVING = "Đang nhận và gửi"


class ExchangePane(QWidget):
    """Two-way exchange with a folder, or files received one by one, off the GUI thread.

    Signals: exchanged() when something came or went, wholly or in part; asked(what) for another tab: conflicts,
    waiting, package.
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
        self.room.place.show_places(self._places())
        self.room.show_stage(CHOOSE)
        self.room.steps.go(_CHOOSING)
        self.room.actions.hide()
        self._tell()
        self.room.place.begin()

    def choose_folder(self, folder: Path) -> None:
        """Take a folder and look what is in it."""
        self._source = Source(folder=folder)
        self._desk.store.set_setting(FOLDER, str(folder))
        self.preview()

    def choose_files(self, files: Sequence[Path], passphrase: str = "") -> None:
        """Take files received one by one and look what is in them."""
        self._source = Source(files=tuple(files), passphrase=passphrase)
        self.preview()

    def preview(self) -> None:
        """Read the place without writing anything."""
        self._run(True, _READING, "Dừng lúc nào cũng được, chưa nhận gì.")

    def exchange(self, braked: bool = True) -> None:
        """Take what is new and give what is lacking; without the brake also where much would go or change."""
        self._run(False, _MOVING, "Dừng giữa hai gói; gói đã nhận xong thì giữ, lần sau làm tiếp.", braked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus, else the primary one."""
        if event.key() not in ENTER or self.room.stages.currentIndex() != TABLE:
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        if isinstance(focus, QPushButton) and focus.isVisible() and focus.isEnabled():
            focus.click()
        elif self.room.go.isVisible() and self.room.go.isEnabled():
            self.room.go.click()

    def _connect(self) -> None:
        room = self.room
        room.place.folder_chosen.connect(self.choose_folder)
        room.place.files_chosen.connect(self.choose_files)
        room.place.packing.connect(lambda: self.asked.emit("package"))
        room.place.received.drop.chosen.connect(lambda _file: self._look_at_files())
        room.place_card.change.clicked.connect(self.start_over)
        room.later.clicked.connect(self.start_over)
        room.look_again.clicked.connect(self.preview)
        room.go.clicked.connect(lambda: self.exchange())
        room.packs.opened.connect(self._open_packs)
        room.sheet.closed.connect(self._back_to_table)

    def _places(self) -> list[KnownPlace]:
        store = self._desk.store
        folders = {Path(kept): "" for kept in [store.setting(FOLDER)] if kept}
        labels = dict(folders)
        for known in places_known(store):
            path = Path(known.path)
            folder = path.parent if path.name == NAME else path
            folders[folder] = folders.get(folder) or known.last
            labels[folder] = labels.get(folder) or known.label
        return [KnownPlace(folder, labels[folder] or folder.name or str(folder), _last(at))
                for folder, at in folders.items()]

    def _look_at_files(self) -> None:
        """Whether one of the files has a passphrase decides what is asked."""
        files = self.room.place.received.drop.files

        def work() -> bool:
            return any(is_locked(file) for file in files)

        self._desk.background.run(work, done=self.room.place.received.show_files, failed=self._desk.notice.failed)

    def _run(self, preview: bool, sentence: str, safe: str, braked: bool = True) -> None:
        if self._job is not None or not (self._source.folder or self._source.files):
            return
        source = self._source

        def work(report: Report) -> Told:
            return exchange_with(self._desk, source, report, sentence, preview, braked)

        self.room.say(())
        self.room.enable(False)
        self.room.place_card.show_place(source.name, source.folder is not None)
        self._unsent = unsent_visits(self._desk.store)
        self.room.steps.go(_CHECKING if preview else _DOING)
        self._job = self._desk.background.run(
            work, done=self._previewed if preview else self._exchanged, failed=self._failed,
            progress=self.room.progress.advance)
        self.room.progress.start(f"{sentence}…", self._job.stop, safe)

    def _previewed(self, told: Told) -> None:
        if self._asks_passphrase(told):
            return
        self._finish(told)
        sends = self._source.folder is not None
        self.room.offer(*words.offer(told.done, self._unsent, sends))
        self.room.steps.go(_LOOKING)
        self.room.go.setFocus()

    def _exchanged(self, told: Told) -> None:
        self._desk.store.set_setting(LAST, self._desk.now().isoformat(timespec="seconds"))
        self._finish(told)
        self.room.steps.go(_DOING)
        if self._source.folder is not None:
            self.room.close(words.given(told.done, self._unsent), "Rút USB an toàn rồi đưa sang máy khác.")
        else:
            self.room.close(words.taken(told.done), "Tệp nhận được không bị sửa.")
        self.exchanged.emit()

    def _finish(self, told: Told) -> None:
        self._job, self._told = None, told
        self.room.progress.finish()
        self.room.enable(True)
        self.room.place_card.show_place(told.place, self._source.folder is not None)
        self.room.show_told(told)
        self.room.show_stage(TABLE)
        self._tell()

    def _asks_passphrase(self, told: Told) -> bool:
        """Whether nothing could be read for want of the right passphrase: it is asked for where it was typed."""
        locked = [row for row in told.files if row.file.result == "not_for_this_device"]
        if not self._source.files or not locked or len(locked) < len(told.files):
            return False
        self._rest()
        self.start_over()
        self.room.place.received.say_wrong(locked[0].sentence)
        return True

    def _tell(self) -> None:
        """What stands above the buttons: what was not taken, what was, a clock that cannot be right."""
        told, said = self._told, list[Message]()
        if told is not None:
            said += words.troubles(told.packs, self._open_packs, Action("Xem máy chờ duyệt", self._to_waiting, "help"))
            if not told.preview:
                said.append(self._result(told))
        about = words.notes(clock_notice(self._desk.store), told.done.notices if told else ())
        if about is not None:
            said.append(about)
        self.room.say(words.worst(said))

    def _result(self, told: Told) -> Message:
        open_ones = told.done.conflicts_open
        choose = (Action("Chọn ngay", lambda: self.asked.emit("conflicts"), "clash"),) if open_ones else ()
        tone = "clash" if open_ones else "ok"
        return Message(tone, words.taken(told.done), words.waiting(told.done), choose)

    def _open_packs(self, row: PackRow) -> None:
        """The files of a row; what can be done about a laptop nobody approved is done on its tab."""
        if row.result == "unknown_device":
            self._to_waiting()
            return
        self.room.sheet.show_packs(self._source, row, self._told is not None and self._told.preview)
        self.room.show_stage(PACKS)

    def _back_to_table(self) -> None:
        self.room.show_stage(TABLE)
        self.room.packs.setFocus()

    def _to_waiting(self) -> None:
        self.asked.emit("waiting")

    def _failed(self, error: BaseException) -> None:
        was_done = self._told is not None
        self._rest()
        if isinstance(error, Stopped):
            said = Message("accent", "Đã dừng.", "Gói nào nhận xong thì đã giữ. Xem lại để làm tiếp.")
        elif isinstance(error, DeskError):
            elsewhere = (Action("Chọn nơi khác", self.start_over, "folder"),) if error.code != "revoked" else ()
            said = Message("bad", error.sentence, "", elsewhere)
        else:
            raise error
        if was_done:
            self.room.show_stage(TABLE)
        self.room.close("Chưa trao đổi xong.", "Xem lại để biết còn gì chưa nhận, chưa gửi.")
        self.room.steps.go(_CHECKING)
        self.room.say([said])
        self.exchanged.emit()

    def _rest(self) -> None:
        self._job = None
        self.room.progress.finish()
        self.room.enable(True)


def _last(at: str) -> str:
    return f"Lần trước {show_moment(op_time(at))}" if at else "Chưa trao đổi với nơi này"
