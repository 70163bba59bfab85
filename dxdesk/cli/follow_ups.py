"""`follow-ups`, `done`: what is left to do for people, and how it ended."""

from dataclasses import asdict

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import read_day
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.wording import CHOICES
from dxdesk.store.follow_ups import FollowUp, close, due, follow_ups_of
from dxdesk.store.records import show

_MOST = 1_000


@command("follow-ups")
@click.option("--until", default="", metavar="NGÀY", help="Việc hẹn đến hết ngày này; không nêu thì đến hôm nay.")
@click.option("--person", default="", metavar="MÃ", help="Mọi việc của một người, cả việc đã khép.")
@click.pass_obj
def follow_ups_command(session: Session, until: str, person: str) -> None:
    """Việc còn phải làm cho người dân, trễ lâu nhất trước."""
    with session.open() as store:
        on = today(store.clock())
        if person:
            show(store, "resident", person)
        tasks = follow_ups_of(store, person) if person else due(store, read_day(until, on, on), _MOST)
    words = [_line(task, on.isoformat()) for task in tasks] or ["Không còn việc nào."]
    session.reply({"tasks": [asdict(task) for task in tasks]}, *words)


@command("done")
@click.argument("task", metavar="VIỆC")
@click.option("--dropped", is_flag=True, help="Thôi không làm nữa; phải nêu lý do.")
@click.option("--reason", default="", metavar="CHỮ", help="Kết quả, hoặc vì sao thôi.")
@click.pass_obj
def done_command(session: Session, task: str, dropped: bool, reason: str) -> None:
    """Khép một việc: xong, hoặc thôi. Việc đã chuyển nơi khác phải ghi nơi ấy trả lời ra sao."""
    with session.open() as store:
        saved = close(store, task, "dropped" if dropped else "done", reason)
    session.reply({"save": saved.save}, "Đã ghi ở máy này: thôi việc này." if dropped else "Đã ghi ở máy này: xong.")


def _line(task: FollowUp, day: str) -> str:
    late = "trễ, " if task.open and task.due_on and task.due_on < day else ""
    parts = [task.person, task.what, task.due_on and f"{late}hẹn {show_date(task.due_on)}",
             task.assignee and f"giao {task.assignee}", CHOICES["task.state"].get(task.state, task.state).lower(),
             task.reason]
    return f"{task.id}  {' · '.join(filter(None, parts))}"
