"""A square code drawn as vectors: its dark modules as one shape, so that no hairline parts them."""

import segno
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

QUIET = 4
"""How many modules of white a scanner needs around the code."""


def draw_square(canvas: Canvas, text: str, left: float, bottom: float, side: float) -> None:
    """Draw the code of a text, `side` points wide with its quiet zone."""
    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
    module = side / (len(rows) + 2 * QUIET)
    path = canvas.beginPath()
    for down, row in enumerate(rows):
        top = bottom + side - (down + QUIET) * module
        for first, length in _runs(row):
            path.rect(left + (first + QUIET) * module, top - module, length * module, module)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


class SquareCode(Flowable):
    """The code alone, `side` points wide."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self._text = text
        self.width = self.height = side

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """A square."""
        return self.width, self.height

    def draw(self) -> None:
        """The modules."""
        draw_square(self.canv, self._text, 0, 0, self.width)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many stand side by side."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((at, 1))
    return found
