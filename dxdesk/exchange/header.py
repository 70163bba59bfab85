"""The first line of a segment, whose form never changes in any later format (format §4).

`#dxdesk;format=1;kind=…;writer=…;seq=…;prev=…;schema=…;min_reader=…;ward=…;scope=…;rows=…;made=…;key=…;salt=…[;practice=1]`

`made` is UTC as in op ids (`20261122T093015123Z`). `prev` is the first 16 hex digits of the root of the writer's
segment before this one, `-` on its first. A redacted copy says `redacted=1` in the place of `salt`. Where `format` or
`min_reader` is above ours, keys we do not know are passed over; otherwise the line must be byte for byte what we write.
"""

import re
from dataclasses import dataclass
from typing import Any

from dxdesk.domain.schema import MIN_READER
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.trailer import BOM

FORMAT = 1
READER = 1
MAGIC = "#dxdesk"
LINE_LIMIT = 4_096
"""The most letters in a first line; ours has at most 500, and later formats may add some."""

_NUMBER = r"0|[1-9][0-9]{0,8}"
_WORD = r"[0-9A-Za-z_\-]{1,64}"
_SHAPES = {
    name: re.compile(shape).fullmatch
    for name, shape in {
        "format": _NUMBER,
        "kind": r"[a-z][a-z0-9_]{0,39}",
        "writer": r"[0-9a-hjkmnp-tv-z]{10}",
        "seq": _NUMBER,
        "prev": r"[0-9a-f]{16}|-",
        "schema": _NUMBER,
        "min_reader": _NUMBER,
        "ward": _WORD,
        "scope": _WORD,
        "rows": _NUMBER,
        "made": r"[0-9]{8}T[0-9]{9}Z",
        "key": r"[0-9a-f]{64}",
    }.items()
}
_NUMBERS = ("format", "seq", "schema", "min_reader", "rows")
_SALT = re.compile(r"[0-9a-f]{32}").fullmatch
_REDACTABLE = re.compile(r";(?:salt=[0-9a-f]{32}|redacted=1)(?=;|\Z)")


@dataclass(frozen=True, slots=True)
class Header:
    """What a segment says of itself. `key` and `salt` are hex; `salt` is empty in a redacted copy."""

    kind: str
    writer: str
    seq: int
    prev: str
    ward: str
    made: str
    key: str
    salt: str
    scope: str = "ward"
    schema: int = 1
    rows: int = 0
    practice: bool = False
    redacted: bool = False
    min_reader: int = MIN_READER
    format: int = FORMAT

    @property
    def newer(self) -> bool:
        """Whether only a later program can read what follows."""
        return self.format > FORMAT or self.min_reader > READER

    def line(self) -> str:
        """The first line, without byte order mark and line end."""
        shown = (f"{name}={getattr(self, name)}" for name in _SHAPES)
        salt = "redacted=1" if self.redacted else f"salt={self.salt}"
        return ";".join([MAGIC, *shown, salt, *(["practice=1"] if self.practice else [])])


def parse_header(line: str) -> Header:
    """The header in a first line. Raises SegmentRefused `not_ours` or `altered`."""
    if len(line) > LINE_LIMIT:
        raise SegmentRefused("altered")
    magic, *pairs = line.split(";")
    if magic != MAGIC:
        raise SegmentRefused("not_ours")
    said = dict(pair.partition("=")[::2] for pair in pairs)
    if not all(shape(said.get(name, "")) for name, shape in _SHAPES.items()):
        raise SegmentRefused("altered")
    texts: dict[str, Any] = {name: said[name] for name in _SHAPES if name not in _NUMBERS}
    numbers: dict[str, Any] = {name: int(said[name]) for name in _NUMBERS}
    header = Header(
        **texts, **numbers, salt=said.get("salt", ""), practice="practice" in said, redacted="redacted" in said
    )
    salted = header.redacted or _SALT(header.salt)
    if not salted or (not header.newer and header.line() != line):
        raise SegmentRefused("altered")
    return header


def header_of(data: bytes) -> Header:
    """The header of a segment kept here, whose bytes were proved when it came."""
    return parse_header(data[len(BOM) : data.index(b"\r\n")].decode())


def signed_line(line: str) -> str:
    """The part of the first line the root covers: all but the salt, which a redacted copy no longer has."""
    return _REDACTABLE.sub("", line, count=1)
