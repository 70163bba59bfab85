"""The first line of a segment and what its root covers (format §4)."""

from dataclasses import replace

import pytest

from dxdesk.exchange.header import parse_header, signed_line
from dxdesk.exchange.results import SegmentRefused
from tests.exchange.kit import SALT, Device

HEADER = Device(1).header("visit", schema=3, rows=7, seq=12, prev="0123456789abcdef")
LINE = HEADER.line()


def test_the_line_is_as_the_format_says() -> None:
    assert HEADER.line() == (
        f"#dxdesk;format=1;kind=visit;writer={HEADER.writer};seq=12;prev=0123456789abcdef;schema=3;min_reader=1;"
        f"ward=25747;scope=ward;rows=7;made=20261122T021500000Z;key={HEADER.key};salt={SALT}"
    )
    assert parse_header(LINE) == HEADER


@pytest.mark.parametrize("more", [{"practice": True}, {"redacted": True, "salt": ""}, {"scope": "0193-ab"}])
def test_every_header_comes_back(more: dict) -> None:
    header = replace(HEADER, **more)
    assert parse_header(header.line()) == header


def test_the_root_does_not_cover_what_a_redacted_copy_loses() -> None:
    practice = replace(HEADER, practice=True)
    redacted = replace(practice, redacted=True, salt="")
    assert signed_line(practice.line()) == signed_line(redacted.line())
    assert signed_line(practice.line()).endswith(f"key={HEADER.key};practice=1")
    assert signed_line(replace(practice, practice=False).line()) != signed_line(redacted.line())


@pytest.mark.parametrize("line", [
    LINE.replace("seq=12", "seq=012"), LINE.replace("seq=12", "seq=-1"), LINE.replace("kind=visit", "kind=../etc"),
    LINE.replace("kind=visit", "kind=Visit"), LINE.replace(";scope=ward", ""), LINE + ";extra=1", LINE + ";practice=0",
    LINE.replace(f";salt={SALT}", ""), LINE.replace("prev=0123456789abcdef", "prev=x"), LINE + ";",
    LINE.replace("ward=25747", "ward="), LINE.replace("seq=12", "seq=9999999999"), LINE.replace("seq=12", "seq=１２"),
])
def test_lines_no_desk_writes_are_altered(line: str) -> None:
    with pytest.raises(SegmentRefused) as caught:
        parse_header(line)
    assert caught.value.result == "altered"


def test_a_newer_line_may_say_more() -> None:
    header = parse_header(LINE.replace("format=1", "format=2") + ";colour=blue")
    assert header.newer
    assert header.writer == HEADER.writer
    with pytest.raises(SegmentRefused):
        parse_header(LINE.replace("format=1", "format=2").replace("writer=", "author="))
