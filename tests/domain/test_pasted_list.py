"""A pasted list: names one a line or columns in any order, titles and totals left out, hostile text harmless."""

from datetime import date

import pytest

from dxdesk.domain.pasted_list import MOST_LINES, PastedLine, read_pasted
from dxdesk.errors import InputError

ON = date(2026, 11, 22)


def one(text: str) -> PastedLine:
    (line,) = read_pasted(text, ON).lines
    return line


def values(text: str) -> list[dict[str, str]]:
    return [line.values for line in read_pasted(text, ON).lines]


@pytest.mark.parametrize(("text", "expected"), [
    ("Nguyễn Văn A", {"full_name": "Nguyễn Văn A"}),
    ("12. trần thị bé", {"full_name": "Trần Thị Bé"}),
    ("3 LÊ VĂN TÁM 1956 0912 345 678", {"full_name": "Lê Văn Tám", "birth_year": "1956", "phone": "0912345678"}),
    ("- Phạm Thị Ngọc Ánh - 1950 - 912345678",
     {"full_name": "Phạm Thị Ngọc Ánh", "birth_year": "1950", "phone": "0912345678"}),
    ("Bà Huỳnh Thị Mười; sn 1949; đt: 0908.123.456",
     {"full_name": "Huỳnh Thị Mười", "birth_year": "1949", "phone": "0908123456"}),
    ("Đặng Thị Sen (1958)", {"full_name": "Đặng Thị Sen", "birth_year": "1958"}),
    ("Anh Thư", {"full_name": "Anh Thư"}),
    ("Điểu Trư, nam, 12/5/1960, +84 912 345 678",
     {"full_name": "Điểu Trư", "sex": "M", "birth_year": "1960", "birth_date": "1960-05-12", "phone": "0912345678"}),
    ("0912345678\t1950\tNguyễn Văn A", {"full_name": "Nguyễn Văn A", "birth_year": "1950", "phone": "0912345678"}),
    ("Ngô Thị Lài 074158001234",
     {"full_name": "Ngô Thị Lài", "id_last4": "1234", "national_id": "074158001234"}),
])
def test_a_line_without_titles_is_read_by_how_its_pieces_look(text, expected):
    assert one(text).values == expected


def test_titles_of_columns_are_recognised_and_lines_that_name_nobody_left_out():
    read = read_pasted(
        "LỚP BÌNH DÂN HỌC VỤ SỐ\r\nSTT\tHọ và tên\tNăm sinh\tSĐT\tKhu phố\tKý tên\r\n"
        "1\tNguyễn Văn A\t1950\t912345678\t3\t\r\n2\tTRẦN THỊ B\t12/3/1961\t\tKhu phố 10\t\r\n\r\n"
        "Tổng cộng\t2\r\n", ON)
    assert [(line.row, line.values, line.left) for line in read.lines] == [
        (3, {"full_name": "Nguyễn Văn A", "birth_year": "1950", "phone": "0912345678"}, ("Khu phố 3",)),
        (4, {"full_name": "Trần Thị B", "birth_year": "1961", "birth_date": "1961-03-12"}, ("Khu phố 10",))]
    assert [(out.row, out.why) for out in read.left_out] == [
        (1, "Dòng tiêu đề."), (2, "Dòng tiêu đề."), (6, "Không thấy tên người.")]


def test_surname_and_given_name_in_two_columns_are_one_name():
    assert values("Họ và tên đệm\tTên\tNgày sinh\nNguyễn Văn\tAn\t1/2/1950") == [
        {"full_name": "Nguyễn Văn An", "birth_year": "1950", "birth_date": "1950-02-01"}]


def test_what_cannot_be_is_left_out_and_said():
    for text, told in (("Lê Văn B 2090", "2090"), ("Lê Văn B, 31/02/1960", "31/02/1960"), ("Lê Văn B; 09123", "09123")):
        line = one(text)
        assert line.values == {"full_name": "Lê Văn B"}
        assert told in " ".join((*line.left, *line.doubts))
    assert one("Lê Văn B, 1950, 12/5/1960").values["birth_year"] == "1950"
    assert "điện thoại" in one("Họ tên\tSĐT\n\tx\nLê Văn B\t0912").doubts[0]


@pytest.mark.parametrize("text", [
    "", "\n\n\t\t\n", "1\n2\n3", "\u200b\u202e\n", "........", "=HYPERLINK(\"http://x\")" * 40, "A" * 3_000, "💥 👍",
    "DANH SÁCH LỚP\nTổng cộng: 8 người", "\"" * 500, "\t" * 3_000,
])
def test_text_that_names_nobody_makes_nobody(text):
    assert not read_pasted(text, ON).lines


def test_control_characters_and_halves_of_letters_do_not_reach_a_name():
    assert one("Nguye\u0302\u0303n\x00 Va\u0306n\u202e A\ud800").name == "Nguyễn Văn A"


def test_too_long_a_list_is_refused_in_one_sentence():
    assert len(read_pasted("Nguyễn Văn A\n" * (MOST_LINES - 1), ON).lines) == MOST_LINES - 1
    for text in ("An\n" * MOST_LINES, "A" * 500_000):
        with pytest.raises(InputError, match="Chưa đọc gì"):
            read_pasted(text, ON)


def test_a_long_number_nobody_understood_is_not_shown():
    read = read_pasted("CCCD: 074158001234\nLê Văn B, xóm 74158001234567", ON)
    assert "•••" in read.left_out[0].text and "074158" not in read.left_out[0].text
    assert read.lines[0].left == ("xóm",) and "điện thoại" in read.lines[0].doubts[0]
    assert one("Họ tên\tKhu phố\nLê Văn B\txóm 074158001234").left == ("xóm •••",)
