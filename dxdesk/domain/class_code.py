"""The code on the papers of a class, which a scanner reads back: it names a meeting and nobody."""

from dxdesk.domain.record_codes import record_code, record_in

_WORD = "DXDBUOI"


def class_code(meeting: str) -> str:
    """What the QR of a meeting's paper holds. Raises `ValueError` for what is no record id."""
    return record_code(_WORD, meeting)


def meeting_in(text: str) -> str:
    """The meeting a scanned text names, also as other keyboards give it; empty where it is no such code."""
    return record_in(_WORD, text)
