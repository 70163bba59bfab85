"""What a road between laptops is to the tests: a folder of its own on every laptop, made alike by somebody else."""

import re
from pathlib import Path
from typing import Protocol

from dxdesk.exchange.place import NAME

COPIES = re.compile(r"conflict", re.IGNORECASE)
"""What Syncthing, Nextcloud's client and rclone call the copy they make where two laptops wrote one file."""


class Road(Protocol):
    """A replicator at work; the program knows nothing of it."""

    replicas: list[Path]

    def part(self) -> None:
        """From now on every laptop is without a network."""

    def settle(self) -> None:
        """The network is back; returns once every replica holds the same."""


def tree(replica: Path) -> dict[str, bytes]:
    """Every file of the exchange folder in a replica, hidden ones of the replicator left out."""
    root = replica / NAME
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*"))
            if path.is_file() and not path.name.startswith(".")}


def alike(replicas: list[Path]) -> bool:
    """Whether all replicas hold the same files; a file that is just being replaced says no."""
    try:
        first, *others = [tree(replica) for replica in replicas]
    except FileNotFoundError:
        return False
    return all(other == first for other in others)


def conflict_copies(replicas: list[Path]) -> set[str]:
    """The copies a replicator made because two laptops wrote one file; what it changed meanwhile is not alike."""
    return {name for replica in replicas for name in tree(replica) if COPIES.search(name)}


def half_written(replicas: list[Path]) -> set[str]:
    """What was left of files on their way."""
    return {name for replica in replicas for name in tree(replica) if name.endswith((".tmp", ".part"))}
