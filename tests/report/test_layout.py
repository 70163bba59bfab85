"""The layout of NĐ 30/2020, annex I, measured on the page: places to 0.5 mm, sizes to 0.1 pt."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer

from dxdesk.domain.dates import place_date
from dxdesk.domain.sheet import Heading
from dxdesk.report.fonts import serif
from dxdesk.report.head import (
    addressees,
    annex_head,
    head,
    numbered,
    point_letter,
    points,
    roman,
    signature,
    signatures,
    title,
)
from dxdesk.report.page import WIDTH, annex, build, ink
from tests.report.layout_kit import MM, Line, find, lines_of, strokes_of

HEADING = Heading(
    ("Ủy ban nhân dân", "phường Thủ Dầu Một"), ("Tổ công nghệ số cộng đồng", "Khu phố 3"), "Thủ Dầu Một",
    date(2026, 2, 5), ("Ủy ban nhân dân phường Thủ Dầu Một",), ("Tổ trưởng",), "Trần Văn Thử", "5", "BC-TCNSCĐ",
    ("Như trên", "Lưu: Tổ"))
WARD = replace(HEADING, superior=(), issuer=("Ủy ban nhân dân", "phường Thủ Dầu Một"), symbol="BC-UBND", number="12",
               signer_role=("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), addressees=("Tỉnh", "Sở KHCN"))
LONG = "Tổ công nghệ số cộng đồng khu phố " + "rất dài " * 12
TEXT = "Tổ đã hỗ trợ người dân nộp hồ sơ trên Cổng Dịch vụ công và kích hoạt tài khoản định danh điện tử. "
SHORT = "Trên đây là báo cáo của tổ./."
INK = ink()
DEEP = 276.5
"""How deep a base line may lie, in millimetres from the top: what hangs below it reaches the margin of 277."""

pytestmark = pytest.mark.skipif(serif().name == "Noto Sans", reason="places are those of Times New Roman or its twins")


def near(value: float) -> object:
    """Within half a millimetre."""
    return pytest.approx(value, abs=0.5)


def paper(*body: Flowable, heading: Heading = HEADING, closing: str = TEXT * 2, across: bool = False) -> bytes:
    """A whole paper of one body."""
    story = [head(INK, heading), *title(INK, "BÁO CÁO", "Kết quả hoạt động của tổ"),
             *addressees(INK, heading.addressees), *body, signature(INK, heading, closing)]
    return build(story, INK.family, "t", "a", practice=False, across=across)[0]


@pytest.fixture(scope="module")
def page() -> list[Line]:
    return lines_of(paper(INK.text(TEXT * 6, INK.body), INK.text("I. KẾT QUẢ", INK.section)))[0]


@pytest.mark.parametrize(("text", "size", "style"), [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "-Bold"), ("Độc lập - Tự do - Hạnh phúc", 13, "-Bold"),
    ("ỦY BAN NHÂN DÂN", 12, ""), ("PHƯỜNG THỦ DẦU MỘT", 12, ""), ("TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", 12, "-Bold"),
    ("KHU PHỐ 3", 12, "-Bold"), ("Số: 05/BC-TCNSCĐ", 13, ""), ("Thủ Dầu Một, ngày 05 tháng 02 năm 2026", 13, "-Italic"),
    ("BÁO CÁO", 14, "-Bold"), ("Kết quả hoạt động của tổ", 14, "-Bold"), ("Kính gửi: Ủy ban", 14, ""),
    ("I. KẾT QUẢ", 14, "-Bold"), ("Nơi nhận:", 12, "-BoldItalic"), ("- Như trên;", 11, ""), ("- Lưu: Tổ.", 11, ""),
    ("TỔ TRƯỞNG", 13, "-Bold"), ("Trần Văn Thử", 14, "-Bold"),
])
def test_every_part_has_its_size_and_style(page, text, size, style):
    line = find(page, text)
    assert line.size == pytest.approx(size, abs=0.1)
    assert line.font.removeprefix("LiberationSerif").removeprefix("TimesNewRoman").removeprefix("Tinos") == style


def test_issuer_and_nation_share_the_halves_and_number_and_place_one_line(page):
    nation, motto = find(page, "CỘNG HÒA"), find(page, "Độc lập")
    number, place = find(page, "Số: 05"), find(page, "Thủ Dầu Một, ngày")
    superior, issuer = find(page, "ỦY BAN NHÂN DÂN"), find(page, "TỔ CÔNG NGHỆ")
    assert superior.base == near(nation.base) and number.base == near(place.base)
    assert number.base > max(find(page, "KHU PHỐ 3").base, motto.base)
    assert motto.middle == near(nation.middle) and place.middle == near(nation.middle)
    assert superior.middle == near(issuer.middle) and number.middle == near(issuer.middle)
    assert issuer.right < nation.left and nation.right < 195.5


def test_rules_stand_under_motto_issuer_and_title_as_long_as_they_must(page):
    motto, issuer, subject = strokes_of(paper(INK.text(TEXT, INK.body)), 0)
    line = find(page, "Độc lập")
    assert (motto.left, motto.right) == (near(line.left), near(line.right))
    for rule, text in ((issuer, "KHU PHỐ 3"), (subject, "Kết quả hoạt động")):
        above = find(page, text)
        assert rule.middle == near(above.middle)
        assert 1 / 3 <= (rule.right - rule.left) / (above.right - above.left) <= 1 / 2
        assert 0.5 < rule.base - above.base < 3
    assert 0.5 < motto.base - line.base < 3 and motto.weight == pytest.approx(0.7, abs=0.1)


@pytest.mark.parametrize("sign", ["&", "<b>", "&amp;"])
def test_a_rule_is_as_long_under_words_with_a_sign_of_markup(sign):
    heading = replace(HEADING, issuer=("Tổ công nghệ số cộng đồng", f"Khu phố 3 {sign} 4"))
    data = paper(INK.text(TEXT, INK.body), heading=heading)
    above, rule = find(lines_of(data)[0], "KHU PHỐ 3"), strokes_of(data, 0)[1]
    assert rule.middle == near(above.middle)
    assert 1 / 3 <= (rule.right - rule.left) / (above.right - above.left) <= 1 / 2


def test_text_keeps_the_margins_the_indent_and_the_room_between_paragraphs():
    data = paper(*[INK.text(TEXT * 6, INK.body) for _ in range(12)])
    pages = lines_of(data)
    document = pypdfium2.PdfDocument(data)
    assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [210, 297]
    document.close()
    text = [line for line in pages[0] if line.size == 14 and line.base > 90]
    firsts = [line for line in text if line.text.startswith("Tổ đã hỗ trợ") and line.left > 35]
    others = [line for line in text if line.left < 35]
    assert others and all(line.left == near(30) for line in others) and all(line.left == near(40) for line in firsts)
    assert max(line.right for line in others) == near(195)
    steps = sorted({round((below.base - line.base) * 72 / 25.4, 1) for line, below in pairwise(text)})
    assert steps[0] == pytest.approx(16.4, abs=0.1) and steps[-1] == pytest.approx(16.4 + 6, abs=0.1)
    below = [line for line in pages[1] if line.size == 14]
    assert 20 <= below[0].base - below[0].size * 0.9 / 72 * 25.4 <= 21.5
    assert all(line.base < DEEP for page in pages for line in page)


def test_pages_are_numbered_above_the_text_from_the_second_on_and_every_annex_from_one():
    parts = [[INK.text(TEXT * 5, INK.body) for _ in range(20)] for _ in range(4)]
    story = [part for at, across in enumerate((False, True, False), 1)
             for part in (*annex(across=across), *annex_head(INK, HEADING, at, "Bảng"), *parts[at])]
    data, _ = build([*parts[0], *story], INK.family, "t", "a", practice=False)
    above = [[line for line in page if line.base < 19] for page in lines_of(data)]
    assert not any(lines for lines in above if len(lines) > 1)
    told = ["".join(line.text for line in lines) for lines in above]
    starts = [at for at, number in enumerate(told) if not number]
    assert len(starts) == 4 and starts[0] == 0
    for start, end in pairwise((*starts, len(told))):
        assert told[start + 1:end] == [str(number) for number in range(2, end - start + 1)] and end - start > 1
    for line in (line for lines in above for line in lines):
        assert 12.9 <= line.size <= 14.1 and line.middle in (near((30 + 195) / 2), near((30 + 282) / 2))


def test_an_annex_names_itself_and_the_paper_it_belongs_to():
    data, _ = build([*annex_head(INK, HEADING, 4, "Kết quả theo khu phố", of="Tổ 1")], INK.family, "t", "a",
                    practice=False)
    lines = lines_of(data)[0]
    assert [(line.text, line.size, line.font.rpartition("-")[2]) for line in lines] == [
        ("Phụ lục IV", 14, "Bold"), ("KẾT QUẢ THEO KHU PHỐ", 14, "Bold"),
        ("(Kèm theo Báo cáo số 05/BC-TCNSCĐ ngày 05 tháng 02 năm 2026 của Tổ 1)", 14, "Italic")]
    assert all(line.middle == near(112.5) for line in lines)
    only = lines_of(build([*annex_head(INK, replace(HEADING, symbol=""), 0, "Danh sách")], INK.family, "t", "a",
                          practice=False)[0])[0]
    assert [line.text for line in only][::2] == ["Phụ lục", "(Kèm theo Báo cáo ngày 05 tháng 02 năm 2026)"]


def test_a_team_signs_with_one_line_level_with_the_recipients_and_four_blank_lines(page):
    role, name, to = find(page, "TỔ TRƯỞNG"), find(page, "Trần Văn Thử"), find(page, "Nơi nhận:")
    assert to.base == near(role.base) and to.left == near(30)
    assert find(page, "- Như trên;").left == near(30)
    assert role.middle == near(name.middle) and role.middle == near(152.5)
    assert (name.base - role.base) * 72 / 25.4 >= 5 * 15.2


def test_the_ward_signs_for_the_committee_in_several_lines_and_writes_to_several():
    lines = lines_of(paper(INK.text(TEXT, INK.body), heading=WARD))[0]
    roles = [find(lines, text) for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
    assert all(role.middle == near(roles[0].middle) for role in roles)
    assert [role.base for role in roles] == sorted(role.base for role in roles)
    assert find(lines, "Nơi nhận:").base == near(roles[0].base)
    assert find(lines, "PHƯỜNG THỦ DẦU MỘT").font.endswith("-Bold") and find(lines, "Số: 12/BC-UBND")
    one, two, to = find(lines, "- Tỉnh;"), find(lines, "- Sở KHCN."), find(lines, "Kính gửi:")
    colon = to.right - stringWidth(":", INK.family.regular, 14) / MM
    assert one.left == near(two.left) and one.left == near(colon) and to.base < one.base < two.base


def test_a_paper_to_nobody_and_without_recipients_is_whole():
    lines = lines_of(paper(INK.text(TEXT, INK.body), heading=replace(WARD, addressees=(), recipients=())))[0]
    assert find(lines, "PHÓ CHỦ TỊCH") and not any("Kính gửi" in line.text or "Nơi nhận" in line.text for line in lines)


def test_each_of_two_who_sign_side_by_side_has_the_middle_of_his_half():
    end = signatures(INK, WIDTH, INK.text(SHORT, INK.body), "Thủ Dầu Một, ngày 05", (("Người lập",), "Lê Thị Hoa"),
                     (("KT. Tổ trưởng", "Tổ phó"), "Trần Văn Thử"))
    lines = lines_of(build([end], INK.family, "t", "a", practice=False)[0])[0]
    middles = {text: find(lines, text).middle for text in
               ("NGƯỜI LẬP", "KT. TỔ TRƯỞNG", "TỔ PHÓ", "Trần Văn Thử", "Thủ Dầu Một, ngày")}
    assert middles.pop("NGƯỜI LẬP") == near(30 + 165 / 4)
    assert all(at == near(30 + 165 * 3 / 4) for at in middles.values())
    assert find(lines, "NGƯỜI LẬP").base == near(find(lines, "KT. TỔ TRƯỞNG").base)
    assert find(lines, "Lê Thị Hoa").base == near(find(lines, "Trần Văn Thử").base)


def test_dashes_and_stops_typed_with_the_words_stand_once():
    typed = replace(HEADING, addressees=("- Tỉnh;", "– Sở KHCN."), recipients=("- Như trên;", "Lưu: Tổ."))
    lines = [line.text for line in lines_of(paper(INK.text(TEXT, INK.body), heading=typed))[0]]
    for words in ("- Tỉnh;", "- Sở KHCN.", "- Như trên;", "- Lưu: Tổ."):
        assert words in lines


@pytest.mark.parametrize("closing", [SHORT, TEXT * 2])
@pytest.mark.parametrize("last", ["text", "item", "table"])
def test_signatures_are_never_alone_without_two_lines_of_the_text_before(closing, last):
    alone, moved = [], 0
    for room in range(215, 445, 37):  # from where all fits to where the signatures go over the page
        end = {"text": [INK.text(TEXT * 4, INK.body)],
               "item": [INK.text("V. ĐỀ XUẤT", INK.section), INK.text("Tổ không có đề xuất.", INK.body)],
               "table": [INK.grid([["a"], *[[INK.text(f"Dòng {at}", INK.cell)] for at in range(6)]], [WIDTH])]}[last]
        pages = lines_of(paper(INK.text(TEXT, INK.body), Spacer(0, room), *end, closing=closing))
        lines = [line for line in pages[-1] if line.base > 19]
        above = [line for line in lines if line.base < find(lines, "Nơi nhận:").base - 1]
        moved += len(pages) > 1
        alone += [room] if len({round(line.base) for line in above}) < 2 else []
        assert all(line.base < DEEP for page in pages for line in page)
    assert moved >= 3 and not alone


def test_no_page_begins_with_the_last_line_of_a_paragraph_or_ends_with_its_first():
    for room in range(0, 150, 17):
        pages = lines_of(paper(Spacer(0, room), *[INK.text(f"Đầu {TEXT * 4}Cuối.", INK.body) for _ in range(6)]))
        for above, below in pairwise(pages):
            text = [line for line in below if line.base > 19]
            assert not text[0].text.endswith("Cuối.") and not above[-1].text.startswith("Đầu")


def test_long_names_stay_within_the_margins_and_off_each_other():
    long = replace(HEADING, superior=(LONG, "Ủ" * 60), issuer=(LONG,), place=LONG, signer=LONG, recipients=(LONG,) * 3,
                   signer_role=(LONG, LONG), addressees=(LONG, LONG))
    for heading in (long, replace(long, addressees=(LONG,), superior=())):
        for page in lines_of(paper(INK.text(TEXT, INK.body), heading=heading)):
            out = [line for line in page if line.left < 29.5 or line.right > 195.5 or not 11.5 <= line.base <= DEEP]
            assert not out
            for one in page:
                near_by = [two for two in page if two is not one and abs(two.base - one.base) < 2.5]
                assert all(two.left >= one.right - 0.2 or one.left >= two.right - 0.2 for two in near_by), one


@pytest.mark.parametrize("part", ["superior", "recipients", "signer_role", "addressees"])
def test_words_longer_than_a_page_go_on_over_the_next(part):
    pages = lines_of(paper(INK.text(TEXT, INK.body), heading=replace(HEADING, **{part: (LONG * 2,) * 30})))
    assert len(pages) > 2 and find([line for page in pages for line in page], "Trần Văn Thử")
    assert all(line.base <= DEEP for page in pages for line in page)


def test_points_go_by_the_vietnamese_alphabet():
    assert [point_letter(at) for at in range(8)] == ["a", "b", "c", "d", "đ", "e", "g", "h"]
    assert [point_letter(at) for at in (22, 23, 24)] == ["y", "aa", "ab"]
    data, _ = build([*points(INK, ["một", "hai"] * 3)], INK.family, "t", "a", practice=False)
    assert [line.text for line in lines_of(data)[0]] == [
        "a) một", "b) hai", "c) một", "d) hai", "đ) một", "e) hai"]


def test_numbers_and_days_are_padded_only_where_the_rule_says():
    assert [numbered(replace(HEADING, number=number)) for number in ("5", "12", "", "05a")] == [
        "05/BC-TCNSCĐ", "12/BC-TCNSCĐ", "…/BC-TCNSCĐ", "05a/BC-TCNSCĐ"]
    assert numbered(replace(HEADING, symbol=" bc - ubnd ")) == "05/BC-UBND"
    assert place_date("A", date(2026, 2, 5)) == "A, ngày 05 tháng 02 năm 2026"
    assert place_date("A", date(2026, 3, 15)) == "A, ngày 15 tháng 3 năm 2026"
    assert [roman(number) for number in (0, 1, 4, 9, 14, 90)] == ["", "I", "IV", "IX", "XIV", "XC"]
