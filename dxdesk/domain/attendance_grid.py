"""The roll of a meeting while it is taken: everybody present until somebody says otherwise (features.md row 37)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dxdesk.domain.dates import show_day
from dxdesk.domain.hits import fits_name
from dxdesk.domain.keystrokes import put_together
from dxdesk.domain.names import fold
from dxdesk.domain.training import ATTENDED, Learner, Mark
from dxdesk.domain.training_words import when

PRESENT, ABSENT = "present", "absent"
STATE_KEYS = {"v": "absent", "p": "excused", "t": "late", "s": "left", "c": "present"}
"""The letter that gives a row its state: Vắng, có Phép, Trễ, về Sớm, Có mặt."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How one person attended: one of `ATTENDANCE_STATES`, empty where not taken; and whether he signed the paper."""

    state: str = ""
    signed: bool = False

    @property
    def came(self) -> bool:
        """Whether he was there at all."""
        return self.state in ATTENDED


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values laptops, or two merged records, gave: a state, or `yes`/`no`/empty of the signature."""

    n: int
    value: str
    by: str = ""
    laptop: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What differs about one person at the meeting: the `unit` state or signed, and its sides.

    `conflict` is the open conflict; empty where it is two records of one person that differ. `seen` are the ops behind
    the sides (`store.conflicts.choose`).
    """

    unit: str
    sides: tuple[Side, ...]
    conflict: str = ""
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One learner in the grid. `n` counts from 1; `marks` are his by meeting, `held` that of the meeting being taken.

    `score` is what he gave himself at the beginning, with a comma, empty where not asked.
    """

    n: int
    learner: Learner
    held: Mark | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    score: str = ""
    disputes: tuple[Dispute, ...] = ()

    @property
    def person(self) -> str:
        """Who counts once."""
        return self.learner.person


class RollSheet:
    """The rows of a meeting and what was typed and not saved yet.

    `fresh` says that nobody was marked at the meeting so far: then everybody is present by default. Once it was taken,
    who joined the class later is not taken until somebody says so, which is not absent.
    """

    def __init__(self, rows: Sequence[Row] = (), fresh: bool = False) -> None:
        self.rows = tuple(rows)
        self.fresh = fresh
        self._typed: dict[str, Answer] = {}

    @property
    def typed(self) -> Mapping[str, Answer]:
        """What was typed and differs from what is held, by person."""
        return self._typed

    @property
    def dirty(self) -> bool:
        """Whether something typed would be lost."""
        return bool(self._typed)

    def answer(self, row: Row) -> Answer:
        """How a row stands now: as typed, else as held, else as by default."""
        return self._typed.get(row.person) or self._before(row)

    def set_state(self, row: Row, state: str) -> None:
        """Give a row its state; who was not there did not sign either."""
        before = self.answer(row)
        self._type(row, Answer(state, before.signed and state in ATTENDED))

    def toggle(self, row: Row) -> None:
        """Present becomes absent, everything else present."""
        self.set_state(row, ABSENT if self.answer(row).state == PRESENT else PRESENT)

    def toggle_signed(self, row: Row) -> None:
        """Signed or not; who signs was there."""
        before = self.answer(row)
        state = before.state if before.came or before.signed else PRESENT
        self._type(row, Answer(state, not before.signed))

    def fill(self) -> None:
        """Everybody not taken yet is present."""
        for row in self.rows:
            if not self.answer(row).state:
                self.set_state(row, PRESENT)

    def sign_all(self) -> None:
        """Everybody who was there has signed."""
        for row in self.rows:
            before = self.answer(row)
            if before.came and not before.signed:
                self._type(row, replace(before, signed=True))

    def to_save(self) -> dict[str, Answer]:
        """What saving would write: what was typed, and at the first taking everybody."""
        if self.fresh:
            return {row.person: self.answer(row) for row in self.rows if self.answer(row).state}
        return dict(self._typed)

    def counts(self) -> Counter[str]:
        """How many rows stand in each state; under the empty text those not taken."""
        return Counter(self.answer(row).state for row in self.rows)

    def put(self, answers: Mapping[str, Answer]) -> None:
        """Type these answers again, as kept in a draft or before the rows were read anew; unknown people are let go."""
        for row in self.rows:
            if row.person in answers:
                self._type(row, answers[row.person])

    def put_back(self, row: Row, typed: Answer | None) -> None:
        """What was typed about a row is this again; with none nothing was."""
        if typed is None:
            self._typed.pop(row.person, None)
        else:
            self._typed[row.person] = typed

    def forget(self) -> None:
        """Nothing typed any more."""
        self._typed.clear()

    def _before(self, row: Row) -> Answer:
        if row.held is not None:
            return Answer(row.held.state, row.held.signed)
        return Answer(PRESENT) if self.fresh and not row.learner.gone else Answer()

    def _type(self, row: Row, answer: Answer) -> None:
        if row.learner.gone:
            return
        # What is said of a row whose sides differ decides between them, even where it is the side shown.
        if answer == self._before(row) and not row.disputes:
            self._typed.pop(row.person, None)
        else:
            self._typed[row.person] = answer


def matches(rows: Sequence[Row], typed: str) -> list[int]:
    """The places of the rows a typed text may mean: that number, or names it begins words of, given names first.

    Tones do not matter, nor letters still in Telex or VNI keys.
    """
    text = fold(put_together(typed))
    if text.isdigit():
        return [at for at, row in enumerate(rows) if row.n == int(text[:6])]
    if not text:
        return []
    names = [fold(row.learner.name) for row in rows]
    found = [at for at, name in enumerate(names) if fits_name(name, text.split())]
    return sorted(found, key=lambda at: not names[at].rpartition(" ")[2].startswith(text))


def same_names(rows: Iterable[Row]) -> set[str]:
    """The folded names that stand in more than one row, so that more than the name must be shown."""
    names = Counter(fold(row.learner.name) for row in rows)
    return {name for name, times in names.items() if times > 1}


def short_head(number: int, held_on: str) -> str:
    """The head of a meeting's narrow column: B1 01/11."""
    return f"B{number} {show_day(held_on)}"


def wide_head(number: int, held_on: str, from_at: str, on: date) -> str:
    """The head of the meeting being taken: Buổi 4, tối nay; of another day Buổi 3, 15/11."""
    day = when(held_on, from_at, on) if held_on == on.isoformat() else show_day(held_on)
    return f"Buổi {number}, {day}"
