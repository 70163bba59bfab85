"""Mutated real files: a result in words every time, nothing taken, and soon (format §4)."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from dxdesk.exchange.envelope import seal, unseal
from dxdesk.exchange.results import RESULTS, SegmentRefused
from dxdesk.exchange.segments import read_segment
from dxdesk.exchange.signed import SYSTEM, put_together, root_for, take_apart
from dxdesk.exchange.statements import read_statements
from dxdesk.exchange.trailer import BOM, to_sign, trailer_line
from dxdesk.exchange.zips import members
from tests.exchange.kit import Device
from tests.exchange.test_zips import zipped

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "wire").glob("*.csv"))
FILES = [path.read_bytes() for path in GOLDEN]
TRICKS = [b'"', b";", b"\r\n", b"\0", b"'", b"=", b"#end;", b"\xff", b";" * 600, b'"' * 3_000, b"\n" * 2_000, b"*"]


def result_of(read: Callable[[bytes], object], data: bytes) -> str:
    """The result a reader refuses with; empty when it takes the file."""
    try:
        read(data)
    except SegmentRefused as refusal:
        return refusal.result
    return ""


def mutated(chance: random.Random) -> bytes:
    """A real file cut, flipped, spliced with another, shuffled or stuffed."""
    data = bytearray(chance.choice(FILES))
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.choices(range(len(data) + 1), k=2))
        match chance.randrange(7):
            case 0:
                del data[at:]
            case 1 if data:
                data[at % len(data)] ^= 1 << chance.randrange(8)
            case 2:
                data[at:to] = chance.choice(FILES)[at:to]
            case 3:
                data[at:at] = chance.choice(TRICKS)
            case 4:
                del data[at:to]
            case 5:
                lines = data.split(b"\r\n")
                chance.shuffle(lines)
                data = bytearray(b"\r\n".join(lines))
            case _:
                data[at:at] = data[at:to]
    return bytes(data)


@pytest.mark.parametrize("seed", range(4))
def test_mutated_files_are_refused_or_whole(seed: int) -> None:
    chance = random.Random(seed)
    reader = Device(1).reader()
    for _ in range(1_500):
        data = mutated(chance)
        started = time.perf_counter()
        result = result_of(lambda raw: read_segment(raw, reader), data)
        assert result in RESULTS if result else data in FILES
        assert time.perf_counter() - started < 2


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_row_moved_or_doubled_is_altered_even_with_a_right_sum(path: Path) -> None:
    signed = take_apart(path.read_bytes())
    for rows in (signed.rows[::-1], [*signed.rows, signed.rows[0]], signed.rows[1:]):
        if rows != signed.rows:
            with pytest.raises(SegmentRefused, match="đã bị sửa"):
                read_segment(put_together(replace(signed, rows=rows)))


def test_mutated_envelopes_zips_and_cards() -> None:
    chance = random.Random(5)
    key = pyrage.x25519.Identity.generate()
    sealed = seal(FILES[0], [str(key.to_public())])
    packed = zipped({path.name: data for path, data in zip(GOLDEN, FILES, strict=True)})
    listed = (GOLDEN[0].parent / "trust.json").read_bytes()
    for _ in range(500):
        for data, read in (
            (sealed, lambda raw: unseal(raw, [str(key)])),
            (packed, lambda raw: [member.read() for member in members(raw)]),
            (listed, read_statements),
        ):
            raw = bytearray(data)
            for _ in range(chance.randint(1, 5)):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
            assert result_of(read, bytes(raw[: chance.randint(len(raw) // 2, len(raw))])) in {"", *RESULTS}


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
    started = time.perf_counter()
    assert result_of(take_apart, data) == result
    assert time.perf_counter() - started < 2


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
