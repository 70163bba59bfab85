"""`counters`: what this laptop wrote on a day, as the bar of the event desk says it."""

from dataclasses import asdict

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import read_day
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.records import SHIFTS
from dxdesk.store.counters import Counts, counts
from dxdesk.store.saving import author
from dxdesk.store.workers import worker


@command("counters")
@click.option("--day", default="", metavar="NGÀY", help="Ngày, như 22/11/2026; không nêu thì hôm nay.")
@click.option("--member", default="", metavar="MÃ", help="Mã của thành viên; không nêu thì người đang làm ở máy này.")
@click.option("--shift", default="", type=click.Choice(["", *SHIFTS]), metavar="CA",
              help="morning, afternoon hay evening; không nêu thì cả ngày.")
@click.pass_obj
def counters_command(session: Session, day: str, member: str, shift: str) -> None:
    """Số phiếu máy này ghi trong một ngày: cả ngày, trong ca, của một người, kích hoạt, không ghi tên."""
    with session.open() as store:
        now = store.clock()
        on = read_day(day, today(now))
        member = member or author(store)
        found = counts(store, on, member, now, shift)
        who = worker(store, member).name
    document = {"day": on, "member_id": member, "shift": shift, "counts": asdict(found)}
    session.reply(document, *_lines(found, on, who))


def _lines(found: Counts, on: str, who: str) -> list[str]:
    pace = "" if found.per_hour is None else f", {found.per_hour} phiếu mỗi giờ"
    return [
        f"Ngày {show_date(on)}: {found.day} phiếu có tên, trong ca {found.shift} phiếu, giờ này {found.hour} phiếu.",
        f"{who or 'Người ghi'}: {found.mine} phiếu{pace}.",
        f"Kích hoạt VNeID: {found.activations} lượt.",
        f"Không ghi tên: {found.anonymous} phiếu, {found.anonymous_people} người.",
    ]
