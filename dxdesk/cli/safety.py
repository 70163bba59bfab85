"""`state`, `backup`, `restore`, `check`: what the desk holds and whether it would survive."""

from dataclasses import asdict
from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.records import KINDS
from dxdesk.store.backup import backup, check, restore
from dxdesk.store.saving import WRITER
from dxdesk.store.state import state


@command("state")
@click.pass_obj
def state_command(session: Session) -> None:
    """Sổ đang có gì, và dấu của sổ: hai máy giữ cùng phiếu thì có cùng dấu."""
    with session.open() as store:
        held = state(store)
    counts = [f"{KINDS[kind].title}: {count}" for kind, count in held.records.items() if count]
    marks = [f"Dấu của sổ: {mark}" for mark in held.state_hash.values()]
    session.reply(asdict(held), *counts, f"Lần ghi: {held.ops}", f"Máy ghi: {held.writer}", *marks)


@command("backup")
@click.argument("folder", metavar="[THƯ_MỤC]", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def backup_command(session: Session, folder: Path | None) -> None:
    """Sao lưu sổ vào THƯ_MỤC (không nêu thì trong thư mục của sổ) rồi mở thử bản sao."""
    with session.open() as store:
        copy = backup(store, folder)
    session.reply({"file": str(copy.absolute())}, f"Đã sao lưu và mở thử: {copy}",
                  "Giữ cả tệp .db lẫn tệp .key cùng tên: thiếu một tệp thì không mở được.")


@command("restore")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.pass_obj
def restore_command(session: Session, file: Path) -> None:
    """Lập lại sổ từ bản sao lưu TỆP vào thư mục của sổ, phải còn trống."""
    with restore(file, session.home, session.passphrase()) as store:
        writer = store.setting(WRITER)
    session.reply({"home": str(session.home.absolute()), "writer": writer},
                  f"Đã khôi phục sổ vào {session.home}. Trao đổi phiếu để nhận những gì có sau bản sao lưu.")


@command("check")
@click.pass_obj
def check_command(session: Session) -> None:
    """Kiểm tra sổ và khôi phục thử bản sao lưu mới nhất."""
    with session.open() as store:
        steps = check(store)
    sound = all(step.ok for step in steps)
    words = [f"{'✓' if step.ok else '✗'} {step.sentence}" for step in steps]
    session.reply({"ok": sound, "steps": [asdict(step) for step in steps]}, *words)
