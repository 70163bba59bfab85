"""The last line of a segment, whose form never changes in any later format (format §4).

`#end;rows=<n>;sha256=<hex of all bytes before this line>;root=<hex>;sig=<base64>` and CRLF are the last bytes. The
signature is Ed25519 over `dxdesk-seg-1`, a zero byte and the 32 bytes of the root.
"""

import base64
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dxdesk.exchange.results import SegmentRefused

BOM = b"\xef\xbb\xbf"
_OPENING = BOM + b"#dxdesk;"
_SIGNED = b"dxdesk-seg-1\0"
_LINE = rb"#end;rows=(0|[1-9][0-9]{0,8});sha256=([0-9a-f]{64});root=([0-9a-f]{64});sig=([A-Za-z0-9+/]{86}==)\r\n"
_TRAILER = re.compile(_LINE)
_LONGEST = 300
_SIG_FROM_END = 94


@dataclass(frozen=True, slots=True)
class Trailer:
    """What the last line says; `start` is where it begins in the file."""

    start: int
    rows: int
    sha256: str
    root: str
    signature: bytes


def trailer_line(body: bytes, rows: int, root: bytes, signature: bytes) -> bytes:
    """The last line for the bytes before it."""
    digest = hashlib.sha256(body).hexdigest()
    sig = base64.b64encode(signature).decode()
    return f"#end;rows={rows};sha256={digest};root={root.hex()};sig={sig}\r\n".encode()


def to_sign(root: bytes) -> bytes:
    """The bytes a device signs for a root."""
    return _SIGNED + root


def signed_by(key: str, root: bytes, signature: bytes) -> bool:
    """Whether the Ed25519 key (hex) signed that root."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, to_sign(root))
    except (InvalidSignature, ValueError):
        return False
    return True


def read_trailer(data: bytes) -> Trailer:
    """The trailer, and proof that the bytes before it are those it was written for.

    Raises SegmentRefused: `truncated`, `altered`, or `not_ours` for a file that never was a segment.
    """
    start = data.rfind(b"#end;", max(0, len(data) - _LONGEST))
    found = _TRAILER.fullmatch(data, start) if start >= 0 else None
    if found is None:
        raise SegmentRefused(_damage(data))
    rows, digest, root, sig = (part.decode() for part in found.groups())
    signature = base64.b64decode(sig)
    whole = hashlib.sha256(data[:start]).hexdigest() == digest and base64.b64encode(signature).decode() == sig
    if not whole or not data.startswith(_OPENING):
        raise SegmentRefused("altered")
    return Trailer(start, int(rows), digest, root, signature)


def _damage(data: bytes) -> str:
    """What happened to a file whose last bytes are no trailer."""
    data = data.replace(b"\0", b"")  # saved again as UTF-16, or filled up with zeros where power was lost
    if not _was_ours(data):
        return "not_ours"
    last = data[data.rstrip(b"\r\n").rfind(b"\n") + 1 :]
    ended = data[-_SIG_FROM_END:].startswith(b"sig=") or (b"sha256=" in last and data.endswith(b"\n"))
    return "altered" if ended or _TRAILER.search(data) else "truncated"


def _was_ours(data: bytes) -> bool:
    """Whether the file began as a segment, cut within its first bytes or re-saved in another encoding included."""
    if _OPENING.startswith(data[: len(_OPENING)]):
        return True
    return b"#dxdesk" in data[:64] or _TRAILER.search(data) is not None
