"""`verify`: what a check code on paper stands for, and whether today's data would print the same."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from dxdesk.cli.documents import described
from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.session import Session
from dxdesk.domain.paper_tables import PrintedTable
from dxdesk.papers.verifying import Verified, verify


@command("verify")
@click.argument("code", metavar="MÃ")
@click.pass_obj
def verify_command(session: Session, code: str) -> None:
    """MÃ in trên giấy là bản nào, của ai, in khi nào, và số liệu hôm nay có khác không."""
    with session.open() as store:
        found = verify(store, code, catalogues())
    lines = [line for table in found.changes for line in _lines(table)]
    more = [f"Còn {len(lines) - _SAID} chỗ khác; xem đủ bằng --json."] if len(lines) > _SAID else []
    session.reply(_answer(found), *found.sentences, *lines[:_SAID], *more)


def _answer(found: Verified) -> dict[str, Any]:
    return {
        "check_code": found.code, "document": described(found.document), "name": found.name, "whose": found.whose,
        "others": [described(one) for one in found.others], "latest": found.latest and described(found.latest),
        "state": found.state, "today": found.today, "trouble": found.trouble,
        "rules": dict(found.document.facts.rules), "laptops": asdict(found.document.facts.laptops),
        "as_of": found.document.facts.as_of,
        "changes": [{"table": table.title, "rows": [dict(zip(_KEYS, row, strict=True)) for row in table.texts[2:]]}
                    for table in found.changes],
    }


_SAID = 20  # differing cells told in words
_KEYS = ("what", "column", "before", "now", "difference")


def _lines(table: PrintedTable) -> Iterator[str]:
    for what, column, before, now, difference in table.texts[2:]:
        yield f"{table.title}: {', '.join(filter(None, (what, column)))}: {before}, nay {now}" + (
            f" ({difference})" if difference else "")
