"""The pages of a SQLCipher file laid open, those given back and not used again among them.

SQLCipher 4: pages of 4,096 bytes, the last 80 of each holding the initial vector (16) and an HMAC (64); AES-256-CBC
under the raw key; the first 16 bytes of the file are salt. In the write-ahead log each page follows a header of 24
bytes, the first after one of 32.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, _RESERVED, _VECTOR, _SALT = 4096, 80, 16, 16
_LOG, _FRAME = 32, 24


def pages(database: Path, key: bytes) -> Iterator[bytes]:
    """Every page of the database and of its log, as plain bytes."""
    data = database.read_bytes()
    for at in range(0, len(data), PAGE):
        yield _opened(data[at : at + PAGE], key, first=at == 0)
    log = database.with_name(f"{database.name}-wal")
    frames = log.read_bytes()[_LOG:] if log.is_file() else b""
    for at in range(0, len(frames), _FRAME + PAGE):
        number = int.from_bytes(frames[at : at + 4], "big")
        yield _opened(frames[at + _FRAME : at + _FRAME + PAGE], key, first=number == 1)


def _opened(page: bytes, key: bytes, *, first: bool) -> bytes:
    end = PAGE - _RESERVED
    engine = Cipher(AES(key), CBC(page[end : end + _VECTOR])).decryptor()
    return engine.update(page[_SALT if first else 0 : end]) + engine.finalize()
