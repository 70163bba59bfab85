"""Pages of a PDF as pictures, one at a time: turn, zoom, fit to the width. Pages are drawn off the GUI thread."""

import io
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from dxdesk.ui.background import Background
from dxdesk.ui.forms.ui_pdf_view import Ui_PdfView

ZOOMS = (50, 75, 100, 125, 150, 200)
_FIT = 0
_POINTS = 96 / 72  # pixels per point at 100 %
_MARGIN = 32


class PdfView(QWidget):
    """A paper to look at. Signals: shown(page) when the picture of a page (from 0) is in sight."""

    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PdfView()
        self.ui.setupUi(self)
        self._data = b""
        self._pages = 0
        self._page = 0
        self._zoom = _FIT
        self._asked = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Trang in")
        self.ui.desk.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_up(self, background: Background, failed: Callable[[BaseException], object]) -> None:
        """Who draws the pages, and whom to tell when one cannot be drawn."""
        self._background, self._failed = background, failed
        ui = self.ui
        for button, icon, name in ((ui.previous, "left", "Trang trước"), (ui.next, "right", "Trang sau"),
                                   (ui.smaller, "minus", "Nhỏ hơn"), (ui.larger, "plus", "To hơn")):
            button.setProperty("icon_name", icon)
            button.setAccessibleName(name)
            button.setToolTip(name)
        ui.previous.clicked.connect(lambda: self.turn(-1))
        ui.next.clicked.connect(lambda: self.turn(1))
        ui.smaller.clicked.connect(lambda: self.zoom(-1))
        ui.larger.clicked.connect(lambda: self.zoom(1))
        self._say()

    def show_paper(self, data: bytes, pages: int) -> None:
        """Show a PDF; the page in sight stays where the paper has it."""
        self._data, self._pages = data, pages
        self._page = min(self._page, max(pages - 1, 0))
        self._draw()

    def turn(self, by: int) -> None:
        """Go to another page."""
        to = max(0, min(self._pages - 1, self._page + by))
        if to != self._page:
            self._page = to
            self.ui.desk.verticalScrollBar().setValue(0)
            self._draw()

    def zoom(self, by: int) -> None:
        """Larger or smaller by a step; smaller than the smallest fits the width again."""
        steps = (_FIT, *ZOOMS)
        at = steps.index(self._zoom) + by
        if 0 <= at < len(steps):
            self._zoom = steps[at]
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn, plus and minus zoom."""
        moves = {Qt.Key.Key_PageDown: (self.turn, 1), Qt.Key.Key_PageUp: (self.turn, -1),
                 Qt.Key.Key_Plus: (self.zoom, 1), Qt.Key.Key_Minus: (self.zoom, -1)}
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            move[0](move[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A paper that fits the width follows it."""
        super().resizeEvent(event)
        if self._zoom == _FIT and self._data:
            self._draw()

    def _draw(self) -> None:
        """Ask for the picture of the page; only the last one asked for is shown."""
        self._say()
        if not self._data:
            return
        self._asked += 1
        asked, data, page, ratio = self._asked, self._data, self._page, self.devicePixelRatioF()
        width = 0 if self._zoom else self.ui.desk.viewport().width() - _MARGIN
        scale = self._zoom / 100 * _POINTS
        self._background.run(lambda: page_picture(data, page, scale * ratio, round(width * ratio)),
                             done=lambda picture: self._put(asked, picture, ratio), failed=self._failed)

    def _put(self, asked: int, picture: QImage, ratio: float) -> None:
        if asked != self._asked:
            return
        picture.setDevicePixelRatio(ratio)
        self.ui.sheet.setPixmap(QPixmap.fromImage(picture))
        self.ui.sheet.setAccessibleName(f"Trang {self._page + 1} của giấy")
        self.shown.emit(self._page)

    def _say(self) -> None:
        ui = self.ui
        ui.page_text.setText(f"Trang {self._page + 1} trên {self._pages}" if self._pages else "Chưa có trang nào")
        ui.zoom.setText(f"{self._zoom} %" if self._zoom else "Vừa ngang")
        ui.previous.setEnabled(self._page > 0)
        ui.next.setEnabled(self._page + 1 < self._pages)
        ui.smaller.setEnabled(self._zoom != _FIT)
        ui.larger.setEnabled(self._zoom != ZOOMS[-1])


def page_picture(data: bytes, page: int, scale: float, width: int = 0) -> QImage:
    """The picture of a page, white ground; `width` in pixels takes the place of `scale`. Safe on any one thread."""
    import pypdfium2  # start-up: 120 ms nobody pays who prints nothing

    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        sheet = document[page]
        drawn = sheet.render(scale=width / sheet.get_width() if width > 0 else scale)
        picture = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_BGR888)
        return picture.copy()
    finally:
        document.close()
