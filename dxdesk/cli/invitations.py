"""`invite`, `join`: a laptop comes into the ward by a file and a code that is spoken."""

from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import refuse_existing
from dxdesk.cli.session import Secret, Session
from dxdesk.domain.dates import show_moment
from dxdesk.domain.records import ROLES
from dxdesk.domain.wording import CHOICES
from dxdesk.errors import InputError
from dxdesk.exchange.invitation import invite, join_ward, open_invitation
from dxdesk.exchange.invitation_file import Invitation
from dxdesk.store.desk import profile

_CODE = Secret("DXDESK_CODE", "no_code", "mã mời", hidden=False)
_TRIES = 3

code_option = click.option("--code", default="", metavar="MÃ", help=f"Mã mời; không nêu thì theo {_CODE.variable}.")


@command("invite")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--role", default="member", type=click.Choice(ROLES), metavar="VAI_TRÒ", help=f"{', '.join(ROLES)}.")
@click.pass_obj
def invite_command(session: Session, file: Path, role: str) -> None:
    """Làm giấy mời một máy vào phường, ghi vào TỆP. Mã mời đọc qua điện thoại, không gửi cùng tệp."""
    refuse_existing(file)
    with session.open() as store:
        invited = invite(store, file, role)
        ward = profile(store)
    session.reply(
        {"file": str(invited.file.absolute()), "code": invited.code, "ward_code": ward.ward_code, "role": role,
         "expires": invited.expires.isoformat(timespec="seconds")},
        f"Đã làm giấy mời vào {ward.ward_name}: {invited.file}",
        f"Vai trò {CHOICES['role'][role]}, cho một máy, dùng đến {show_moment(invited.expires)}.",
        "Mã mời:", "", f"    {'  -  '.join(invited.code.split('-'))}", "",
        "Đọc mã này qua điện thoại. Không gửi mã cùng tệp, không nhắn cùng một nơi.",
    )


@command("join")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@code_option
@click.pass_obj
def join_command(session: Session, file: Path, code: str) -> None:
    """Đưa sổ đang có, với mọi phiếu của nó, vào phường bằng giấy mời TỆP."""
    with session.open() as store:
        invitation = open_by_code(session, file, code)
        join_ward(store, invitation)
        writer = profile(store).writer
    session.reply(
        {"ward_code": invitation.ward.code, "role": invitation.role, "writer": writer},
        f"Máy này đã vào {invitation.ward.name} theo giấy mời của {invitation.inviter}. Phiếu còn nguyên.",
        "Trao đổi phiếu với một máy của phường để gửi và nhận.",
    )


def open_by_code(session: Session, file: Path, code: str) -> Invitation:
    """An invitation by the code given, or typed by a person, who may try three times.

    Raises `InputError` and `ExchangeError` as `open_invitation`.
    """
    if said := session.given(_CODE, code):
        return open_invitation(file, said)
    for _ in range(_TRIES):
        try:
            return open_invitation(file, session.ask(_CODE))
        except InputError as wrong:
            if wrong.code != "wrong_code":
                raise
            session.mention(wrong.sentence)
    raise InputError("wrong_code", f"Mã mời sai {_TRIES} lần. Gọi lại người mời để nghe mã; giấy mời còn nguyên.")
