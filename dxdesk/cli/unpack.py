"""`unpack`: the slips in files received by Zalo or e-mail."""

from dataclasses import asdict
from pathlib import Path

import click

from dxdesk.cli.exchange import exchanged_document, incoming_lines
from dxdesk.cli.frame import command
from dxdesk.cli.pack import PASSPHRASE
from dxdesk.cli.session import Session
from dxdesk.errors import ExchangeError
from dxdesk.exchange.dropped import locked, receive
from dxdesk.exchange.folder import Exchanged

_USELESS = frozenset(("truncated", "altered", "not_for_this_device", "over_limit", "not_ours"))


class NothingTaken(ExchangeError):
    """Files that gave nothing; `details` tells programs what became of each pack in them."""

    def __init__(self, done: Exchanged) -> None:
        super().__init__(done.incoming[0].result, done.incoming[0].sentence)
        self.details = {"in": [asdict(file) for file in done.incoming]}


@command("unpack")
@click.argument("files", metavar="TỆP…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Chỉ xem sẽ nhận gì, không ghi gì.")
@click.option("--yes", is_flag=True, help="Nhận cả khi sẽ xóa hay đổi nhiều hồ sơ đang có.")
@click.pass_obj
def unpack_command(session: Session, files: tuple[Path, ...], preview: bool, yes: bool) -> None:
    """Nhận phiếu từ các TỆP: gói, gói lẻ, tệp nén, tên gì cũng được. Không ghi gì vào nơi để tệp."""
    with session.open() as store:
        passphrase = session.secret(PASSPHRASE) if locked(files) else ""
        done = receive(store, files, passphrase, session.progress("Tệp"), preview, braked=not yes)
        if done.incoming and all(one.result in _USELESS for one in done.incoming):
            raise NothingTaken(done)
        document = {**exchanged_document(store, done), "preview": preview}
    session.reply(document, *incoming_lines(done))
