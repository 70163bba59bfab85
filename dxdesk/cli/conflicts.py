"""`conflicts`, `choose`: what people wrote differently, and the choice."""

from typing import Any

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.session import Session
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.wording import Named, Side, conflict_sentence, show_unit
from dxdesk.ledger.ops import writer_of
from dxdesk.store.conflicts import Candidate, Conflict, choose, open_conflicts
from dxdesk.store.lists import record_names


@command("conflicts")
@click.pass_obj
def conflicts_command(session: Session) -> None:
    """Những chỗ các máy ghi khác nhau, mỗi chỗ một câu. Chọn bằng lệnh choose."""
    lists = catalogues()
    with session.open() as store:
        named = record_names(store)
        found = open_conflicts(store)
        document = {"open": [_conflict(conflict, lists, named) for conflict in found]}
        words = [line for conflict in found for line in _lines(conflict, lists, named)]
    session.reply(document, *(words or ["Không có chỗ nào chờ chọn."]))


@command("choose")
@click.argument("conflict", metavar="MÃ")
@click.argument("n", metavar="SỐ", type=click.IntRange(1, 1_000))
@click.option("--why", default="", metavar="LÝ_DO", help="Vì sao chọn.")
@click.pass_obj
def choose_command(session: Session, conflict: str, n: int, why: str) -> None:
    """Giữ giá trị SỐ cho chỗ MÃ ghi khác nhau. Giá trị kia vẫn còn trong lịch sử."""
    with session.open() as store:
        saved = choose(store, conflict, n, why)
    session.reply({"save": saved.save, "left": []}, "Đã chọn, lưu ở máy này. Trao đổi phiếu để máy khác cùng biết.")


def _conflict(conflict: Conflict, lists: Catalogues, named: Named) -> dict[str, Any]:
    return {
        "id": conflict.id, "kind": conflict.kind, "record": conflict.record, "unit": conflict.unit,
        "sentence": _sentence(conflict, lists, named), "values": list(map(_value, conflict.values)),
        "waiting": list(conflict.waiting),
    }


def _value(candidate: Candidate) -> dict[str, Any]:
    return {
        "n": candidate.n, "value": " · ".join(filter(None, candidate.values.values())), "fields": candidate.values,
        "by": candidate.by, "on": candidate.on.isoformat(timespec="seconds"), "writer": writer_of(candidate.op),
        "op": candidate.op,
    }


def _sentence(conflict: Conflict, lists: Catalogues, named: Named) -> str:
    sides = [Side(value.values, value.by, value.on, value.laptop) for value in conflict.values]
    return conflict_sentence(conflict.kind, conflict.unit, conflict.person, sides, lists, named)


def _lines(conflict: Conflict, lists: Catalogues, named: Named) -> list[str]:
    told = [f"    {value.n}  {show_unit(conflict.kind, value.values, lists, named)}" for value in conflict.values]
    return [f"{conflict.id}  {_sentence(conflict, lists, named)}", *told]
