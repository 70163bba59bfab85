"""Which files of a place were opened before: these are only read and hashed, the others are looked at (format §6)."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dxdesk.exchange.place import Found
from dxdesk.exchange.wrapping import Keyholder
from dxdesk.exchange.zips import RATIO_LIMIT, ZIP_LIMIT
from dxdesk.store.database import Store
from dxdesk.store.lying import Known, known_file

_PLAIN = (".csv", ".csv.age")
_LINE_LEAST = 100
"""Fewer bytes no op's line takes: its id and its record's alone are longer (format §2)."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The files known by their bytes, with the segments in each, and how many lines the others have at most."""

    known: dict[str, list[Known]]
    lines: int


def sift(store: Store, keys: Keyholder, files: Sequence[Found], tell: Callable[[int, int], None]) -> Sifted:
    """Read and hash every file; nothing is opened. `tell(n, of)` is told how many are done."""
    known: dict[str, list[Known]] = {}
    lines, tag = 0, keys.tag
    for number, file in enumerate(files, 1):
        found = known_file(store, sha, tag) if (sha := _sha(file)) else []
        if found:
            known[file.name] = found
        else:
            plain = file.name.lower().endswith(_PLAIN)
            lines += file.size * (1 if plain else RATIO_LIMIT) // _LINE_LEAST
        tell(number, len(files))
    return Sifted(known, lines)


def _sha(file: Found) -> str:
    """The SHA-256 of a file, or an empty text where it cannot be read or is too long to be one of ours."""
    if file.size > ZIP_LIMIT:
        return ""
    try:
        return hashlib.sha256(file.path.read_bytes()).hexdigest()
    except OSError:
        return ""
