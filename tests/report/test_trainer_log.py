"""The trainer's log: every trainer with his meetings, and what is not known said as such."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dxdesk.domain.class_papers import TaughtLine, TrainerLog, TrainerPart
from dxdesk.report.fonts import serif
from dxdesk.report.trainer_log import draw_trainer_log
from tests.report.activity_kit import ink_bounds, pages_of
from tests.report.class_kit import GOLDEN, LISTED, LONG, TEAM, drawn_to, lines_at, overlaps

WHAT = "Bình dân học vụ số: Nộp hồ sơ trên Cổng Dịch vụ công"


def taught(count):
    return tuple(TaughtLine(date(2026, 1, 4) + timedelta(7 * at), "18:30 đến 20:30", 120, WHAT, "Nhà văn hóa Khu phố 3",
                            20 + at) for at in range(count))


def log(*parts, **more):
    return replace(TrainerLog(LISTED, TEAM, "tháng 11 năm 2026", parts), **more)


UNKNOWN = TaughtLine(date(2026, 11, 20), "", None, "Bình dân học AI", "", None)


def printed(tmp_path, of):
    path = tmp_path / "a.pdf"
    return path, drawn_to(path, draw_trainer_log, of)


def words(path):
    return " ".join(" ".join(pages_of(path)).split())


def test_the_text_copies_out_exactly_as_the_golden_page(tmp_path):
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    path, _ = printed(tmp_path, log(TrainerPart("Đỗ Văn Tám", taught(3)), TrainerPart(LONG, (UNKNOWN,))))
    assert "\f".join(pages_of(path)) == (GOLDEN / "trainer_log.txt").read_text(encoding="utf-8")


def test_sums_are_of_what_is_known(tmp_path):
    parts = TrainerPart("Đỗ Văn Tám", (*taught(3), UNKNOWN)), TrainerPart("Cô Hoa", (UNKNOWN,))
    text = words(printed(tmp_path, log(*parts))[0])
    for part in ("1 Đỗ Văn Tám 4 6 63", "2 Cô Hoa 1 chưa có 0", "1. Đỗ Văn Tám: 04 buổi, 6 giờ, 63 lượt học",
                 "2. Cô Hoa: 01 buổi, 0 lượt học", "1 20/11/2026 – Bình dân học AI – chưa có", "LƯU HÀNH NỘI BỘ"):
        assert part in text


def test_of_one_class_and_of_nobody(tmp_path):
    text = words(printed(tmp_path, log(TrainerPart("Đỗ Văn Tám", taught(1)), about="Lớp AI", practice=True))[0])
    assert "Lớp AI, tháng 11 năm 2026" in text and "Số buổi" not in text and "TẬP DƯỢT" in text
    assert "Trong kỳ không có buổi học nào ghi người dạy." in words(printed(tmp_path, log())[0])


def test_a_year_of_many_trainers_stays_within_the_margins(tmp_path):
    parts = [TrainerPart(f"{LONG} {number}", taught(50)) for number in range(6)]
    path, pages = printed(tmp_path, log(*parts))
    assert pages > 10
    for number in range(0, pages, 3):
        left, _, right, bottom = ink_bounds(path, number)
        assert left >= 29.7 and right <= 195.3 and bottom <= 277.3
        assert not overlaps(lines_at(path, number))
    assert "NGƯỜI LẬP" in pages_of(path)[-1] and "Giờ dạy tính theo" in pages_of(path)[-1]
