"""The square code of a class's sheet, its text below for whoever has no scanner."""

from reportlab.platypus import Flowable

from dxdesk.report.fonts import Family, check_letters
from dxdesk.report.square_code import draw_square

_SIZE, _LEADING = 7.0, 8.0


class ClassCode(Flowable):
    """A code `side` points wide, its quiet zone included, over its text broken into lines of that width."""

    def __init__(self, family: Family, text: str, side: float) -> None:
        super().__init__()
        self._family, self._side = family, side
        self._text = check_letters(family.regular, text)
        self._lines = _broken(self._text)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The room taken: the code and the lines under it."""
        self.width, self.height = self._side, self._side + len(self._lines) * _LEADING
        return self.width, self.height

    def draw(self) -> None:
        """The modules, then the text."""
        draw_square(self.canv, self._text, 0, self.height - self._side, self._side)
        self.canv.setFont(self._family.regular, _SIZE)
        for at, line in enumerate(self._lines, 1):
            self.canv.drawCentredString(self._side / 2, self.height - self._side - at * _LEADING + 4, line)


def _broken(text: str) -> list[str]:
    """What stands before the colon, then the rest on two lines."""
    head, _, rest = text.partition(":")
    half = (len(rest) + 1) // 2
    return [line for line in (f"{head}:", rest[:half], rest[half:]) if line]
