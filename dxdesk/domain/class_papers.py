"""What stands on the papers of a class: plain figures and rows, so that a paper is made without a store (issue 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.class_words import class_words
from dxdesk.domain.paper_words import BY_CODE
from dxdesk.domain.sheet import Heading
from dxdesk.domain.skill_effect import Effect
from dxdesk.domain.training import ATTENDED
from dxdesk.domain.training_words import LONG_WEEKDAYS

BLANK, FILLED, RESULT, CERTIFICATES, LOG = PAPERS = (
    "sheet-blank", "sheet", "result", "certificates", "trainer-log")
"""The papers of a class, as commands call them."""
KINDS = {FILLED: "class-sheet", RESULT: "class-result", LOG: LOG}
"""Those of figures, which the archive keeps, by their kind in `papers.kinds`."""
MARKS = {"present": "x", "late": "T", "left": "S", "excused": "P", "absent": "V"}
"""The letter by which a state of attendance stands on paper."""
NOT_TAKEN, TAUGHT = "", "–"
"""Instead of a state: nobody marked him, which is not absent; he taught that meeting himself."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting of a class: its place in the row of meetings from 1, what is not known empty.

    `hours` are as people read them, "18:30 đến 20:30".
    """

    number: int
    on: date
    hours: str = ""
    place: str = ""
    topic: str = ""
    trainers: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The day with its name: 'Chủ nhật ngày 22/11/2026'."""
        return f"{LONG_WEEKDAYS[self.on.weekday()]} ngày {self.on:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class at the head of its papers, what is not known empty; `meetings` is how many it has in all."""

    title: str
    class_no: str = ""
    skill_group: str = ""
    audience: str = ""
    hours: str = ""
    place: str = ""
    meetings: int = 0

    @property
    def name(self) -> str:
        """What the class is called in a sentence: 'Lớp Bình dân học vụ số'."""
        words = class_words(self.title)
        return f"{words[:1].upper()}{words[1:]}"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One learner: name, year of birth, hamlet."""

    name: str
    born: str = ""
    hamlet: str = ""


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """The list people sign at one meeting; `code` is the text of its square code."""

    heading: Heading
    of: ClassLine
    meeting: MeetingLine
    people: tuple[PersonLine, ...]
    code: str
    practice: bool = False


@dataclass(frozen=True, slots=True)
class MarkedPerson:
    """One learner's states, one for each meeting of the sheet; came to `came` of `held` that count for him."""

    person: PersonLine
    states: tuple[str, ...]
    came: int
    held: int


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """Who was at which meeting; only meetings of which somebody took the roll."""

    heading: Heading
    of: ClassLine
    meetings: tuple[MeetingLine, ...]
    rows: tuple[MarkedPerson, ...]
    practice: bool = False

    def count(self, at: int, *states: str) -> int:
        """How many people stand in one of these states at the meeting in that place."""
        return sum(row.states[at] in states for row in self.rows)

    def came(self, at: int) -> int:
        """How many were there at all."""
        return self.count(at, *ATTENDED)


@dataclass(frozen=True, slots=True)
class LearnerLine:
    """One learner in the annex of a class's result."""

    person: PersonLine
    came: int
    held: int
    finished: bool
    certificate: str = ""
    confirmed_on: str = ""
    left_on: str = ""


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """How a class went. `effects` are by title of the skill group; `hours` is the time taught, empty where unknown."""

    heading: Heading
    team: str
    of: ClassLine
    held: tuple[MeetingLine, ...]
    hours: str
    rows: tuple[LearnerLine, ...]
    effects: tuple[tuple[str, Effect], ...]
    practice: bool = False

    @property
    def turns(self) -> int:
        """Every time somebody came."""
        return sum(row.came for row in self.rows)

    @property
    def finished(self) -> int:
        """How many people finished."""
        return sum(row.finished for row in self.rows)

    @property
    def confirmed(self) -> int:
        """How many VNeID confirms."""
        return sum(bool(row.confirmed_on) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate. Without a `number` room is left to write it; `roles` are the lines above the signature."""

    person: PersonLine
    number: str
    symbol: str
    on: date
    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    roles: tuple[str, ...]
    signer: str


@dataclass(frozen=True, slots=True)
class CertificateBatch:
    """Certificates of one class; `draft` where their numbers are not given yet, which stands across each of them.

    `nation` and `motto` are those of every paper.
    """

    of: ClassLine
    first: date
    last: date
    held: int
    place: str
    items: tuple[Certificate, ...]
    practice: bool = False
    draft: bool = False
    nation: str = BY_CODE["nation"].shipped
    motto: str = BY_CODE["motto"].shipped


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """One meeting somebody taught; `learners` is None where nobody took the roll, `minutes` where hours are missing."""

    on: date
    hours: str
    minutes: int | None
    what: str
    place: str
    learners: int | None


@dataclass(frozen=True, slots=True)
class TrainerPart:
    """One trainer and what he taught, in order of time.

    `member` is his record where the records behind his figures can be opened: empty of an invited one, in the log of
    one class, and where a class of his has not come to this laptop.
    """

    name: str
    lines: tuple[TaughtLine, ...]
    member: str = ""

    @property
    def minutes(self) -> int | None:
        """The time he taught; None where the hours of no meeting are known."""
        known = [line.minutes for line in self.lines if line.minutes is not None]
        return sum(known) if known else None

    @property
    def all_taken(self) -> bool:
        """Whether the roll of every meeting was taken, so that each counts as held."""
        return all(line.learners is not None for line in self.lines)

    @property
    def turns(self) -> int:
        """Learner-turns: every time a learner came to a meeting of his."""
        return sum(line.learners or 0 for line in self.lines)


@dataclass(frozen=True, slots=True)
class TrainerLog:
    """Who taught what in a period; `about` is the class it is limited to, or empty."""

    heading: Heading
    team: str
    period: str
    parts: tuple[TrainerPart, ...]
    about: str = ""
    practice: bool = False


def hours_of(minutes: int | None) -> float | None:
    """A time taught in hours, to one decimal as the figures of classes; None where it is not known."""
    return None if minutes is None else round(minutes / 60 + 1e-9, 1)


def hours_number(minutes: int | None) -> str:
    """The same as text: '7,5'; empty where it is not known."""
    hours = hours_of(minutes)
    return "" if hours is None else f"{hours:g}".replace(".", ",")


def hours_said(minutes: int | None) -> str:
    """The same in words: '7,5 giờ'."""
    return f"{hours_number(minutes)} giờ" if minutes is not None else ""


def days_said(days: Sequence[date]) -> str:
    """From when to when: 'từ ngày 01/11/2026 đến ngày 22/11/2026', or the one day."""
    first, last = min(days), max(days)
    return f"ngày {first:%d/%m/%Y}" if first == last else f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"
