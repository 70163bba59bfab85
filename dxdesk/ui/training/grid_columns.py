"""Which columns of a roll fit, and how wide: the meeting being taken, others as near to it as there is room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.attendance_grid import short_head, wide_head
from dxdesk.store.training.classes import ClassView
from dxdesk.ui.training.grid_model import NAME, NUMBER, OTHER, SCORE, SIGN, STATE, GridColumn

_WIDE = {NUMBER: 45, OTHER: 72, STATE: 150, SCORE: 90, SIGN: 100}
_TIGHT = {**_WIDE, STATE: 128, SIGN: 48}
_NAMES = (130, 220)
"""The least room for names, and the most they want before other meetings are shown."""

Head = tuple[str, str]
"""A meeting's id and the head of its column."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of the meetings: that of the one being taken, those before and after it."""

    taken: str = ""
    before: tuple[Head, ...] = ()
    after: tuple[Head, ...] = ()

    def nearest(self, room: int) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
        """As many of both as there is room for, those nearest in time, the earlier one first."""
        before, after = len(self.before), len(self.after)
        while before + after > max(0, room):
            if before > after:
                before -= 1
            else:
                after -= 1
        return self.before[len(self.before) - before:], self.after[:after]


def heads_of(view: ClassView, number: int, day: date) -> Heads:
    """The heads for the meeting of that number: those before it, and those after it that were held up to a day."""
    meeting = view.meetings[number - 1]
    short = [(one.id, short_head(at, one.held_on)) for at, one in enumerate(view.meetings, 1)]
    held = len(view.held(day.isoformat()))
    return Heads(wide_head(number, meeting.held_on, meeting.from_at, day), tuple(short[:number - 1]),
                 tuple(short[number:held]))


def lay_columns(heads: Heads, room: int, widest: int, px: Callable[[int], int]) -> list[tuple[GridColumn, int]]:
    """The columns that fit into `room` pixels with their widths: names, state and signature always.

    Then the score, then other meetings; what is left is for the names, of which the widest wants `widest`.
    """
    tight = room < sum(px(_WIDE[kind]) for kind in (NUMBER, STATE, SIGN)) + px(_NAMES[0])
    wide = {kind: px(length) for kind, length in (_TIGHT if tight else _WIDE).items()}
    left = room - wide[NUMBER] - wide[STATE] - wide[SIGN]
    scored = not tight and left - px(_NAMES[0]) >= wide[SCORE]
    left -= wide[SCORE] if scored else 0
    wanted = min(max(widest, px(_NAMES[0])), px(_NAMES[1]))
    before, after = heads.nearest((left - wanted) // wide[OTHER])
    left -= (len(before) + len(after)) * wide[OTHER]
    columns = [
        GridColumn(NUMBER, "TT"), GridColumn(NAME, "Họ và tên"),
        *(GridColumn(OTHER, head, one) for one, head in before),
        GridColumn(STATE, heads.taken), *(GridColumn(OTHER, head, one) for one, head in after),
        *([GridColumn(SCORE, "Điểm đầu")] if scored else []), GridColumn(SIGN, "Ký" if tight else "Ký tên")]
    return [(column, max(left, px(_NAMES[0])) if column.kind == NAME else wide[column.kind]) for column in columns]
