"""A laptop of the practice ward with its real window open, used by keyboard only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk.domain.visit import HelpLine
from dxdesk.practice.clock import SteppingClock
from dxdesk.practice.hands import CTRL, OutOfPatienceError, focused, is_in, press, type_text, wait
from dxdesk.store.database import Store
from dxdesk.store.state import State, state
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.exchange.file_table import FileRow
from dxdesk.ui.page import Page
from dxdesk.ui.papers.papers_page import PapersPage
from dxdesk.ui.register.register_page import RegisterPage
from dxdesk.ui.start import Program
from dxdesk.ui.workspace import Workspace

P = TypeVar("P", bound=Page)
ENTER = Qt.Key.Key_Return
SIZE = (1366, 768)
_ASKS = 3
_SEX = {"M": "1", "F": "2"}
_OUTCOMES = {"done": "1", "partly": "2", "not_done": "3", "referred": "4"}


class Seat:
    """A person before one laptop, the desk unlocked."""

    def __init__(self, program: Program, name: str, clock: SteppingClock) -> None:
        self.name = name
        self.clock = clock
        self._program = program

    @property
    def work(self) -> Workspace:
        """The open desk."""
        shown = self._program.workspace
        if shown is None:
            raise OutOfPatienceError("Sổ chưa mở.")
        return shown

    @property
    def store(self) -> Store:
        """The connection of the window."""
        return self.work.desk.store

    def state(self) -> State:
        """Counts and hash of the desk."""
        return state(self.store)

    def sit_down(self) -> None:
        """Bring this laptop's window to the front."""
        window = self._program.window
        window.activateWindow()
        wait("cửa sổ", window.isActiveWindow)

    def page(self, kind: type[P]) -> P:
        """A page of the rail, in front."""
        self.sit_down()
        if not isinstance(self.work.page(), kind):
            self.work.go(kind.key)
        page = self.work.page()
        if not isinstance(page, kind):
            raise OutOfPatienceError(f"Không mở được trang {kind.page_title}.")
        return page

    def picture(self, path: Path) -> None:
        """A picture of the window as it is."""
        QApplication.processEvents()
        self._program.window.grab().save(str(path))

    def desk(self) -> DeskPage:
        """The event desk."""
        return self.page(DeskPage)

    def exchange_page(self) -> ExchangePage:
        """The exchange."""
        return self.page(ExchangePage)

    def report_page(self) -> PapersPage:
        """The report of the period proposed, once its paper stands."""
        page = self.page(PapersPage)
        wait("trang in", lambda: page.made is not None and not self.work.desk.background.busy)
        return page

    def write_slip(self, person: dict[str, str], helps: Sequence[HelpLine]) -> None:
        """One slip for somebody new; `person` has the form's fields, the hamlet by name."""
        page = self.desk()
        ui = page.form.ui
        for field, text in (
            (ui.full_name, person["full_name"]), (ui.birth_year, person["birth_year"]), (ui.sex, _SEX[person["sex"]]),
            (ui.id_last4, person.get("id_last4", "")), (ui.phone, person.get("phone", "")),
            (ui.hamlet, person["hamlet"]),
        ):
            self._answer(field, text)
        self._choose_services(page, helps)
        self._save(page)

    def begin_slip(self, name: str) -> None:
        """A slip that stays half written."""
        self._answer(self.desk().form.ui.full_name, name)

    def drop_slip(self) -> None:
        """Give the half-written slip up."""
        self.desk().start()

    def find_person(self, name: str) -> None:
        """The register with one person in sight."""
        page = self.page(RegisterPage)
        page.ui.search.setFocus()
        type_text(name)
        press(ENTER)

    def scan_slip(self, payload: str, helps: Sequence[HelpLine]) -> None:
        """One slip for the holder of a card whose square code is scanned."""
        page = self.desk()
        type_text(payload)
        press(ENTER)
        wait("thẻ", lambda: bool(page.form.person.number or page.ui.scan_panel.tray.rows))
        if not page.form.person.number:
            raise OutOfPatienceError(f"Mã thẻ không đọc được: {page.ui.scan_panel.tray.rows[0].words}")
        self._choose_services(page, helps)
        self._save(page)

    def change_phone(self, name: str, phone: str, helps: Sequence[HelpLine]) -> None:
        """A slip for somebody of the register, found by name, who has a new phone number."""
        page = self.desk()
        press(Qt.Key.Key_K, CTRL)
        type_text(name)
        press(ENTER)
        if page.form.known is None:
            raise OutOfPatienceError(f"Không tìm thấy {name} trong sổ.")
        page.form.ui.phone.setFocus()
        self._answer(page.form.ui.phone, phone)
        self._choose_services(page, helps)
        self._save(page)

    def exchange(self, folder: Path, picture: Path | None = None) -> list[FileRow]:
        """Look into the folder, then take and give; what became of each file, as the screen shows it."""
        page = self.exchange_page()
        page.open("exchange")
        page.choose_folder(folder)
        wait("xem trước", lambda: not page.busy)
        if picture is not None:
            self.picture(picture)
        if page.ui.exchange.room.go.isVisible():
            page.ui.exchange.room.go.setFocus()
            press(ENTER)
            wait("nhận và gửi", lambda: not page.busy)
        return page.files

    def choose_value(self, n: int, picture: Path | None = None) -> str:
        """Answer the open question in the box of disagreements; gives the sentence that was asked."""
        page = self.exchange_page()
        page.open("conflicts")
        sentence = page.ui.conflicts.ui.sentence.accessibleName()
        type_text(str(n))
        if picture is not None:
            self.picture(picture)
        press(ENTER)
        return sentence

    def _answer(self, field: QWidget, text: str) -> None:
        """Type into the field the focus should be in, and go on; a doubt that is asked about is accepted."""
        if not is_in(field):
            raise OutOfPatienceError(f"Con trỏ không ở ô {field.accessibleName() or field.objectName()}.")
        type_text(text)
        for _ in range(_ASKS):
            press(ENTER)
            if not is_in(field):
                return
        raise OutOfPatienceError(f"Không rời được ô {field.accessibleName() or field.objectName()}.")

    def _choose_services(self, page: DeskPage, helps: Sequence[HelpLine]) -> None:
        """On to the services, a letter for each, then how each ended and what stood in the way."""
        ui = page.form.ui
        for _ in page.form.fields():
            if ui.services.has_focus():
                break
            press(ENTER)
        for line in helps:
            type_text(ui.services.letter(line.service).lower())
        press(ENTER)
        for row, line in zip(ui.helps.rows, helps, strict=True):
            entry = self.work.desk.catalogues.entry("obstacle", line.obstacle)
            self._answer(row.outcome, _OUTCOMES[line.outcome])
            self._answer(row.obstacle, entry.shortcut.lower() if entry else "")
            for asked in row.focus_chain()[2:]:
                self._answer(asked, "")

    def _save(self, page: DeskPage) -> None:
        """Ctrl+Enter, again where the form asked about something doubtful."""
        before = page.bar.recount().day
        for _ in range(_ASKS):
            press(ENTER, CTRL)
            if page.bar.recount().day == before + 1:
                self.clock.go(self.clock.now + timedelta(seconds=100))
                return
        raise OutOfPatienceError(f"Phiếu chưa lưu được: {focused().accessibleDescription()}")


@contextmanager
def seat(app: QApplication, home: Path, passphrase: str, name: str, clock: SteppingClock) -> Iterator[Seat]:
    """Start the program on a desk, type its passphrase, and close the window afterwards."""
    program = Program(app, home, clock=clock)
    program.start()
    try:
        program.window.showNormal()
        program.window.resize(*SIZE)
        program.window.activateWindow()
        wait("trang mở sổ", lambda: program.background is not None and not program.background.busy)
        wait("ô mật khẩu", lambda: program.window.isActiveWindow() and QApplication.focusWidget() is not None)
        type_text(passphrase)
        press(ENTER)
        wait("bàn làm việc", lambda: program.workspace is not None and program.cover is None)
        if (program.theme.name, program.theme.scale) != ("light", 100):
            program.theme.apply("light", 100)
        yield Seat(program, name, clock)
    finally:
        if not program.window.close():  # something half written was said; closed again it goes
            program.window.close()
