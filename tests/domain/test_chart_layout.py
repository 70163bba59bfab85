"""Charts laid out: every number printed once, nothing outside, nothing over another text, at every size."""

from dataclasses import replace
from itertools import combinations

import pytest

from dxdesk.domain.chart_layout import lay_out
from dxdesk.domain.chart_shapes import (
    CUT,
    DONE,
    OTHER,
    OUTLINE,
    PACE,
    PASSED,
    Box,
    Line,
    Words,
    ceiling,
    ticks,
    wrapped,
)
from dxdesk.domain.charts import EMPTY
from dxdesk.report.words import number
from tests.domain.charted import LONG, PEN, SIZES, pairs, plan, trend

WIDTHS = (467, 300, 220)


def edges(words: Words) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a text."""
    wide = PEN.measure(words.text, words.size, words.bold)
    if words.upright:
        return words.x - words.size * 0.7, words.y - wide, words.x, words.y
    left = words.x - {"left": 0, "middle": wide / 2, "right": wide}[words.side]
    return left, words.y - words.size * 0.7, left + wide, words.y


def texts(picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Words)]


def boxes(picture, ink: str) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box) and shape.ink == ink and shape.hit >= 0]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SIZES)
def test_nothing_stands_outside_or_over_another_text(name, width):
    picture = lay_out(SIZES[name], width, PEN)
    words = [shape for shape in picture.shapes if isinstance(shape, Words)]
    for left, top, right, bottom in map(edges, words):
        assert left >= -0.5 and top >= -0.5 and right <= width + 0.5 and bottom <= picture.height + 0.5
    for one, two in combinations(map(edges, words), 2):
        apart = one[2] <= two[0] + 0.6 or two[2] <= one[0] + 0.6 or one[3] <= two[1] + 0.6 or two[3] <= one[1] + 0.6
        assert apart, (one, two)
    for box in (shape for shape in picture.shapes if isinstance(shape, Box)):
        assert box.left >= -0.5 and box.left + box.width <= width + 0.5 and box.width >= 0 and box.height >= 0
        assert box.top >= -0.5 and box.top + box.height <= picture.height + 0.5


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["trend", "gaps", "zero", "huge month", "plan", "one", "huge", "pairs"])
def test_every_bar_prints_its_number(name, width):
    chart = SIZES[name]
    printed = texts(lay_out(chart, width, PEN))
    for bar in chart.bars:
        for value in chart.figures(bar):
            assert any(number(value) in text.split("/") for text in printed) or value is None, (bar, value)
    if any(value is None for bar in chart.bars for value in chart.figures(bar)) and chart.kind != "plan":
        assert "chưa có" in printed


def test_months_stand_in_columns_and_where_it_is_narrow_in_rows():
    wide, narrow = lay_out(trend(), 467, PEN), lay_out(trend(), 190, PEN)
    assert "T1" in texts(wide) and "Tháng 1" in texts(narrow)
    assert len(boxes(wide, DONE)) == len(boxes(wide, OTHER)) == len(boxes(narrow, OTHER)) == 12
    bottoms = {round(box.top + box.height, 3) for box in boxes(wide, DONE)}
    assert len(bottoms) == 1
    assert len({box.left for box in boxes(narrow, DONE)}) == 1


def test_in_rows_too_months_show_the_level_they_should_reach():
    picture = lay_out(trend(pace=56, pace_title="mức cần"), 190, PEN)
    level = next(shape for shape in picture.shapes if isinstance(shape, Line) and shape.ink == PACE)
    longest = boxes(picture, DONE)[11]
    assert level.x1 - longest.left == pytest.approx(longest.width / 2)
    assert level.y2 - level.y1 > 12 * 2 * 10


def test_lengths_stand_for_the_figures():
    picture = lay_out(plan((25, 100), (50, 100), (0, 100)), 467, PEN)
    quarter, half = (box.width for box in boxes(picture, DONE))
    assert [box.width for box in boxes(picture, OUTLINE)] == [pytest.approx(half * 2)] * 3
    assert half == pytest.approx(2 * quarter)
    columns = [box.height for box in boxes(lay_out(trend(range(10, 130, 10)), 467, PEN), DONE)]
    assert columns[11] == pytest.approx(12 * columns[0])


def test_the_pace_is_a_dashed_line_and_a_passed_plan_shows_in_its_bar():
    picture = lay_out(plan((200, 100), (10, 100), pace=0.5, pace_title="nhịp đến 30/06"), 467, PEN)
    paces = [shape for shape in picture.shapes if isinstance(shape, Line) and shape.ink == PACE]
    outlines = boxes(picture, OUTLINE)
    assert [round(line.x1 - box.left, 3) for line, box in zip(paces, outlines, strict=False)] == [
        round(box.width / 2, 3) for box in outlines]
    assert len(paces) == 3 and "nhịp đến 30/06" in texts(picture)
    passed = [shape for shape in picture.shapes if isinstance(shape, Line) and shape.ink == PASSED]
    assert [line.x1 for line in passed] == [outlines[0].left + outlines[0].width]


@pytest.mark.parametrize("chart", [SIZES["huge"], SIZES["huge month"]])
def test_a_figure_a_thousand_times_the_others_is_cut_and_that_is_said(chart):
    picture = lay_out(chart, 467, PEN)
    assert sum(isinstance(shape, Line) and shape.ink == CUT for shape in picture.shapes) == 3
    assert "thanh cắt ngắn vì quá dài, xem con số" in texts(picture)
    assert max(box.width + box.height for box in boxes(picture, OUTLINE) + boxes(picture, DONE)) > 60
    assert "cắt" not in " ".join(texts(lay_out(SIZES["trend"], 467, PEN)))


def test_without_figures_it_says_so():
    for chart in (plan(), SIZES["empty trend"]):
        picture = lay_out(chart, 467, PEN)
        assert EMPTY in texts(picture) and picture.hits == ()


def test_every_figure_has_room_to_be_clicked_on():
    picture = lay_out(pairs((57, 40), (23, None)), 467, PEN)
    assert [(hit.bar, hit.of_other) for hit in picture.hits] == [(0, False), (0, True), (1, False), (1, True)]
    assert len(lay_out(plan((1, 2), (3, 4)), 467, PEN).hits) == 2


def test_fifteen_places_fit_on_a_lying_page():
    worst = plan(*((at, 2_000_000 + at) for at in range(15)), pace=0.5, pace_title="nhịp", more="và 585 nơi khác.")
    worst = replace(worst, bars=tuple(replace(bar, label=LONG) for bar in worst.bars))
    assert lay_out(worst, 467, PEN).height < 480


@pytest.mark.parametrize(("values", "top"), [
    ([], 1), ([0, 0], 1), ([5], 5), ([5, 4], 5), ([1000, 3, 2, 1], 3.75), ([1000, 900, 3, 2, 1, 1, 1, 1], 3.75),
    ([100, 3], 100), ([100, 1], 1.25), ([1000, 0, 0], 1000)])
def test_how_far_bars_may_reach(values, top):
    assert ceiling(values) == top


@pytest.mark.parametrize(("top", "wanted"), [
    (0, [0]), (1, [0, 1]), (3, [0, 1, 2, 3]), (910, [0, 500]), (1_000, [0, 500, 1_000]), (78, [0, 20, 40, 60])])
def test_lines_behind_columns_stand_at_round_numbers(top, wanted):
    assert list(ticks(top)) == wanted


def test_a_name_takes_two_lines_at_most():
    by_letters = len
    assert wrapped("một hai ba", 100, 2, by_letters) == ["một hai ba"]
    assert wrapped("một hai ba bốn", 8, 2, by_letters) == ["một hai", "ba bốn"]
    assert wrapped("một hai ba bốn năm", 8, 2, by_letters) == ["một hai", "ba bốn…"]
    assert wrapped("x" * 30, 8, 2, by_letters) == ["xxxxxxx…"]
    assert wrapped("", 8, 2, by_letters) == []
