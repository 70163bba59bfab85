"""The sheet one shift hands to the next, with room for both to sign."""

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from dxdesk.domain.dates import place_date, show_date, show_moment
from dxdesk.domain.handover import HandoverSheet
from dxdesk.domain.paper_tables import PrintedTable, plain_table
from dxdesk.report.changes import changes_annex
from dxdesk.report.drawn import Drawn, Stamp, Tell
from dxdesk.report.head import head, signatures, title
from dxdesk.report.page import WIDTH, Ink, build, ink
from dxdesk.report.stamp import mark
from dxdesk.report.words import NONE, number, said

_MEMBERS = ("Thành viên", "Phiếu có tên", "Phiếu không tên", "Người không tên", "Lượt hỗ trợ")
_GROUPS = ("Nhóm việc", "Xong", "Một phần", "Chưa xong", "Chuyển", "Chưa ghi", "Cộng")
_OPEN = ("Giờ", "Số phiếu", "Việc còn dở", "Hẹn lại", "Người ghi")
_BOOKS = ("Quyển", "Người giữ", "Nơi", "Đã nhập", "Số kế tiếp")
_WIDTHS = {_MEMBERS: (57, 27, 27, 27, 27), _GROUPS: (57, 18, 18, 18, 18, 18, 18), _OPEN: (15, 30, 60, 25, 35),
           _BOOKS: (30, 40, 45, 25, 25)}
_CODE = 68 * mm
_TOTAL, _UNKNOWN = "Cộng", "chưa ghi người"


def draw_handover(sheet: HandoverSheet, stamp: Stamp, _tell: Tell) -> Drawn:
    """The sheet as a PDF. Raises `InputError("letter")` when a name holds a letter the font does not have."""
    styles = ink()
    story = [
        head(styles, sheet.heading),
        *title(styles, "BIÊN BẢN BÀN GIAO CA", sheet.title, *([sheet.event] if sheet.event else [])),
        styles.columns([[[styles.line(fact, styles.fact) for fact in _facts(sheet)], mark(styles, stamp, _CODE)]],
                       [WIDTH - _CODE, _CODE]),
        *_tables(styles, sheet),
        styles.text(_sending(sheet), styles.body),
        signatures(styles, WIDTH, styles.text("Hai bên đã xem và nhận đủ như trên./.", styles.body),
                   place_date(sheet.heading.place, sheet.on), (("Người bàn giao",), ""), (("Người nhận ca",), "")),
        *changes_annex(styles, stamp, sheet.heading, paper="Biên bản bàn giao ca"),
    ]
    return Drawn(*build(story, styles.family, f"Biên bản bàn giao ca, {sheet.title}", sheet.team, sheet.practice))


def handover_tables(sheet: HandoverSheet) -> tuple[PrintedTable, ...]:
    """Every figure of the sheet as printed."""
    left = (("Phiếu máy này chưa gửi đi", number(sheet.unsent)), ("Phiếu trong ngày không ghi ca", _unshifted(sheet)))
    return (plain_table("Phiếu theo thành viên", _MEMBERS, _members(sheet)),
            plain_table("Lượt theo nhóm việc", _GROUPS, _groups(sheet)),
            plain_table("Còn dở", _OPEN, _open(sheet)), plain_table("Quyển phiếu giấy", _BOOKS, _books(sheet)),
            plain_table("Còn lại", ("Mục", "Số"), left))


def _facts(sheet: HandoverSheet) -> Iterator[str]:
    yield f"Nơi trực: {'; '.join(sheet.places) or '…………………………………'}"
    yield f"Máy in: {sheet.device}, lúc {show_moment(sheet.as_of)}"
    if sheet.shift and sheet.unshifted:
        yield f"Có {said(sheet.unshifted)} phiếu trong ngày không ghi ca, không nằm trong bảng dưới."


def _tables(styles: Ink, sheet: HandoverSheet) -> Iterator[Flowable]:
    left, centre, right = styles.cell, styles.centre, styles.right
    parts = (
        ("1. Phiếu theo thành viên", _MEMBERS, _members(sheet), [left, *[right] * 4], "Ca này chưa có phiếu nào."),
        ("2. Lượt hỗ trợ theo nhóm việc", _GROUPS, _groups(sheet), [left, *[right] * 6], "Chưa có lượt hỗ trợ nào."),
        ("3. Phiếu còn dở, đã hẹn", _OPEN, _open(sheet), [centre, centre, left, centre, left],
         "Không còn phiếu nào dở dang."),
        ("4. Quyển phiếu giấy đang dùng", _BOOKS, _books(sheet), [centre, left, left, centre, centre],
         "Không có quyển phiếu giấy nào đang dùng."))
    for name, heads, rows, looks, otherwise in parts:
        yield styles.text(name, styles.section)
        yield _table(styles, heads, rows, looks) if rows else styles.text(otherwise, styles.body)
    yield styles.text("5. Trao đổi phiếu", styles.section)


def _table(styles: Ink, heads: Sequence[str], rows: list[list[str]], looks: Sequence[ParagraphStyle]) -> Flowable:
    cells = [[styles.line(word, look) for word, look in zip(row, looks, strict=True)] for row in rows]
    return styles.grid([[styles.line(word, styles.head) for word in heads], *cells],
                       [width * mm for width in _WIDTHS[tuple(heads)]])


def _members(sheet: HandoverSheet) -> list[list[str]]:
    rows = [(line.named, line.unnamed, line.people, line.helps) for line in sheet.members]
    names = [line.name or _UNKNOWN for line in sheet.members]
    return _summed(names, rows)


def _groups(sheet: HandoverSheet) -> list[list[str]]:
    rows = [(line.done, line.partly, line.not_done, line.referred, line.unsaid, line.all) for line in sheet.groups]
    return _summed([line.title for line in sheet.groups], rows)


def _summed(names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> list[list[str]]:
    """Names with their numbers, and the sum below where there is more than one."""
    if len(rows) > 1:
        names, rows = [*names, _TOTAL], [*rows, tuple(map(sum, zip(*rows, strict=True)))]
    return [[name, *map(number, row)] for name, row in zip(names, rows, strict=True)]


def _open(sheet: HandoverSheet) -> list[list[str]]:
    return [[line.at or NONE, line.slip_no or NONE, line.what or NONE, show_date(line.again) or NONE,
             line.member or _UNKNOWN] for line in sheet.open]


def _books(sheet: HandoverSheet) -> list[list[str]]:
    return [[line.code, line.holder or NONE, line.place or NONE, f"{line.entered}/{line.numbers}",
             f"{line.next:04}" if line.next else "đã hết"] for line in sheet.books]


def _unshifted(sheet: HandoverSheet) -> str:
    return number(sheet.unshifted) if sheet.shift else NONE


def _sending(sheet: HandoverSheet) -> str:
    left = (f"Còn {said(sheet.unsent)} phiếu của máy này chưa gửi đi" if sheet.unsent
            else "Mọi phiếu của máy này đã được chép đi")
    last = f"lần gửi cuối {show_moment(sheet.last_sent)}" if sheet.last_sent else "máy này chưa gửi lần nào"
    return f"{left}; {last}."
