"""Ticks never go back, follow others for five minutes only, and know when they ran ahead (format §2)."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.ledger.clock import AHEAD, FOLLOW, Tick, parse_time, time_text, wall_clock

NOW = datetime(2026, 11, 22, 2, 15, 0, 123_999, tzinfo=UTC)
JUMPS = st.one_of(
    st.integers(-3, 3).map(lambda ms: timedelta(milliseconds=ms)), st.integers(-40, 1_100).map(lambda d: timedelta(d)))


def test_a_time_is_written_in_utc_to_the_millisecond():
    assert time_text(NOW) == "20261122T021500123Z"
    assert time_text(NOW.astimezone(timezone(timedelta(hours=7)))) == "20261122T021500123Z"
    assert parse_time("20261122T021500123Z") == NOW.replace(microsecond=123_000)


@pytest.mark.parametrize(("text", "moment"), [
    ("20260230T021500000Z", datetime(2026, 3, 2, 2, 15, tzinfo=UTC)),
    ("20261122T256199999Z", datetime(2026, 11, 23, 2, 2, 39, 999_000, tzinfo=UTC)),
    ("20261399T000000000Z", datetime(2027, 3, 9, tzinfo=UTC)),
    ("20260000T000000000Z", datetime(2025, 12, 31, tzinfo=UTC)),
    ("00000101T000000000Z", datetime(1000, 1, 1, tzinfo=UTC)),
    ("99991231T235959999Z", datetime(9000, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)),
])
def test_no_digits_in_an_id_stop_a_desk(text, moment):
    """Nothing is ever refused for its time, so everything that shows or follows times must take any digits."""
    assert parse_time(text) == moment
    assert moment.astimezone(timezone(timedelta(hours=7)))
    tick = Tick(time_text(NOW)).follow(text, NOW)
    assert str(tick.next(NOW)) > str(Tick(time_text(NOW)))
    assert not tick.next(NOW).ahead(NOW)


def test_a_tick_takes_the_wall_and_counts_where_it_stands_still_or_goes_back():
    first = Tick().next(NOW)
    assert str(first) == "20261122T021500123Z-0000"
    assert str(first.next(NOW)) == "20261122T021500123Z-0001"
    assert str(first.next(NOW - timedelta(days=40))) == "20261122T021500123Z-0001"
    assert str(first.next(NOW + timedelta(milliseconds=1))) == "20261122T021500124Z-0000"


def test_a_full_counter_goes_into_the_next_millisecond():
    full = Tick("20261122T021500123Z", 0xFFFF)
    assert str(full.next(NOW)) == "20261122T021500124Z-0000"
    assert str(Tick("20261231T235959999Z", 0xFFFF).next(NOW)) == "20270101T000000000Z-0000"


@given(st.lists(JUMPS, max_size=40))
def test_ticks_rise_whatever_the_wall_does(jumps):
    now, tick, given_out = NOW, Tick(), []
    for jump in jumps:
        now += jump
        tick = Tick.parse(str(tick)).next(now)
        given_out.append(str(tick))
    assert given_out == sorted(set(given_out))


@pytest.mark.parametrize(("received", "kept"), [
    (timedelta(minutes=-1), timedelta()), (timedelta(minutes=4), timedelta(minutes=4)),
    (timedelta(minutes=6), FOLLOW), (timedelta(days=3_000), FOLLOW),
])
def test_received_times_are_followed_for_five_minutes_only(received, kept):
    tick = Tick(time_text(NOW)).follow(time_text(NOW + received), NOW)
    assert tick.time == time_text(NOW + kept)
    assert str(tick.next(NOW)) > str(tick)


def test_following_never_takes_a_tick_back_or_spends_its_counter():
    ahead = Tick(time_text(NOW + timedelta(hours=1)), 7)
    assert ahead.follow("99991231T235959999Z", NOW) == ahead
    same = Tick(time_text(NOW), 7)
    assert same.follow(time_text(NOW), NOW) == same


def test_a_clock_more_than_a_day_ahead_needs_a_new_writer():
    assert not Tick().ahead(NOW)
    assert not Tick(time_text(NOW + AHEAD)).ahead(NOW)
    assert Tick(time_text(NOW + AHEAD + timedelta(milliseconds=1))).ahead(NOW)
    assert Tick(time_text(NOW)).ahead(NOW - timedelta(days=40))


def test_the_wall_clock_knows_its_zone():
    assert wall_clock().utcoffset() == timedelta()
