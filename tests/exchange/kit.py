"""Fixed keys and small makers of headers, ops and segments for tests of the wire."""

import hashlib
from collections.abc import Container, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.exchange.header import Header
from dxdesk.exchange.redact import redact_parts
from dxdesk.exchange.segments import Reader, Segment, write_segment
from dxdesk.exchange.signed import take_apart
from dxdesk.ledger.ops import Op, base32, stamp
from dxdesk.ledger.writer import belongs

MADE = "20261122T021500000Z"
WARD = "25747"
SALT = "00112233445566778899aabbccddeeff"


class Device:
    """A device whose key and writer follow from one number."""

    def __init__(self, number: int) -> None:
        self.private = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        self.public = self.private.public_key().public_bytes_raw()
        self.key = self.public.hex()
        self.writer = writer_for(self.public, base32(bytes([number]) * 4)[:5])
        self.ticks = 0

    def op(self, kind: str, record: str, sets: dict, action: str = "save", **more) -> Op:
        self.ticks += 1
        tick = f"20261122T0215{self.ticks:05d}Z-0000"
        return stamp(Op("", kind, record, action, sets, **more), tick, self.writer, b"n" * 16)

    def header(self, kind: str, **more) -> Header:
        said = {"seq": 1, "prev": "-", "ward": WARD, "made": MADE, "salt": SALT} | more
        return Header(kind=kind, writer=self.writer, key=self.key, **said)

    def segment(self, ops: Sequence[Op], **more) -> Segment:
        return write_segment(self.header(ops[0].kind, **more), ops, self.private.sign)

    def reader(self, **more) -> Reader:
        return Reader(**({"ward": WARD, "practice": False, "keys": {self.key}} | more))


def writer_for(public: bytes, chosen: str) -> str:
    """The writer of a key with the given first half (format §1)."""
    proof = hashlib.sha256(b"dxdesk-writer-1\0" + public + chosen.encode()).digest()
    writer = chosen + base32(proof)[:5]
    assert belongs(writer, public)
    return writer


def record(number: int) -> str:
    """A record id."""
    return f"01a0b1c2-0000-7000-8000-{number:012d}"


def redact(data: bytes, text: Container[str], rest: Container[str]) -> bytes:
    """A copy of a segment without the free text of the ops in `text` and the other values of those in `rest`."""
    return redact_parts(take_apart(data), text, rest)
