"""What came from a scanner: a card, a slip of ours, or something else, said in words without any of its text."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Literal

from dxdesk.domain.appointment import visit_in
from dxdesk.domain.check_code import code_in
from dxdesk.domain.class_code import meeting_in
from dxdesk.domain.idcard import MAX_BYTES, Card, read_card
from dxdesk.domain.keyboards import LAYOUTS
from dxdesk.domain.names import clean
from dxdesk.domain.scan_mending import mend_scan
from dxdesk.domain.slip_numbers import QR_PREFIX
from dxdesk.errors import InputError

Kind = Literal["card", "slip", "roll", "appointment", "paper", "number", "link", "cut", "garbled", "other"]

_SHORTEST, _NUMBER = 8, 12
_CUT_FROM = 20
_SLIP = re.compile(re.escape(QR_PREFIX[:-1]) + r"[:;.]\s*([0-9A-Z]{2,16})[-_]([0-9]{1,5})")
_HEAD = re.compile(r"(?:[^0-9]{0,8}|\][A-Za-z][0-9])[0-9]{12}(?![0-9])")
_BARS = re.compile(r"[|¦│\\~]")
_INSURANCE = re.compile(r"[A-Z]{2}[0-9]{13}\|.*", re.DOTALL)
_LINKS = (
    ("Mã chuyển tiền VietQR.", ("000201",)),
    ("Đường dẫn tới một trang mạng.", ("http://", "https://", "www.")),
    ("Mã vào mạng wifi.", ("wifi:",)),
    ("Danh thiếp.", ("begin:vcard", "mecard:")),
    ("Mã gọi điện, nhắn tin hoặc gửi thư.", ("tel:", "smsto:", "sms:", "mailto:", "zalo:")),
    ("Mã đăng nhập của một ứng dụng.", ("otpauth:",)),
)
_AGAIN = "Quét lại mã vuông trên thẻ, giữ thẻ nằm yên."
_TYPING_OFF = "Tắt bộ gõ tiếng Việt rồi quét lại."
_CARD_INSTEAD = "Quét mã vuông trên thẻ căn cước."


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan was. `words` say what, `advice` what to do; neither holds a number or a piece of the text.

    `card` is the one place where the number is; `reason` is the code of the refusal where there is no card (as
    `read_card` gives it); `visit` is the one whose appointment slip it is. `repairs` and
    `doubts` are codes (scan_mending).
    """

    kind: Kind
    words: str
    advice: str = ""
    card: Card | None = field(default=None, repr=False)
    slip_no: str = ""
    meeting: str = ""
    visit: str = ""
    repairs: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    reason: str = ""


def what_is(payload: bytes | str) -> Scanned:
    """What a scanned text is. A damaged card is mended first; the text itself is nowhere in the answer."""
    text = _text(payload)
    if meeting := meeting_in(text):
        return Scanned("roll", "Phiếu điểm danh của một buổi học.", "Mở ở trang Tập huấn.", meeting=meeting)
    if visit := visit_in(text):
        return Scanned("appointment", "Giấy hẹn của tổ.", "Phiếu của giấy hẹn này chưa về máy này.", visit=visit)
    if code_in(text):
        return Scanned("paper", "Mã kiểm của một giấy do sổ in.", "Quét ở trang Báo cáo để kiểm.")
    mended = mend_scan(text)
    try:
        card = read_card(mended.text if mended.repairs else payload)
    except InputError as refusal:
        code, sentence = refusal.code, refusal.sentence
    else:
        return Scanned("card", "Thẻ căn cước.", card=card, repairs=mended.repairs, doubts=mended.doubts)
    return replace(_no_card(text, code), reason=code) if text.strip() else Scanned("other", sentence, reason=code)


def is_scan(text: str) -> bool:
    """Whether keys that came as fast as a scanner's are one by their build, not a name or a year typed by machine.

    That is anything with the build of a card, a slip, a link, or 12 digits and more; words and short numbers are not.
    """
    if len(text.strip()) < _SHORTEST:
        return False
    found = what_is(text)
    if found.kind == "number":
        return len(re.sub("[^0-9]", "", text)) >= _NUMBER
    return found.kind != "other" or len(_BARS.findall(text)) > 1


def _text(payload: bytes | str) -> str:
    text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else payload
    return text[: MAX_BYTES + 1]


def _no_card(text: str, code: str) -> Scanned:
    """What a text is that is no card, however damaged."""
    plain = clean(text)
    low = re.sub(r"^\][a-z][0-9]", "", plain.lower())
    if slip := _slip(plain):
        return Scanned("slip", f"Phiếu giấy {slip}.", "Nhập phiếu này ở mục phiếu giấy.", slip_no=slip)
    for words, starts in _LINKS:
        if low.startswith(starts):
            return Scanned("link", words, f"Không phải thẻ. {_CARD_INSTEAD}")
    if re.fullmatch("[0-9 ]+", low):
        return _digits(len(low.replace(" ", "")))
    if _INSURANCE.fullmatch(plain):
        return Scanned("other", "Mã thẻ bảo hiểm y tế.", f"Không phải thẻ căn cước. {_CARD_INSTEAD}")
    if code == "card_cut":
        return Scanned("cut", "Mã thẻ căn cước bị đọc thiếu.", _AGAIN)
    if code == "card_garbled" or _looks_broken(text.strip()):
        return Scanned("garbled", "Mã thẻ căn cước bị sai chữ.", _TYPING_OFF)
    return Scanned("other", "Mã lạ, không phải thẻ căn cước.", _CARD_INSTEAD)


def _digits(length: int) -> Scanned:
    words = {
        12: "Một dãy 12 số, có thể là số căn cước.", 9: "Một dãy 9 số, có thể là số chứng minh cũ.",
        13: "Mã vạch hàng hóa.", 8: "Một dãy 8 số.",
    }.get(length, "Một dãy số.")
    return Scanned("number", words, "Quét mã vuông trên thẻ, hoặc gõ số vào ô căn cước.")


def _slip(text: str) -> str:
    """The number of a paper slip of ours, as a US, French or German keyboard gives it; Telex makes Ư of W."""
    turned = [text, *(layout.digits(layout.words(text)) for layout in LAYOUTS[1:5])]
    for one in turned:
        found = _SLIP.search(unicodedata.normalize("NFC", one).upper().replace("Ư", "W"))
        if found:
            return f"{found.group(1)}-{found.group(2).zfill(4)}"
    return ""


def _looks_broken(text: str) -> bool:
    """Whether the text begins as a card does on one of the keyboards known here, and goes on."""
    if len(text) < _CUT_FROM:
        return False
    return any(_HEAD.match(layout.digits(text)) for layout in LAYOUTS)
