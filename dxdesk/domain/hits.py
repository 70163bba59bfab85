"""Which letters of a name the typed words meet: to tell whether they fit, and to show the hits bold."""

import re
from collections.abc import Sequence

from dxdesk.domain.names import fold, search_keys

LONGEST = 400
"""Letters of a name that are looked at for hits; no more come into sight."""
_WORD = re.compile(r"\S+")


def split_typed(text: str) -> tuple[list[str], list[str]]:
    """What was typed, folded: its words of letters and its numbers."""
    words = fold(text).split()
    return [word for word in words if not word.isdigit()], [word for word in words if word.isdigit()]


def fits_name(name: str, letters: Sequence[str]) -> bool:
    """Whether folded words begin words of the name, each its own, in any order, or are how a search key begins."""
    whole = " ".join(letters)
    return _pairs(fold(name).split(), letters) is not None or any(key.startswith(whole) for key in search_keys(name))


def name_marks(name: str, text: str) -> tuple[tuple[int, int], ...]:
    """(start, length) of the letters of a name that a typed text meets, tones or not; the order of the name."""
    letters, _ = split_typed(text)
    places = [(found.start(), found.group(), folded) for found in _WORD.finditer(name[:LONGEST])
              if (folded := fold(found.group()))]
    if not letters or not places:
        return ()
    pairs = _pairs([folded for _, _, folded in places], letters)
    if pairs is None:
        pairs = _initials([folded for _, _, folded in places], letters)
    return tuple(sorted((places[at][0], _length(places[at][1], len(word))) for at, word in pairs))


def _pairs(name: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, str]] | None:
    """For every wanted word the place of the name's word it begins, the longest first; None where one is left over."""
    left, found = dict(enumerate(name)), []
    for word in sorted(wanted, key=len, reverse=True):
        at = next((at for at, part in left.items() if part.startswith(word)), None)
        if at is None:
            return None
        del left[at]
        found.append((at, word))
    return found


def _initials(name: Sequence[str], letters: Sequence[str]) -> list[tuple[int, str]]:
    """The same for the first letters of the names before, and the beginning of the given name: `nv a`."""
    first, *rest = letters
    begun = "".join(word[0] for word in name[:-1]).startswith(first)
    if not begun or len(rest) > 1 or not name[-1].startswith(rest[0] if rest else ""):
        return []
    return [*enumerate(first), *((len(name) - 1, word) for word in rest)]


def _length(word: str, folded: int) -> int:
    """How many letters of a word, marks on them counted in, stand for its first folded letters."""
    return next((at for at in range(1, len(word)) if len(fold(word[:at + 1])) > folded), len(word))
