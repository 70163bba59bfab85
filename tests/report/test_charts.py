"""Charts on paper: vectors only, within the margins, every text copies out, every figure knows where it stands."""

from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from dxdesk.domain.chart_layout import lay_out
from dxdesk.domain.chart_shapes import DONE, OTHER, Box
from dxdesk.domain.charts import PLAN, Bar, Chart
from dxdesk.errors import InputError
from dxdesk.report.charts import chart_flowable, paper_pen
from dxdesk.report.page import LEFT, RIGHT, TOP, WIDTH, build, ink
from dxdesk.report.words import number
from tests.domain.charted import SIZES, plan


def printed(*charts: Chart):
    styles, spots = ink(), []
    data, pages = build([chart_flowable(chart, styles, WIDTH, spots) for chart in charts], styles.family, "Biểu đồ",
                        "Tổ", practice=False)
    return data, pages, spots


@pytest.fixture(scope="module")
def paper():
    return printed(*SIZES.values())


def test_every_word_and_number_copies_out(paper):
    document = pypdfium2.PdfDocument(paper[0])
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    document.close()
    for bar in (bar for chart in SIZES.values() for bar in chart.bars if chart.key[0] == "đã làm"):
        assert number(bar.value) in text
    for words in ("Lượt hỗ trợ theo tháng (lượt)", "T12", "mức cần mỗi tháng: 90", "87,4% 612/700", "chưa có", "109,4%",
                  "Chưa có số liệu để vẽ.", "thanh cắt ngắn vì quá dài, xem con số"):
        assert words in text


def test_it_is_drawn_in_vectors_within_the_margins(paper):
    document = pypdfium2.PdfDocument(paper[0])
    kinds, count = set(), 0
    for page in document:
        for thing in page.get_objects():
            left, bottom, right, top = thing.get_bounds()
            kinds.add(thing.type)
            count += 1
            assert left >= LEFT - 1.5 and right <= page.get_width() - RIGHT + 1.5
            assert bottom >= 55 and top <= page.get_height() - 24
    document.close()
    assert kinds == {pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH} and count > 500


def test_it_is_grey_and_a_copy_in_black_and_white_still_tells_the_patterns_apart():
    styles, chart = ink(), SIZES["trend"]
    data, _ = build([chart_flowable(chart, styles)], styles.family, "Biểu đồ", "Tổ", practice=False)
    picture = lay_out(chart, WIDTH, paper_pen(styles.family))
    document = pypdfium2.PdfDocument(data)
    bitmap = document[0].render(scale=4, rev_byteorder=True)
    pixels, step = bytes(bitmap.buffer), bitmap.n_channels
    assert pixels[0::step] == pixels[1::step] == pixels[2::step]

    def black(box: Box) -> float:
        """The share of a bar's inside that a copy makes black."""
        rows = range(round((TOP + box.top + box.height * 0.4) * 4), round((TOP + box.top + box.height * 0.9) * 4))
        columns = range(round((LEFT + box.left + 2) * 4), round((LEFT + box.left + box.width - 2) * 4))
        dots = [pixels[row * bitmap.stride + column * step] < 128 for row in rows for column in columns]
        return sum(dots) / len(dots)

    bars = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.hit >= 0]
    full = [black(box) for box in bars if box.ink == DONE]
    hatched = [black(box) for box in bars if box.ink == OTHER]
    document.close()
    assert min(full) > 0.8 and min(hatched) > 0.02 and max(hatched) < 0.5


def test_a_click_on_a_figure_finds_its_records(paper):
    document, spots = pypdfium2.PdfDocument(paper[0]), paper[2]
    wanted = sum(bool(bar.source) + bool(bar.other_source and chart.kind == "pairs")
                 for chart in SIZES.values() for bar in chart.bars if not chart.empty)
    assert len(spots) == wanted
    spot = next(spot for spot in spots if spot.source.cell == "h2")
    box = {"left": spot.left, "bottom": spot.bottom, "right": spot.right, "top": spot.top}
    assert "431/840" in document[spot.page].get_textpage().get_text_bounded(**box)
    document.close()


def test_equal_charts_give_equal_bytes(paper):
    assert printed(*SIZES.values())[0] == paper[0]


def test_a_letter_that_cannot_be_printed_refuses_the_chart():
    chart = plan((1, 2))
    with pytest.raises(InputError, match="😀"):
        printed(replace(chart, bars=(replace(chart.bars[0], label="Ấp 😀"),)))


def test_a_chart_of_the_most_places_fits_one_page():
    bars = tuple(Bar("Khu phố có tên rất là dài " * 5, at, 999_999_999) for at in range(15))
    chart = Chart(PLAN, "Kích hoạt", "người", "Khu phố", bars, ("đã làm", "chỉ tiêu"), more="và 585 nơi khác.")
    assert printed(chart)[1] == 1
