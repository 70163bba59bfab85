"""`new`: a new desk, which starts its ward or comes into one by invitation."""

from pathlib import Path

import click

from dxdesk.cli.frame import WrongUsage, command
from dxdesk.cli.invitations import code_option, open_by_code
from dxdesk.cli.session import Session
from dxdesk.domain.catalogues import find_communes, load_communes
from dxdesk.domain.records import ROLES
from dxdesk.errors import InputError
from dxdesk.exchange.invitation import new_desk_by_invitation
from dxdesk.paths import resource_path
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, WardFacts, new_desk, profile


@command("new")
@click.option("--ward", default="", metavar="MÃ", help="Mã 5 số của phường, xã; không nêu khi có --join.")
@click.option("--join", "file", metavar="TỆP", type=click.Path(path_type=Path), help="Vào phường bằng giấy mời này.")
@click.option("--team", required=True, metavar="TÊN", help="Tên tổ.")
@click.option("--member", required=True, metavar="TÊN", help="Người dùng máy này.")
@click.option("--role", type=click.Choice(ROLES), metavar="VAI_TRÒ",
              help=f"{', '.join(ROLES)}; có --join thì theo giấy mời.")
@code_option
@click.pass_obj
def new_command(
    session: Session, ward: str, file: Path | None, team: str, member: str, role: str | None, code: str
) -> None:
    """Lập sổ mới trong thư mục của sổ. Mã khôi phục chỉ hiện một lần: chép ra giấy, cất nơi khác máy."""
    if bool(ward) == bool(file):
        raise WrongUsage("Nêu một trong hai: --ward để lập sổ của phường, hoặc --join để vào phường bằng giấy mời.")
    if file is None:
        facts = _ward(ward)
        founder = Founder(team, member, role or "member")
        store, recovery_key = new_desk(session.home, session.passphrase(new=True), facts, founder)
        _tell(session, store, recovery_key, facts)
    elif role:
        raise WrongUsage("Vai trò theo giấy mời, không nêu --role cùng --join.")
    else:
        _join(session, file, code, team, member)


def _join(session: Session, file: Path, code: str, team: str, member: str) -> None:
    invitation = open_by_code(session, file, code)
    passphrase = session.passphrase(new=True)
    store, recovery_key = new_desk_by_invitation(session.home, passphrase, invitation, team, member)
    _tell(session, store, recovery_key, invitation.ward,
          f"Vào phường theo giấy mời của {invitation.inviter}. Trao đổi phiếu với một máy của phường để nhận và gửi.")


def _tell(session: Session, store: Store, recovery_key: str, ward: WardFacts, *more: str) -> None:
    with store:
        writer = profile(store).writer
    session.reply(
        {"home": str(session.home.absolute()), "writer": writer, "ward_code": ward.code, "recovery_key": recovery_key},
        f"Đã lập sổ của {', '.join(filter(None, (ward.name, ward.province)))}.",
        *more,
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
