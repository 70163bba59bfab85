"""`class report`: the papers of a class as PDF."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dxdesk.cli.frame import WrongUsage, command
from dxdesk.cli.report import print_facts, print_paper, print_words
from dxdesk.cli.session import Session
from dxdesk.domain.class_papers import CERTIFICATES, KINDS, LOG, PAPERS
from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import Issued
from dxdesk.papers.kinds import paper_kind
from dxdesk.report.attendance_sheet import write_blank_sheet
from dxdesk.report.certificate import SIZES, write_certificates
from dxdesk.store.training.certificates import (
    SYMBOLS,
    TEAM,
    Prepared,
    Signer,
    certificates,
    issue,
    twice_sentence,
    usual_signer,
)
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.papers import blank_sheet

if TYPE_CHECKING:
    from dxdesk.store.database import Store


@command("report")
@click.argument("kind", metavar="LOẠI", type=click.Choice(PAPERS))
@click.argument("course", metavar="[MÃ_LỚP]", default="")
@click.option("--out", required=True, metavar="TỆP", type=click.Path(path_type=Path), help="Tệp PDF sẽ ghi.")
@click.option("--meeting", default="", metavar="MÃ_BUỔI", help="sheet-blank: buổi này; không nêu thì buổi sắp tới.")
@click.option("--size", default="a5", type=click.Choice(list(SIZES)), metavar="KHỔ", help="certificates: a5 hoặc a4.")
@click.option("--person", "people", multiple=True, metavar="MÃ_NGƯỜI",
              help="certificates: chỉ người này, nêu được nhiều lần; không nêu thì mọi người đã hoàn thành.")
@click.option("--by", default=TEAM, type=click.Choice(list(SYMBOLS)), metavar="NƠI_CẤP",
              help="certificates: team là tổ cấp, ward là phường cấp.")
@click.option("--role", default="", metavar="CHỨC_DANH",
              help="certificates: chức danh người ký; nhiều dòng thì nối “;”.")
@click.option("--signer", "name", default="", metavar="TÊN", help="certificates: họ tên người ký.")
@click.option("--draft", "--preview", "draft", is_flag=True,
              help="Chỉ xem thử: chưa cấp số, không ghi vào các bản đã in.")
@click.option("--period", default="", metavar="KỲ", help="trainer-log: 2026-11, 2026-Q4, 2026 hoặc hai ngày nối “..”.")
@click.pass_obj
def report_command(session: Session, kind: str, course: str, out: Path, **more: Any) -> None:
    """In giấy của một lớp ra PDF; giấy có số liệu thì ghi lại bản đã in.

    LOẠI là sheet-blank (danh sách để ký), sheet (bảng điểm danh), result (kết quả lớp), certificates (giấy chứng
    nhận), trainer-log (nhật ký người dạy, của một lớp hay của một kỳ).
    """
    if not course and (kind != LOG or not more["period"]):
        raise WrongUsage("Lệnh còn thiếu MÃ_LỚP." if kind != LOG else "Cần MÃ_LỚP hoặc --period.")
    with session.open() as store:
        if kind == CERTIFICATES:
            document, words = _certificates(store, course, out, **more)
        elif kind in KINDS:
            issued = _figures(session, store, kind, course, out, **more)
            document, words = print_facts(issued), print_words(out, issued)
        else:
            pages = write_blank_sheet(blank_sheet(store, course, more["meeting"]), out)
            document, words = {"pages": pages}, [_written(out, pages)]
    session.reply({"kind": kind, "file": str(out.absolute()), **document}, *words)


def _figures(session: Session, store: "Store", kind: str, course: str, out: Path, period: str, draft: bool,
             **_: object) -> Issued:
    """The papers the archive keeps; the log of no period is that of the whole class."""
    choices = Choices(read_period(period) if period and kind == LOG else None, course=course)
    return print_paper(store, paper_kind(KINDS[kind]), choices, out, session.progress("Đang làm giấy"), preview=draft)


def _certificates(store: "Store", course: str, out: Path, size: str, people: tuple[str, ...], by: str, role: str,
                  name: str, draft: bool, **_: object) -> tuple[dict[str, Any], list[str]]:
    usual = usual_signer(store, class_of(store, course).team_id, by)
    roles = tuple(line.strip() for line in role.split(";") if line.strip())
    signer = Signer(by, roles or usual.roles, name or usual.name)
    write = partial(write_certificates, path=out, size=size)
    twice: tuple[str, ...] = ()
    if draft:
        prepared = certificates(store, course, people, signer)
        pages = write(prepared.batch)
    else:
        issued, pages = issue(store, course, write, people, signer)
        prepared, twice = issued.prepared, issued.twice
    given = 0 if draft else prepared.fresh
    document = {
        "pages": pages, "draft": draft, "given": given, "outside": prepared.outside, "twice": twice,
        "certificates": [{"name": item.person.name, "number": item.number, "on": item.on.isoformat()}
                         for item in prepared.batch.items]}
    return document, [_written(out, pages), *_told(prepared, draft, given, twice)]


def _written(out: Path, pages: int) -> str:
    return f"Đã ghi {out}: {pages} trang."


def _told(prepared: Prepared, draft: bool, given: int, twice: tuple[str, ...]) -> Iterator[str]:
    if draft:
        yield "Đây là bản xem thử: chưa cấp số nào."
    elif given:
        yield f"Đã cấp số cho {given} giấy. Số đã cấp thì in lại vẫn giữ."
    yield from prepared.sentences()
    if twice:
        yield twice_sentence(twice)
