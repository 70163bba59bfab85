"""`targets`, `target`: what is to be reached in a year or a period."""

import click

from dxdesk.cli.frame import WrongUsage, command
from dxdesk.cli.lookup import catalogues, named
from dxdesk.cli.session import Session
from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.report.words import number
from dxdesk.store.figures import cell_names
from dxdesk.store.targets import WARD_SCOPE, Target, choosable, read_value, set_target, targets

_WHOSE = {WARD_SCOPE: "cả phường"}


@command("targets")
@click.option("--period", default="", metavar="KỲ", help="Chỉ của một kỳ, như 2026; không nêu thì mọi kỳ.")
@click.pass_obj
def targets_command(session: Session, period: str) -> None:
    """Các chỉ tiêu đã giao: của phường, khu phố, tổ."""
    with session.open() as store:
        found = targets(store, read_period(period).text if period else "")
        names = {kind: cell_names(store, kind) for kind in ("hamlet", "team")}
    titles = {code: title for code, title, _ in choosable(catalogues())}
    document = {"targets": [{"indicator": one.indicator, "value": one.value, "period": one.period, "scope": one.scope,
                             "scope_id": one.scope_id, "source_doc": one.source_doc} for one in found]}
    session.reply(document, *(
        f"{one.period}  {titles.get(one.indicator, one.indicator)}: {number(one.value)} · "
        f"{_WHOSE.get(one.scope) or names.get(one.scope, {}).get(one.scope_id, 'chưa rõ')}" for one in found))


@command("target")
@click.argument("indicator", metavar="CHỈ_SỐ")
@click.argument("value", metavar="SỐ")
@click.option("--period", required=True, metavar="KỲ", help="2026, hoặc một kỳ như 2026-11, 2026-Q4.")
@click.option("--hamlet", default="", metavar="TÊN", help="Của một khu phố; không nêu thì của cả phường.")
@click.option("--team", default="", metavar="TÊN", help="Của một tổ.")
@click.option("--source", default="", metavar="VĂN_BẢN", help="Văn bản giao.")
@click.pass_obj
def target_command(session: Session, indicator: str, value: str, period: str, hamlet: str, team: str,
                   source: str) -> None:
    """Giao chỉ tiêu SỐ cho CHỈ_SỐ trong một kỳ; số 0 là bỏ chỉ tiêu."""
    if hamlet and team:
        raise WrongUsage("Chỉ nêu một trong --hamlet và --team.")
    wanted, days = read_value(value), read_period(period)
    if wanted is None:
        raise InputError("target_value", f"“{value[:40]}” không phải một số. Ghi như 1500 hoặc 1.500.")
    scope = "hamlet" if hamlet else "team" if team else WARD_SCOPE
    with session.open() as store:
        owner = named(store, scope, hamlet or team) if scope != WARD_SCOPE else ""
        saved = set_target(store, Target(indicator, wanted, days.text, scope, owner, source), days, catalogues())
    told = "Đã bỏ chỉ tiêu." if not wanted else f"Đã giao chỉ tiêu {number(wanted)} cho {days.title}."
    session.reply({"save": saved.save, "indicator": indicator, "value": wanted, "period": days.text, "scope": scope,
                   "scope_id": owner}, told)
