"""Numbers and the check code as they stand on paper."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from dxdesk.domain.dates import show_moment
from dxdesk.domain.summary import Laptops, Value
from dxdesk.domain.wording import thousands

MISSING = "chưa có"
NONE = "–"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def number(value: Value, missing: str = MISSING) -> str:
    """A figure in a table: 1.234 or 81,6; a missing one says so and is never 0."""
    if value is None:
        return missing
    if isinstance(value, int) or value.is_integer():
        return thousands(int(value))
    return f"{value:,.1f}".translate(str.maketrans(",.", ".,"))


def said(value: Value) -> str:
    """A count inside a sentence: those under ten carry a leading zero, as official papers write them."""
    return f"{value:02d}" if isinstance(value, int) and 0 < value < 10 else number(value)


def whence(as_of: datetime, laptops: Laptops, what: str = "Số liệu") -> str:
    """What a paper rests on: its moment, how many laptops are in it, and which are known to be missing."""
    told = f"{what} tính đến {show_moment(as_of)}"
    told += f", gồm phiếu của {said(len(laptops.included))} máy." if laptops.included else "."
    if laptops.missing:
        told += f" Chưa đủ phiếu của {said(len(laptops.missing))} máy: {', '.join(laptops.missing)}."
    return told


def check_code(printed: Sequence[Sequence[str]]) -> str:
    """Six characters such as K7Q4-92 that stand for the rows of figures exactly as printed."""
    digest = hashlib.sha256(json.dumps(printed, ensure_ascii=False, separators=(",", ":")).encode()).digest()
    bits = int.from_bytes(digest[:4]) >> 2
    code = "".join(_CROCKFORD[bits >> shift & 31] for shift in range(25, -1, -5))
    return f"{code[:4]}-{code[4:]}"
