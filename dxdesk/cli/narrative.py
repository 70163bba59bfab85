"""`narrative`: the words of a report; read, written, or taken over from the period before."""

import contextlib
from pathlib import Path

import click

from dxdesk.cli.days import MONTH_STARTS, PERIODS
from dxdesk.cli.frame import WrongUsage, command
from dxdesk.cli.lookup import catalogues, named
from dxdesk.cli.session import Session
from dxdesk.domain.narrative import BLOCKS
from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.papers.activity import LEVELS, Block, blocks, copy_former, write_blocks
from dxdesk.papers.choices import Choices

_LARGEST = 1_000_000  # bytes of a text worth reading


@command("narrative")
@click.argument("paper", metavar="LOẠI", type=click.Choice(list(LEVELS)))
@click.option("--period", "period", required=True, metavar="KỲ", help=PERIODS)
@MONTH_STARTS
@click.option("--team", default="", metavar="TỔ", help="Báo cáo của một tổ: tên hoặc mã.")
@click.option("--event", default="", metavar="SỰ_KIỆN", help="Báo cáo của một sự kiện: tên hoặc mã.")
@click.option("--block", metavar="PHẦN", type=click.Choice(list(BLOCKS)), help=f"Phần được viết: {', '.join(BLOCKS)}.")
@click.option("--text", metavar="CHỮ", help="Lời của phần ấy; để rỗng thì trở lại lời máy soạn.")
@click.option("--file", "file", metavar="TỆP", type=click.Path(path_type=Path), help="Lời của phần ấy, trong tệp chữ.")
@click.option("--from-former", is_flag=True, help="Lấy lời kỳ trước cho những phần chưa ai viết.")
@click.pass_obj
def narrative_command(
    session: Session, paper: str, period: str, month_starts: int, team: str, event: str, block: str | None,
    text: str | None, file: Path | None, from_former: bool,
) -> None:
    """Lời văn của báo cáo.

    Phần next mỗi dòng một việc: việc | người làm | người chịu trách nhiệm | thời hạn | sản phẩm.
    """
    days = read_period(period, month_starts)
    given = sum(one is not None for one in (text, file))
    if given != (block is not None) or (from_former and given):
        raise WrongUsage("Nêu --block cùng với --text hoặc --file, hay chỉ --from-former.")
    words = _read(file) if file else text
    with session.open() as store:
        choices = Choices(days, team=named(store, "team", team) if team else "",
                          event=named(store, "event", event) if event else "")
        save = ""
        if from_former:
            save = copy_former(store, paper, choices)[0].save
        elif block is not None:
            save = write_blocks(store, paper, choices, {block: words or ""}).save
        found = blocks(store, paper, choices, catalogues())
    document = {"paper": paper, "period": {"from": days.start.isoformat(), "to": days.end.isoformat()},
                "save": save, "blocks": [_document(one) for one in found]}
    session.reply(document, *(line for one in found for line in _lines(one)))


def _read(file: Path) -> str:
    """The text of a file. Raises `InputError("narrative_file")`."""
    with contextlib.suppress(OSError, UnicodeDecodeError), file.open("rb") as opened:
        data = opened.read(_LARGEST + 1)
        if len(data) <= _LARGEST:
            return data.decode("utf-8-sig")
    raise InputError("narrative_file", f"Không đọc được {file.name}: cần một tệp chữ UTF-8 không quá 1 MB. "
                                       "Chưa lưu gì.")


def _document(block: Block) -> dict[str, object]:
    return {"block": block.code, "title": block.title, "text": block.text, "written": bool(block.written)}


def _lines(block: Block) -> list[str]:
    whose = "đã viết" if block.written else "máy soạn từ số liệu" if block.said else "chưa viết"
    return [f"{block.title} ({whose})   [{block.code}]", *(f"    {line}" for line in block.text.splitlines())]
