"""`pack`, `unpack`: every slip in one file behind a passphrase, for a road without a stick."""

from dataclasses import asdict
from pathlib import Path

import click

from dxdesk.cli.exchange import exchanged_document, incoming_lines
from dxdesk.cli.frame import command
from dxdesk.cli.reading import refuse_existing
from dxdesk.cli.session import Secret, Session
from dxdesk.errors import ExchangeError
from dxdesk.exchange.folder import Exchanged
from dxdesk.exchange.package import is_locked, pack, unpack
from dxdesk.report.words import number

_PASSPHRASE = Secret("DXDESK_PACK_PASSPHRASE", "no_pack_passphrase", "mật khẩu của gói")
_USELESS = frozenset(("truncated", "altered", "not_for_this_device", "over_limit", "not_ours"))


class NothingTaken(ExchangeError):
    """A package that gave nothing; `details` tells programs what became of each file in it."""

    def __init__(self, done: Exchanged) -> None:
        super().__init__(done.incoming[0].result, done.incoming[0].sentence)
        self.details = {"in": [asdict(file) for file in done.incoming]}


@command("pack")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.pass_obj
def pack_command(session: Session, file: Path) -> None:
    """Gói mọi phiếu máy này đang giữ vào TỆP có mật khẩu, gửi qua Zalo hay thư điện tử đều được."""
    refuse_existing(file)
    with session.open() as store:
        packed = pack(store, file, session.secret(_PASSPHRASE, new=True))
    session.reply(
        {"file": str(packed.file.absolute()), "packs": packed.packs, "ops": packed.ops},
        f"Đã gói {number(packed.packs)} gói, {number(packed.ops)} lần ghi vào {packed.file}.",
        "Đọc mật khẩu của gói qua điện thoại, không nhắn cùng nơi gửi tệp. Chưa ai báo nhận.",
    )


@command("unpack")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.pass_obj
def unpack_command(session: Session, file: Path) -> None:
    """Nhận phiếu từ TỆP đã gói, tên tệp là gì cũng được. Không ghi gì vào nơi để tệp."""
    with session.open() as store:
        done = unpack(store, file, session.secret(_PASSPHRASE) if is_locked(file) else "")
        if done.incoming and all(one.result in _USELESS for one in done.incoming):
            raise NothingTaken(done)
        document = exchanged_document(store, done)
    session.reply(document, *incoming_lines(done))
