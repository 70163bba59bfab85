"""Mistakes about taking back, out and away, as small patches of the program: each breaks its story."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from dxdesk.exchange import bundles
from dxdesk.ledger import erasure
from dxdesk.ledger.erasure import Vote
from dxdesk.ledger.ops import Op
from dxdesk.store import apply, pruning, unimport
from dxdesk.store.erased import Door


def one_device_twice(patch: pytest.MonkeyPatch) -> None:
    """D6: two members are enough, be it on one laptop."""
    patch.setattr(erasure, "_together", lambda one, other: one.by != other.by)


def no_officer_needed(patch: pytest.MonkeyPatch) -> None:
    """Any two laptops may erase."""
    def together(one: Vote, other: Vote) -> bool:
        return one.by != other.by and one.key != other.key

    patch.setattr(erasure, "_together", together)


def door_left_open(patch: pytest.MonkeyPatch) -> None:
    """What arrives after an erasure is kept as it comes."""
    patch.setattr(apply, "open_door", lambda _connection, ops, _at, _segment: Door(ops))


def blanked_by_age(patch: pytest.MonkeyPatch) -> None:
    """Everything old but the newest op is blanked."""
    def old(ops: Sequence[Op], before: str) -> list[Op]:
        return [op for op in sorted(ops, key=lambda op: op.id)[:-1] if op.id < before]

    patch.setattr(pruning, "dead_ops", old)


def nobody_asked(patch: pytest.MonkeyPatch) -> None:
    """What lies in a bundle need not lie there twice."""
    patch.setattr(bundles, "acknowledged", lambda _, roots: set(roots))


def values_stay(patch: pytest.MonkeyPatch) -> None:
    """Un-import takes back only what came new."""
    def nothing(_store: Any, _plans: Iterable[Any], _why: str, save: str) -> str:
        return save

    patch.setattr(unimport, "restore_all", nothing)
