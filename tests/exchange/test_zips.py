"""Zips: read in memory, within limits, without a way out of the folder (format §4, read limits)."""

import io
import zipfile

import pytest

from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.zips import is_zip, members


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(SegmentRefused) as caught:
        [member.read() for member in members(data)]
    return caught.value.result


def test_segments_in_a_zip() -> None:
    data = zipped({"log/a.csv": b"one", "b.csv.age": b"two", "ảnh.jpg": b"x"})
    assert is_zip(data)
    assert [(member.name, member.read()) for member in members(data)] == [("log/a.csv", b"one"), ("b.csv.age", b"two")]


@pytest.mark.parametrize("name", ["../a.csv", "/etc/a.csv", "a/../../b.csv", "C:\\a.csv", "..\\a.csv"])
def test_names_that_lead_elsewhere(name: str) -> None:
    assert refused(zipped({name: b"x"})) == "over_limit"


def test_bombs() -> None:
    assert refused(zipped({"a.csv": b"\0" * 1_000_000})) == "over_limit"
    assert refused(zipped({"a.csv": b"x" * (9 * 1024 * 1024)}, zipfile.ZIP_STORED)) == "over_limit"
    assert refused(zipped({f"{n}.csv": b"" for n in range(10_001)})) == "over_limit"
    assert refused(zipped({f"{n}.jpg": b"" for n in range(10_001)} | {"a.csv": b"x"})) == "over_limit"


def test_many_members_each_within_its_limits() -> None:
    data = bytearray(zipped({f"{n}.csv": b"x" * 50_000 for n in range(65)}, zipfile.ZIP_STORED))
    at = 0
    while (at := data.find(b"PK\x01\x02", at + 1)) > 0:
        data[at + 24 : at + 28] = (8 * 1024 * 1024).to_bytes(4, "little")
    assert refused(bytes(data)) == "over_limit"


def test_a_list_of_members_as_long_as_the_zip() -> None:
    data = bytearray(zipped({"a.csv": b"x" * (9 * 1024 * 1024)}, zipfile.ZIP_STORED))
    data[-10:-6] = (9 * 1024 * 1024).to_bytes(4, "little")
    assert refused(bytes(data)) == "over_limit"


def test_members_that_share_their_bytes() -> None:
    data = bytearray(zipped({"a.csv": bytes(range(256)) * 40}, zipfile.ZIP_STORED))
    listed = data.index(b"PK\x01\x02")
    entry, end = bytes(data[listed:-22]), data[-22:]
    end[8:12] = (2).to_bytes(2, "little") * 2
    end[12:16] = (2 * len(entry)).to_bytes(4, "little")
    assert refused(bytes(data[:listed] + entry * 2 + end)) == "altered"


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_methods_that_unpack_without_bounds_are_left_alone(method: int) -> None:
    assert refused(zipped({"a.csv": b"x" * 1_000}, method)) == "not_ours"


def test_a_size_told_wrong_is_not_believed() -> None:
    data = bytearray(zipped({"a.csv": b"\0" * 1_000_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert refused(bytes(data)) == "altered"


def test_damage() -> None:
    data = zipped({"a.csv": bytes(range(256)) * 40}, zipfile.ZIP_STORED)
    assert refused(data[:-30]) == "truncated"
    flipped = data[:500] + bytes([data[500] ^ 1]) + data[501:]
    assert refused(flipped) == "altered"
    locked = bytearray(data)
    locked[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(locked)) == "not_for_this_device"


def test_a_zip_without_segments_is_not_ours() -> None:
    assert refused(zipped({"ảnh.jpg": b"x"})) == "not_ours"
    assert refused(zipped({"in.zip": zipped({"a.csv": b"x"})})) == "not_ours"
