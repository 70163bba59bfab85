"""`report`: any paper of the house as PDF, printed for good or only to be looked at."""

from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dxdesk.cli.days import MONTH_STARTS, PERIODS
from dxdesk.cli.frame import WrongUsage, command
from dxdesk.cli.lookup import catalogues, named
from dxdesk.cli.session import Session
from dxdesk.domain.dates import is_date
from dxdesk.domain.periods import read_period
from dxdesk.domain.wording import CHOICES
from dxdesk.errors import InputError
from dxdesk.papers.choices import (
    ANNEXES,
    BOOK,
    BY_DAY,
    BY_HAMLET,
    BY_NAME,
    DAY,
    EVENT,
    HAMLET,
    MEMBER,
    PERIOD,
    TEAM,
    Choices,
)
from dxdesk.papers.issuing import AGAIN, CHANGED, FIRST, Issued, issue
from dxdesk.papers.issuing import preview as preview_of
from dxdesk.papers.kinds import PAPERS, PaperKind, paper_kind
from dxdesk.report.drawn import Tell
from dxdesk.report.files import write_whole
from dxdesk.store.slip_books import book_named

if TYPE_CHECKING:
    from dxdesk.store.database import Store

PREVIEW = "preview"
_NAMED = (TEAM, HAMLET, MEMBER, EVENT)
_TYPES: dict[str, click.ParamType] = {
    "order": click.Choice([BY_NAME, BY_HAMLET, BY_DAY]), "shift": click.Choice(list(CHOICES["shift"])),
    "copies": click.IntRange(1),
}
_QUESTIONS = {
    "period": ("KỲ", PERIODS),
    "team": ("TỔ", "Tên hoặc mã của tổ; không nêu thì mọi phiếu ở máy này."),
    "hamlet": ("KHU_PHỐ", "Tên hoặc mã của một khu phố."),
    "order": ("CÁCH_XẾP", "Danh sách xếp theo name (tên), hamlet (khu phố) hoặc day (ngày)."),
    "day": ("NGÀY", "Một ngày, như 2026-11-22."),
    "shift": ("CA", "Ca trực: morning, afternoon hoặc evening."),
    "member": ("TÊN", "Tên hoặc mã của một thành viên."),
    "event": ("SỰ_KIỆN", "Tên hoặc mã của một sự kiện."),
    "resident": ("MÃ", "Mã hồ sơ của một người dân."),
    "visit": ("MÃ", "Mã của một phiếu."),
    "book": ("QUYỂN", "Mã trên bìa của một quyển phiếu giấy."),
    "numbers": ("CÁC_SỐ", "Các số phiếu trong quyển, như 12-30, 35."),
    "number": ("SỐ", "Số của giấy trong sổ văn bản đi."),
    "signer": ("NGƯỜI_KÝ", "leader hoặc deputy; giấy của phường: ward hoặc ward_deputy."),
    "copies": ("SỐ_TỜ", "Bao nhiêu tờ trắng."),
    "size": ("KHỔ", "a4 hoặc a5; phiếu giấy: a5 (2 phiếu một tờ) hoặc a6 (4 phiếu)."),
}


def _asked(function: Callable[..., None]) -> Callable[..., None]:
    options = [click.option(f"--{name}", metavar=metavar, help=words, type=_TYPES.get(name, click.STRING))
               for name, (metavar, words) in _QUESTIONS.items()]
    return reduce(lambda inner, option: option(inner), reversed(options), function)


@command("report")
@click.argument("kind", metavar="LOẠI", type=click.Choice(list(PAPERS)))
@click.option("--out", required=True, metavar="TỆP", type=click.Path(path_type=Path), help="Tệp PDF sẽ ghi.")
@_asked
@MONTH_STARTS
@click.option("--no-annexes", is_flag=True, help="Không kèm phụ lục.")
@click.option("--preview", is_flag=True, help="Chỉ xem thử: không ghi vào các bản đã in.")
@click.pass_obj
def report_command(session: Session, kind: str, out: Path, month_starts: int, no_annexes: bool, preview: bool,
                   **given: Any) -> None:
    """In một loại giấy ra PDF, và ghi lại bản đã in."""
    answers = {name: value for name, value in given.items() if value is not None}
    if no_annexes:
        answers[ANNEXES] = False
    if PERIOD in answers:
        answers[PERIOD] = read_period(answers[PERIOD], month_starts)
    if not is_date(answers.get(DAY, "2026-11-22")):
        raise InputError("day", "Chưa hiểu ngày. Ghi như 2026-11-22.")
    paper = paper_kind(kind)
    _refuse_unasked(paper, answers)
    tell = session.progress("Đang làm giấy")
    with session.open() as store:
        choices = _choices(store, answers)
        issued = print_paper(store, paper, choices, out, tell, preview=preview)
    session.reply({"kind": kind, "file": str(out.absolute()), **print_facts(issued)}, *print_words(out, issued))


report_command.epilog = f"LOẠI: {', '.join(PAPERS)}."


def print_paper(store: "Store", paper: PaperKind, choices: Choices, out: Path, tell: Tell, *, preview: bool) -> Issued:
    """Print for good, or with `preview` only write the file. Raises as `issue`."""
    if not preview:
        return issue(store, paper, choices, catalogues(), out, tell)
    made = preview_of(store, paper, choices, catalogues(), tell)
    write_whole(out, made.drawn.data)
    return Issued(made, "", 0, PREVIEW)


def _refuse_unasked(paper: PaperKind, answers: Mapping[str, Any]) -> None:
    """What a paper does not ask is not passed over in silence; without a period one that needs it cannot be."""
    for name in answers:
        if name not in paper.asks:
            option = "--no-annexes" if name == ANNEXES else f"--{name}"
            raise WrongUsage(f"Giấy {paper.key} không dùng {option}.")
    if PERIOD in paper.asks and PERIOD not in answers:
        raise WrongUsage("Lệnh còn thiếu --period.")


def _choices(store: "Store", answers: Mapping[str, Any]) -> Choices:
    records = {name: named(store, name, answers[name]) for name in _NAMED if name in answers}
    if BOOK in answers:
        records[BOOK] = book_named(store, answers[BOOK]).id
    return Choices(**{**answers, **records})


def print_facts(issued: Issued) -> dict[str, Any]:
    """A print for programs, beside its kind and its file."""
    made = issued.made
    return {"pages": made.drawn.pages, "check_code": made.stamp.code, "edition": issued.edition,
            "state": issued.state, "document": issued.document}


def print_words(out: Path, issued: Issued) -> list[str]:
    """A print as people are told of it."""
    made = issued.made
    code = f", mã kiểm {made.stamp.code}" if made.stamp.code else ""
    edition = f", bản {issued.edition}" if issued.edition else ""
    told = {
        FIRST: "", AGAIN: "Số liệu giống lần in trước.",
        CHANGED: "Số liệu đã đổi so với lần in trước; trang cuối nêu những số đã đổi.",
        PREVIEW: "Đây là bản xem thử, không ghi vào các bản đã in.",
    }[issued.state]
    return [f"Đã ghi {out}: {made.drawn.pages} trang{code}{edition}.", *filter(None, [told])]
