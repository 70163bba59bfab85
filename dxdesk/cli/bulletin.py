"""`bulletin`: the text and the picture for a chat group."""

from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues, named
from dxdesk.cli.session import Session
from dxdesk.domain.bulletin import bulletin_text
from dxdesk.domain.periods import read_period
from dxdesk.papers.bulletin import KIND, guard_text, picture
from dxdesk.papers.choices import Choices
from dxdesk.papers.making import make
from dxdesk.report.files import write_whole


@command("bulletin")
@click.option("--period", required=True, metavar="KỲ", help="2026-11, 2026-Q4, 2026 hoặc hai ngày nối “..”.")
@click.option("--team", default="", metavar="TỔ", help="Tên hoặc mã của tổ; không nêu thì mọi phiếu ở máy này.")
@click.option("--out", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp ảnh PNG sẽ ghi.")
@click.option("--text", metavar="LỜI", help="Lời của mình thay lời có sẵn; có tên người hay số máy thì không nhận.")
@click.pass_obj
def bulletin_command(session: Session, period: str, team: str, out: Path | None, text: str | None) -> None:
    """Bản tin Zalo của một kỳ: lời để dán và ảnh, chỉ có tổng số, không có tên ai."""
    days = read_period(period)
    with session.open() as store:
        made = make(store, KIND, Choices(days, named(store, "team", team)), catalogues())
        words = bulletin_text(made.sheet) if text is None else guard_text(store, text)
    if out is not None:
        write_whole(out, picture(made.drawn.data))
    session.reply({"text": words, "picture": str(out.absolute()) if out else "", "check_code": made.stamp.code},
                  *words.splitlines(), *([f"Đã ghi ảnh {out}."] if out else []))
