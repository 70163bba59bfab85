"""The demo in small form, as `make demo` starts it: a process of its own, its exit code, what it leaves."""

import os
import subprocess
import sys
from pathlib import Path

from pypdfium2 import PdfDocument

ROOT = Path(__file__).resolve().parents[2]


def demo(folder: Path, *more: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY"))}
    command = [sys.executable, "-m", "dxdesk.practice.demo", str(folder), *more]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_the_main_job_is_done_and_leaves_packs_papers_and_pictures(tmp_path):
    folder = tmp_path / "kết quả"
    done = demo(folder, "--slips", "4", "--scans", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (folder / "KET_QUA.txt").read_text("utf-8")
    assert "state_hash ba máy bằng nhau" in done.stdout
    assert "Giữ số nào?" in done.stdout
    assert "gói cụt được báo cả 5 lần" in done.stdout
    assert len(list((folder / "anh").glob("*.png"))) == 5
    assert all(path.stat().st_size > 10_000 for path in (folder / "anh").glob("*.png"))
    assert len(list((folder / "usb" / "DXDESK" / "log").glob("*/*.csv"))) > 9
    for month in ("2026-10", "2026-11"):
        with PdfDocument(folder / f"bao-cao-{month}.pdf") as paper:
            assert "TẬP DƯỢT" in paper[0].get_textpage().get_text_range()
    assert "sửa" in (folder / "nhap-so-thang-10.txt").read_text("utf-8")


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path):
    (tmp_path / "luan-van.txt").write_text("của tôi")
    done = demo(tmp_path)
    assert done.returncode == 1
    assert "KHÔNG ĐẠT" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["luan-van.txt"]
