"""What stands on the papers of a class, read from a real desk."""

import pytest

from dxdesk.domain.class_code import meeting_in
from dxdesk.domain.class_papers import NOT_TAKEN, TAUGHT
from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.saving import Change, save
from dxdesk.store.training.papers import blank_sheet, filled_sheet, period_of, result_sheet, trainer_log
from tests.store.training.kit import enrol, make, mark


@pytest.fixture
def course(desk):
    return make(desk, "course", title="Bình dân học vụ số", skill_group="safety", audience="residents", hours="2.5")


def meeting(desk, course, day, **more):
    values = {"from_at": "18:30", "to_at": "20:00", "place": "Nhà văn hóa", **more}
    return make(desk, "meeting", course_id=course, held_on=day, **values)


def resident(desk, name, **more):
    return make(desk, "resident", full_name=name, **more)


def test_the_next_meeting_is_printed_unless_another_is_named(desk, course):
    days = ("2026-11-20", "2026-11-22", "2026-11-29")
    ids = [meeting(desk, course, day) for day in days]
    sheet = blank_sheet(desk, course)
    assert (sheet.meeting.number, sheet.of.meetings, sheet.meeting.day) == (2, 3, "Chủ nhật ngày 22/11/2026")
    assert sheet.meeting.hours == "18:30 đến 20:00"
    assert meeting_in(sheet.code) == ids[1]
    assert blank_sheet(desk, course, ids[0]).meeting.number == 1
    save(desk, [Change("meeting", {}, record, "delete") for record in ids[1:]])
    assert blank_sheet(desk, course).meeting.number == 1  # all are over: the last


def test_who_left_teaches_or_is_deleted_is_not_on_the_list(desk, course):
    teacher = make(desk, "member", full_name="Đỗ Văn Tám")
    ids = [meeting(desk, course, day, trainer_id=teacher) for day in ("2026-11-20", "2026-11-22")]
    hamlet = make(desk, "hamlet", name="Khu phố 9")
    stays = enrol(desk, course, resident(desk, "Nguyễn Văn An", birth_year="1960", hamlet_id=hamlet))
    left = enrol(desk, course, resident(desk, "Lê Thị Ánh"))
    gone = resident(desk, "Trần Văn Đạt")
    enrol(desk, course, gone)
    make(desk, "enrolment", course_id=course, member_id=teacher)
    make(desk, "enrolment", left, left_on="2026-11-21")
    save(desk, [Change("resident", {}, gone, "delete")])
    sheet = blank_sheet(desk, course, ids[1])
    assert [(one.name, one.born, one.hamlet) for one in sheet.people] == [("Nguyễn Văn An", "1960", "Khu phố 9")]
    assert [one.name for one in blank_sheet(desk, course, ids[0]).people] == ["Nguyễn Văn An", "Lê Thị Ánh"]
    assert sheet.meeting.trainers == ("Đỗ Văn Tám",) and stays


def test_a_list_of_another_class_a_class_without_meetings_or_a_deleted_one_is_refused(desk, course):
    other = meeting(desk, make(desk, "course", title="Lớp 2"), "2026-11-22")
    for code, of, named in (("no_meeting", course, ""), ("unknown_class", "không có", "")):
        with pytest.raises(InputError) as refused:
            blank_sheet(desk, of, named)
        assert refused.value.code == code
    own = meeting(desk, course, "2026-11-22")
    with pytest.raises(InputError) as refused:
        blank_sheet(desk, course, other)
    assert refused.value.code == "unknown_meeting"
    with pytest.raises(InputError) as refused:
        filled_sheet(desk, course)
    assert refused.value.code == "nothing_taken" and own
    save(desk, [Change("course", {}, course, "delete")])
    with pytest.raises(InputError) as refused:
        blank_sheet(desk, course)
    assert refused.value.code == "class_deleted"


def test_the_filled_list_has_a_state_for_each_meeting_taken_and_counts_no_trainer(desk, course):
    teacher = make(desk, "member", full_name="Đỗ Văn Tám")
    first, second = (meeting(desk, course, day) for day in ("2026-11-20", "2026-11-21"))
    meeting(desk, course, "2026-11-22")  # nobody took its roll
    make(desk, "meeting", second, co_trainer_ids=teacher)
    an, binh = (resident(desk, name) for name in ("An", "Bình"))
    for person in (an, binh):
        enrol(desk, course, person)
    make(desk, "enrolment", course_id=course, member_id=teacher)
    for record, state in ((an, "late"), (binh, "absent")):
        mark(desk, first, record, state)
    mark(desk, second, an, "left")
    sheet = filled_sheet(desk, course)
    assert [one.number for one in sheet.meetings] == [1, 2]
    assert {row.person.name: (row.states, row.came, row.held) for row in sheet.rows} == {
        "An": (("late", "left"), 2, 2), "Bình": (("absent", NOT_TAKEN), 0, 2),
        "Đỗ Văn Tám": ((NOT_TAKEN, TAUGHT), 0, 1)}
    assert (sheet.came(0), sheet.count(0, "absent"), sheet.count(1, NOT_TAKEN)) == (1, 1, 1)


def test_the_result_has_titles_for_codes_and_only_the_time_that_is_known(desk, course):
    first = meeting(desk, course, "2026-11-20")
    an = resident(desk, "An", skill_confirmed_on="2026-11-21")
    enrol(desk, course, an)
    mark(desk, first, an, "present")
    sheet = result_sheet(desk, course, shipped_catalogues())
    assert (sheet.of.skill_group, sheet.of.audience) == ("An toàn thông tin, chống lừa đảo", "Người dân")
    assert (sheet.of.hours, sheet.hours, sheet.turns, sheet.finished, sheet.confirmed) == ("2,5", "1,5 giờ", 1, 1, 1)
    assert sheet.team == "Tổ công nghệ số cộng đồng Tổ 1"
    other = meeting(desk, course, "2026-11-21", from_at="", to_at="")
    mark(desk, other, an, "present")
    assert result_sheet(desk, course, shipped_catalogues()).hours == ""


def test_the_log_has_every_trainer_also_invited_ones_up_to_today(desk, course):
    one, other = (make(desk, "member", full_name=name) for name in ("Đỗ Văn Tám", "Lê Thị Ánh"))
    both = meeting(desk, course, "2026-11-20", trainer_id=one, co_trainer_ids=other, topic="OTP")
    meeting(desk, course, "2026-11-21", trainer_name="Cô Hoa, Đoàn phường", from_at="", to_at="")
    meeting(desk, course, "2026-11-29", trainer_id=one)
    mark(desk, both, resident(desk, "An"), "present")
    mark(desk, both, resident(desk, "Bình"), "absent")
    make(desk, "attendance", meeting_id=both, member_id=one, state="present")
    log = trainer_log(desk, read_period("2026-11"))
    assert {part.name: (len(part.lines), part.minutes, part.turns) for part in log.parts} == {
        "Lê Thị Ánh": (1, 90, 1), "Đỗ Văn Tám": (1, 90, 1), "Cô Hoa, Đoàn phường": (1, None, 0)}
    assert log.parts[0].lines[0].what == "Bình dân học vụ số: OTP"
    assert {line.learners for part in log.parts for line in part.lines} == {1, None}
    assert not trainer_log(desk, read_period("2026-10")).parts
    assert trainer_log(desk, period_of(desk, course), course).about == "Lớp Bình dân học vụ số"
    with pytest.raises(InputError):
        trainer_log(desk, read_period("2026-11"), "không có")
