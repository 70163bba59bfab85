"""Record ids (format §2): UUIDv7 for what a person makes, UUIDv5 where two people naming one thing must meet."""

import secrets
import uuid
from datetime import datetime

_NAMESPACE = uuid.UUID("6f0c3c5e-7d0b-5c7c-9a55-0d8d1c1b7f2e")


def new_record(now: datetime) -> str:
    """A UUIDv7: sorts by the millisecond it was made in."""
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    noise = secrets.randbits(74)
    value = milliseconds << 80 | 7 << 76 | noise >> 62 << 64 | 2 << 62 | noise & (1 << 62) - 1
    return str(uuid.UUID(int=value))


def shared_record(kind: str, *parts: str) -> str:
    """A UUIDv5 of the kind and what names the thing, as attendance by meeting and person (format §2)."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join((kind, *parts))))
