"""Packages under a passphrase without its price, which is slow by design; tests of the envelope pay the real one."""

import hashlib

import pytest

from dxdesk.exchange import attachments, package
from dxdesk.exchange.envelope import WRONG_PASSPHRASE
from dxdesk.exchange.results import SegmentRefused

LOCK = b"age-encryption.org/v1\n-> scrypt x 10\n"


def cheap_passphrases(patch: pytest.MonkeyPatch) -> None:
    """Until the patch ends a package opens only by its passphrase, and at once."""
    patch.setattr(package, "seal_by_passphrase", lambda data, passphrase: _lock(passphrase) + data)
    patch.setattr(attachments, "unseal_by_passphrase", _unseal)


def _lock(passphrase: str) -> bytes:
    return LOCK + hashlib.sha256(passphrase.encode()).digest()


def _unseal(data: bytes, passphrase: str) -> bytes:
    if not data.startswith(_lock(passphrase)):
        raise SegmentRefused("not_for_this_device", WRONG_PASSPHRASE)
    return data.removeprefix(_lock(passphrase))
