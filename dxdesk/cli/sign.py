"""`sign`: a saved paper signed with an officer's certificate."""

from datetime import UTC, datetime
from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import read_file, refuse_existing
from dxdesk.cli.session import Secret, Session
from dxdesk.errors import InputError
from dxdesk.report.files import write_whole
from dxdesk.report.signing import open_key, sign

_LONGEST_PAPER, _LONGEST_KEY = 200 * 1024 * 1024, 1024 * 1024
_PASSWORD = Secret("DXDESK_SIGN_PASSWORD", "no_sign_password", "mật khẩu của chữ ký số")


@command("sign")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--key", required=True, metavar="TỆP", type=click.Path(path_type=Path), help="Chữ ký số: tệp .p12, .pfx.")
@click.option("--out", required=True, metavar="TỆP", type=click.Path(path_type=Path), help="Tệp PDF đã ký sẽ ghi.")
@click.pass_obj
def sign_command(session: Session, file: Path, key: Path, out: Path) -> None:
    """Ký số một giấy đã lưu. Mật khẩu của chữ ký số gõ vào khi được hỏi, hoặc đặt ở DXDESK_SIGN_PASSWORD."""
    data, pfx = _read(file, _LONGEST_PAPER), _read(key, _LONGEST_KEY)
    refuse_existing(out)
    now = datetime.now(UTC)
    done = sign(data, open_key(pfx, session.secret(_PASSWORD), now), now)
    write_whole(out, done.data)
    box = "" if done.boxed else " Giấy này không có chỗ ký nên không vẽ khung chữ ký."
    session.reply({"file": str(out.absolute()), "signer": done.name, "boxed": done.boxed},
                  f"Đã ký và ghi {out}. Người ký: {done.name}.{box}")


def _read(file: Path, limit: int) -> bytes:
    data = read_file(file, limit)
    if len(data) > limit:
        raise InputError("over_limit", f"Tệp “{file.name}” quá lớn, không phải tệp cần ở đây. Chọn lại tệp.")
    return data
