"""`class follow-on|visits`: who needs help after a class, and visits of who was helped in it."""

from collections.abc import Iterator

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import read_day
from dxdesk.cli.session import Session
from dxdesk.domain.dates import today
from dxdesk.domain.records import OUTCOMES
from dxdesk.store.training.follow_on import Made, Need, make_tasks, make_visits, needing


@command("follow-on")
@click.argument("course", metavar="LỚP")
@click.argument("persons", metavar="[NGƯỜI…]", nargs=-1)
@click.option("--what", default="", metavar="CHỮ", help="Việc phải làm; không nêu thì chỉ xem ai cần giúp.")
@click.option("--all", "everybody", is_flag=True, help="Giao cho mọi người cần giúp.")
@click.option("--due", default="", metavar="NGÀY", help="Hạn làm.")
@click.option("--assignee", default="", metavar="MÃ", help="Thành viên làm; không nêu thì người đang làm ở máy.")
@click.pass_obj
def follow_on_command(
    session: Session, course: str, persons: tuple[str, ...], what: str, everybody: bool, due: str, assignee: str
) -> None:
    """Ai cần giúp thêm sau lớp, và giao việc đến nhà giúp họ."""
    with session.open() as store:
        now = today(store.clock())
        needs = needing(store, course)
        chosen = [need.learner.person for need in needs] if everybody else list(persons)
        made = make_tasks(store, course, chosen, what, read_day(due, now, now) if due else "", assignee) \
            if what or chosen else None
    document = {"needing": [_need(need) for need in needs], **_made(made)}
    session.reply(document, *(_lines(needs) if made is None else [_told(made, "việc")]))


@command("visits")
@click.argument("meeting", metavar="BUỔI")
@click.option("--service", "services", multiple=True, required=True, metavar="MÃ",
              help="Việc đã giúp; nêu nhiều lần được.")
@click.option("--outcome", default="done", type=click.Choice(OUTCOMES), metavar="KẾT_QUẢ", help="Kết quả của mọi việc.")
@click.pass_obj
def visits_command(session: Session, meeting: str, services: tuple[str, ...], outcome: str) -> None:
    """Ghi phiếu “hỗ trợ tại lớp” cho mọi người có mặt ở một buổi."""
    with session.open() as store:
        made = make_visits(store, meeting, services, outcome)
    session.reply(_made(made), _told(made, "phiếu"))


def _need(need: Need) -> dict[str, str]:
    return {"person": need.learner.person, "name": need.learner.name, "why": need.why, "task_id": need.task}


def _made(made: Made | None) -> dict[str, object]:
    return {} if made is None else {"save": made.saved.save, "made": made.made, "already": made.already}


def _lines(needs: list[Need]) -> Iterator[str]:
    for need in needs:
        parts = (need.learner.name, need.why, need.task and "đã giao việc")
        yield f"{need.learner.person}  {' · '.join(filter(None, parts))}"
    if not needs:
        yield "Không ai trong lớp cần giúp thêm."


def _told(made: Made, unit: str) -> str:
    already = f" {made.already} người đã có từ trước." if made.already else ""
    return f"Đã ghi {unit} cho {made.made} người.{already}"
