"""`export`, `export-summary`, `exports`: tables for people, and what left this desk as a file."""

from dataclasses import asdict
from pathlib import Path

import click

from dxdesk.cli.days import MONTH_STARTS
from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.reading import refuse_existing
from dxdesk.cli.session import Session
from dxdesk.domain.periods import read_period
from dxdesk.exchange.sheets.aggregate import BY, export_summary
from dxdesk.exchange.sheets.export import Order, export
from dxdesk.exchange.sheets.export_words import exported_sentences, logged_sentence, summarised_sentences
from dxdesk.store.export_log import exports

_FILE = click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))


@command("export")
@click.argument("kind", metavar="LOẠI")
@_FILE
@click.option("--period", "text", default="", metavar="KỲ", help="Chỉ một kỳ, như 2026-10; không nêu thì mọi ngày.")
@MONTH_STARTS
@click.option("--columns", default="", metavar="CỘT,…", help="Chỉ các cột này; không nêu thì mọi cột.")
@click.option("--with-personal", is_flag=True, help="Cả họ tên, điện thoại, ghi chú. Phải có --reason.")
@click.option("--reason", default="", metavar="LÝ_DO", help="Ai cần, để làm gì; ghi vào nhật ký xuất tệp.")
@click.pass_obj
def export_command(session: Session, kind: str, file: Path, text: str, month_starts: int, columns: str,
                   with_personal: bool, reason: str) -> None:
    """Xuất một bảng ra Excel (.xlsx) hoặc .csv. LOẠI là tên như resident, visit, enrolment.

    Không nêu --with-personal thì tên người được thay bằng mã, mã chỉ có nghĩa trong tệp ấy. Sửa bảng rồi đưa lại bằng
    dxdesk import TỆP.
    """
    period = read_period(text, month_starts) if text else None
    names = tuple(filter(None, (name.strip() for name in columns.split(","))))
    refuse_existing(file)
    with session.open() as store:
        done = export(store, Order(kind, file, period, names, with_personal, reason), catalogues(),
                      session.progress("Đang xuất"))
    session.reply(asdict(done), *exported_sentences(done))


@command("export-summary")
@click.argument("text", metavar="KỲ")
@_FILE
@MONTH_STARTS
@click.option("--by", type=click.Choice(list(BY)), metavar="CÁCH_CHIA",
              help="hamlet hoặc team: thêm bảng chia theo khu phố, tổ.")
@click.pass_obj
def export_summary_command(session: Session, text: str, file: Path, month_starts: int, by: str | None) -> None:
    """Xuất số liệu một kỳ ra Excel, không có tên ai. Số từ 1 đến 4 và số suy ra được chúng đều để trống."""
    period = read_period(text, month_starts)
    refuse_existing(file)
    with session.open() as store:
        done = export_summary(store, period, file, catalogues(), by or "")
    session.reply(asdict(done), *summarised_sentences(done))


@command("exports")
@click.pass_obj
def exports_command(session: Session) -> None:
    """Nhật ký xuất tệp: tệp nào đã ra khỏi máy này, ai xuất, lúc nào, vì sao."""
    with session.open() as store:
        found = exports(store)
    shown = [{name: value for name, value in asdict(one).items() if name not in ("key", "mark")} for one in found]
    session.reply({"exports": shown}, *(map(logged_sentence, found) if found else ("Chưa xuất tệp nào.",)))
