"""What people do to a slip book: make it, void numbers, write down its cover, close it (features b8).

What they give as a reason is the `why` of the save, behind words of ours, so that it is never taken for the name of an
undo.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from dxdesk.domain.checks import check
from dxdesk.domain.dates import is_date, read_date, show_date, today
from dxdesk.domain.fields import TEXT_LIMIT
from dxdesk.domain.names import clean
from dxdesk.domain.slip_numbers import LONGEST, check_range, next_code, number_words, write_numbers
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.store.database import Store
from dxdesk.store.records import show
from dxdesk.store.saving import Change, Saved, current_writer, save_inside
from dxdesk.store.slip_books import SlipBook, account_of, book, noted_numbers
from dxdesk.store.slip_entries import carried, visits_with

VOIDED, UNVOIDED, CLOSED_ANYWAY = "Số bỏ: ", "Thôi bỏ số", "Đóng dù chưa khớp: "
_REASON_LIMIT = 200


def new_book(
    store: Store, first: int, last: int, place: str = "", event_id: str = "", member_id: str = "", held_on: str = "",
) -> SlipBook:
    """Make a book with a code of this laptop. Raises `InputError` for a range no book can have or a value no field."""
    check_range(first, last)
    values = {"first_no": str(first), "last_no": str(last), "place": clean(place), "event_id": event_id,
              "member_id": member_id, "held_on": held_on}
    with store.writing():
        held = store.connection.execute("SELECT code FROM slip_book WHERE code IS NOT NULL")
        taken = {code for (code,) in held}
        others = [writer for (writer,) in store.connection.execute("SELECT writer FROM card")]
        values["code"] = next_code(current_writer(store), others, taken)
        hard = next((problem for problem in check("slip_book", values, today(store.clock())) if problem.hard), None)
        if hard is not None:
            raise InputError(f"problem:{hard.field}", hard.sentence)
        record = new_record(store.clock())
        save_inside(store, [Change("slip_book", values, record, fresh=True)])
        return book(store, record)


def read_held_on(text: str, on: date) -> str:
    """The ISO day slips of a book were written, as people type it; without a year the one nearest to `on`.

    An empty text is `on`. Raises `InputError` for what is no day.
    """
    if not text.strip():
        return on.isoformat()
    day = read_date(text, on, on - timedelta(days=182)).value or ""
    if not is_date(day):
        raise InputError("not_a_date", "Ngày viết chưa đúng. Viết như 22/11/2026.")
    return day


def void(store: Store, book_id: str, numbers: Iterable[int], reason: str) -> Saved:
    """Note numbers as void: torn, spoilt, never used.

    Raises `InputError` for a number outside the book or entered, for a closed book and where no reason is given.
    """
    with store.writing():
        found = _open(store, book_id)
        wanted = set(numbers)
        outside = sorted(number for number in wanted if not found.first <= number <= found.last)
        if outside or not wanted:
            told = f"Số {number_words(outside)}" if outside else "Số này"
            raise InputError("number_outside", f"{told} không có trong quyển này ({found.first} đến {found.last}).")
        for number in sorted(wanted):
            if entered := visits_with(store, found.code, number):
                raise InputError("number_entered", f"Số {number} đã có phiếu của {entered[0].who}. Sửa phiếu ấy trước.")
        why = f"{VOIDED}{_reason(reason, 'Ghi vì sao bỏ, như: viết hỏng, rách, chưa dùng.')}"
        return _save(store, book_id, {"void_nos": write_numbers({*found.void, *wanted})}, why)


def unvoid(store: Store, book_id: str, numbers: Iterable[int]) -> Saved:
    """Numbers noted as void are used after all. Raises as `void`."""
    with store.writing():
        found = _open(store, book_id)
        return _save(store, book_id, {"void_nos": write_numbers(set(found.void) - set(numbers))}, UNVOIDED)


def void_reasons(store: Store, book_id: str) -> dict[int, str]:
    """Why each number is void, in the words given when it was noted."""
    found = book(store, book_id)
    reasons: dict[int, str] = {}
    before: set[int] = set()
    for change in show(store, "slip_book", book_id).history:
        if "void_nos" not in change.values:
            continue
        now = set(noted_numbers(change.values["void_nos"], found.first, found.last))
        if change.why.startswith(VOIDED):
            reasons |= dict.fromkeys(now - before, change.why.removeprefix(VOIDED))
        before = now
    return {number: reasons[number] for number in found.void if number in reasons}


def set_totals(store: Store, book_id: str, slips: int | None, helps: int | None) -> Saved:
    """Keep what the cover counts; None where it says nothing. Raises `InputError` for a count no cover can have."""
    with store.writing():
        _open(store, book_id)
        for count, most in ((slips, LONGEST), (helps, 100 * LONGEST)):
            if count is not None and not 0 <= count <= most:
                raise InputError("bad_total", f"Tổng trên bìa phải từ 0 đến {most}.")
        values = {"slips_total": slips, "helps_total": helps}
        return _save(store, book_id, {name: "" if count is None else str(count) for name, count in values.items()}, "")


def close_book(store: Store, book_id: str, anyway: str = "") -> Saved:
    """Close a book that matches; one that does not only with the reason `anyway`, which is kept as `why`.

    Raises `InputError` saying what does not match.
    """
    with store.writing():
        found = account_of(store, _open(store, book_id))
        why = ""
        if not found.matches:
            if not anyway.strip():
                raise InputError("does_not_match",
                                 f"Quyển {found.book.code} chưa khớp, chưa đóng. {' '.join(found.faults())}")
            why = f"{CLOSED_ANYWAY}{_reason(anyway, '')}"
        return _save(store, book_id, {"closed_on": today(store.clock()).isoformat()}, why)


def closed_anyway(store: Store, book_id: str) -> str:
    """The reason a book that did not match was closed with; empty for one that matched, or is open."""
    changes = [change for change in show(store, "slip_book", book_id).history if "closed_on" in change.values]
    last = changes[-1].why if changes and book(store, book_id).closed_on else ""
    return last.removeprefix(CLOSED_ANYWAY) if last.startswith(CLOSED_ANYWAY) else ""


def reopen_book(store: Store, book_id: str) -> Saved:
    """Open a closed book again. Raises as `book`."""
    with store.writing():
        book(store, book_id)
        return _save(store, book_id, {"closed_on": ""}, "")


def delete_book(store: Store, book_id: str) -> Saved:
    """Take away a book made by mistake. Raises `InputError` for one whose slips were entered."""
    with store.writing():
        found = book(store, book_id)
        if not found.twin and (entered := carried(store, found.code)):
            raise InputError("book_in_use", f"Quyển {found.code} đã có {len(entered)} phiếu, không xóa được.")
        return save_inside(store, [Change("slip_book", record=book_id, action="delete")])


def _save(store: Store, book_id: str, values: dict[str, str], why: str) -> Saved:
    return save_inside(store, [Change("slip_book", values, book_id)], why)


def _open(store: Store, book_id: str) -> SlipBook:
    found = book(store, book_id)
    if found.closed_on:
        day = show_date(found.closed_on)
        raise InputError("book_closed", f"Quyển {found.code} đã đóng ngày {day}. Mở lại quyển rồi sửa.")
    return found


def _reason(text: str, lacking: str) -> str:
    reason = clean(text[:TEXT_LIMIT])
    if not reason:
        raise InputError("reason_missing", lacking)
    if len(reason) > _REASON_LIMIT:
        raise InputError("reason_too_long", f"Lý do dài quá {_REASON_LIMIT} chữ. Viết ngắn lại.")
    return reason
