"""`pack`: every slip in one file behind a passphrase, for a road without a stick."""

from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import refuse_existing
from dxdesk.cli.session import Secret, Session
from dxdesk.domain.names import clean
from dxdesk.errors import InputError
from dxdesk.exchange.package import pack
from dxdesk.report.words import number
from dxdesk.store.database import Store
from dxdesk.store.receipts import Laptop, laptops

PASSPHRASE = Secret("DXDESK_PACK_PASSPHRASE", "no_pack_passphrase", "mật khẩu của gói")


@command("pack")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--for", "to", metavar="MÁY", help="Chỉ những gì MÁY (tên máy hay máy ghi, xem lệnh who-has) còn thiếu.")
@click.pass_obj
def pack_command(session: Session, file: Path, to: str | None) -> None:
    """Gói mọi phiếu máy này đang giữ vào TỆP có mật khẩu, gửi qua Zalo hay thư điện tử đều được."""
    refuse_existing(file)
    with session.open() as store:
        laptop = _receiver(store, to) if to is not None else None
        packed = pack(store, file, session.secret(PASSPHRASE, new=True), laptop.key if laptop else "")
    for_whom = f" cho {laptop.label}" if laptop else ""
    session.reply(
        {"file": str(packed.file.absolute()), "packs": packed.packs, "ops": packed.ops, "visits": packed.visits,
         "for": laptop.writers[-1] if laptop else None},
        f"Đã gói {number(packed.packs)} gói, {number(packed.ops)} lần ghi{for_whom} vào {packed.file}.",
        "Đọc mật khẩu của gói qua điện thoại, không nhắn cùng nơi gửi tệp. Chưa ai báo nhận.",
    )


def _receiver(store: Store, name: str) -> Laptop:
    """The laptop of that label or writer; raises `InputError` where it is none to send to."""
    wanted = clean(name).casefold()
    found = [laptop for laptop in laptops(store) if wanted in (laptop.label.casefold(), *laptop.writers)]
    if not found:
        raise InputError("unknown_device", "Không thấy máy này trong danh sách máy của phường. Xem lệnh who-has.")
    laptop = found[0]
    if laptop.mine:
        raise InputError("own_device", "Đây là chính máy này. Nêu tên máy sẽ nhận gói.")
    if laptop.out:
        raise InputError("revoked", f"{laptop.label} đã bị thu quyền. Chưa ghi tệp nào.")
    return laptop
