"""Checks of skills before and after a class, by oneself or the trainer; one record a person, group, stage, rater."""

from collections.abc import Sequence
from dataclasses import dataclass

from dxdesk.domain.dates import today
from dxdesk.domain.records import LEVELS, RATERS, STAGES
from dxdesk.domain.skill_effect import Check, score_of, show_score
from dxdesk.errors import InputError
from dxdesk.ledger.ids import shared_record
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, Saved, save
from dxdesk.store.shapes import GONE
from dxdesk.store.training.classes import ClassView
from dxdesk.store.training.people import People

_QUERY = f"""
SELECT e.resident_id, e.member_id, e.id, k.id, k.stage, k.rater, k.skill_group, k.level, k.score, k.checked_on
FROM skill_check k JOIN enrolment e ON e.id = k.enrolment_id
WHERE e.course_id = ? AND k._deleted <> {GONE} AND e._deleted <> {GONE} ORDER BY k.id
"""


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating as given, the score with comma or point; None leaves what was said before, "" takes it back."""

    enrolment: str
    stage: str
    rater: str
    skill_group: str
    level: str | None = None
    score: str | None = None


def checks(store: Store, course: str) -> dict[str, list[Check]]:
    """The checks of everybody in a class, by person."""
    found: dict[str, list[Check]] = {}
    rows = store.connection.execute(_QUERY, [course]).fetchall()
    people = People(store.connection, (row[0] for row in rows))
    for resident, member, enrolment, *check in rows:
        person = people.who(resident, member, enrolment)
        found.setdefault(person, []).append(Check(*(value or "" for value in check)))
    return found


def first_scores(store: Store, view: ClassView) -> dict[str, str]:
    """What everybody of a class gave himself before it, in its own skill group, as people write it; by person."""
    wanted = ("before", "self", view.skill_group)
    return {person: show_score(one.score) or one.level for person, of in checks(store, view.id).items()
            for one in reversed(of) if (one.stage, one.rater, one.skill_group) == wanted}


def check_id(enrolment: str, stage: str, rater: str, skill_group: str) -> str:
    """The record of one rating: the same on every laptop (format §2)."""
    return shared_record("skill_check", enrolment, stage, rater, skill_group)


def rate(store: Store, ratings: Sequence[Rating], why: str = "") -> Saved:
    """Keep ratings, as one save; only what differs is written.

    Raises `InputError`: `not_enrolled`, `unknown_rating` for a stage, rater or level there is not, `score`.
    """
    return save(store, [rating_change(store, rating) for rating in ratings], why)


def rating_change(store: Store, rating: Rating) -> Change:
    """What one rating writes; raises as `rate`."""
    if not rating.enrolment:
        raise InputError("not_enrolled", "Người này chưa ghi danh vào lớp. Ghi danh rồi đánh giá.")
    if rating.stage not in STAGES or rating.rater not in RATERS or rating.level not in (None, "", *LEVELS):
        raise InputError("unknown_rating", "Mức đánh giá chỉ từ 1 đến 4, đầu lớp hoặc cuối lớp. Chưa ghi gì.")
    values = {
        "enrolment_id": rating.enrolment, "stage": rating.stage, "rater": rating.rater,
        "skill_group": rating.skill_group, "checked_on": today(store.clock()).isoformat()}
    if rating.level is not None:
        values["level"] = rating.level
    if rating.score is not None:
        values["score"] = _stored(rating.score)
    return Change("skill_check", values, check_id(rating.enrolment, rating.stage, rating.rater, rating.skill_group))


def _stored(score: str) -> str:
    value = score_of(score)
    if value is None and score.strip():
        raise InputError("score", "Điểm từ 0 đến 10, nhiều nhất một số lẻ. Chưa ghi gì.")
    return "" if value is None else f"{value:g}"
