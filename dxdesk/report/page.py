"""The official page: A4, its margins, page numbers, styles and the parts every paper shares (NĐ 30/2020, annex I)."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from dxdesk.domain.names import clean
from dxdesk.domain.paper_tables import Cell
from dxdesk.report.drawn import FigureText, Spot
from dxdesk.report.ending import Ending, Rows
from dxdesk.report.fonts import Family, check_letters, serif
from dxdesk.report.pdfa import archival

TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 15 * mm
WIDTH = A4[0] - LEFT - RIGHT
WIDTH_ACROSS = A4[1] - LEFT - RIGHT
"""Room for text on a page lying on its long side, which tables may need (NĐ 30/2020)."""
_NUMBER_FROM_TOP = 12 * mm
PRACTICE = "TẬP DƯỢT"
_LINE_LIMIT = 300
_SHORT, _TABLE_START = 10, 35 * mm
_RULE = 0.7
_HAIRLINE = 0.5
_WHOLE = ((0, 0), (-1, -1))


class Ink:
    """Styles of one family, and paragraphs whose every letter is known to be printable."""

    def __init__(self, family: Family) -> None:
        self.family = family
        text = partial(self._style, family.regular)
        bold = partial(self._style, family.bold)
        self.body = text(14, alignment=TA_JUSTIFY, firstLineIndent=10 * mm, spaceBefore=6)
        self.item = bold(14, alignment=TA_JUSTIFY, firstLineIndent=10 * mm, spaceBefore=6, keepWithNext=1)
        self.caption = bold(14, firstLineIndent=10 * mm, spaceBefore=6)
        self.section = bold(14, alignment=TA_LEFT, firstLineIndent=10 * mm, spaceBefore=8, keepWithNext=1)
        self.note = self._style(family.italic, 11, alignment=TA_JUSTIFY, spaceBefore=4)
        self.superior = text(12, alignment=TA_CENTER)
        self.issuer = bold(12, alignment=TA_CENTER)
        self.nation = bold(12, alignment=TA_CENTER)
        self.motto = bold(13, alignment=TA_CENTER)
        self.number = text(13, alignment=TA_CENTER)
        self.place = self._style(family.italic, 13, alignment=TA_CENTER)
        self.title = bold(14, alignment=TA_CENTER)
        self.belongs = self._style(family.italic, 14, alignment=TA_CENTER)
        self.addressee = text(14, alignment=TA_CENTER)
        # What is listed below "Kính gửi:" stands under its colon, further lines under the first word.
        self.addressees_head = text(14, leftIndent=30 * mm)
        colon = 30 * mm + stringWidth("Kính gửi", family.regular, 14)
        self.addressees = text(14, leftIndent=colon + 3 * mm, firstLineIndent=-3 * mm)
        self.recipients_head = self._style(family.bold_italic, 12)
        self.recipients = text(11)
        self.signer_role = bold(13, alignment=TA_CENTER)
        self.signer = bold(14, alignment=TA_CENTER)
        self.head = bold(12, alignment=TA_CENTER)
        self.cell = text(12)
        self.centre = text(12, alignment=TA_CENTER)
        self.right = text(12, alignment=TA_RIGHT)
        self.fact = text(13, spaceBefore=2)
        self.cell_bold = bold(12)
        self.small = bold(10, alignment=TA_CENTER)

    @staticmethod
    def _style(font: str, size: float, **more: object) -> ParagraphStyle:
        return ParagraphStyle(font, fontName=font, bulletFontName=font, fontSize=size, leading=round(size * 1.17, 1),
                              textColor=black, allowWidows=0, allowOrphans=0, **more)

    def text(self, words: str, style: ParagraphStyle) -> Paragraph:
        """A paragraph; raises `InputError("letter")` when the font cannot show a letter of it."""
        return Paragraph(escape(check_letters(style.fontName, clean(words))), style)

    def figure(self, cell: Cell, style: ParagraphStyle, spots: list[Spot]) -> Paragraph:
        """A cell of a table of figures; one with a source notes into `spots` where it comes to stand."""
        if cell.source is None:
            return self.line(cell.text, style)
        return FigureText(escape(check_letters(style.fontName, clean(cell.text))), style, cell.source, spots)

    def line(self, words: str, style: ParagraphStyle) -> Paragraph:
        """A paragraph that must not outgrow its place: beyond 300 letters it ends in '…'."""
        words = clean(words)
        return self.text(words if len(words) <= _LINE_LIMIT else words[:_LINE_LIMIT] + "…", style)

    def columns(self, rows: Sequence[Sequence[object]], widths: Sequence[float], gaps: Sequence[float] = ()) -> Table:
        """Parts side by side without lines; `gaps` is the room above each row."""
        pads = [(f"{side}PADDING", *_WHOLE, 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
        above = [("TOPPADDING", (0, row), (-1, row), gap) for row, gap in enumerate(gaps)]
        looks = [self._cell_font(), ("VALIGN", *_WHOLE, "TOP"), *pads, *above]
        return Table(rows, colWidths=widths, splitInRow=1, style=looks)

    def grid(self, rows: Sequence[Sequence[object]], widths: Sequence[float], *more: tuple) -> Table:
        """A table with black hairlines; its first row stands again on every page and no row is split.

        `more` are styles of the table's cells, as ReportLab writes them.
        """
        return Rows(rows, colWidths=widths, repeatRows=1, spaceBefore=6, spaceAfter=2, style=[
            self._cell_font(), ("GRID", *_WHOLE, _HAIRLINE, black),
            ("VALIGN", *_WHOLE, "MIDDLE"), ("LEFTPADDING", *_WHOLE, 3), ("RIGHTPADDING", *_WHOLE, 3),
            ("TOPPADDING", *_WHOLE, 1.5), ("BOTTOMPADDING", *_WHOLE, 2.5), *more])

    def titled(self, words: str, table: Table, rows: int, *, whole: bool = False) -> list[Flowable]:
        """A table of so many rows under its name, which never stands alone; with `whole` a short one is not parted."""
        caption = self.text(words, self.caption)
        if whole and rows <= _SHORT:
            return [KeepTogether([caption, table])]
        return [CondPageBreak(_TABLE_START), caption, table]

    def _cell_font(self) -> tuple:
        # A cell sets its default font even when a paragraph with its own fills it: Helvetica, never embedded.
        return ("FONTNAME", *_WHOLE, self.family.regular)


class Ruled(Flowable):
    """A centred paragraph over a rule whose length is a share of its last line."""

    def __init__(self, paragraph: Paragraph, share: float) -> None:
        super().__init__()
        self._paragraph = paragraph
        self._share = share
        self._gap = 6.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The room taken: the paragraph's and the rule's."""
        self.width, text = self._paragraph.wrap(width, height)
        self.height = text + self._gap
        return self.width, self.height

    def draw(self) -> None:
        """The paragraph, and the rule 3 points under its last line."""
        self._paragraph.drawOn(self.canv, 0, self._gap)
        last = self._paragraph.blPara.lines[-1] if self._paragraph.blPara.lines else (self.width,)
        spare = last[0] if isinstance(last, tuple) else last.extraSpace  # with “&” in it, a line is of another kind
        length = (self.width - spare) * self._share
        self.canv.setLineWidth(_RULE)
        self.canv.line((self.width - length) / 2, self._gap - 3, (self.width + length) / 2, self._gap - 3)


def ink() -> Ink:
    """The styles in the best serif of this machine."""
    return Ink(serif())


class Annex(Flowable):
    """Where an annex begins: on a new page, whose pages are counted from 1 again; `across`: on the long side."""

    def __init__(self, across: bool) -> None:
        super().__init__()
        self.across = across


def annex(*, across: bool = False) -> list[Flowable]:
    """What comes next is an annex of its own, each numbered from page 1 (NĐ 30/2020); `across`: on the long side."""
    return [Annex(across)]


def build(story: list[Flowable], family: Family, title: str, author: str, practice: bool,
          *, across: bool = False) -> tuple[bytes, int]:
    """The finished PDF and its number of pages; equal input gives equal bytes. `across`: on the long side."""
    file = BytesIO()
    story, lying = _with_breaks(story, across)
    pages = [_template(str(at), A4[::-1] if long else A4, family, practice) for at, long in enumerate(lying)]
    document = BaseDocTemplate(
        file, pagesize=pages[0].pagesize, pageTemplates=pages,
        title=title, author=author, creator="dxdesk", lang="vi", invariant=1, initialFontName=family.regular)
    document.build(story)
    return archival(file.getvalue()), document.page


def _with_breaks(story: Sequence[Flowable], across: bool) -> tuple[list[Flowable], list[bool]]:
    """The story as Platypus takes it, and which of its parts, the body first, lie on the long side.

    Every annex begins with a page break, and an ending takes over what stands before it.
    """
    whole, lying = list[Flowable](), [across]
    for part in story:
        if isinstance(part, Ending):
            part.follow(whole)
        if isinstance(part, Annex):
            whole += [NextPageTemplate(str(len(lying))), PageBreak()]
            lying.append(part.across)
        else:
            whole.append(part)
    return whole, lying


def _template(name: str, size: tuple[float, float], family: Family, practice: bool) -> PageTemplate:
    width, height = size
    frame = Frame(LEFT, BOTTOM, width - LEFT - RIGHT, height - TOP - BOTTOM, 0, 0, 0, 0)
    return PageTemplate(name, frames=[frame], onPage=_Around(size, family, practice), pagesize=size)


class _Around:
    """What stands outside the text: the number from the second page on, the practice mark behind everything."""

    def __init__(self, size: tuple[float, float], family: Family, practice: bool) -> None:
        self._size, self._family, self._practice = size, family, practice
        self._first = 0

    def __call__(self, canvas: Canvas, _: object) -> None:
        width, height = self._size
        self._first = self._first or canvas.getPageNumber()
        number = canvas.getPageNumber() - self._first + 1
        if number > 1:
            canvas.setFont(self._family.regular, 13)
            canvas.drawCentredString((LEFT + width - RIGHT) / 2, height - _NUMBER_FROM_TOP, str(number))
        if self._practice:
            behind(canvas, self._family, PRACTICE, ((LEFT + width - RIGHT) / 2, height / 2), 84)


def behind(canvas: Canvas, family: Family, words: str, middle: tuple[float, float], size: float,
           slope: float = 55) -> None:
    """Large grey words across a page, behind everything drawn after them."""
    canvas.saveState()
    canvas.setFillGray(0.88)
    canvas.setFont(family.bold, size)
    canvas.translate(*middle)
    canvas.rotate(slope)
    canvas.drawCentredString(0, -size / 3, words)
    canvas.restoreState()
