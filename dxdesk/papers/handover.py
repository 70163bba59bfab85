"""The hand-over of a shift: totals, what is open, books and what was not sent; no resident's name."""

from dataclasses import replace
from datetime import date, datetime

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import is_date, today
from dxdesk.domain.handover import HandoverSheet
from dxdesk.domain.records import SHIFTS
from dxdesk.domain.sheet import team_title
from dxdesk.errors import InputError
from dxdesk.ledger.clock import parse_time
from dxdesk.papers.choices import DAY, EVENT, SHIFT, Choices
from dxdesk.papers.kinds import FIGURES, PaperKind
from dxdesk.report.handover import draw_handover, handover_tables
from dxdesk.store import organisation
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.handovers import book_lines, group_lines, member_lines, open_lines, visits_of_day
from dxdesk.store.lists import unsent_visits
from dxdesk.store.record_state import last_sending

_PLACES = 3


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> HandoverSheet:
    """A day not chosen is today. Raises `InputError`: day, shift."""
    on = choices.day or today(store.clock()).isoformat()
    if not is_date(on):
        raise InputError("day", "Ngày bàn giao viết như 2026-11-22.")
    if choices.shift and choices.shift not in SHIFTS:
        raise InputError("shift", f"Ca chỉ có: {', '.join(SHIFTS)}; để trống là cả ngày.")
    who, of = profile(store), organisation.ward(store)
    written = visits_of_day(store, on, choices.event)
    visits = [visit for visit in written if choices.shift in ("", visit.shift)]
    team = team_title(who.team_name)
    heading = replace(organisation.heading(store, of, team, who.team_id), symbol="", on=date.fromisoformat(on))
    places = dict.fromkeys(visit.place for visit in visits if visit.place)
    return HandoverSheet(
        heading, team, date.fromisoformat(on), choices.shift, store.value("event", choices.event, "title"),
        tuple(places)[:_PLACES], member_lines(visits), group_lines(visits, catalogues),
        open_lines(visits, catalogues), book_lines(store), unsent_visits(store), _last_sent(store),
        sum(not visit.shift for visit in written), who.label, store.clock(), who.practice)


def _last_sent(store: Store) -> datetime | None:
    found = last_sending(store)
    return parse_time(found[0]) if found else None


KIND = PaperKind("handover", "Biên bản bàn giao ca", "ca trước giao ca sau", frozenset({DAY, SHIFT, EVENT}), FIGURES,
                 "ban-giao-ca", _fill, draw_handover, HandoverSheet, handover_tables)
