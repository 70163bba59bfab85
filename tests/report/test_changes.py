"""What differs between two prints, as tables and as the annex of the newer one; the check code on paper."""

from datetime import date

import pypdfium2
import pytest
import zxingcpp

from dxdesk.domain.paper_tables import plain_table
from dxdesk.report.changes import changes_annex, count, differences
from dxdesk.report.drawn import Stamp
from dxdesk.report.page import build, ink
from dxdesk.report.stamp import mark
from tests.report.activity_kit import ink_bounds, pages_of
from tests.report.class_kit import HEADING, lines_at, overlaps

HEAD = ("TT", "Chỉ tiêu", "Kỳ này", "Đạt (%)")


def table(*rows, title="Bảng số liệu", columns=HEAD):
    return plain_table(title, columns, rows)


def changed(before, now):
    return [row for one in differences([before], [now]) for row in one.texts[2:]]


def test_a_cell_is_found_by_its_row_and_column_wherever_it_came_to_stand():
    before = table(("1", "Phiếu", "1.234", "81,6"), ("2", "Lượt", "5", "–"))
    now = table(("1", "Hộ", "7", "–"), ("2", "Lượt", "05", "–"), ("3", "Phiếu", "1.200", "100"))
    assert changed(before, now) == [
        ["Hộ", "Kỳ này", "không có", "7", ""], ["Hộ", "Đạt (%)", "không có", "–", ""],
        ["Lượt", "Kỳ này", "5", "05", ""],
        ["Phiếu", "Kỳ này", "1.234", "1.200", "-34"], ["Phiếu", "Đạt (%)", "81,6", "100", "+18,4"]]
    assert changed(now, now) == [] and count(differences([before], [now])) == 5


@pytest.mark.parametrize(("before", "now", "expected"), [
    (table(("01", "02"), columns=("Số tổ", "Thành viên")), table(("02", "02"), columns=("Số tổ", "Thành viên")),
     [["", "Số tổ", "01", "02", "+1"]]),
    (table(("1", "Phiếu", "chưa có", "–")), table(("1", "Phiếu", "3", "–")), [["Phiếu", "Kỳ này", "chưa có", "3", ""]]),
    (table(("1", "A", "1", "–"), ("2", "A", "2", "–")), table(("1", "A", "1", "–"), ("2", "A", "4", "–")),
     [["A", "Kỳ này", "2", "4", "+2"]]),
])
def test_tables_of_one_row_missing_figures_and_rows_of_one_name(before, now, expected):
    assert changed(before, now) == expected


def test_a_table_only_one_print_has_counts_whole():
    gone = differences([table(("1", "Phiếu", "3", "–"), title="Phụ lục")], [])
    assert [one.title for one in gone] == ["Phụ lục"] and count(gone) == 2


def paper(tmp_path, *rows):
    styles = ink()
    changes = differences([table(*rows, ("x", "Mốc", "1", "–"))], [table(("1", "Mốc", "2", "–"))])
    stamp = Stamp("K7Q4-92", 2, date(2026, 11, 2), changes)
    story = [mark(styles, stamp), *changes_annex(styles, stamp, HEADING, 3)]
    data, pages = build(story, styles.family, "a", "b", False)
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return path, pages


def test_a_scanner_reads_the_check_code_back(tmp_path):
    document = pypdfium2.PdfDocument(paper(tmp_path)[0])
    (read,) = zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())
    document.close()
    assert read.text == "DXD-GIAY:K7Q4-92"


def test_the_annex_says_which_print_it_replaces_and_stays_in_its_margins(tmp_path):
    name = "Khu phố " + "rất dài " * 14
    path, pages = paper(tmp_path, *((str(at), f"{name}{at}", f"{at}.000", "1,5") for at in range(300)))
    texts = pages_of(path)
    assert "Mã kiểm K7Q4-92, bản 2" in texts[0]
    assert "Phụ lục III" in texts[1] and "Bản 2, thay bản 1 in ngày 02/11/2026: đổi 601 chỗ." in texts[1]
    assert "Còn 401 chỗ khác" in texts[-1] and all("Chênh lệch" in text for text in texts[1:-1])
    for at in (0, 1, pages - 1):
        left, _, right, bottom = ink_bounds(path, at)
        assert left >= 29.7 and right <= 195.3 and bottom <= 277.3
        assert not overlaps(lines_at(path, at))


def test_without_a_code_or_a_change_nothing_is_added():
    assert changes_annex(ink(), Stamp("K7Q4-92", 1), HEADING) == []
    assert mark(ink(), Stamp()).height == 0
