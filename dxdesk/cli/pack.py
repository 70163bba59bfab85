"""`pack`: every slip in one file behind a passphrase, for a road without a stick."""

from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import refuse_existing
from dxdesk.cli.session import Secret, Session
from dxdesk.exchange.package import pack
from dxdesk.report.words import number

PASSPHRASE = Secret("DXDESK_PACK_PASSPHRASE", "no_pack_passphrase", "mật khẩu của gói")


@command("pack")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.pass_obj
def pack_command(session: Session, file: Path) -> None:
    """Gói mọi phiếu máy này đang giữ vào TỆP có mật khẩu, gửi qua Zalo hay thư điện tử đều được."""
    refuse_existing(file)
    with session.open() as store:
        packed = pack(store, file, session.secret(PASSPHRASE, new=True))
    session.reply(
        {"file": str(packed.file.absolute()), "packs": packed.packs, "ops": packed.ops},
        f"Đã gói {number(packed.packs)} gói, {number(packed.ops)} lần ghi vào {packed.file}.",
        "Đọc mật khẩu của gói qua điện thoại, không nhắn cùng nơi gửi tệp. Chưa ai báo nhận.",
    )
