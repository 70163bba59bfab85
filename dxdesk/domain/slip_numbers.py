"""Numbers of paper slips: codes of books, numbers as people type them, lists of numbers (design §7, features b8).

A slip says `K7Q1-0012`: the code of its book, a dash, its number in four digits. No check letter stands behind it: a
book is entered whole, so a number mistyped leaves a gap in one place and a double in another, and both are shown.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from dxdesk.domain.names import clean
from dxdesk.errors import InputError

LONGEST = 1_000
"""The most numbers of one book."""
HIGHEST = 9_999
"""The highest number of a slip."""
QR_PREFIX = "DXP:"

_LETTERS = "123456789ABCDEFGHJKMNPQRSTVWXYZ0"  # Crockford's base32, the first book of a laptop being its 1
_SHORTEST_PREFIX = 3
_SHORTEST_CODE = _SHORTEST_PREFIX + 1
_TYPED_LIMIT = 64
_NUMBERS_LIMIT = 8_000
# What Crockford's base32 has no letter for is read as what it looks like; Telex makes Ư of a W.
_MEANT = str.maketrans("OILƯ", "011W")
_PARTS = re.compile(r"[^0-9A-Z]+")
_RANGE = re.compile(r"([0-9]{1,9})(?:\s*(?:-|–|—|đến|tới)\s*([0-9]{1,9}))?")


def next_code(writer: str, others: Iterable[str], taken: Collection[str]) -> str:
    """The code of a laptop's next book: the beginning of its writer (format §1) and a letter that counts its books.

    As much of the writer is used as no other writer known here begins with, and more of it after every 32 books. A
    code's length tells how much of it is writer, so two laptops give one code only where their writers begin alike
    and neither knows of the other; a copied laptop gets a new writer, and with it other codes. `taken` are the codes
    in use. Raises `InputError` after more books than any laptop fills.
    """
    strangers = tuple(other.upper() for other in others if other != writer)
    for code in book_codes(writer):
        if code not in taken and not any(other.startswith(code[:-1]) for other in strangers):
            return code
    raise InputError("no_code_left", "Máy này đã lập quá nhiều quyển phiếu. Lập quyển mới ở một máy khác.")


def book_codes(writer: str) -> Iterator[str]:
    """Every code a writer may give, in the order it gives them."""
    name = writer.upper()
    for length in range(_SHORTEST_PREFIX, len(name) + 1):
        yield from (name[:length] + letter for letter in _LETTERS)


def slip_text(code: str, number: int) -> str:
    """What stands on a slip and in `visit.slip_no`: `K7Q1-0012`."""
    return f"{code}-{number:04}"


def qr_text(code: str, number: int) -> str:
    """What the QR of a slip says: its number and nothing of anybody."""
    return f"{QR_PREFIX}{slip_text(code, number)}"


def read_slip(text: str, book: str = "") -> tuple[str, int]:
    """Code and number of a slip as people type or scan it; a number alone is one of `book`.

    Small letters, spaces or dots for the dash, no dash, fewer zeros and the text of the QR are all understood. Raises
    `InputError` for what is no number of a slip.
    """
    parts = _typed_parts(text)
    code, digits = _unjoined(parts[0], book) if len(parts) == 1 else ("".join(parts[:-1]), "".join(parts[-1:]))
    if not (_is_code(code, book) and digits.isdecimal() and len(digits) <= 9):
        example = "Gõ như 12, hoặc cả mã quyển như" if book else "Gõ cả mã quyển như"
        raise InputError("not_a_slip_number",
                         f"“{clean(text)[:40]}” không phải số phiếu. {example} {slip_text(book or 'K7Q1', 12)}.")
    if not 1 <= int(digits) <= HIGHEST:
        raise InputError("not_a_slip_number", f"Số phiếu phải từ 1 đến {HIGHEST}.")
    return code, int(digits)


def _typed_parts(text: str) -> list[str]:
    if len(text) > _TYPED_LIMIT:
        return []
    plain = unicodedata.normalize("NFKC", text).upper().strip().removeprefix(QR_PREFIX)
    parts = list(filter(None, _PARTS.split(plain.translate(_MEANT))))
    return parts if len(parts) <= 3 else []


def _is_code(code: str, book: str) -> bool:
    return bool(code) and (code == book or (_SHORTEST_CODE <= len(code) <= 12 and set(code) <= set(_LETTERS)))


def _unjoined(word: str, book: str) -> tuple[str, str]:
    """Code and number of a text without a dash."""
    if word.isdecimal() and len(word) <= 4:
        return book, word
    known = book.translate(_MEANT)
    if known and word.startswith(known) and word[len(known):].isdecimal():
        return known, word[len(known):]
    if word.isdecimal() and len(word) < _SHORTEST_CODE + 4:
        return book, word  # too many digits for a number, too few for a code before it
    cut = max(len(word) - 4, _SHORTEST_CODE)
    return word[:cut], word[cut:]


def check_range(first: int, last: int) -> None:
    """Raises `InputError` for numbers no book can have."""
    if first < 1 or last < 1:
        raise InputError("bad_range", "Số phiếu bắt đầu từ 1.")
    if last < first:
        raise InputError("bad_range", f"Đến số {last} lại nhỏ hơn từ số {first}. Ghi lại hai số.")
    if last > HIGHEST:
        raise InputError("bad_range", f"Số phiếu cao nhất là {HIGHEST}. Lập quyển mới bắt đầu từ số 1.")
    if last - first >= LONGEST:
        raise InputError("bad_range", "Một quyển có nhiều nhất 1.000 số. Chia thành nhiều quyển.")


def read_numbers(text: str, first: int, last: int) -> tuple[int, ...]:
    """The numbers of a list as people write it, `3, 7-9`, in order; an empty text is none.

    Raises `InputError` for what is no list of numbers, and for a number that is not in the book.
    """
    if len(text) > _NUMBERS_LIMIT:
        raise InputError("not_numbers", "Danh sách số quá dài. Ghi gọn như 3, 7-9.")
    plain = unicodedata.normalize("NFKC", clean(text)).lower()
    found: set[int] = set()
    at = 0
    while at < len(plain):
        part = _RANGE.match(plain, at)
        if part is None and plain[at] in ",;. ":
            at += 1
            continue
        if part is None or (part.end() < len(plain) and plain[part.end()] not in ",;. "):
            raise InputError("not_numbers", f"“{plain[at:at + 20]}” không phải số. Ghi như 3, 7-9.")
        ends = sorted(int(number) for number in part.groups() if number)
        for number in ends:
            if not first <= number <= last:
                raise InputError("number_outside", f"Số {number} không có trong quyển này ({first} đến {last}).")
        found.update(range(ends[0], ends[-1] + 1))
        at = part.end()
    return tuple(sorted(found))


def write_numbers(numbers: Iterable[int]) -> str:
    """The one written form of a set of numbers: in order, three or more in a row as `7-9`."""
    return _written(_runs(numbers))


def number_words(numbers: Iterable[int], most: int = 12) -> str:
    """The same for a sentence: after `most` pieces it only says how many numbers there are more."""
    runs = _runs(numbers)
    left = sum(last - first + 1 for first, last in runs[most:])
    return f"{_written(runs[:most])} và {left} số nữa" if left else _written(runs)


def _written(runs: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{first}-{last}" if first < last else str(first) for first, last in runs)


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each run; two in a row are two runs of one."""
    runs: list[tuple[int, int]] = []
    for _, pairs in groupby(enumerate(sorted(set(numbers))), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in pairs]
        runs += [(run[0], run[-1])] if len(run) != 2 else [(number, number) for number in run]
    return runs
