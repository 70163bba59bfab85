"""Numbers and the check code as they stand on paper."""

import hashlib
import json
from collections.abc import Sequence

from dxdesk.domain.summary import Value
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


def check_code(printed: Sequence[Sequence[str]]) -> str:
    """Six characters such as K7Q4-92 that stand for the rows of figures exactly as printed."""
    digest = hashlib.sha256(json.dumps(printed, ensure_ascii=False, separators=(",", ":")).encode()).digest()
    bits = int.from_bytes(digest[:4]) >> 2
    code = "".join(_CROCKFORD[bits >> shift & 31] for shift in range(25, -1, -5))
    return f"{code[:4]}-{code[4:]}"
