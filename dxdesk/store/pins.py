"""Quick PINs of the members who share this laptop (design §8).

A PIN only reopens a desk that is running and locked, and says who sits down; it never opens a closed desk, for it
wraps no key. Kept of it is a scrypt hash with a salt of its own, in the settings of the encrypted database. Five wrong
tries in a row, whoever's PIN was tried, and only the passphrase helps.
"""

import hashlib
import hmac
import itertools
import json
import os
from dataclasses import dataclass

from dxdesk.errors import InputError
from dxdesk.store.database import KEY_FILE, Store
from dxdesk.store.keys import Sidecar
from dxdesk.store.lists import members

DIGITS, TRIES = 6, 5
COST = {"n": 1 << 15, "r": 8, "p": 1}
_PIN, _WRONG = "pin:", "pin_wrong"
_SALT_BYTES = 16
_FIRST_YEAR, _LAST_YEAR = 1900, 2029


@dataclass(frozen=True, slots=True)
class Tried:
    """What a try came to; with no try `left` only the passphrase opens."""

    right: bool
    left: int


def who_has_pin(store: Store) -> frozenset[str]:
    """The ids of the members with a PIN on this laptop."""
    rows = store.connection.execute("SELECT name FROM setting WHERE name >= ? AND name < 'pin;'", [_PIN])
    kept = {name.removeprefix(_PIN) for name, in rows}
    return frozenset(kept & dict(members(store)).keys())


def tries_left(store: Store) -> int:
    """How many wrong tries remain before only the passphrase opens."""
    return max(0, TRIES - int(store.setting(_WRONG) or 0))


def check_pin(pin: str) -> str:
    """The PIN where it will do; raises `InputError` for one that is no PIN, or that is tried first by anybody."""
    if len(pin) != DIGITS or not (pin.isascii() and pin.isdigit()):
        raise InputError("not_a_pin", f"Mã PIN là {DIGITS} chữ số.")
    if _easy(pin):
        raise InputError("weak_pin", "Mã PIN này dễ đoán: số lặp, số liền nhau hoặc năm sinh. Chọn số khác.")
    return pin


def set_pin(store: Store, member: str, pin: str) -> None:
    """Give a member this PIN, or another one. Raises `InputError` like `check_pin`."""
    salt = os.urandom(_SALT_BYTES)
    kept = {**COST, "salt": salt.hex(), "hash": _hash(check_pin(pin), salt, COST).hex()}
    store.set_setting(_PIN + member, json.dumps(kept))


def remove_pin(store: Store, member: str) -> None:
    """From now on only the passphrase reopens the desk for this member."""
    with store.writing() as connection:
        connection.execute("DELETE FROM setting WHERE name = ?", [_PIN + member])


def try_pin(store: Store, member: str, pin: str) -> Tried:
    """Whether this is the member's PIN; every wrong try counts, a right one forgives those before it.

    The try is written down before it is judged, so that ending the program in between gains nothing.
    """
    with store.writing():
        left = tries_left(store)
        kept = store.setting(_PIN + member)
        if not left or not kept:
            return Tried(False, left)
        store.set_setting(_WRONG, str(TRIES - left + 1))
    parts = json.loads(kept)
    cost = {name: int(parts[name]) for name in COST}
    right = hmac.compare_digest(_hash(pin, bytes.fromhex(parts["salt"]), cost), bytes.fromhex(parts["hash"]))
    if right:
        forgive(store)
    return Tried(right, TRIES if right else left - 1)


def forgive(store: Store) -> None:
    """The passphrase was given: wrong tries no longer count."""
    if store.setting(_WRONG):
        store.set_setting(_WRONG, "")


def require(store: Store, member: str, secret: str) -> None:
    """Who changes a member's PIN shows the passphrase or the PIN in force.

    Raises `InputError` where the secret is neither; a wrong PIN counts as a try.
    """
    if len(secret) == DIGITS and secret.isdigit() and member in who_has_pin(store):
        tried = try_pin(store, member, secret)
        if not tried.right:
            raise InputError("wrong_pin", wrong_words(tried))
        return
    Sidecar.read(store.home / KEY_FILE).unlock(secret)
    forgive(store)


def wrong_words(tried: Tried) -> str:
    """What a person is told of a wrong PIN."""
    if tried.left:
        return f"Mã PIN chưa đúng. Còn {tried.left} lần."
    return f"Mã PIN sai {TRIES} lần. Gõ mật khẩu mở sổ; phiếu vẫn còn nguyên."


def _easy(pin: str) -> bool:
    steps = {(int(later) - int(former)) % 10 for former, later in itertools.pairwise(pin)}
    repeats = pin[:3] == pin[3:] or pin[:2] * 3 == pin or pin[::2] == pin[1::2]
    return len(set(pin)) <= 2 or steps in ({1}, {9}) or repeats or _year_like(pin)


def _year_like(pin: str) -> bool:
    """A year and half of it again, as 195858, 581958 or 191958."""
    for year, rest in ((pin[:4], pin[4:]), (pin[2:], pin[:2])):
        if _FIRST_YEAR <= int(year) <= _LAST_YEAR and rest in (year[:2], year[2:]):
            return True
    return False


def _hash(pin: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, dklen=32, maxmem=1 << 28, **cost)
