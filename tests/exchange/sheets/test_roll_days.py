"""Days over the columns: the whole row tells which number is the month; where it does not, it is asked."""

import pytest

from dxdesk.exchange.sheets.roll_days import find_day, iso_days, order_of


def read(*texts, year=2026, answer=""):
    days = [find_day(text) for text in texts]
    parts = order_of(days).parts(answer)
    return None if parts is None else [day[5:] for day in iso_days(parts, days, year)]


@pytest.mark.parametrize(("texts", "days"), [
    (("06/10", "13/10", "20/10"), ["10-06", "10-13", "10-20"]),
    (("Buổi 1 06/10", "B2 13-10", "13/10/2026"), ["10-06", "10-13", "10-13"]),
    # Excel set to English took 06/10 for 10 June and left 13/10 alone.
    (("10/06/2026", "13/10", "20/10"), ["10-06", "10-13", "10-20"]),
    (("10/06", "13/10", "20/10"), ["10-06", "10-13", "10-20"]),
    # A row of month and day throughout: no 13th month, then whole weeks.
    (("10/06", "10/13", "10/20"), ["10-06", "10-13", "10-20"]),
    (("10/01", "10/08"), ["10-01", "10-08"]),
    # Nothing speaks for the American order: day before month, as people write.
    (("10/06", "11/06", "12/06"), ["06-10", "06-11", "06-12"]),
    (("06/10",), ["10-06"]), (("04/11", "06/11"), ["11-04", "11-06"]),
    (("2026-10-06", "6-Oct", "20 Oct 2026"), ["10-06", "10-06", "10-20"]),
    (("25/12", "01/01", "08/01"), ["12-25", "01-01", "01-08"]),
])
def test_the_whole_row_decides(texts, days):
    assert read(*texts) == days


@pytest.mark.parametrize("texts", [
    ("10/06", "10/08", "13/10", "15/10"), ("01/02", "01/05"),
])
def test_two_likely_readings_are_asked(texts):
    assert read(*texts) is None
    assert len(order_of([find_day(text) for text in texts]).readings) > 1


def test_an_answer_settles_the_order():
    assert read("10/06", "10/08", "13/10", "15/10", answer="mixed") == ["10-06", "10-08", "10-13", "10-15"]
    assert read("01/02", "01/05", answer="day") == ["02-01", "05-01"]
    assert read("01/02", "01/05", answer="month") == ["01-02", "01-05"]


def test_after_december_comes_january_of_the_next_year():
    days = [find_day(text) for text in ("25/12", "01/01", "08/01")]
    assert iso_days(order_of(days).parts(), days, 2025) == ("2025-12-25", "2026-01-01", "2026-01-08")


@pytest.mark.parametrize("text", ["", "Buổi 1", "31/02", "13/13", "00/10", "12345", "1/2/3/4567890", "99-Oct"])
def test_what_is_no_day(text):
    assert find_day(text) is None
