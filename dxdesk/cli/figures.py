"""`summary`, `records`: the figures of a period, and what stands behind one."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import reduce

import click

from dxdesk.cli.days import MONTH_STARTS, PERIODS
from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.session import Session
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_date, show_moment
from dxdesk.domain.periods import Period, read_period
from dxdesk.domain.summary import Summary
from dxdesk.domain.training_figures import BREAKDOWNS
from dxdesk.domain.wording import CHOICES
from dxdesk.report.words import number
from dxdesk.store.behind import Behind, BehindClass, records
from dxdesk.store.figures import cell_names, summary

NOT_WRITTEN = "chưa ghi"

_PERIOD_OPTIONS = (
    click.option("--period", "text", required=True, metavar="KỲ", help=PERIODS),
    MONTH_STARTS,
)
_BY = click.option("--by", type=click.Choice(list(BREAKDOWNS)), metavar="CÁCH_CHIA",
                   help="hamlet, team, member: theo khu phố, tổ, thành viên; trainer, audience: chỉ số liệu lớp học.")


def _of_period(function: Callable[..., None]) -> Callable[..., None]:
    return reduce(lambda inner, option: option(inner), reversed(_PERIOD_OPTIONS), function)


@command("summary")
@_of_period
@_BY
@click.pass_obj
def summary_command(session: Session, text: str, month_starts: int, by: str | None) -> None:
    """Số liệu của một kỳ: kỳ này, kỳ trước, từ đầu năm, mỗi con số kèm cách đếm."""
    period = read_period(text, month_starts)
    with session.open() as store:
        found = summary(store, period, catalogues(), by or "")
        cells = cell_names(store, by) if by else {}
    document = {
        "period": _days(period), "as_of": found.as_of.isoformat(timespec="seconds"), "laptops": asdict(found.laptops),
        "unresolved": found.unresolved, "figures": [asdict(figure) for figure in found.figures],
        "obstacles": [asdict(line) for line in found.obstacles], "cells": cells,
    }
    session.reply(document, *_summary_lines(found, cells))


@command("records")
@click.argument("indicator", metavar="CHỈ_SỐ")
@_of_period
@_BY
@click.option("--cell", metavar="MÃ", help="Chỉ một khu phố, tổ, thành viên … của --by; để rỗng là chỗ chưa ghi.")
@click.pass_obj
def records_command(
    session: Session, indicator: str, text: str, month_starts: int, by: str | None, cell: str | None
) -> None:
    """Các dòng đứng sau một con số. CHỈ_SỐ là mã trong bảng số liệu, như people hay helps.vneid."""
    period, lists = read_period(text, month_starts), catalogues()
    with session.open() as store:
        found = records(store, indicator, period, "" if cell is None else by or "", cell or "", lists)
    count = found.value if isinstance(found.value, int) else len(found.rows)
    document = {"indicator": indicator, "period": _days(period), "count": count, "value": found.value,
                "rows": [asdict(row) for row in found.rows]}
    session.reply(document, *(_record_line(row, lists) for row in found.rows), f"Con số: {number(found.value)}")


def _days(period: Period) -> dict[str, str]:
    return {"from": period.start.isoformat(), "to": period.end.isoformat()}


def _summary_lines(found: Summary, cells: dict[str, str]) -> Iterator[str]:
    period = found.period
    yield f"Số liệu {period.title}, tính đến {show_moment(found.as_of)}"
    for figure in found.figures:
        yield (f"{figure.title}: {number(figure.value)} {figure.unit} · kỳ trước {number(figure.previous)}"
               f" · từ đầu năm {number(figure.year_to_date)}   [{figure.indicator}]")
        for cell, value in figure.by.items():
            yield f"    {cells.get(cell, NOT_WRITTEN)}: {number(value)}"
    for line in found.obstacles:
        yield f"Vướng mắc: {line.title}: {line.people} người, {line.helps} lượt"
    yield f"Máy có trong số liệu: {', '.join(found.laptops.included) or 'chưa rõ'}"
    if found.laptops.missing:
        yield f"Máy còn thiếu: {', '.join(found.laptops.missing)}"
    if found.unresolved:
        yield f"{found.unresolved} chỗ trỏ tới hồ sơ chưa về máy này; số có thể còn đổi."


def _record_line(row: Behind | BehindClass, lists: Catalogues) -> str:
    return _class_line(row) if isinstance(row, BehindClass) else _visit_line(row, lists)


def _class_line(row: BehindClass) -> str:
    state = CHOICES["attendance.state"].get(row.state, "") or ("Hoàn thành" if row.finished else "")
    parts = [show_date(row.on), row.title, row.person, row.hamlet, state, row.trainers, row.laptop]
    return f"{row.meeting_id or row.course_id}  {' · '.join(filter(None, parts))}"


def _visit_line(row: Behind, lists: Catalogues) -> str:
    codes = [lists.title(name, getattr(row, name)) for name in ("service", "outcome", "obstacle")]
    who = row.person or f"{row.people} người không ghi tên"
    parts = [show_date(row.visit_on), who, row.hamlet, *codes, row.member, row.laptop]
    return f"{row.visit_id}  {' · '.join(filter(None, parts))}"
