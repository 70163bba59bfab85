"""`slips`, `slip-new`, `slip-check`, `slip-void`, `slip-close`: books of numbered paper slips."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.names import fold
from dxdesk.domain.slip_numbers import number_words, read_numbers
from dxdesk.errors import InputError
from dxdesk.store.lists import events, members
from dxdesk.store.saving import author
from dxdesk.store.slip_book_acts import close_book, closed_anyway, new_book, read_held_on, void, void_reasons
from dxdesk.store.slip_books import BookAccount, account, accounts, book_named


@command("slips")
@click.pass_obj
def slips_command(session: Session) -> None:
    """Các quyển phiếu giấy máy này biết: số đã nhập, còn thiếu, trùng, bỏ."""
    with session.open() as store:
        found = accounts(store)
    words = [_line(one) for one in found] or ["Chưa có quyển phiếu nào. Lập quyển: dxdesk slip-new 1 50"]
    session.reply({"books": [_document(one) for one in found]}, *words)


@command("slip-new")
@click.argument("first", metavar="TỪ_SỐ", type=click.INT)
@click.argument("last", metavar="ĐẾN_SỐ", type=click.INT)
@click.option("--place", default="", metavar="NƠI", help="Nơi ghi phiếu.")
@click.option("--day", default="", metavar="NGÀY", help="Ngày ghi phiếu; không nêu là hôm nay.")
@click.option("--event", default="", metavar="TÊN", help="Sự kiện đã có trong sổ.")
@click.option("--member", default="", metavar="TÊN", help="Người giữ quyển; không nêu là người dùng máy này.")
@click.pass_obj
def slip_new_command(
    session: Session, first: int, last: int, place: str, day: str, event: str, member: str,
) -> None:
    """Lập một quyển phiếu giấy, mã quyển do máy đặt, không trùng với máy khác."""
    with session.open() as store:
        keeper = _named(members(store), member, "thành viên") or author(store)
        made = new_book(store, first, last, place, _named(events(store), event, "sự kiện"), keeper,
                        read_held_on(day, today(store.clock())))
        found = account(store, made.id)
    texts = [{"slip_no": text, "qr": qr} for text, qr in made.texts()]
    session.reply({"book": _document(found), "slips": texts},
                  f"Đã lập quyển {made.code}, số {first} đến {last}. Ghi mã {made.code} lên bìa.")


@command("slip-check")
@click.argument("book", metavar="QUYỂN")
@click.pass_obj
def slip_check_command(session: Session, book: str) -> None:
    """Đối chiếu một quyển với bìa. QUYỂN là mã trên bìa, như K7Q1."""
    with session.open() as store:
        found = account(store, book_named(store, book).id)
        reasons, anyway = void_reasons(store, found.book.id), closed_anyway(store, found.book.id)
    document = {"book": _document(found), "faults": list(found.faults()), "void_reasons": reasons,
                "closed_anyway": anyway}
    session.reply(document, *_account_lines(found, reasons, anyway))


@command("slip-void")
@click.argument("book", metavar="QUYỂN")
@click.argument("numbers", metavar="CÁC_SỐ")
@click.option("--reason", default="", metavar="LÝ_DO", help="Vì sao bỏ, như: viết hỏng, rách, chưa dùng.")
@click.pass_obj
def slip_void_command(session: Session, book: str, numbers: str, reason: str) -> None:
    """Ghi các số là bỏ, như "3, 7-9", kèm lý do."""
    with session.open() as store:
        found = book_named(store, book)
        wanted = read_numbers(numbers, found.first, found.last)
        saved = void(store, found.id, wanted, reason)
        done = account(store, found.id)
    words = f"Đã ghi bỏ số {number_words(wanted)} của quyển {found.code}." if saved.save else (
        "Các số ấy đã ghi là bỏ từ trước, chưa lưu gì.")
    session.reply({"save": saved.save, "book": _document(done)}, words)


@command("slip-close")
@click.argument("book", metavar="QUYỂN")
@click.option("--anyway", is_flag=True, help="Đóng dù chưa khớp; phải ghi lý do.")
@click.option("--reason", default="", metavar="LÝ_DO", help="Vì sao đóng dù chưa khớp.")
@click.pass_obj
def slip_close_command(session: Session, book: str, anyway: bool, reason: str) -> None:
    """Đóng một quyển đã khớp. Quyển chưa khớp thì không đóng, và nói vì sao."""
    with session.open() as store:
        found = book_named(store, book)
        if anyway and not reason.strip():
            raise InputError("reason_missing", "Đóng dù chưa khớp thì phải ghi lý do. Chưa đóng quyển.")
        saved = close_book(store, found.id, reason if anyway else "")
        done = account(store, found.id)
    session.reply({"save": saved.save, "book": _document(done)}, f"Đã đóng quyển {found.code}.")


def _document(found: BookAccount) -> dict[str, object]:
    return {**asdict(found.book), **asdict(found.account), "void": found.book.void, "helps": found.helps,
            "matches": found.matches}


def _line(found: BookAccount) -> str:
    book, counted = found.book, found.account
    state = "khớp" if found.matches else " ".join(found.faults())
    closed = book.closed_on and f"đóng ngày {show_date(book.closed_on)}"
    parts = (book.code, f"số {book.first} đến {book.last}", show_date(book.held_on), book.place, book.member,
             f"đã nhập {len(counted.entered)}/{len(counted.expected)}", closed, state)
    return " · ".join(filter(None, parts))


def _account_lines(found: BookAccount, reasons: dict[int, str], anyway: str) -> Iterator[str]:
    yield _line(found)
    yield from (total.sentence for total in found.totals)
    for reason in dict.fromkeys(reasons.values()):
        yield f"Bỏ số {number_words(number for number, why in reasons.items() if why == reason)}: {reason}"
    if anyway:
        yield f"Đóng dù chưa khớp: {anyway}"


def _named(known: list[tuple[str, str]], name: str, what: str) -> str:
    """The record of a name; raises `InputError` where there is none, or more than one."""
    if not name.strip():
        return ""
    found = [record for record, title in known if fold(title) == fold(name) or record == name]
    if len(found) != 1:
        told = f"Có {len(found)} {what} tên “{name[:40]}”" if found else f"Không có {what} tên “{name[:40]}”"
        raise InputError("unknown_name", f"{told}. Chưa lập quyển nào.")
    return found[0]
