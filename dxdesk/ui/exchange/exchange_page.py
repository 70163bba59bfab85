"""Trao đổi phiếu: choose a folder, see what would come and go, then do it; disagreements; quarantine (design §6)."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from dxdesk.domain.dates import show_moment
from dxdesk.errors import DeskError
from dxdesk.store.clock_words import clock_notice
from dxdesk.store.conflicts import count_conflicts
from dxdesk.store.lists import unsent_visits
from dxdesk.ui.background import Job, Report, Stopped
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange import exchange_words as words
from dxdesk.ui.exchange.exchange_work import Told, exchange_with
from dxdesk.ui.exchange.file_table import FileRow, file_columns
from dxdesk.ui.exchange.package_panel import PackagePanel
from dxdesk.ui.forms.ui_exchange_page import Ui_ExchangePage
from dxdesk.ui.page import Page
from dxdesk.ui.parts import Action, Message
from dxdesk.ui.shape import Shape

_FOLDER, _LAST = "exchange_folder", "exchanged_at"
_EXCHANGE, _CONFLICTS, _WAITING, _PACKAGE = range(4)
_STEPS = ("Chọn nơi", "Xem trước", "Nhận và gửi")


class ExchangePage(Page):
    """Two-way exchange with a folder, off the GUI thread."""

    key = "exchange"
    page_title = "Trao đổi phiếu"
    rail_icon = "exchange"
    rail_word = "Trao đổi phiếu"
    rail_short = "Trao đổi"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._folder: Path | None = None
        self._seen: Told | None = None
        self.ui = Ui_ExchangePage()
        self.ui.setupUi(self)
        ui = self.ui
        ui.head.title.setText(self.page_title)
        ui.tabs.set_up(desk.theme, "Trao đổi", "Hộp xung đột", "Chờ duyệt", "Gói một tệp")
        self.package = PackagePanel(desk, self)
        ui.pages.insertWidget(_PACKAGE, self.package)
        ui.steps.set_steps(_STEPS)
        ui.files.set_up(desk.theme, file_columns())
        ui.conflicts.set_up(desk)
        ui.quarantine.set_up(desk)
        self._connect()
        kept = desk.store.setting(_FOLDER)
        if kept:
            self._folder = Path(kept)
        self._show_place()
        self._show_idle()

    def load(self) -> None:
        """Look again at what waits; the folder is only read when asked to."""
        self._show_last()
        self._load_boxes()
        self._tell_notes(self._seen.done.notices if self._seen else ())
        if self._seen is None and self._job is None:
            self.ui.empty.button.setFocus()

    def open(self, what: str) -> None:
        """`conflicts` opens the box of disagreements, `waiting` the laptops to approve."""
        if what == "conflicts":
            self.ui.tabs.choose(_CONFLICTS)
        elif what == "waiting":
            self._show_waiting()

    def badge(self) -> int:
        """How many disagreements wait for a choice, and how many laptops for somebody to compare numbers."""
        return count_conflicts(self._desk.store) + self.ui.quarantine.count

    def reshape(self, shape: Shape) -> None:
        """Where it is narrow a file keeps whose, state and one number."""
        for column in (2, 4):
            self.ui.files.setColumnHidden(column, not shape.wide and (column == 2 or shape.narrow))
        self.ui.files.setColumnHidden(5, shape.narrow)
        self.ui.files.fit()
        self.ui.steps.setVisible(shape.wide)
        self.ui.head.setVisible(not shape.low)
        self.ui.files_card.setMinimumHeight(self._desk.theme.px(220))
        self.ui.conflicts.reshape(shape)
        self.ui.quarantine.reshape(shape)

    def choose_folder(self, folder: Path) -> None:
        """Take a folder and look what is in it."""
        self._folder = folder
        self._desk.store.set_setting(_FOLDER, str(folder))
        self._show_place()
        self.preview()

    def preview(self) -> None:
        """Read the folder without writing anything."""
        self._run(True, "Đang đọc các gói trong thư mục", "Dừng lúc nào cũng được, chưa nhận gì.")

    def exchange(self) -> None:
        """Take what is new and give what is lacking."""
        self._run(False, "Đang nhận và gửi", "Dừng giữa hai gói; gói đã nhận xong thì giữ, lần sau làm tiếp.")

    @property
    def busy(self) -> bool:
        """Whether the folder is being read or written."""
        return self._job is not None

    def _connect(self) -> None:
        ui = self.ui
        ui.tabs.changed.connect(ui.pages.setCurrentIndex)
        ui.choose_place.clicked.connect(self._ask_folder)
        ui.look_again.clicked.connect(self.preview)
        ui.go.clicked.connect(self.exchange)
        ui.conflicts.decided.connect(self._decided)
        ui.quarantine.counted.connect(self._count_waiting)
        ui.quarantine.changed.connect(self.saved)
        self.package.changed.connect(self._decided)
        ui.files.opened.connect(self._open_file)
        for keys in ("Return", "Enter"):
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), ui.exchange_tab, self._enter, context=inside)

    def _enter(self) -> None:
        """Enter presses the button with the focus, else the primary one."""
        focus = self.focusWidget()
        for button in (self.ui.choose_place, self.ui.look_again, self.ui.empty.button, self.ui.progress.stop):
            if focus is button:
                button.click()
                return
        if self.ui.go.isVisible() and self.ui.go.isEnabled():
            self.ui.go.click()

    def _ask_folder(self) -> None:
        start = str(self._folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self, "Chọn USB hoặc thư mục chung", start)
        if chosen:
            self.choose_folder(Path(chosen))

    def _run(self, preview: bool, sentence: str, safe: str) -> None:
        if self._folder is None or self._job is not None:
            return
        folder = self._folder

        def work(report: Report) -> Told:
            return exchange_with(self._desk, folder, report, sentence, preview)

        self.ui.message.clear()
        self.ui.exchange_actions.show()
        self._enable(False)
        done = self._previewed if preview else self._exchanged
        self._job = self._desk.background.run(
            work, done=done, failed=self._failed, progress=self.ui.progress.advance)
        self.ui.progress.start(f"{sentence}…", self._job.stop, safe)

    def _previewed(self, told: Told) -> None:
        self._finish(told)
        button, sending, note = words.offer(told.done, unsent_visits(self._desk.store))
        self.ui.go.setText(button)
        self.ui.go.show()
        self.ui.will_send.setText(sending)
        self.ui.will_note.setText(note)
        self.ui.steps.go(1)
        self._tell_refused(told)
        self.ui.go.setFocus()

    def _exchanged(self, told: Told) -> None:
        self._finish(told)
        self._desk.store.set_setting(_LAST, self._desk.now().isoformat(timespec="seconds"))
        self._show_last()
        self._load_boxes()
        self.ui.steps.go(2)
        self.ui.look_again.setFocus()
        self.ui.go.setVisible(False)
        self.ui.will_send.setText(words.given(told.done))
        self.ui.will_note.setText("Rút USB an toàn rồi đưa sang máy khác.")
        open_ones = told.done.conflicts_open
        if not self._tell_refused(told):
            choose = (Action("Chọn ngay", lambda: self.ui.tabs.choose(_CONFLICTS), "clash"),) if open_ones else ()
            tone = "clash" if open_ones else "ok"
            self.ui.message.tell(Message(tone, words.taken(told.done), words.waiting(told.done), choose))
        self.saved.emit()

    def _tell_refused(self, told: Told) -> bool:
        """The worst first: a pack of which nothing was taken."""
        message = words.refused(told.rows, Action("Xem máy chờ duyệt", self._show_waiting, "help"))
        if message is not None:
            self.ui.message.tell(message)
        return message is not None

    def _tell_notes(self, notices: tuple[str, ...] = ()) -> None:
        """What an exchange brought to light, and above all a clock that cannot be right."""
        self.ui.notes.clear()
        if message := words.notes(clock_notice(self._desk.store), notices):
            self.ui.notes.tell(message)

    def _open_file(self, row: FileRow) -> None:
        """What can be done about a pack of a laptop nobody approved is done on its tab."""
        if row.file.result == "unknown_device":
            self._show_waiting()

    def _show_waiting(self) -> None:
        self.ui.tabs.choose(_WAITING)
        self.ui.quarantine.begin()

    def _count_waiting(self, count: int) -> None:
        self.ui.tabs.set_count(_WAITING, count, "warn", "máy")
        self.saved.emit()

    def _failed(self, error: BaseException) -> None:
        self._job = None
        self.ui.progress.finish()
        self._enable(True)
        self._show_broken_off()
        if isinstance(error, Stopped):
            self.ui.message.tell(Message("accent", "Đã dừng.", "Gói nào nhận xong thì đã giữ. Xem lại để làm tiếp."))
        elif isinstance(error, DeskError):
            elsewhere = (Action("Chọn nơi khác", self._ask_folder, "folder"),) if error.code != "revoked" else ()
            self.ui.message.tell(Message("bad", error.sentence, "", elsewhere))
        else:
            raise error
        self._load_boxes()
        self.saved.emit()

    def _show_broken_off(self) -> None:
        """What was offered may be half done: only another look tells."""
        self.ui.go.hide()
        self.ui.steps.go(1)
        self.ui.will_send.setText("Chưa trao đổi xong.")
        self.ui.will_note.setText("Xem lại để biết còn gì chưa nhận, chưa gửi.")
        self.ui.look_again.setFocus()

    def _finish(self, told: Told) -> None:
        self._job, self._seen = None, told
        self.ui.progress.finish()
        self._enable(True)
        self.ui.files.show_rows(told.rows)
        self.ui.files_stack.setCurrentIndex(1 if told.rows else 0)
        if not told.rows:
            self.ui.empty.show_state("usb", "Thư mục chưa có gói nào", "Gửi phiếu của máy này để máy khác nhận.")
        self._tell_notes(told.done.notices)
        self.ui.sent_line.setText(words.sent(told.done))
        self.ui.sent_line.setVisible(bool(told.done.outgoing))

    def _decided(self) -> None:
        self._load_boxes()
        self.saved.emit()

    def _load_boxes(self) -> None:
        self.ui.quarantine.load()
        self.ui.conflicts.load()
        self.ui.tabs.set_count(_CONFLICTS, count_conflicts(self._desk.store))

    def _enable(self, on: bool) -> None:
        for button in (self.ui.choose_place, self.ui.look_again, self.ui.go):
            button.setEnabled(on)

    def _show_place(self) -> None:
        ui = self.ui
        ui.place_icon.set_icon("usb")
        ui.place_name.setText(str(self._folder) if self._folder else "Chưa chọn nơi trao đổi")
        ui.choose_place.setText("Đổi")
        ui.place_card.setVisible(self._folder is not None)
        ui.look_again.setVisible(self._folder is not None)

    def _show_idle(self) -> None:
        ui = self.ui
        ui.exchange_actions.hide()
        ui.sent_line.hide()
        ui.steps.go(1 if self._folder else 0)
        if self._folder:
            ui.empty.show_state("usb", "Cắm USB rồi xem trước", "Chưa nhận hay gửi gì cho đến khi bấm nút.",
                                Action("Xem gói trong thư mục", self.preview, "eye"))
        else:
            ui.empty.show_state("usb", "Chưa trao đổi lần nào", "Cắm USB rồi bấm Chọn nơi. Thư mục chung cũng được.",
                                Action("Chọn nơi", self._ask_folder, "folder"))

    def _show_last(self) -> None:
        at = self._desk.store.setting(_LAST)
        never = "Chép qua USB hoặc thư mục chung, không cần mạng"
        self.ui.head.subtitle.setText(f"Lần trước {show_moment(datetime.fromisoformat(at))}" if at else never)
