"""The codes on papers that a scanner reads back: each names a record and nobody.

Digits alone follow the word before the colon, because a keyboard that writes Vietnamese changes letters beside digits,
as those of a UUID.
"""

import re
import uuid

from dxdesk.domain.keyboards import LAYOUTS

DIGITS = 39
_TELLING = 3  # letters of the word that tell codes apart; what writes Vietnamese may have joined the others to one


def record_code(word: str, record: str) -> str:
    """What the square code of a paper holds. Raises `ValueError` for what is no record id."""
    return f"{word}:{uuid.UUID(record).int:0{DIGITS}}"


def record_in(word: str, text: str) -> str:
    """The record a scanned text names behind that word, also as other keyboards give it; empty where it names none."""
    typed = text.strip()
    if len(typed) > 2 * DIGITS:
        return ""
    head, tail = typed[:-DIGITS], typed[-DIGITS:]
    for layout in LAYOUTS:
        named, number = layout.spelled(head).upper(), layout.digits(tail)
        if word[-_TELLING:] in named[-_TELLING - 1:] and re.fullmatch(f"[0-9]{{{DIGITS}}}", number):
            return str(uuid.UUID(int=int(number))) if int(number) < 1 << 128 else ""
    return ""
