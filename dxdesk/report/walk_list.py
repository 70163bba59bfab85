"""The walk list in large letters: a group of pages a hamlet, by household, with boxes to tick and room to write.

Drawn by hand on a canvas, a person at a time, so that a long list takes neither time nor memory.
"""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.check_code import square_text
from dxdesk.domain.names import clean
from dxdesk.domain.paper_tables import PrintedTable, plain_table
from dxdesk.domain.training_words import LONG_WEEKDAYS
from dxdesk.domain.walk_list import WalkHamlet, WalkList, WalkPerson
from dxdesk.report.drawn import Drawn, Stamp, Tell
from dxdesk.report.fonts import Family, check_letters, serif
from dxdesk.report.page import BOTTOM, LEFT, PRACTICE, RIGHT, TOP, WIDTH, behind
from dxdesk.report.pdfa import archival
from dxdesk.report.pen import Pen
from dxdesk.report.square_code import draw_square
from dxdesk.report.stamp import SIDE
from dxdesk.report.words import said, whence

_TITLE = "TỜ ĐI NHÀ"
_HEADS = ("Số hộ", "Họ và tên", "Năm sinh", "Địa chỉ", "Điện thoại", "VNeID", "Việc cần làm")
_BIG, _NAME, _TEXT, _SMALL, _SMALLEST = 16.0, 15.0, 14.0, 12.0, 11.0
_LINE = 18.5
_BOX, _INDENT, _KNOWN = 5 * mm, 9 * mm, 62 * mm
_ENDS = ("Xong", "Vắng", "Không đồng ý", "Hẹn lại ngày")
_EVERY = 200


def draw_walk_list(sheet: WalkList, stamp: Stamp, tell: Tell) -> Drawn:
    """The list as a PDF. Raises `InputError("letter")`, and what `tell` raises."""
    file, family = BytesIO(), serif()
    canvas = Canvas(file, pagesize=A4, invariant=1, lang="vi", initialFontName=family.regular)
    canvas.setTitle(f"Tờ đi nhà, ngày {sheet.on:%d/%m/%Y}")
    canvas.setAuthor(sheet.team or sheet.ward)
    canvas.setCreator("dxdesk")
    pages = _Pages(canvas, family, sheet)
    done = 0
    for hamlet in sheet.hamlets:
        pages.begin(hamlet)
        household = None
        for person in hamlet.people:
            if done % _EVERY == 0:
                tell(done, sheet.count)
            pages.person(person, new=person.household != household)
            household, done = person.household, done + 1
        last = hamlet is sheet.hamlets[-1]
        pages.end([f"{hamlet.name}: {said(len(hamlet.people))} người.",
                   *(_closing(sheet, stamp) if last else [])], stamp.code if last else "")
    canvas.save()
    return Drawn(archival(file.getvalue()), pages.count)


def walk_tables(sheet: WalkList) -> tuple[PrintedTable, ...]:
    """The lines of each hamlet as printed."""
    return tuple(plain_table(hamlet.name, _HEADS, [
        (person.household, person.name, person.born, person.address, person.phone, person.state,
         "; ".join(errand.told(sheet.on) for errand in person.errands)) for person in hamlet.people])
        for hamlet in sheet.hamlets)


def _closing(sheet: WalkList, stamp: Stamp) -> list[str]:
    """What the whole list holds, who is not on it, which print it is."""
    told = [whence(sheet.as_of, sheet.laptops, f"Cả danh sách: {said(sheet.count)} người,")]
    if sheet.left_out:
        told.append(f"{said(sheet.left_out)} người đã rút đồng ý không in tên.")
    if stamp.edition > 1 and stamp.since:
        told.append(f"Bản {stamp.edition}, thay bản {stamp.edition - 1} in ngày {stamp.since:%d/%m/%Y}.")
    return [*told, *([f"Mã kiểm {stamp.code}."] if stamp.code else [])]


class _Pages:
    """Where the next line stands; a new page begins where a person no longer fits whole."""

    def __init__(self, canvas: Canvas, family: Family, sheet: WalkList) -> None:
        self._canvas, self._family, self._sheet = canvas, family, sheet
        self._pen = Pen(canvas, family, _SMALLEST)
        self._hamlet, self._top, self._number = "", 0.0, 0
        self.count = 0

    def begin(self, hamlet: WalkHamlet) -> None:
        """The head of a hamlet on a page of its own."""
        sheet, self._hamlet, self._number = self._sheet, hamlet.name, 0
        self._page()
        on = f"{LONG_WEEKDAYS[sheet.on.weekday()]} ngày {sheet.on:%d/%m/%Y}"
        self._centred(", ".join(filter(None, (sheet.team, sheet.ward))), _SMALL)
        self._centred(_TITLE, _BIG, bold=True)
        self._centred(hamlet.name, _BIG, bold=True)
        self._centred(f"{on}, {said(len(hamlet.people))} người", _TEXT)
        if sheet.member:
            self._centred(f"Việc của {sheet.member}", _TEXT)
        self._centred(sheet.internal, _SMALL, bold=True)
        self._top -= 6

    def person(self, person: WalkPerson, *, new: bool) -> None:
        """One person, under the line of his household where it is a new one."""
        told = [*([person.address] if person.address and not person.household else []),
                *(f"• {errand.told(self._sheet.on)}" for errand in person.errands)]
        body = [line for words in told for line in self._split(words, _TEXT, WIDTH - _INDENT)]
        known = ", ".join(filter(None, (person.state and f"VNeID: {person.state.lower()}",
                                        person.phone and f"ĐT {person.phone}")))
        right = min(self._canvas.stringWidth(known, self._family.regular, _SMALL), _KNOWN)
        room = WIDTH - _INDENT - right - 2 * mm
        names = self._split(", ".join(filter(None, (person.name, person.born))), _NAME, room, bold=True)
        if self._top - (2 + bool(new) + len(names) + len(body)) * _LINE - 12 < BOTTOM:
            self._page()
            new = True
        if new:
            self._household(person)
        self._pen.box(LEFT, self._top - _LINE - 2, _BOX)
        self._pen.words(LEFT + WIDTH - right, self._top - _LINE, known, _SMALL, right)
        for line, width in zip(names, (room, WIDTH - _INDENT), strict=False):
            self._line(line, _NAME, width, bold=True)
        for line in body:
            self._line(line, _TEXT, WIDTH - _INDENT)
        self._ends()

    def end(self, sentences: list[str], code: str) -> None:
        """The last lines of a hamlet; where the whole list ends, beside the square of its check code."""
        side = SIDE + 2 * mm if code else 0
        lines = simpleSplit(" ".join(sentences), self._family.regular, _SMALL, WIDTH - side)
        if self._top - max(len(lines) * _LINE, side) - 6 < BOTTOM:
            self._page()
        if code:
            draw_square(self._canvas, square_text(code), LEFT, self._top - SIDE - 6, SIDE)
        for line in lines:
            self._top -= _LINE
            self._pen.words(LEFT + side, self._top, line, _SMALL, WIDTH - side)
        self._canvas.showPage()

    def _page(self) -> None:
        """Another page of the hamlet, from its second on with its number and name in the margin."""
        if self._number:
            self._canvas.showPage()
        self._number += 1
        self.count += 1
        width, height = A4
        if self._sheet.practice:
            behind(self._canvas, self._family, PRACTICE, ((LEFT + width - RIGHT) / 2, height / 2), 84)
        self._top = height - TOP
        if self._number > 1:
            self._pen.words(LEFT, height - 12 * mm, str(self._number), 13, WIDTH, middle=True)
            self._pen.words(LEFT, self._top - _SMALL, f"{self._hamlet} (tiếp)", _SMALL, WIDTH, bold=True)
            self._top -= _LINE

    def _centred(self, words: str, size: float, *, bold: bool = False) -> None:
        font = self._family.bold if bold else self._family.regular
        for line in simpleSplit(check_letters(font, clean(words)), font, size, WIDTH):
            self._top -= size * 1.25
            self._pen.words(LEFT, self._top, line, size, WIDTH, bold=bold, middle=True)

    def _household(self, person: WalkPerson) -> None:
        """A rule, and whose door this is."""
        self._top -= 4
        self._canvas.setLineWidth(1)
        self._canvas.line(LEFT, self._top, LEFT + WIDTH, self._top)
        self._top -= _LINE - 2
        named = f"Hộ {person.household}" if person.household else "Chưa ghi số hộ"
        told = ", ".join(filter(None, (named, person.address if person.household else "")))
        self._pen.words(LEFT, self._top, told, _TEXT, WIDTH, bold=True)
        self._top -= 2

    def _line(self, words: str, size: float, width: float, *, bold: bool = False) -> None:
        self._top -= _LINE
        self._pen.words(LEFT + _INDENT, self._top, words, size, width, bold=bold)

    def _ends(self) -> None:
        """How the visit ended, and a line for notes."""
        self._top -= _LINE
        room = (WIDTH - _INDENT) * 0.74
        self._pen.ticks(LEFT + _INDENT, self._top, room, _ENDS, _SMALL)
        self._pen.rule(LEFT + _INDENT + room, self._top - 2, WIDTH - _INDENT - room)
        self._top -= _LINE
        long = self._pen.words(LEFT + _INDENT, self._top, "Ghi chú", _SMALL, WIDTH)
        self._pen.rule(LEFT + _INDENT + long + 2 * mm, self._top - 2, WIDTH - _INDENT - long - 2 * mm)
        self._top -= 6

    def _split(self, words: str, size: float, width: float, *, bold: bool = False) -> list[str]:
        """The words on at most two lines; the second holds all that is left, and is cut where it is drawn."""
        font = self._family.bold if bold else self._family.regular
        first, *rest = simpleSplit(check_letters(font, clean(words)), font, size, width) or [""]
        return [first, *([" ".join(rest)] if rest else [])]
