"""Three real desks under random use, in seeded slices: I1, I2, I4, I8, I9, I14, I15 on real stores (format §7)."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.torture.desks import Desks
from tests.torture.mutants import MUTANTS
from tests.torture.size import DESK_HISTORIES, DESK_SLICES, STEPS


def run(folder: Path, part: int, histories: int, *phases: Phase) -> None:
    machine = type("Machine", (Desks,), {"base": folder})
    machine.prepare()
    run_state_machine_as_test(seed(part)(machine), settings=settings(
        max_examples=histories, stateful_step_count=STEPS, deadline=None, database=None, derandomize=False,
        phases=phases, report_multiple_bugs=False, suppress_health_check=list(HealthCheck)))


@pytest.mark.parametrize("part", range(DESK_SLICES))
def test_three_desks_come_to_one_state_and_nothing_is_lost(part: int, tmp_path: Path):
    run(tmp_path, part, DESK_HISTORIES // DESK_SLICES, Phase.generate, Phase.shrink)


@pytest.mark.parametrize("name", ["M2", "D2"])
def test_the_machine_itself_has_teeth(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    next(mutant for mutant in MUTANTS if mutant.name == name).make(monkeypatch)
    with pytest.raises(AssertionError):
        run(tmp_path, 0, 400, Phase.generate)
