"""Results of a class in columns: who, how often, finished or not, skills before and after, VNeID."""

from collections.abc import Sequence

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_date
from dxdesk.domain.records import LEVELS
from dxdesk.domain.skill_effect import Effect, show_score
from dxdesk.domain.wording import CHOICES
from dxdesk.store.training.follow_on import Need
from dxdesk.store.training.results import LearnerResult
from dxdesk.ui.labels import FINISHED_TAG
from dxdesk.ui.table_rows import Cell, Column, Tag

_NOT_YET = Tag("Chưa", "off", "skip")
_LEFT = Tag("Đã nghỉ", "warn", "minus")


def result_columns(year: int) -> list[Column[LearnerResult]]:
    """One learner a row; what a person decided has its reason under the name."""
    def confirmed(row: LearnerResult) -> Cell:
        return Cell(show_date(row.confirmed_on).removesuffix(f"/{year}"))

    return [
        Column("Họ và tên", lambda row: Cell(row.learner.name, row.learner.reason), stretch=1),
        Column("Dự", lambda row: Cell(f"{row.came}/{row.held}", right=True), right=True),
        Column("Xong", lambda row: Cell(icon=_state(row))),
        Column("Đầu lớp", lambda row: Cell(_rated(row, "before"), token="text2")),
        Column("Cuối lớp", lambda row: Cell(_rated(row, "after"))),
        Column("VNeID", confirmed),
    ]


def need_columns() -> list[Column[Need]]:
    """Who needs somebody, why, and whether a task stands already."""
    return [
        Column("Họ và tên", lambda need: Cell(need.learner.name), stretch=2),
        Column("Vì sao", lambda need: Cell(need.why), stretch=3),
        Column("Việc", lambda need: Cell(tag=Tag("Đã giao", "ok", "check") if need.task else Tag("Chưa giao"))),
    ]


def effect_columns(catalogues: Catalogues) -> list[Column[Effect]]:
    """How many people stood where before and after, and how many rose."""
    def moved(level: str) -> Column[Effect]:
        return Column(f"Mức {level}", lambda effect: Cell(
            f"{effect.people_at(level, after=False)} → {effect.people_at(level, after=True)}"))

    def change(effect: Effect) -> str:
        of = effect.levels if effect.levels.people else effect.scores
        return f"{of.better} tăng, {of.same} như cũ, {of.worse} giảm"

    return [
        Column("Nhóm kỹ năng", lambda effect: Cell(catalogues.title("skill_group", effect.skill_group),
                                                   CHOICES["skill_check.rater"].get(effect.rater, effect.rater)),
               stretch=3),
        Column("Người", lambda effect: Cell(
            str(max(effect.levels.people, effect.scores.people)), right=True), right=True),
        *map(moved, LEVELS),
        Column("Thay đổi", lambda effect: Cell(change(effect), _averages(effect)), stretch=3),
    ]


def told(rows: Sequence[LearnerResult], held: int, turns: int) -> str:
    """The class in one line."""
    finished = sum(row.finished for row in rows)
    share = f" ({finished * 100 // len(rows)} %)" if rows else ""
    return f"{held} buổi đã điểm danh, {turns} lượt, {finished} người hoàn thành{share}"


def _state(row: LearnerResult) -> Tag:
    if row.finished:
        return FINISHED_TAG
    return _LEFT if row.learner.left_on else _NOT_YET


def _rated(row: LearnerResult, stage: str) -> str:
    """Level and score as "3 · 6,5", what the trainer said in brackets; a dash where nothing is said."""
    def said(rater: str) -> str:
        of = [check for check in row.checks if check.stage == stage and check.rater == rater]
        levels = dict.fromkeys(check.level for check in of if check.level)
        scores = dict.fromkeys(show_score(check.score) for check in of if check.score)
        return " · ".join(filter(None, (", ".join(levels), ", ".join(scores))))

    own, trainer = said("self"), said("trainer")
    return " ".join(filter(None, (own, f"({trainer})" if trainer else ""))) or "–"


def _averages(effect: Effect) -> str:
    before, after = (effect.scores.average(values) for values in (effect.scores.before, effect.scores.after))
    if before is None or after is None:
        return "chưa đủ 5 người để nêu điểm trung bình" if effect.scores.people else ""
    return f"điểm trung bình {show_score(str(before))} lên {show_score(str(after))}" if after > before else (
        f"điểm trung bình {show_score(str(before))} và {show_score(str(after))}")
