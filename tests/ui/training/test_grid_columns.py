"""Which columns of a roll fit: the meeting being taken always, others as near to it as there is room."""

from datetime import date

import pytest

from dxdesk.store.training.classes import ClassView, Meeting
from dxdesk.ui.training.grid_columns import heads_of, lay_columns

DAYS = ("2026-10-25", "2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22", "2026-11-29")
VIEW = ClassView("c", "Lớp 1", meetings=tuple(Meeting(day, "c", day, "18:30") for day in DAYS))


def heads(number: int, room: int, scale: int = 100, widest: int = 160) -> list[str]:
    laid = lay_columns(heads_of(VIEW, number, date(2026, 11, 22)), room, widest, lambda of: of * scale // 100)
    return [column.head for column, _ in laid]


@pytest.mark.parametrize(("number", "room", "shown"), [
    (5, 842, ["B2 01/11", "B3 08/11", "B4 15/11", "Buổi 5, tối nay"]),
    (3, 842, ["B1 25/10", "B2 01/11", "Buổi 3, 08/11", "B4 15/11"]),
    (1, 842, ["Buổi 1, 25/10", "B2 01/11", "B3 08/11", "B4 15/11"]),
    (6, 770, ["B4 15/11", "B5 22/11", "Buổi 6, 29/11"]),
    (5, 500, ["Buổi 5, tối nay"]),
])
def test_the_nearest_meetings_stand_beside_in_order_of_their_days(number: int, room: int, shown: list[str]):
    found = heads(number, room, widest=205)
    assert [head for head in found if head[0] == "B"] == shown


def test_where_it_is_narrow_the_score_goes_then_the_words_of_the_signature():
    assert "Điểm đầu" in heads(5, 520) and "Điểm đầu" not in heads(5, 500)
    assert heads(5, 400)[-1] == "Ký" and heads(5, 860, scale=200)[-1] == "Ký tên"


@pytest.mark.parametrize("room", [360, 430, 600, 842, 1100])
def test_the_columns_fill_the_room_and_no_more(room: int):
    laid = lay_columns(heads_of(VIEW, 5, date(2026, 11, 22)), room, 160, lambda of: of)
    assert sum(wide for _, wide in laid) == room
