"""`intakes`, `unimport`: what each exchange brought, and taking one of them back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_moment
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import thousands, unit_title
from dxdesk.ledger.clock import parse_time
from dxdesk.ledger.ops import DELETED
from dxdesk.store.intakes import DONE, RUNNING, STOPPED, UNDONE, TakenIn, intake_files, intakes
from dxdesk.store.records import writer_label
from dxdesk.store.undo import Left, Undone
from dxdesk.store.unimport import preview_unimport, unimport

_STATES = {RUNNING: "đang dở, trao đổi lại sẽ nhận tiếp", DONE: "xong", STOPPED: "đã dừng giữa chừng", UNDONE: "đã gỡ"}


@command("intakes")
@click.option("--files", default="", metavar="MÃ", help="Từng tệp của một lần nhận.")
@click.pass_obj
def intakes_command(session: Session, files: str) -> None:
    """Các lần nhận phiếu, lần mới nhất ở trên: nhận gì, của máy nào, còn hay đã gỡ."""
    with session.open() as store:
        if files:
            found = intake_files(store, files)
            rows = [{**asdict(file), **asdict(file.did)} for file in found]
            document = {"intake": files, "files": [{k: v for k, v in row.items() if k != "did"} for row in rows]}
            words = [f"{file.file}: {file.did.ops} dòng, {file.did.new} mới, {file.did.changed} đổi" for file in found]
        else:
            taken = intakes(store)
            document = {"intakes": [asdict(one) for one in taken]}
            words = [_line(one, [writer_label(store, writer) for writer in one.writers]) for one in taken]
    session.reply(document, *(words or ["Chưa nhận phiếu lần nào."]))


@command("unimport")
@click.argument("name", metavar="MÃ")
@click.option("--preview", is_flag=True, help="Chỉ xem sẽ gỡ gì, không ghi gì.")
@click.pass_obj
def unimport_command(session: Session, name: str, preview: bool) -> None:
    """Gỡ một lần nhận phiếu hay một lần nhập bảng tính theo MÃ. Chỗ đã sửa sau đó để nguyên và được nêu.

    Lấy lại những gì đã gỡ: dxdesk undo LẦN_LƯU
    """
    with session.open() as store:
        done = preview_unimport(store, name) if preview else unimport(store, name, session.progress("Hồ sơ"))
    document = {"save": done.save, "changed": done.changed, "deleted": done.deleted,
                "left": [asdict(left) for left in done.left], "preview": preview}
    session.reply(document, *_told(done, preview))


def _line(taken: TakenIn, laptops: list[str]) -> str:
    kinds = ", ".join(f"{thousands(did.ops)} dòng {_kind(kind)}" for kind, did in taken.kinds.items())
    began, state = show_moment(parse_time(taken.began)), _STATES[taken.state]
    parts = (began, f"{taken.packs} gói", kinds, ", ".join(laptops), state)
    return f"{taken.name}  {' · '.join(filter(None, parts))}"


def _told(done: Undone, preview: bool) -> Iterator[str]:
    verb = "Sẽ trả lại" if preview else "Đã trả lại"
    yield (f"{verb} như trước {thousands(done.changed)} hồ sơ, {'sẽ xóa' if preview else 'đã xóa'} "
           f"{thousands(done.deleted)} hồ sơ lần ấy ghi mới.")
    for (kind, words), count in Counter(map(_left, done.left)).items():
        yield f"Để nguyên {thousands(count)} {kind}: {words}."
    if done.save and not preview:
        yield f"Lấy lại những gì đã gỡ: dxdesk undo {done.save}"


def _left(left: Left) -> tuple[str, str]:
    if left.unit == "*":
        return _kind(left.kind), "hồ sơ khác đã dựa vào"
    if left.unit == DELETED:
        return _kind(left.kind), "đã có người xóa hay sửa sau đó"
    return _kind(left.kind), f"{unit_title(left.kind, left.unit).lower()} đã sửa sau đó hoặc không còn giá trị cũ"


def _kind(kind: str) -> str:
    return KINDS[kind].title.lower() if kind in KINDS else kind
