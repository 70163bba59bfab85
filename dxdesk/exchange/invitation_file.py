"""The file of an invitation: sealed by a spoken code, proved before it is believed (format §1).

The file is `dxdesk-invitation-1`, LF, and JSON: `code` (a random key wrapped by the code: scrypt, AES-256-GCM), `nonce`
and `sealed` (base64 of the AES-256-GCM of zlib-compressed JSON under that key). Inside lie the ward, its root, the
statements held, the shared keys, the segments of its lists, and a one-time key that may sign one card.
"""

import base64
import json
import os
import re
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dxdesk.domain.records import ROLES
from dxdesk.errors import ExchangeError, InputError, StoreError
from dxdesk.exchange.results import INVITATION_OPENING
from dxdesk.exchange.statements import Statement, dump, read_statements
from dxdesk.exchange.ward_keys import public_half
from dxdesk.ledger.clock import parse_time
from dxdesk.store.desk import WardFacts
from dxdesk.store.files import write_atomically
from dxdesk.store.keys import plain_recovery, unwrap, wrap

_FORMAT = 1
_WARD = re.compile(r"[0-9A-Za-z_\-]{1,64}").fullmatch
"""A ward's code: it stands in names of files and in first lines (format §4)."""
_OPENING = INVITATION_OPENING + b"%d\n" % _FORMAT
_BRACES = 2
_FILE_LIMIT, _UNPACKED_LIMIT = 64 * 1024 * 1024, 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Invitation:
    """An opened invitation: the ward, the role it gives, who invited (a laptop's name), when it ends.

    The rest is what the joining desk takes over: the ward's root, statements, shared keys, one-time key, lists.
    """

    ward: WardFacts
    role: str
    inviter: str
    expires: datetime
    practice: bool
    record: str = field(repr=False)
    root: str = field(repr=False)
    key: str = field(repr=False)
    statements: tuple[Statement, ...] = field(repr=False)
    groups: tuple[str, ...] = field(repr=False)
    fingerprints: tuple[tuple[int, str], ...] = field(repr=False)
    lists: tuple[bytes, ...] = field(repr=False)

    @property
    def public(self) -> str:
        """The one-time key's public half, in hex."""
        private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.key))
        return private.public_key().public_bytes_raw().hex()

    def sign(self, data: bytes) -> bytes:
        """A signature by the one-time key."""
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.key)).sign(data)


def write_invitation(file: Path, payload: dict[str, Any], code: str) -> None:
    """Seal a payload under a code and put the file in place. Raises `ExchangeError` where it cannot be written."""
    key, nonce = os.urandom(32), os.urandom(12)
    data = AESGCM(key).encrypt(nonce, zlib.compress(dump(payload).encode()), None)
    parts = {"code": wrap(key, code), "nonce": nonce.hex(), "sealed": base64.b64encode(data).decode()}
    try:
        write_atomically(file, _OPENING + dump(parts).encode() + b"\n")
    except OSError as error:
        raise ExchangeError(
            "cannot_write", "Không ghi được giấy mời ở nơi này. Chọn nơi khác, hoặc cắm lại USB.") from error


def read_invitation(file: Path, code: str) -> Invitation:
    """What a file says to whoever knows its code. Raises `InputError` `wrong_code`, and `ExchangeError`."""
    try:
        return _invitation(_unsealed(_read(file), code))
    except (KeyError, TypeError, ValueError, RecursionError, pyrage.IdentityError):
        raise _damaged() from None


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(_FILE_LIMIT + 1)
    except OSError as error:
        raise ExchangeError("cannot_read", "Không đọc được tệp này. Cắm lại USB hoặc chọn tệp khác.") from error
    if not data.startswith(INVITATION_OPENING):
        raise ExchangeError("not_an_invitation", "Tệp này không phải giấy mời của dxdesk. Chọn đúng tệp giấy mời.")
    if not data.startswith(_OPENING):
        raise ExchangeError("newer_invitation", "Giấy mời này do bản mới hơn làm. Cập nhật chương trình rồi mở lại.")
    if len(data) > _FILE_LIMIT:
        raise _damaged()
    return data[len(_OPENING) :]


def _unsealed(data: bytes, code: str) -> dict[str, Any]:
    if data.count(b"{") > _BRACES or b"[" in data:
        raise _damaged()  # nothing is proved yet, and a file of brackets would fill the memory
    try:
        parts = json.loads(data)
        key = unwrap(parts["code"], plain_recovery(code))
        if key is None:
            raise InputError("wrong_code", "Mã mời chưa đúng. Hỏi lại người mời, gõ từng nhóm bốn chữ.")
        packed = AESGCM(key).decrypt(bytes.fromhex(parts["nonce"]), base64.b64decode(parts["sealed"]), None)
        unpacker = zlib.decompressobj()
        found = json.loads(unpacker.decompress(packed, _UNPACKED_LIMIT))
    except (StoreError, InvalidTag, KeyError, TypeError, ValueError, RecursionError, zlib.error):
        raise _damaged() from None
    if not isinstance(found, dict):
        raise _damaged()
    return found


def _invitation(said: dict[str, Any]) -> Invitation:
    ward, invitation = said["ward"], said["invitation"]
    facts = WardFacts(str(ward["code"]), str(ward["name"]), str(ward["province"]))
    statements = tuple(one for found in said["statements"] for one in read_statements(dump(found).encode()))
    groups = tuple(str(key) for key in said["groups"])
    for key in groups:
        public_half(key)
    fingerprints = tuple((version, bytes.fromhex(key).hex()) for version, key in said["fingerprints"])
    good = all(type(version) is int and len(key) == 64 for version, key in fingerprints)
    if invitation["role"] not in ROLES or not fingerprints or not groups or len(bytes.fromhex(said["root"])) != 32:
        raise ValueError("no invitation of ours")
    opened = Invitation(
        facts, invitation["role"], str(said["inviter"]), parse_time(invitation["expires"]), said["practice"] is True,
        str(said["record"]), said["root"], said["key"], statements, groups, fingerprints,
        tuple(base64.b64decode(body) for body in said["lists"]))
    if not good or not _WARD(facts.code) or opened.public != invitation["key"]:
        raise ValueError("no desk writes this")
    return opened


def _damaged() -> ExchangeError:
    return ExchangeError("invitation_damaged", "Giấy mời này bị hỏng. Nhờ người mời chép lại hoặc làm giấy mới.")
