"""Charts as data: what is drawn first, what is said of them, what their tables hold."""

import json

import pytest

from dxdesk.domain.charts import EMPTY, Chart, bar_words, chart_table, chart_tables, chart_words, first_bars
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.report.words import number
from tests.domain.charted import SIZES, pairs, plan, trend


@pytest.mark.parametrize(("done", "planned", "rate", "left"), [
    (431, 840, 51.3, 409), (5, 0, None, 0), (5, None, None, 0), (None, 9, None, 9), (0, 9, 0, 9), (12, 9, 133.3, 0)])
def test_a_bar_knows_its_rate_and_what_is_left(done, planned, rate, left):
    bar = plan((done, planned)).bars[0]
    assert (bar.rate, bar.left) == (rate, left)


def test_of_many_places_those_with_most_left_stand_first_and_the_rest_is_told():
    many = plan(*((at, 600) for at in range(1, 601)))
    shown = first_bars(many, number)
    assert [bar.label for bar in shown.bars] == [f"Khu phố {at}" for at in range(1, 16)]
    assert shown.more == f"và 585 nơi khác, còn phải làm {number(sum(600 - at for at in range(16, 601)))} người."
    few = first_bars(plan((5, 6), (1, 9), (3, None), (8, None)), number)
    assert [bar.value for bar in few.bars] == [1, 5, 8, 3] and few.more == ""


def test_a_chart_is_told_in_words():
    chart = plan((612, 700), (None, 50), (7, None), (0, 0))
    assert chart_words(chart, number) == (
        "VNeID mức 2 theo khu phố. Khu phố 1: 612 người trên 700, đạt 87,4%; Khu phố 2: chưa có trên 50; "
        "Khu phố 3: 7 người, chưa giao chỉ tiêu; Khu phố 4: 0 người, chưa giao chỉ tiêu.")
    assert bar_words(trend(), trend().bars[0], number) == "Tháng 1: 101 lượt, năm 2025 51"
    assert chart_words(plan(), number) == f"VNeID mức 2 theo khu phố. {EMPTY}"


def test_the_table_holds_every_figure_with_its_source():
    table = chart_table(pairs((57, 40), (23, None)), number)
    assert table.columns == ("Loại vướng mắc", "Kỳ này (người)", "Kỳ trước (người)")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Vướng mắc 1", "57", "40"], ["Vướng mắc 2", "23", "chưa có"]]
    assert [cell.source.stretch for row in table.rows for cell in row[1:]] == ["now", "previous"] * 2
    assert [one.title for one in chart_tables([plan(), trend()], number)] == ["Lượt hỗ trợ theo tháng"]


@pytest.mark.parametrize("chart", SIZES.values(), ids=SIZES)
def test_a_chart_goes_to_the_archive_and_back(chart):
    assert from_plain(Chart, json.loads(json.dumps(to_plain(chart)))) == chart
