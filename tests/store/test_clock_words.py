"""Clocks that cannot be right are told in a sentence, and never stop a save (format §2)."""

from datetime import UTC, datetime, timedelta

import pytest

from dxdesk.ledger.clock import time_text
from dxdesk.store.clock_words import clock_notice, pack_clock_notice
from dxdesk.store.saving import WRITER
from dxdesk.store.visits import save_visit
from tests.store.kit import draft

NOW = datetime(2026, 11, 22, 2, 15, tzinfo=UTC)


def test_a_clock_that_goes_on_says_nothing(store, clock):
    assert clock_notice(store) == ""
    save_visit(store, draft())
    clock.jump(minutes=-4)
    assert clock_notice(store) == ""
    clock.jump(days=400)
    assert clock_notice(store) == ""


def test_a_clock_behind_the_last_save_is_told_with_both_times_of_the_ward(store, clock):
    clock.now = NOW
    save_visit(store, draft())
    clock.now = NOW - timedelta(minutes=6)
    assert clock_notice(store) == (
        "Đồng hồ máy này đang là 22/11/2026 09:09; lần ghi trước là 22/11/2026 09:15. "
        "Xem lại giờ của máy. Phiếu vẫn lưu được.")
    clock.now = NOW - timedelta(hours=23)
    assert "Xem lại giờ của máy" in clock_notice(store)
    clock.now = NOW - timedelta(days=40)
    assert clock_notice(store) == (
        "Đồng hồ máy này đang là 13/10/2026 09:15; lần ghi trước là 22/11/2026 09:15. "
        "Xem lại ngày giờ của máy. Phiếu vẫn lưu được.")


@pytest.mark.parametrize(("back", "new_writer"), [
    ({"minutes": 6}, False), ({"hours": 23}, False), ({"days": 40}, True),
])
def test_what_is_said_is_true_the_save_is_taken(store, clock, back, new_writer):
    save_visit(store, draft())
    writer = store.setting(WRITER)
    clock.now -= timedelta(**back)
    assert "vẫn lưu được" in clock_notice(store)
    assert save_visit(store, draft("Sau khi đổi giờ")).save
    assert (store.setting(WRITER) != writer) == new_writer


@pytest.mark.parametrize("year", [1980, 2024, 2046, 2099])
def test_an_impossible_year_is_told_before_and_after_a_save(store, clock, year):
    clock.now = datetime(year, 6, 1, 2, 15, tzinfo=UTC)
    store.set_setting("clock", "")
    told = f"Đồng hồ máy này đang là 01/06/{year} 09:15. Xem lại ngày giờ của máy. Phiếu vẫn lưu được."
    assert clock_notice(store) == told
    save_visit(store, draft())
    assert clock_notice(store) == told


@pytest.mark.parametrize("year", [2025, 2045])
def test_the_years_at_the_ends_are_possible(store, clock, year):
    clock.now = datetime(year, 6, 1, tzinfo=UTC)
    store.set_setting("clock", "")
    assert clock_notice(store) == ""


def test_a_pack_of_tomorrow_is_told_with_the_laptop_and_the_time():
    made = time_text(NOW + timedelta(hours=24, minutes=1))
    assert pack_clock_notice("Máy Lan", made, NOW) == (
        "Máy Lan ghi gói này lúc 23/11/2026 09:16, sau giờ máy này. Một trong hai đồng hồ sai.")
    assert pack_clock_notice("", made, NOW).startswith("Một máy ghi gói này lúc 23/11/2026")


@pytest.mark.parametrize("ahead", [{"hours": 24}, {"hours": 1}, {"days": -400}])
def test_a_pack_of_today_or_of_long_ago_says_nothing(ahead):
    assert pack_clock_notice("Máy Lan", time_text(NOW + timedelta(**ahead)), NOW) == ""


@pytest.mark.parametrize("made", ["99999999T999999999Z", "00000000T000000000Z"])
def test_no_digits_of_a_pack_stop_the_words(made):
    assert (pack_clock_notice("Máy Lan", made, NOW) != "") == (made[0] == "9")
