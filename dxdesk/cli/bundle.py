"""`bundle`: the packs of finished months in few files, and loose ones nobody needs taken away."""

from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.wording import thousands
from dxdesk.exchange.bundles import bundle


@command("bundle")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.pass_obj
def bundle_command(session: Session, folder: Path) -> None:
    """Gộp gói các tháng đã qua ở THƯ_MỤC thành ít tệp; bỏ gói lẻ cũ của máy này khi mọi máy đã báo nhận."""
    with session.open() as store:
        done = bundle(store, folder, session.progress("Gói"))
    words = [f"Đã gộp {thousands(done.packs)} gói của các tháng đã qua vào {len(done.files)} tệp." if done.files
             else "Các tháng đã qua đã gộp đủ ở nơi này."]
    if done.removed:
        words.append(f"Đã bỏ {thousands(done.removed)} gói lẻ của máy này: có trong tệp gộp, mọi máy đã báo nhận.")
    session.reply({"files": list(done.files), "packs": done.packs, "removed": done.removed}, *words)
