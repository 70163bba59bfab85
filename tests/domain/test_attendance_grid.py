"""A roll while it is taken: everybody present until somebody says otherwise."""

from dataclasses import replace
from datetime import date

import pytest

from dxdesk.domain.attendance_grid import (
    Answer,
    Dispute,
    RollSheet,
    Row,
    Side,
    matches,
    same_names,
    short_head,
    wide_head,
)
from dxdesk.domain.training import Learner, Mark

NAMES = ("Đặng Thị Sen", "Điểu Trư", "Lê Văn Tám", "Trần Thị Bé", "Bùi Trần Ân", "Trần Văn Tám")


def row(n: int, name: str = "Lê Văn Tám", held: Mark | None = None, **learner) -> Row:
    return Row(n, Learner(f"p{n}", "resident", f"p{n}", name, (f"e{n}",), **learner), held)


ROWS = tuple(row(n, name) for n, name in enumerate(NAMES, 1))


def test_at_the_first_taking_everybody_is_present_and_is_saved_so():
    sheet = RollSheet(ROWS, fresh=True)
    sheet.set_state(ROWS[1], "excused")
    assert sheet.counts() == {"present": 5, "excused": 1}
    assert {person: answer.state for person, answer in sheet.to_save().items()} == {
        **dict.fromkeys(("p1", "p3", "p4", "p5", "p6"), "present"), "p2": "excused"}


def test_nothing_typed_is_nothing_to_lose_even_where_all_are_present_by_default():
    sheet = RollSheet(ROWS, fresh=True)
    assert not sheet.dirty
    sheet.toggle(ROWS[0])
    assert sheet.dirty and sheet.answer(ROWS[0]).state == "absent"
    sheet.toggle(ROWS[0])
    assert not sheet.dirty


def test_who_came_into_the_class_after_the_roll_was_taken_is_not_taken_which_is_not_absent():
    rows = (row(1, held=Mark("absent", ("a1",))), row(2))
    sheet = RollSheet(rows)
    assert sheet.counts() == {"absent": 1, "": 1}
    assert sheet.to_save() == {}
    sheet.fill()
    assert sheet.to_save() == {"p2": Answer("present")}


def test_space_makes_anything_but_present_present():
    for state in ("late", "left", "excused", "absent"):
        sheet = RollSheet((row(1, held=Mark(state, ("a1",))),))
        sheet.toggle(sheet.rows[0])
        assert sheet.answer(sheet.rows[0]).state == "present"


def test_who_was_not_there_did_not_sign_and_who_signs_was_there():
    sheet = RollSheet((row(1, held=Mark("present", ("a1",), signed=True)),))
    only = sheet.rows[0]
    sheet.set_state(only, "absent")
    assert sheet.answer(only) == Answer("absent")
    sheet.toggle_signed(only)
    assert sheet.answer(only) == Answer("present", True)
    sheet.toggle_signed(only)
    assert sheet.answer(only) == Answer("present")


def test_all_who_were_there_sign_at_once():
    rows = (row(1), row(2), row(3, held=Mark("late", ("a",))))
    sheet = RollSheet(rows, fresh=True)
    sheet.set_state(rows[1], "absent")
    sheet.sign_all()
    assert [sheet.answer(one).signed for one in rows] == [True, False, True]


def test_a_person_deleted_or_erased_is_neither_present_by_default_nor_marked():
    gone = row(1, gone=True)
    sheet = RollSheet((gone,), fresh=True)
    sheet.set_state(gone, "present")
    assert sheet.answer(gone) == Answer() and not sheet.to_save() and not sheet.dirty


def test_saying_what_is_shown_already_decides_where_sides_differ():
    sides = Dispute("state", (Side(1, "present"), Side(2, "absent")), "c")
    disputed = replace(row(1, held=Mark("present", ("a",), differs=True)), disputes=(sides,))
    sheet = RollSheet((disputed,))
    sheet.set_state(disputed, "present")
    assert sheet.to_save() == {"p1": Answer("present")}


def test_what_was_typed_is_typed_again_over_rows_read_anew():
    sheet = RollSheet((row(1, held=Mark("absent", ("a",))), row(2)))
    sheet.put({"p1": Answer("absent"), "p2": Answer("late"), "somebody else": Answer("present")})
    assert dict(sheet.typed) == {"p2": Answer("late")}
    sheet.forget()
    assert not sheet.dirty


@pytest.mark.parametrize(("typed", "found"), [
    ("3", [3]), ("06", [6]), ("7", []), ("se", [1]), ("tám", [3, 6]), ("tra", [4, 5, 6]), ("tran v", [6]), ("an", [5]),
    ("điể", [2]), ("ddie", [2]), ("dde", []), ("b", [4, 5]), ("", []), ("x", []), ("9" * 5000, []),
])
def test_numbers_and_names_lead_to_their_rows_given_names_first(typed: str, found: list[int]):
    assert [ROWS[at].n for at in matches(ROWS, typed)] == found


def test_who_is_called_so_comes_before_whose_family_is():
    assert matches((*ROWS, row(7, "Lê Trang")), "tra") == [6, 3, 4, 5]


def test_same_names_are_told():
    assert same_names([*ROWS, row(7, "lê văn tám")]) == {"le van tam"}


@pytest.mark.parametrize(("hour", "words"), [
    ("08:00", "sáng nay"), ("14:00", "chiều nay"), ("18:30", "tối nay"), ("", "hôm nay")])
def test_the_heads_of_meetings(hour: str, words: str):
    today = date(2026, 11, 22)
    assert wide_head(4, "2026-11-22", hour, today) == f"Buổi 4, {words}"
    assert wide_head(3, "2026-11-15", hour, today) == "Buổi 3, 15/11"
    assert short_head(1, "2026-11-01") == "B1 01/11"
