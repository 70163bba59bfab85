"""The result of a class: figures of people and of turns, no average of few, everybody in an annex counted anew."""

from dataclasses import replace

import pypdfium2
import pytest

from dxdesk.errors import InputError
from dxdesk.report.class_result import draw_class_result
from dxdesk.report.fonts import serif
from tests.report.activity_kit import ink_bounds, pages_of
from tests.report.class_kit import GOLDEN, LONG, drawn_to, lines_at, overlaps, result


def printed(tmp_path, sheet):
    path = tmp_path / "a.pdf"
    return path, drawn_to(path, draw_class_result, sheet)


def words(path):
    return " ".join(" ".join(pages_of(path)).split())


def test_the_text_copies_out_exactly_as_the_golden_page(tmp_path):
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    path, _ = printed(tmp_path, result(6))
    assert "\f".join(pages_of(path)) == (GOLDEN / "class_result.txt").read_text(encoding="utf-8")


def test_people_and_turns_are_told_apart(tmp_path):
    text = words(printed(tmp_path, result(24))[0])
    for line in ("1 Người học người 24", "3 Lượt học (mỗi lần một người có mặt) lượt 84", "4 Tỷ lệ có mặt % 87,5",
                 "5 Người hoàn thành người 19", "6 Tỷ lệ hoàn thành % 79,2",
                 "7 Người đã xác nhận phổ cập trên VNeID người 8", "04 buổi trên 05 buổi đã xếp, 8 giờ, từ ngày "
                 "01/11/2026 đến ngày 22/11/2026"):
        assert line in text


def test_of_fewer_than_five_people_no_average_is_told_and_why(tmp_path):
    text = words(printed(tmp_path, result(6))[0])
    seven = text.index("1. Dịch vụ công trực tuyến (tự đánh giá)")
    three = text.index("2. An toàn thông tin, chống lừa đảo (người dạy đánh giá)")
    moved = "Có 07 người được kiểm tra hai lần: 04 người tăng mức, 02 người giữ nguyên, 01 người giảm."
    assert moved in text[seven:three]
    assert "Mức trung bình 1,6 2,6" in text[seven:three] and "Dưới 5 người" not in text[seven:three]
    assert "3. Tự làm được 1 4" in text[seven:three]
    assert "Mức trung bình – –" in text[three:]
    assert "Dưới 5 người nên không ghi số trung bình: từ đó dễ đoán ra kết quả của từng người." in text[three:]


def test_names_stand_in_the_annex_only_whose_pages_are_counted_from_one(tmp_path):
    path, pages = printed(tmp_path, result(60))
    texts = pages_of(path)
    first = next(at for at, text in enumerate(texts) if text.startswith("Phụ lục"))
    assert not any(LONG in " ".join(text.split()) for text in texts[:first])
    assert " ".join(" ".join(texts[first:]).split()).count(LONG) == 10
    assert "LƯU HÀNH NỘI BỘ" in texts[first] and "LƯU HÀNH NỘI BỘ" not in "".join(texts[:first])
    assert "TỔ TRƯỞNG" in texts[first - 1] and all("Họ và tên" in text for text in texts[first:])
    document = pypdfium2.PdfDocument(path)
    above = [page.get_textpage().get_text_bounded(bottom=842 - 57).strip() for page in document]
    document.close()
    own, annexed = (["", *(str(number) for number in range(2, count + 1))] for count in (first, pages - first))
    assert above == own + annexed


@pytest.mark.parametrize("count", [1, 40, 120])
def test_ink_stays_within_the_margins_and_off_itself(tmp_path, count):
    path, pages = printed(tmp_path, result(count))
    for number in range(0, pages, max(1, pages // 5)):
        left, _, right, bottom = ink_bounds(path, number)
        assert left >= 29.7 and right <= 195.3 and bottom <= 277.3
        assert not overlaps(lines_at(path, number))


def test_a_class_nobody_came_to_is_a_whole_paper(tmp_path):
    empty = replace(result(0), held=(), effects=(), hours="", practice=True)
    text = words(printed(tmp_path, empty)[0])
    for sentence in ("chưa điểm danh buổi nào", "Tỷ lệ có mặt % –", "Tỷ lệ hoàn thành % –", "nên chưa so được",
                     "Lớp chưa có người học.", "TẬP DƯỢT"):
        assert sentence in text
    with pytest.raises(InputError):
        printed(tmp_path, replace(empty, team="漢"))
