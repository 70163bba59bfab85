"""Every story of `directed.py` holds on the program, and breaks on the mistake it is named for (format §7)."""

import inspect
from pathlib import Path

import pytest

from tests.torture import directed, directed_acts, directed_ward
from tests.torture.mutants import MUTANTS, Mutant

every_mutant = pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)


@every_mutant
def test_the_story_holds(mutant: Mutant, tmp_path: Path):
    mutant.story(tmp_path)


@every_mutant
def test_the_story_breaks_on_its_mutant(mutant: Mutant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    mutant.make(monkeypatch)
    with pytest.raises(AssertionError):
        mutant.story(tmp_path)


def test_every_story_has_its_mutant():
    stories = {function for module in (directed, directed_ward, directed_acts)
               for name, function in inspect.getmembers(module, inspect.isfunction)
               if name[0] in "mdwa" and name[1].isdigit()}
    assert stories == {mutant.story for mutant in MUTANTS}
    named = [mutant.name for mutant in MUTANTS if mutant.name[1].isdigit()]
    assert named == ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8"]
