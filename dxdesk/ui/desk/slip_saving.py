"""Checking a slip and saving it: what is wrong stops it, what is doubtful asks once, then one save."""

from collections.abc import Sequence
from dataclasses import dataclass

from dxdesk.domain.checks import Problem, check, tidy
from dxdesk.domain.dates import today
from dxdesk.domain.records import KINDS
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.drafts import drop_draft
from dxdesk.store.visits import save_visit_inside
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.visit_edit import OpenedVisit, save_again


@dataclass(frozen=True, slots=True)
class SavedSlip:
    """A slip that was saved: the id of its save (empty where nothing differed) and of its visit."""

    save: str
    visit: str


class SlipSaving:
    """Remembers which doubts of the slip being written a person has seen; seen doubts count as accepted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: frozenset[tuple[str, str]] = frozenset()

    def start(self) -> None:
        """A new slip: nothing was asked yet."""
        self._seen = frozenset()

    def doubt(self, kind: str, values: dict[str, str]) -> Problem | None:
        """A doubtful value of one field, asked about the first time only."""
        day = today(self._desk.now())
        for problem in check(kind, tidy(kind, values, day), day):
            found = Problem(f"{kind}.{problem.field}", problem.sentence, hard=False)
            if not problem.hard and problem.field in values and self._new(found):
                self._see([found])
                return found
        return None

    def stops(self, draft: VisitDraft, own: Sequence[Problem]) -> list[Problem]:
        """What keeps the slip from being saved now: hard problems, else doubts not yet seen."""
        found = [*own, *self._problems(draft)]
        hard = [problem for problem in found if problem.hard]
        soft = [problem for problem in found if not problem.hard and self._new(problem)]
        self._see([] if hard else soft)
        return hard or soft

    def save(
        self, draft: VisitDraft, opened: OpenedVisit | None, lines: Sequence[tuple[str, HelpLine]], slot: str
    ) -> SavedSlip:
        """Write the slip, or what was changed in an opened one, and drop its draft, all or nothing.

        Raises `DeskError`; then nothing is written.
        """
        day, store = today(self._desk.now()), self._desk.store
        why = _why(self._problems(draft))
        with store.writing():
            drop_draft(store, slot)
            if opened:
                return SavedSlip(save_again(store, opened, draft, lines, day).save, opened.id)
            made = save_visit_inside(store, draft.tidied(day), why, self._known_code)
            return SavedSlip(made.save, made.visit_id)

    def _problems(self, draft: VisitDraft) -> list[Problem]:
        return draft.check(today(self._desk.now()), self._known_code)

    def _known_code(self, name: str, code: str) -> bool:
        return self._desk.catalogues.entry(name, code) is not None

    def _new(self, problem: Problem) -> bool:
        return (problem.field, problem.sentence) not in self._seen

    def _see(self, problems: Sequence[Problem]) -> None:
        self._seen |= {(problem.field, problem.sentence) for problem in problems}


def _why(accepted: Sequence[Problem]) -> str:
    """The reason kept with a save whose doubtful values a person looked at and accepted: titles only, no values."""
    titles = []
    for problem in accepted:
        kind, _, name = problem.field.partition(".")
        field = KINDS[kind].field(name) if kind in KINDS else None
        titles.append(field.title if field else "Việc đã giúp")
    return f"Đã xem lại: {', '.join(dict.fromkeys(titles))}" if titles else ""
