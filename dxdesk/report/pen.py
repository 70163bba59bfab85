"""Words, rules and boxes to tick, drawn on a canvas where they are wanted: for papers that are filled in by hand."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from dxdesk.domain.names import clean
from dxdesk.report.fonts import Family, check_letters

_THIN, _BOX = 0.5, 0.7


class Pen:
    """Draws in points from the lower left corner; every word is fitted into the room it is given.

    Letters become as small as `smallest` points for it.
    """

    def __init__(self, canvas: Canvas, family: Family, smallest: float = 6.0) -> None:
        self.canvas, self.family, self._smallest = canvas, family, smallest

    def words(self, left: float, base: float, words: str, size: float, width: float, *, bold: bool = False,
              middle: bool = False) -> float:
        """A line of words from `left`, or around the middle of the room; how wide it came out.

        Smaller letters where it is too long, then it ends in '…'. Raises `InputError("letter")` as every paper.
        """
        font = self.family.bold if bold else self.family.regular
        text = check_letters(font, clean(words))
        size, text = fitted(text, font, size, width, self._smallest)
        long = stringWidth(text, font, size)
        self.canvas.setFont(font, size)
        self.canvas.drawString(left + (width - long) / 2 if middle else left, base, text)
        return long

    def rule(self, left: float, base: float, width: float) -> None:
        """A thin line to write on."""
        self.canvas.setLineWidth(_THIN)
        self.canvas.line(left, base, left + width, base)

    def box(self, left: float, base: float, side: float) -> None:
        """A square to tick."""
        self.canvas.setLineWidth(_BOX)
        self.canvas.rect(left, base, side, side)

    def tick(self, left: float, base: float, width: float, words: str, size: float, key: str = "") -> float:
        """A square, the key that picks it on the screen, what it stands for; how wide all came out."""
        side, gap = size * 0.95, size * 0.35
        self.box(left, base - size * 0.12, side)
        at = left + side + gap
        if key:
            at += self.words(at, base, key, size, width, bold=True) + gap
        return at - left + self.words(at, base, words, size, left + width - at)

    def ticks(self, left: float, base: float, width: float, words: Sequence[str], size: float,
              keys: Sequence[str] = ()) -> None:
        """Squares side by side over the whole width, the room between them the same; smaller where it is narrow."""
        keys = keys or [""] * len(words)
        while size > self._smallest and sum(self._long(*pair, size) for pair in zip(words, keys, strict=True)) > width:
            size -= 0.25
        longs = [self._long(*pair, size) for pair in zip(words, keys, strict=True)]
        spare = max(0.0, (width - sum(longs)) / len(words))
        for name, key, long in zip(words, keys, longs, strict=True):
            self.tick(left, base, long, name, size, key)
            left += long + spare

    def two_lines(self, words: str, size: float, width: float) -> list[str]:
        """The words on one line where they fit, else parted at the space nearest to their middle."""
        gaps = [at for at, letter in enumerate(words) if letter == " "]
        if not gaps or stringWidth(words, self.family.regular, size) <= width:
            return [words]
        cut = min(gaps, key=lambda at: abs(at - len(words) / 2))
        return [words[:cut], words[cut + 1:]]

    def field(self, left: float, top: float, width: float, height: float, label: str, size: float,
              value: str = "") -> None:
        """A small label, and under it a line to write on, with what is known beforehand."""
        self.words(left, top - size, label, size, width - mm)
        self.rule(left, top - height + mm, width - 1.5 * mm)
        if value:
            self.words(left, top - height + 1.8 * mm, value, size + 2, width - 1.5 * mm, bold=True)

    def _long(self, words: str, key: str, size: float) -> float:
        """How wide a tick with its words is, and a little room behind it."""
        keyed = stringWidth(key, self.family.bold, size) + size * 0.35 if key else 0
        return size * 1.3 + keyed + stringWidth(words, self.family.regular, size) + size * 0.4


def wrapped(words: str, font: str, size: float, room: float, *, cut: bool = False) -> list[str]:
    """Words in lines no wider than the room; a word wider than it stands alone, with `cut` without its end.

    Raises `InputError("letter")` for a letter the font does not have.
    """
    lines: list[str] = []
    for word in check_letters(font, clean(words)).split():
        while cut and stringWidth(word, font, size) > room:
            word = word[:-1]
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def fitted(text: str, font: str, size: float, width: float, smallest: float) -> tuple[float, str]:
    """The size and the words that fit a width: smaller letters, then the end is cut."""
    long = stringWidth(text, font, size)
    if long <= width:
        return size, text
    size = max(min(smallest, size), size * width / long - 0.05)
    while text and stringWidth(text, font, size) > width:
        text = f"{text.removesuffix('…')[:-1].rstrip()}…" if len(text) > 1 else ""
    return size, text
