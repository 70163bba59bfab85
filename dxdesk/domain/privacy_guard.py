"""What must never leave in a public message: names of people, phones, numbers of cards, in whatever spelling.

The guard would rather refuse a harmless sentence than let one name through: whoever is refused writes it otherwise.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dxdesk.domain.keystrokes import put_together
from dxdesk.domain.names import clean, fold

Names = Mapping[str, Collection[str]]
"""Names read without spaces and tones -> the same with their tones; see `name_index`."""

NAME, NUMBER, ADDRESS = "name", "number", "address"
"""What was found: somebody's name, a phone or a card's number, an address of the network."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must not go out, as it stands in the text, and a sentence that says so."""

    what: str
    words: str
    sentence: str


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LONGEST_NAME = 48
_SHORTEST_NUMBER = 8
# A day, an hour, a month: also in front of others, but not in front of digits that may be the rest of a number.
_DATE = re.compile(
    r"(?<![\w/.:\-])(?:[0-3]?\d[/.-][01]?\d[/.-](?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d"
    r"|[0-3]?\d/[01]?\d(?!\s*\d{3})|[01]?\d/(?:19|20)\d\d|[0-2]?\d(?::[0-5]\d|h[0-5]?\d?|\s?giờ)(?!\s*\d{3})"
    r"|(?:tháng|quý|năm|ngày)\s+\d{1,4}(?![\s.\-]*\d{3}))(?![/:\-]?\d)",
    re.IGNORECASE)
# No total of a ward reaches a hundred million; a phone without its zero does.
_THOUSANDS = re.compile(
    r"(?<![\d.])(?<!\d[\s\-)])(?:[1-9]\d{0,2}\.\d{3}|[1-9]\d?(?:\.\d{3}){2})(?:,\d+)?(?![\d.]|[\s\-]\d)")
_ADDRESS = re.compile(r"\S+\s*@\s*\S+|https?://|www\.|\b(?:zalo|fb|facebook|m|t)\.(?:me|com)\b", re.IGNORECASE)
_PASSPORT = re.compile(r"(?<!\w)[A-Za-z]\d{7,8}(?!\w)")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LETTERS = re.compile(r"[^\W\d_]+", re.UNICODE)
_PLACE = "\0"  # where an allowed name stood: no name of the register reaches across it
_GLUED = 8  # letters from which on a name is looked for within a longer word
_BREAK = "§§§§"  # wider than what may stand between two digits of one number
_DIGIT_WORDS = {"khong": "0", "linh": "0", "mot": "1", "hai": "2", "ba": "3", "bon": "4", "tu": "4", "nam": "5",
                "lam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9"}
# Letters of other alphabets that look like ours.
_LOOKALIKES = str.maketrans("аеорсухіѕјһвкмнтгпАВЕКМНОРСТУХІЅЈαοντρκιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
                            "aeopcyxisjhbkmhtrnABEKMHOPCTYXISJaovtpkiABEZHIKMNOPTYX")
_STYLED = re.compile(r"(?:LATIN|NEGATIVE|SQUARED|INDICATOR)\b.* ([A-Z])")
_AS_LETTERS = str.maketrans("0134", "oiea")
_LIKE_DIGITS = str.maketrans("oOlIiSBzZ", "001115822")
_NEAR = re.compile(r"[\W_]{0,6}")
_ABOUT_NUMBER = re.compile(
    r"\b(?:sdt|dt|dien thoai|cccd|cmnd|can cuoc|so cuoi|duoi|so may|dinh danh|otp|ma xac thuc|stk|so tai khoan)\b"
    r"[^0-9\n]{0,20}(\d[\d .\-]{2,})")
_TITLES = {"ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "em", "thay", "dc", "mr", "mrs", "ms"}
_BETWEEN_TITLE_AND_NAME = {"giao", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "ut", "ca"}
_INITIALS = re.compile(r"(?<!\w)(?:(?:Ng|[A-ZĐ])\.\s?){2,}\w*|(?<!\w)[Nn]g\.\s?\w+")
_COMRADE = re.compile(r"\bđ/c\b", re.IGNORECASE)
_SURNAMES = frozenset((
    "nguyen", "tran", "le", "pham", "huynh", "hoang", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "dao", "doan", "lam", "mai", "trinh", "truong", "ha", "cao", "luong", "to", "ta", "thai", "chau",
    "quach", "kieu", "dam", "tong", "nghiem", "luu", "thach", "son", "kim", "danh"))
_MOST_COMMON = frozenset(("nguyen", "tran", "pham", "huynh", "hoang", "dang", "trinh", "truong"))
_MIDDLE = frozenset((
    "van", "thi", "huu", "duc", "ngoc", "minh", "quoc", "thanh", "xuan", "hong", "kim", "dinh", "cong", "ba", "the"))


def find_personal(text: str, names: Names, allowed: Iterable[str] = ()) -> list[Finding]:
    """What of the text must not go out; empty where all of it may.

    `names` are those of the register as `name_index` makes them; `allowed` are names of places and teams, which may
    look like a person's.
    """
    text = _shown(text)
    rest = text
    for place in sorted(filter(None, map(clean, allowed)), key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(place)}(?!\w)", _PLACE, rest, flags=re.IGNORECASE)
    return list(dict.fromkeys((*_addresses(text), *_numbers(text), *_known_names(rest, names), *_likely_names(rest))))


def name_index(names: Iterable[str]) -> dict[str, set[str]]:
    """Names by the form in which they are looked for; a name of one word is too common a word to be looked for."""
    found: dict[str, set[str]] = {}
    for name in names:
        if len(name.split()) > 1:
            toned = "".join(_WORD.findall(clean(name).lower()))
            found.setdefault(fold(toned), set()).add(toned)
    return found


def _shown(text: str) -> str:
    """The text as the eye reads it: full-width and styled letters as plain ones, nothing invisible, lines kept."""
    lines = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES).splitlines()
    return "\n".join("".join(_plain(char) for char in clean(line)) for line in lines)


def _plain(char: str) -> str:
    """One letter as the eye reads it: a mark that stands on nothing is not read, a styled letter or figure is plain."""
    category = unicodedata.category(char)
    if category[0] in "LS" and not char.isascii() and (styled := _STYLED.fullmatch(unicodedata.name(char, ""))):
        return styled.group(1)
    digit = unicodedata.numeric(char, -1) if category in ("No", "Nl", "Lo") else -1
    return "" if category[0] == "M" else str(int(digit)) if digit in range(10) else char


def _addresses(text: str) -> Iterator[Finding]:
    for found in _ADDRESS.finditer(text):
        yield Finding(ADDRESS, found.group(), f"“{found.group()[:40]}” là địa chỉ mạng hoặc thư. Bỏ đi rồi gửi.")


def _numbers(text: str) -> Iterator[Finding]:
    """Runs of digits, whatever stands between them or instead of them."""
    undated = _DATE.sub(_BREAK, text)
    for words, digits in _runs(_THOUSANDS.sub(_BREAK, undated)):
        if len(digits) >= _SHORTEST_NUMBER:
            yield _number(words)
    for found in _ABOUT_NUMBER.finditer("\n".join(map(fold, undated.splitlines()))):
        yield _number(found.group(1))
    for found in _PASSPORT.finditer(text):
        yield _number(found.group())


def _number(words: str) -> Finding:
    return Finding(NUMBER, words.strip(), f"“{words.strip()[:40]}” có thể là số điện thoại hoặc số căn cước. "
                                          "Bỏ số này rồi gửi.")


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Neighbouring pieces that read as digits, with the digits they make; a word ends a run, a space does not."""
    start, digits, last = 0, "", 0
    for found in _WORD.finditer(text):
        piece = _as_digits(found.group())
        near = bool(_NEAR.fullmatch(text[last:found.start()]))
        if digits and (not piece or not near):
            yield text[start:last], digits
            digits = ""
        if piece:
            start = start if digits else found.start()
            digits += piece
        last = found.end()
    if digits:
        yield text[start:last], digits


def _as_digits(word: str) -> str:
    """The digits a word stands for: written out, or letters that look like them among others."""
    if spoken := _DIGIT_WORDS.get(fold(word)):
        return spoken
    plain = word.translate(_LIKE_DIGITS)
    if plain.isdecimal() and (any(char.isdecimal() for char in word) or word.lower() == "o"):
        return "".join(str(unicodedata.digit(char)) for char in plain)
    return ""


def _known_names(text: str, names: Names) -> Iterator[Finding]:
    """Every stretch of words that, read without spaces, is somebody of the register; tones may be left out."""
    typed = "\n".join(map(put_together, text.splitlines()))
    for part in dict.fromkeys((*text.split(_PLACE), *typed.split(_PLACE), *text.translate(_AS_LETTERS).split(_PLACE))):
        yield from _stretches(part, names)
        yield from _glued(part, names)


def _stretches(text: str, names: Names) -> Iterator[Finding]:
    """Names made of whole words, also over the end of a line."""
    words = [(found.start(), found.end(), found.group()) for found in _LETTERS.finditer(text)]
    for first in range(len(words)):
        whole = ""
        for _, end, word in words[first:]:
            whole += word
            if len(whole) > _LONGEST_NAME:
                break
            toned = whole.lower()
            if any(_is_name(toned, name) for name in names.get(fold(toned), ())):
                yield _name(" ".join(text[words[first][0]:end].split()))


def _glued(text: str, names: Names) -> Iterator[Finding]:
    """Longer names that other letters stand around, as in a word for a search."""
    long = [name for name in names if len(name) >= _GLUED]
    for word in {found.group() for found in _LETTERS.finditer(text) if len(found.group()) > _GLUED}:
        plain = fold(word)
        for name in long:
            at = plain.find(name)
            if at >= 0 and len(plain) == len(word) and any(
                    _is_name(word[at:at + len(name)].lower(), toned) for toned in names[name]):
                yield _name(word)


def _is_name(written: str, name: str) -> bool:
    """Whether it is the name with no mark it has not: phản ánh is not Phan Anh. Where a tone stands does not matter."""
    letters, tones = _apart(written)
    others, others_tones = _apart(name)
    left = iter(others_tones)
    return len(letters) == len(others) and all(tone in left for tone in tones) and all(
        one in (other, fold(other)) for one, other in zip(letters, others, strict=True))


def _apart(word: str) -> tuple[str, str]:
    """The letters without their tones, and the tones."""
    marks = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in marks if char not in _TONES)
    return unicodedata.normalize("NFC", bare), "".join(char for char in marks if char in _TONES)


def _likely_names(text: str) -> Iterator[Finding]:
    """What is written as names are: a way to address people before a capital, or a family name and what follows it."""
    for line in _COMRADE.sub("đc", text).splitlines():
        words = [(found.group(), fold(found.group())) for found in _WORD.finditer(line)]
        for at in range(len(words) - 1):
            if _addressed(words, at) or _family(words, at):
                yield _name(" ".join(one for one, _ in words[at:at + 4]))
        for found in _INITIALS.finditer(line):
            yield _name(found.group())


def _addressed(words: list[tuple[str, str]], at: int) -> bool:
    """Whether a word addresses the person named by the next, or by the one after it as in bác bảy Lan."""
    word, plain = words[at]
    if plain not in _TITLES:
        return False
    after = words[at + 1][0]
    if word[0].islower() == word.islower() and after[0].isupper():
        return True
    return words[at + 1][1] in _BETWEEN_TITLE_AND_NAME and at + 2 < len(words) and words[at + 2][0][0].isupper()


def _family(words: list[tuple[str, str]], at: int) -> bool:
    """Whether a family name stands before more of a name, or before an initial."""
    (word, plain), (after, next_plain) = words[at:at + 2]
    if plain not in _SURNAMES:
        return False
    if next_plain in ("van", "thi") and at + 2 < len(words):
        return True
    if not (word[0].isupper() and after[0].isupper()):
        return False
    if len(after) == 1:
        return plain in _MOST_COMMON
    return next_plain in _MIDDLE or _three(words, at)


def _three(words: list[tuple[str, str]], at: int) -> bool:
    """Whether a family name is followed by two more words with capitals."""
    return at + 2 < len(words) and words[at + 2][0][0].isupper()


def _name(words: str) -> Finding:
    return Finding(NAME, words, f"“{words[:40]}” giống tên người. Bản tin chỉ ghi tổng số, bỏ tên này rồi gửi.")
