"""Every number on every paper opens records that come to exactly what is printed (issue 7, point 3)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from dxdesk.domain.paper_tables import Cell
from dxdesk.domain.periods import read_period
from dxdesk.domain.summary import Value
from dxdesk.errors import InputError
from dxdesk.papers.choices import DAY, EVENT, HAMLET, MEMBER, PERIOD, SHIFT, TEAM, Choices
from dxdesk.papers.kinds import BLANK, PAPERS, PaperKind, paper_kind
from dxdesk.report.words import MISSING, number, said
from dxdesk.store.database import Store
from dxdesk.store.figures import behind
from tests.papers.town import LISTS, chosen, random_town
from tests.store.kit import Clock, new_store
from tests.torture.size import TOWN_SLICES, TOWNS

PERIODS = (("2026-11", 1), ("2026-11", 15), ("2026-Q4", 1), ("2026-H2", 15), ("2026", 1), ("2025-10", 1),
           ("2026-10-20..2026-11-19", 1), ("2026-11-05..2026-11-05", 1), ("2024", 1))
FEW = "dưới 5"
KINDS = [key for key in PAPERS if paper_kind(key).archive != BLANK]


def choices_for(desk: Store, kind: PaperKind, pick: Random) -> Choices:
    """What somebody might choose; a paper that asks for a day gets one."""
    period = read_period(*pick.choice(PERIODS))
    records = {name: chosen(desk, name, pick) for name in (TEAM, HAMLET, MEMBER, EVENT) if name in kind.asks}
    day = {"day": f"2026-11-{pick.randint(1, 28):02d}"} if DAY in kind.asks else {}
    shift = {"shift": pick.choice(("", "morning", "evening"))} if SHIFT in kind.asks else {}
    return replace(Choices(period if PERIOD in kind.asks else None), **records, **day, **shift)


def figures(kind: PaperKind, sheet: object) -> Iterator[tuple[str, str, Cell]]:
    """Every cell with a source, and where it stands."""
    for table in kind.tables(sheet):
        for row in table.rows:
            for column, cell in zip(table.columns, row, strict=True):
                if cell.source is not None:
                    yield table.title, column, cell


def says(text: str, value: Value) -> bool:
    """Whether a cell says the value.

    Where nothing is kept of a stretch none is counted, and the cell says so; a bulletin hides who would be few.
    """
    few = text == FEW and value is not None and value < 5
    return few or text in (number(value), said(value)) or (text == MISSING and not value)


def check_town(desk: Store, pick: Random, papers: int) -> int:
    """How many figures were opened on so many papers of each kind."""
    opened = 0
    for key in KINDS:
        kind = paper_kind(key)
        for _ in range(papers):
            choices = choices_for(desk, kind, pick)
            try:
                sheet = kind.fill(desk, choices, LISTS)
            except InputError:
                continue  # an empty list, or a choice this paper does not take
            for title, column, cell in figures(kind, sheet):
                found = behind(desk, cell.source, choices.of_period, LISTS)
                assert says(cell.text, found.value), (key, choices, title, column, cell, found.value)
                opened += 1
    return opened


@pytest.mark.parametrize("seed", range(TOWN_SLICES))
def test_every_number_opens_the_records_it_counts(tmp_path: Path, seed: int) -> None:
    opened = 0
    for town in range(seed, TOWNS, TOWN_SLICES):
        with new_store(tmp_path / str(town), Clock()) as desk:
            pick = Random(f"town {town}")
            random_town(desk, pick)
            opened += check_town(desk, pick, 2)
    assert opened > 100
