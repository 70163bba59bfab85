"""A paper made to be looked at: nothing is archived and no file is written."""

from dataclasses import dataclass
from typing import Any

from dxdesk.domain.catalogues import Catalogues
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import BLANK, PaperKind
from dxdesk.report.drawn import Drawn, Stamp, Tell, silent
from dxdesk.report.words import check_code
from dxdesk.store.database import Store


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as it stands now: what was chosen, its sheet, its pages, and the stamp it carries."""

    kind: PaperKind
    choices: Choices
    sheet: Any
    stamp: Stamp
    drawn: Drawn


def make(store: Store, kind: PaperKind, choices: Choices, catalogues: Catalogues, tell: Tell = silent) -> Made:
    """The paper of these choices. Raises as the kind's `fill`, `InputError("letter")`, and `Stopped` by `tell`."""
    sheet = kind.fill(store, choices, catalogues)
    stamp = Stamp(code_of(kind, sheet, choices)) if kind.archive != BLANK else Stamp()
    return Made(kind, choices, sheet, stamp, kind.draw(sheet, stamp, tell))


def scope_of(choices: Choices) -> str:
    """Whose paper it is: what was chosen beside the period, as one text; equal choices give equal text."""
    parts = ("team", "hamlet", "event", "member", "day", "shift", "resident", "visit", "book", "course")
    return ";".join(f"{name}={value}" for name in parts if (value := getattr(choices, name)))


def days_of(choices: Choices) -> str:
    """The days of the period: '2026-10-15..2026-11-14'; empty for a paper without one."""
    period = choices.period
    return f"{period.start.isoformat()}..{period.end.isoformat()}" if period else ""


def code_of(kind: PaperKind, sheet: Any, choices: Choices) -> str:
    """The check code of a sheet: of the kind, whose it is, its days and every figure as printed."""
    head = [kind.key, scope_of(choices), days_of(choices)]
    return check_code([head, *(row for table in kind.tables(sheet) for row in table.texts)])
