"""`practice`: a made-up ward to try things on."""

from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session


@command("practice")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.option("--laptops", default=3, metavar="SỐ", type=click.IntRange(1, 30), help="Bao nhiêu máy, 3 nếu không nêu.")
@click.option("--visits", default=60, metavar="SỐ", type=click.IntRange(0, 5_000), help="Mỗi máy bao nhiêu phiếu.")
@click.option("--seed", default=1, metavar="SỐ", type=int, help="Cùng số thì cùng dữ liệu bịa.")
@click.pass_obj
def practice_command(session: Session, folder: Path, laptops: int, visits: int, seed: int) -> None:
    """Lập một phường tập với dữ liệu bịa trong THƯ_MỤC. Không bao giờ trộn được với sổ thật."""
    homes, passphrase = session.practice_ward(folder, laptops, visits, seed)
    session.reply(
        {"homes": [str(home.absolute()) for home in homes], "passphrase": passphrase},
        f"Đã lập phường tập {len(homes)} máy. Mật khẩu mở sổ: {passphrase}", *map(str, homes),
    )
