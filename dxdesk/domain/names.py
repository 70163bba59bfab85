"""Vietnamese text and people's names: one written form, search, matching and order."""

import re
import string
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_APOSTROPHES = "'‘’ʼ`´′ʹ‛＇"
_ADDRESS = {"ông": 2, "bà": 2, "chị": 2, "anh": 3, "cô": 3, "chú": 3, "bác": 3, "cụ": 3}
_MAX_WORDS = 12
_TONE_OF_OPEN = re.compile(r"(o[àảãáạèẻẽéẹ]|(?<!q)u[ỳỷỹýỵ])(?!\w)")
_DIGITS = re.compile(r"\d+")
_WORD_START = re.compile(r"(?<![^\W\d_])[^\W\d_]")


def _toned() -> dict[str, tuple[str, int]]:
    """Every Vietnamese letter, toned or not, small or capital -> its small plain letter and the rank of its tone."""
    table: dict[str, tuple[str, int]] = {}
    for letter in _LETTERS:
        for rank, tone in enumerate(("", *_TONES)):
            made = unicodedata.normalize("NFC", letter + tone)
            if len(made) == 1:
                table[made] = table[made.upper()] = (letter, rank)
    return table


_TONED = _toned()
_BARE = {"ă": "a", "â": "a", "đ": "d", "ê": "e", "ô": "o", "ơ": "o", "ư": "u"}
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_FOLD: dict[int, str | None] = {ord(char): _BARE.get(letter, letter) for char, (letter, _) in _TONED.items()}
_FOLD |= {ord(mark): None for mark in _APOSTROPHES} | {ord(char): "d" for char in "ðÐ"}
# Weights below 0x80 stay one byte in UTF-8 and so come before every foreign letter.
_PRIMARY = {ord(char): chr(0x40 + _LETTERS.index(letter)) for char, (letter, _) in _TONED.items()}
_PRIMARY |= {ord(mark): chr(0x02 + rank) for rank, mark in enumerate(f" {string.punctuation}’")}
_SECONDARY = {ord(char): chr(1 + rank) for char, (_, rank) in _TONED.items()}


def clean(text: str) -> str:
    """The written form kept of any text: NFC, apostrophes as ’, single spaces, no control or invisible characters."""
    shown = text if text.isprintable() else "".join(map(_visible, text))
    return " ".join(_APOSTROPHE.sub("’", unicodedata.normalize("NFC", shown)).split())


def _visible(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char


def fold(text: str) -> str:
    """The search form: no tones, đ as d, small letters, no apostrophes, single spaces; NFC and NFD alike."""
    folded = clean(text).translate(_FOLD)
    if not folded.isascii():
        folded = _fold_foreign(folded)
    return " ".join(folded.lower().split())


def _fold_foreign(text: str) -> str:
    # Twice, because the small form of a few letters carries a mark of its own.
    for _ in range(2):
        marked = unicodedata.normalize("NFD", text).casefold()
        text = "".join(char for char in marked if not unicodedata.combining(char))
    return text.translate(_FOLD)


def same_key(name: str) -> str:
    """The match form of a name: small letters with tones; hoà and hòa, thuỷ and thủy are one, quí and quý are two."""
    return _TONE_OF_OPEN.sub(_old_style, clean(name).lower())


def _old_style(found: re.Match[str]) -> str:
    first, second = found.group()[0], found.group()[1]
    plain, rank = _TONED[second]
    return unicodedata.normalize("NFC", first + _TONES[rank - 1]) + plain


def sort_key(text: str) -> bytes:
    """Bytes that compare in Vietnamese order: letters, then tones (ngang huyền hỏi ngã sắc nặng), then case.

    Whole numbers compare by value, so that `Khu phố 2` comes before `Khu phố 10`.
    """
    text = clean(text)
    first = _DIGITS.sub(_number, text).translate(_PRIMARY)
    second = "".join(_SECONDARY.get(ord(char), "\x01") for char in text).rstrip("\x01")
    third = "".join("\x02" if char.isupper() else "\x01" for char in text).rstrip("\x01")
    return b"\0".join(level.encode() for level in (first, second, third))


def _number(found: re.Match[str]) -> str:
    value = str(int(found.group())) if len(found.group()) < 64 else found.group()
    return f"0{chr(0x10 + min(len(value), 0x1F))}{value}"


def person_sort_key(name: str) -> bytes:
    """Bytes that compare people by given name (the last word), then middle names, then surname."""
    words = clean(name).split()
    if len(words) < 2:
        return b"\0".join((sort_key(name), sort_key(""), sort_key("")))
    return b"\0".join((sort_key(words[-1]), sort_key(" ".join(words[1:-1])), sort_key(words[0])))


def search_keys(name: str) -> tuple[str, ...]:
    """The folded texts whose beginnings find a name: its endings, given name and surname, initials and given name."""
    words = fold(name).split()
    if not words:
        return ()
    ends = [" ".join(words[start:]) for start in range(max(0, len(words) - _MAX_WORDS), len(words))]
    if len(words) > 1:
        surname, given = words[0], words[-1]
        initials = "".join(word[0] for word in words[:-1][:_MAX_WORDS])
        ends += [f"{given} {surname}", f"{surname} {given}", f"{initials} {given}"]
    return tuple(dict.fromkeys(ends))


def mend_case(name: str) -> tuple[str, bool]:
    """A name typed all in capitals or all in small letters gets a capital per word; True if that changed it."""
    name = clean(name)
    if not (name.isupper() or name.islower()):
        return name, False
    mended = _WORD_START.sub(lambda found: found.group().upper(), name.lower())
    return mended, mended != name


def without_address(name: str) -> tuple[str, bool]:
    """The name without Ông, Bà, Anh, Chị … in front; True if one was taken off.

    `Anh Thư` keeps its two words: that may be the whole name.
    """
    name = clean(name)
    title, _, rest = name.partition(" ")
    words = len(name.split())
    needed = _ADDRESS.get(title.lower().rstrip(".:"))
    return (rest, True) if needed is not None and words >= needed else (name, False)
