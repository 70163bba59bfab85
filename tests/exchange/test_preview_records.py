"""One file of a preview, opened down to its records."""

from pathlib import Path

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.preview_records import RecordPreview, preview_records
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.class_acts import new_class
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.learners import enrolment_id
from dxdesk.store.training.roll import attendance_id
from dxdesk.store.training.taking import take
from tests.exchange.desks import add_person, edit, settle
from tests.exchange.wards import unchanged


def previewed(store: Store, stick: Path, kind: str = "resident") -> dict[str, RecordPreview]:
    told = exchange(store, stick, preview=True).incoming
    (file,) = [file.file for file in told if file.kind == kind and file.result == "received"]
    return {one.record: one for one in preview_records(store, stick, file)}


def test_every_record_says_what_becomes_of_it(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    changed, both, gone = (add_person(a, name, birth_year="1950", phone="0901234567") for name in ("Bé", "Hai", "Ba"))
    settle([a, b], stick)
    edit(b, both, phone="0922222222")
    edit(a, changed, phone="0911111111")
    edit(a, both, phone="0933333333")
    save(a, [Change("resident", record=gone, action="delete")])
    new = add_person(a, "Tư", phone="0944444444")
    exchange(a, stick)
    still = unchanged(b)
    told = previewed(b, stick)
    assert still()
    assert {record: one.state for record, one in told.items()} == {
        changed: "changed", both: "conflict", gone: "deleted", new: "new"}
    assert told[changed].title == "Người dân · Bé · 1950"
    assert told[changed].sentence == "Đổi điện thoại."
    assert told[both].units == ("phone",)
    assert told[new].units == ("full_name", "phone")
    assert all("0944444444" not in f"{one.title}{one.sentence}" for one in told.values())


def test_what_is_held_is_skipped_and_a_file_not_there_says_nothing(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    add_person(a, "Bé")
    settle([a, b], stick)
    told = exchange(b, stick, preview=True).incoming
    (file,) = [file.file for file in told if file.kind == "resident" and file.skipped]
    assert {one.state for one in preview_records(b, stick, file)} == {"skipped"}
    assert list(preview_records(b, stick, "log/không có.csv")) == []


def test_records_of_a_class_are_named_by_person_class_and_meeting(desks: list[Store], stick: Path) -> None:
    a, b, _ = desks
    person = add_person(a, "Bé")
    course, meeting = new_class(a, ClassDraft({"title": "Lớp tối"}, (MeetingDraft("2026-11-01"),))).records
    enrol(a, course, [Newcomer(resident=person), Newcomer(name="Bà Tư")])
    settle([a, b], stick)
    enrolment, mark = enrolment_id(course, person), attendance_id(meeting, person)
    take(a, meeting, {person: Answer("late")}, confirmed_past=True)
    save(a, [Change("enrolment", {"note": "mắt kém"}, enrolment), Change("meeting", {"place": "Đình"}, meeting)])
    rate(a, [Rating(enrolment, "after", "trainer", "safety", "3")])
    exchange(a, stick)
    told = {kind: previewed(b, stick, kind) for kind in ("meeting", "enrolment", "attendance", "skill_check")}
    assert told["attendance"][mark].title == "Điểm danh · Bé · buổi 1 ngày 01/11 lớp tối"
    assert told["enrolment"][enrolment].title == "Người học · Bé · Lớp tối"
    (check,) = told["skill_check"].values()
    assert check.title == "Kiểm tra kỹ năng · Bé, lớp tối · An toàn thông tin, chống lừa đảo · Cuối lớp"
    (changed,) = told["meeting"].values()
    assert (changed.title, changed.sentence) == ("Buổi học · 01/11/2026 · Lớp tối", "Đổi nơi học.")
