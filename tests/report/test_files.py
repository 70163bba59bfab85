"""A paper is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from dxdesk.errors import DeskError
from dxdesk.report.files import write_whole


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "Báo cáo tháng 10.pdf"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("number", "words"), [
    (errno.ENOSPC, "ổ đĩa đầy"), (errno.EROFS, "không được phép ghi"), (errno.EACCES, "không được phép ghi"),
    (errno.EIO, "Xem lại ổ đĩa"),
])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_trouble_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, number, words, step):
    path = tmp_path / "b.pdf"
    path.write_bytes(b"old")

    def fail(*_):
        raise OSError(number, "injected")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(DeskError, match=words) as refused:
        write_whole(path, b"new")
    assert refused.value.code == "not_written"
    monkeypatch.undo()
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("b.pdf", b"old")]


def test_a_missing_folder_a_folder_and_a_bad_name_each_have_their_sentence(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for path, words in [
        (tmp_path / "none" / "b.pdf", "không có thư mục"), (tmp_path / "folder", "là một thư mục"),
        (tmp_path / "file" / "b.pdf", "không có thư mục"), (tmp_path / "b\0.pdf", "ký tự không dùng được"),
        (tmp_path / ("x" * 300), "tên tệp quá dài"), (Path(), "ký tự không dùng được"),
    ]:
        with pytest.raises(DeskError, match=words):
            write_whole(path, b"new")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder"]


def test_a_half_left_by_a_program_that_was_killed_goes_with_the_next_paper(tmp_path):
    old, young = tmp_path / ".dxdesk-1.tmp", tmp_path / ".dxdesk-2.tmp"
    for half in (old, young):
        half.write_text("người")
    os.utime(old, (0, 0))
    write_whole(tmp_path / "b.pdf", b"new")
    assert (old.exists(), young.exists()) == (False, True)
