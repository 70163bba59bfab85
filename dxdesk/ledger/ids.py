"""Record ids (format §2): UUIDv7 for what a person makes."""

import secrets
import uuid
from datetime import datetime


def new_record(now: datetime) -> str:
    """A UUIDv7: sorts by the millisecond it was made in."""
    milliseconds = int(now.timestamp() * 1000) & (1 << 48) - 1
    value = milliseconds << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))
