"""`root-sheet`, `root-recover`: the ward's root on the officer's paper, and back."""

from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import refuse_existing
from dxdesk.cli.session import Secret, Session
from dxdesk.domain.dates import today
from dxdesk.exchange.root_key import recover_root, root_text
from dxdesk.report.root_sheet import RootFacts, root_sheet
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.organisation import ward

_TEXT = Secret("DXDESK_ROOT_TEXT", "no_root_text", "khóa gốc ghi trên tờ khóa gốc", hidden=False)


@command("root-sheet")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.pass_obj
def root_sheet_command(session: Session, file: Path) -> None:
    """Ghi tờ khóa gốc của phường vào TỆP (PDF) để in một tờ, niêm phong, cất trong két."""
    refuse_existing(file)
    with session.open() as store:
        facts = _facts(store)
    pages = root_sheet(facts, file)
    session.reply({"file": str(file.absolute()), "pages": pages},
                  f"Đã ghi {file}. In ngay; in xong thì xóa tệp: ai mở được tệp này thì có khóa gốc.")


@command("root-recover")
@click.option("--folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path),
              help="USB hoặc thư mục chung phường đã dùng, để lấy lại các khóa chung.")
@click.option("--text", default="", metavar="CHỮ", help=f"14 nhóm chữ trên tờ; không nêu thì theo {_TEXT.variable}.")
@click.pass_obj
def root_recover_command(session: Session, folder: Path | None, text: str) -> None:
    """Lấy lại khóa gốc từ tờ khóa gốc, trên máy thay cho máy của cán bộ phường đã hỏng hoặc mất."""
    with session.open() as store:
        recover_root(store, session.secret(_TEXT, text), folder)
        code = profile(store).ward_code
    session.reply({"ward_code": code, "may_manage": True},
                  "Máy này giữ khóa gốc của phường: mời, duyệt và thu quyền được từ máy này.",
                  "Việc nên làm ngay: thu quyền máy đã mất. Xem tên máy ghi bằng dxdesk devices")


def _facts(store: Store) -> RootFacts:
    of, who = ward(store), profile(store)
    return RootFacts(
        of.name, store.value("ward", who.ward_record, "province"), of.letterhead, of.place, today(store.clock()),
        who.label, who.member_name, root_text(store), who.practice)
