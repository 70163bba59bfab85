"""`new`: a new desk."""

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.catalogues import find_communes, load_communes
from dxdesk.domain.records import ROLES
from dxdesk.errors import InputError
from dxdesk.paths import resource_path
from dxdesk.store.desk import Founder, WardFacts, new_desk, profile


@command("new")
@click.option("--ward", required=True, metavar="MÃ", help="Mã 5 số của phường, xã.")
@click.option("--team", required=True, metavar="TÊN", help="Tên tổ.")
@click.option("--member", required=True, metavar="TÊN", help="Người dùng máy này.")
@click.option("--role", default="member", type=click.Choice(ROLES), metavar="VAI_TRÒ", help=f"{', '.join(ROLES)}.")
@click.pass_obj
def new_command(session: Session, ward: str, team: str, member: str, role: str) -> None:
    """Lập sổ mới trong thư mục của sổ. Mã khôi phục chỉ hiện một lần: chép ra giấy, cất nơi khác máy."""
    facts = _ward(ward)
    store, recovery_key = new_desk(session.home, session.passphrase(new=True), facts, Founder(team, member, role))
    with store:
        writer = profile(store).writer
    session.reply(
        {"home": str(session.home.absolute()), "writer": writer, "ward_code": facts.code, "recovery_key": recovery_key},
        f"Đã lập sổ của {facts.name}, {facts.province}.",
        f"Thư mục của sổ: {session.home}",
        f"Mã khôi phục: {recovery_key}",
        "Mã này chỉ hiện một lần. Chép ra giấy, cất nơi khác máy; mất cả mật khẩu lẫn mã này thì không ai mở được sổ.",
    )


def _ward(code: str) -> WardFacts:
    """The commune of an official code; raises `InputError` that names the nearest when a name was given."""
    communes = load_communes(resource_path("data"))
    for commune in communes:
        if commune.code == code.strip():
            return WardFacts(commune.code, commune.name, commune.province)
    near = "".join(f" {found.name}, {found.province}: {found.code}." for found in find_communes(communes, code, 3))
    raise InputError("unknown_ward", f"Không có phường, xã nào mang mã {code[:20]}. Chưa lập sổ; cần mã 5 số.{near}")
