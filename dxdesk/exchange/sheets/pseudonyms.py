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
    start = hashlib.blake2b(key=key, digest_size=_CODE_BYTES, person=letter.encode())
    root_of = (roots or {}).get

    def code(record: str | None) -> str:
        if not record:
            return ""
        digest = start.copy()
        digest.update(root_of(record, record).encode())
        return letter + digest.hexdigest()

    return code
