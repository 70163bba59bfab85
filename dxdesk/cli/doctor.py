"""`doctor`: whether a stick or folder can be trusted with packs."""

from dataclasses import asdict
from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.exchange.doctor import examine


@command("doctor")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.pass_obj
def doctor_command(session: Session, folder: Path) -> None:
    """Khám THƯ_MỤC (USB, thư mục chung): còn chỗ không, ghi rồi đọc lại có khớp không. Không để lại gì ở đó."""
    with session.open() as store:
        found = examine(store, folder)
    words = [f"{'✓' if step.ok else '✗'} {step.sentence}" for step in found.steps]
    session.reply({"ok": found.ok, **asdict(found)}, *([f"USB: {found.label}"] if found.label else []), *words)
