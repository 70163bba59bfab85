"""Pages of a PDF as pictures, one at a time: turn, zoom, fit to the width, open a figure of the page.

Pages are drawn off the GUI thread. Keys: PageUp, PageDown, Home and End turn, + and − zoom, ← and → walk from figure
to figure, Enter opens the records behind one.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dxdesk.report.drawn import Spot
from dxdesk.ui.background import Background
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.papers.page_list import PageList
from dxdesk.ui.papers.pdf_pages import PagePicture, page_picture
from dxdesk.ui.papers.sheet_label import SheetLabel
from dxdesk.ui.parts import Button, IconButton, announce, text
from dxdesk.ui.theme import Theme

ZOOMS = (50, 75, 100, 125, 150, 200)
_FIT = 0
_POINTS = 96 / 72  # pixels per point at 100 %
_MARGIN = 32
_BAR_HIGH = 180  # logical height from which on the bar leaves room for the page
_BAR_WORDS = 470  # logical width from which on the bar has room for the words of the zoom


class PdfView(QWidget):
    """A paper to look at. Signals: shown(page) when the picture of a page (from 0) is in sight; opened(Spot)."""

    shown = Signal(int)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._pages = 0
        self._page = 0
        self._zoom = _FIT
        self._asked = 0
        self._spots: Sequence[Spot] = ()
        self._name_of: Callable[[Spot], str] = lambda _spot: ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Trang in")
        self.previous = IconButton(self, "left", "Trang trước")
        self.page_text = Button(self, kind="quiet", icon="down")
        self.next = IconButton(self, "right", "Trang sau")
        self.smaller = IconButton(self, "minus", "Nhỏ hơn")
        self.zoom_text: QLabel = text("", "body", self)
        self.larger = IconButton(self, "plus", "To hơn")
        self.pages = PageList(self)
        self.sheet = SheetLabel(self)
        self.desk = QScrollArea(self)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._refit)
        self._lay_out()

    def set_up(self, background: Background, failed: Callable[[BaseException], object], theme: Theme) -> None:
        """Who draws the pages, whom to tell when one cannot be drawn, and the look."""
        self._background, self._failed = background, failed
        self._theme = theme
        self.sheet.set_up(theme)
        self.pages.set_up(background, failed, theme)
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.page_text.clicked.connect(lambda: self.pages.setVisible(self.pages.isHidden()))
        self.pages.went.connect(self.go)
        self.sheet.picked.connect(self.opened)
        self.pages.hide()
        self.desk.viewport().installEventFilter(self)
        self._say()

    def show_paper(self, data: bytes, pages: int, spots: Sequence[Spot] = (),
                   name_of: Callable[[Spot], str] = lambda _spot: "") -> None:
        """Show a PDF; the page in sight stays where the paper has it. `name_of` says a figure in words."""
        self._data, self._pages, self._spots, self._name_of = data, pages, spots, name_of
        self._page = min(self._page, max(pages - 1, 0))
        self.pages.show_paper(data, pages)
        if pages < 2:
            self.pages.hide()
        self._draw()

    @property
    def page(self) -> int:
        """The page in sight, from 0."""
        return self._page

    def turn(self, by: int) -> None:
        """Go on by so many pages."""
        self.go(self._page + by)

    def go(self, page: int) -> None:
        """Go to a page, or to the nearest there is."""
        to = max(0, min(self._pages - 1, page))
        if to != self._page:
            self._page = to
            self.desk.verticalScrollBar().setValue(0)
            self._draw()

    def zoom(self, by: int) -> None:
        """Larger or smaller by a step; smaller than the smallest fits the width again."""
        steps = (_FIT, *ZOOMS)
        at = steps.index(self._zoom) + by
        if 0 <= at < len(steps):
            self._zoom = steps[at]
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn, plus and minus zoom, arrows go to the figures and down the page."""
        if event.key() in ENTER and self.sheet.current is not None:
            self.opened.emit(self.sheet.current)
            return
        bar = self.desk.verticalScrollBar()
        moves: dict[Qt.Key, tuple[Callable[[int], object], int]] = {
            Qt.Key.Key_PageDown: (self.turn, 1), Qt.Key.Key_PageUp: (self.turn, -1), Qt.Key.Key_Home: (self.go, 0),
            Qt.Key.Key_End: (self.go, self._pages - 1), Qt.Key.Key_Plus: (self.zoom, 1),
            Qt.Key.Key_Minus: (self.zoom, -1), Qt.Key.Key_Right: (self._walk, 1), Qt.Key.Key_Left: (self._walk, -1),
            Qt.Key.Key_Down: (bar.setValue, bar.value() + bar.singleStep() * 3),
            Qt.Key.Key_Up: (bar.setValue, bar.value() - bar.singleStep() * 3)}
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            move[0](move[1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paper that fits the width follows it."""
        if event.type() == QEvent.Type.Resize and watched is self.desk.viewport():
            self._fit.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words of the bar go where there is no room for them, the whole bar where the page itself has hardly any."""
        super().resizeEvent(event)
        scale = self._theme.scale
        self.zoom_text.setVisible(self.width() * 100 // scale >= _BAR_WORDS)
        self.bar.setVisible(self.height() * 100 // scale >= _BAR_HIGH)

    def _refit(self) -> None:
        if self._zoom == _FIT and self._data:
            self._draw()

    def _walk(self, by: int) -> None:
        spot = self.sheet.step(by)
        if spot is None:
            return
        left, top, right, bottom = self.sheet.box(spot)
        self.desk.ensureVisible((left + right) // 2, (top + bottom) // 2, _MARGIN, _MARGIN * 2)
        words = self._name_of(spot)
        self.setAccessibleDescription(words)
        announce(self, words)

    def _draw(self) -> None:
        """Ask for the picture of the page; only the last one asked for is shown."""
        self._say()
        if not self._data:
            return
        self._asked += 1
        asked, data, page, ratio = self._asked, self._data, self._page, self.devicePixelRatioF()
        width = 0 if self._zoom else self.desk.viewport().width() - _MARGIN
        scale = self._zoom / 100 * _POINTS
        self._background.run(lambda: page_picture(data, page, scale * ratio, round(width * ratio)),
                             done=lambda picture: self._put(asked, picture, ratio), failed=self._failed)

    def _put(self, asked: int, picture: PagePicture, ratio: float) -> None:
        if asked != self._asked:
            return
        picture.image.setDevicePixelRatio(ratio)
        here = [spot for spot in self._spots if spot.page == self._page]
        self.sheet.show_page(QPixmap.fromImage(picture.image), picture.height, here)
        self.sheet.setAccessibleName(f"Trang {self._page + 1} của giấy")
        self.shown.emit(self._page)

    def _say(self) -> None:
        words = f"Trang {self._page + 1} trên {self._pages}" if self._pages else "Chưa có trang nào"
        self.page_text.setText(words)
        self.page_text.setAccessibleName(f"{words}, mở hoặc đóng danh sách trang")
        self.pages.show_page(self._page)
        self.zoom_text.setText(f"{self._zoom} %" if self._zoom else "Vừa chiều ngang")
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < self._pages)
        self.smaller.setEnabled(self._zoom != _FIT)
        self.larger.setEnabled(self._zoom != ZOOMS[-1])

    def _lay_out(self) -> None:
        self.bar = QWidget(self)
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(8, 8, 8, 8)
        bar.setSpacing(8)
        left: tuple[QWidget, ...] = (self.previous, self.page_text, self.next)
        right: tuple[QWidget, ...] = (self.smaller, self.zoom_text, self.larger)
        for part in (*left, *right):
            bar.addWidget(part)
        bar.insertStretch(len(left), 1)
        self.desk.setWidgetResizable(True)
        self.desk.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or fitting would change the room
        self.desk.setFrameShape(QFrame.Shape.NoFrame)
        self.desk.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.desk.setWidget(self.sheet)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.pages)
        body.addWidget(self.desk, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(body, 1)
