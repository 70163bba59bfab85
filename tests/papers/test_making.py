"""A paper made to be looked at, and its check code."""

from pathlib import Path

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import EVERY, paper_kind
from dxdesk.papers.making import code_of, make
from dxdesk.store.code_lists import shipped_catalogues
from tests.store.kit import Clock, new_store


@pytest.fixture
def desk(tmp_path: Path):
    with new_store(tmp_path / "a", Clock()) as store:
        yield store


@pytest.mark.parametrize("key", EVERY)
def test_every_paper_lies_under_its_own_name(key):
    assert paper_kind(key).key == key


def test_an_unknown_paper_is_refused():
    with pytest.raises(InputError, match="thang-to"):
        paper_kind("thang-to")


def test_the_code_stands_for_kind_days_whose_it_is_and_figures(desk):
    kind = paper_kind("team-month")
    made = make(desk, kind, Choices(read_period("2026-11")), shipped_catalogues())
    assert made.stamp.code == make(desk, kind, Choices(read_period("2026-11")), shipped_catalogues()).stamp.code
    others = {code_of(kind, made.sheet, choices) for choices in (
        Choices(read_period("2026-11", 15)), Choices(read_period("2026-11"), team="x"))}
    assert made.stamp.code not in others and len(others) == 2
