"""What the square code of a printed paper says: a word and the check code, nothing else."""

import re

from dxdesk.domain.names import fold

PREFIX = "DXD-GIAY:"
# Telex joins D's and eats an X; a keyboard of another layout moves the marks.
_SCANNED = re.compile(r"[A-Z]{0,4}[^A-Z0-9]?GIAY[:;.]\s*([0-9A-Z]{4})[^0-9A-Z]?([0-9A-Z]{2})")


def square_text(code: str) -> str:
    """The text of the square code of a paper with this check code."""
    return PREFIX + code


def code_in(text: str) -> str:
    """The check code a scanner read off a paper, as K7Q4-92; empty for any other text."""
    found = _SCANNED.fullmatch(fold(text).upper())
    return f"{found.group(1)}-{found.group(2)}" if found else ""
