"""Every byte below a folder: contents, names, and what is packed inside them."""

import base64
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

_LIMIT = 64 * 1024 * 1024
_DEPTH = 3
_CODED = re.compile(rb"[A-Za-z0-9+/]{64,}={0,2}|[A-Za-z0-9_\-]{64,}={0,2}")
_STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04", re.DOTALL)
_URL = bytes.maketrans(b"+/", b"-_")
_ZLIB_OR_GZIP, _BARE = 47, -15
_ZIP_HEADER = 30


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below the folder by name, with its name and its bytes as data."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        yield name, path.name.encode(errors="surrogateescape") + b"\n" + data


def unpacked(data: bytes, depth: int = _DEPTH) -> Iterator[bytes]:
    """The data, and all that zlib, gzip and zip streams beginning anywhere in it and long base64 in it hold."""
    yield data
    if depth:
        for found in _CODED.finditer(data):
            code = found[0].rstrip(b"=")
            yield from unpacked(base64.urlsafe_b64decode(code[: len(code) // 4 * 4].translate(_URL)), depth - 1)
        for found in _STREAM.finditer(data):
            inner = _inflated(data, found.start())
            if len(inner) > 8:  # what a chance beginning gives before it breaks off
                yield from unpacked(inner, depth - 1)


def _inflated(data: bytes, at: int) -> bytes:
    zipped = data.startswith(b"PK", at)
    if zipped:
        sizes = (int.from_bytes(data[at + place : at + place + 2], "little") for place in (26, 28))
        at += _ZIP_HEADER + sum(sizes)
    engine = zlib.decompressobj(_BARE if zipped else _ZLIB_OR_GZIP)
    parts: list[bytes] = []
    try:
        for start in range(at, len(data), 4096):
            parts.append(engine.decompress(data[start : start + 4096], _LIMIT))
            if engine.eof:
                break
    except zlib.error:
        pass  # what came out before the damage counts too
    return b"".join(parts)
