"""`class leave|remove`: who does not come any more, and who never was in a class."""

from collections.abc import Sequence

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import read_day
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_date, today
from dxdesk.store.training.enrolling import learner_of, leave, remove


@command("leave")
@click.argument("course", metavar="LỚP")
@click.argument("person", metavar="NGƯỜI")
@click.option("--on", "day", default="", metavar="NGÀY", help="Nghỉ từ ngày này; không nêu thì hôm nay.")
@click.option("--reason", default="", metavar="CHỮ", help="Vì sao nghỉ.")
@click.option("--back", is_flag=True, help="Học lại, không nghỉ nữa.")
@click.pass_obj
def leave_command(session: Session, course: str, person: str, day: str, reason: str, *, back: bool) -> None:
    """Ghi NGƯỜI nghỉ học LỚP từ một ngày; những buổi đã dự vẫn còn. NGƯỜI là mã trong class learners."""
    with session.open() as store:
        on = "" if back else read_day(day, today(store.clock()))
        name = learner_of(store, course, person).name
        saved = leave(store, course, person, on, reason)
    told = f"{name} học lại." if back else f"Đã ghi {name} nghỉ học từ {show_date(on)}."
    session.reply({"save": saved.save}, told)


@command("remove")
@click.argument("course", metavar="LỚP")
@click.argument("people", metavar="NGƯỜI…", nargs=-1, required=True)
@click.option("--with-roll", is_flag=True, help="Bỏ cả điểm danh của những người này.")
@click.pass_obj
def remove_command(session: Session, course: str, people: Sequence[str], *, with_roll: bool) -> None:
    """Bỏ NGƯỜI khỏi LỚP; hồ sơ trong sổ vẫn còn. Lấy lại bằng: dxdesk undo."""
    with session.open() as store:
        saved = remove(store, course, people, with_roll)
    session.reply({"save": saved.save}, f"Đã bỏ {len(people)} người khỏi lớp.")
