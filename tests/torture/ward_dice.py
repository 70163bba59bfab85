"""One source of chance for all that the program draws (keys, ids, salts, codes): a seed gives the same history."""

import os
import secrets
from collections.abc import Sequence
from random import Random
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_HUMAN = "age-secret-key-"


class Dice:
    """What is thrown; `seed` begins anew."""

    def __init__(self) -> None:
        self._chance = Random(0)

    def seed(self, number: int) -> None:
        self._chance = Random(number)

    def bytes(self, count: int) -> bytes:
        return self._chance.randbytes(count)

    def load(self, patch: pytest.MonkeyPatch) -> None:
        """Everything that draws draws from here."""
        real = pyrage.x25519.Identity

        class Identity:
            @staticmethod
            def generate() -> Any:
                return real.from_str(age_secret(self.bytes(32)))

            from_str = staticmethod(real.from_str)

        def choice(options: Sequence[Any]) -> Any:
            return self._chance.choice(options)

        def randbits(count: int) -> int:
            return self._chance.getrandbits(count)

        patch.setattr(pyrage.x25519, "Identity", Identity)
        patch.setattr(Ed25519PrivateKey, "generate",
                      staticmethod(lambda: Ed25519PrivateKey.from_private_bytes(self.bytes(32))))
        patch.setattr(os, "urandom", self.bytes)
        patch.setattr(secrets, "token_hex", lambda count=32: self.bytes(count).hex())
        patch.setattr(secrets, "choice", choice)
        patch.setattr(secrets, "randbits", randbits)


def age_secret(key: bytes) -> str:
    """An age secret key of these 32 bytes (bech32, BIP 173)."""
    bits = int.from_bytes(key) << 4
    data = [bits >> 5 * place & 31 for place in reversed(range(52))]
    human = [*(ord(letter) >> 5 for letter in _HUMAN), 0, *(ord(letter) & 31 for letter in _HUMAN)]
    check = _polymod([*human, *data, *[0] * 6]) ^ 1
    data += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{_HUMAN}1{''.join(_LETTERS[value] for value in data)}".upper()


def _polymod(values: Sequence[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, factor in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= factor if top >> place & 1 else 0
    return check
