"""One paper slip drawn into a box: the fields of the desk's form in the order of the screen, ticks as vectors."""

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.slip_form import FOUR, TWO, SlipForm, SlipGiven
from dxdesk.report.fonts import Family
from dxdesk.report.page import PRACTICE, behind
from dxdesk.report.pen import Pen
from dxdesk.report.square_code import draw_square

Row = tuple[float, tuple[tuple[str, float], ...]]
TITLE = "PHIẾU HỖ TRỢ"
_COMMON = "slip"
_FIELDS = {
    "full_name": "Họ và tên", "birth_year": "Năm sinh", "phone": "Điện thoại", "people": "Số người (nếu không ghi tên)",
    "hamlet": "Khu phố", "household_no": "Số hộ", "address": "Địa chỉ", "follow_up_on": "Hẹn lại ngày",
    "note": "Ghi chú (đừng ghi mã OTP)",
}
_HELP_HEADS = ("Việc (chữ cái)", "Kết quả", "Vướng mắc (mã)", "Mã hồ sơ, nơi chuyển")


@dataclass(frozen=True, slots=True)
class Measure:
    """How a slip of one size is laid out, in millimetres and points.

    `rows` are the height of a row of fields and its fields with their widths; `helps` the widths of a line of help.
    """

    wide: float
    high: float
    left: float
    right: float
    top: float
    label: float
    code: float
    context: float
    columns: int
    service: float
    helps: tuple[float, ...]
    help_lines: int
    help_high: float
    person: tuple[Row, ...]
    ending: tuple[Row, ...]


MEASURES = {
    TWO: Measure(
        210, 148.5, 13, 10, 8, 7.5, 20, 9.5, 4, 6.5, (34, 78, 38, 37), 3, 8.5,
        ((11, (("full_name", 67), ("birth_year", 22), ("sex", 30), ("id_last4", 32), ("phone", 36))),
         (16, (("people", 36), ("hamlet", 36), ("states", 115))),
         (11, (("device", 92), ("household_no", 20), ("address", 75)))),
        ((11, (("follow_up_on", 34), ("satisfaction", 64), ("note", 89))),)),
    FOUR: Measure(
        105, 148.5, 7, 6, 5, 6.5, 16, 7.2, 3, 4.4, (17, 52, 23), 2, 6.4,
        ((7.8, (("full_name", 92),)), (7.8, (("birth_year", 20), ("sex", 30), ("id_last4", 42))),
         (7.8, (("phone", 30), ("people", 34), ("hamlet", 28))), (12, (("states", 92),)),
         (7.2, (("device", 92),)), (7.8, (("household_no", 18), ("address", 74)))),
        ((7.8, (("follow_up_on", 32), ("satisfaction", 60))), (7, (("note", 92),)))),
}


class SlipDrawing:
    """Slips of one size on a canvas: what all have in common is drawn once, and shown on each."""

    def __init__(self, canvas: Canvas, family: Family, form: SlipForm, given: SlipGiven, size: str, *,
                 numbered: bool, practice: bool) -> None:
        self._pen, self._form, self._given = Pen(canvas, family), form, given
        self._of, self._small = MEASURES[size], MEASURES[size].label
        self._width = (self._of.wide - self._of.left - self._of.right) * mm
        self._side = self._of.code * mm if numbered else 0.0
        self._left, self._top = self._of.left * mm, (self._of.high - self._of.top) * mm
        canvas.beginForm(_COMMON)
        if practice:
            behind(canvas, family, PRACTICE, (self._of.wide * mm / 2, self._of.high * mm / 2), self._of.wide * 0.26, 30)
        self._draw_common()
        canvas.endForm()

    def draw(self, left: float, bottom: float, number: str = "", code: str = "") -> None:
        """One slip whose box begins there; with its number and the text of its square code, or without either."""
        canvas, of, big = self._pen.canvas, self._of, 2 * self._small
        canvas.saveState()
        canvas.translate(left, bottom)
        canvas.doForm(_COMMON)
        if code:
            edge, top = of.left * mm + self._width - self._side, (of.high - of.top) * mm
            draw_square(canvas, code, edge, top - self._side + 1.5 * mm, self._side)
            long = canvas.stringWidth(number, self._pen.family.bold, big)
            self._pen.words(edge - long - mm, top - big, number, big, long + mm, bold=True)
        canvas.restoreState()

    def _draw_common(self) -> None:
        self._head()
        for row in self._of.person:
            self._row(*row)
        self._services()
        self._helps()
        for row in self._of.ending:
            self._row(*row)
        self._consent()

    def _head(self) -> None:
        """Title beside the room of number and code, then day, shift, place and who writes."""
        pen, given, big, room = self._pen, self._given, 2 * self._small, self._width - self._side
        base = self._top - big
        pen.words(self._left, base, TITLE, big - 2, room, bold=True)
        office = ", ".join(filter(None, (given.team, given.ward)))
        pen.words(self._left, base - 1.5 * self._small, office, self._small, room)
        self._top = base - 2 * self._small
        self._context(room)

    def _context(self, room: float) -> None:
        """As the bar above the form: day and shift, place and event, who writes."""
        given, high = self._given, self._of.context * mm
        place = ", ".join(filter(None, (given.place, given.event)))
        two = len(self._of.helps) < len(_HELP_HEADS)
        share = (0.38, 0.62, 0.58, 0.42) if two else (0.18, 0.25, 0.35, 0.22)
        widths = [room * part for part in share[:2]] + [(self._width if two else room) * part for part in share[2:]]
        self._pen.field(self._left, self._top, widths[0], high, "Ngày", self._small, given.day)
        self._ticks(self._left + widths[0], widths[1], high, "Ca", self._form.shifts)
        at = self._left if two else self._left + sum(widths[:2])
        self._top -= high if two else 0
        self._pen.field(at, self._top, widths[2], high, "Nơi làm, sự kiện", self._small, place)
        self._pen.field(at + widths[2], self._top, widths[3] + 1.5 * mm, high, "Người ghi", self._small, given.member)
        self._top -= high + 0.5 * mm

    def _row(self, high: float, parts: tuple[tuple[str, float], ...]) -> None:
        at, form = self._left, self._form
        ticks = {"sex": ("Giới tính", form.sexes), "device": ("Máy đang dùng", form.devices),
                 "satisfaction": ("Người dân thấy thế nào?", form.feelings)}
        for place, (name, wide) in enumerate(parts, 1):
            width = wide * mm + (1.5 * mm if place == len(parts) else 0)  # the last line ends at the edge
            if name in _FIELDS:
                self._pen.field(at, self._top, width, high * mm, _FIELDS[name], self._small)
            elif name in ticks:
                self._ticks(at, wide * mm - 2 * mm, high * mm, *ticks[name])
            elif name == "id_last4":
                self._last4(at, high * mm)
            else:
                self._states(at, wide * mm, high * mm)
            at += wide * mm
        self._top -= high * mm

    def _ticks(self, left: float, width: float, high: float, label: str, words: tuple[str, ...]) -> None:
        self._pen.words(left, self._top - self._small, label, self._small, width)
        self._pen.ticks(left, self._top - high + 1.8 * mm, width, words, self._small + 1.5)

    def _last4(self, left: float, high: float) -> None:
        """Four squares, so that nobody writes more than four digits."""
        side = min(5.5 * mm, high - self._small - 2 * mm)
        self._pen.words(left, self._top - self._small, "4 số cuối căn cước", self._small, 40 * mm)
        for at in range(4):
            self._pen.box(left + at * (side + 0.8 * mm), self._top - high + mm, side)

    def _states(self, left: float, width: float, high: float) -> None:
        """The state of the e-ID account before and after, a column each state."""
        words, small = self._form.states, self._small
        lead = 0.23 * width
        column = (width - lead) / len(words)
        line = (high - 2.2 * small) / 2
        for at, name in enumerate(words):
            for down, part in enumerate(self._pen.two_lines(name, small - 0.5, column - 0.6 * mm)):
                self._pen.words(left + lead + at * column, self._top - small * (1 + down), part, small - 0.5,
                                column - 0.6 * mm, middle=True)
        for at, name in enumerate(("VNeID trước khi giúp", "VNeID sau khi giúp"), 1):
            base = self._top - 2.2 * small - at * line + 0.3 * line
            self._pen.words(left, base, name, small, lead - mm)
            for place in range(len(words)):
                self._pen.box(left + lead + (place + 0.5) * column - small / 2, base - 0.15 * small, small)

    def _services(self) -> None:
        """The services as the chips of the screen, each with its key."""
        of, form = self._of, self._form
        self._pen.words(self._left, self._top - 1.5 * self._small, "Đã giúp việc gì?", self._small, self._width)
        self._top -= 1.9 * self._small
        column = self._width / of.columns
        for at, service in enumerate(form.services):
            down, across = divmod(at, of.columns)
            base = self._top - (down + 0.75) * of.service * mm
            self._pen.tick(self._left + across * column, base, column - mm, service.words, self._small + 1.5,
                           service.key)
        self._top -= -(-len(form.services) // of.columns) * of.service * mm + mm

    def _helps(self) -> None:
        """A line for every thing helped with: its key, how it ended, what stood in the way."""
        of, at = self._of, self._left
        for head, wide in zip(_HELP_HEADS, of.helps, strict=False):
            self._pen.words(at, self._top - 1.2 * self._small, head, self._small, wide * mm - mm)
            at += wide * mm
        self._top -= 1.3 * self._small
        for _ in range(of.help_lines):
            at = self._left
            for place, wide in enumerate(of.helps):
                if place == 1:
                    self._pen.ticks(at, self._top - of.help_high * mm + 1.5 * mm, wide * mm - 2 * mm,
                                    [one.words for one in self._form.outcomes], self._small + 1,
                                    [one.key for one in self._form.outcomes])
                else:
                    last = place == len(of.helps) - 1
                    self._pen.rule(at, self._top - (of.help_high - 1) * mm, wide * mm - (0 if last else 2 * mm))
                at += wide * mm
            self._top -= of.help_high * mm
        self._top -= mm

    def _consent(self) -> None:
        """The act in words, how it was given, room to sign; nothing is ticked beforehand."""
        pen, size, two = self._pen, self._small + 1, self._of.columns == 3
        base = self._top - 1.6 * size
        pen.tick(self._left, base, 60 * mm, "Đã nghe thông báo và đồng ý", size)
        pen.ticks(self._left + (44 * mm if two else 55 * mm), base, self._width - 44 * mm if two else 62 * mm,
                  self._form.consents, size)
        left = self._left if two else self._left + 121 * mm
        base -= 2 * size if two else 0
        long = pen.words(left, base, "Ký tên (nếu đồng ý bằng giấy)", self._small, 45 * mm)
        pen.rule(left + long + mm, base - 0.5 * mm, self._left + self._width - left - long - mm)
