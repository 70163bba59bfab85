"""Phone numbers as people write them: one form to keep, what was mended, what to ask."""

import re
from dataclasses import dataclass

from dxdesk.domain.names import clean

ZERO = "phone: leading zero restored"
OLD = "phone: old 11-digit number converted"
FIRST = "phone: first of two numbers taken"
LENGTH = "phone: wrong length"
LANDLINE = "phone: landline"
NOT_SUBSCRIBER = "phone: not a subscriber number"
FORMULA = "phone: formula error in the cell"

# The 11-digit mobiles of before 11/2018: old head -> new head.
_OLD_HEADS = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    **{f"016{n}": f"03{n}" for n in range(2, 10)},
    "0186": "056", "0188": "058", "0199": "059",
}
_MOBILE = re.compile("0[35789][0-9]{8}")
_LANDLINE = re.compile("02[0-9]{9}")
_SHORT = re.compile("1[0-9]{2,3}|1[89]00[0-9]{4,6}")
# 84 with fewer digits behind it is the head of a mobile that lost its zero, not the country.
_ABROAD = re.compile(r"(?:\+|00)?840?([1-9][0-9]{8,9})")
_NOISE = re.compile(r"[\s.\-–()'’\"=]")
_BETWEEN = re.compile(r"[/,;&|]|\s-\s|\s+hoặc\s+|\s+và\s+")


@dataclass(frozen=True, slots=True)
class Phone:
    """Digits with their leading 0, or None; `repairs` and `warnings` are codes for people to see."""

    value: str | None
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_phone(text: str) -> Phone:
    """The phone number a text holds. +84, dots and spaces go silently; a guess is listed as a repair."""
    text = clean(text)
    if text.startswith("#"):
        return Phone(None, warnings=(FORMULA,))
    if not any("0" <= char <= "9" for char in text):
        return Phone(None)
    one = _read_one(text)
    parts = _two_numbers(text) if one.value is None else []
    if not parts:
        return one
    first = _read_one(parts[0])
    return Phone(first.value, tuple(sorted((*first.repairs, FIRST))), first.warnings)


def _two_numbers(text: str) -> list[str]:
    parts = [part for part in _BETWEEN.split(text) if sum(map(str.isdigit, part)) >= 9]
    digits = _NOISE.sub("", text)
    if len(parts) < 2 and re.fullmatch("0[0-9]{9}0[0-9]{9}", digits):
        parts = [digits[:10], digits[10:]]
    return parts if len(parts) > 1 else []


def _read_one(text: str) -> Phone:
    digits = _NOISE.sub("", text.removesuffix(".0"))
    repairs = []
    if home := _ABROAD.fullmatch(digits):
        digits = f"0{home.group(1)}"
    elif re.fullmatch("[35789][0-9]{8}|2[0-9]{9}|1[2689][0-9]{8}", digits) and not _SHORT.fullmatch(digits):
        digits = f"0{digits}"
        repairs.append(ZERO)
    if re.fullmatch("[0-9]{11}", digits) and digits[:4] in _OLD_HEADS:
        digits = _OLD_HEADS[digits[:4]] + digits[4:]
        repairs.append(OLD)
    return _judge(digits, tuple(sorted(repairs)))


def _judge(digits: str, repairs: tuple[str, ...]) -> Phone:
    if _MOBILE.fullmatch(digits):
        return Phone(digits, repairs)
    if _LANDLINE.fullmatch(digits):
        return Phone(digits, repairs, (LANDLINE,))
    if _SHORT.fullmatch(digits) or re.fullmatch("0[0-9]{9}", digits):
        return Phone(None, warnings=(NOT_SUBSCRIBER,))
    return Phone(None, warnings=(LENGTH,))
