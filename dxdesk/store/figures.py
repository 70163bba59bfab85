"""Figures of a desk: the summary of a period, whose visits are in it, and one reading of all of it."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.indicators import CELLS, cell_field
from dxdesk.domain.periods import Period, between
from dxdesk.domain.summary import Cells, Figure, Laptops, Summary, Value, Wanted, summarise, summarise_by
from dxdesk.domain.training_figures import BREAKDOWNS, TrainingRow, training_figures
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.figure_rows import first_visit, limited, visit_rows
from dxdesk.store.records import writer_label
from dxdesk.store.refusals import translated
from dxdesk.store.saving import PUBLIC_KEY, WRITER
from dxdesk.store.segments import COUNTED, writers_included
from dxdesk.store.training.figure_rows import training_rows

NAME_COLUMNS = {"hamlet": "name", "team": "name", "member": "full_name"}


def summary(store: Store, period: Period, catalogues: Catalogues, by: str = "") -> Summary:
    """Every figure of the period from what this desk holds, with record ids or codes as cells.

    `by` is hamlet, team or member; figures of classes are also divided by trainer and audience. Raises
    `InputError("by")` for another breakdown, `StoreError` when the disk fails.
    """
    with snapshot(store):
        first = _first_day(period)
        turns = training_rows(store, between(first, period.end))
        found = summarise(visit_rows(store.connection, between(first, period.end), catalogues), period, catalogues,
                          as_of=store.clock(), laptops=laptops(store), kept_since=first_visit(store.connection),
                          by=by if by in CELLS or by not in BREAKDOWNS else "")
        return replace(found, figures=(*found.figures, *training_figures(turns, period, by)))


def summary_by(
    store: Store, period: Period, catalogues: Catalogues, by: Mapping[str, Wanted], team: str = "", event: str = "",
) -> tuple[Summary, dict[str, Cells]]:
    """The summary of one team or event, or of all, and what is wanted of it by hamlet, team or member, in one reading.

    For whoever holds a `snapshot`. Raises as `summary`.
    """
    days = between(_first_day(period), period.end)
    rows = limited(visit_rows(store.connection, days, catalogues), team, event)
    found, cells = summarise_by(rows, period, catalogues, by, as_of=store.clock(), laptops=laptops(store),
                                kept_since=first_visit(store.connection))
    turns = list(limited(training_rows(store, days), team, event))
    for name in by:
        _add_classes(cells[name], turns, period, name)
    return replace(found, figures=(*found.figures, *training_figures(turns, period))), cells


def cell_names(store: Store, by: str) -> dict[str, str]:
    """What people call the cells of a breakdown, by record id. Raises `InputError("by")` for another breakdown."""
    if by == "audience":
        return {entry.code: entry.title for entry in shipped_catalogues().entries(by)}
    kind = "member" if by == "trainer" else by
    cell_field(kind)
    return {record: name or "" for record, name in
            store.connection.execute(f'SELECT id, "{NAME_COLUMNS[kind]}" FROM "{kind}"')}


def laptops(store: Store) -> Laptops:
    """The labels of the laptops whose visits are counted, and of those in the ward of which files are still missing.

    A laptop put out is not waited for.
    """
    held = {store.setting(WRITER), *writers_included(store)}
    silent = {row[0] for row in store.connection.execute(
        "SELECT max(writer) FROM card WHERE revoked = 0 AND key <> ? AND key NOT IN "
        "(SELECT key FROM segment WHERE state IN (?, ?)) GROUP BY key", [store.setting(PUBLIC_KEY), *COUNTED])}
    gaps = {row[0] for row in store.connection.execute(
        "SELECT writer FROM segment WHERE key NOT IN (SELECT key FROM card WHERE revoked = 1) GROUP BY writer "
        "HAVING count(DISTINCT seq) FILTER (WHERE state IN (?, ?)) BETWEEN 1 AND max(seq) - 1", COUNTED)}
    missing = silent | gaps
    return Laptops(*(tuple(sorted(writer_label(store, writer) for writer in some)) for some in (held, missing)))


@contextlib.contextmanager
def snapshot(store: Store) -> Iterator[None]:
    """All queries of one answer see the same state, whatever another connection writes meanwhile."""
    with translated():
        if store.connection.in_transaction:
            yield
            return
        store.connection.execute("BEGIN")
        try:
            yield
        finally:
            store.connection.rollback()


def _first_day(period: Period) -> date:
    """The first day any of the three stretches of a period counts."""
    return min(period.previous().start, period.year_to_date().start)


def _add_classes(cells: Cells, turns: list[TrainingRow], period: Period, by: str) -> None:
    """Beside the figures of visits those of classes, by the same cells."""
    stretches = [training_figures(turns, days, by) for days in (period, period.year_to_date())]
    for cell in {*cells, *(cell for figures in stretches for cell in figures[0].by)}:
        of = cells.setdefault(cell, {})
        for now, year in zip(*stretches, strict=True):
            of[now.indicator] = _of_cell(now, cell), _of_cell(year, cell)


def _of_cell(figure: Figure, cell: str) -> Value:
    """A cell's figure; where nothing of it was met it is nothing of what was counted, which is 0."""
    if cell in figure.by:
        return figure.by[cell]
    return None if figure.value is None or figure.unit == "%" else 0
