"""Files made with care against the reader: a result in words every time, nothing taken, and soon (format §4).

Mutated files by the thousand, through whole exchanges, are in `tests/torture/test_hostile.py`.
"""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.segments import read_segment
from dxdesk.exchange.signed import SYSTEM, put_together, root_for, take_apart
from dxdesk.exchange.trailer import BOM, to_sign, trailer_line
from tests.exchange.kit import Device

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "wire").glob("*.csv"))
FILES = [path.read_bytes() for path in GOLDEN]


def result_of(read: Callable[[bytes], object], data: bytes) -> str:
    """The result a reader refuses with; empty when it takes the file."""
    try:
        read(data)
    except SegmentRefused as refusal:
        return refusal.result
    return ""


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_row_moved_or_doubled_is_altered_even_with_a_right_sum(path: Path) -> None:
    signed = take_apart(path.read_bytes())
    for rows in (signed.rows[::-1], [*signed.rows, signed.rows[0]], signed.rows[1:]):
        if rows != signed.rows:
            with pytest.raises(SegmentRefused, match="đã bị sửa"):
                read_segment(put_together(replace(signed, rows=rows)))


def signed_by_a_stranger(body: bytes, first: str = "", columns: str = ";".join(SYSTEM), rows: int = 1) -> bytes:
    """A file whose sum and signature are right, whatever is in it: anyone can make one."""
    stranger = Device(9)
    first = first or stranger.header("visit", rows=rows).line()
    whole = BOM + f"{first}\r\n{columns}\r\n".encode() + body
    return whole + trailer_line(whole, rows, b"\0" * 32, stranger.private.sign(to_sign(b"\0" * 32)))


WIDE = ";".join((*SYSTEM, *(f"c{n}" for n in range(512 - len(SYSTEM)))))
NUMBERED = ";".join(f"{n:x}" for n in range(1_100_000))


@pytest.mark.parametrize(("data", "result"), [
    (signed_by_a_stranger(b'""' + b";" * 8_000_000), "altered"),
    (signed_by_a_stranger(b";" * 8_000_000), "over_limit"),
    (signed_by_a_stranger(b'"\n";;;;;;;\r\n' * 700_000), "over_limit"),
    (signed_by_a_stranger(b'"\r\n";;;;;;;\r\n' * 49_000 + b'"\r\n";;;;;;;;', rows=49_001), "altered"),
    (signed_by_a_stranger((b'"";' + b"ab;" * 510 + b"ab\r\n") * 5_300, columns=WIDE), "over_limit"),
    (signed_by_a_stranger(b"", columns=NUMBERED), "over_limit"),
    (signed_by_a_stranger(b"", first=Device(9).header("visit").line() + ";" + NUMBERED), "altered"),
], ids=["a quote and separators", "separators", "lines", "open quotes", "cells", "columns", "first line"])
def test_nothing_a_stranger_signs_costs_much(data: bytes, result: str) -> None:
    started = time.thread_time()
    assert result_of(take_apart, data) == result
    assert time.thread_time() - started < 2


CELLS = ["", "*", ",", "'", "''", '"', '""', '";"', '"a"', "=1", "'=1", "'a", "a;b", "x\r\ny", "\n", "\r", "+", "1e5",
         "note", "\0", "save", "20261122T021500001Z-0000-040g27gnsk-h0gxd2df", "é" * 40_000]


@pytest.mark.parametrize("seed", range(3))
def test_a_trusted_but_broken_program_is_refused_or_read_just_as_written(seed: int) -> None:
    chance, device = random.Random(seed), Device(1)
    read = 0
    for _ in range(400):
        signed = take_apart(chance.choice(FILES))
        rows = [list(row) for row in signed.rows]
        for _ in range(chance.randint(1, 3)):
            row = chance.choice(rows)
            row[chance.randrange(len(row))] = chance.choice(CELLS)
        try:
            root = root_for(signed.header, signed.columns, rows)
        except SegmentRefused:
            continue
        broken = replace(signed, rows=rows, root=root, signature=device.private.sign(to_sign(root)))
        data = put_together(broken)
        result = result_of(read_segment, data)
        assert result in {"", "altered", "over_limit", "truncated", "needs_update"}
        if not result:
            assert put_together(take_apart(data)) == data
            read += 1
    assert read
