"""The appointment slip of one visit, in large print, for the person to take home."""

from collections.abc import Iterable
from functools import partial

from dxdesk.domain.appointment import (
    AppointmentSheet,
    Missing,
    missing_of,
    plain_words,
    task_words,
    to_bring,
    visit_code,
)
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.sheet import team_title
from dxdesk.errors import InputError
from dxdesk.papers.choices import VISIT, Choices
from dxdesk.papers.kinds import BLANK, PaperKind
from dxdesk.report.appointment import draw_appointment
from dxdesk.store.appointments import appointment_of
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.paper_words import paper_words

_AT_HOME = "nhà ông (bà), tổ đến nhà"


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> AppointmentSheet:
    """Raises `InputError`: no_visit, and as `appointment_of`."""
    if not choices.visit:
        raise InputError("no_visit", "Giấy hẹn in từ một phiếu. Mở phiếu ở Bàn làm việc rồi bấm Ctrl P.")
    of, words, who = appointment_of(store, choices.visit), paper_words(store), profile(store)
    plain = partial(plain_words, ward=who.ward_name)
    done = (catalogues.title("service", line.service) for line in of.lines if line.outcome == "done")
    return AppointmentSheet(
        team_title(of.team or who.team_name), of.person, of.on, words["slip.hours"],
        _AT_HOME if of.at_home else words["slip.place"] or of.place,
        _each(map(task_words, of.todo), plain), to_bring(of.lines, catalogues), _each(done, plain),
        tuple(Missing(plain(part.what), plain(part.why), plain(part.how))
              for part in missing_of(of.lines, catalogues)),
        words["slip.contact"], words["slip.warning"], visit_code(of.visit), who.practice)


def _each(texts: Iterable[str], plain: "partial[str]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(plain, texts)))


KIND = PaperKind("appointment", "Giấy hẹn", "người dân mang về, chữ lớn", frozenset({VISIT}), BLANK, "giay-hen",
                 _fill, draw_appointment, AppointmentSheet)
