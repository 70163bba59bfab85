"""A segment file taken apart, proved whole and by its author; and put together again, byte for byte (format §4)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dxdesk.exchange.cells import COLUMN_LIMIT, LINE_LIMIT, split_lines
from dxdesk.exchange.header import Header, parse_header, signed_line
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.root import FRAME, SALT, WHY, line_hashes, redacted_hashes, root_of
from dxdesk.exchange.trailer import BOM, Trailer, read_trailer, signed_by, trailer_line
from dxdesk.ledger.writer import belongs

SYSTEM = (*FRAME, WHY)
READ_LIMIT = 8 * 1024 * 1024

_END = "\r\n"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}").fullmatch


@dataclass(frozen=True, slots=True)
class Signed:
    """A segment's parts; `columns` are all but `_salt`, rows hold raw cells and end in their `_salt` if redacted."""

    header: Header
    columns: tuple[str, ...]
    rows: list[list[str]]
    root: bytes
    signature: bytes


def take_apart(data: bytes) -> Signed:
    """The parts of a segment, after limits, trailer, hash and signature were found good.

    Raises SegmentRefused: `over_limit`, `truncated`, `altered`, `not_ours`. Files of later formats pass as well, for
    nothing judged here ever changes.
    """
    if len(data) > READ_LIMIT or data.count(b"\n") > LINE_LIMIT:
        raise SegmentRefused("over_limit")
    trailer = read_trailer(data)
    first, names, body = _texts(data[len(BOM) : trailer.start])
    header = parse_header(first)
    columns = _columns(names, header)
    rows = split_lines(body, len(columns) + header.redacted)
    root = root_of(signed_line(first), columns, _hashes(header, columns, rows))
    _prove(trailer, header, len(rows), root)
    return Signed(header, columns, rows, root, trailer.signature)


def some_lines(data: bytes, wanted: Sequence[int]) -> Signed:
    """Only some lines (by place) of a file that `take_apart` found good before; nothing is proved again."""
    trailer = read_trailer(data)
    first, names, body = _texts(data[len(BOM) : trailer.start])
    header = parse_header(first)
    columns = _columns(names, header)
    rows = split_lines(body, len(columns) + header.redacted)
    return Signed(header, columns, [rows[line] for line in wanted], bytes.fromhex(trailer.root), trailer.signature)


def put_together(signed: Signed) -> bytes:
    """The file. `take_apart` gives the parts back, and from those of a file this gives the same bytes."""
    names = (*signed.columns, SALT) if signed.header.redacted else signed.columns
    lines = [signed.header.line(), ";".join(names), *map(";".join, signed.rows), ""]
    body = BOM + _END.join(lines).encode()
    return body + trailer_line(body, len(signed.rows), signed.root, signed.signature)


def root_for(header: Header, columns: Sequence[str], rows: list[list[str]]) -> bytes:
    """The root of parts about to be signed."""
    return root_of(signed_line(header.line()), columns, _hashes(header, columns, rows))


def _hashes(header: Header, columns: Sequence[str], rows: list[list[str]]) -> Iterable[bytes]:
    return redacted_hashes(columns, rows) if header.redacted else line_hashes(columns, rows, header.salt)


def _texts(body: bytes) -> tuple[str, str, str]:
    """First line, column line and the rest."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise SegmentRefused("altered") from None
    first = text.find(_END)
    second = text.find(_END, first + 1)
    if not 0 <= first < second or "\0" in text:
        raise SegmentRefused("altered")
    return text[:first], text[first + len(_END) : second], text[second + len(_END) :]


def _columns(line: str, header: Header) -> tuple[str, ...]:
    if line.count(";") >= COLUMN_LIMIT:
        raise SegmentRefused("over_limit")
    names = line.split(";")
    if (header.redacted and names.pop() != SALT) or SALT in names or len(set(names)) != len(names):
        raise SegmentRefused("altered")
    if not all(map(_NAME, names)) or (not header.newer and tuple(names[: len(SYSTEM)]) != SYSTEM):
        raise SegmentRefused("altered")
    return tuple(names)


def _prove(trailer: Trailer, header: Header, rows: int, root: bytes) -> None:
    said = trailer.root == root.hex() and trailer.rows == header.rows == rows
    own = belongs(header.writer, bytes.fromhex(header.key))
    if not said or not own or not signed_by(header.key, root, trailer.signature):
        raise SegmentRefused("altered")
