"""The root sheet: its text as it copies out, where things stand in millimetres, and awkward names."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from dxdesk.errors import DeskError, InputError
from dxdesk.report.fonts import serif
from dxdesk.report.root_sheet import RootFacts, kind_of, root_sheet
from tests.report.activity_kit import ink_bounds, pages_of

GOLDEN = Path(__file__).parents[1] / "golden" / "report" / "root_sheet.txt"
CODE = "K7QM-2X4P-9RTD-0A1B-WVYZ-3C8D-JH5N-TT0E-QQ4S-6Z1K-8MNP-R2RW-XYA4-7G9F"
GROUPS = CODE.split("-")
FACTS = RootFacts(
    "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", ("Ủy ban nhân dân", "phường Thủ Dầu Một"), "Thủ Dầu Một",
    date(2026, 11, 22), "Máy 7Q2K", "Nguyễn Thị Cán Bộ", CODE,
)
MM = 72 / 25.4


def printed(tmp_path, facts=FACTS):
    path = tmp_path / "tờ khóa gốc.pdf"
    return path, root_sheet(facts, path)


def letters_at(path) -> list[tuple[str, float, float, float]]:
    """Every printed letter of the first page with its left edge, its top from the top, its height, in mm."""
    document = pypdfium2.PdfDocument(path)
    page = document[0].get_textpage()
    found = []
    for at in range(page.count_chars()):
        left, bottom, _, top = page.get_charbox(at)
        found.append((page.get_text_range(at, 1), left / MM, 297 - top / MM, (top - bottom) / MM))
    document.close()
    return [letter for letter in found if letter[0].strip()]


def test_the_text_copies_out_exactly_as_the_golden_page(tmp_path):
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    path, pages = printed(tmp_path)
    assert pages == 1
    assert "\f".join(pages_of(path)) == GOLDEN.read_text(encoding="utf-8")


def test_the_groups_are_large_and_read_row_by_row_two_in_a_row(tmp_path):
    large = [letter for letter in letters_at(printed(tmp_path)[0]) if letter[3] > 4.9 and letter[0].isascii()]
    first = min(top for _, _, top, _ in large)
    rows = [[], [], [], [], [], [], []]
    for letter, left, top, _ in large:
        rows[round((top - first) / (29 / MM))].append((left, letter))
    assert ["".join(letter for _, letter in sorted(row)) for row in rows] == [
        one + other for one, other in zip(GROUPS[::2], GROUPS[1::2], strict=True)]


def test_every_letter_has_a_room_of_its_own(tmp_path):
    wide, narrow = replace(FACTS, code="WWWW-" * 14), replace(FACTS, code="1111-" * 14)
    for facts in (wide, narrow):
        large = [letter for letter in letters_at(printed(tmp_path, facts)[0])
                 if letter[3] > 4.9 and letter[0] in "W1"]
        lefts = sorted({round(left, 1) for _, left, _, _ in large})
        assert len(lefts) == 8
        assert [b - a for a, b in pairwise(lefts[:4])] == pytest.approx([28 / MM] * 3, abs=0.15)


def test_ink_stays_within_the_margins_of_one_sheet(tmp_path):
    left, top, right, bottom = ink_bounds(printed(tmp_path)[0], 0)
    assert 29.7 <= left <= 30.3
    assert 19.9 <= top <= 22
    assert right <= 195.3
    assert 230 <= bottom <= 277.1


def test_there_is_room_to_sign_under_both_names(tmp_path):
    foot = max(top for _, _, top, _ in letters_at(printed(tmp_path)[0]))
    assert foot < 277 - 17


def test_practice_is_written_across_it(tmp_path):
    assert "TẬP DƯỢT" in pages_of(printed(tmp_path, replace(FACTS, practice=True))[0])[0]
    assert "TẬP DƯỢT" not in pages_of(printed(tmp_path)[0])[0]


def test_fonts_are_embedded_and_equal_facts_give_equal_bytes(tmp_path):
    path, _ = printed(tmp_path)
    data = path.read_bytes()
    assert b"Helvetica" not in data
    printed(tmp_path)
    assert path.read_bytes() == data


@pytest.mark.parametrize(("ward", "kind"), [
    ("Phường Thủ Dầu Một", "phường"), ("Xã Phú Giáo", "xã"), ("Đặc khu Côn Đảo", "đặc khu"), ("Thủ Dầu Một", "phường"),
])
def test_a_ward_is_called_what_it_is(tmp_path, ward, kind):
    assert kind_of(ward) == kind
    text = " ".join(pages_of(printed(tmp_path, replace(FACTS, ward=ward))[0])[0].split())
    assert f"TỜ KHÓA GỐC CỦA {kind.upper()}" in text
    assert f"CÁN BỘ {kind.upper()}" in text


def test_the_longest_names_of_a_ward_stay_on_one_sheet(tmp_path):
    facts = replace(FACTS, ward="Phường Phan Rang - Tháp Chàm Đông Hải",
                    device="Máy của Văn phòng Đảng ủy",
                    holder="Công Tằng Tôn Nữ Nguyễn Hoàng Bảo Ngọc Anh")
    assert printed(tmp_path, facts)[1] == 1


def test_very_long_names_wrap_and_the_signatures_stay_together(tmp_path):
    path, pages = printed(tmp_path, replace(FACTS, holder="Nguyễn Thị " * 120))
    last = pages_of(path)[-1]
    assert pages == 2
    assert all(words in last for words in ("Niêm phong ngày", "NGƯỜI LÀM CHỨNG", "CÁN BỘ PHƯỜNG"))


def test_a_letter_that_cannot_be_printed_refuses_the_sheet(tmp_path):
    with pytest.raises(InputError, match="😀"):
        printed(tmp_path, replace(FACTS, holder="Cán bộ 😀"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(DeskError, match="không có thư mục"):
        root_sheet(FACTS, tmp_path / "none" / "b.pdf")
