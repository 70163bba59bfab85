"""A picture of every screen of the practice ward in every look, and of every page of every paper.

`python -m dxdesk.practice.shots FOLDER`

Each screen is brought about once and then pictured in all looks, so that a change of theme, text scale and size under
a page in use is seen too. The pictures are for people to look at; no test compares them.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk.exchange.folder import exchange
from dxdesk.practice.clock import SteppingClock
from dxdesk.practice.hands import press, type_text, wait
from dxdesk.practice.parts_sheet import sheet_of_parts
from dxdesk.practice.seat import Seat, seat
from dxdesk.practice.shots_desk import desk_screens, lock_screen, register_screens
from dxdesk.practice.shots_exchange import after_screens, before_screens
from dxdesk.practice.shots_joining import invited_screens, joining_screens
from dxdesk.practice.shots_papers import paper_screens, picture_papers
from dxdesk.practice.shots_training import training_screens
from dxdesk.practice.shots_ward import ward_screens
from dxdesk.practice.ward import Practice, make_practice
from dxdesk.store.database import open_store
from dxdesk.store.saving import Change, save
from dxdesk.ui.background import Background
from dxdesk.ui.first_run import FirstRunPage
from dxdesk.ui.start import Program, make_app
from dxdesk.ui.theme import Theme
from dxdesk.ui.unlock import UnlockPage

NOW = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
PASSPHRASE = "bà tư bán bún riêu"
PAPERS_FOLDER = "giay"
"""Below the folder of the screens: every page of every paper."""
Cover = TypeVar("Cover", FirstRunPage, UnlockPage)


@dataclass(frozen=True, slots=True)
class Look:
    """One way the screens are pictured: its name in the file, window size, text scale in percent, theme."""

    name: str
    size: tuple[int, int]
    scale: int
    theme: str


LOOKS = (
    Look("1366x768", (1366, 768), 100, "light"),
    Look("1366x768-toi", (1366, 768), 100, "dark"),
    Look("1366x768-tuong-phan", (1366, 768), 100, "contrast"),
    Look("1366x768-chu-150", (1366, 768), 150, "light"),
    Look("1366x768-chu-200", (1366, 768), 200, "light"),
    Look("1024x600", (1024, 600), 100, "light"),
    Look("1024x600-chu-150", (1024, 600), 150, "light"),
    Look("1024x600-chu-200", (1024, 600), 200, "dark"),
)


class Camera:
    """Takes the pictures of one window."""

    def __init__(self, app: QApplication, window: QWidget, theme: Theme, background: Background, folder: Path) -> None:
        self._app, self._window, self._theme, self._background, self._folder = app, window, theme, background, folder
        self.taken = 0

    def take(self, name: str) -> None:
        """The window as it stands, in every look; the first look is in force again afterwards."""
        for look in (*LOOKS, LOOKS[0]):
            self._theme.apply(look.theme, look.scale)
            self._window.resize(*look.size)
            self._settle()
            self._window.grab().save(str(self._folder / f"{name}-{look.name}.png"))
        self.taken += len(LOOKS)

    def _settle(self) -> None:
        """Until what was asked of the worker by the new size is painted."""
        for _ in range(4):
            self._app.processEvents()
            wait("hình", lambda: not self._background.busy)


def take_shots(app: QApplication, folder: Path, visits: int = 40) -> int:
    """Picture every screen into `folder`, made where it is missing; how many pictures were taken.

    Each of the two laptops has so many visits.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="dxdesk-shots-", ignore_cleanup_errors=True) as place:
        clock = SteppingClock(NOW)
        ward = make_practice(Path(place) / "phuong", laptops=2, visits=visits, clock=clock)
        usb = Path(place) / "USB TO SO"
        usb.mkdir()
        _disagree(ward, usb, clock)
        return (
            _picture_first_run(app, Path(place) / "so moi", folder, clock)
            + _picture_parts(app, Path(place) / "so moi", folder)
            + _picture_desk(app, ward, usb, folder, clock)
        )


def _disagree(ward: Practice, usb: Path, clock: SteppingClock) -> None:
    """Both laptops know everybody, and then each notes another phone of the same person."""
    with ExitStack() as stack:
        first, second = (stack.enter_context(open_store(home, ward.passphrase, clock)) for home in ward.homes)
        for store in (first, second, first):
            exchange(store, usb)
        person = first.connection.execute("SELECT id FROM resident WHERE _deleted = 0 ORDER BY id").fetchone()[0]
        save(first, [Change("resident", {"phone": "0903111123"}, person)])
        save(second, [Change("resident", {"phone": "0987222456"}, person)])
        exchange(second, usb)


def _begin(
    app: QApplication, home: Path, folder: Path, kind: type[Cover], clock: SteppingClock | None = None
) -> tuple[Program, Cover, Camera]:
    """The program on its first page, of the kind it must be, and a camera before it."""
    program = Program(app, home, lambda place: (place, ""), clock)
    program.start()
    program.window.showNormal()
    wait("trang đầu", lambda: isinstance(program.cover, kind) and program.background is not None)
    program.window.activateWindow()
    page, background = program.cover, program.background
    if not isinstance(page, kind) or background is None:
        raise TypeError(f"no {kind.__name__}")
    return program, page, Camera(app, program.window, program.theme, background, folder)


def _picture_first_run(app: QApplication, home: Path, folder: Path, clock: SteppingClock) -> int:
    program, page, camera = _begin(app, home, folder, FirstRunPage, clock)
    wait("danh mục", lambda: page.ui.ward_count.text().startswith("3.321"))
    type_text("thu d")
    camera.take("01-lan-dau-phuong")
    for name, bring_about in invited_screens(page, home.parent, clock):
        bring_about()
        camera.take(name)
    page.ui.next.click()
    for field, words in (
        (page.ui.member_name, "Lê Thị Hoa"), (page.ui.team_name, "Tổ Khu phố 3"),
        (page.ui.passphrase, PASSPHRASE), (page.ui.passphrase_again, "gõ nhầm"),
    ):
        field.setText(words)
    page.ui.next.click()
    camera.take("02-lan-dau-ten")
    page.ui.passphrase_again.setText(PASSPHRASE)
    page.ui.next.click()
    wait("mã khôi phục", lambda: bool(page.ui.recovery_key.text()))
    camera.take("03-lan-dau-ma")
    program.window.close()
    return camera.taken


def _picture_parts(app: QApplication, home: Path, folder: Path) -> int:
    """The unlock page of the desk just made, and behind it the sheet of parts."""
    program, page, camera = _begin(app, home, folder, UnlockPage)
    camera.take("04-mo-so")
    page.forgot.click()
    camera.take("05-quen-mat-khau")
    program.window.show_only(sheet_of_parts())
    camera.take("19-bo-phan")
    program.window.close()
    return camera.taken


def _picture_desk(app: QApplication, ward: Practice, usb: Path, folder: Path, clock: SteppingClock) -> int:
    with seat(app, ward.homes[0], ward.passphrase, "Máy 1", clock) as one:
        desk = one.work.desk
        camera = Camera(app, one.work.window(), desk.theme, desk.background, folder)
        for name, bring_about in _screens(one, usb):
            bring_about()
            camera.take(name)
        picture_papers(one.store, desk.catalogues, folder / PAPERS_FOLDER)
    return camera.taken


def _screens(one: Seat, usb: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """The screens of an open desk in an order that brings each about from the one before."""
    yield "06-ban-lam-viec", one.desk
    yield "07-ban-lam-viec-dang-ghi", lambda: _write_half(one)
    yield from desk_screens(one)
    yield "08-nguoi-dan", lambda: _find(one)
    yield "09-mot-nguoi", lambda: press(Qt.Key.Key_Return)
    yield from register_screens(one)
    yield from training_screens(one)
    yield "10-trao-doi-truoc", lambda: one.exchange_page()
    yield from before_screens(one, usb)
    yield "11-trao-doi-xem-truoc", lambda: _preview(one, usb)
    yield "12-trao-doi-xong", lambda: _exchange(one)
    yield "13-hop-xung-dot", lambda: one.exchange_page().open("conflicts")
    yield from after_screens(one)
    yield from paper_screens(one)
    yield "16-cai-dat", lambda: one.work.go("settings")
    yield from ward_screens(one, usb)
    yield from joining_screens(one, usb)
    yield "17-loi-bao", lambda: one.work.desk.notice.say(
        "bad", "Chưa lưu được: ổ đĩa đầy.", "Phiếu còn nguyên trên màn hình.")
    yield "18-khoa", lambda: lock_screen(one)


def _write_half(one: Seat) -> None:
    """A slip half written, for somebody the register may know."""
    known = one.store.connection.execute(
        "SELECT full_name FROM resident WHERE _deleted = 0 AND full_name IS NOT NULL ORDER BY id").fetchone()[0]
    one.desk()
    type_text(known)
    press(Qt.Key.Key_Return)
    type_text("1958")
    ui = one.desk().form.ui
    ui.services.setFocus()
    for letter in "ks":
        type_text(letter)
    press(Qt.Key.Key_Return)
    ui.id_last4.setFocus()
    type_text("47")


def _find(one: Seat) -> None:
    one.desk().start()
    one.work.go("people")
    one.sit_down()
    type_text("ng")


def _preview(one: Seat, usb: Path) -> None:
    page = one.exchange_page()
    page.choose_folder(usb)
    wait("xem trước", lambda: not page.busy)


def _exchange(one: Seat) -> None:
    page = one.exchange_page()
    page.exchange()
    wait("nhận và gửi", lambda: not page.busy)


def main(arguments: list[str]) -> int:
    """Take the pictures into the folder named; `build/shots` where none is."""
    folder = Path(arguments[0] if arguments else "build/shots")
    taken = take_shots(make_app(["dxdesk"]), folder)
    print(f"{taken} hình ở {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
