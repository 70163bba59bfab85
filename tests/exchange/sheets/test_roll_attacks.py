"""Attendance sheets as wards make them, and as nobody should: read, asked or refused in one sentence, nothing lost."""

import io
import random
from datetime import datetime

import pytest
from xlsxwriter import Workbook

from dxdesk.errors import InputError
from dxdesk.exchange.sheets.roll_import import import_roll, preview_roll
from dxdesk.exchange.sheets.roll_plan import plan_roll
from dxdesk.exchange.sheets.roll_questions import AsksOpen
from dxdesk.exchange.sheets.roll_reader import read_roll
from dxdesk.exchange.sheets.roll_sentences import imported_sentences
from dxdesk.store import keys
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state
from dxdesk.store.training.classes import classes
from dxdesk.store.training.enrolling import remove
from dxdesk.store.training.learners import learners
from dxdesk.store.undo import undo_save
from dxdesk.store.unimport import unimport
from tests.exchange.sheets.rolls import DATA, roll, sample, sheet
from tests.exchange.sheets.samples import TODAY
from tests.store.kit import Clock, carry, new_store

YEAR = {"year": "2026"}
SAID = {**YEAR, "mark:trễ": "late", "skill_group": "safety"}
FILES = [(DATA / "books" / f"diem-danh.{kind}").read_bytes() for kind in ("xlsx", "xls", "ods", "csv")]


@pytest.fixture
def laptops(tmp_path, monkeypatch):
    """Two laptops of one ward."""
    monkeypatch.setitem(keys.COST, "n", 1 << 10)
    with new_store(tmp_path / "a", Clock()) as one, new_store(tmp_path / "b", Clock(), like=one) as other:
        yield one, other




def book(rows, merged=(), formulas=(), sheets=("Lớp",)) -> bytes:
    """A workbook with real days, merged cells and formulas."""
    held = io.BytesIO()
    with Workbook(held, {"in_memory": True}) as made:
        day = made.add_format({"num_format": "m/d/yyyy"})
        for name in sheets:
            page = made.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, datetime):
                        page.write_datetime(at, place, cell, day)
                    elif cell != "":
                        page.write(at, place, cell)
            for where, text in merged:
                page.merge_range(where, text)
            for where, formula, value in formulas:
                page.write_formula(where, formula, None, value)
    return held.getvalue()


def one_by_one(data: bytes, **answers: str):
    plan = plan_roll(read_roll(data, TODAY), {**YEAR, **answers}, TODAY)
    return plan.days, [(row.full_name, row.birth_year, states) for row, states in
                       zip(plan.roll.rows, plan.states, strict=True)]


P, A = "present", "absent"


@pytest.mark.parametrize(("rows", "days", "people"), [
    # one header row, no number, the day of a title
    ([["Lớp AI, ngày 06/10/2026"], ["Họ và tên", "Điểm danh"], ["Trần Bé", "x"]],
     ("2026-10-06",), [("Trần Bé", "", (P,))]),
    # meetings above, titles and days below
    ([["", "", "Buổi 1", "Buổi 2"], ["TT", "Họ tên", "06/10", "13/10"], [1, "Trần Bé", "x", "x"]],
     ("2026-10-06", "2026-10-13"), [("Trần Bé", "", (P, P))]),
    # birth years of men and women apart
    ([["TT", "Họ và tên", "Năm sinh", "", "Điểm danh", ""], ["", "", "Nam", "Nữ", "06/10", "13/10"],
      [1, "Trần Bé", "", 1960, "x", "V"], [2, "Lê An", 1950, "", "x", "x"]],
     ("2026-10-06", "2026-10-13"), [("Trần Bé", "1960", (P, A)), ("Lê An", "1950", (P, P))]),
    # real days of a book set to English, two meetings in one title
    ([["STT", "Họ và tên", datetime(2026, 10, 6), datetime(2026, 10, 13)], [1, "BÀ TRẦN THỊ BÉ", "x", "x"]],
     ("2026-10-06", "2026-10-13"), [("Trần Thị Bé", "", (P, P))]),
    ([["STT", "Họ và tên", "Buổi 1-2 06/10", "Buổi 3 - 13/10"], [1, "Trần Bé", "x", "x"]],
     ("2026-10-06", "2026-10-13"), [("Trần Bé", "", (P, P))]),
    # the header once more on the second page
    ([["STT", "Họ và tên", "06/10"], [1, "Trần Bé", "x"], ["STT", "Họ và tên", "06/10"], [2, "Lê An", "x"]],
     ("2026-10-06",), [("Trần Bé", "", (P,)), ("Lê An", "", (P,))]),
])
def test_other_layouts(rows, days, people):
    assert one_by_one(book(rows)) == (days, people)


def test_merged_cells_and_formulas():
    rows = [[""], ["STT", "Họ và tên", "", ""], ["", "", "06/10", "13/10"], ["", "Trần Bé", "x", "x"]]
    data = book(rows, merged=[("A1:D1", "BẢNG ĐIỂM DANH LỚP AI"), ("C2:D2", "Điểm danh")],
                formulas=[("A4", "=ROW()-3", 1), ("C5", '=COUNTIF(C4:C4,"x")', 1), ("D5", "=1/0", "#DIV/0!")])
    days, people = one_by_one(data)
    assert (days, people) == (("2026-10-06", "2026-10-13"), [("Trần Bé", "", (P, P))])
    assert read_roll(data, TODAY).head.title == "AI"


def test_a_formula_gone_wrong_is_a_mark_nobody_knows():
    read = roll("1;Bé;1960;;#REF!;x;x;;")
    assert [ask.id for ask in plan_roll(read, YEAR, TODAY).asks] == ["mark:#ref!"]


def test_several_sheets_are_refused():
    with pytest.raises(InputError) as refused:
        read_roll(book([["Họ và tên", "06/10"], ["Bé", "x"]], sheets=("Lớp 1", "Lớp 2")), TODAY)
    assert refused.value.code == "many_tables"


@pytest.mark.parametrize("mark", [
    "o", "1", "0", "+", "½", "đi muộn", "nghỉ", "TRUE", "?", "=1+1", "x?", "xx", "🙂", "ｘ"])
def test_marks_nobody_knows_are_asked_and_stay_out(store, mark):
    read = roll(f"1;Bé;1960;;{mark};x;x;;")
    done = import_roll(store, read, YEAR)
    (ask,) = done.asks
    assert ask.id.startswith("mark:") and done.new == 2 and len(done.warnings) == 1
    assert {choice.value for choice in ask.choices} == {"present", "late", "left", "excused", "absent", "not_taken"}
    assert import_roll(store, read, {**YEAR, ask.id: "late"}).new == 1


def test_columns_without_a_title_are_told():
    assert roll("1;Bé;1960;;x;x;x;5;6;x").unread == ("thứ 10 (không có tiêu đề)",)


def test_the_same_sheet_saved_again_by_another_program_brings_nothing_new(store):
    done = import_roll(store, sample(), SAID)
    before = state(store)
    for saved in ("diem-danh-luu-lai.xlsx", "diem-danh.ods", "diem-danh.xls", "diem-danh.csv"):
        read = read_roll((DATA / "books" / saved).read_bytes(), TODAY)
        with pytest.raises(AsksOpen):
            import_roll(store, read, SAID)
        again = import_roll(store, read, {**SAID, "class": done.course})
        assert ({row.what for row in again.learners}, again.asks, again.course) == ({"same"}, (), done.course)
    assert state(store) == before


def test_who_was_taken_out_since_is_asked_about(store):
    done = import_roll(store, sample(), SAID)
    first = next(person for person in learners(store, done.course) if person.name == "Đỗ Thùy Hà")
    remove(store, done.course, [first.person], with_roll=True)
    again = import_roll(store, sample(), SAID)
    (ask,) = again.asks
    assert (ask.id, again.enrolled, again.new) == ("person:7", 0, 0) and "nay không còn trong lớp" in ask.sentence
    back = import_roll(store, sample(), {**SAID, "person:7": f"resident:{first.record}"})
    assert (back.enrolled, back.people, back.new) == (1, 0, 2)


def test_somebody_whose_record_is_gone_is_not_written_down_again_by_the_sheet(store):
    done = import_roll(store, sample(), SAID)
    first = next(person for person in learners(store, done.course) if person.name == "Đỗ Thùy Hà")
    save(store, [Change("resident", {}, first.record, "delete")])
    again = import_roll(store, sample(), SAID)
    assert (again.people, again.enrolled, [ask.id for ask in again.asks]) == (0, 0, ["person:7"])


def test_the_same_answers_twice_make_nobody_twice(store):
    save(store, [Change("resident", {"full_name": "Nguyễn Văn An", "birth_year": "1960"})])
    answers = {**YEAR, "person:2": "new", "person:3": "guest"}
    rows = ("1;Nguyễn Văn An;1960;0901234567;x;x;x;;", "2;Nguyễn Văn An;1960;;x;x;V;;")
    first = import_roll(store, roll(*rows), answers)
    assert (first.people, first.enrolled) == (1, 2)
    again = import_roll(store, roll(*rows), answers)
    assert (again.people, again.enrolled, again.new, again.changed) == (0, 0, 0, 0)


def test_undo_takes_the_whole_import_back_and_again_brings_it(store):
    before = state(store).records
    done = import_roll(store, sample(), SAID)
    undone = undo_save(store)
    assert undone.left == () and state(store).records == before and classes(store) == []
    undo_save(store, undone.save)
    assert len(learners(store, done.course)) == 35


def test_four_hundred_learners(store):
    marks = ["x", "V", "P", ""]
    rows = [f"{n};Nguyễn Văn {chr(65 + n % 26)}{n};19{n % 60 + 30};09{n:08};" +
            ";".join(marks[(n + at) % 4] for at in range(3)) + ";2,5;7" for n in range(400)]
    done = import_roll(store, roll(*rows), SAID)
    assert (done.enrolled, done.people, done.new, done.checks) == (400, 400, 900, 800)
    assert import_roll(store, roll(*rows), SAID).new == 0


def harmed(data: bytes, dice: random.Random) -> bytes:
    """A file with some bytes changed, perhaps cut."""
    made = bytearray(data)
    for _ in range(dice.choice((1, 4, 40))):
        made[dice.randrange(len(made))] = dice.randrange(256)
    return bytes(made[:dice.randrange(len(made))] if dice.random() < 0.3 else made)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_files_are_refused_or_read_and_nothing_changes(store, seed):
    before, dice, said = state(store), random.Random(seed), []
    for data in FILES * 6:
        try:
            preview_roll(store, read_roll(harmed(data, dice), TODAY), YEAR)
        except InputError as refused:
            said.append(refused.sentence)
    assert said and all(sentence.endswith(".") and "\n" not in sentence for sentence in said)
    assert state(store) == before


def test_a_sheet_without_anybody_or_wide_beyond_reason(store):
    done = import_roll(store, roll(), {**YEAR})
    assert (done.rows, done.enrolled) == (0, 0) and len(done.meetings) == 3
    with pytest.raises(InputError) as refused:
        read_roll(sheet(header="Họ tên;" + ";".join(["06/10"] * 600)), TODAY)
    assert refused.value.code == "file_too_wide"
    with pytest.raises(InputError) as refused:
        roll(*("1;Bé;1960;;x;x;x;;" for _ in range(2_001)))
    assert refused.value.code == "too_many_learners"


def test_more_people_than_places_is_told_and_not_refused(store):
    done = import_roll(store, sample(), SAID)
    save(store, [Change("course", {"capacity": "35"}, done.course)])
    more = import_roll(store, roll("1;Lê Thị Sen;1970;;x;x;x;;"), {**YEAR, "class": done.course})
    assert (done.over_capacity, more.enrolled, more.over_capacity) == (0, 1, 1)
    assert "Lớp vượt 1 chỗ." in imported_sentences(more, preview=False)


def test_a_class_still_to_come_has_learners_from_today(store):
    done = import_roll(store, roll("1;Lê Thị Sen;1970;;;;;;"), {"year": "2027"})
    (person,) = learners(store, done.course)
    assert person.enrolled_on == "2026-11-22"


def test_the_same_sheet_on_two_laptops_makes_two_classes_and_both_agree(laptops):
    one, other = laptops
    first = import_roll(one, sample(), SAID)
    second = import_roll(other, sample(), SAID)
    carry(one, other)
    carry(other, one)
    assert state(one).state_hash == state(other).state_hash and len(classes(one)) == len(classes(other)) == 2
    for store, mine in ((one, first), (other, second)):
        again = import_roll(store, sample(), SAID)
        assert (again.course, again.new, again.enrolled) == (mine.course, 0, 0)
    unimport(one, first.import_id)
    assert [view.id for view in classes(one)] == [second.course]
