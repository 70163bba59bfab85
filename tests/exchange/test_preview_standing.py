"""A preview of a stick that brings who counts tells what merging then does: laptops put out, let in, and erasures."""

from datetime import date

from dxdesk.domain.attendance_grid import Answer
from dxdesk.domain.class_plan import ClassDraft, MeetingDraft
from dxdesk.exchange.devices import reinstate, revoke
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store
from dxdesk.store.erasing import confirm_erasure, request_erasure
from dxdesk.store.saving import WRITER, Change, save
from dxdesk.store.training.class_acts import delete_meeting, new_class
from dxdesk.store.training.enrolling import Newcomer, enrol
from dxdesk.store.training.taking import take
from tests.exchange.desks import edit, results
from tests.exchange.test_preview import told_then_done
from tests.exchange.wards import Ward, names


def people(store: Store) -> dict[str, str]:
    return dict(store.connection.execute("SELECT full_name, id FROM resident WHERE _deleted = 0"))


def test_what_comes_for_an_erased_person_and_the_erasure_itself(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team, other = ward.invited(officer, "tổ 3"), ward.invited(officer, "tổ 5")
    ward.meet(officer, team, other)
    person = people(officer)["Dân của tổ 5"]
    save(officer, [Change("visit", {"resident_id": person, "visit_on": "2026-11-22", "note": "ghi chú"})])
    ward.meet(officer, team, other)
    edit(other, person, phone="0911111111")
    save(other, [Change("visit", {"resident_id": person, "visit_on": "2026-11-21", "note": "đến nhà"})])
    request_erasure(officer, person)
    exchange(officer, ward.stick)
    exchange(team, ward.stick)
    confirm_erasure(team, person)
    exchange(team, ward.stick)
    told_then_done(officer, ward.stick)
    told_then_done(other, ward.stick)
    told_then_done(officer, ward.stick)
    assert person not in people(officer).values()


def test_what_comes_with_the_second_yes_and_refers_to_the_erased(ward: Ward) -> None:
    """A visit nobody here has seen, and its line, lose their words in the same exchange: they count as changed."""
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 3")
    ward.meet(officer, team)
    person = people(officer)["Dân của tổ 3"]
    request_erasure(officer, person)
    exchange(officer, ward.stick)
    exchange(team, ward.stick)
    visit = save(team, [Change("visit", {"resident_id": person, "visit_on": "2026-11-22", "note": "x"})]).records[0]
    save(team, [Change("help", {"visit_id": visit, "service": "SV01", "note": "y"})])
    exchange(team, ward.stick)
    confirm_erasure(team, person)
    exchange(team, ward.stick)
    told_then_done(officer, ward.stick)


def test_a_meeting_that_stands_for_a_roll_of_the_erased(ward: Ward) -> None:
    """The meeting was deleted unseen, the roll keeps it: what the roll loses is looked at for the meeting too."""
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 3")
    ward.meet(officer, team)
    person = people(officer)["Dân của tổ 3"]
    course, meeting = new_class(officer, ClassDraft({"title": "Lớp tối"}, (MeetingDraft("2026-11-01"),))).records
    enrol(officer, course, [Newcomer(resident=person)])
    ward.meet(officer, team)
    delete_meeting(team, meeting)
    take(officer, meeting, {person: Answer("present")}, confirmed_past=True)
    ward.meet(officer, team)
    request_erasure(officer, person)
    exchange(officer, ward.stick)
    exchange(team, ward.stick)
    confirm_erasure(team, person)
    exchange(team, ward.stick)
    told_then_done(officer, ward.stick)


def test_a_laptop_put_out_and_let_in_again(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team, other = ward.invited(officer, "tổ 3"), ward.invited(officer, "tổ 5")
    ward.meet(officer, team, other)
    theirs = people(other)["Dân của tổ 3"]
    edit(other, theirs, phone="0911111111")
    edit(team, people(team)["Dân của tổ 5"], phone="0922222222")
    exchange(team, ward.stick)
    revoke(officer, team.setting(WRITER), date(2026, 1, 1))
    exchange(officer, ward.stick)
    told_then_done(other, ward.stick)
    assert results(exchange(other, ward.stick))["unknown_device"] > 0
    edit(officer, people(officer)["Dân của phường"], phone="0933333333")
    reinstate(officer, team.setting(WRITER))
    save(officer, [Change("resident", {"note": "về lại"}, theirs)])
    exchange(officer, ward.stick)
    told_then_done(other, ward.stick)
    assert results(exchange(other, ward.stick)).keys() == {"held"}
    assert "Dân của tổ 3" in names(other)


def test_keys_that_lie_there_open_what_is_sealed_to_them(ward: Ward) -> None:
    """Once a laptop is put out the ward has new keys; whoever was away finds them beside the packs."""
    officer = ward.alone("phường", "officer")
    team, other = ward.invited(officer, "tổ 3"), ward.invited(officer, "tổ 5")
    ward.meet(officer, team, other)
    revoke(officer, team.setting(WRITER))
    save(officer, [Change("resident", {"full_name": "Sau Khi Đổi Khóa"})])
    exchange(officer, ward.stick)
    told_then_done(other, ward.stick)
    assert "Sau Khi Đổi Khóa" in people(other)
