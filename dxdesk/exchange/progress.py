"""How far long work is, as whoever asked for it is told."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told `(n, of)`: so many steps of so many are done. What it raises stops the work between two of them."""


def silent(_: int, __: int) -> None:
    """Nobody watches."""
