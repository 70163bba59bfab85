"""The program's own icons: plain SVG text, tinted and drawn at the size asked for (look §6).

`pixmap(name, color, size, ratio)` and `icon(name, color, size)`; names are the stems of `resources/icons`.
Parts draw their icon in their own text colour, so a change of theme needs no second visit to any widget.
"""

import tempfile

from PySide6.QtCore import QByteArray, QDir, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from dxdesk.paths import resource_path

_INK = "#000000"


def tinted(name: str, color: QColor) -> str:
    """The SVG text of an icon with its ink replaced."""
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace(_INK, color.name())


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square of `size` logical pixels for a screen of that pixel ratio; drawn once, then cached."""
    key = f"dxdesk:{name}:{color.name()}:{size}:{ratio}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached):
        return cached
    drawn = _draw(name, color, size, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, color: QColor, size: int) -> QIcon:
    """The icon for a widget that wants a `QIcon`, sharp on screens of ratio 1 and 2."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, color, size, ratio))
    return made


def folder_for_sheet() -> tempfile.TemporaryDirectory[str]:
    """A new folder where the style sheet looks for `icons:`."""
    folder = tempfile.TemporaryDirectory(prefix="dxdesk-", ignore_cleanup_errors=True)
    QDir.addSearchPath("icons", folder.name)
    return folder


def _draw(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    source = QSvgRenderer(QByteArray(tinted(name, color).encode()))
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    source.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
