"""What can be wrong with one value of a field's type: sentences, each hard (True) or a question (False)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.dates import FIRST_YEAR, is_date, is_partial, is_time, show_date
from dxdesk.domain.fields import Field, Type
from dxdesk.domain.phones import LANDLINE, NOT_SUBSCRIBER, read_phone

KnownCodes = Callable[[str, str], bool]
"""Whether a catalogue list knows a code: (list, code)."""

Sentences = Iterator[tuple[str, bool]]

_FIRST_VISITS = "2020-01-01"
_OLDEST = 120
_REFERENCES = re.compile(r"[0-9A-Za-z_.:\-]{1,64}(?:[, ]+[0-9A-Za-z_.:\-]{1,64})*")
_NOT_LATER = {
    "visit_on", "moved_on", "deceased_on", "consent_on", "withdrawn_on", "skill_confirmed_on", "received_on",
    "answered_on", "closed_on", "printed_on", "source_on", "as_of",
}
_FREE_TEXT = {"note", "content", "what", "answer", "reason", "eid_reason", "goal", "title", "place"}
_SHAPES = {
    "ward_code": ("[0-9]{5}", "Mã phường, xã gồm 5 số."),
    "id_last4": ("[0-9]{4}", "Ghi đúng 4 số cuối căn cước."),
    "id_key": ("v[0-9]+:[0-9a-z]{26}", "Dấu căn cước không đúng dạng."),
    "id_number": ("[0-9]{12}", "Số căn cước phải đủ 12 số."),
}
_PERSONAL_NUMBER = re.compile(r"(?<![0-9])[0-9](?:[ .]?[0-9]){11}(?![0-9])")
_SIX_DIGITS = re.compile(r"(?<![0-9./\-])[0-9]{6}(?![0-9]|[./\-][0-9])")
_NAMED_SECRET = re.compile(
    r"(?:\botp\b|passcode|mật khẩu|\bmk\b|\bpin\b)\W*(?:là\W*)?\S*[0-9]{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Around:
    """What a value is judged by besides itself."""

    today: date
    known_codes: KnownCodes | None = None


def problems_of(field: Field, value: str, around: Around) -> Sentences:
    """The sentences about a value that is present and readable."""
    shape, sentence = _SHAPES.get(field.name, ("", ""))
    if shape and not re.fullmatch(shape, value):
        yield sentence, True
    else:
        yield from _RULES[field.type](field, value, around)


def secrets_in(text: str) -> tuple[str, ...]:
    """Sentences about what a note should not hold: a 12-digit number, an OTP, a password."""
    found = []
    if _PERSONAL_NUMBER.search(text):
        found.append("Có số căn cước trong ghi chú. Nên xóa: không cần giữ số này.")
    if _SIX_DIGITS.search(text) or _NAMED_SECRET.search(text):
        found.append("Có dãy số giống OTP hoặc mật khẩu. Nếu đúng thì xóa: không được giữ giúp ai.")
    return tuple(found)


def _text(field: Field, value: str, around: Around) -> Sentences:
    if field.name in _FREE_TEXT:
        yield from ((found, False) for found in secrets_in(value))


def _name(field: Field, value: str, around: Around) -> Sentences:
    """A digit in somebody's name is a key pressed in the wrong field."""
    yield from _text(field, value, around)
    if field.personal and any(map(str.isdigit, value)):
        yield f"{field.title} có chữ số? Enter nếu vẫn đúng.", False


def _choice(field: Field, value: str, around: Around) -> Sentences:
    if value not in (field.choices or ("yes", "no")):
        yield f"{field.title}: không có lựa chọn “{value[:40]}”.", True


def _code(field: Field, value: str, around: Around) -> Sentences:
    if around.known_codes and not around.known_codes(field.catalogue, value):
        yield f"{field.title}: danh mục không có mã “{value[:40]}”.", True


def _reference(field: Field, value: str, around: Around) -> Sentences:
    if not _REFERENCES.fullmatch(value):
        yield f"{field.title}: mã hồ sơ không đúng.", True


def _number(field: Field, value: str, around: Around) -> Sentences:
    whole = field.type is Type.INTEGER
    if not re.fullmatch("-?[0-9]{1,15}" if whole else r"-?[0-9]{1,15}(\.[0-9]{1,6})?", value):
        yield f"{field.title} phải là {'số nguyên' if whole else 'số'}.", True
    elif field.low is not None and float(value) < field.low:
        yield f"{field.title} phải từ {field.low} trở lên.", True
    elif field.high is not None and float(value) > field.high:
        yield f"{field.title} phải từ {field.high} trở xuống.", True


def _phone(field: Field, value: str, around: Around) -> Sentences:
    if not re.fullmatch(r"\+?[0-9 .\-()]+", value):
        yield "Điện thoại chỉ ghi bằng số.", True
        return
    read = read_phone(value)
    if LANDLINE in read.warnings:
        yield "Đây là số máy bàn, không nhận được OTP. Vẫn giữ số này?", False
    elif NOT_SUBSCRIBER in read.warnings:
        yield "Đây không giống số điện thoại của người dân. Enter nếu vẫn đúng.", False
    elif read.value is None:
        more = sum(map(str.isdigit, value)) > 10
        yield f"{'Thừa' if more else 'Thiếu'} một số? Enter nếu vẫn đúng.", False


def _date(field: Field, value: str, around: Around) -> Sentences:
    if not is_date(value):
        yield f"{field.title} không có trên lịch. Ghi như 22/11/2026.", True
    elif field.name in _NOT_LATER and value > around.today.isoformat():
        yield f"{field.title} {show_date(value)} còn ở phía trước. Vẫn giữ ngày này?", False
    elif field.name == "visit_on" and value < _FIRST_VISITS:
        yield f"Phiếu ngày {show_date(value)} đã quá lâu. Vẫn giữ ngày này?", False


def _birth(field: Field, value: str, around: Around) -> Sentences:
    """Birth in the future is hard: nobody can have been helped before being born."""
    if not is_partial(value):
        yield f"{field.title} không có trên lịch. Ghi như 22/11/2026, hoặc chỉ năm 1950.", True
    elif int(value[:4]) > around.today.year:
        yield "Năm sinh sau năm nay.", True
    elif value > around.today.isoformat()[:len(value)]:
        yield "Ngày sinh sau hôm nay.", True


def _year(field: Field, value: str, around: Around) -> Sentences:
    if not re.fullmatch("[0-9]{4}", value) or int(value) < FIRST_YEAR:
        yield f"Năm sinh phải từ {FIRST_YEAR} đến {around.today.year}.", True
    elif int(value) > around.today.year:
        yield "Năm sinh sau năm nay.", True
    elif around.today.year - int(value) > _OLDEST:
        yield f"Người này {around.today.year - int(value)} tuổi? Enter nếu vẫn đúng.", False


def _time(field: Field, value: str, around: Around) -> Sentences:
    if not is_time(value):
        yield f"{field.title} không đúng. Ghi như 08:05.", True


_RULES: dict[Type, Callable[[Field, str, Around], Sentences]] = {
    Type.TEXT: _text, Type.NAME: _name, Type.CHOICE: _choice, Type.YES_NO: _choice, Type.CODE: _code,
    Type.REF: _reference, Type.REFS: _reference, Type.INTEGER: _number, Type.NUMBER: _number, Type.PHONE: _phone,
    Type.DATE: _date, Type.PARTIAL_DATE: _birth, Type.YEAR: _year, Type.TIME: _time,
}
