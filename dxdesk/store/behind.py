"""The records behind a figure of a desk, as people read them."""

import json
from dataclasses import dataclass

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.indicators import Record, counted, indicator_of, records_of
from dxdesk.domain.paper_tables import Source
from dxdesk.domain.periods import Period
from dxdesk.domain.stretches import days_of_stretch
from dxdesk.domain.summary import Value
from dxdesk.domain.training_figures import TrainingRow, is_training, training_key, training_records, training_value
from dxdesk.ledger.ops import writer_of
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.driver import Connection
from dxdesk.store.figure_rows import limited, visit_rows
from dxdesk.store.figures import NAME_COLUMNS, cell_names, snapshot
from dxdesk.store.records import writer_label
from dxdesk.store.training.figure_rows import training_rows
from dxdesk.store.training.learners import learners


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


def _shown(store: Store, indicator: str, found: list[Record]) -> tuple[Behind, ...]:
    names = {kind: cell_names(store, kind) for kind in NAME_COLUMNS}
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
    names = {kind: cell_names(store, kind) for kind in NAME_COLUMNS}
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
