"""Codes as people type them: groups of four of 32 letters and digits, heard or read from paper (format §1).

A Vietnamese input method in force turns two keys into one letter (aa or a6 into â). Such a letter is kept as it is,
since the method counts on it when it takes letters back; only reading puts the keys in its place, Telex's and VNI's.
"""

import unicodedata
from collections.abc import Iterator

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
DASH = "-"
_ALIKE = {"O": "0", "I": "1", "L": "1"}
# What the Telex and the VNI key of each mark are; the circumflex of Telex repeats its letter.
_MARKS = {
    "\u0302": ("", "6"), "\u0306": ("W", "8"), "\u031b": ("W", "7"), "\u0301": ("S", "1"), "\u0300": ("F", "2"),
    "\u0309": ("R", "3"), "\u0303": ("X", "4"), "\u0323": ("J", "5"),
}
_SHAPES = "\u0302\u0306\u031b"
_TELEX, _VNI = range(2)


def readings(typed: str) -> tuple[str, ...]:
    """The code without spaces and dashes, O, I and L read as 0 and 1; two where an input method changed letters."""
    both = ["".join(_keys(letter, method) for letter in letters(typed)) for method in (_TELEX, _VNI)]
    return tuple(dict.fromkeys(both))


def letters(typed: str) -> Iterator[str]:
    """The capitals and signs of a text, without what only parts them."""
    for letter in unicodedata.normalize("NFC", typed).upper():
        if not letter.isspace() and unicodedata.category(letter) not in ("Pd", "Pc", "Cf") and letter not in ".,;:":
            yield letter


def changed_letters(typed: str) -> str:
    """The letters an input method made of two keys."""
    return "".join(letter for letter in letters(typed) if len(_keys(letter, _TELEX)) > 1 or letter == "Ư")


def strange_letters(typed: str) -> str:
    """The letters and signs no code has, each once."""
    odd = (letter for letter in letters(typed) if not set(_keys(letter, _TELEX)) <= set(ALPHABET))
    return "".join(dict.fromkeys(odd))


def grouped(typed: str) -> str:
    """The text as it is shown: capitals, a dash before every fifth key."""
    shown, keys = [], 0
    for letter in letters(typed):
        if keys and keys // GROUP > (keys - _width(shown[-1])) // GROUP:
            shown.append(DASH)
        shown.append(letter)
        keys += _width(letter)
    return "".join(shown)


def _width(letter: str) -> int:
    """How many keys of the code a letter shown stands for."""
    return len(_keys(letter, _TELEX))


def _keys(letter: str, method: int) -> str:
    """The keys behind one letter; O, I and L as the digits they are taken for."""
    if letter == "Ư":
        return ("W", "U7")[method]  # Telex makes ư of w alone, and no code has a U
    if letter == "Đ":
        return ("DD", "D9")[method]
    base, *marks = unicodedata.normalize("NFD", letter)
    base = _ALIKE.get(base, base)
    marks.sort(key=lambda mark: mark not in _SHAPES)  # a mark of shape is typed before the tone, as a rule
    return base + "".join(_MARKS[mark][method] or base if mark in _MARKS else mark for mark in marks)
