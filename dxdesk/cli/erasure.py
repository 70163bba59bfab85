"""`erase`, `erase-confirm`, `erasures`, `prune`: taking a person out for good, and what was long overwritten."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import refuse_existing
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_moment, today
from dxdesk.domain.prune_words import prune_sentences
from dxdesk.exchange.erasure_receipt import ErasureReceipt, erase_now, erasure_receipt, said_yes
from dxdesk.exchange.redacting import redact_kept
from dxdesk.ledger.clock import parse_time
from dxdesk.report.erasure_receipt import ErasureFacts, erasure_paper
from dxdesk.report.files import refuse_unwritable
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.erasing import Erasure, confirmable, erasures, request_erasure
from dxdesk.store.organisation import ward
from dxdesk.store.pruning import prune, retention_months


@command("erase")
@click.argument("record", metavar="MÃ")
@click.pass_obj
def erase_command(session: Session, record: str) -> None:
    """Yêu cầu xóa hẳn một người theo yêu cầu của họ. Chưa mất gì cho tới khi người thứ hai xác nhận trên máy khác."""
    with session.open() as store:
        asked = request_erasure(store, record)
        document = _document(store, asked)
    session.reply(document, f"Đã ghi yêu cầu xóa hẳn, gồm {len(asked.records)} hồ sơ. Chưa mất gì.",
                  asked.lacks, f"Trao đổi phiếu, rồi người ấy chạy: dxdesk erase-confirm {asked.record}")


@command("erase-confirm")
@click.argument("record", metavar="MÃ")
@click.option("--yes", "sure", is_flag=True, help="Đã đọc: xóa hẳn thì không lấy lại được.")
@click.option("--receipt", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi biên bản ra TỆP (PDF).")
@click.pass_obj
def erase_confirm_command(session: Session, record: str, sure: bool, receipt: Path | None) -> None:
    """Xác nhận yêu cầu xóa hẳn. Không lấy lại được. Trước khi xác nhận, chạy không có --yes để xem sẽ mất gì."""
    if receipt is not None:
        refuse_existing(receipt)
    with session.open() as store:
        asked = confirmable(store, record)
        if not sure:
            session.reply({"done": "", "record": record}, *_lines(store, asked, ask=False),
                          "Xóa hẳn thì mọi giá trị của người này mất ở mọi máy, không lấy lại được.",
                          f"Chưa làm gì. Chắc chắn thì chạy: dxdesk erase-confirm {record} --yes")
            return
        if receipt is not None:
            refuse_unwritable(receipt)  # afterwards nothing could be refused any more
        done = erase_now(store, record)
        document, words = _document(store, done), ["Đã xác nhận.", done.lacks]
        if done.done:
            told = erasure_receipt(store, record)
            document["receipt"] = asdict(told)
            words = ["Đã xóa hẳn người này ở máy này. Máy khác mất khi trao đổi phiếu lần tới.", *receipt_lines(told)]
            if receipt is not None:
                document["pages"] = erasure_paper(facts(store, told), receipt)
                words.append(f"Đã ghi biên bản: {receipt}")
    session.reply(document, *words)


@command("erasures")
@click.option("--receipt", nargs=2, metavar="MÃ TỆP", help="Ghi biên bản của một lần xóa ra TỆP (PDF).")
@click.pass_obj
def erasures_command(session: Session, receipt: tuple[str, str] | None) -> None:
    """Các yêu cầu xóa hẳn: đang chờ xác nhận, đã có hiệu lực, máy và nơi nào có thể còn giữ."""
    with session.open() as store:
        if receipt is not None:
            record, file = receipt[0], Path(receipt[1])
            refuse_existing(file)
            pages = erasure_paper(facts(store, erasure_receipt(store, record)), file)
            session.reply({"file": str(file.absolute()), "pages": pages}, f"Đã ghi biên bản: {file}")
            return
        found = erasures(store)
        told = [_document(store, one) for one in found]
        words = [line for one in found for line in _lines(store, one)]
    session.reply({"erasures": told}, *(words or ["Chưa có yêu cầu xóa hẳn nào."]))


@command("prune")
@click.option("--preview", is_flag=True, help="Chỉ đếm, không bỏ gì.")
@click.pass_obj
def prune_command(session: Session, preview: bool) -> None:
    """Bỏ các giá trị cũ đã bị ghi đè từ lâu, quá thời hạn lưu của phường. Số liệu và hồ sơ hiện tại không đổi."""
    with session.open() as store:
        done = prune(store, session.progress("Đang lược"), preview=preview)
        packs = 0 if preview else redact_kept(store)
        months = retention_months(store)
    session.reply({**asdict(done), "months": months, "packs": packs, "preview": preview},
                  *prune_sentences(done.ops, done.kinds, done.before, months, preview=preview))


def facts(store: Store, told: ErasureReceipt) -> ErasureFacts:
    """What the paper says around the receipt."""
    of, who = ward(store), profile(store)
    return ErasureFacts(of.name, of.letterhead, of.place, today(store.clock()), who.label, who.member_name,
                        told.sections, who.practice)


def receipt_lines(told: ErasureReceipt) -> Iterator[str]:
    """The receipt as lines of text."""
    for title, lines in told.sections:
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)


def _document(store: Store, one: Erasure) -> dict[str, Any]:
    return {**asdict(one), "asked": [
        {"by": yes.by, "said": said_yes(store, yes), "officer": yes.officer, "op": yes.op} for yes in one.asked]}


def _lines(store: Store, one: Erasure, ask: bool = True) -> Iterator[str]:
    name = store.value("resident", one.record, "full_name")
    state = f"đã xóa hẳn {show_moment(parse_time(one.done))}" if one.done else "đang chờ"
    yield f"{one.record}  {f'{name}: ' if name else ''}{state}"
    yield from (f"  {said_yes(store, yes)}" for yes in one.asked)
    if one.done:
        yield from (f"  {line}" for line in receipt_lines(erasure_receipt(store, one.record)))
    elif ask:
        yield f"  {one.lacks} Xác nhận bằng: dxdesk erase-confirm {one.record} --yes"
