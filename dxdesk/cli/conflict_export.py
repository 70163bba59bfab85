"""`conflicts-export`: open questions and decisions as a workbook for the officer."""

from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.reading import refuse_existing
from dxdesk.cli.session import Session
from dxdesk.domain.wording import thousands
from dxdesk.errors import InputError
from dxdesk.exchange.conflict_export import export_conflicts


@command("conflicts-export")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--with-personal", is_flag=True, help="Ghi đủ họ tên và ghi chú; phải nêu lý do.")
@click.option("--reason", default="", metavar="LÝ_DO", help="Vì sao cần đủ họ tên; được ghi lại.")
@click.pass_obj
def conflicts_export_command(session: Session, file: Path, with_personal: bool, reason: str) -> None:
    """Bảng kê các chỗ ghi khác nhau và các chỗ đã chọn ra tệp .xlsx. Điện thoại luôn được che."""
    if with_personal and not reason.strip():
        raise InputError("no_reason", "Ghi đủ họ tên thì phải nêu lý do: thêm --reason. Chưa xuất gì.")
    refuse_existing(file)
    with session.open() as store:
        counts = export_conflicts(store, file, catalogues(), reason if with_personal else "")
    session.reply(
        {"file": str(file), "open": counts.open, "decided": counts.decided, "personal": with_personal},
        f"Đã lưu {file.name}: {thousands(counts.open)} chỗ chờ chọn, {thousands(counts.decided)} chỗ đã chọn.")
