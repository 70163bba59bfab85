"""Certificates: who gets one, and the numbers, which once given are kept (unit `certificate_no` of an enrolment)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from dxdesk.domain.class_papers import Certificate, CertificateBatch, hours_number
from dxdesk.domain.dates import today
from dxdesk.domain.sheet import in_sentence
from dxdesk.domain.training import Learner
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.paper_words import paper_words
from dxdesk.store.saving import Change, Saved, save_inside
from dxdesk.store.training.classes import standing_class
from dxdesk.store.training.enrolling import learner_of
from dxdesk.store.training.learners import NO_NAME
from dxdesk.store.training.paper_parts import Parts, class_line, taught_minutes
from dxdesk.store.training.results import ClassResult, class_results

T = TypeVar("T")
TEAM, WARD = "team", "ward"
"""Who gives certificates."""
SYMBOLS = {TEAM: "GCN-TCNSCĐ", WARD: "GCN-UBND"}
_ROLES, _NAME = "; ", ", "


@dataclass(frozen=True, slots=True)
class Signer:
    """Who gives and signs certificates: `TEAM` or `WARD`, the lines of his title, and his name, empty to be written."""

    by: str
    roles: tuple[str, ...]
    name: str

    def said(self) -> str:
        """How he is kept in the book: 'Tổ trưởng, Lê Thị Hoa'."""
        return _NAME.join(filter(None, (_ROLES.join(self.roles), self.name.replace(",", ""))))

    @classmethod
    def read(cls, text: str, number: str) -> "Signer":
        """Who signed a certificate once given."""
        roles, parted, name = text.rpartition(_NAME)
        by = next((by for by, symbol in SYMBOLS.items() if number.endswith(f"/{symbol}")), TEAM)
        return cls(by, tuple((roles if parted else name).split(_ROLES)), name if parted else "")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Certificates ready to be printed, `fresh` of them without a number.

    Who finished too but has none: people `outside` are not enrolled, `nameless` ones are known here by no name yet.
    `ahead` meetings of the class are still to come: others may finish yet.
    """

    batch: CertificateBatch
    fresh: int
    outside: tuple[str, ...] = ()
    nameless: int = 0
    ahead: int = 0

    def sentences(self) -> tuple[str, ...]:
        """Who has none, what may change, and what to do."""
        ahead = f"Lớp còn {self.ahead} buổi chưa học. Chỉ in cho người đã dự đủ số buổi." if self.ahead else ""
        outside = f"Chưa ghi danh nên chưa có giấy: {', '.join(self.outside)}." if self.outside else ""
        nameless = (f"{self.nameless} người chưa về tên ở máy này nên chưa có giấy. Trao đổi phiếu rồi in."
                    if self.nameless else "")
        return tuple(filter(None, (ahead, outside, nameless)))


@dataclass(frozen=True, slots=True)
class Issued:
    """Certificates printed for good; `twice` are numbers of them that somebody else of another laptop has too."""

    prepared: Prepared
    saved: Saved
    twice: tuple[str, ...] = ()


def usual_signer(store: Store, team_id: str, by: str = TEAM) -> Signer:
    """The leader of the team, or who signs for the ward by the words of its papers."""
    if by == WARD:
        words = paper_words(store)
        return Signer(WARD, words.lines("ward.signature"), words["ward.signer"])
    heading = Parts(store, team_id).heading
    return Signer(TEAM, heading.signer_role, heading.signer)


def certificates(store: Store, course: str, people: Sequence[str] = (), signer: Signer | None = None) -> Prepared:
    """The certificates of everybody who finished, or of these `people`; a number not given yet is left open.

    Nothing is written. Raises `InputError`: unknown_class, class_deleted, unknown_learner, nobody_finished, and
    not_finished for somebody named who has not.
    """
    return _prepare(store, course, people, signer).prepared


def issue(store: Store, course: str, write: Callable[[CertificateBatch], T], people: Sequence[str] = (),
          signer: Signer | None = None) -> tuple[Issued, T]:
    """Give every certificate a number, one save, and `write` them; where writing fails no number is given.

    Numbers go on from the highest of the team, or of the ward, this year; who has one keeps it with its day and signer.
    Raises as `certificates`, and whatever `write` raises.
    """
    with store.writing():
        made = _prepare(store, course, people, signer)
        highest = _highest(store, made)
        changes, items = [], []
        for learner, item in zip(made.people, made.prepared.batch.items, strict=True):
            if not item.number:
                highest += 1
                item = replace(item, number=f"{highest:02d}/{item.symbol}")
                changes.append(_given(learner, item, made.signer))
            items.append(item)
        saved = save_inside(store, changes)
        batch = replace(made.prepared.batch, items=tuple(items), draft=False)
        written = write(batch)
        return Issued(replace(made.prepared, batch=batch), saved, _twice(store, made.own, items)), written


def twice_sentence(numbers: Sequence[str]) -> str:
    """That numbers stand for two people, and what to do."""
    return (f"Số {', '.join(numbers)} còn đứng tên một người khác, do hai máy cùng cấp. Hai giấy đều còn nguyên; "
            "ghi kèm tên lớp khi tra số.")


@dataclass(frozen=True, slots=True)
class _Made:
    """Certificates with those they are for, the signer of the new ones and the team whose book they stand in."""

    prepared: Prepared
    people: list[Learner]
    signer: Signer
    own: str


def _prepare(store: Store, course: str, people: Sequence[str], signer: Signer | None) -> _Made:
    standing_class(store, course, "in")
    result = class_results(store, course)
    wanted, outside, nameless = _wanted(store, result, people)
    signer = signer or usual_signer(store, result.view.team_id)
    parts, day = Parts(store, result.view.team_id), today(store.clock())
    items = tuple(_certificate(store, parts, learner, signer, day) for learner in wanted)
    held = [date.fromisoformat(meeting.held_on) for meeting in result.held]
    fresh = sum(not item.number for item in items)
    line = class_line(result.view)
    line = replace(line, hours=line.hours or hours_number(taught_minutes(result.held)))
    batch = CertificateBatch(line, min(held, default=day), max(held, default=day), len(held),
                             parts.ward.place, items, parts.practice, draft=fresh > 0, nation=parts.heading.nation,
                             motto=parts.heading.motto)
    ahead = sum(meeting.held_on > day.isoformat() for meeting in result.view.meetings)
    return _Made(Prepared(batch, fresh, outside, nameless, ahead), wanted, signer, parts.own)


def _wanted(store: Store, result: ClassResult, people: Sequence[str]) -> tuple[list[Learner], tuple[str, ...], int]:
    """Who gets a certificate, who finished without being enrolled, and how many without a name."""
    asked = {learner_of(store, result.view.id, person).person for person in people}
    for row in result.rows:
        if row.learner.person in asked and not row.finished:
            raise InputError("not_finished", f"{row.learner.name} chưa hoàn thành lớp này. Chưa in giấy nào.")
    finished = [row.learner for row in result.rows
                if row.finished and not row.learner.gone and (not asked or row.learner.person in asked)]
    named = [learner for learner in finished if learner.name != NO_NAME]
    enrolled = [learner for learner in named if learner.enrolments]
    if not enrolled:
        raise InputError("nobody_finished", "Lớp này chưa có ai hoàn thành. Chưa có giấy chứng nhận để in.")
    outside = tuple(learner.name for learner in named if not learner.enrolments)
    return enrolled, outside, len(finished) - len(named)


def _certificate(store: Store, parts: Parts, learner: Learner, signer: Signer, day: date) -> Certificate:
    if learner.certificate_no:
        signer = Signer.read(learner.certificate_by, learner.certificate_no)
        day = date.fromisoformat(learner.certificate_on) if learner.certificate_on else day
    heading = parts.heading
    superior, issuer = (heading.superior, heading.issuer) if signer.by == TEAM else _ward_lines(store, parts)
    return Certificate(parts.person(learner), learner.certificate_no, SYMBOLS[signer.by], day, superior, issuer,
                       signer.roles, signer.name)


def _ward_lines(store: Store, parts: Parts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ward's own head: the province's committee above, its own below."""
    row = store.connection.execute("SELECT province FROM ward WHERE province IS NOT NULL ORDER BY id").fetchone()
    return (("Ủy ban nhân dân", in_sentence(row[0])) if row else ()), parts.ward.letterhead


def _given(learner: Learner, item: Certificate, signer: Signer) -> Change:
    return Change("enrolment", {"certificate_no": item.number, "certificate_on": item.on.isoformat(),
                                "certificate_by": signer.said()}, learner.enrolment)


_SAME_BOOK = """
FROM enrolment e JOIN course c ON c.id = e.course_id
WHERE e.certificate_no LIKE '%/' || ? AND substr(e.certificate_on, 1, 4) = ? AND (? OR ifnull(c.team_id, ?) = ?)
"""


def _book(store: Store, symbol: str, year: str, own: str) -> list[object]:
    """What `_SAME_BOOK` asks for: the ward keeps one book a year, every team its own.

    A class without a team is the only team's where there is one.
    """
    return [symbol, year, symbol == SYMBOLS[WARD], Parts(store).own, own]


def _highest(store: Store, made: _Made) -> int:
    """The highest number given this year in the book of the team, or in the ward's."""
    query = f"SELECT ifnull(max(CAST(e.certificate_no AS INTEGER)), 0) {_SAME_BOOK}"
    year = str(today(store.clock()).year)
    return store.connection.execute(query, _book(store, SYMBOLS[made.signer.by], year, made.own)).fetchone()[0]


def _twice(store: Store, own: str, items: Sequence[Certificate]) -> tuple[str, ...]:
    """Numbers of these that stand in the book for more than one enrolment: given on two laptops at once."""
    query = f"SELECT e.certificate_no {_SAME_BOOK} GROUP BY e.certificate_no HAVING count(*) > 1"
    found: set[str] = set()
    for symbol, year in {(item.symbol, str(item.on.year)) for item in items}:
        found |= {row[0] for row in store.connection.execute(query, _book(store, symbol, year, own))}
    return tuple(item.number for item in items if item.number in found)
