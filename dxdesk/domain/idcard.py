"""What the square code of an ID card says: 6, 7 or 11 fields joined by `|`, CCCD 2021 and Căn cước 2024.

Nothing of the scanned text is kept: not in the card beyond its fields, not in a refusal.
"""

import re
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.dates import read_date
from dxdesk.domain.identity import number_warnings
from dxdesk.domain.names import clean, fold, mend_case
from dxdesk.errors import InputError

MAX_BYTES = 4096
_FEWEST_FIELDS = 6
_FAR = date(2199, 12, 31)  # dates on cards carry four-digit years, so "today" plays no part
NAME = re.compile(r"[? ]*[^\W\d_][^\d_|]*")  # a scanner that lacks a letter may type ? for it
BIRTH = re.compile("(?:(?:[0-9]{4})?(?:19|20|21)[0-9]{2})?")

_FOREIGN = "Đây không phải mã trên thẻ căn cước. Chưa điền gì; hãy quét mã vuông trên thẻ."
_CUT = "Mã trên thẻ đọc chưa hết. Chưa điền gì; hãy quét lại, giữ thẻ nằm yên."
_ONLY_NUMBER = "Đây chỉ là một dãy số. Chưa điền gì; hãy quét mã vuông trên thẻ, hoặc gõ số vào ô căn cước."
_GARBLED = "Mã đọc được bị sai chữ. Chưa điền gì; hãy tắt bộ gõ tiếng Việt rồi quét lại."
_EMPTY = "Chưa có gì để đọc. Hãy quét mã vuông trên thẻ."


@dataclass(frozen=True, slots=True)
class Card:
    """The fields of a card. `birth_date` and `issue_date` are ISO; `sex` is M or F; `fields` counts what `|` parted.

    `repairs` and `warnings` are codes for people to see; a warning never refuses the card.
    """

    national_id: str
    old_id9: str | None
    full_name: str
    birth_year: int | None
    birth_date: str | None
    sex: str | None
    address: str
    issue_date: str | None
    fields: int
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_card(payload: bytes | str) -> Card:
    """The card a scanned text describes.

    Raises `InputError` for anything else: other codes, cut or garbled texts, bare digits, bytes that are no text.
    """
    text = _text(payload)
    if text is None:
        raise InputError("card_foreign", _FOREIGN)
    parts = [clean(part) for part in text.split("|")]
    _refuse_other(parts)
    number, old, name, born, sex, address = parts[:_FEWEST_FIELDS]
    full_name, changed = mend_case(name)
    birth_year, birth_date, doubts = _birth(born)
    gender = {"nam": "M", "nu": "F"}.get(fold(sex))
    issued = read_date(parts[6], _FAR).value if len(parts) > _FEWEST_FIELDS else None
    return Card(
        number, old if re.fullmatch("[0-9]{9}", old) else None, full_name, birth_year, birth_date, gender, address,
        issued if issued and len(issued) == len("2026-11-22") else None, len(parts),
        ("full_name: letter case changed",) if changed else (),
        tuple(sorted((*doubts, *number_warnings(number, gender or "", birth_year)))))


def _text(payload: bytes | str) -> str | None:
    """The text, or None where it is too long or no text at all; no exception keeps the raw bytes alive."""
    if len(payload) > MAX_BYTES:
        return None
    if isinstance(payload, str):
        payload = payload.encode("utf-8", "surrogatepass")
    text = payload.decode("utf-8", "replace")
    return None if len(payload) > MAX_BYTES or "\0" in text or "\ufffd" in text else text


def _refuse_other(parts: list[str]) -> None:
    """Refuse what is no whole card, each case in its own sentence."""
    head = parts[0]
    if not any(parts):
        raise InputError("card_empty", _EMPTY)
    if len(parts) == 1 and re.fullmatch("[0-9]+", head):
        raise InputError("card_number_only", _ONLY_NUMBER)
    if not re.fullmatch("[0-9]{12}", head):
        raise InputError("card_foreign", _FOREIGN)
    if len(parts) < _FEWEST_FIELDS:
        raise InputError("card_cut", _CUT)
    if not (NAME.fullmatch(parts[2]) and BIRTH.fullmatch(parts[3]) and re.fullmatch("[0-9]*", parts[1])):
        raise InputError("card_garbled", _GARBLED)


def _birth(text: str) -> tuple[int | None, str | None, tuple[str, ...]]:
    """Year, whole date and doubts of a birth field `ddmmyyyy`, `0000yyyy` or `yyyy`."""
    read = read_date(text, _FAR)
    if read.value is None:
        year = int(text[-4:]) if text else None
        return year, None, tuple(f"birth_date: {doubt}" for doubt in read.warnings)
    year = int(read.value[:4])
    if len(read.value) == len("2026"):
        return year, None, ()
    only_year = read.value.endswith("-01-01")
    return year, read.value, ("birth_date: 1 January may mean year only",) if only_year else ()
