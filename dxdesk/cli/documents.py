"""`documents`, `reprint`: the prints of the archive, and one of them drawn again."""

from pathlib import Path
from typing import Any

import click

from dxdesk.cli.days import MONTH_STARTS
from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_date
from dxdesk.domain.periods import read_period
from dxdesk.papers.kinds import EVERY
from dxdesk.papers.verifying import paper_name, reprint, whose
from dxdesk.report.files import write_whole
from dxdesk.store.documents import Document, documents


@command("documents")
@click.option("--paper", default="", type=click.Choice(["", *EVERY]), metavar="LOẠI", help="Chỉ một loại giấy.")
@click.option("--period", "text", metavar="KỲ", help="Chỉ các bản của kỳ ấy, như 2026-10 hoặc 2026-Q3.")
@MONTH_STARTS
@click.pass_obj
def documents_command(session: Session, paper: str, text: str | None, month_starts: int) -> None:
    """Các bản đã in, bản mới nhất trước: loại, kỳ, của ai, mã kiểm, in ngày nào ở máy nào."""
    days = ""
    if text is not None:
        period = read_period(text, month_starts)
        days = f"{period.start.isoformat()}..{period.end.isoformat()}"
    with session.open() as store:
        found = [(one, paper_name(one), whose(store, one)) for one in documents(store, paper, days)]
    session.reply({"documents": [{**described(one), "name": name, "whose": of} for one, name, of in found]},
                  *([_line(*row) for row in found] or ["Chưa có bản in nào."]))


@command("reprint")
@click.argument("document", metavar="MÃ_BẢN_IN")
@click.option("--out", required=True, metavar="TỆP", type=click.Path(path_type=Path), help="Tệp PDF sẽ ghi.")
@click.pass_obj
def reprint_command(session: Session, document: str, out: Path) -> None:
    """Vẽ lại một bản đã in, y như lần in ấy. MÃ_BẢN_IN xem bằng lệnh documents."""
    with session.open() as store:
        made = reprint(store, document)
    write_whole(out, made.drawn.data)
    session.reply({"document": document, "kind": made.kind.key, "file": str(out.absolute()),
                   "pages": made.drawn.pages, "check_code": made.stamp.code, "edition": made.stamp.edition},
                  f"Đã ghi {out}: {made.drawn.pages} trang, bản {made.stamp.edition}, mã kiểm {made.stamp.code}.")


def described(one: Document) -> dict[str, Any]:
    """A print for programs."""
    facts = one.facts
    return {"id": one.id, "paper": facts.paper, "title": facts.title, "period": facts.period, "scope": facts.scope,
            "check_code": facts.check_code, "edition": facts.edition, "printed_on": one.printed_on,
            "by": one.member, "laptop": one.laptop, "rows": facts.rows, "pages": facts.pages, "deleted": one.deleted}


def _line(one: Document, name: str, of: str) -> str:
    parts = (name, of, f"bản {one.facts.edition}", f"mã kiểm {one.facts.check_code}",
             f"in ngày {show_date(one.printed_on)}", one.laptop, one.member)
    return f"{one.id}  {' · '.join(filter(None, parts))}"
