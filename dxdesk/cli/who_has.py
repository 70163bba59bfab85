"""`who-has`: what every laptop of the ward has received, by the signed receipts that came back."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_moment
from dxdesk.domain.records import KINDS
from dxdesk.domain.who_has_words import cell_sentence, laptop_sentence, record_sentence
from dxdesk.errors import InputError
from dxdesk.ledger.clock import parse_time
from dxdesk.store.database import Store
from dxdesk.store.receipts import LACKS, Laptop, Matrix, who_has
from dxdesk.store.record_state import RecordState, states


@command("who-has")
@click.option("--record", nargs=2, metavar="LOẠI MÃ", help="Một hồ sơ đang ở đâu: chỉ ở máy này, đã gửi, ai đã nhận.")
@click.pass_obj
def who_has_command(session: Session, record: tuple[str, str] | None) -> None:
    """Máy nào đã nhận phiếu của máy nào, theo biên nhận có chữ ký của từng máy."""
    with session.open() as store:
        if record is not None:
            state = _state(store, *record)
            session.reply({"record": {"kind": record[0], "id": record[1], **asdict(state)}},
                          record_sentence(state.state, state.by))
            return
        matrix = who_has(store)
    totals = {one.key: matrix.total(one.key) for one in matrix.holders}
    sentences = {one.key: laptop_sentence(one.label, **asdict(totals[one.key]), mine=one.mine)
                 for one in matrix.holders}
    session.reply({
        "laptops": [asdict(one) | ({"total": asdict(totals[one.key]), "sentence": sentences[one.key]}
                                   if one.key in totals else {"total": None, "sentence": ""})
                    for one in matrix.laptops],
        "cells": [{"whose": whose, "who": who, **asdict(cell)} for (whose, who), cell in matrix.cells.items()],
    }, *_lines(matrix, sentences))


def _state(store: Store, kind: str, record: str) -> RecordState:
    if kind not in KINDS:
        raise InputError("unknown_kind", f"Không có loại hồ sơ “{kind}”.")
    if store.connection.execute("SELECT 1 FROM op WHERE record = ? AND kind = ?", [record, kind]).fetchone() is None:
        raise InputError("unknown_record", "Không thấy hồ sơ này trong sổ. Kiểm tra lại mã.")
    return states(store, kind, [record])[record]


def _lines(matrix: Matrix, sentences: dict[str, str]) -> Iterator[str]:
    """A line a laptop, and under it whose slips it lacks."""
    if len(matrix.holders) < 2:
        yield "Chưa biết máy nào khác trong phường. Trao đổi phiếu một lần để biết nhau."
        return
    for one in matrix.holders:
        said = sentences[one.key] or f"{one.label}: các máy khác chưa gửi phiếu nào."
        yield f"{said}{_told_at(one)}"
        for whose in matrix.laptops:
            cell = matrix.cells[whose.key, one.key]
            if cell.state == LACKS:
                yield f"  {cell_sentence(whose.label, one.label, **asdict(cell))}"


def _told_at(laptop: Laptop) -> str:
    if laptop.mine or not laptop.receipt_made:
        return ""
    return f" Biên nhận {show_moment(parse_time(laptop.receipt_made))}."
