"""The slip a person takes home: when to come again, what to bring, what is missing, in plain words (design §7)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.record_codes import record_code, record_in
from dxdesk.domain.visit import HelpLine

_WORD = "DXDHEN"
_DONE = "done"
_CARD, _PHONE = "thẻ căn cước", "điện thoại"
_BY_GROUP = {
    "vneid": (_CARD, "điện thoại có gắn SIM"), "dvc": (_CARD, _PHONE, "giấy tờ của việc cần làm"),
    "cashless": (_PHONE, "thẻ ngân hàng"), "health": (_CARD, _PHONE, "thẻ bảo hiểm y tế"),
    "welfare": (_CARD, _PHONE, "số tài khoản ngân hàng"),
}
_OTHERS = (_PHONE,)
_NO_CARD, _OLD_CARD = ("NO_CHIP_CARD", "CARD_LOST"), ("CARD_EXPIRED", "CARD_DAMAGED")
_NO_PHONE = ("NO_SMARTPHONE", "OS_TOO_OLD")
_OLD_CARD_WORDS, _OTHER_PHONE = "thẻ căn cước cũ", "điện thoại của người nhà"
# Abbreviations officers use among themselves; what people themselves say (SIM, VNeID, QR) stays.
_SPELT = {
    "OTP": "mã xác nhận", "CMND": "chứng minh nhân dân", "CCCD": "căn cước công dân", "BHYT": "bảo hiểm y tế",
    "GPLX": "giấy phép lái xe", "THPT": "trung học phổ thông", "NFC": "bộ đọc chip", "passcode": "mã mở ứng dụng",
    "smartphone": "điện thoại thông minh",
}
# What is true of a person is not written on a paper that may be lost; a no is respected.
_UNSAID = ("ELDERLY", "DISABLED", "BEDRIDDEN", "FEAR_SCAM", "ETHNIC_LANGUAGE", "OTHER")
_RESPECTED = "REFUSED"
# Tasks are written for the team; this is the same for whom they are about.
_TO_PEOPLE = (("Đưa ra ", "Ra "), ("Nhắc ra ", "Ra "), ("Hẹn làm ", "Làm "), ("Quay lại nhà", "Tổ quay lại nhà"),
              ("Đề nghị thu nhận lưu động", "Cán bộ đến nhà làm"), ("Hỏi kết quả đã chuyển ", "Hỏi kết quả ở "))
_ABBREVIATED = re.compile(rf"\b({'|'.join(_SPELT)})\b")
_ANY_WARD = re.compile(r"\b(phường/xã|xã/phường)", re.IGNORECASE)
WARD_KINDS = ("phường", "xã", "đặc khu")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that was not done: what, why not, and what helps; the last two may be empty."""

    what: str
    why: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentSheet:
    """One slip. `hours`, `place` and `contact` are empty where they are written by hand; `code` names the visit.

    `todo` is what will be done that day, `bring` what to bring, `done` what is done already.
    """

    team: str
    person: str
    on: date
    hours: str
    place: str
    todo: tuple[str, ...]
    bring: tuple[str, ...]
    done: tuple[str, ...]
    missing: tuple[Missing, ...]
    contact: str
    warning: str
    code: str
    practice: bool = False


def visit_code(visit: str) -> str:
    """What the square code of a slip holds: its visit. Raises `ValueError` for what is no record id."""
    return record_code(_WORD, visit)


def visit_in(text: str) -> str:
    """The visit a scanned slip names, as other keyboards give it too; empty where the text is no such code."""
    return record_in(_WORD, text)


def plain_words(words: str, ward: str) -> str:
    """Words of a catalogue as they are read to people: no abbreviation, this ward's own kind."""
    kind = next((kind for kind in WARD_KINDS if ward.lower().startswith(kind)), WARD_KINDS[0])
    return _ABBREVIATED.sub(lambda found: _SPELT[found.group(1)], _ANY_WARD.sub(kind, words))


def to_bring(lines: Iterable[HelpLine], catalogues: Catalogues) -> tuple[str, ...]:
    """What to bring for what is not done yet, by the kinds of service and what stood in the way."""
    wanted: dict[str, None] = {}
    open_lines = [line for line in lines if line.outcome != _DONE]
    obstacles = {line.obstacle for line in open_lines}
    for line in open_lines:
        entry = catalogues.entry("service", line.service)
        for thing in _BY_GROUP.get(entry.group if entry else "", _OTHERS):
            if named := _instead(thing, obstacles):
                wanted[named] = None
    if any(thing != _PHONE and thing.startswith(_PHONE) for thing in wanted):
        wanted.pop(_PHONE, None)
    return tuple(wanted)


def missing_of(lines: Iterable[HelpLine], catalogues: Catalogues) -> tuple[Missing, ...]:
    """What was not finished, in the order of the slip, with its obstacle and what the catalogue advises."""
    found = []
    for line in lines:
        if line.outcome != _DONE and line.obstacle != _RESPECTED:
            obstacle = None if line.obstacle in _UNSAID else catalogues.entry("obstacle", line.obstacle)
            place = catalogues.entry("referral", line.referred_to)
            why, how = (obstacle.title, obstacle.next_step) if obstacle else ("", "")
            found.append(Missing(catalogues.title("service", line.service), why,
                                 how or (f"Ra {place.title}" if place else "")))
    return tuple(found)


def task_words(what: str) -> str:
    """A task as it is said to the person it is for."""
    for ours, theirs in _TO_PEOPLE:
        if what.startswith(ours):
            return theirs + what.removeprefix(ours)
    return what


def _instead(thing: str, obstacles: set[str]) -> str:
    """What of a thing one has: no card is brought by whoever has none."""
    if thing == _CARD:
        return "" if obstacles.intersection(_NO_CARD) else _OLD_CARD_WORDS if obstacles.intersection(
            _OLD_CARD) else thing
    if thing.startswith(_PHONE) and obstacles.intersection(_NO_PHONE):
        return _OTHER_PHONE
    return thing
