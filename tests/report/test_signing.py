"""A paper signed with a certificate: the box is read where the room was, the signature covers the whole file."""

import contextlib
import io
import shutil
import subprocess
import unicodedata
from datetime import timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from reportlab.platypus import Paragraph

from dxdesk.errors import InputError
from dxdesk.report import signing
from dxdesk.report.page import build, ink
from dxdesk.report.sign_room import SignatureRoom
from dxdesk.report.signing import open_key, sign
from tests.report.sign_kit import NOW, PASSWORD, certificate_file


def paper(room: bool = True) -> bytes:
    styles = ink()
    story = [Paragraph("Trên đây là báo cáo./.", styles.body)] + [SignatureRoom(64)] * room
    return build(story, styles.family, "Báo cáo", "Tổ", practice=False)[0]


def signed(data: bytes, pfx: bytes | None = None):
    return sign(data, open_key(pfx or certificate_file(), PASSWORD, NOW), NOW)


def verified(data: bytes):
    (found,) = PdfFileReader(io.BytesIO(data)).embedded_signatures
    return validate_pdf_signature(found, ValidationContext(trust_roots=[found.signer_cert], moment=NOW))


def text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    words = document[0].get_textpage().get_text_bounded()
    document.close()
    return " ".join(words.split())


def test_the_box_says_who_and_when_and_the_signature_covers_the_file():
    done = signed(paper())
    assert done.boxed and done.name == "Trần Thị Thử"
    for words in ("Trên đây là báo cáo./.", "Ký bởi: Trần Thị Thử", "Cơ quan: UBND phường Thủ Dầu Một",
                  "Thời gian ký: 22/11/2026 21:04:05 +07:00"):
        assert words in text(done.data)
    status = verified(done.data)
    assert status.intact and status.valid and status.coverage.name == "ENTIRE_FILE"


@pytest.mark.parametrize("at", [0.2, 0.5, 0.8])
def test_a_changed_letter_breaks_the_signature(at):
    data = bytearray(signed(paper()).data)
    place = data.index(b"/Title") + 12 if at == 0.5 else int(len(paper()) * at)
    data[place] ^= 1
    with contextlib.suppress(ValueError, KeyError, IndexError, TypeError, OverflowError):  # damaged beyond reading
        assert not verified(bytes(data)).intact


def test_a_paper_without_room_is_signed_without_a_box():
    done = signed(paper(room=False))
    assert not done.boxed and verified(done.data).intact and "Ký bởi" not in text(done.data)


def test_a_long_name_and_an_unknown_office_stay_in_the_box():
    done = signed(paper(), certificate_file("Nguyễn Phúc Thị Hoàng Bảo Trân Châu Ngọc Anh", ""))
    document = pypdfium2.PdfDocument(done.data)
    page = document[0].get_textpage()
    edges = [page.get_charbox(at) for at in range(page.count_chars())]
    document.close()
    assert "Trân Châu Ngọc Anh" in text(done.data) and "Cơ quan" not in text(done.data)
    assert max(right for _, _, right, _ in edges) <= 595 - 42


@pytest.mark.parametrize(("pfx", "password", "code"), [
    (certificate_file(), "sai", "sign_password"), (b"khong phai", PASSWORD, "sign_password"),
    (certificate_file(days=10), PASSWORD, "sign_expired"),
    (certificate_file(begins=NOW + timedelta(days=2)), PASSWORD, "sign_not_yet"),
])
def test_a_key_that_cannot_sign_is_a_sentence(pfx, password, code):
    with pytest.raises(InputError) as refused:
        open_key(pfx, password, NOW)
    assert refused.value.code == code


@pytest.mark.parametrize(("data", "code"), [(b"%PDF-1.4 cut", "sign_no_pdf"), (signed(paper()).data, "sign_twice")])
def test_a_file_that_cannot_be_signed_is_a_sentence(data, code):
    with pytest.raises(InputError) as refused:
        signed(data)
    assert refused.value.code == code


def cut(room: bool) -> bytes:
    """A paper whose end did not arrive."""
    whole = paper(room)
    return whole[:len(whole) * 2 // 3]


def locked() -> bytes:
    """A paper behind a password."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as found:
        found.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    return made.getvalue()


@pytest.mark.parametrize("data", [
    cut(room=True), cut(room=False), locked(), paper(room=False).replace(b"startxref", b"startxxxx")])
def test_a_damaged_or_locked_paper_is_a_sentence(data):
    with pytest.raises(InputError) as refused:
        signed(data)
    assert refused.value.code == "sign_no_pdf"


def test_a_key_of_another_kind_is_a_sentence():
    with pytest.raises(InputError) as refused:
        signed(paper(), certificate_file(edwards=True))
    assert refused.value.code == "sign_key_kind"


def test_a_password_typed_with_marks_of_their_own_opens_the_key():
    key = open_key(certificate_file(), unicodedata.normalize("NFD", PASSWORD), NOW)
    assert verified(sign(paper(), key, NOW).data).intact


def test_what_no_font_prints_is_left_out_of_the_box():
    assert "Cơ quan: UBND phường Thời gian" in text(signed(paper(), certificate_file(office="UBND phường 🙂")).data)


def test_an_installation_without_the_extra_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(signing, "_LIBRARY", "no_such_library")
    with pytest.raises(InputError, match="pyhanko") as refused:
        open_key(certificate_file(), PASSWORD, NOW)
    assert refused.value.code == "sign_missing"


def test_nothing_secret_is_told_of_a_key():
    assert PASSWORD not in repr(open_key(certificate_file(), PASSWORD, NOW))


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler's pdfsig is not here; `make papers` installs it")
def test_another_program_finds_the_signature_valid(tmp_path: Path):
    file = tmp_path / "a.pdf"
    file.write_bytes(signed(paper()).data)
    told = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in told and "Total document signed" in told and "Trần Thị Thử" in told
