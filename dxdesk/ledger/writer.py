"""Writers: names that show by themselves that they belong to a public key (format §1)."""

import hashlib
import secrets

from dxdesk.ledger.ops import CROCKFORD, base32

_PREFIX = b"dxdesk-writer-1\0"
_HALF = 5


def new_writer(public_key: bytes) -> str:
    """A fresh writer for a device's Ed25519 public key (32 bytes)."""
    chosen = "".join(secrets.choice(CROCKFORD) for _ in range(_HALF))
    return chosen + _proof(public_key, chosen)


def belongs(writer: str, public_key: bytes) -> bool:
    """Whether the writer was made for that key."""
    return len(writer) == 2 * _HALF and writer[_HALF:] == _proof(public_key, writer[:_HALF])


def _proof(public_key: bytes, chosen: str) -> str:
    return base32(hashlib.sha256(_PREFIX + public_key + chosen.encode()).digest())[:_HALF]
