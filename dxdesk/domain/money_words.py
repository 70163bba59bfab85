"""Amounts of money in Vietnamese words, as sheets that are paid from must say them, and as people type them."""

import re

HIGHEST = 10 ** 15 - 1
"""The largest amount said in words."""
HIGHEST_A_DAY = 9_999_999
"""The largest amount paid for a day; more is a slip of the key."""
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ")
_TYPED = re.compile(r"([0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]{1,15})\s*(?:đ|đồng|vnđ|vnd)?\.?", re.IGNORECASE)


def money_words(amount: int) -> str:
    """An amount of đồng in words: 1200000 is 'Một triệu hai trăm nghìn đồng'. Raises `ValueError` beyond `HIGHEST`."""
    if not 0 <= amount <= HIGHEST:
        raise ValueError(f"{amount} is no amount said in words")
    words = f"{number_words(amount)} đồng"
    return words[0].upper() + words[1:]


def number_words(number: int) -> str:
    """A count in words, in small letters; 0 to `HIGHEST`."""
    if not number:
        return _DIGITS[0]
    groups = [number // 1_000 ** place % 1_000 for place in range(len(_GROUPS))]
    highest = max(place for place, group in enumerate(groups) if group)
    said = [f"{_hundreds(group, whole=place < highest)} {_unit(groups, place)}".strip()
            for place, group in reversed(list(enumerate(groups))) if group]
    return " ".join(said)


def read_amount(text: str) -> int | None:
    """The đồng a setting says, '150.000' or '150000 đồng'; None where it says none that is paid for a day."""
    found = _TYPED.fullmatch(text.strip())
    amount = int(re.sub(r"\D", "", found.group(1))) if found else 0
    return amount if 0 < amount <= HIGHEST_A_DAY else None


def _unit(groups: list[int], place: int) -> str:
    """The word behind a group: of thousands of milliards 'tỷ' is said once, behind the last of the two groups."""
    return "nghìn" if place == 4 and groups[3] else _GROUPS[place]


def _hundreds(group: int, *, whole: bool) -> str:
    """A number below a thousand; `whole` where something stands before it, so that its hundreds are said even if 0."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or whole else []
    if not tens:
        said += [f"linh {_DIGITS[ones]}" if said else _DIGITS[ones]] if ones else []
        return " ".join(said)
    said.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
    if ones:
        said.append("mốt" if ones == 1 and tens > 1 else "lăm" if ones == 5 else _DIGITS[ones])
    return " ".join(said)
