"""The main job from end to end without a display: `python -m dxdesk.practice.demo [FOLDER] [--slips N] [--scans N]`.

Three laptops of a practice ward write slips through the real window, swap packs in any order, meet a cut file and a
disagreement, and print the month's report. Every claim is checked; the exit code is 1 when one does not hold.
"""

import argparse
import gc
import os
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from dxdesk.errors import DeskError, InputError
from dxdesk.practice.clock import SteppingClock
from dxdesk.practice.demo_steps import (
    NOW,
    Claims,
    exchange_all,
    import_log,
    print_reports,
    settle,
    show_pages,
    write_slips,
)
from dxdesk.practice.hands import OutOfPatienceError
from dxdesk.practice.seat import seat
from dxdesk.practice.ward import laptop_name, make_practice
from dxdesk.ui.start import make_app

LAPTOPS, SLIPS, SCANS = 3, 60, 30
TOLD = "KET_QUA.txt"
# The offscreen platform has no window manager for lists that drop down.
_KNOWN_QT = ("This plugin does not support raise()", "This plugin does not support grabbing the keyboard")


def main(arguments: list[str] | None = None) -> int:
    """Run the demo; 0 when every claim holds."""
    parser = argparse.ArgumentParser(prog="dxdesk.practice.demo", description=__doc__)
    parser.add_argument("folder", nargs="?", default="build/demo", type=Path)
    parser.add_argument("--slips", type=int, default=SLIPS, help="slips typed into the form")
    parser.add_argument("--scans", type=int, default=SCANS, help="card codes scanned, at most 30")
    asked = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_qt_says)
    try:
        run(asked.folder.absolute(), asked.slips, asked.scans)
    except (DeskError, OutOfPatienceError) as failure:
        print(f"KHÔNG ĐẠT: {failure}", file=sys.stderr)
        return 1
    return 0


def run(folder: Path, slips: int, scans: int) -> None:
    """Every step in its order; what is told also lies in the folder."""
    start = monotonic()
    _clear(folder)
    pictures = folder / "anh"
    pictures.mkdir(parents=True)
    told = Claims((folder / TOLD).open("w", encoding="utf-8"))
    told.step("Dựng phường tập")
    ward = make_practice(folder / "phuong-tap", LAPTOPS, visits=0, clock=lambda: NOW)
    told.say(f"{LAPTOPS} máy của {ward.ward.name}, {len(ward.ward.hamlets)} khu phố, người và số đều bịa.")
    app = make_app(sys.argv[:1])
    with ExitStack() as opened:
        seats = [opened.enter_context(seat(app, home, ward.passphrase, laptop_name(n), SteppingClock(NOW)))
                 for n, home in enumerate(ward.homes, 1)]
        # What three programs loaded stays: to collect it again would pause longer than a scanner between keys.
        gc.collect()
        gc.freeze()
        write_slips(told, seats, slips, scans, pictures)
        import_log(told, seats[1], folder)
        usb = folder / "usb"
        usb.mkdir()
        exchange_all(told, seats, usb, pictures)
        settle(told, seats, usb, pictures)
        print_reports(told, seats, folder)
        show_pages(told, seats[0], pictures)
    told.step("Xong")
    told.say(f"Mọi điều kiểm đều đạt, trong {monotonic() - start:.0f} giây. Kết quả nằm ở {folder}:")
    for name, what in (("anh", "ảnh các màn hình"), ("usb/DXDESK", "các gói CSV đã trao đổi"),
                       ("bao-cao-*.pdf", "báo cáo tháng"), ("nhap-so-thang-10.txt", "chỗ đã sửa khi nhập sổ tháng 10"),
                       ("phuong-tap", f"sổ của ba máy, mật khẩu {ward.passphrase}"), (TOLD, "những dòng này")):
        told.say(f"  {name:<22} {what}")
    told.close()


def _clear(folder: Path) -> None:
    """Take away what a former run left; refuses a folder with anything else in it."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / TOLD).is_file():
            raise InputError("not_ours", f"Thư mục {folder} có tệp khác. Chọn thư mục trống.")
        shutil.rmtree(folder)


def _qt_says(kind: QtMsgType, _context: object, words: str) -> None:
    if words not in _KNOWN_QT:
        print(f"Qt: {words}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
