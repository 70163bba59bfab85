"""`import`: logs that people keep in spreadsheets."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.reading import read_file
from dxdesk.cli.session import Session
from dxdesk.domain.dates import today
from dxdesk.exchange.sheets.importing import Imported, import_log, preview_log
from dxdesk.exchange.sheets.plan import read_log
from dxdesk.exchange.sheets.reader import MAX_BYTES


@command("import")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Chỉ xem sẽ nhận gì và sửa gì, không ghi gì.")
@click.pass_obj
def import_command(session: Session, file: Path, preview: bool) -> None:
    """Nhập sổ tháng ghi bằng bảng tính (CSV). Mỗi chỗ đã sửa và mỗi chỗ cần người quyết đều được nêu.

    Gỡ một lần nhập: dxdesk undo MÃ_NHẬP
    """
    data = read_file(file, MAX_BYTES)
    with session.open() as store:
        plan = read_log(data, today(store.clock()), catalogues())
        done = preview_log(store, plan) if preview else import_log(store, plan)
    session.reply({**asdict(done), "preview": preview}, *_told(done, preview))


def _told(done: Imported, preview: bool) -> Iterator[str]:
    for repair in done.repairs:
        yield f"Dòng {repair.row}: {repair.sentence}: {repair.before} → {repair.after}"
    for ask in done.asks:
        yield f"Dòng {ask.row}: {ask.sentence}{f' ({ask.text})' if ask.text else ''}"
    for row in done.skipped:
        yield f"Dòng {row.row}: {row.sentence}"
    verb = "Sẽ nhận" if preview else "Đã nhận"
    yield f"{verb} {done.new} phiếu của {done.rows} dòng, {done.people} người mới, {done.changed} người thêm số."
    if done.new and not preview:
        yield f"Mã nhập: {done.import_id}"
