"""Sheets of papers go to JSON and come back the same."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from dxdesk.domain.plain import from_plain, to_plain


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    value: int | float | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    at: datetime
    rows: tuple[Row, ...]
    pair: tuple[str, int]
    by: dict[str, float]
    sure: bool = False
    new: str = "mới"


SHEET = Sheet(datetime(2026, 2, 5, 14, 4, tzinfo=UTC), (Row("Tổ 1", 3, date(2026, 2, 1)), Row("Tổ 2", 3.5), Row("")),
              ("a", 1), {"kp": 1.0}, True, "x")


def test_a_sheet_comes_back_the_same():
    back = from_plain(Sheet, json.loads(json.dumps(to_plain(SHEET))))
    assert back == SHEET
    assert [type(row.value) for row in back.rows] == [int, float, type(None)]


def test_what_a_later_program_added_or_dropped_does_not_hinder():
    plain = {**to_plain(SHEET), "gone": 1}
    del plain["new"]
    assert from_plain(Sheet, plain).new == "mới"


@pytest.mark.parametrize("damage", [{"rows": 3}, {"at": "x"}, {"pair": ["a"]}, {"sure": "yes"}, {"pair": ["a", "1"]}])
def test_another_shape_is_refused(damage):
    with pytest.raises((TypeError, ValueError)):
        from_plain(Sheet, {**to_plain(SHEET), **damage})


def test_what_is_no_part_of_a_sheet_is_refused():
    with pytest.raises(TypeError):
        to_plain(Sheet)
