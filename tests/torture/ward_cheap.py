"""What makes thousands of histories affordable: costs that are not what is tested, cut or paid once.

Passphrases and fingerprints are stretched less, packages are not sealed, the disk is not waited for, schemas are not
laid beside the packs; what is overwritten is kept for one month. Pure functions (a signature, an envelope, the reading
of a kept statement) are worked out once per input in a process.
"""

import functools
import hashlib
import os
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dxdesk.exchange import devices, folder, invitation, known, package, sending, signed, statements, trust, wrapping
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.statements import Statement
from dxdesk.exchange.trust import Trust
from dxdesk.ledger import writer
from dxdesk.store import driver, keys, pruning

_ENOUGH = 50_000


def cut_costs(patch: pytest.MonkeyPatch) -> None:
    """Until the patch ends."""
    patch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
    patch.setattr(driver, "_prepare", _unforced(driver._prepare))
    patch.setattr(os, "fsync", lambda _: None)
    patch.setattr(sending, "schema_files", dict)
    patch.setattr(package, "seal_by_passphrase", lambda data, _: data)
    patch.setattr(pruning, "retention_months", lambda _: 1)
    patch.setattr(devices, "fingerprint", _digits)
    patch.setattr(writer, "_proof", functools.cache(writer._proof))
    patch.setattr(Ed25519PrivateKey, "from_private_bytes",
                  staticmethod(functools.cache(Ed25519PrivateKey.from_private_bytes)))
    patch.setattr(signed, "signed_by", functools.lru_cache(_ENOUGH)(signed.signed_by))
    patch.setattr(wrapping, "unseal", _unsealed_once(wrapping.unseal))
    patch.setattr(known, "trust_of", _trust_once(known.trust_of))
    _read_statements_once(patch)


def _trust_once(work: Callable[..., Trust]) -> Callable[..., Trust]:
    found: dict[Hashable, Trust] = {}

    def once(statements: Mapping[str, Statement], ward: str, practice: bool, roots: Sequence[str]) -> Trust:
        asked = (frozenset(statements), ward, practice, tuple(roots))
        if asked not in found:
            if len(found) > _ENOUGH // 100:
                found.clear()
            found[asked] = work(statements, ward, practice, roots)
        return found[asked]

    return once


def _unforced(prepare: Callable[..., None]) -> Callable[..., None]:
    def done(connection: driver.Connection, key: bytes) -> None:
        prepare(connection, key)
        connection.execute("PRAGMA synchronous = OFF")

    return done


def _digits(key: str, age: str) -> str:
    told = f"{int(hashlib.sha256(f'{key} {age}'.encode()).hexdigest(), 16) % 10**10:010d}"
    return f"{told[:5]} {told[5:]}"


def _unsealed_once(unseal: Callable[[bytes, Iterable[str]], bytes]) -> Callable[[bytes, Iterable[str]], bytes]:
    known_already: dict[Hashable, bytes | str] = {}

    def once(data: bytes, identities: Iterable[str]) -> bytes:
        asked = (data, tuple(identities))
        if len(known_already) > _ENOUGH // 10:
            known_already.clear()
        if asked not in known_already:
            try:
                known_already[asked] = unseal(*asked)
            except SegmentRefused as refusal:
                known_already[asked] = refusal.result
        found = known_already[asked]
        if isinstance(found, str):
            raise SegmentRefused(found)
        return found

    return once


class _Kept:
    """Statements a desk keeps, each one object in this process; what follows from one alone is remembered with it."""

    def __init__(self) -> None:
        self._lists: dict[bytes, list[Statement]] = {}
        self._facts: dict[tuple[str, int], Any] = {}
        self._objects: set[int] = set()
        self._read = statements.read_statements

    def read(self, data: bytes) -> list[Statement]:
        """`read_statements`."""
        if data not in self._lists:
            if len(self._lists) > _ENOUGH:
                for one in (self._lists, self._facts, self._objects):
                    one.clear()
            self._lists[data] = self._read(data)
            self._objects.update(map(id, self._lists[data]))
        return list(self._lists[data])

    def once(self, name: str, work: Callable[[Statement], Any]) -> Callable[[Statement], Any]:
        """What some work makes of a statement."""
        def asked(one: Statement) -> Any:
            if id(one) not in self._objects:
                return work(one)
            if (name, id(one)) not in self._facts:
                self._facts[name, id(one)] = work(one)
            return self._facts[name, id(one)]

        return asked


def _read_statements_once(patch: pytest.MonkeyPatch) -> None:
    kept, prove, read = _Kept(), statements.is_signed, statements.read_statements
    proved = functools.lru_cache(_ENOUGH)(lambda text: prove(read(text.encode())[0]))
    read_card = kept.once("card", statements.read_card)
    is_signed = kept.once("signed", lambda one: proved(statements.dump(one)))
    name_of = kept.once("hash", statements.statement_hash)
    for name, cheap in (("read_statements", kept.read), ("read_card", read_card), ("is_signed", is_signed),
                        ("statement_hash", name_of)):
        for module in (known, folder, trust, devices, invitation):
            if getattr(module, name, None) is getattr(statements, name):
                patch.setattr(module, name, cheap)
