"""A whole ward under random use, in seeded slices: I1, I2, I4, I7, I8, I9, I12 and the revocation of format §1.

One seed again: `DXDESK_WARD_SEED=17 python -m pytest -m "" tests/torture/test_ward.py -k one_history`.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.torture import mutants_classes
from tests.torture.mutants import MUTANTS
from tests.torture.size import STEPS, WARD_HISTORIES, WARD_SLICES
from tests.torture.ward import live
from tests.torture.ward_dice import Dice
from tests.torture.ward_world import Nursery, cheap, make_nursery

SEED = os.environ.get("DXDESK_WARD_SEED", "")


@pytest.fixture
def dice(tmp_path: Path) -> Iterator[Dice]:
    with cheap() as found:
        yield found


@pytest.fixture
def nurseries(dice: Dice, tmp_path: Path) -> tuple[Nursery, Nursery]:
    return make_nursery(tmp_path / "thật", practice=False), make_nursery(tmp_path / "tập", practice=True)


def follow(seed: int, nurseries: tuple[Nursery, Nursery], folder: Path, dice: Dice) -> None:
    """Every fourth ward is a practice ward."""
    try:
        live(seed, nurseries[seed % 4 == 3], folder / f"{seed}", STEPS, dice)
    except AssertionError as error:
        raise AssertionError(f"seed {seed}: {error}") from error


@pytest.mark.parametrize("part", range(WARD_SLICES))
def test_a_ward_comes_to_one_state_and_nothing_is_lost(
    part: int, nurseries: tuple[Nursery, Nursery], tmp_path: Path, dice: Dice
) -> None:
    each = WARD_HISTORIES // WARD_SLICES
    follow_all(range(part * each, (part + 1) * each), nurseries, tmp_path, dice)


@pytest.mark.skipif(not SEED, reason="a seed to look at")
def test_one_history(nurseries: tuple[Nursery, Nursery], tmp_path: Path, dice: Dice) -> None:
    follow(int(SEED), nurseries, tmp_path, dice)


@pytest.mark.parametrize("name", ["M2", "D1", "newer read at once"])
def test_the_ward_itself_has_teeth(
    name: str, nurseries: tuple[Nursery, Nursery], tmp_path: Path, dice: Dice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mistakes a ward meets by chance break it within a few seeds."""
    next(mutant for mutant in MUTANTS if mutant.name == name).make(monkeypatch)
    breaks(nurseries, tmp_path, dice)


@pytest.mark.parametrize("name", mutants_classes.MUTANTS)
def test_the_ward_notices_mistakes_about_classes(
    name: str, nurseries: tuple[Nursery, Nursery], tmp_path: Path, dice: Dice, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutants_classes.MUTANTS[name](monkeypatch)
    breaks(nurseries, tmp_path, dice)


def breaks(nurseries: tuple[Nursery, Nursery], tmp_path: Path, dice: Dice) -> None:
    """Some seed of the first sixty does not go well."""
    with pytest.raises(AssertionError):
        follow_all(range(60), nurseries, tmp_path, dice)


def follow_all(seeds: Iterable[int], nurseries: tuple[Nursery, Nursery], folder: Path, dice: Dice) -> None:
    for seed in seeds:
        follow(seed, nurseries, folder, dice)
