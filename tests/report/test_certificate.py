"""Certificates: one plate for A5 and A4, whose words stay inside the frame and off each other whatever the names."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from dxdesk.domain.class_papers import PersonLine
from dxdesk.errors import DeskError, InputError
from dxdesk.report.certificate import SIZES, write_certificates
from dxdesk.report.fonts import serif
from tests.report.activity_kit import ink_bounds, pages_of
from tests.report.class_kit import GOLDEN, LONG, LONGEST, batch, certificate, lines_at, overlaps

LONG_TITLE = ("Lớp an toàn thông tin, chống lừa đảo trên mạng cho người cao tuổi và tiểu thương chợ Thủ Dầu Một, "
              "khóa tháng 11 năm 2026")
WARD = {"symbol": "GCN-UBND", "superior": ("Ủy ban nhân dân", "thành phố Hồ Chí Minh"),
        "issuer": ("Ủy ban nhân dân", "phường Thủ Dầu Một"), "signer": "Trần Văn Thử",
        "roles": ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")}
NAMES = ("An", "ĐẶNG THỊ ẨN", LONG, LONGEST, " ".join([LONGEST] * 3), "Ẫ" * 120)


def test_the_text_copies_out_exactly_as_the_golden_page(tmp_path):
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    path = tmp_path / "a.pdf"
    assert write_certificates(batch(certificate(), certificate(LONG, "02/GCN-UBND", **WARD)), path, "a5") == 2
    assert "\f".join(pages_of(path)) == (GOLDEN / "certificate.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("title", "place"), [
    ("AI", ""), ("Bình dân học vụ số", "Nhà văn hóa"), (LONG_TITLE, "Nhà văn hóa Khu phố 3, đường Bạch Đằng " * 2),
    (" ".join([LONG_TITLE] * 3), "Hội trường"),
])
def test_words_stay_inside_the_frame_and_off_each_other(tmp_path, size, title, place):
    path = tmp_path / "a.pdf"
    items = [certificate(name, **more) for name in NAMES for more in ({}, WARD)]
    made = batch(*items, title=title)
    assert write_certificates(replace(made, of=replace(made.of, place=place)), path, size) == len(items)
    scale = 1 if size == "a4" else 210 / 297
    width, height = (value * 72 / 25.4 for value in ((297, 210) if size == "a4" else (210, 148)))
    edge = 14 * scale * 72 / 25.4
    for number in range(len(items)):
        lines = lines_at(path, number)
        assert not overlaps(lines, 2)
        day = next(line for line in lines if "năm 2026" in line[4] and line[4].startswith("Thủ Dầu Một"))
        assert all(bottom <= day[1] for _, top, _, bottom, _ in lines if top < day[1] - 2)
        for left, top, right, bottom, words in lines:
            assert edge < left and right < width - edge and edge < top and bottom < height - edge, words


@pytest.mark.parametrize(("size", "wide", "high"), [("a4", 297, 210), ("a5", 210, 148)])
def test_the_frame_stands_evenly_from_the_edges(tmp_path, size, wide, high):
    path = tmp_path / "a.pdf"
    write_certificates(batch(certificate()), path, size)
    left, top, right, bottom = ink_bounds(path, 0)
    assert left == pytest.approx(wide - right, abs=0.5) and top == pytest.approx(high - bottom, abs=0.5)
    assert 6 <= left <= 9.2


@pytest.mark.parametrize(("name", "least"), [("An", 29), (LONG, 21), (LONGEST, 16)])
def test_a_long_name_shrinks_no_further_than_people_read(tmp_path, name, least):
    path = tmp_path / "a.pdf"
    write_certificates(batch(certificate(name)), path, "a5")
    tall = [bottom - top for _, top, _, bottom, words in lines_at(path, 0) if words.strip() in name]
    text = " ".join(pages_of(path)[0].split())
    assert name in text and tall
    assert max(tall) >= least * 0.6


def test_the_person_is_centred_and_the_number_level_with_the_signer(tmp_path):
    path = tmp_path / "a.pdf"
    write_certificates(batch(certificate()), path, "a4")
    lines = {words.strip(): (left, top, right, bottom) for left, top, right, bottom, words in lines_at(path, 0)}
    left, _, right, _ = lines["Trần Thị Bé"]
    assert (left + right) / 2 == pytest.approx(297 / 2 * 72 / 25.4, abs=2)
    number = next(place for words, place in lines.items() if words.startswith("Số: 01"))
    assert number[3] == pytest.approx(lines["Lê Thị Hoa"][3], abs=4)
    order = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Chứng nhận ông (bà)", "Trần Thị Bé",
             "đã hoàn thành lớp", "Bình dân học vụ số", "TỔ TRƯỞNG", "Lê Thị Hoa"]
    assert all(lines[one][1] < lines[other][1] for one, other in pairwise(order))


def test_what_is_missing_leaves_room_or_is_left_out(tmp_path):
    path = tmp_path / "a.pdf"
    bare = certificate(number="", person=PersonLine("Võ Thị Ngọc Ẩn"), signer="", superior=())
    write_certificates(batch(bare, held=0, draft=True), path, "a5")
    text = " ".join(pages_of(path)[0].split())
    assert "Số: ……/GCN-TCNSCĐ" in text and "Sinh năm" not in text and "buổi" not in text and "BẢN XEM THỬ" in text
    assert "đã hoàn thành lớp" in text and "10 giờ, tại Nhà văn hóa Khu phố 3" in text
    write_certificates(batch(certificate(), practice=True, draft=True), path, "a5")
    assert "TẬP DƯỢT" in pages_of(path)[0]
    write_certificates(batch(certificate()), path, "a5")
    assert not re.search("XEM THỬ|TẬP DƯỢT", pages_of(path)[0])


def test_fonts_are_embedded_equal_input_gives_equal_bytes_and_trouble_leaves_no_file(tmp_path):
    path = tmp_path / "a.pdf"
    write_certificates(batch(certificate()), path, "a5")
    data = path.read_bytes()
    assert b"Helvetica" not in data and b"/FontFile2" in data and b"/Lang" in data
    write_certificates(batch(certificate()), path, "a5")
    assert path.read_bytes() == data
    with pytest.raises(InputError):
        write_certificates(batch(certificate("漢字")), tmp_path / "b.pdf", "a5")
    with pytest.raises(DeskError):
        write_certificates(batch(certificate()), tmp_path / "không có" / "b.pdf", "a5")
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_four_hundred_certificates_are_made_in_one_file(tmp_path):
    path = tmp_path / "a.pdf"
    items = [certificate(number=f"{number:02d}/GCN-TCNSCĐ") for number in range(1, 401)]
    assert write_certificates(batch(*items), path, "a5") == 400
    texts = pages_of(path)
    assert len(texts) == 400 and "Số: 400/GCN-TCNSCĐ" in texts[-1]
