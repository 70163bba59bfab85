"""The sidecar that holds the database key, wrapped by the passphrase and by the recovery key.

The database key is 32 random bytes; the passphrase only wraps it (scrypt, AES-256-GCM), so that a new passphrase
rewrites this small file and never the database. The sidecar is as precious as the database and travels with backups.
"""

import hashlib
import json
import os
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dxdesk.errors import InputError, StoreError
from dxdesk.ledger.ops import CROCKFORD
from dxdesk.store.files import write_atomically
from dxdesk.store.refusals import DAMAGED

FORMAT = 1
COST = {"n": 1 << 16, "r": 8, "p": 1}
MIN_PASSPHRASE = 8
_SALT_BYTES = 16
_PLAIN = b"SQLite format 3\0".hex()  # an unencrypted database begins with these 16 bytes
_RECOVERY_GROUPS = 6


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the sidecar file says: which database it belongs to and the key wrapped in two ways."""

    database: str
    passphrase: dict
    recovery: dict

    @classmethod
    def read(cls, path: Path) -> "Sidecar":
        """The sidecar at `path`; raises `StoreError` when it is missing or not one of ours."""
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise StoreError(
                "key_file_missing", "Không thấy tệp khóa đi cùng sổ. Chép lại tệp desk.key từ bản sao lưu."
            ) from None
        except PermissionError as error:
            sentence = "Không có quyền đọc tệp khóa desk.key. Mở bằng tài khoản đã lập sổ."
            raise StoreError("cannot_open", sentence) from error
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable() from error
        try:
            parts = json.loads(text)
            if parts["format"] > FORMAT:
                raise StoreError("key_file_newer", "Tệp khóa do bản mới hơn ghi. Cập nhật chương trình rồi mở lại.")
            found = cls(parts["database"], dict(parts["passphrase"]), dict(parts["recovery"]))
            if parts["sum"] != found.sum:
                raise ValueError("sum")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise _unreadable() from error
        return found

    @property
    def sum(self) -> str:
        """A check sum, so that a damaged file is not taken for a wrong passphrase."""
        text = json.dumps([self.database, self.passphrase, self.recovery], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def write(self, path: Path) -> None:
        """Put the sidecar in place whole or not at all."""
        wrapped = {"passphrase": self.passphrase, "recovery": self.recovery}
        parts = {"format": FORMAT, "database": self.database, **wrapped, "sum": self.sum}
        write_atomically(path, json.dumps(parts, indent=1).encode())

    def unlock(self, passphrase: str) -> bytes:
        """The database key; raises `InputError` when the passphrase is wrong."""
        key = unwrap(self.passphrase, passphrase)
        if key is None:
            raise InputError("wrong_passphrase", "Mật khẩu mở sổ chưa đúng. Sổ vẫn còn nguyên, gõ lại.")
        return key

    def recover(self, recovery_key: str) -> bytes:
        """The database key by the printed recovery key; raises `InputError` when it does not fit."""
        key = unwrap(self.recovery, plain_recovery(recovery_key))
        if key is None:
            raise InputError("wrong_recovery_key", "Mã khôi phục chưa đúng. So lại từng nhóm với tờ đã chép.")
        return key

    def check_belongs(self, database: Path) -> None:
        """Raises `StoreError` when the file at `database` is not the one this sidecar was written for."""
        salt = database_salt(database)
        if len(salt) < 2 * _SALT_BYTES or salt == _PLAIN:
            raise StoreError(*DAMAGED)
        if salt != self.database:
            raise StoreError(
                "key_file_foreign", "Tệp khóa này của một sổ khác. Chép đúng tệp desk.key đi cùng sổ này.")

    def with_passphrase(self, key: bytes, passphrase: str) -> "Sidecar":
        """The sidecar under a new passphrase; the recovery key stays."""
        return Sidecar(self.database, wrap(key, check_passphrase(passphrase)), self.recovery)

    def moved_to(self, database: str) -> "Sidecar":
        """The same keys for a verified copy of the database, which has a salt of its own."""
        return Sidecar(database, self.passphrase, self.recovery)


def make_sidecar(key: bytes, passphrase: str, database: str) -> tuple[Sidecar, str]:
    """A new sidecar and its recovery key, to be shown once: six groups of four letters and digits (120 bits)."""
    letters = "".join(secrets.choice(CROCKFORD) for _ in range(4 * _RECOVERY_GROUPS))
    shown = "-".join(letters[k:k + 4].upper() for k in range(0, len(letters), 4))
    return Sidecar(database, wrap(key, check_passphrase(passphrase)), wrap(key, letters)), shown


def check_passphrase(passphrase: str, name: str = "Mật khẩu mở sổ") -> str:
    """The passphrase when it is long enough; raises `InputError`, which calls it by `name`, otherwise."""
    if len(passphrase.strip()) < MIN_PASSPHRASE:
        raise InputError("short_passphrase", f"{name} cần ít nhất {MIN_PASSPHRASE} ký tự. Gõ một câu dài dễ nhớ.")
    return passphrase


def plain_recovery(text: str) -> str:
    """The recovery key as stored: what people confuse (O and 0, I, L and 1) read alike, no dashes."""
    return text.strip().lower().replace("-", "").replace(" ", "").translate(str.maketrans("oil", "011"))


def database_salt(path: Path) -> str:
    """The first 16 bytes of an encrypted database, which name that very file."""
    with path.open("rb") as file:
        return file.read(_SALT_BYTES).hex()


def wrap(key: bytes, secret: str) -> dict:
    """A key wrapped by words (scrypt, AES-256-GCM), as a dictionary for JSON."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(12)
    wrapped = AESGCM(_scrypt(secret, salt, COST)).encrypt(nonce, key, None)
    return {**COST, "salt": salt.hex(), "nonce": nonce.hex(), "wrapped": wrapped.hex()}


def unwrap(parts: dict, secret: str) -> bytes | None:
    """The key again; None where the words are wrong. Raises `StoreError` where the parts make no sense."""
    try:
        salt, nonce, wrapped = (bytes.fromhex(parts[name]) for name in ("salt", "nonce", "wrapped"))
        cost = {name: int(parts[name]) for name in COST}
        if cost["n"] > 1 << 20 or cost["r"] > 32 or cost["p"] > 4:
            raise _unreadable()
        return AESGCM(_scrypt(secret, salt, cost)).decrypt(nonce, wrapped, None)
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise _unreadable() from error


def _scrypt(secret: str, salt: bytes, cost: dict) -> bytes:
    # The environment may hand over bytes that are no text; they are a passphrase all the same.
    raw = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(raw, salt=salt, dklen=32, maxmem=1 << 28, **cost)


def _unreadable() -> StoreError:
    sentence = "Tệp khóa desk.key bị hỏng. Sổ chưa đổi gì, chép lại tệp khóa từ bản sao lưu."
    return StoreError("key_file_damaged", sentence)
