"""What must not be found: facts about people and keys of desks, in every form bytes may carry them.

A fact is a name, a number, an address or a note. Names are looked for whole and two words at a time, with and without
tones, as typed and in capitals. Each text is then looked for in UTF-8, composed and decomposed, UTF-16 of both byte
orders, base64 at its three alignments, hex, and escaped as JSON, Python and URLs do.
"""

import base64
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dxdesk.domain.names import fold

SHORTEST = 6
"""Bytes below which a needle would be found by chance."""

_CODE = 8


class Needles:
    """Forms of facts, looked up by their first bytes: one walk over the data whatever their number."""

    def __init__(self, facts: dict[str, set[str]], allowed: Iterable[str] = ()) -> None:
        """`facts` by what they are: name, number, text, last4, secret; what stands in `allowed` is not looked for."""
        known = "\n".join(allowed)
        known = f"{known}\n{fold(known)}\n{known.upper()}\n{fold(known).upper()}"
        self.found: dict[bytes, str] = {}
        for sort, texts in facts.items():
            for text in texts:
                for shape in _SHAPES[sort](text):
                    if shape not in known:
                        self.found.update(dict.fromkeys(_forms(shape), f"{sort} {text!r} as {shape!r}"))
        self._heads: dict[bytes, list[bytes]] = {}
        for needle in self.found:
            self._heads.setdefault(needle[:SHORTEST], []).append(needle)
        self._likely = re.compile(b"(?=%s)" % b"".join(
            b"[%s]" % b"".join(b"\\x%02x" % byte for byte in sorted({head[at] for head in self._heads}))
            for at in range(SHORTEST)))

    def __len__(self) -> int:
        return len(self.found)

    def inside(self, data: bytes) -> set[str]:
        """What of the facts stands in the bytes."""
        heads = self._heads
        places = (match.start() for match in self._likely.finditer(data))
        return {
            self.found[needle] for at in places for needle in heads.get(data[at : at + SHORTEST], ())
            if data.startswith(needle, at)
        }


def _name(text: str) -> Iterator[str]:
    words = text.split()
    pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    for part in {text, *pairs}:
        yield from (part, part.upper(), part.lower(), fold(part), fold(part).upper())
    yield from (fold(text).replace(" ", mark) for mark in ("", "_", "-"))


def _number(text: str) -> Iterator[str]:
    yield from (text, text[::-1])
    yield from (f"{text[:4]}{mark}{text[4:7]}{mark}{text[7:]}" for mark in " .-")
    yield from (mark.join(text[at : at + 3] for at in range(0, len(text), 3)) for mark in " .-")
    if text.startswith("0"):
        yield from (f"84{text[1:]}", text[1:])


def _text(text: str) -> Iterator[str]:
    yield from (text, fold(text), text.upper())


def _last4(text: str) -> Iterator[str]:
    """Four digits alone are anywhere; what a program puts round them is not."""
    for before in ("id_last4=", "id_last4: ", "id_last4:", 'id_last4": "', 'id_last4":"', "…", "••• ", "••••", "*** "):
        yield f"{before}{text}"
    yield from (f";{text};", f'"{text}"', f"'{text}'", f",{text},")


def _secret(text: str) -> Iterator[str]:
    for written in {text, text.replace("-", "")}:
        yield from (written, written.upper(), written.lower())


_SHAPES = {"name": _name, "number": _number, "text": _text, "last4": _last4, "secret": _secret}


def _forms(text: str) -> Iterator[bytes]:
    for written in {text, unicodedata.normalize("NFD", text)}:
        plain = written.encode()
        wide = [written.encode("utf-16-le"), written.encode("utf-16-be")]
        escaped = (json.dumps(written)[1:-1], ascii(written)[1:-1], quote(written, safe=""), plain.hex())
        for form in (plain, *wide, *(one.encode() for one in escaped)):
            if len(form) >= SHORTEST:
                yield form
        for whole in (plain, *wide):
            yield from _base64(whole)
    if len(text) == 64 and set(text) <= set("0123456789abcdef"):
        yield from (bytes.fromhex(text), *_base64(bytes.fromhex(text)))
    if text.isdigit() and len(text) == 12:
        yield int(text).to_bytes(SHORTEST, "big")  # as a database may keep a number


def _base64(data: bytes) -> Iterator[bytes]:
    """What stays the same in base64 wherever the bytes begin: the digits that depend on nothing around them."""
    for shift in range(3):
        code = base64.b64encode(b"\0" * shift + data)
        sure = code[(0, 2, 3)[shift] : (8 * (shift + len(data))) // 6]
        if len(sure) >= _CODE:
            yield from (sure, sure.replace(b"+", b"-").replace(b"/", b"_"))
