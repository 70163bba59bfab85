"""`scan`: what each line, the text of a card's code, says. Nothing is stored."""

import json
from pathlib import Path
from typing import Any

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import read_lines
from dxdesk.domain.scanned import what_is

_ANSWER = ("full_name", "birth_date", "birth_year", "sex", "national_id", "address", "warnings")


@command("scan")
@click.argument("file", metavar="[TỆP]", default="-", type=click.Path(path_type=Path))
def scan_command(file: Path) -> None:
    """Đọc từng dòng chữ của mã trên thẻ căn cước (TỆP, hoặc - là đầu vào). Mỗi dòng trả lời một dòng JSON.

    Chữ bị bàn phím làm sai được sửa lại khi chắc chắn, và nói rõ đã sửa gì. Không lưu gì.
    """
    for line in read_lines(file):
        click.echo(json.dumps(_said(line), ensure_ascii=False))


def _said(line: bytes) -> dict[str, Any]:
    found = what_is(line)
    card = found.card
    if card is None:
        nothing = dict.fromkeys(_ANSWER)
        return {"ok": False, **nothing, "warnings": [], "repairs": [], "reason": found.reason,
                "sentence": f"{found.words} {found.advice}".strip()}
    return {"ok": True, **{name: getattr(card, name) for name in _ANSWER},
            "warnings": sorted((*card.warnings, *found.doubts)), "repairs": sorted((*found.repairs, *card.repairs)),
            "reason": None}
