"""Mistakes about classes, as small patches of the program: random wards must break on each within a few seeds."""

import uuid
from collections.abc import Callable

import pytest

from dxdesk.store import apply
from dxdesk.store.training import taking
from dxdesk.store.training.people import People


def attendance_of_its_own(patch: pytest.MonkeyPatch) -> None:
    """Every roll writes records of its own, so that two laptops' rolls never meet."""
    patch.setattr(taking, "attendance_id", lambda *_: str(uuid.uuid4()))


def rows_counted(patch: pytest.MonkeyPatch) -> None:
    """Records are counted instead of people: who was merged counts twice."""
    def record(_people: People, resident: str | None, member: str | None, enrolment: str | None) -> str:
        return resident or member or enrolment or ""

    patch.setattr(People, "who", record)


def unseen_attendance_goes(patch: pytest.MonkeyPatch) -> None:
    """A meeting deleted on one laptop takes along what another wrote in its roll and the first never saw."""
    patch.setattr(apply, "reopened", lambda *_: False)


MUTANTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "attendance of its own": attendance_of_its_own, "rows counted": rows_counted,
    "unseen attendance goes": unseen_attendance_goes,
}
