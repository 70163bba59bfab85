"""The officer's workbook: questions and decisions, masked; names in full only with a written reason."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.errors import DeskError, InputError
from dxdesk.exchange.conflict_export import export_conflicts, initials
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.database import Store
from dxdesk.store.export_log import exports
from dxdesk.store.saving import Change, save
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.class_acts import delete_meeting, new_class
from dxdesk.store.training.deciding import decide
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.learners import enrolment_id, learners
from dxdesk.store.training.taking import take
from tests.exchange.desks import add_person, edit
from tests.store.kit import all_ops
from tests.store.kit import take as receive

SECRETS = ("0900000111", "0900000222", "0911111111")
NAMES = ("Nguyễn Văn An", "Trần Thị Bé")
NOTES = ("=HYPERLINK(1)", "bị bệnh nặng", "vì tôi biết bác ấy")


@pytest.fixture
def told(desks: list[Store]) -> Store:
    """A desk with a conflict on a phone, one on a note, and a decision with a reason."""
    one, other = desks[:2]
    first, second = (add_person(one, name, birth_year="1958") for name in NAMES)
    carry(one, other)
    for store, number, note in ((one, SECRETS[0], NOTES[0]), (other, SECRETS[1], NOTES[1])):
        edit(store, first, phone=number)
        edit(store, second, note=note, phone=SECRETS[2] if store is one else number)
    carry(other, one)
    chosen = next(found for found in open_conflicts(one) if found.record == second and found.unit == "phone")
    choose(one, chosen.id, next(value.n for value in chosen.values if value.values["phone"] == SECRETS[2]), NOTES[2])
    return one


def carry(source: Store, target: Store) -> None:
    receive(target, all_ops(source))


def cells(file: Path) -> dict[str, list[list[str]]]:
    book = CalamineWorkbook.from_path(file)
    return {name: [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
            for name in book.sheet_names}


def write(store: Store, file: Path, reason: str = "") -> dict[str, list[list[str]]]:
    export_conflicts(store, file, shipped_catalogues(), reason)
    return cells(file)


def test_without_a_reason_nobody_is_named_and_nothing_private_stands_in_it(told, tmp_path):
    sheets = write(told, tmp_path / "bảng kê.xlsx")
    assert [len(rows) for rows in sheets.values()] == [3, 2]
    everything = " ".join(cell for rows in sheets.values() for row in rows for cell in row)
    for hidden in (*SECRETS, *NAMES, *NOTES):
        assert hidden not in everything
    assert "N.V.A." in everything and "0900 ••• 111" in everything and "đã che, " in everything
    [logged] = exports(told)
    assert (logged.kind, logged.file, logged.lines, logged.personal, logged.reason) == (
        "conflict", "bảng kê.xlsx", 3, False, "")


def test_with_a_reason_names_and_notes_stand_in_it_and_it_is_noted(told, tmp_path):
    sheets = write(told, tmp_path / "a.xlsx", "Phường họp xử lý")
    everything = " ".join(cell for rows in sheets.values() for row in rows for cell in row)
    assert all(name in everything for name in (*NAMES, *NOTES))
    assert not any(secret in everything for secret in SECRETS), "numbers are masked whatever the reason"
    assert (exports(told)[0].personal, exports(told)[0].reason) == (True, "Phường họp xử lý")


def test_titles_and_decision_columns(told, tmp_path):
    sheets = write(told, tmp_path / "a.xlsx", "họp")
    head, row = sheets["Đã chọn"]
    found = dict(zip(head, row, strict=True))
    assert (found["Đã giữ"], found["Lý do"], found["Nay"], found["Ô"]) == (
        "0911 ••• 111", NOTES[2], "Còn giữ", "Điện thoại")
    assert found["Thành câu"].startswith(f"{found['Người chọn']} (máy")
    questions = [dict(zip(sheets["Chờ chọn"][0], row, strict=True)) for row in sheets["Chờ chọn"][1:]]
    assert all(one["Câu hỏi"].endswith("nào?") and one["Các giá trị"].startswith("1) ") for one in questions)


def test_a_place_that_cannot_be_written_leaves_neither_file_nor_note(told, tmp_path):
    with pytest.raises(DeskError):
        write(told, tmp_path / "không có" / "a.xlsx")
    with pytest.raises(InputError) as caught:
        write(told, tmp_path / "a.csv")
    assert (caught.value.code, exports(told), list(tmp_path.glob("*.csv"))) == ("wrong_ending", [], [])


def test_initials():
    assert (initials("Nguyễn Văn An"), initials("")) == ("N.V.A.", "")


def test_merged_into_two_people_names_none_of_them(desks, tmp_path):
    one, other = desks[:2]
    first, *two = (add_person(one, name) for name in (*NAMES, "Lê Văn Kín"))
    carry(one, other)
    for store, into in zip((one, other), two, strict=True):
        save(store, [Change("resident", {"merged_into": into}, first)], "gộp hồ sơ")
    carry(other, one)
    everything = str(write(one, tmp_path / "a.xlsx"))
    assert not any(name in everything for name in (*NAMES, "Lê Văn Kín"))
    assert "N.V.A." in everything and "L.V.K." in everything


def test_disagreements_about_classes_name_nobody_without_a_reason(desks, tmp_path):
    one, other = desks[:2]
    person = add_person(one, NAMES[0])
    course, meeting, second = new_class(one, ClassDraft({"title": "Lớp tối"}, (
        MeetingDraft("2026-11-01"), MeetingDraft("2026-11-08")))).records
    enrol(one, course, [Newcomer(resident=person), Newcomer(name=NAMES[1])])
    guest = next(found.person for found in learners(one, course) if found.kind == "guest")
    carry(one, other)
    both = (one, "present", "finished", NOTES[1]), (other, "absent", "unfinished", NOTES[2])
    for store, state, result, note in both:
        take(store, meeting, {person: Answer(state), guest: Answer(state)}, confirmed_past=True)
        decide(store, course, [person, guest], result, note)
        rate(store, [Rating(enrolment_id(course, person), "after", "self", "safety", "1" if store is one else "2")])
    delete_meeting(one, second)
    take(other, second, {person: Answer("late"), guest: Answer("late")}, confirmed_past=True)
    carry(other, one)
    rows = write(one, tmp_path / "a.xlsx")["Chờ chọn"]
    everything = " ".join(cell for row in rows for cell in row)
    assert len(rows) == 1 + 6 and not [hidden for hidden in (*NAMES, *NOTES) if hidden in everything]
    for shown in ("vẫn điểm danh N.V.A., T.T.B. ở buổi ấy", "N.V.A., buổi 1 ngày 01/11 lớp tối", "Hoàn thành, đã che",
                  "nhóm “An toàn thông tin, chống lừa đảo”"):
        assert shown in everything, shown
    named = " ".join(cell for row in write(one, tmp_path / "b.xlsx", "Phường họp")["Chờ chọn"] for cell in row)
    assert all(word in named for word in (*NAMES, *NOTES[1:]))
