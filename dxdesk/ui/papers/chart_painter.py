"""The shapes of a chart in the colours and the text scale in force (look §2)."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dxdesk.domain.chart_shapes import (
    AXIS,
    CUT,
    DONE,
    GRID,
    GROUND,
    MIDDLE,
    OTHER,
    PACE,
    PASSED,
    RIGHT,
    Box,
    Hit,
    Line,
    Pen,
    Picture,
    Words,
)
from dxdesk.report.words import number
from dxdesk.ui.theme import Theme

_TITLE, _LABEL, _SMALL, _LINE = 17, 14, 13, 1.45
_LINES = {AXIS: ("edge", 1), GRID: ("line", 1), PACE: ("text2", 2), CUT: ("surface", 4), PASSED: ("surface", 2)}
_NOT_CHOSEN = 0.62


class ChartPainter:
    """Measures and paints texts, bars and lines with the tokens of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = {}

    def pen(self) -> Pen:
        """How texts come out on the screen, in pixels at the text scale in force."""
        px = self._theme.px
        self._fonts = {(px(size), bold): (font, QFontMetricsF(font)) for size in (_TITLE, _LABEL, _SMALL)
                       for bold in (False, True) for font in [self._theme.font(size, bold)]}
        return Pen(lambda text, size, bold: self._fonts[round(size), bold][1].horizontalAdvance(text), number,
                   px(_TITLE), px(_LABEL), px(_SMALL), _LINE)

    def paint(self, painter: QPainter, picture: Picture, chosen: int) -> None:
        """All shapes of a picture laid out with `pen`; `chosen` is the number of a hit, -1 for none."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in picture.shapes:
            if isinstance(shape, Box):
                self._box(painter, shape, chosen in (-1, shape.hit))
            elif isinstance(shape, Line):
                self._line(painter, shape)
            else:
                self._words(painter, shape)
        if chosen >= 0:
            self._choice(painter, picture.hits[chosen])

    def _box(self, painter: QPainter, box: Box, strong: bool) -> None:
        where = QRectF(round(box.left) + 0.5, round(box.top) + 0.5, max(round(box.width), 1), max(round(box.height), 1))
        if box.ink == GROUND:
            painter.fillRect(where, self._theme.color("surface"))
            return
        painter.fillRect(where, self._fill(strong) if box.ink == DONE else self._theme.color("surface"))
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.setBrush(Qt.BrushStyle.BDiagPattern if box.ink == OTHER else Qt.BrushStyle.NoBrush)
        if box.ink == OTHER:
            brush = painter.brush()
            brush.setColor(self._theme.color("edge"))
            painter.setBrush(brush)
        painter.drawRect(where)

    def _fill(self, strong: bool) -> QColor:
        color, ground = self._theme.color("accent_fill"), self._theme.color("surface")
        if strong:
            return color

        def mixed(above: int, below: int) -> int:
            return round(above * _NOT_CHOSEN + below * (1 - _NOT_CHOSEN))

        return QColor(mixed(color.red(), ground.red()), mixed(color.green(), ground.green()),
                      mixed(color.blue(), ground.blue()))

    def _line(self, painter: QPainter, line: Line) -> None:
        token, wide = _LINES[line.ink]
        pen = QPen(self._theme.color(token), wide if wide == 1 else self._theme.px(wide))
        if line.ink == PACE:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QLineF(*(round(at) + 0.5 for at in (line.x1, line.y1, line.x2, line.y2))))

    def _words(self, painter: QPainter, words: Words) -> None:
        font, metrics = self._fonts[round(words.size), words.bold]
        painter.save()
        painter.setFont(font)
        painter.setPen(self._theme.color("text2" if words.soft else "text"))
        painter.translate(words.x, words.y)
        if words.upright:
            painter.rotate(-90)
        shift = {RIGHT: 1.0, MIDDLE: 0.5}.get(words.side, 0.0)
        painter.drawText(QPointF(-metrics.horizontalAdvance(words.text) * shift, 0), words.text)
        painter.restore()

    def _choice(self, painter: QPainter, hit: Hit) -> None:
        """The ring round the chosen bar."""
        painter.setPen(QPen(self._theme.color("ring"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(hit.left, hit.top, hit.width, hit.height).adjusted(-4, 0, 4, 0), 4, 4)
