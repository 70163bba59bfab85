"""Tables of classes for people: codes in place of names, back without an edit, a person's edit as an ordinary op."""

from pathlib import Path

import pytest

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.domain.wording import CHOICES
from dxdesk.exchange.sheets.export import Order, export
from dxdesk.exchange.sheets.importing import import_return
from dxdesk.exchange.sheets.plan import digest_of
from dxdesk.exchange.sheets.reader import read_tables
from dxdesk.exchange.sheets.returning import read_return
from dxdesk.exchange.sheets.workbook import Column, Sheet, write_workbook
from dxdesk.store.saving import Change, save
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.class_acts import new_class
from dxdesk.store.training.deciding import decide
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.learners import enrolment_id, learners
from dxdesk.store.training.roll import attendance_id
from dxdesk.store.training.syllabi import save_syllabus
from dxdesk.store.training.taking import take
from tests.exchange.sheets.damaged import VARIANTS, saved
from tests.exchange.sheets.filled import HOSTILE, NAMES, fill
from tests.exchange.sheets.samples import TODAY
from tests.exchange.sheets.test_export import REASON, rows_of

KINDS = ("syllabus", "course", "meeting", "enrolment", "attendance", "skill_check")
GUEST, INVITED, WORDS = "Bà Tư Đò", "Kha Vạng Cân", "con gái chở đến"


@pytest.fixture
def taught(store) -> tuple[str, str, list[str]]:
    """A class of two meetings with three people of the register, a guest and a member; its records."""
    people = fill(store)[:3]
    member = store.connection.execute("SELECT id FROM member").fetchone()[0]
    for n, text in enumerate(HOSTILE[:3]):
        save_syllabus(store, {"title": f"Chương trình {n} {text}", "hours": "2.5"})
    days = (MeetingDraft("2026-10-06", "18:30", "20:30", "Nhà văn hóa", trainer_name=INVITED, note=WORDS),
            MeetingDraft("2026-10-13"))
    course, first, _ = new_class(store, ClassDraft({"title": "Lớp tối", "note": WORDS}, days)).records
    new_class(store, ClassDraft({"title": "Lớp tối"}, days[1:]))
    new_class(store, ClassDraft({"title": "=1+1"}))
    enrol(store, course, [*(Newcomer(resident=one) for one in people), Newcomer(name=GUEST), Newcomer(member=member)])
    everybody = [learner.person for learner in learners(store, course)]
    take(store, first, {one: Answer("late", signed=True) for one in everybody}, confirmed_past=True)
    rate(store, [Rating(enrolment_id(course, one), "before", "self", "safety", "2", "2,5") for one in people])
    decide(store, course, people[:1], "finished", WORDS)
    save(store, [Change("visit", {"resident_id": people[0], "visit_on": "2026-10-06", "meeting_id": first})])
    return course, first, people


def table(store, catalogues, file: Path, kind: str, **more) -> list[list[str]]:
    export(store, Order(kind, file, **more), catalogues)
    return rows_of(file)


def cells(rows: list[list[str]]) -> list[dict[str, str]]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_reason_nothing_tells_who(store, catalogues, tmp_path, taught, kind):
    text = "\n".join("\t".join(row) for row in table(store, catalogues, tmp_path / "a.xlsx", kind))
    ids = [row[0] for one in ("enrolment", "attendance", "resident", "member", "meeting", "course")
           for row in store.connection.execute(f"SELECT id FROM {one}")]
    assert [one for one in (*NAMES, GUEST, INVITED, WORDS, *ids) if one in text] == []


@pytest.mark.parametrize("personal", [False, True])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_we_wrote_comes_back_without_an_edit(store, catalogues, tmp_path, taught, kind, suffix, personal):
    file = tmp_path / f"a{suffix}"
    table(store, catalogues, file, kind, personal=personal, reason=REASON)
    plan = read_return(store, read_tables(file.read_bytes()), TODAY, catalogues)
    assert plan.rows >= 2
    assert (plan.edits, plan.asks, plan.skipped, plan.drafts) == ((), (), (), ())


@pytest.mark.parametrize(("separator", "encoding", "day"), VARIANTS)
def test_nor_when_a_spreadsheet_saved_it_again(store, catalogues, tmp_path, taught, separator, encoding, day):
    for kind in (*KINDS, "visit"):
        rows = table(store, catalogues, tmp_path / f"{kind}.xlsx", kind, personal=True, reason=REASON)
        plan = read_return(store, read_tables(saved(rows, separator, encoding, day)), TODAY, catalogues)
        assert (plan.edits, plan.asks, plan.skipped) == ((), (), ()), kind


def test_a_roll_reads_with_its_day_and_class(store, catalogues, tmp_path, taught):
    rows = cells(table(store, catalogues, tmp_path / "a.xlsx", "attendance", personal=True, reason=REASON))
    assert {(row["Ngày"], row["Lớp"], row["Có mặt"], row["Đã ký"]) for row in rows} == {
        ("06/10/2026", "Lớp tối", CHOICES["attendance.state"]["late"], "Đã ký")}
    assert {row["Người dân"] for row in rows} == {*NAMES[:2], ""}, "who withdrew consent does not leave"
    assert GUEST in {row["Tên khách"] for row in rows} and {row["Mã buổi học"] for row in rows} != {""}
    bare = cells(table(store, catalogues, tmp_path / "b.xlsx", "attendance"))
    assert "Tên khách" not in bare[0] and len({row["Mã người"] for row in bare} - {""}) == 3


def test_checks_and_learners_name_their_class_and_visits_their_meeting(store, catalogues, tmp_path, taught):
    checks = cells(table(store, catalogues, tmp_path / "a.xlsx", "skill_check", personal=True, reason=REASON))
    assert {(row["Lớp"], row["Mức"], row["Điểm"]) for row in checks} == {
        ("Lớp tối", "Làm được khi có người giúp", "2,5")}
    assert {row["Người dân"] for row in checks} == set(NAMES[:2])
    people = cells(table(store, catalogues, tmp_path / "b.xlsx", "enrolment"))
    assert {row["Lớp"] for row in people} == {"Lớp tối"} and "Hoàn thành" in {row["Kết quả học"] for row in people}
    visits = cells(table(store, catalogues, tmp_path / "c.xlsx", "visit"))
    assert "buổi 1 ngày 06/10 lớp tối" in {row["Buổi học"] for row in visits}
    courses = cells(table(store, catalogues, tmp_path / "d.xlsx", "course"))
    assert "Lớp tối" in {row["Tên lớp"] for row in courses}, "what hangs on the door needs no reason"


def test_an_edit_is_taken_and_what_makes_the_record_is_not(store, catalogues, tmp_path, taught):
    _, meeting, people = taught
    file = tmp_path / "a.xlsx"
    rows = table(store, catalogues, file, "attendance", personal=True, reason=REASON)
    head = rows[0]
    row = next(one for one in rows if NAMES[0] in one)
    row[head.index("Có mặt")], row[head.index("Đã ký")] = "Vắng", "Chưa ký"
    row[head.index("Lớp")], row[head.index("Ngày")] = "Lớp khác", "07/10/2026"
    write_workbook(file, [Sheet("Sửa", [Column(title) for title in head], rows[1:])])
    data = file.read_bytes()
    plan = read_return(store, read_tables(data), TODAY, catalogues)
    assert {(edit.field, edit.value) for edit in plan.edits} == {("state", "absent"), ("signed", "no")}
    import_return(store, plan, digest_of(data))
    mark = attendance_id(meeting, people[0])
    assert (store.value("attendance", mark, "state"), store.value("attendance", mark, "signed")) == ("absent", "no")
    assert store.value("attendance", mark, "meeting_id") == meeting
