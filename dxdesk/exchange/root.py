"""The root: the one hash a segment goes by and its author signs (format §4).

    root = SHA-256( first line without salt/redacted, CRLF, column line without `_salt`, CRLF, then per line of the file
                    SHA-256(frame) · SHA-256(text salt · text) · SHA-256(rest salt · rest) )

all as raw bytes, lines without byte order mark. The three parts of a line are its raw cells (`cells`) in column order,
joined by `;`, UTF-8: *frame* is `_op _action _id _fields _replaces _save _by`, every reference and `_deleted`; *text*
is `_why`, note, name, content, what, answer, reason and whatever ends in `_text`; *rest* is everything else. The line's
salt is SHA-256(16 bytes of the header's salt · op id): its first 16 bytes salt the text, its last 16 the rest, so that
giving away one says nothing of the other.

In a redacted copy the last column `_salt` holds two words joined by a comma, for text and rest: the salt as 32 hex
digits, or `#` and the part's hash as 64 hex digits where the values are gone and the part's cells are empty. `_salt` is
never guarded. The root, and with it the signature, stays.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from dxdesk.domain.records import is_reference
from dxdesk.exchange.results import SegmentRefused
from dxdesk.ledger.erasure import is_free_text as is_free_text
from dxdesk.ledger.ops import DELETED

FRAME = ("_op", "_action", "_id", "_fields", "_replaces", "_save", "_by")
WHY = "_why"
SALT = "_salt"

_HALF = 16
_SALTS = re.compile(r"([0-9a-f]{32}|#[0-9a-f]{64}),([0-9a-f]{32}|#[0-9a-f]{64})").fullmatch

Row = Sequence[str]


def is_frame(column: str) -> bool:
    """Whether a column stays in every copy: ids, references and `_deleted`."""
    return column in FRAME or column == DELETED or is_reference(column)


@dataclass(frozen=True, slots=True)
class Parts:
    """Which cells of a line belong to which part."""

    frame: Callable[[Row], Row]
    text: Callable[[Row], Row]
    rest: Callable[[Row], Row]

    @classmethod
    def of(cls, columns: Sequence[str]) -> "Parts":
        """The parts of lines with these columns, `_salt` not among them."""
        frame = [at for at, name in enumerate(columns) if is_frame(name)]
        text = [at for at, name in enumerate(columns) if is_free_text(name)]
        rest = [at for at in range(len(columns)) if at not in {*frame, *text}]
        return cls(picker(frame), picker(text), picker(rest))


def picker(places: list[int]) -> Callable[[Row], Row]:
    """What takes the cells at these places out of a row."""
    if len(places) > 1:
        return itemgetter(*places)
    only = slice(places[0], places[0] + 1) if places else slice(0)
    return lambda row: row[only]


def root_of(first_line: str, columns: Sequence[str], lines: Iterable[bytes]) -> bytes:
    """The root of a segment from its signed first line, its columns without `_salt`, and the hashes of its lines."""
    total = hashlib.sha256(f"{first_line}\r\n{';'.join(columns)}\r\n".encode())
    for line in lines:
        total.update(line)
    return total.digest()


def line_hashes(columns: Sequence[str], rows: Iterable[Row], salt: str) -> Iterable[bytes]:
    """The three hashes of each line of a whole segment; `salt` is the header's."""
    parts, sha256, join = Parts.of(columns), hashlib.sha256, ";".join
    frame, text, rest, seed = parts.frame, parts.text, parts.rest, bytes.fromhex(salt)
    for row in rows:
        line = sha256(seed + row[0].encode()).digest()
        yield (
            sha256(join(frame(row)).encode()).digest()
            + sha256(line[:_HALF] + join(text(row)).encode()).digest()
            + sha256(line[_HALF:] + join(rest(row)).encode()).digest()
        )


def redacted_hashes(columns: Sequence[str], rows: Iterable[Row]) -> Iterable[bytes]:
    """The same of a redacted copy, each row ending in its `_salt`. Raises SegmentRefused `altered`."""
    parts = Parts.of(columns)
    for *row, salts in rows:
        text, rest = split_salts(salts)
        frame = hashlib.sha256(";".join(parts.frame(row)).encode()).digest()
        yield frame + part_hash(text, parts.text(row)) + part_hash(rest, parts.rest(row))


def split_salts(cell: str) -> tuple[str, str]:
    """The two words of a `_salt` cell, for text and rest."""
    found = _SALTS(cell)
    if found is None:
        raise SegmentRefused("altered")
    return found[1], found[2]


def line_salts(salt: str, op_id: str) -> tuple[str, str]:
    """The same two words for a line of a whole segment."""
    line = hashlib.sha256(bytes.fromhex(salt) + op_id.encode()).hexdigest()
    return line[: 2 * _HALF], line[2 * _HALF :]


def is_gone(word: str) -> bool:
    """Whether a word of `_salt` says that the part's values are gone."""
    return word.startswith("#")


def part_hash(word: str, cells: Row) -> bytes:
    """The hash of a part under its word of `_salt`. Raises SegmentRefused if a part that is gone has cells."""
    if not is_gone(word):
        return hashlib.sha256(bytes.fromhex(word) + ";".join(cells).encode()).digest()
    if any(cells):
        raise SegmentRefused("altered")
    return bytes.fromhex(word[1:])
