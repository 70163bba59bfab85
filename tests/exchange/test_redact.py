"""A redacted copy keeps root, signature and skeleton, and tells missing values from cleared ones (format §3, §4)."""

from dataclasses import replace

import pytest

from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.segments import read_segment
from dxdesk.exchange.signed import put_together, take_apart
from dxdesk.ledger.ops import skeleton
from tests.exchange.kit import SALT, Device, record, redact

HERE = Device(1)


def resident(number: int):
    sets = {"full_name": f"Trần Thị {number}", "phone": "", "hamlet_id": record(9), "note": "đau chân", "_deleted": ""}
    return HERE.op("resident", record(number), sets, why="sửa tên")


OPS = [resident(1), resident(2)]
WHOLE = HERE.segment(OPS)
ONE = OPS[0].id


def test_values_go_and_the_signature_stays() -> None:
    copy = redact(WHOLE.data, {ONE}, {ONE})
    assert b"Tr\xe1\xba\xa7n Th\xe1\xbb\x8b 1" not in copy
    assert SALT.encode() not in copy
    segment = read_segment(copy, HERE.reader())
    assert segment.root == WHOLE.root
    assert segment.header.redacted
    assert segment.ops == (skeleton(OPS[0]), OPS[1])
    assert segment.ops[0].sets == {
        "full_name": None, "phone": None, "hamlet_id": record(9), "note": None, "_deleted": "",
    }


def test_free_text_may_go_alone() -> None:
    segment = read_segment(redact(WHOLE.data, {ONE}, ()))
    assert segment.ops[0].sets == {**OPS[0].sets, "note": None}
    assert segment.ops[0].why == ""
    assert segment.ops[1] == OPS[1]


def test_the_salt_of_what_stays_does_not_open_what_went() -> None:
    whole = take_apart(redact(WHOLE.data, (), ())).rows[0][-1].split(",")
    part = take_apart(redact(WHOLE.data, {ONE}, ())).rows[0][-1].split(",")
    assert part[1] == whole[1]
    assert part[0].startswith("#")
    assert whole[0] not in part[0]


def test_redacted_again_and_byte_identical() -> None:
    once = redact(WHOLE.data, {ONE}, ())
    twice = redact(redact(once, (), {ONE}), {ONE}, {ONE})
    assert read_segment(twice).ops[0] == skeleton(OPS[0])
    assert twice == redact(WHOLE.data, {ONE}, {ONE})
    assert put_together(take_apart(twice)) == twice


@pytest.mark.parametrize("change", [
    lambda row: [*row[:8], "Ai đó", *row[9:]],
    lambda row: [*row[:-1], "#" + "0" * 64 + "," + "#" + "0" * 64],
    lambda row: [*row[:-1], "0" * 32 + "," + "0" * 32],
    lambda row: [*row[:-1], ""],
])
def test_a_changed_copy_is_altered(change) -> None:
    signed = take_apart(redact(WHOLE.data, {ONE}, {ONE}))
    rows = [change(signed.rows[0]), *signed.rows[1:]]
    with pytest.raises(SegmentRefused, match="đã bị sửa"):
        read_segment(put_together(replace(signed, rows=rows)))


def test_values_missing_before_the_first_sending_are_missing_for_all() -> None:
    erased = skeleton(OPS[0])
    segment = HERE.segment([erased, OPS[1]])
    assert segment.header.redacted
    assert SALT.encode() not in segment.data
    assert read_segment(segment.data, HERE.reader()).ops == (erased, OPS[1])
