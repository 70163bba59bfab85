"""`import`: logs that people keep in spreadsheets, and tables of ours that come back edited."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.reading import read_file
from dxdesk.cli.session import Session
from dxdesk.domain.dates import today
from dxdesk.exchange.sheets.export_words import edited_sentence, returned_sentences
from dxdesk.exchange.sheets.importing import Imported, Returned, import_log, import_return, preview_log, returned
from dxdesk.exchange.sheets.plan import Ask, Skipped, digest_of, log_of
from dxdesk.exchange.sheets.reader import MAX_BYTES, read_tables
from dxdesk.exchange.sheets.returning import read_return


@command("import")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Chỉ xem sẽ nhận gì và sửa gì, không ghi gì.")
@click.pass_obj
def import_command(session: Session, file: Path, preview: bool) -> None:
    """Nhập sổ tháng ghi bằng bảng tính (.xlsx, .xls, .ods, .csv), hoặc bảng đã xuất nay sửa lại.

    Mỗi chỗ đã sửa và mỗi chỗ cần người quyết đều được nêu. Gỡ một lần nhập: dxdesk undo MÃ_NHẬP
    """
    data = read_file(file, MAX_BYTES)
    tables, digest = read_tables(data), digest_of(data)
    with session.open() as store:
        on = today(store.clock())
        back = read_return(store, tables, on, catalogues())
        if back is not None:
            taken = returned(back) if preview else import_return(store, back, digest)
            document = {"new": 0, "people": 0, "again": False, "repairs": [], **asdict(taken), "preview": preview}
            session.reply(document, *_told_return(taken, preview))
            return
        plan = log_of(tables, digest, on, catalogues())
        done = preview_log(store, plan) if preview else import_log(store, plan)
    session.reply({**asdict(done), "preview": preview}, *_told(done, preview))


def _told_return(done: Returned, preview: bool) -> Iterator[str]:
    yield from map(edited_sentence, done.edits)
    doubts: list[Ask | Skipped] = [*done.asks, *done.skipped]
    yield from (f"Dòng {doubt.row}: {doubt.sentence}" for doubt in doubts)
    yield from returned_sentences(done, preview=preview)
    if done.import_id:
        yield f"Mã nhập: {done.import_id}"


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
