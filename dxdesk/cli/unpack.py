"""`unpack`: the slips in one file received by Zalo or e-mail."""

from dataclasses import asdict
from pathlib import Path

import click

from dxdesk.cli.exchange import exchanged_document, incoming_lines
from dxdesk.cli.frame import command
from dxdesk.cli.pack import PASSPHRASE
from dxdesk.cli.session import Session
from dxdesk.errors import ExchangeError
from dxdesk.exchange.folder import Exchanged
from dxdesk.exchange.unpacking import is_locked, unpack

_USELESS = frozenset(("truncated", "altered", "not_for_this_device", "over_limit", "not_ours"))


class NothingTaken(ExchangeError):
    """A package that gave nothing; `details` tells programs what became of each file in it."""

    def __init__(self, done: Exchanged) -> None:
        super().__init__(done.incoming[0].result, done.incoming[0].sentence)
        self.details = {"in": [asdict(file) for file in done.incoming]}


@command("unpack")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.pass_obj
def unpack_command(session: Session, file: Path) -> None:
    """Nhận phiếu từ TỆP đã gói, tên tệp là gì cũng được. Không ghi gì vào nơi để tệp."""
    with session.open() as store:
        done = unpack(store, file, session.secret(PASSPHRASE) if is_locked(file) else "")
        if done.incoming and all(one.result in _USELESS for one in done.incoming):
            raise NothingTaken(done)
        document = exchanged_document(store, done)
    session.reply(document, *incoming_lines(done))
