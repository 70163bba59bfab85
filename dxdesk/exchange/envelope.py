"""The age envelope round a signed file: sign, then encrypt (format §4). Nothing about the sender is proved by it."""

import re
import unicodedata
from collections.abc import Iterable

import pyrage
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from dxdesk.domain.records import CATALOGUE
from dxdesk.exchange.results import SegmentRefused

SUFFIX = ".age"
OVERHEAD = 64 * 1024
HEADER_LIMIT = 16 * 1024
"""The most an envelope may say before its content, enough for 150 laptops: reading it takes time with its square."""
WORK_LIMIT = 20
"""The most scrypt may be asked for, as a power of two: 1 GiB and some seconds. Fast laptops ask for half of it."""
_OPENING = b"age-encryption.org/v1\n"
_HEADER = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")
_WORK = re.compile(_OPENING + rb"-> scrypt \S{1,64} ([0-9]{1,9})\n")
WRONG_PASSPHRASE = "Mật khẩu của gói này chưa đúng. Chưa nhận dòng nào, hỏi lại người gửi."
_BECH32, _BECH32_SUM = "qpzry9x8gf2tvdw0s3jn54khce6mua7l", 6
_NO_PASSPHRASE = "Decryption failed"
_NO_KEY = "No matching keys found"


def must_seal(kind: str, practice: bool) -> bool:
    """Whether a file of the kind leaves a desk encrypted only: all of a real ward but its catalogues."""
    return not practice and kind != CATALOGUE.name


def is_sealed(data: bytes) -> bool:
    """Whether the bytes are an age envelope, whatever the file is called."""
    return data.startswith(_OPENING)


def needs_passphrase(data: bytes) -> bool:
    """Whether an envelope opens by a passphrase only."""
    return data.startswith(_OPENING + b"-> scrypt ")


def seal_by_passphrase(data: bytes, passphrase: str) -> bytes:
    """The bytes for whoever knows the passphrase; slow by design, so one for a whole package."""
    return pyrage.passphrase.encrypt(data, unicodedata.normalize("NFC", passphrase))


def unseal_by_passphrase(data: bytes, passphrase: str) -> bytes:
    """What is in an envelope sealed by a passphrase.

    Raises SegmentRefused: `not_for_this_device` where the passphrase is wrong, the others as `unseal`.
    """
    _check_header(data)
    try:
        return pyrage.passphrase.decrypt(data, unicodedata.normalize("NFC", passphrase))
    except pyrage.DecryptError as error:
        if str(error) == _NO_PASSPHRASE:
            raise SegmentRefused("not_for_this_device", WRONG_PASSPHRASE) from None
        raise SegmentRefused("altered") from None


def is_recipient(text: object) -> bool:
    """Whether this is an age recipient one may seal to; a point of low order is none, and age would panic at it."""
    try:
        pyrage.x25519.Recipient.from_str(str(text))
        number = 0
        for letter in str(text).lower()[len("age1") : -_BECH32_SUM]:
            number = number * 32 + _BECH32.index(letter)
        point = (number >> 4).to_bytes(32)
        return bool(X25519PrivateKey.from_private_bytes(b"\1" * 32).exchange(X25519PublicKey.from_public_bytes(point)))
    except (pyrage.RecipientError, ValueError, OverflowError):
        return False


def seal(data: bytes, recipients: Iterable[str]) -> bytes:
    """The bytes for these age public keys (`age1…`); two envelopes of the same bytes differ."""
    return pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(key) for key in recipients])


def sealed_size(size: int) -> int:
    """The most that bytes of this length take sealed to one recipient (age: a header, 16 bytes for each 64 KiB)."""
    return size + 512 + size // 4096


def unseal(data: bytes, identities: Iterable[str]) -> bytes:
    """What is in the envelope, by one of these age secret keys.

    Raises SegmentRefused: `not_for_this_device` if none of them opens it, `truncated` when cut within its own header,
    `over_limit` where that asks for more work than we ever do, else `altered`: age does not tell a cut envelope from a
    changed one.
    """
    _check_header(data)
    try:
        return pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(key) for key in identities])
    except pyrage.DecryptError as error:
        raise SegmentRefused("not_for_this_device" if _NO_KEY in str(error) else "altered") from None


def _check_header(data: bytes) -> None:
    header = _HEADER.search(data, 0, OVERHEAD)
    if header is None:
        raise SegmentRefused("truncated")
    work = _WORK.match(data)
    if header.end() > HEADER_LIMIT or (work and int(work[1]) > WORK_LIMIT):
        raise SegmentRefused("over_limit")
