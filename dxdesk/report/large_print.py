"""Papers people take home: A5 or A4, letters as large as fit, nothing of an official letter around them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from dxdesk.domain.names import clean
from dxdesk.report.fonts import Family, check_letters
from dxdesk.report.page import PRACTICE, behind
from dxdesk.report.pdfa import archival

SIZES = {"a5": A5, "a4": A4}
"""The sheets these papers are printed on."""
MARGINS = {"a5": 11 * mm, "a4": 18 * mm}
_WHOLE = ((0, 0), (-1, -1))
_LEADING = 1.19
_LONGEST, _OF_LINE = 4_000, 80  # letters; no line of these sizes holds more
_NO_END = 100_000.0


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper is printed on and as: sheet of `SIZES`, fonts, title and author, whether it is practice."""

    size: str
    family: Family
    title: str
    author: str
    practice: bool = False

    @property
    def width(self) -> float:
        """Points from margin to margin."""
        return SIZES[self.size][0] - 2 * MARGINS[self.size]


class Type:
    """Paragraphs of one size and somewhat larger ones.

    `gap` is the room over each, `lines` how many lines one may take, 0 for as many as it needs.
    """

    def __init__(self, paper: Paper, size: float, gap: float = 3, lines: int = 0) -> None:
        self.paper, self.size, self.gap, self.lines = paper, size, gap, lines

    def text(self, words: str, label: str = "", *, more: float = 0, above: float = -1, centre: bool = False,
             width: float = 0) -> Paragraph:
        """Words, behind a label in bold letters where there is one; one that takes too many lines ends in '…'.

        `more` points larger than the rest; `above` and `width` its own where they are not those of all.
        Raises `InputError("letter")` when the font cannot show a letter of it.
        """
        size = self.size + more
        style = ParagraphStyle(
            "large", fontName=self.paper.family.regular, fontSize=size, leading=round(size * _LEADING, 1),
            textColor=black, alignment=TA_CENTER if centre else TA_LEFT, spaceBefore=self.gap if above < 0 else above)
        most = self.lines * _OF_LINE or _LONGEST
        label, words = clean(label)[:most], clean(words)[:most]
        made = self._made(label, words, style)
        if not self.lines or self._fits(made, width):
            return made
        whole = words or label
        units = whole.split(" ") if " " in whole else list(whole)
        kept = bisect_left(range(1, len(units)), True, key=lambda count: not self._fits(
            self._cut(label, words, units, count, style), width))
        return self._cut(label, words, units, kept, style)

    def _cut(self, label: str, words: str, units: Sequence[str], count: int, style: ParagraphStyle) -> Paragraph:
        """The same with only so many words of it, or letters of a single word."""
        short = f"{' '.join(units[:count])} …" if " " in (words or label) else f"{''.join(units[:count])}…"
        return self._made(label, short, style) if words else self._made(short, "", style)

    def _fits(self, paragraph: Paragraph, width: float) -> bool:
        paragraph.wrap(width or self.paper.width, _NO_END)
        return len(paragraph.blPara.lines) <= self.lines

    def _made(self, label: str, words: str, style: ParagraphStyle) -> Paragraph:
        family = self.paper.family
        bold = f'<font name="{family.bold}">{_safe(family.bold, label)}</font>' if label else ""
        return Paragraph(" ".join(filter(None, (bold, _safe(family.regular, words)))), style)

    def columns(self, rows: Sequence[Sequence[object]], widths: Sequence[float], *more: tuple) -> Table:
        """Parts side by side without lines; `more` are styles of the table's cells, as ReportLab writes them."""
        pads = [(f"{side}PADDING", *_WHOLE, 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
        return Table(rows, colWidths=widths, style=[
            # A cell sets its default font even when a paragraph with its own fills it: Helvetica, never embedded.
            ("FONTNAME", *_WHOLE, self.paper.family.regular), ("VALIGN", *_WHOLE, "TOP"), *pads, *more])


class AtFoot(Flowable):
    """What stands at the foot of the page, whatever room is left above it."""

    def __init__(self, inside: Flowable) -> None:
        super().__init__()
        self._inside = inside

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All that is left of the page."""
        _, needed = self._inside.wrap(width, height)
        self.width, self.height = width, max(needed, height - 1)
        return self.width, self.height

    def draw(self) -> None:
        """At the bottom of it."""
        self._inside.drawOn(self.canv, 0, 0)


def largest(paper: Paper, types: Iterable[Type], story: Callable[[Type], Iterable[Flowable]],
            pages: int = 1) -> tuple[bytes, int]:
    """The paper in the first type that takes no more than these pages, else in the last; the PDF, its page count."""
    made = b"", 0
    for letters in types:
        made = print_large(paper, story(letters))
        if made[1] <= pages:
            break
    return archival(made[0]), made[1]


def print_large(paper: Paper, story: Iterable[Flowable]) -> tuple[bytes, int]:
    """The finished PDF and its number of pages; equal input gives equal bytes."""
    file, (width, height), margin = BytesIO(), SIZES[paper.size], MARGINS[paper.size]
    frame = Frame(margin, margin, width - 2 * margin, height - 2 * margin, 0, 0, 0, 0)
    document = BaseDocTemplate(
        file, pagesize=(width, height), title=paper.title, author=paper.author, creator="dxdesk", lang="vi",
        invariant=1, initialFontName=paper.family.regular,
        pageTemplates=[PageTemplate("main", frames=[frame], onPage=lambda canvas, _: _around(canvas, paper))])
    document.build(list(story))
    return file.getvalue(), document.page


def _safe(font: str, words: str) -> str:
    return escape(check_letters(font, words))


def _around(canvas: Canvas, paper: Paper) -> None:
    """The number from the second page on, the practice mark behind everything."""
    width, height = SIZES[paper.size]
    if canvas.getPageNumber() > 1:
        canvas.setFont(paper.family.regular, 11)
        canvas.drawCentredString(width / 2, height - MARGINS[paper.size] * 0.7, str(canvas.getPageNumber()))
    if paper.practice:
        behind(canvas, paper.family, PRACTICE, (width / 2, height / 2), width / 7)
