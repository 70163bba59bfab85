"""The cover of a book of paper slips, with the totals to fill in, and the list of codes that stands behind it."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.slip_form import Keyed, SlipBookSheet, SlipForm
from dxdesk.domain.slip_numbers import number_words, slip_text
from dxdesk.report.fonts import Family
from dxdesk.report.page import PRACTICE, behind
from dxdesk.report.pen import Pen
from dxdesk.report.slip_form import Measure

_HOW = (
    "Ghi mỗi lần giúp một phiếu, theo thứ tự số. Viết hỏng thì gạch chéo, giữ lại trong quyển.",
    "Không ghi đủ 12 số căn cước, không ghi mật khẩu, mã OTP, passcode của ai.",
    "Xong buổi: đếm phiếu và lượt, ghi vào bìa, rồi nhập cả quyển vào máy.",
)


def draw_cover(canvas: Canvas, family: Family, sheet: SlipBookSheet, of: Measure, left: float, bottom: float) -> None:
    """The cover in a slip's box: whose book it is, its numbers, what to count at the end, who hands it over."""
    pen, given, size = Pen(canvas, family), sheet.given, of.label + 2.5
    if sheet.practice:
        behind(canvas, family, PRACTICE, (left + of.wide * mm / 2, bottom + of.high * mm / 2), of.wide * 0.26, 30)
    at, top, width = _inside(of, left, bottom)
    office = ", ".join(filter(None, (given.team, given.ward)))
    pen.words(at, top - size, office, size, width, middle=True)
    pen.words(at, top - 4 * size, "QUYỂN PHIẾU GIẤY", size + 5, width, bold=True, middle=True)
    pen.words(at, top - 7.6 * size, sheet.code, size * 2.8, width, bold=True, middle=True)
    range_ = f"Số {slip_text(sheet.code, sheet.first)} đến {slip_text(sheet.code, sheet.last)}"
    pen.words(at, top - 9.6 * size, range_, size + 1, width, middle=True)
    if len(sheet.numbers) < sheet.last - sheet.first + 1:
        pen.words(at, top - 11 * size, f"Lần in này: số {number_words(sheet.numbers)}", size, width, middle=True)
    base, line = top - 12.2 * size, 2.6 * size
    facts = (("Nơi làm, sự kiện", ", ".join(filter(None, (given.place, given.event)))), ("Người giữ", given.member),
             ("Ngày ghi", given.day))
    for name, value in facts:
        pen.field(at, base, width + 1.5 * mm, line, name, of.label, value)
        base -= line
    _totals(pen, at, base - size, width, size)
    base -= 7.2 * size
    for sentence in (*_HOW, *([f"Hỏi thêm: {sheet.contact}"] if sheet.contact else [])):
        pen.words(at, base, sentence, of.label + 0.5, width)
        base -= of.label * 1.6
    _signed(pen, at, base - 0.5 * size, width, size)


def draw_codes(canvas: Canvas, family: Family, form: SlipForm, of: Measure, left: float, bottom: float) -> None:
    """What is written by its code: obstacles and where somebody is sent, in as many columns as the box is wide."""
    pen, size = Pen(canvas, family), of.label + 0.5
    at, top, width = _inside(of, left, bottom)
    for title, entries in (("Vướng mắc: ghi mã hai chữ", form.obstacles), ("Chuyển nơi khác: ghi số",
                                                                           form.referrals)):
        pen.words(at, top - size, title, size + 2, width, bold=True)
        top = _listed(pen, entries, at, top - 1.8 * size, width, size) - 2.5 * size


def _listed(pen: Pen, entries: tuple[Keyed, ...], left: float, top: float, width: float, size: float) -> float:
    """The entries column by column; where they end."""
    columns = 3 if width > 150 * mm else 2
    rows = -(-len(entries) // columns)
    for place, entry in enumerate(entries):
        across, down = divmod(place, rows)
        x, base = left + across * width / columns, top - (down + 1) * 1.75 * size
        pen.words(x, base, entry.key, size, 8 * mm, bold=True)
        pen.words(x + 8 * mm, base, entry.words, size, width / columns - 9 * mm)
    return top - rows * 1.75 * size


def _totals(pen: Pen, left: float, top: float, width: float, size: float) -> None:
    """Three boxes to write a number in."""
    names = ("Số phiếu đã ghi", "Số lượt đã giúp", "Số phiếu bỏ")
    room = width / len(names)
    for place, name in enumerate(names):
        x = left + place * room
        pen.words(x, top - size, name, size, room - 3 * mm, bold=True)
        pen.canvas.setLineWidth(0.7)
        pen.canvas.rect(x, top - 4.3 * size, room - (3 * mm if place < len(names) - 1 else 0), 2.8 * size)


def _signed(pen: Pen, left: float, top: float, width: float, size: float) -> None:
    for place, name in enumerate(("Người giữ quyển", "Người nhập vào máy")):
        pen.words(left + place * width / 2, top - size, name, size, width / 2, bold=True, middle=True)


def _inside(of: Measure, left: float, bottom: float) -> tuple[float, float, float]:
    """Left edge, top edge and width of what may be drawn in a slip's box."""
    return left + of.left * mm, bottom + (of.high - of.top) * mm, (of.wide - of.left - of.right) * mm
