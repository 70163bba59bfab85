"""The code of a class's paper comes back from every keyboard a scanner types on."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.class_code import class_code, meeting_in
from dxdesk.domain.keyboards import LAYOUTS
from dxdesk.domain.scanned import is_scan, what_is

MEETING = "0190b7a4-3c2e-7aee-9dd1-a1b2c3d4e5f6"


@given(st.uuids())
def test_every_meeting_comes_back(meeting: uuid.UUID):
    assert meeting_in(class_code(str(meeting))) == str(meeting)
    assert len(class_code(str(meeting))) == 47


@pytest.mark.parametrize("layout", LAYOUTS[1:5], ids=lambda layout: layout.name)
def test_a_scan_typed_on_another_keyboard_still_names_its_meeting(layout):
    to_letters = {meant: typed for typed, meant in layout.letters.items()}
    to_figures = {meant: typed for typed, meant in layout.figures.items()}
    typed = "".join(to_figures.get(char) or to_letters.get(char) or char for char in class_code(MEETING))
    assert meeting_in(typed) == MEETING


def test_small_letters_and_a_prefix_of_the_scanner_do_no_harm():
    assert meeting_in(f"]Q3{class_code(MEETING).lower()}\r") == MEETING


@pytest.mark.parametrize("text", [
    "", "DXDBUOI:", "DXDBUOI:123", f"DXDBUOI:{'9' * 39}", f"{class_code(MEETING)}7", "x" * 10_000, MEETING])
def test_anything_else_names_none(text):
    assert meeting_in(text) == ""


def test_the_tray_knows_what_it_was_without_its_text():
    found = what_is(class_code(MEETING))
    assert found.kind == "roll" and found.meeting == MEETING and not any(char.isdigit() for char in found.words)
    assert is_scan(class_code(MEETING))
