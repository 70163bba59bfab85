"""The code on the papers of a class, which a scanner reads back: it names a meeting and nobody.

Digits alone, because a keyboard that writes Vietnamese changes letters beside digits, as those of a UUID.
"""

import re
import uuid

from dxdesk.domain.keyboards import LAYOUTS

_PREFIX = "DXDBUOI:"
_DIGITS = 39


def class_code(meeting: str) -> str:
    """What the QR of a meeting's paper holds. Raises `ValueError` for what is no record id."""
    return f"{_PREFIX}{uuid.UUID(meeting).int:0{_DIGITS}}"


def meeting_in(text: str) -> str:
    """The meeting a scanned text names, also as other keyboards give it; empty where it is no such code."""
    typed = text.strip()
    if len(typed) > 2 * _DIGITS:
        return ""
    head, tail = typed[:-_DIGITS], typed[-_DIGITS:]
    for layout in LAYOUTS:
        named, number = layout.spelled(head).upper(), layout.digits(tail)
        if _PREFIX[:-1] in named[-len(_PREFIX):] and re.fullmatch(f"[0-9]{{{_DIGITS}}}", number):
            return str(uuid.UUID(int=int(number))) if int(number) < 1 << 128 else ""
    return ""
