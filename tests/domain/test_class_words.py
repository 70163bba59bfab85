"""Classes, meetings and learners as they stand inside a sentence."""

import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.class_words import (
    class_subject,
    class_words,
    deleted_thing,
    meeting_words,
    named_few,
    two_answers,
)
from dxdesk.domain.fields import Type
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import show_unit, show_value
from dxdesk.paths import resource_path

LISTS = load_catalogues(resource_path("data"))
PLACE = "buổi 3 ngày 15/11 lớp Bình dân học AI"


@pytest.mark.parametrize(("title", "words"), [
    ("Bình dân học AI", "lớp Bình dân học AI"), ("Lớp tối KP3", "lớp tối KP3"), ("", ""), ("Lớp", "lớp Lớp"),
])
def test_a_class_is_called_a_class_once(title, words):
    assert class_words(title) == words


@pytest.mark.parametrize(("of", "words"), [
    (("3", "2026-11-15", "Bình dân học AI"), PLACE), (("", "2026-11-15", "Bình dân học AI"),
                                                     "buổi học ngày 15/11 lớp Bình dân học AI"),
    (("2", "", ""), "buổi 2"), (("", "", ""), "buổi học"),
])
def test_a_meeting_without_what_is_not_known(of, words):
    assert meeting_words(*of) == words


@pytest.mark.parametrize(("kind", "person", "where", "thing", "words"), [
    ("attendance", "Trần Thị Bé", PLACE, "", f"Trần Thị Bé, {PLACE}"),
    ("attendance", "", "", "", "một người học"),
    ("enrolment", "Trần Thị Bé", "lớp tối", "", "Trần Thị Bé trong lớp tối"),
    ("skill_check", "Trần Thị Bé", "lớp tối", "ai,after,self",
     "Trần Thị Bé trong lớp tối, nhóm “Trí tuệ nhân tạo cơ bản”, cuối lớp, tự đánh giá"),
    ("skill_check", "", "", ",,", "một người học"),
    ("course", "", "", "Bình dân học AI", "lớp Bình dân học AI"), ("course", "", "", "", "một lớp"),
    ("meeting", "", PLACE, "", PLACE), ("meeting", "", "", "", "một buổi học"),
    ("syllabus", "", "", "An toàn", "chương trình “An toàn”"),
])
def test_whose_or_of_what(kind, person, where, thing, words):
    assert class_subject(kind, person, where, thing, LISTS) == words


def test_what_is_deleted():
    assert deleted_thing("enrolment", "Bé trong lớp tối") == "tên Bé trong lớp tối"
    assert deleted_thing("meeting", PLACE) == PLACE


def test_few_are_named_many_counted():
    assert named_few(("An", "Bé")) == "An, Bé"
    assert named_few(("An", "Bé", "Cư", "Dư", "Én")) == "An, Bé, Cư và 2 người nữa"


def test_the_question_between_two_answers():
    assert two_answers("attendance", "state", ("Có mặt", "Vắng có phép")) == "Có mặt hay vắng có phép?"
    assert two_answers("attendance", "state", ("Có mặt", "Vắng", "Về sớm")) == ""
    assert two_answers("attendance", "signed", ("Đã ký", "để trống")) == "Đã ký hay chưa?"
    assert two_answers("enrolment", "result", ("Hoàn thành", "Chưa hoàn thành")) == ""


def test_lists_of_records_hours_and_scores_are_words():
    trainers = KINDS["meeting"].field("co_trainer_ids")
    assert trainers is not None and trainers.type is Type.REFS
    named = {"a": "Lê Hoà", "b": "Đinh B"}
    shown = show_value("meeting", trainers, "a,b,c", LISTS, lambda _, record: named.get(record, ""))
    assert shown == "Lê Hoà; Đinh B; hồ sơ chưa về máy này"
    hours = {"from_at": "18:30", "to_at": "20:30"}
    assert show_unit("meeting", hours, LISTS, lambda *_: "") == "18:30 đến 20:30"
    assert show_unit("meeting", {**hours, "to_at": ""}, LISTS, lambda *_: "") == "18:30"
    assert show_unit("skill_check", {"score": "2.5"}, LISTS, lambda *_: "") == "2,5"
