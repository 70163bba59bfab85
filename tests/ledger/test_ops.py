"""Op ids, skeletons and record ids (format §2, §3)."""

import hashlib
import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.ledger.ids import new_record
from dxdesk.ledger.ops import CROCKFORD, Op, base32, canonical, op_time, rank, skeleton, stamp, writer_of

TICK, WRITER, NOISE = "20261122T021500123Z-00ff", "abcde12345", b"n" * 16
OP = Op("", "resident", "r", "save", {"full_name": "Hoà", "phone": ""}, ("x",), "s", "m", "vì")


def test_an_id_shows_time_counter_writer_and_digest():
    op = stamp(OP, TICK, WRITER, NOISE)
    assert re.fullmatch(r"20261122T021500123Z-00ff-abcde12345-[0-9a-hjkmnp-tv-z]{8}", op.id)
    assert (writer_of(op.id), op.writer) == (WRITER, WRITER)
    assert op_time(op.id) == datetime(2026, 11, 22, 2, 15, 0, 123_000, tzinfo=UTC)
    assert replace(op, id="") == OP


@pytest.mark.parametrize("other", [
    replace(OP, kind="visit"), replace(OP, record="s"), replace(OP, action="choose"), replace(OP, save=""),
    replace(OP, sets={"full_name": "Hòa", "phone": ""}), replace(OP, sets={"full_name": "Hoà"}), replace(OP, why=""),
    replace(OP, sets={"full_name": "Hoà", "phone": None}), replace(OP, replaces=("y",)), replace(OP, by="n"),
])
def test_an_id_holds_a_digest_of_everything_the_op_says(other):
    """M1: two desks on one clock, counter and writer (a cloned disk) never give one id to different ops."""
    assert stamp(other, TICK, WRITER, NOISE).id != stamp(OP, TICK, WRITER, NOISE).id


def test_an_id_confirms_nobodys_erased_value():
    """The noise is thrown away, so nobody can try values until the digest fits."""
    assert stamp(OP, TICK, WRITER, NOISE).id != stamp(OP, TICK, WRITER, b"m" * 16).id


def test_the_order_of_fields_is_no_content():
    turned = replace(OP, sets=dict(reversed(OP.sets.items())))
    assert canonical(turned) == canonical(OP)


def test_the_digest_of_an_op_is_fixed_for_ever():
    """A golden id: a change here means that two versions of the program do not name one op alike."""
    assert stamp(OP, TICK, WRITER, NOISE).id[-8:] == base32(_digest())
    assert canonical(OP) == '["resident","r","save",{"full_name":"Hoà","phone":""},["x"],"s","m","vì"]'


def _digest() -> bytes:
    head = f"{TICK}-{WRITER}"
    text = f'{head}["resident","r","save",{{"full_name":"Hoà","phone":""}},["x"],"s","m","vì"]'
    return hashlib.sha256(text.encode() + NOISE).digest()[:5]


@given(st.binary(min_size=5, max_size=40).filter(lambda data: len(data) % 5 == 0))
def test_base32_is_crockfords(data):
    number = int.from_bytes(data, "big")
    text = base32(data)
    value = 0
    for letter in text:
        value = value * 32 + CROCKFORD.index(letter)
    assert (value, len(text)) == (number, len(data) * 8 // 5)


def test_ids_sort_by_time_then_counter_and_lose_ties_outside_their_years():
    early, late = stamp(OP, TICK, WRITER, NOISE).id, stamp(OP, "20261122T021500123Z-0100", WRITER, NOISE).id
    assert early < late
    assert rank(early) < rank(late)
    for year in ("1970", "2024", "2046", "9999"):
        assert rank(stamp(OP, f"{year}1122T021500123Z-0000", WRITER, NOISE).id) < rank(early)


def test_a_skeleton_keeps_units_references_and_deleted_and_marks_what_is_missing():
    """D7, D8: references are never blanked, and what is taken out is not the empty value."""
    op = replace(OP, sets={"full_name": "A", "phone": "", "merged_into": "p", "hamlet_id": "h", "_deleted": "1",
                           "id_key": "v1:x"}, replaces=("x", "y"))
    bare = skeleton(op)
    assert bare.sets == {"full_name": None, "phone": None, "merged_into": "p", "hamlet_id": "h", "_deleted": "1",
                         "id_key": None}
    assert (bare.replaces, bare.save, bare.by, bare.why) == (op.replaces, op.save, op.by, "")


def test_record_ids_sort_by_the_moment_and_are_version_7():
    first = new_record(datetime(2026, 11, 22, 2, 15, tzinfo=UTC))
    later = new_record(datetime(2026, 11, 22, 2, 15, 0, 1_000, tzinfo=UTC))
    assert first < later
    assert uuid.UUID(first).version == 7
    assert uuid.UUID(first).variant == uuid.RFC_4122
    assert first != new_record(datetime(2026, 11, 22, 2, 15, tzinfo=UTC))
