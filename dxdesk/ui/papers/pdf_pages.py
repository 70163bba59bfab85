"""Pages of a PDF as pictures, for the eye and for the printer. Safe on any one thread at a time."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The PDF as pdfium knows it, closed afterwards."""
    import pypdfium2  # start-up: 120 ms nobody pays who prints nothing

    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        yield document
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page and how high the page is, in points."""

    image: QImage
    height: float


def page_picture(data: bytes, page: int, scale: float, width: int = 0) -> PagePicture:
    """The picture of a page, white ground; `width` in pixels takes the place of `scale` (pixels per point)."""
    with opened(data) as document:
        sheet = document[page]
        drawn = sheet.render(scale=width / sheet.get_width() if width > 0 else scale)
        image = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_BGR888)
        return PagePicture(image.copy(), sheet.get_height())


def grey_picture(sheet: Any, scale: float) -> QImage:
    """An open page in shades of grey, a third of the room: papers are black and white."""
    drawn = sheet.render(scale=scale, grayscale=True, optimize_mode="print")
    shades = QImage.Format.Format_Grayscale8
    return QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, shades).copy()
