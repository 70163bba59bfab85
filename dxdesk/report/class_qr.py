"""The square code of a class's sheet: black modules as one shape, its text below for whoever has no scanner."""

import segno
from reportlab.platypus import Flowable

from dxdesk.report.fonts import Family, check_letters

_QUIET = 4
_SIZE, _LEADING = 7.0, 8.0


class ClassCode(Flowable):
    """A code `side` points wide, its quiet zone included, over its text broken into lines of that width."""

    def __init__(self, family: Family, text: str, side: float) -> None:
        super().__init__()
        self._family, self._side = family, side
        self._text = check_letters(family.regular, text)
        self._rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
        self._lines = _broken(self._text)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The room taken: the code and the lines under it."""
        self.width, self.height = self._side, self._side + len(self._lines) * _LEADING
        return self.width, self.height

    def draw(self) -> None:
        """The modules, row by row in one path so that no hairline parts them, then the text."""
        module = self._side / (len(self._rows) + 2 * _QUIET)
        path = self.canv.beginPath()
        for down, row in enumerate(self._rows):
            top = self.height - (down + _QUIET) * module
            for first, length in _runs(row):
                path.rect((first + _QUIET) * module, top - module, length * module, module)
        self.canv.setFillGray(0)
        self.canv.drawPath(path, stroke=0, fill=1)
        self.canv.setFont(self._family.regular, _SIZE)
        for at, line in enumerate(self._lines, 1):
            self.canv.drawCentredString(self._side / 2, self.height - self._side - at * _LEADING + 4, line)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many stand side by side."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((at, 1))
    return found


def _broken(text: str) -> list[str]:
    """What stands before the colon, then the rest on two lines."""
    head, _, rest = text.partition(":")
    half = (len(rest) + 1) // 2
    return [line for line in (f"{head}:", rest[:half], rest[half:]) if line]
