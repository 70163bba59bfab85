"""`scan`: what each line, the text of a card's code, says. Nothing is stored."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import read_lines
from dxdesk.domain.idcard import read_card
from dxdesk.errors import InputError

_ANSWER = ("full_name", "birth_date", "birth_year", "sex", "national_id", "address", "warnings")


@command("scan")
@click.argument("file", metavar="[TỆP]", default="-", type=click.Path(path_type=Path))
def scan_command(file: Path) -> None:
    """Đọc từng dòng chữ của mã trên thẻ căn cước (TỆP, hoặc - là đầu vào). Mỗi dòng trả lời một dòng JSON.

    Không lưu gì.
    """
    for line in read_lines(file):
        click.echo(json.dumps(_said(line), ensure_ascii=False))


def _said(line: bytes) -> dict[str, Any]:
    try:
        card = asdict(read_card(line))
    except InputError as error:
        return {"ok": False, **dict.fromkeys(_ANSWER), "warnings": [], "reason": error.code, "sentence": error.sentence}
    return {"ok": True, **{name: card[name] for name in _ANSWER}, "reason": None}
