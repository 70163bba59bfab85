"""Which serif is taken, and that no letter is lost without a word."""

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics

from dxdesk.domain.sheet import Heading
from dxdesk.errors import InputError
from dxdesk.report.fonts import VIETNAMESE, check_letters, font_advice, serif
from dxdesk.report.head import addressees, head, signature
from dxdesk.report.page import Ink, build

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")


def test_every_vietnamese_letter_is_in_all_four_fonts_of_this_machine():
    family = serif()
    for font in (family.regular, family.bold, family.italic, family.bold_italic):
        assert check_letters(font, "".join(sorted(VIETNAMESE)))
    assert len(VIETNAMESE) >= 134


def test_without_any_serif_noto_sans_is_the_last_resort():
    family = serif([])
    assert family.name == "Noto Sans"
    assert check_letters(family.bold_italic, "ẴỖẪỞỮ ẵỗẫởữ đĐ") == "ẴỖẪỞỮ ẵỗẫởữ đĐ"


def test_where_times_is_missing_the_package_to_install_is_named_and_papers_still_print(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    assert "fonts-liberation2" in font_advice([]) and "Noto Sans" in font_advice([])
    assert (font_advice() == "") == (serif().name != "Noto Sans")
    monkeypatch.setattr("sys.platform", "win32")
    assert "gói" not in font_advice([]) and "Times New Roman" in font_advice([])


def test_a_family_without_vietnamese_letters_is_passed_over(tmp_path):
    for name in TIMES:
        shutil.copy(VERA, tmp_path / name)
    assert serif([tmp_path]).name == "Noto Sans"


def test_a_family_with_a_missing_or_broken_file_is_passed_over(tmp_path):
    for name in TIMES[:3]:
        (tmp_path / name).write_bytes(b"not a font")
    assert serif([tmp_path]).name == "Noto Sans"
    (tmp_path / TIMES[3]).write_bytes(b"")
    assert serif([tmp_path]).name == "Noto Sans"


def test_a_whole_family_is_found_in_a_folder_below_whatever_the_case(tmp_path):
    folder = tmp_path / "Phông chữ"
    folder.mkdir()
    regular = Path(pdfmetrics.getFont(serif().regular).face.filename)
    if not regular.exists():
        pytest.skip("this machine has no serif file to copy")
    for name in TIMES:
        shutil.copy(regular, folder / name.upper())
    assert serif([tmp_path]).name == "Times New Roman"


@pytest.mark.parametrize("text", ["họp 😀", "☑ đã xong", "\ud800", "中"])
def test_a_letter_the_font_lacks_is_named_and_refused(text):
    with pytest.raises(InputError) as refused:
        check_letters(serif().regular, text)
    assert refused.value.code == "letter"
    assert "U+" in refused.value.sentence


def test_decomposed_text_comes_back_composed():
    assert check_letters(serif().regular, "Đa\u0323t") == "Đạt"


def test_papers_drawn_at_the_same_time_share_their_fonts_and_come_out_whole():
    text = "".join(sorted(VIETNAMESE))

    def paper(_number: int) -> bytes:
        styles = Ink(serif())
        return build([styles.text(text, styles.body)], styles.family, "t", "a", practice=False)[0]

    assert pdfmetrics.getFont(serif().regular) is pdfmetrics.getFont(serif().regular)
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(3) as pool:
            assert set(pool.map(paper, range(12))) == {paper(0)}
    finally:
        sys.setswitchinterval(often)


def test_a_whole_paper_is_drawn_in_the_last_resort():
    styles = Ink(serif([]))
    heading = Heading(("Ủy ban nhân dân", "đặc khu Ẵ Ỗ Ẫ"), ("Tổ 1",), "Nơi", date(2026, 2, 5), ("A", "B"),
                      ("KT. Tổ trưởng", "Tổ phó"), "Nguyễn Ẵng", recipients=("Như trên", "Lưu: Tổ"))
    story = [head(styles, heading), *addressees(styles, heading.addressees), signature(styles, heading, "Hết./.")]
    data, pages = build(story, styles.family, "t", "a", practice=True)
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert pages == 1 and b"Helvetica" not in data
    for words in ("ĐẶC KHU Ẵ Ỗ Ẫ", "Độc lập - Tự do - Hạnh phúc", "KT. TỔ TRƯỞNG", "Nguyễn Ẵng", "- Lưu: Tổ."):
        assert words in text
