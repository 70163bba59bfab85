"""The desk under attack, in the real window: full disks, faults, records that change under the slip."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.store.drafts import held_drafts
from dxdesk.store.merging import merge
from dxdesk.store.records import show
from dxdesk.store.slip_book_acts import new_book
from dxdesk.store.visits import recent_visits
from dxdesk.ui.desk.drafting import FORM
from tests.ui.desk.attacking import KEY, count, delete, full_disk, held, said, save_all, service, slip
from tests.ui.desk.hand import Hand
from tests.ui.desks import write_visit


def test_a_full_disk_is_said_at_every_door_and_the_slip_stays(hand, desk, monkeypatch):
    held(desk)
    hand.page.offer.look()
    slip(hand)
    hand.press(KEY.Key_F2)
    hand.page.bar.ui.edit_place.setFocus()
    hand.text("Sân đình")
    with monkeypatch.context() as patch:
        full_disk(desk, patch)
        _every_door(hand, desk)
    assert save_all(hand) and count(desk, "visit") == 1
    assert [draft.slot for draft in held_drafts(desk.store, FORM)] == [f"{FORM}:trước"]


def _every_door(hand: Hand, desk) -> None:
    hand.page.ui.offer.buttons()[1].click()
    assert not hand.page.ui.offer.isHidden() and "ổ đĩa đầy" in desk.notice.standing()[0].fact
    desk.notice.clear()
    hand.press(KEY.Key_F2)
    assert hand.page.bar.editing and hand.page.bar.context.place == ""
    assert "ổ đĩa đầy" in desk.notice.standing()[0].fact
    hand.press(KEY.Key_Escape)
    hand.save()
    hand.save()
    assert "ổ đĩa đầy" in said(hand)
    assert hand.page.form.typed().full_name == "Trần Thị Bé" and hand.page.form.ui.helps.services == ("VNEID_ACTIVATE",)
    assert hand.page.unfinished() == "Phiếu 1 còn ghi dở, chưa lưu."


def test_a_full_disk_as_a_book_is_begun_or_ended_changes_nothing(hand, desk, monkeypatch):
    made = new_book(desk.store, 1, 5, "Nhà văn hóa", "", desk.who.member_id, "2026-11-21")
    before = hand.page.bar.context
    hand.press(KEY.Key_F7)
    with monkeypatch.context() as patch:
        full_disk(desk, patch)
        hand.page.late._enter(made.id, made.code, "2026-11-21", "Nhà văn hóa", 2)
        assert hand.page.late.open and hand.page.late.number.book is None and hand.page.bar.context == before
        assert "ổ đĩa đầy" in desk.notice.standing()[0].fact
    hand.page.late._enter(made.id, made.code, "2026-11-21", "Nhà văn hóa", 2)
    with monkeypatch.context() as patch:
        full_disk(desk, patch)
        hand.page.bar.ui.drop_book.click()
        hand.page.late.stop()
        assert hand.page.bar.context.book == made.id and hand.page.late.number.book.id == made.id
    hand.page.late.stop()
    assert hand.page.late.number.book is None and hand.page.bar.context.place == before.place


def test_a_fault_after_the_save_leaves_no_saved_slip_to_be_saved_again(hand, desk, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    slip(hand)
    with monkeypatch.context() as patch:
        patch.setattr(hand.page.filling, "remember", fail)
        with pytest.raises(ZeroDivisionError):
            hand.page.save()
    assert hand.page.form.is_empty() and count(desk, "visit") == 1


def test_a_book_deleted_meanwhile_makes_no_slip_twice(hand, desk):
    made = new_book(desk.store, 1, 5, "Nhà văn hóa", "", desk.who.member_id, "2026-11-21")
    hand.press(KEY.Key_F7)
    hand.page.late._enter(made.id, made.code, "2026-11-21", "Nhà văn hóa", 2)
    slip(hand)
    delete(desk, "slip_book", made.id)
    hand.save()
    assert "đã xóa" in hand.page.late.number.field.accessibleDescription()
    assert save_all(hand) and count(desk, "visit") == 1
    assert show(desk.store, "visit", recent_visits(desk.store, 1)[0].id).values["slip_no"] == f"{made.code}-0002"
    assert hand.page.late.number.book is None and hand.page.bar.context.book == ""
    assert hand.page.bar.context.day == "2026-11-22"


def test_undo_while_the_slip_is_being_mended_leaves_a_whole_slip(hand, desk):
    slip(hand)
    assert save_all(hand)
    hand.press(KEY.Key_Up, held=Qt.KeyboardModifier.AltModifier)
    hand.page.form.ui.note.setFocus()
    hand.text("mai quay lại")
    hand.page.ui.message.buttons()[-1].setFocus()
    hand.ctrl(KEY.Key_Z)
    assert (count(desk, "visit"), count(desk, "resident")) == (0, 0)
    assert save_all(hand)
    assert (count(desk, "visit"), count(desk, "resident"), count(desk, "help")) == (1, 1, 1)
    assert desk.store.value("visit", recent_visits(desk.store, 1)[0].id, "note") == "mai quay lại"


def test_a_slip_of_somebody_deleted_meanwhile_brings_him_back(hand, desk):
    made = write_visit(desk, "Nguyễn Văn An")
    hand.page.open(made.resident_id)
    service(hand, "s")
    delete(desk, "resident", made.resident_id)
    assert save_all(hand)
    assert (count(desk, "visit"), count(desk, "resident")) == (2, 1)
    assert {visit.resident_id for visit in recent_visits(desk.store)} == {made.resident_id}


def test_somebody_merged_meanwhile_is_the_other(hand, desk):
    keep, other = write_visit(desk, "Nguyễn Văn An", phone="0912345678"), write_visit(desk, "Nguyễn Văn An")
    hand.page.open(other.resident_id)
    service(hand, "s")
    hand.page.form.ui.phone.setFocus()
    hand.text("0987654321")
    merge(desk.store, keep.resident_id, other.resident_id)
    assert save_all(hand)
    assert recent_visits(desk.store, 1)[0].resident_id == keep.resident_id
    assert desk.store.value("resident", keep.resident_id, "phone") == "0987654321"


def test_a_slip_deleted_elsewhere_is_not_opened(hand, desk):
    slip(hand)
    assert save_all(hand)
    visit = recent_visits(desk.store, 1)[0]
    delete(desk, "visit", visit.id)
    hand.press(KEY.Key_Up, held=Qt.KeyboardModifier.AltModifier)
    assert hand.page.work.opened is None and "đã xóa" in said(hand) and hand.page.form.is_empty()


def test_a_mend_left_half_written_brings_its_deleted_slip_back(hand, desk):
    made = write_visit(desk, "Nguyễn Văn An")
    hand.page.open_slip(made.visit_id)
    hand.page.form.ui.note.setFocus()
    hand.text("mai quay lại")
    assert hand.page.drafting.flush()
    hand.page.start()
    delete(desk, "visit", made.visit_id)
    hand.page.offer.look()
    hand.press(KEY.Key_F5)
    assert save_all(hand) and held_drafts(desk.store, FORM) == []
    assert desk.store.value("visit", made.visit_id, "note") == "mai quay lại"
    assert (count(desk, "visit"), count(desk, "help")) == (1, 1)


@pytest.mark.parametrize("how", ["gone", "merged"])
def test_a_draft_of_somebody_gone_or_merged_goes_on(hand, desk, how):
    made, keep = write_visit(desk, "Nguyễn Văn An"), write_visit(desk, "Nguyễn Văn An")
    held(desk, resident_id=made.resident_id if how == "merged" else "nobody")
    if how == "merged":
        merge(desk.store, keep.resident_id, made.resident_id)
    hand.page.offer.look()
    hand.press(KEY.Key_F5)
    assert hand.page.form.typed().full_name == "Lý Thị Mơ"
    assert save_all(hand) and held_drafts(desk.store, FORM) == []
    person = recent_visits(desk.store, 1)[0].resident_id
    assert (person == keep.resident_id) == (how == "merged") and person != made.resident_id


def test_f6_on_a_candidate_merged_meanwhile_takes_the_other(hand, desk):
    keep, other = write_visit(desk, "Trần Thị Bé", birth_year="1958"), write_visit(desk, "Nguyễn Văn An")
    hand.text("Nguyễn Văn An")
    merge(desk.store, keep.resident_id, other.resident_id)
    hand.page.ui.candidates.taken.emit(other.resident_id)
    assert hand.page.form.known.id == keep.resident_id and hand.page.form.typed().full_name == "Trần Thị Bé"
