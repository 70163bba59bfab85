"""In random wards: every number on every paper opens records that come to what is printed, and every paper is printed
again the same (issue 7, point 3).
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from dxdesk.domain.paper_tables import Cell
from dxdesk.domain.summary import Value
from dxdesk.errors import InputError
from dxdesk.papers.issuing import AGAIN, issue
from dxdesk.papers.kinds import BLANK, EVERY, FIGURES, PaperKind, paper_kind
from dxdesk.papers.verifying import SAME, verify
from dxdesk.report.words import MISSING, number, said
from dxdesk.store.behind import behind
from dxdesk.store.database import Store
from tests.papers.town import LISTS, choices_for, random_town
from tests.store.kit import Clock, new_store
from tests.torture.size import PRINTED_TOWNS, TOWN_SLICES, TOWNS

FEW = "dưới 5"
KINDS = [key for key in EVERY if paper_kind(key).archive != BLANK]


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


def print_and_ask(desk: Store, key: str, pick: Random) -> None:
    """One paper printed for good, after midnight again, and asked for by its code."""
    kind = paper_kind(key)
    choices = choices_for(desk, kind, pick)
    try:
        first = issue(desk, kind, choices, LISTS)
    except InputError:
        return
    desk.clock.jump(hours=15)
    again = issue(desk, kind, choices, LISTS)
    assert (again.state, again.document) == (AGAIN, first.document), (key, choices)
    found = verify(desk, first.made.stamp.code, LISTS)
    assert (found.state, found.document.id) == (SAME, first.document), (key, choices, found.sentences)
    if kind.archive == FIGURES:
        assert again.made.drawn.data == first.made.drawn.data


@pytest.mark.parametrize("seed", range(TOWN_SLICES))
def test_every_number_opens_the_records_it_counts(tmp_path: Path, seed: int) -> None:
    opened = 0
    for town in range(seed, TOWNS, TOWN_SLICES):
        with new_store(tmp_path / str(town), Clock()) as desk:
            pick = Random(f"town {town}")
            random_town(desk, pick)
            opened += check_town(desk, pick, 2)
    assert opened > 100


@pytest.mark.parametrize("seed", range(TOWN_SLICES))
def test_every_paper_is_printed_again_the_same(tmp_path: Path, seed: int) -> None:
    for town in range(seed, PRINTED_TOWNS, TOWN_SLICES):
        with new_store(tmp_path / str(town), Clock()) as desk:
            pick = Random(f"printed {town}")
            random_town(desk, pick)
            desk.clock.jump(days=10)  # no class is still to come that another day would count
            for key in KINDS:
                print_and_ask(desk, key, pick)
