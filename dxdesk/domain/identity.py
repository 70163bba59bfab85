"""The 12-digit personal number: what it says, damage done by spreadsheets, masks (NĐ 137/2015, TT 59/2021).

Nothing here is an error: numbers are re-issued, and people are born abroad. Callers show the warnings.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from dxdesk.domain.names import clean

PROVINCES: dict[str, str] = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang", "010": "Lào Cai",
    "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình", "019": "Thái Nguyên",
    "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ", "026": "Vĩnh Phúc",
    "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng", "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam",
    "036": "Nam Định", "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh", "044": "Quảng Bình",
    "045": "Quảng Trị", "046": "Huế", "048": "Đà Nẵng", "049": "Quảng Nam", "051": "Quảng Ngãi", "052": "Bình Định",
    "054": "Phú Yên", "056": "Khánh Hòa", "058": "Ninh Thuận", "060": "Bình Thuận", "062": "Kon Tum", "064": "Gia Lai",
    "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng", "070": "Bình Phước", "072": "Tây Ninh",
    "074": "Bình Dương", "075": "Đồng Nai", "077": "Bà Rịa - Vũng Tàu", "079": "Hồ Chí Minh", "080": "Long An",
    "082": "Tiền Giang", "083": "Bến Tre", "084": "Trà Vinh", "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang",
    "091": "Kiên Giang", "092": "Cần Thơ", "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}

WRONG_LENGTH = "national_id: wrong length"
OLD_NUMBER = "national_id: old 9-digit number"
UNKNOWN_PROVINCE = "national_id: unknown province code"
SEX_DISAGREES = "national_id: sex digit disagrees"
YEAR_DISAGREES = "national_id: birth year disagrees"
DIGITS_LOST = "national_id: digits lost (scientific notation)"

_LAST_CENTURY_DIGIT = 3  # 2000-2099, women; higher digits belong to people not born yet
_TWELVE = re.compile(r"[0-9]{12}")
_SCIENTIFIC = re.compile(r"([0-9](?:[.,][0-9]{1,15})?)[eE]\+?([0-9]{1,2})")
_NOISE = re.compile(r"[\s.\-'’\"=]")


@dataclass(frozen=True, slots=True)
class Number:
    """What a cell or a box says: 12 digits or None, an old 9-digit number or None, and codes for people to see."""

    value: str | None
    old_id9: str | None = None
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def number_warnings(number: str, sex: str = "", birth_year: int | None = None) -> tuple[str, ...]:
    """What does not fit in a personal number: length, province, sex (`M`/`F`) and birth year, as sorted codes."""
    if not _TWELVE.fullmatch(number):
        return (OLD_NUMBER if re.fullmatch("[0-9]{9}", number) else WRONG_LENGTH,)
    digit = int(number[3])
    found = []
    if number[:3] < "100" and number[:3] not in PROVINCES:
        found.append(UNKNOWN_PROVINCE)
    if sex and sex != "MF"[digit % 2]:
        found.append(SEX_DISAGREES)
    year = 1900 + 100 * (digit // 2) + int(number[4:6])
    if digit > _LAST_CENTURY_DIGIT or (birth_year is not None and birth_year != year):
        found.append(YEAR_DISAGREES)
    return tuple(sorted(found))


def read_number(text: str) -> Number:
    """The number in a cell, with what a spreadsheet took away put back where that can be known.

    Every province code starts with 0, so 11 digits lost one zero and 10 digits two.
    """
    text = clean(text)
    repairs: list[str] = []
    if found := _SCIENTIFIC.fullmatch(text.lstrip("'’")):
        expanded = _expand(found)
        if expanded is None:
            return Number(None, warnings=(DIGITS_LOST,))
        text, repairs = expanded, ["national_id: scientific notation expanded"]
    digits = _NOISE.sub("", text.removesuffix(".0"))
    if re.fullmatch("[0-9Oo]+", digits) and not digits.isdigit() and any(map(str.isdigit, digits)):
        digits = digits.replace("O", "0").replace("o", "0")
        repairs.append("national_id: letter O read as zero")
    return _restored(digits, repairs)


def _expand(found: re.Match[str]) -> str | None:
    """All digits of a number in scientific notation, None when some are not there any more."""
    mantissa, power = found.group(1).replace(",", "."), int(found.group(2))
    whole = len(mantissa.partition(".")[2]) == power
    return str(int(Decimal(mantissa).scaleb(power))) if whole else None


def is_damaged(text: str) -> bool:
    """Whether the text is a number in scientific notation, as spreadsheets make of long ones."""
    return _SCIENTIFIC.fullmatch(clean(text).lstrip("’")) is not None


def fits_damaged(number: str, text: str) -> bool:
    """Whether a spreadsheet could have rounded this 12-digit number to `text`, such as 7,5078E+10."""
    found = _SCIENTIFIC.fullmatch(clean(text).lstrip("’"))
    if not found or not number:
        return False
    mantissa, power = found.group(1).replace(",", "."), int(found.group(2))
    step = Decimal(1).scaleb(power - len(mantissa.partition(".")[2]))
    return abs(int(number) - Decimal(mantissa).scaleb(power)) * 2 <= step


def _restored(digits: str, repairs: list[str]) -> Number:
    if not any(char.isdigit() for char in digits):
        return Number(None)
    if re.fullmatch("[1-9][0-9]{10}", digits):
        digits, repairs = f"0{digits}", [*repairs, "national_id: leading zero restored"]
    elif re.fullmatch("[1-9][0-9]{9}", digits) and f"00{digits[0]}" in PROVINCES:
        digits, repairs = f"00{digits}", [*repairs, "national_id: two leading zeros restored"]
    warnings = number_warnings(digits)
    if OLD_NUMBER in warnings:
        return Number(None, digits, tuple(sorted(repairs)), warnings)
    if WRONG_LENGTH in warnings:
        return Number(None, None, (), warnings)
    return Number(digits, None, tuple(sorted(repairs)), warnings)


def mask_number(number: str) -> str:
    """A personal number for the screen: the first three and the last two digits."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}" if len(number) > 5 else "*" * len(number)


def mask_phone(phone: str) -> str:
    """A phone number for the screen: the last three digits."""
    return f"••• {phone[-3:]}" if len(phone) > 3 else "•••"
