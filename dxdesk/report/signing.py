"""Signing a paper with an officer's certificate: a box drawn in the room left for it, a signature over the whole file.

The signature itself is invisible and made by pyHanko (SHA-256); the box is drawn by us because people look for it
(NĐ 30/2020, annex I, mục 8). The hour is that of this laptop: without a network no time authority can be asked.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from io import BytesIO

import pikepdf
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates
from cryptography.x509.oid import NameOID
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.dates import VIETNAM
from dxdesk.domain.names import clean
from dxdesk.errors import InputError
from dxdesk.report.fonts import serif
from dxdesk.report.pdfa import archival
from dxdesk.report.pen import fitted
from dxdesk.report.sign_room import PLACE

_LIBRARY = "pyhanko"
_FIELD = "ChuKySo"
_SIZE, _LEADING, _PAD = 9.5, 12.0, 5.0
_SMALLEST = 6.0
_WIDEST = 200.0


@dataclass(frozen=True, slots=True)
class SignerKey:
    """A PKCS#12 file opened: whose it is and until when it may sign; `pfx` and `password` serve only to sign with."""

    name: str
    organisation: str
    until: datetime
    pfx: bytes
    password: bytes

    def __repr__(self) -> str:
        return "SignerKey(…)"


@dataclass(frozen=True, slots=True)
class Signed:
    """A paper signed; `boxed` says whether a box could be drawn, which needs a paper with room for a signature."""

    data: bytes
    name: str
    boxed: bool


def open_key(pfx: bytes, password: str, now: datetime) -> SignerKey:
    """The key in a PKCS#12 file.

    Raises `InputError`: sign_missing where pyHanko is not installed, sign_password, sign_no_key, sign_expired,
    sign_not_yet.
    """
    if find_spec(_LIBRARY) is None:
        raise InputError("sign_missing", "Bản cài này chưa có phần ký số. Cài thêm gói pyhanko rồi ký. "
                                         "Giấy chưa đổi gì.")
    key, certificate, secret = _opened(pfx, password)
    if key is None or certificate is None:
        raise InputError("sign_no_key", "Tệp này không có khóa để ký. Xin nơi cấp tệp .p12 có cả khóa.")
    if now > certificate.not_valid_after_utc:
        raise InputError("sign_expired", f"Chữ ký số đã hết hạn ngày {_day(certificate.not_valid_after_utc)}. "
                                         "Xin cấp lại rồi ký.")
    if now < certificate.not_valid_before_utc:
        raise InputError("sign_not_yet", f"Chữ ký số có hiệu lực từ ngày {_day(certificate.not_valid_before_utc)}. "
                                         "Xem lại ngày giờ của máy này.")
    return SignerKey(_said(certificate, NameOID.COMMON_NAME), _said(certificate, NameOID.ORGANIZATION_NAME),
                     certificate.not_valid_after_utc, pfx, secret)


def _opened(pfx: bytes, password: str) -> tuple[object, x509.Certificate | None, bytes]:
    """The key and certificate, and the password as it opened them: an accent may be typed as a mark of its own."""
    trouble: Exception | None = None
    for typed in dict.fromkeys((password, *(unicodedata.normalize(form, password) for form in ("NFC", "NFD")))):
        try:
            key, certificate, _ = load_key_and_certificates(pfx, typed.encode())
            return key, certificate, typed.encode()
        except (ValueError, UnsupportedAlgorithm) as wrong:
            trouble = wrong
    raise InputError("sign_password", "Không mở được tệp chữ ký số: sai mật khẩu, hoặc tệp không phải .p12, .pfx. "
                                      "Giấy chưa đổi gì.") from trouble


def sign(data: bytes, key: SignerKey, now: datetime) -> Signed:
    """The paper with the box and the signature. Raises `InputError`: sign_no_pdf, sign_twice, sign_key_kind."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # start-up: 688 ms for who signs
    from pyhanko.pdf_utils.misc import PdfError  # start-up: the same
    from pyhanko.sign.general import SigningError  # start-up: the same
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf  # start-up: the same

    boxed, found = _boxed(data, key, now)
    signer = SimpleSigner.load_pkcs12_data(key.pfx, other_certs=(), passphrase=key.password)
    made = BytesIO()
    about = PdfSignatureMetadata(field_name=_FIELD, md_algorithm="sha256", name=key.name or None)
    try:
        sign_pdf(IncrementalPdfFileWriter(BytesIO(boxed)), about, signer=signer, output=made)
    except SigningError as wrong:
        raise InputError("sign_key_kind", "Loại khóa trong tệp này chưa ký giấy được. Xin nơi cấp tệp có khóa RSA hoặc "
                                          "ECDSA.") from wrong
    except PdfError as wrong:
        raise _no_pdf() from wrong
    return Signed(made.getvalue(), key.name, found)


def _boxed(data: bytes, key: SignerKey, now: datetime) -> tuple[bytes, bool]:
    """The paper with the box in its room, or as it is where it has none."""
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as paper:
            if "/AcroForm" in paper.Root:
                raise InputError("sign_twice", "Tệp này đã có chữ ký số. Ký lại thì in bản mới rồi ký.")
            found = _room(paper)
            if found is None:
                return data, False
            page, room = found
            size = tuple(float(edge) for edge in page.mediabox[2:])
            with pikepdf.open(BytesIO(_box(key, now, size, room))) as box:
                page.add_overlay(box.pages[0], None)
                made = BytesIO()
                paper.save(made)
    except pikepdf.PikepdfError as wrong:  # no PDF, a damaged one, one behind a password
        raise _no_pdf() from wrong
    return archival(made.getvalue()), True


def _no_pdf() -> InputError:
    return InputError("sign_no_pdf", "Tệp này không đọc được như một tệp PDF. Chọn tệp giấy đã lưu.")


def _room(paper: pikepdf.Pdf) -> tuple[pikepdf.Page, tuple[float, ...]] | None:
    """The page and the left, bottom, right and top of the room; nothing in a paper without one."""
    with paper.open_outline() as outline:
        place = next((entry.destination for entry in outline.root if entry.title == PLACE), None)
    if not isinstance(place, pikepdf.Array) or len(place) != 6:
        return None
    page = next((one for one in paper.pages if one.obj.objgen == place[0].objgen), None)
    return (page, tuple(map(float, list(place)[2:]))) if page else None


def _box(key: SignerKey, now: datetime, size: tuple[float, ...], room: tuple[float, ...]) -> bytes:
    """A page with nothing but the box, its lines as large as they fit."""
    family, file = serif(), BytesIO()
    left, bottom, right, top = room
    hour = now.astimezone(VIETNAM)
    lines = [_printable(family.regular, line) for line in (
        f"Ký bởi: {key.name or 'chưa rõ tên'}", *([f"Cơ quan: {key.organisation}"] if key.organisation else []),
        f"Thời gian ký: {hour:%d/%m/%Y %H:%M:%S} +07:00")]
    wide = min(right - left, _WIDEST)
    middle = (left + right) / 2
    height = len(lines) * _LEADING + 2 * _PAD - 2
    low = bottom + (top - bottom - height) / 2
    canvas = Canvas(file, pagesize=size, invariant=1, initialFontName=family.regular)
    canvas.setLineWidth(0.7)
    canvas.rect(middle - wide / 2, low, wide, height)
    for at, line in enumerate(lines):
        letters, words = fitted(line, family.regular, _SIZE, wide - 2 * _PAD, _SMALLEST)
        canvas.setFont(family.regular, letters)
        canvas.drawString(middle - wide / 2 + _PAD, low + height - _PAD - _SIZE - at * _LEADING + 2, words)
    canvas.save()
    return file.getvalue()


def _printable(font: str, line: str) -> str:
    """The line without what the font cannot print: nobody can change what stands in a certificate."""
    known = pdfmetrics.getFont(font).face.charToGlyph
    return "".join(letter for letter in unicodedata.normalize("NFC", line) if ord(letter) in known).strip()


def _said(certificate: x509.Certificate, what: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(what)
    return clean(str(found[0].value)) if found else ""


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y}"
