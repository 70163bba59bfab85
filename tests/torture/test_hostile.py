"""Tens of thousands of hostile files through real exchanges: one of ten results each, and nothing taken (format §4).

A failure names seed, number and mutator; `DXDESK_HOSTILE=seed/number` runs that file alone, the same but for the keys
of the ward, which are new every time.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.exchange import intake, lines, segments, signed
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.trailer import Trailer, read_trailer
from dxdesk.store import keys
from tests.torture import hostile_forged
from tests.torture.attack import SECONDS, Attack, Tally, deck_of
from tests.torture.hostile_ward import Ward, make_ward
from tests.torture.size import FULL, HOSTILE_FILES, HOSTILE_SLICES

LIMIT = 200 * 1024 * 1024
EACH = HOSTILE_FILES // HOSTILE_SLICES
ALONE = os.environ.get("DXDESK_HOSTILE", "")
BY_NAME = {mutator.name: mutator for mutator in hostile_forged.MUTATORS}
Wards = tuple[Ward, Ward]


@pytest.fixture(scope="module")
def wards(tmp_path_factory: pytest.TempPathFactory) -> Wards:
    base = tmp_path_factory.mktemp("phường")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
        return make_ward(base / "tập", practice=True), make_ward(base / "thật", practice=False)


@pytest.fixture(scope="module")
def tallies() -> Iterator[list[Tally]]:
    """What came of every slice; the sum is printed (`pytest -s`)."""
    found: list[Tally] = []
    yield found
    print(sum(found, Tally()))


@pytest.mark.parametrize("seed", range(HOSTILE_SLICES))
def test_nothing_hostile_is_taken(seed: int, wards: Wards, tallies: list[Tally], tmp_path: Path):
    numbers = range(seed * EACH, (seed + 1) * EACH)
    if ALONE:
        wanted, number = map(int, ALONE.split("/"))
        numbers = range(number, number + 1) if wanted == seed else range(0)
    tally = Attack(seed, wards, tmp_path, deck_of(seed, share=1 if FULL else 8)).run(numbers)
    tallies.append(tally)
    assert tally.peak < LIMIT, f"{tally.peak >> 20} MiB above the start in {tally.peak_in}"
    assert tally.worst < SECONDS, f"{tally.worst:.2f} s for {tally.worst_in}"


def sloppy_trailer(data: bytes) -> Trailer:
    """Reads what is no canonical base64."""
    try:
        return read_trailer(data)
    except SegmentRefused:
        return read_trailer(hostile_forged.loose_bits(data))


@pytest.mark.parametrize(("module", "name", "broken", "mutator"), [
    (signed, "signed_by", lambda *_: True, "header_forged"),
    (signed, "belongs", lambda *_: True, "writer_taken_by_a_stranger"),
    (lines, "belongs", lambda *_: True, "ids_of_another_writer"),
    (segments, "_admit", lambda *_: None, "of_a_stranger"),
    (signed, "read_trailer", sloppy_trailer, "trailer_forged"),
], ids=["signature", "writer of the key", "writers of ops", "trust", "trailer"])
def test_the_attack_has_teeth(
    module: object, name: str, broken: object, mutator: str, wards: Wards, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    """Every guard taken away is noticed."""
    attack = Attack(2, wards, tmp_path, [BY_NAME[mutator]])
    monkeypatch.setattr(module, name, broken)
    if module is signed and name == "read_trailer":
        monkeypatch.setattr(intake, name, broken)
    if module is signed and name == "belongs":
        monkeypatch.setattr(lines, name, broken)  # a second guard, for the ids of ops
    with pytest.raises(AssertionError):
        attack.run(range(40))
