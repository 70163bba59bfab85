"""Figures month by month, this year and the one before, in one reading of the visits and one of the classes."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import groupby

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import today
from dxdesk.domain.indicators import VisitRow, counted, indicator_of, records_of
from dxdesk.domain.months import MonthFigure, Trends, months_of
from dxdesk.domain.periods import Period, between
from dxdesk.domain.summary import Value
from dxdesk.domain.training_figures import TrainingRow, is_training, training_records, training_value
from dxdesk.store.database import Store
from dxdesk.store.figure_rows import first_visit, limited, visit_rows
from dxdesk.store.figures import snapshot
from dxdesk.store.training.figure_rows import training_rows


def trends(store: Store, period: Period, catalogues: Catalogues, indicators: Sequence[str], team: str = "") -> Trends:
    """Each indicator in the months of the period's year up to its end, beside the same months of the year before.

    A month before the first record, and one that has not begun, has no figure, which is not 0. With `team` only what
    that team did. Raises `InputError("indicator")` for an unknown indicator.
    """
    months = months_of(period)
    every = [days for month in months for days in (month.now, month.before)]
    whole = between(min(days.start for days in every), max(days.end for days in every))
    of_visits = [code for code in indicators if not is_training(code) and indicator_of(code)]
    of_classes = [code for code in indicators if is_training(code)]
    with snapshot(store):
        day = today(store.clock())
        figures = _of_visits(limited(visit_rows(store.connection, whole, catalogues), team), every, of_visits)
        visits = _begun(figures, every, first_visit(store.connection), day, of_visits)
        turns = list(limited(training_rows(store, whole), team)) if of_classes else []
        classes = _of_classes(turns, every, of_classes, min((row.on for row in turns), default=None), day)
    found = visits | classes
    return {code: tuple(MonthFigure(month, found[code, month.now.text], found[code, month.before.text])
                        for month in months) for code in indicators}


def _of_visits(rows: Iterable[VisitRow], every: Sequence[Period], codes: Sequence[str]) -> dict[tuple[str, str], Value]:
    """By indicator and month what was counted; rows come in order of day, so that one month is held at a time."""
    found: dict[tuple[str, str], Value] = {}
    month = cache(lambda on: next((days for days in every if on in days), None))
    for days, of_month in groupby(rows, lambda row: month(row.on)):
        if days is not None:
            held = list(of_month)
            found |= {(code, days.text): _counted(code, held, days) for code in codes}
    return found


def _counted(code: str, rows: Sequence[VisitRow], days: Period) -> Value:
    value = counted(code, records_of(code, rows, days))
    return None if indicator_of(code).recorded and not value and rows else value


def _begun(figures: dict[tuple[str, str], Value], every: Sequence[Period], first: date | None, day: date,
           codes: Sequence[str]) -> dict[tuple[str, str], Value]:
    """Every month: 0 where nothing was written while the book was kept, missing before it was and after today."""
    return {(code, days.text): figures.get((code, days.text), counted(code, ())) if _kept(days, first, day) else None
            for code in codes for days in every}


def _of_classes(rows: Sequence[TrainingRow], every: Sequence[Period], codes: Sequence[str], first: date | None,
                day: date) -> dict[tuple[str, str], Value]:
    return {(code, days.text): training_value(code, training_records(code, rows, days))
            if _kept(days, first, day) else None for code in codes for days in every}


def _kept(days: Period, first: date | None, day: date) -> bool:
    return first is not None and first <= days.end and days.start <= day
