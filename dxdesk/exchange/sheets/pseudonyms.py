"""Codes in place of names and record ids: the same within one export, of no meaning in another one or another ward."""

import hashlib
from collections.abc import Callable, Mapping

KEY_BYTES = 32
_CODE_BYTES = 7
ROW, PERSON, MEMBER = "X", "N", "T"
"""First letters of the codes; none of them begins a month's name, so no spreadsheet takes a code for a day."""

Coder = Callable[[str | None], str]


def coder(key: bytes, letter: str, roots: Mapping[str, str] | None = None) -> Coder:
    """A function giving record ids their codes under the export's own random key; `roots` names who was merged.

    56 bits of keyed BLAKE2b: nobody without the key finds the record, and two of a million records share a code about
    once in a hundred thousand exports.
    """
    start = hashlib.blake2b(key=key, digest_size=_CODE_BYTES, person=letter.encode()).copy
    last, last_code = "", ""

    def code(record: str | None) -> str:
        nonlocal last, last_code
        if not record:
            return ""
        if record != last:  # the lines of one visit follow each other
            last = record
            digest = start()
            digest.update((roots.get(record, record) if roots else record).encode())
            last_code = letter + digest.hexdigest()
        return last_code

    return code
