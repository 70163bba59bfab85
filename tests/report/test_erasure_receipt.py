"""The paper about an erasure: what stands on it, and awkward names."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dxdesk.errors import DeskError, InputError
from dxdesk.report.erasure_receipt import ErasureFacts, erasure_paper
from tests.report.activity_kit import pages_of

FACTS = ErasureFacts(
    "Phường Thủ Dầu Một", ("Ủy ban nhân dân", "phường Thủ Dầu Một"), "Thủ Dầu Một", date(2026, 11, 22), "Máy 7Q2K",
    "Nguyễn Thị Cán Bộ", (
        ("Đã xóa", ("Hồ sơ mã 01a200fb-53ed: mọi giá trị của 3 lần ghi.",)),
        ("Máy chưa báo nhận lệnh xóa, có thể còn giữ", ("Máy Lan.", "Máy Hùng.")),
    ))


def test_what_stands_on_it(tmp_path: Path) -> None:
    file = tmp_path / "biên bản.pdf"
    assert erasure_paper(FACTS, file) == 1
    (text,) = pages_of(file)
    words = " ".join(text.split())
    for part in ("LƯU HÀNH NỘI BỘ", "BIÊN BẢN XÓA DỮ LIỆU THEO YÊU CẦU", "1. Đã xóa", "2. Máy chưa báo nhận lệnh xóa",
                 "- Máy Hùng.", "biên bản không nói chúng đã sạch", "NGƯỜI XÁC NHẬN", "/BB-XDL"):
        assert part in words


def test_many_laptops_take_pages_and_awkward_words_are_refused_or_kept(tmp_path: Path) -> None:
    lines = tuple(f"Máy số {number} <&> =1+1" for number in range(90))
    assert erasure_paper(replace(FACTS, sections=(("Máy", lines),)), tmp_path / "dài.pdf") > 1
    with pytest.raises(InputError, match="chữ"):
        erasure_paper(replace(FACTS, holder="漢字"), tmp_path / "chữ.pdf")
    with pytest.raises(DeskError):
        erasure_paper(FACTS, tmp_path / "không có" / "x.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["dài.pdf"]
