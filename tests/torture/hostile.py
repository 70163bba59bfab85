"""Mutators of real files: what a damaged stick, a spreadsheet or someone who means harm makes of them (format §4).

Each is a function of a `Bench` (the real files and a seeded choice) and says which results a reader may give. Whatever
comes out, the runner (`test_hostile.py`) judges by the bytes alone whether anything of it may be taken.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.exchange.kit import Device
from tests.torture.hostile_ward import Ward

TAKEN = frozenset(("received", "held", "forked"))
DAMAGED = frozenset(("truncated", "altered"))
ANY_DAMAGE = DAMAGED | {"not_ours", "over_limit"}
REFUSED = ANY_DAMAGE | {"unknown_device", "needs_update", "not_for_this_device"}

LIGHT, RARE, HEAVY = 16, 4, 1


class Bench:
    """The real files at hand, and the choice among them."""

    stranger = Device(9)

    def __init__(self, ward: Ward, other: Ward, chance: Random) -> None:
        self.ward = ward
        self.other = other
        self.chance = chance

    def pack(self) -> bytes:
        """A plain pack, whole or redacted."""
        return self.chance.choice(self.ward.redacted if self.chance.random() < 0.25 else self.ward.packs)

    def whole(self) -> bytes:
        """A plain pack with all its values."""
        return self.chance.choice(self.ward.packs)

    def junk(self, size: int) -> bytes:
        """Random bytes."""
        return self.chance.randbytes(size)

    def span(self, data: bytes | bytearray) -> tuple[int, int]:
        """Two places, in order and not the same unless the data is empty."""
        at = self.chance.randrange(max(len(data), 1))
        return at, min(len(data), at + 1 + self.chance.randrange(self.chance.choice((1, 8, 80, 800, 1 << 16))))


@dataclass(frozen=True)
class Mutator:
    """A way of making a hostile file; `results` are those a reader may give unless the bytes are a real pack.

    `share` is how often it is used beside the others; `suffix` what the file is called. A file of `segment` bytes may
    also come in an envelope or a zip.
    """

    make: Callable[[Bench], bytes]
    results: frozenset[str]
    share: int = LIGHT
    suffix: str = ".csv"
    segment: bool = True

    @property
    def name(self) -> str:
        """What it is called in a report."""
        return self.make.__name__
