"""`exchange`: laptops of one ward agreeing over a folder or stick."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.wording import thousands
from dxdesk.errors import InputError
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.exchange.place import Place
from dxdesk.exchange.preview_records import preview_records
from dxdesk.store.database import Store
from dxdesk.store.state import SCOPE, state_hash


@command("exchange")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Chỉ xem sẽ nhận và gửi gì, không ghi gì.")
@click.option("--records", default="", metavar="TỆP", help="Chỉ xem từng hồ sơ của một tệp ở đó, không ghi gì.")
@click.option("--yes", is_flag=True, help="Nhận cả khi sẽ xóa hay đổi nhiều hồ sơ đang có.")
@click.pass_obj
def exchange_command(session: Session, folder: Path, preview: bool, records: str, yes: bool) -> None:
    """Trao đổi phiếu với THƯ_MỤC (USB, thư mục chung): nhận phiếu mới, gửi phiếu thiếu. Chạy lại không làm gì thêm."""
    with session.open() as store:
        if records:
            found = list(preview_records(store, folder, records))
            if records.partition(" › ")[0] not in {pack.name for pack in Place(folder).packs()}:
                raise InputError("unknown_file", f"Nơi này không có tệp “{records}”. Xem tên các tệp bằng --preview.")
            document: dict[str, Any] = {"file": records, "records": [asdict(one) for one in found], "preview": True}
            words = [f"{one.title}: {one.sentence}" for one in found] or ["Tệp này không có hồ sơ nào nhận được."]
        else:
            done = exchange(store, folder, session.progress("Bước"), preview, braked=not yes)
            document = {**exchanged_document(store, done), "preview": preview}
            words = [*incoming_lines(done), *_asking(done), *_outgoing_lines(done, preview)]
    session.reply(document, *words)


def exchanged_document(store: Store, done: Exchanged) -> dict[str, Any]:
    """What programs are told of an exchange."""
    return {
        "in": [asdict(file) for file in done.incoming],
        "out": [{"file": file.file, "ops": file.ops} for file in done.outgoing],
        "conflicts_open": done.conflicts_open, "state_hash": {SCOPE: state_hash(store)},
        "notices": list(done.notices), "intake": done.intake,
        "weight": {**asdict(done.weight), "asks": done.asks},
    }


def incoming_lines(done: Exchanged) -> Iterator[str]:
    """What was taken and what people must know of it, in sentences; files already held are only counted."""
    yield from done.notices
    held = [file for file in done.incoming if file.result == "held"]
    for file in done.incoming:
        if file.result != "held":
            gone = f" {file.deleted} xóa," if file.deleted else ""
            told = f" {file.new} mới, {file.changed} đổi,{gone} {file.conflicts} xung đột." if file.ops else ""
            yield f"{file.file}: {file.sentence}{told}"
    if held:
        yield f"{len(held)} gói máy này đã có."
    if done.intake:
        yield f"Mã lần nhận: {done.intake}. Gỡ lần này: dxdesk unimport {done.intake}"
    if done.conflicts_open:
        yield f"Còn {done.conflicts_open} chỗ các máy ghi khác nhau, chờ chọn: dxdesk conflicts"


def _asking(done: Exchanged) -> Iterator[str]:
    if done.asks:
        deleted, changed = thousands(done.weight.deleted), thousands(done.weight.changed)
        yield (f"Lần này xóa {deleted} và đổi {changed} hồ sơ đang có, nhiều hơn mức cho phép. "
               "Nếu đúng ý, chạy lại kèm --yes.")


def _outgoing_lines(done: Exchanged, preview: bool) -> Iterator[str]:
    packs, ops = len(done.outgoing), sum(file.ops for file in done.outgoing)
    if not packs:
        yield "Không có gì để gửi."
    elif preview:
        yield f"Sẽ chép {packs} gói, {ops} lần ghi."
    else:
        yield f"Đã chép {packs} gói, {ops} lần ghi. Chưa ai báo nhận."
