"""How head and signature of a paper look with the words as they stand in the fields."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from dxdesk.domain.sheet import Heading
from dxdesk.errors import DeskError
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.pdf_pages import page_picture
from dxdesk.ui.parts import Card, text

WIDE = 360
"""The width of the card, in pixels of the look."""
_INSET = 17
_PAGE, _LEFT, _SEEN, _TOP, _BELOW = 210, 26, 173, 16, 6
"""Millimetres: a page's width, where the part in sight begins, how wide it is, from where it is and how far below."""
_WHITE = 250


@dataclass(frozen=True, slots=True)
class Sample:
    """The picture of a paper's words, and what to do where its font is missing."""

    image: QImage
    advice: str


class SampleCard(Card):
    """A paper with nothing but its fixed words, drawn off the GUI thread."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "Xem thử trên giấy")
        self._desk, self._asked = desk, 0
        self.picture = QLabel(self)
        self.picture.setAccessibleName("Đầu giấy và chỗ ký với chữ đang gõ")
        self.words = text("", "label", self)
        self.words.setWordWrap(True)
        for part in (self.picture, self.words):
            self.body.addWidget(part)
        self.words.hide()

    def show_paper(self, heading: Heading) -> None:
        """Draw these words; only what was asked for last is shown."""
        self._asked += 1
        asked, ratio = self._asked, self.devicePixelRatioF()
        width = round((self._desk.theme.px(WIDE) - 2 * _INSET) * ratio)
        self._desk.background.run(partial(_draw, heading, width), done=partial(self._put, asked, ratio),
                                  failed=partial(self._failed, asked))

    def _put(self, asked: int, ratio: float, sample: Sample) -> None:
        if asked == self._asked:
            sample.image.setDevicePixelRatio(ratio)
            self.picture.setPixmap(QPixmap.fromImage(sample.image))
            self._say(sample.advice)

    def _failed(self, asked: int, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        if asked == self._asked:
            self._say(error.sentence)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))


def _draw(heading: Heading, width: int) -> Sample:
    """The part of the page that has something on it, `width` pixels wide."""
    from dxdesk.report.fonts import font_advice  # start-up: drawing needs reportlab, which nobody opening a desk does
    from dxdesk.report.sample import sample_paper  # start-up: as for the fonts

    image = page_picture(sample_paper(heading), 0, 1.0, width * _PAGE // _SEEN).image
    scale = image.width() / _PAGE
    top, bottom = round(_TOP * scale), _last_row(image) + round(_BELOW * scale)
    return Sample(image.copy(round(_LEFT * scale), top, width, min(bottom, image.height()) - top), font_advice())


def _last_row(image: QImage) -> int:
    """The last row of a picture that is not white."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    shades, row = bytes(grey.constBits()), grey.bytesPerLine()
    rows = range(grey.height() - 1, -1, -1)
    return next((at for at in rows if min(shades[at * row:at * row + grey.width()]) < _WHITE), 0)
