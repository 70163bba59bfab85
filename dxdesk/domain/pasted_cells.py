"""What one cell of a pasted list says: a name, a year or day of birth, a phone, an identity number, a sex."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from dxdesk.domain.dates import FIRST_YEAR, read_date
from dxdesk.domain.identity import read_number
from dxdesk.domain.names import clean, fold, mend_case, without_address
from dxdesk.domain.phones import read_phone

LONGEST_NAME = 80
_OLDEST = 120
_YEAR, _DAY_LENGTH = re.compile("[0-9]{4}"), len("2026-11-22")
_NUMBERED = re.compile(r"[0-9]{1,4}\s*[.)\]:/-]\s+(?=\S)|[0-9]{1,4}[.)\]:]\s*(?=[^\W\d_])|[0-9]{1,3}\s+(?=[^\W\d_])")
_LABEL = re.compile(
    r"(?:s\.?\s?n|sinh(?: năm| ngày)?|năm sinh|ns|sđt|sdt|đt|dt|đtdđ|số điện thoại|điện thoại|tel|phone|cccd|cmnd|"
    r"căn cước|số cccd)\s*[.:]?\s*(?=[0-9+(])", re.IGNORECASE)
_PIECES = re.compile(
    r"(?:\+?84|0)(?:[ .-]?[0-9]){9}(?![0-9])|02(?:[ .-]?[0-9]){9}(?![0-9])|"
    r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{2,4}(?![0-9])|[0-9]+")
_DIGITS = re.compile("[0-9]+")
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = " \t,;|()[]{}\"“”*•·–—-:./'"
_SEXES = {"nam": "M", "nu": "F", "m": "M", "f": "F", "male": "M", "female": "F"}


@dataclass(slots=True)
class Said:
    """What is known of one line so far; `number` is a whole identity number, to be forgotten after use.

    `left` are pieces nobody understands, `doubts` sentences about pieces that were left out.
    """

    full_name: str = ""
    birth_year: str = ""
    birth_date: str = ""
    sex: str = ""
    phone: str = ""
    id_last4: str = ""
    number: str = field(default="", repr=False)
    left: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def take_titled(said: Said, meaning: str, cell: str, on: date) -> None:
    """A cell of a column whose title says what it is; what does not fit there is looked at by itself."""
    text = clean(cell).strip("'\" ")
    if not text:
        return
    if meaning in ("full_name", "given_name"):
        take_name(said, f"{said.full_name} {text}" if meaning == "given_name" else text)
    elif meaning == "birth":
        _birth(said, text, on)
    elif meaning in _TAKEN:
        _TAKEN[meaning](said, text)


def take_loose(said: Said, cell: str, on: date) -> None:
    """A cell nobody titled: told by how it looks, several things in it one after another."""
    text = _LABEL.sub("", clean(cell)).strip(_MARKS)
    if fold(text) in _SEXES and said.full_name:
        said.sex = _SEXES[fold(text)]
        return
    words = text
    unknown = []
    for piece in _PIECES.findall(text):
        if _number_like(said, piece, on):
            words = words.replace(piece, " ", 1)
        else:
            unknown.append(piece)
    if not said.full_name and _LETTER.search(words):
        said.left += unknown
        take_name(said, _DIGITS.sub(" ", words))
    elif words := " ".join(words.split()).strip(_MARKS):
        said.left.append(words)


def take_name(said: Said, text: str) -> None:
    """A name without Ông, Bà and the like in front."""
    name, _ = without_address(mend_case(" ".join(text.split()).strip(_MARKS))[0])
    said.full_name = name


def without_number(line: str) -> str:
    """A line without the number it has in its list: `12. Nguyễn Văn A`."""
    return _NUMBERED.sub("", line, count=1) if _NUMBERED.match(line) else line


def _number_like(said: Said, piece: str, on: date) -> bool:
    """Whether a piece of digits was understood."""
    digits = re.sub("[^0-9]", "", piece)
    if re.search("[/.-]", piece) and len(digits) <= len("22112026"):
        return _birth(said, piece.replace(" ", ""), on)
    if len(digits) == len("074158001234"):
        return _number(said, digits)
    if len(digits) >= len("912345678"):
        return _phone(said, piece)
    if _YEAR.fullmatch(digits) and FIRST_YEAR <= int(digits) <= on.year:
        return _birth(said, digits, on)
    return False


def _birth(said: Said, text: str, on: date) -> bool:
    """A year or a whole day of birth; a day and month alone, or one to come, is left out and said."""
    found = read_date(text.removesuffix(" 00:00:00").removesuffix(".0"), on).value or ""
    year = found[:4]
    sound = year and on.year - _OLDEST <= int(year) <= on.year and found <= on.isoformat()
    if not sound or said.birth_year not in ("", year):
        said.doubts.append(f"Năm sinh “{text[:20]}” chưa rõ, để ngoài.")
        return True
    said.birth_year, said.birth_date = year, found if len(found) == _DAY_LENGTH else said.birth_date
    return True


def _phone(said: Said, text: str) -> bool:
    found = read_phone(text).value
    if found and not said.phone:
        said.phone = found
    elif not found:
        said.doubts.append("Số điện thoại không đúng, để trống.")
    return True


def _number(said: Said, text: str) -> bool:
    found = read_number(text).value
    if found:
        said.number, said.id_last4 = found, found[-4:]
    else:
        said.doubts.append("Số căn cước không đủ 12 số, để trống.")
    return True


def _last4(said: Said, text: str) -> None:
    if re.fullmatch("[0-9]{1,4}", text):
        said.id_last4 = text.zfill(4)
    else:
        said.doubts.append("4 số cuối căn cước không đúng, để trống.")


def _sex(said: Said, text: str) -> None:
    said.sex = _SEXES.get(fold(text), "")


def _hamlet(said: Said, text: str) -> None:
    said.left.append(f"Khu phố {text}" if text.isdigit() else text)


_TAKEN: dict[str, Callable[[Said, str], object]] = {
    "phone": _phone, "number": _number, "id_last4": _last4, "sex": _sex, "hamlet": _hamlet}
