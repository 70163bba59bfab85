"""The counters of the desk: named slips, tallies apart, the shift, the member's pace."""

from datetime import UTC, datetime, timedelta

import pytest

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.counters import Counts, counts
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.store.kit import Clock, carry, new_store

TODAY = "2026-11-22"
EVENING = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)  # 19:05 in Việt Nam


@pytest.fixture
def clock() -> Clock:
    clock = Clock()
    clock.now = EVENING
    return clock


@pytest.fixture
def store(home, clock):
    with new_store(home, clock) as made:
        yield made


def write(store, name="Trần Thị Bé", outcome="done", **visit):
    person = {"full_name": name} if name else {}
    return save_visit(store, VisitDraft(person, "", visit, (HelpLine("VNEID_ACTIVATE", outcome), HelpLine("VSSID"))))


def count(store, member="", shift="", day=TODAY) -> Counts:
    return counts(store, day, member or store.setting("member_id"), store.clock(), shift)


def test_named_slips_of_the_day_the_member_and_the_hour(store, clock):
    write(store)
    write(store, "Lê Văn Tám", outcome="partly", member_id="somebody")
    write(store, "Điểu Trư", visit_at="08:10")
    write(store, "Phạm Ngọc Ánh", visit_on="2026-11-21")
    assert count(store) == Counts(3, 3, 2, 2, 2, 0, 0, 0)
    assert count(store, day="2026-11-21") == Counts(1, 1, 1, 0, 1, 0, 0, None)


def test_a_shift_counts_its_own_slips(store):
    write(store, shift="afternoon")
    write(store, "Lê Văn Tám", shift="evening")
    write(store, "Điểu Trư", shift="evening", member_id="somebody")
    found = count(store, shift="evening")
    assert (found.day, found.shift, found.mine) == (3, 2, 2)


def test_tallies_and_the_people_in_them_stand_apart(store):
    write(store)
    write(store, "", people="12")
    write(store, "", people="30")
    found = count(store)
    assert (found.day, found.shift, found.mine, found.activations) == (1, 1, 1, 1)
    assert (found.anonymous, found.anonymous_people, found.slips) == (2, 42, 3)


def test_what_other_laptops_wrote_and_what_was_deleted_is_not_counted(store, clock, tmp_path):
    gone = write(store)
    with new_store(tmp_path / "máy khác", clock, like=store) as other:
        write(other, "Của máy khác")
        carry(other, store)
    assert count(store).day == 1
    save(store, [Change("visit", {}, gone.visit_id, "delete")])
    assert count(store).day == 0


def test_a_slip_saved_twice_is_one_slip(store):
    once = write(store)
    save(store, [Change("visit", {"note": "thêm"}, once.visit_id)])
    assert count(store).day == 1


def test_the_pace_is_known_after_ten_minutes_and_only_of_the_shift(store, clock):
    write(store, shift="morning", visit_at="08:00")
    for _ in range(4):
        write(store, shift="evening")
    assert count(store, shift="evening").per_hour is None
    clock.now += timedelta(minutes=20)
    write(store, "", people="3", shift="evening")
    assert count(store, shift="evening").per_hour == 15
    assert count(store, member="somebody", shift="evening").per_hour is None


def test_a_slip_entered_late_counts_for_its_own_day(store, clock):
    clock.now += timedelta(days=3)
    write(store, visit_on=TODAY)
    assert count(store).day == 1 and count(store).per_hour is None
    assert count(store, day="2026-11-25").day == 0


def test_an_hour_of_another_day_is_not_this_hour(store, clock):
    write(store)
    clock.now += timedelta(days=1)
    assert count(store).hour == 0
