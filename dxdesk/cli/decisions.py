"""`decisions`, `rechoose`: what was chosen, by whom and why, and choosing once more."""

from typing import Any

import click

from dxdesk.cli.conflicts import Teller, choosing, do_choice, value_document
from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.session import Session
from dxdesk.domain.conflict_sentence import decision_sentence, present_year
from dxdesk.domain.conflict_words import question
from dxdesk.ledger.ops import writer_of
from dxdesk.store.decisions import RECENT, Decision, decisions, rechoose, rechoose_other


@command("decisions")
@click.option("--days", default=RECENT, type=click.IntRange(0, 36_500), metavar="NGÀY", show_default=True,
              help="Chọn trong ngần ấy ngày gần đây; 0 là mọi lần.")
@click.pass_obj
def decisions_command(session: Session, days: int) -> None:
    """Những chỗ đã chọn: giữ gì, ai chọn, vì sao. Chọn lại bằng lệnh rechoose."""
    lists = catalogues()
    with session.open() as store:
        named, year = Teller(store, lists).named, present_year(store.clock())
        found = decisions(store, days or None)
        told = []
        for one in found:
            asked = question(one.kind, one.unit, one.about, [value.side for value in one.values], lists, named)
            told.append("".join(decision_sentence(asked, one.choice, lists, year)))
    document = {"decisions": [_document(one, words) for one, words in zip(found, told, strict=True)]}
    lines = [f"{one.id}  {words}" for one, words in zip(found, told, strict=True)]
    session.reply(document, *(lines or ["Chưa chọn chỗ nào trong những ngày ấy."]))


@command("rechoose")
@choosing
@click.option("--why", default="", metavar="LÝ_DO", help="Vì sao chọn lại.")
@click.pass_obj
def rechoose_command(session: Session, **asked: Any) -> None:
    """Chọn lại chỗ MÃ đã chọn, ở máy này hay máy khác. Lần chọn trước vẫn còn trong lịch sử."""
    do_choice(session, "Đã chọn lại", rechoose, rechoose_other, **asked)


def _document(one: Decision, sentence: str) -> dict[str, Any]:
    return {
        "id": one.id, "kind": one.kind, "record": one.record, "unit": one.unit, "sentence": sentence,
        "kept": one.kept, "values": list(map(value_document, one.values)), "by": one.by,
        "on": one.on.isoformat(timespec="seconds"), "laptop": one.laptop, "writer": writer_of(one.op), "op": one.op,
        "why": one.why, "state": one.state, "person": one.person,
    }
