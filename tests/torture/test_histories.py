"""Random histories in memory, in seeded slices: I1, I4, I8, I14, I15 (format §7)."""

import pytest

from tests.torture.histories import walk
from tests.torture.mutants import MUTANTS
from tests.torture.size import HISTORIES, SLICES, STEPS


@pytest.mark.parametrize("part", range(SLICES))
def test_nothing_is_lost_resurrected_or_mixed(part: int):
    each = HISTORIES // SLICES
    for seed in range(part * each, (part + 1) * each):
        try:
            walk(seed, STEPS)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error


@pytest.mark.parametrize("name", ["M1", "M2", "M3", "M7", "D2"])
def test_the_walk_itself_has_teeth(name: str, monkeypatch: pytest.MonkeyPatch):
    """The mistakes a random walk can meet break it within a few seeds."""
    next(mutant for mutant in MUTANTS if mutant.name == name).make(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        _walk_all(150)


def _walk_all(seeds: int) -> None:
    for seed in range(seeds):
        walk(seed, STEPS)
