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
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from dxdesk.domain.names import clean
from dxdesk.report.fonts import Family, check_letters, serif

TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 15 * mm
WIDTH = A4[0] - LEFT - RIGHT
_NUMBER_BASELINE = A4[1] - 12 * mm
_LINE_LIMIT = 300
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
        self.addressee = text(14, alignment=TA_CENTER)
        self.addressees = text(14, leftIndent=55 * mm)
        self.recipients_head = self._style(family.bold_italic, 12)
        self.recipients = text(11)
        self.signer_role = bold(13, alignment=TA_CENTER)
        self.signer = bold(14, alignment=TA_CENTER)
        self.head = bold(12, alignment=TA_CENTER)
        self.cell = text(12)
        self.centre = text(12, alignment=TA_CENTER)
        self.right = text(12, alignment=TA_RIGHT)

    @staticmethod
    def _style(font: str, size: float, **more: object) -> ParagraphStyle:
        return ParagraphStyle(font, fontName=font, bulletFontName=font, fontSize=size, leading=round(size * 1.17, 1),
                              textColor=black, allowWidows=0, allowOrphans=0, **more)

    def text(self, words: str, style: ParagraphStyle) -> Paragraph:
        """A paragraph; raises `InputError("letter")` when the font cannot show a letter of it."""
        return Paragraph(escape(check_letters(style.fontName, clean(words))), style)

    def line(self, words: str, style: ParagraphStyle) -> Paragraph:
        """A paragraph that must not outgrow its place: beyond 300 letters it ends in '…'."""
        words = clean(words)
        return self.text(words if len(words) <= _LINE_LIMIT else words[:_LINE_LIMIT] + "…", style)

    def columns(self, rows: Sequence[Sequence[object]], widths: Sequence[float], gaps: Sequence[float] = ()) -> Table:
        """Parts side by side without lines; `gaps` is the room above each row."""
        pads = [(f"{side}PADDING", *_WHOLE, 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
        above = [("TOPPADDING", (0, row), (-1, row), gap) for row, gap in enumerate(gaps)]
        return Table(rows, colWidths=widths, style=[self._cell_font(), ("VALIGN", *_WHOLE, "TOP"), *pads, *above])

    def grid(self, rows: Sequence[Sequence[Paragraph]], widths: Sequence[float]) -> Table:
        """A table with black hairlines; its first row stands again on every page and no row is split."""
        return Table(rows, colWidths=widths, repeatRows=1, spaceBefore=6, spaceAfter=2, style=[
            self._cell_font(), ("GRID", *_WHOLE, _HAIRLINE, black), ("VALIGN", *_WHOLE, "MIDDLE"),
            ("LEFTPADDING", *_WHOLE, 3), ("RIGHTPADDING", *_WHOLE, 3), ("TOPPADDING", *_WHOLE, 1.5),
            ("BOTTOMPADDING", *_WHOLE, 2.5)])

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
        spare = self._paragraph.blPara.lines[-1][0]
        length = (self.width - spare) * self._share
        self.canv.setLineWidth(_RULE)
        self.canv.line((self.width - length) / 2, self._gap - 3, (self.width + length) / 2, self._gap - 3)


def ink() -> Ink:
    """The styles in the best serif of this machine."""
    return Ink(serif())


def build(story: list[Flowable], family: Family, title: str, author: str, practice: bool) -> tuple[bytes, int]:
    """The finished PDF and its number of pages; equal input gives equal bytes."""
    file = BytesIO()
    frame = Frame(LEFT, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
    template = PageTemplate(frames=[frame], onPage=lambda canvas, _: _around(canvas, family, practice))
    document = BaseDocTemplate(
        file, pagesize=A4, pageTemplates=[template], title=title, author=author, creator="dxdesk", lang="vi",
        invariant=1, initialFontName=family.regular)
    document.build(story)
    return file.getvalue(), document.page


def _around(canvas: Canvas, family: Family, practice: bool) -> None:
    """What stands outside the text: the page number from page 2 on, the practice mark behind everything."""
    if canvas.getPageNumber() > 1:
        canvas.setFont(family.regular, 13)
        canvas.drawCentredString(LEFT + WIDTH / 2, _NUMBER_BASELINE, str(canvas.getPageNumber()))
    if practice:
        canvas.saveState()
        canvas.setFillGray(0.88)
        canvas.setFont(family.bold, 84)
        canvas.translate(LEFT + WIDTH / 2, A4[1] / 2)
        canvas.rotate(55)
        canvas.drawCentredString(0, -28, "TẬP DƯỢT")
        canvas.restoreState()
