"""How a class, its days and its hours are said on paper."""

from datetime import date

import pytest

from dxdesk.domain.class_papers import ClassLine, MeetingLine, TaughtLine, TrainerPart, days_said, hours_said


@pytest.mark.parametrize(("title", "name"), [
    ("Bình dân học vụ số", "Lớp Bình dân học vụ số"), ("Lớp AI", "Lớp AI"), ("lớp của bà Sáu", "Lớp của bà Sáu")])
def test_a_class_is_called_a_class_once(title, name):
    assert ClassLine(title).name == name


def test_days_have_their_names():
    days = [MeetingLine(1, date(2026, 11, day)).day for day in range(16, 23)]
    assert days[0] == "Thứ Hai ngày 16/11/2026" and days[6] == "Chủ nhật ngày 22/11/2026" and len(set(days)) == 7
    assert days_said([date(2026, 11, 22), date(2026, 11, 1)]) == "từ ngày 01/11/2026 đến ngày 22/11/2026"
    assert days_said([date(2026, 11, 1)]) == "ngày 01/11/2026"


@pytest.mark.parametrize(("minutes", "said"), [
    (None, ""), (0, "0 giờ"), (90, "1,5 giờ"), (120, "2 giờ"), (100, "1,7 giờ"), (75, "1,3 giờ")])
def test_a_time_is_said_in_hours_or_not_at_all(minutes, said):
    assert hours_said(minutes) == said


def test_a_trainer_has_the_time_and_turns_that_are_known():
    known, unknown = (TaughtLine(date(2026, 11, 1), "", minutes, "AI", "", learners)
                      for minutes, learners in ((90, 20), (None, None)))
    assert (TrainerPart("A", (known, unknown)).minutes, TrainerPart("A", (known, unknown)).turns) == (90, 20)
    assert (TrainerPart("A", (unknown,)).minutes, TrainerPart("A", (unknown,)).turns) == (None, 0)
