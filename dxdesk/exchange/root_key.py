"""The ward's root on paper: what the officer's recovery sheet says, and typing it back in (format §1).

56 letters and digits in fourteen groups of four: the 32 bytes of the root's private half in Crockford base32 (52), then
the first 20 bits of SHA-256 of `dxdesk-root-1`, a zero byte and those bytes (4). With any stick of the ward it gives
everything back: the ward's statement holds the root's age key sealed under it, and every `keys` statement is sealed to
that key too.
"""

import hashlib
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.errors import InputError
from dxdesk.exchange.folder import statements_in
from dxdesk.exchange.known import Statements, joined, known_statements, proved, ward_pen
from dxdesk.exchange.place import Place, faults
from dxdesk.exchange.standing import review
from dxdesk.exchange.statements import WARD
from dxdesk.exchange.trust import trust_of
from dxdesk.exchange.vouching import add, delegation, found_ward, open_escrow, settle
from dxdesk.exchange.ward_keys import public_half, root_recipient, take_keys
from dxdesk.ledger.ops import CROCKFORD, base32
from dxdesk.store.database import Store
from dxdesk.store.desk import PRACTICE, ROOT_AGE_PRIVATE, ROOT_PRIVATE, ROOT_PUBLIC, WARD_CODE, WARD_RECORD
from dxdesk.store.keyring import leave_ward, ward_fingerprint_keys
from dxdesk.store.keys import plain_recovery
from dxdesk.store.saving import PUBLIC_KEY

GROUPS, LETTERS = 14, 4
_SUM = b"dxdesk-root-1\0"
_BYTES = 32


def root_text(store: Store) -> str:
    """What the recovery sheet says, in groups joined by dashes. Raises `InputError` `no_root`."""
    seed = store.setting(ROOT_PRIVATE)
    if not seed:
        raise InputError("no_root", "Máy này không giữ khóa gốc của phường. In ở máy của cán bộ phường.")
    with store.writing():
        statements = known_statements(store)
        found_ward(store, *joined(store, statements, []))
    letters = _letters(bytes.fromhex(seed)).upper()
    return "-".join(letters[at : at + LETTERS] for at in range(0, len(letters), LETTERS))


def check_root_text(text: str) -> str:
    """The root's private half (hex) typed from the sheet; raises `InputError` `wrong_root_text`."""
    letters = plain_recovery(text)
    if len(letters) == GROUPS * LETTERS and all(letter in CROCKFORD for letter in letters):
        number = 0
        for letter in letters[: _digits(_BYTES)]:
            number = number * len(CROCKFORD) + CROCKFORD.index(letter)
        seed = (number >> (5 * _digits(_BYTES) - 8 * _BYTES)).to_bytes(_BYTES)
        if _letters(seed) == letters:
            return seed.hex()
    raise InputError("wrong_root_text", "Khóa gốc gõ chưa đúng. So lại từng nhóm bốn chữ với tờ khóa gốc.")


def recover_root(store: Store, text: str, folder: Path | None = None) -> None:
    """Make this desk hold its ward's root again, from the sheet and, for the shared keys, any stick of the ward.

    Raises `InputError`: `wrong_root_text`; `other_ward` where the sheet is of a ward nothing here or on the stick tells
    of; `ExchangeError` where the stick cannot be read. Nothing is changed then.
    """
    seed = check_root_text(text)
    root = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed)).public_key().public_bytes_raw().hex()
    known = known_statements(store)
    ward, practice = store.setting(WARD_CODE), store.setting(PRACTICE) == "1"
    found = proved(known, _lying(store, folder) if folder else {}, ward, practice, [root])
    trust = trust_of(found, ward, practice, [root])
    if not root_recipient(trust, found):
        raise InputError("other_ward", (
            "Chưa thấy phường của tờ khóa gốc này. Cắm USB đã dùng trong phường, chọn nó rồi gõ lại khóa."))
    with store.writing():
        if root != store.setting(ROOT_PUBLIC):
            leave_ward(store, root)
        store.set_setting(ROOT_PRIVATE, seed)
        store.set_setting(ROOT_AGE_PRIVATE, _escrowed(found, root, seed))
        _adopt_record(store, found, root)
        statements, trust = joined(store, known, found.values())
        take_keys(store, trust, statements)
        if not ward_fingerprint_keys(store):
            raise InputError("keys_missing", (
                "Nơi này chưa có các khóa chung của phường. Cắm USB đã dùng trong phường, chọn nó rồi gõ lại khóa."))
        statements, trust = settle(store, statements, trust)
        pen = ward_pen(store, trust)
        if pen and store.setting(PUBLIC_KEY) not in trust.signers:
            # As the laptop that founded the ward: no delegate may put it out.
            add(store, statements, [delegation(store, pen, store.setting(PUBLIC_KEY))])
    review(store)


def _lying(store: Store, folder: Path) -> Statements:
    place = Place(folder)
    with faults(place, lambda: "Sổ này chưa đổi gì."):
        return statements_in(store, place)


def _escrowed(statements: Statements, root: str, seed: str) -> str:
    """The root's age secret key out of the newest statement of the ward that opens."""
    for one in statements.values():
        if one["type"] == WARD and one["by"] == root:
            try:
                private = open_escrow(seed, str(one.get("escrow")))
                if public_half(private) == one.get("age"):
                    return private
            except (InvalidTag, ValueError):
                continue
    return ""


def _adopt_record(store: Store, statements: Statements, root: str) -> None:
    for one in statements.values():
        if one["type"] == WARD and one["by"] == root and isinstance(one.get("record"), str) and one["record"]:
            store.set_setting(WARD_RECORD, one["record"])


def _letters(seed: bytes) -> str:
    check = base32(hashlib.sha256(_SUM + seed).digest())[:LETTERS]
    return base32(seed + b"\0")[: _digits(len(seed))] + check


def _digits(size: int) -> int:
    return -(-8 * size // 5)
