"""Books of paper slips by their commands."""

import pytest

from tests.cli.conftest import assert_refused, held, lines, visit


@pytest.fixture
def book(desk, run):
    """A new book of four slips."""
    answer = run("slip-new", "1", "4", "--place", "Chợ Cây Dừa", "--day", "20/11/2026", "--json")
    assert answer.code == 0, answer.err
    return answer.json


def enter(run, *numbers: str) -> None:
    visits = [visit() for _ in numbers]
    for one, number in zip(visits, numbers, strict=True):
        one["visit"]["slip_no"] = number
    assert run("add", stdin=lines(*visits)).code == 0


def test_a_new_book_answers_its_code_and_every_slip(book, run):
    code = book["book"]["code"]
    assert (book["book"]["first"], book["book"]["last"], book["book"]["place"]) == (1, 4, "Chợ Cây Dừa")
    assert book["book"]["held_on"] == "2026-11-20"
    assert book["book"]["member"] == "Nguyễn Thị Mẫu"
    assert book["slips"][-1] == {"slip_no": f"{code}-0004", "qr": f"DXP:{code}-0004"}
    (listed,) = run("slips", "--json").json["books"]
    assert listed["missing"] == [1, 2, 3, 4]
    assert not listed["matches"]


def test_the_whole_way_of_a_book(book, run):
    code, record = book["book"]["code"], book["book"]["id"]
    enter(run, f"{code}-0001", f"{code}-0002", f"{code}-0002")
    assert run("slip-void", code.lower(), "3-4", "--reason", "chưa dùng", "--json").json["book"]["void"] == [3, 4]
    checked = run("slip-check", code, "--json").json
    assert checked["book"]["duplicates"] == [2]
    assert checked["void_reasons"] == {"3": "chưa dùng", "4": "chưa dùng"}
    assert "Trùng số 2: có hơn một phiếu mang số này." in checked["faults"]
    refusal = run("slip-close", code, "--json")
    assert_refused(refusal, "does_not_match")
    assert "Trùng số 2" in refusal.err
    assert_refused(run("slip-close", code, "--anyway", "--json"), "reason_missing")
    assert run("slip-close", record, "--anyway", "--reason", "hai hộ dùng chung tờ 2", "--json").code == 0
    words = run("slip-check", code).out
    assert "Đóng dù chưa khớp: hai hộ dùng chung tờ 2" in words
    assert "Bỏ số 3, 4: chưa dùng" in words
    assert f"{code} · số 1 đến 4 · 20/11/2026 · Chợ Cây Dừa · Nguyễn Thị Mẫu · đã nhập 2/2" in run("slips").out


def test_a_book_that_matches_its_cover_closes(book, run):
    code, record = book["book"]["code"], book["book"]["id"]
    enter(run, *(f"{code}-{number:04}" for number in range(1, 5)))
    assert run("edit", "slip_book", record, "slips_total=4", "helps_total=8").code == 0
    assert "Bìa ghi 4 phiếu, đã nhập đủ." in run("slip-check", code).out
    assert run("slip-close", code, "--json").json["book"]["matches"]


@pytest.mark.parametrize(("arguments", "code"), [
    (("slip-new", "9", "3"), "bad_range"), (("slip-new", "1", "5000"), "bad_range"),
    (("slip-new", "1", "5", "--day", "30/2"), "not_a_date"), (("slip-new", "1", "5", "--event", "Hội"), "unknown_name"),
    (("slip-new", "1", "5", "--member", "😀"), "unknown_name"), (("slip-check", "ZZZZ"), "unknown_book"),
    (("slip-void", "BOOK", "ba"), "not_numbers"), (("slip-void", "BOOK", "7"), "number_outside"),
    (("slip-void", "BOOK", "3"), "reason_missing"), (("slip-close", "BOOK"), "does_not_match"),
])
def test_what_cannot_be_is_refused_and_changes_nothing(book, desk, run, arguments, code):
    before = held(desk)
    given = [book["book"]["code"] if word == "BOOK" else word for word in arguments]
    assert_refused(run(*given, "--json"), code)
    assert held(desk) == before


def test_letters_for_numbers_are_wrong_usage(desk, run):
    answer = run("slip-new", "một", "hai")
    assert (answer.code, answer.out) == (2, "")
    assert "TỪ_SỐ" in answer.err


def test_a_desk_without_books_says_how_to_make_one(desk, run):
    assert "dxdesk slip-new 1 50" in run("slips").out
