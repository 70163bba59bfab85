"""`class result|check|decide|confirm`: how a class went, checks of skills, and what people decide."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.reading import read_day
from dxdesk.cli.session import Session
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.records import LEVELS, RATERS, STAGES
from dxdesk.domain.skill_effect import Effect, show_score
from dxdesk.domain.training import FINISHED, UNFINISHED
from dxdesk.domain.wording import CHOICES
from dxdesk.store.training.checks import Rating, rate
from dxdesk.store.training.deciding import confirm, decide
from dxdesk.store.training.learners import learners
from dxdesk.store.training.results import ClassResult, LearnerResult, class_results

_DECISIONS = {"finished": FINISHED, "unfinished": UNFINISHED, "attendance": ""}
_KEPT = "Đã ghi ở máy này."


@command("result")
@click.argument("course", metavar="LỚP")
@click.pass_obj
def result_command(session: Session, course: str) -> None:
    """Kết quả một lớp: ai dự mấy buổi, ai hoàn thành, kỹ năng trước và sau."""
    with session.open() as store:
        found = class_results(store, course)
    document = {
        "course_id": course, "title": found.view.title, "meetings": len(found.held), "learners": len(found.rows),
        "turns": found.turns, "finished": found.finished, "rows": [_row(row) for row in found.rows],
        "effects": [_effect(effect) for effect in found.effects],
    }
    session.reply(document, *_lines(found, catalogues()))


@command("check")
@click.argument("course", metavar="LỚP")
@click.argument("person", metavar="NGƯỜI")
@click.option("--stage", required=True, type=click.Choice(STAGES), metavar="LÚC",
              help="before là đầu lớp, after là cuối lớp.")
@click.option("--rater", default="self", type=click.Choice(RATERS), metavar="AI",
              help="self là tự đánh giá, trainer là người dạy đánh giá.")
@click.option("--skill", default="", metavar="NHÓM", help="Mã nhóm kỹ năng; không nêu thì nhóm của lớp.")
@click.option("--level", type=click.Choice(["", *LEVELS]), metavar="MỨC", help="1 đến 4; để rỗng để bỏ.")
@click.option("--score", metavar="ĐIỂM", help="0 đến 10; để rỗng để bỏ.")
@click.pass_obj
def check_command(
    session: Session, course: str, person: str, stage: str, rater: str, skill: str, level: str | None,
    score: str | None,
) -> None:
    """Ghi mức kỹ năng hoặc điểm của một người học. NGƯỜI là mã trong class result."""
    with session.open() as store:
        found = class_results(store, course)
        enrolment = next((row.learner.enrolment for row in found.rows if row.learner.person == person), "")
        saved = rate(store, [Rating(enrolment, stage, rater, skill or found.view.skill_group, level, score)])
    session.reply({"save": saved.save}, _KEPT if saved.save else "Không có gì khác với đã ghi.")


@command("decide")
@click.argument("course", metavar="LỚP")
@click.argument("decision", metavar="KẾT_QUẢ", type=click.Choice(list(_DECISIONS)))
@click.argument("persons", metavar="NGƯỜI…", nargs=-1, required=True)
@click.option("--reason", default="", metavar="CHỮ", help="Vì sao, một câu.")
@click.pass_obj
def decide_command(session: Session, course: str, decision: str, persons: tuple[str, ...], reason: str) -> None:
    """Ghi ai hoàn thành (finished), chưa (unfinished), hoặc để tính theo điểm danh (attendance)."""
    with session.open() as store:
        saved = decide(store, course, persons, _DECISIONS[decision], reason)
    session.reply({"save": saved.save}, _KEPT if saved.save else "Không có gì khác với đã ghi.")


@command("confirm")
@click.argument("course", metavar="LỚP")
@click.argument("persons", metavar="NGƯỜI…", nargs=-1, required=True)
@click.option("--on", "day", default="", metavar="NGÀY", help="Ngày VNeID xác nhận; không nêu thì hôm nay.")
@click.option("--undo", "back", is_flag=True, help="Bỏ ngày xác nhận đã ghi.")
@click.pass_obj
def confirm_command(session: Session, course: str, persons: tuple[str, ...], day: str, back: bool) -> None:
    """Ghi ngày người học được xác nhận phổ cập kỹ năng số trên VNeID."""
    with session.open() as store:
        now = today(store.clock())
        on = "" if back else read_day(day, now, now)
        saved = confirm(store, course, dict.fromkeys(persons, on))
        people = sum(learner.person in persons for learner in learners(store, course))
    session.reply({"save": saved.save, "people": people, "on": on},
                  f"Đã ghi ở máy này cho {people} người." if saved.save else "Không có gì khác với đã ghi.")


def _row(row: LearnerResult) -> dict[str, object]:
    learner = row.learner
    return {
        "person": learner.person, "enrolment_id": learner.enrolment, "kind": learner.kind, "name": learner.name,
        "came": row.came, "held": row.held, "finished": row.finished, "decided": learner.result,
        "reason": learner.reason, "left_on": learner.left_on, "confirmed_on": row.confirmed_on,
        "certificate_no": learner.certificate_no, "checks": [asdict(check) for check in row.checks],
        "marks": {meeting: mark.state for meeting, mark in row.marks.items()},
    }


def _effect(effect: Effect) -> dict[str, object]:
    levels, scores = effect.levels, effect.scores
    return {
        "skill_group": effect.skill_group, "rater": effect.rater, "people": levels.people, "better": levels.better,
        "same": levels.same, "worse": levels.worse,
        "levels": {level: [effect.people_at(level, after=False), effect.people_at(level, after=True)]
                   for level in LEVELS},
        "scores": {"people": scores.people, "better": scores.better, "same": scores.same, "worse": scores.worse,
                   "before": scores.average(scores.before), "after": scores.average(scores.after)},
    }


def _lines(found: ClassResult, lists: Catalogues) -> Iterator[str]:
    yield (f"{found.view.title}: {len(found.held)} buổi đã điểm danh, {len(found.rows)} người học, "
           f"{found.turns} lượt, {found.finished} người hoàn thành.")
    for row in found.rows:
        scores = [f"{CHOICES['skill_check.stage'][check.stage].lower()} {show_score(check.score)}"
                  for check in row.checks if check.score and check.stage in STAGES]
        parts = (row.learner.name, f"dự {row.came} trên {row.held} buổi", "hoàn thành" if row.finished else "chưa",
                 row.learner.reason, *scores, row.confirmed_on and f"VNeID xác nhận {show_date(row.confirmed_on)}")
        yield f"{row.learner.person}  {' · '.join(filter(None, parts))}"
    for effect in found.effects:
        who = CHOICES["skill_check.rater"][effect.rater].lower()
        of = effect.levels if effect.levels.people else effect.scores
        yield (f"{lists.title('skill_group', effect.skill_group)}, {who}: {of.people} người có đủ đầu và cuối lớp, "
               f"{of.better} tăng, {of.same} giữ nguyên, {of.worse} giảm.")
