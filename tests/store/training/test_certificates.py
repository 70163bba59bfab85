"""Who gets a certificate, and that a number once given is kept."""

import pytest

from dxdesk.errors import DeskError, InputError
from dxdesk.store.paper_words import set_paper_words
from dxdesk.store.saving import Change, save
from dxdesk.store.training.certificates import WARD, Signer, certificates, issue, usual_signer
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.learners import learners
from dxdesk.store.undo import undo_save
from tests.store.kit import Clock, carry, new_store
from tests.store.training.kit import enrol, make, mark


def taught(desk, title="Lớp 1", came=("An", "Bình"), away=("Chi",), **more):
    """A class of one meeting, who came has finished."""
    course = make(desk, "course", title=title, **more)
    meeting = make(desk, "meeting", course_id=course, held_on="2026-11-20")
    for name, state in ((name, state) for names, state in ((came, "present"), (away, "absent")) for name in names):
        person = make(desk, "resident", full_name=name)
        enrol(desk, course, person)
        mark(desk, meeting, person, state)
    return course


def numbers(prepared):
    return [(item.person.name, item.number) for item in prepared.batch.items]


def give(desk, course, *people, **more):
    return issue(desk, course, lambda batch: len(batch.items), people, **more)[0]


def test_only_who_finished_gets_one_and_looking_gives_no_number(desk):
    course = taught(desk)
    prepared = certificates(desk, course)
    assert numbers(prepared) == [("An", ""), ("Bình", "")]
    assert (prepared.fresh, prepared.batch.draft, prepared.batch.held) == (2, True, 1)
    item = prepared.batch.items[0]
    assert (item.roles, item.signer, item.symbol) == (("Tổ trưởng",), "Trần Thị Bốn", "GCN-TCNSCĐ")
    assert not any(learner.certificate_no for learner in learners(desk, course))


def test_of_a_class_that_still_meets_it_is_said_before_a_number_is_given(desk):
    course = taught(desk)
    assert certificates(desk, course).sentences() == ()
    make(desk, "meeting", course_id=course, held_on="2026-11-29")
    make(desk, "course", course, pass_share="50")
    told = certificates(desk, course).sentences()
    assert told == ("Lớp còn 1 buổi chưa học. Chỉ in cho người đã dự đủ số buổi.",)


def test_numbers_go_on_and_are_kept_when_printed_again(desk):
    first, second = taught(desk), taught(desk, "Lớp 2", ("Dung",), ())
    issued = give(desk, first)
    assert numbers(issued.prepared) == [("An", "01/GCN-TCNSCĐ"), ("Bình", "02/GCN-TCNSCĐ")]
    assert len({op.save_id for op in issued.saved.ops}) == 1 and not issued.prepared.batch.draft
    assert numbers(give(desk, second).prepared) == [("Dung", "03/GCN-TCNSCĐ")]
    person = make(desk, "resident", full_name="Ánh")
    enrolment = enrol(desk, first, person)
    make(desk, "enrolment", enrolment, result="finished")
    again = give(desk, first, signer=Signer("team", ("Tổ phó",), "Lê Văn Tám"))
    assert numbers(again.prepared) == [
        ("An", "01/GCN-TCNSCĐ"), ("Ánh", "04/GCN-TCNSCĐ"), ("Bình", "02/GCN-TCNSCĐ")]
    assert [item.signer for item in again.prepared.batch.items] == ["Trần Thị Bốn", "Lê Văn Tám", "Trần Thị Bốn"]
    assert not give(desk, first).saved.save


def test_where_writing_fails_no_number_is_given_and_undo_takes_them_back(desk):
    course = taught(desk)

    def full_disk(_):
        raise DeskError("not_written", "Ổ đĩa đầy.")

    with pytest.raises(DeskError):
        issue(desk, course, full_disk)
    assert certificates(desk, course).fresh == 2
    saved = give(desk, course).saved
    assert certificates(desk, course).fresh == 0
    undo_save(desk, saved.save)
    assert certificates(desk, course).fresh == 2


def test_one_of_many_may_be_asked_for_but_not_who_has_not_finished(desk):
    course = taught(desk)
    people = {learner.name: learner for learner in learners(desk, course)}
    assert numbers(give(desk, course, people["Bình"].person).prepared) == [("Bình", "01/GCN-TCNSCĐ")]
    for person, code in ((people["Chi"].enrolment, "not_finished"), ("không có", "unknown_learner")):
        with pytest.raises(InputError) as refused:
            certificates(desk, course, [person])
        assert refused.value.code == code
    with pytest.raises(InputError) as refused:
        certificates(desk, taught(desk, "Lớp 3", ()))
    assert refused.value.code == "nobody_finished"
    save(desk, [Change("course", {}, course, "delete")])
    with pytest.raises(InputError) as refused:
        certificates(desk, course)
    assert refused.value.code == "class_deleted"


def test_the_ward_gives_by_its_own_book_with_its_own_head(desk):
    course = taught(desk)
    give(desk, course, learners(desk, course)[0].person)
    issued = give(desk, course, signer=usual_signer(desk, "", WARD))
    assert numbers(issued.prepared) == [("An", "01/GCN-TCNSCĐ"), ("Bình", "01/GCN-UBND")]
    ours = certificates(desk, course).batch.items
    assert ours[1].roles == ("TM. Ủy ban nhân dân", "Chủ tịch") and ours[1].signer == ""
    assert ours[1].superior == ("Ủy ban nhân dân", "thành phố Hồ Chí Minh")
    assert ours[1].issuer == ("ỦY BAN NHÂN DÂN", "PHƯỜNG THỦ DẦU MỘT")
    assert ours[0].superior == ("ỦY BAN NHÂN DÂN", "PHƯỜNG THỦ DẦU MỘT")
    assert ours[0].issuer[0] == "Tổ công nghệ số cộng đồng"


def test_who_came_without_being_enrolled_is_named_and_who_is_erased_or_deleted_left_out(desk):
    course = taught(desk)
    meeting = make(desk, "meeting", course_id=course, held_on="2026-11-19")
    mark(desk, meeting, make(desk, "resident", full_name="Dung"), "present")
    make(desk, "course", course, pass_share="50")
    enrolment = enrol(desk, course, "01890000-0000-7000-8000-000000000000")  # a record that has not come here
    make(desk, "enrolment", enrolment, result="finished")
    prepared = certificates(desk, course)
    assert (prepared.outside, prepared.nameless) == (("Dung",), 1)
    assert [sentence[:20] for sentence in prepared.sentences()] == ["Chưa ghi danh nên ch", "1 người chưa về tên "]
    assert [name for name, _ in numbers(prepared)] == ["An", "Bình"]
    an = next(one for one in learners(desk, course) if one.name == "An")
    save(desk, [Change("resident", {}, an.record, "delete")])
    assert [name for name, _ in numbers(certificates(desk, course))] == ["Bình"]


def test_a_number_two_laptops_gave_is_told(desk, tmp_path):
    first, second = taught(desk, came=("An",)), taught(desk, "Lớp 2", ("Dung",))
    with new_store(tmp_path / "b", Clock(), like=desk) as other:
        carry(desk, other)
        assert not give(desk, first).twice
        assert numbers(give(other, second).prepared) == [("Dung", "01/GCN-TCNSCĐ")]
        carry(other, desk)
    assert give(desk, first).twice == ("01/GCN-TCNSCĐ",)


def test_two_records_merged_meanwhile_are_one_certificate_with_a_number_it_had(desk):
    course = taught(desk, away=())
    given = dict(map(reversed, numbers(give(desk, course).prepared)))
    an, binh = learners(desk, course)
    make(desk, "resident", binh.record, merged_into=an.record)
    issued = give(desk, course)
    ((name, number),) = numbers(issued.prepared)
    assert name == "An" and number in given and not issued.saved.save
    assert numbers(give(desk, course).prepared) == [(name, number)]


def test_the_hours_are_those_of_the_class_or_else_of_its_meetings(desk):
    course = taught(desk)
    (meeting,) = class_of(desk, course).meetings
    assert certificates(desk, course).batch.of.hours == ""
    make(desk, "meeting", meeting.id, from_at="18:30", to_at="20:00")
    assert certificates(desk, course).batch.of.hours == "1,5"
    make(desk, "course", course, hours="10")
    assert certificates(desk, course).batch.of.hours == "10"


@pytest.mark.parametrize("signer", [
    Signer("team", ("Tổ trưởng",), "Lê Thị Hoa"), Signer("team", ("Tổ trưởng",), ""),
    Signer("ward", ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Trần Văn Thử")])
def test_a_signer_is_kept_in_words_and_read_back(signer):
    symbol = "GCN-UBND" if signer.by == WARD else "GCN-TCNSCĐ"
    assert Signer.read(signer.said(), f"01/{symbol}") == signer
    assert Signer.read(Signer("team", ("Tổ trưởng",), "Hoa, Lê").said(), "01/GCN-TCNSCĐ").name == "Hoa Lê"


def test_the_words_of_the_ward_s_papers_stand_on_its_certificates(desk):
    set_paper_words(desk, {"ward.signature": "KT. Chủ tịch\nPhó Chủ tịch", "ward.signer": "Võ Thị Phó",
                           "motto": "Khác"})
    course = taught(desk)
    batch = certificates(desk, course, signer=usual_signer(desk, "", WARD)).batch
    assert (batch.items[0].roles, batch.items[0].signer) == (("KT. Chủ tịch", "Phó Chủ tịch"), "Võ Thị Phó")
    assert (batch.nation, batch.motto) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Khác")
