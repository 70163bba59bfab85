"""What a class changed: levels and scores before and after, counted only over people who gave both.

No average is told of fewer than five people, so that nobody's own mark can be worked out (issue of the papers a ward
publishes; the same bound as the tables of `exchange/sheets/suppression`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dxdesk.domain.records import LEVELS, RATERS

FEWEST = 5
_SCORE = re.compile("[0-9]{1,2}([.,][0-9])?")


@dataclass(frozen=True, slots=True)
class Check:
    """One rating of one learner: `level` one of `LEVELS` or empty, `score` 0 to 10 with a point or empty."""

    record: str
    stage: str
    rater: str
    skill_group: str
    level: str = ""
    score: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Values of people who have both: how many, how many rose, stayed, fell, and by value before and after."""

    people: int
    better: int
    same: int
    worse: int
    before: tuple[float, ...]
    after: tuple[float, ...]

    def average(self, values: Sequence[float]) -> float | None:
        """The mean with one decimal; None of fewer than five people."""
        return round(sum(values) / len(values) + 1e-9, 1) if len(values) >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Effect:
    """What changed in one skill group as one kind of rater saw it: by level, and by score where there are any."""

    skill_group: str
    rater: str
    levels: Change
    scores: Change

    def people_at(self, level: str, *, after: bool) -> int:
        """How many of those rated twice stood at a level."""
        return (self.levels.after if after else self.levels.before).count(float(level))


def effects(people: Iterable[Sequence[Check]]) -> tuple[Effect, ...]:
    """The effect per skill group and rater over the checks of each person, groups in order of their codes."""
    paired: dict[tuple[str, str], list[tuple[Check, Check]]] = {}
    for checks in people:
        by = {(check.skill_group, check.rater, check.stage): check for check in checks}
        for group, rater, stage in by:
            if stage == "before" and (group, rater, "after") in by:
                pair = by[group, rater, "before"], by[group, rater, "after"]
                paired.setdefault((group, rater), []).append(pair)
    order = sorted(paired, key=lambda key: (key[0], RATERS.index(key[1]) if key[1] in RATERS else len(RATERS)))
    return tuple(Effect(group, rater, _levels(paired[group, rater]), _scores(paired[group, rater]))
                 for group, rater in order)


def _levels(pairs: Sequence[tuple[Check, Check]]) -> Change:
    return _change([(float(one.level), float(other.level)) for one, other in pairs
                    if one.level in LEVELS and other.level in LEVELS])


def _scores(pairs: Sequence[tuple[Check, Check]]) -> Change:
    numbers = [(score_of(one.score), score_of(other.score)) for one, other in pairs]
    return _change([(before, after) for before, after in numbers if before is not None and after is not None])


def _change(pairs: Sequence[tuple[float, float]]) -> Change:
    better = sum(after > before for before, after in pairs)
    worse = sum(after < before for before, after in pairs)
    return Change(len(pairs), better, len(pairs) - better - worse, worse, tuple(one for one, _ in pairs),
                  tuple(other for _, other in pairs))


def score_of(text: str) -> float | None:
    """A score as typed or stored, comma or point, at most one decimal, 0 to 10; None for anything else."""
    typed = text.strip()
    value = float(typed.replace(",", ".")) if _SCORE.fullmatch(typed) else None
    return None if value is None or value > 10 else value


def show_score(text: str) -> str:
    """A score as people write it: 6,5; 7 without a decimal."""
    value = score_of(text)
    return text if value is None else f"{value:g}".replace(".", ",")
