"""Figures of a desk: the summary of a period, and the records behind each number."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.indicators import CELLS, Record, cell_field, counted, indicator_of, records_of
from dxdesk.domain.paper_tables import Source
from dxdesk.domain.periods import Period, between
from dxdesk.domain.stretches import days_of_stretch
from dxdesk.domain.summary import Cells, Figure, Laptops, Summary, Value, Wanted, summarise, summarise_by
from dxdesk.domain.training_figures import (
    BREAKDOWNS,
    TrainingRow,
    is_training,
    training_figures,
    training_key,
    training_records,
    training_value,
)
from dxdesk.ledger.ops import writer_of
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.figure_rows import first_visit, limited, visit_rows
from dxdesk.store.records import writer_label
from dxdesk.store.refusals import translated
from dxdesk.store.saving import PUBLIC_KEY, WRITER
from dxdesk.store.segments import COUNTED, writers_included
from dxdesk.store.training.figure_rows import training_rows
from dxdesk.store.training.learners import learners

_NAME_COLUMNS = {"hamlet": "name", "team": "name", "member": "full_name"}


@dataclass(frozen=True, slots=True)
class Behind:
    """One record a figure rests on, as people read it; `counts` is what is counted once however often it appears.

    `visit_on` is an ISO date; `person` is empty for an anonymous tally of `people`; the help's part is empty where the
    figure is about visits; `laptop` is the label of the laptop the visit was first written on.
    """

    counts: str
    visit_id: str
    help_id: str
    visit_on: str
    person: str
    people: int
    hamlet: str
    team: str
    member: str
    service: str
    outcome: str
    obstacle: str
    satisfaction: str
    laptop: str


@dataclass(frozen=True, slots=True)
class BehindClass:
    """One record a figure of classes rests on, as people read it; `counts` as of `Behind`.

    `what` as of `TrainingRow`; `on` is an ISO date; `state` how somebody came to the meeting; `finished` of a class
    that ended; `person` is empty where a meeting itself is counted.
    """

    counts: str
    what: str
    course_id: str
    meeting_id: str
    on: str
    title: str
    person: str
    hamlet: str
    team: str
    trainers: str
    state: str
    finished: bool
    laptop: str


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one figure, visits or what happened in classes, and the value they stand for."""

    indicator: str
    value: Value
    rows: tuple[Behind, ...] | tuple[BehindClass, ...]


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


def records(
    store: Store, indicator: str, period: Period, by: str = "", cell: str = "", catalogues: Catalogues | None = None,
    team: str = "", event: str = "",
) -> Records:
    """The records a figure of the summary counts: with `by` of one cell, with `team` of one team, so of one `event`.

    Oldest day first. `catalogues` are those of the summary, by default the shipped ones. Raises `InputError` for an
    unknown indicator or breakdown.
    """
    if is_training(indicator):
        with snapshot(store):
            turns = training_records(indicator, limited(training_rows(store, period), team, event), period, by, cell)
            return Records(indicator, training_value(indicator, turns), _shown_classes(store, indicator, turns))
    indicator_of(indicator)
    catalogues = catalogues or shipped_catalogues()
    with snapshot(store):
        rows = limited(visit_rows(store.connection, period, catalogues), team, event)
        found = records_of(indicator, rows, period, by, cell)
        return Records(indicator, counted(indicator, found), _shown(store, indicator, found))


def behind(store: Store, source: Source, period: Period, catalogues: Catalogues | None = None) -> Records:
    """The records behind a figure of a paper of this period. Raises as `records`."""
    days = days_of_stretch(source.stretch, period)
    return records(store, source.indicator, days, source.by, source.cell, catalogues, source.team, source.event)


def cell_names(store: Store, by: str) -> dict[str, str]:
    """What people call the cells of a breakdown, by record id. Raises `InputError("by")` for another breakdown."""
    if by == "audience":
        return {entry.code: entry.title for entry in shipped_catalogues().entries(by)}
    kind = "member" if by == "trainer" else by
    cell_field(kind)
    return {record: name or "" for record, name in
            store.connection.execute(f'SELECT id, "{_NAME_COLUMNS[kind]}" FROM "{kind}"')}


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


def _shown(store: Store, indicator: str, found: list[Record]) -> tuple[Behind, ...]:
    names = {kind: cell_names(store, kind) for kind in _NAME_COLUMNS}
    people = _names(store.connection, {record.visit.person for record in found})
    made_on = _made_on(store, {record.visit.id for record in found})
    key = indicator_of(indicator).key
    return tuple(
        Behind(
            getattr(visit, key) if key else line.id if line else visit.id, visit.id, line.id if line else "",
            visit.on.isoformat(), people.get(visit.person, ""), visit.people, names["hamlet"].get(visit.hamlet_id, ""),
            names["team"].get(visit.team_id, ""), names["member"].get(visit.member_id, ""),
            line.service if line else "", line.outcome if line else "", line.obstacle if line else "",
            visit.satisfaction, made_on.get(visit.id, ""),
        )
        for visit, line in found
    )


def _shown_classes(store: Store, indicator: str, found: list[TrainingRow]) -> tuple[BehindClass, ...]:
    names = {kind: cell_names(store, kind) for kind in _NAME_COLUMNS}
    titles = dict(store.connection.execute("SELECT id, title FROM course"))
    people = _learner_names(store, {row.course for row in found if row.course})
    people |= _names(store.connection, {row.person for row in found if row.person not in people})
    made_on = _made_on(store, {row.id for row in found})
    key = training_key(indicator)
    return tuple(
        BehindClass(
            getattr(row, key) if key else row.id, row.what, row.course, row.meeting, row.on.isoformat(),
            titles.get(row.course) or "", people.get(row.person, ""), names["hamlet"].get(row.hamlet_id, ""),
            names["team"].get(row.team_id, ""), ", ".join(names["member"].get(one, "") for one in row.trainers),
            row.state, row.finished, made_on.get(row.id, ""))
        for row in found)


def _learner_names(store: Store, courses: set[str]) -> dict[str, str]:
    return {learner.person: learner.name for course in courses for learner in learners(store, course)}


def _names(connection: Connection, residents: set[str]) -> dict[str, str]:
    query = "SELECT id, full_name FROM resident WHERE id IN (SELECT value FROM json_each(?))"
    return {record: name or "" for record, name in connection.execute(query, [json.dumps(list(residents))])}


def _made_on(store: Store, made: set[str]) -> dict[str, str]:
    """The label of the laptop each record was first written on."""
    query = "SELECT record, min(id) FROM op WHERE record IN (SELECT value FROM json_each(?)) GROUP BY record"
    first = store.connection.execute(query, [json.dumps(list(made))])
    writers = {record: writer_of(op) for record, op in first}
    labels = {writer: writer_label(store, writer) for writer in set(writers.values())}
    return {record: labels[writer] for record, writer in writers.items()}
