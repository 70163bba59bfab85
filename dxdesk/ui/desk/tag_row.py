"""Tags side by side, going on in another line where there is no room: a layout Qt does not bring."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dxdesk.ui.parts import Tag, text

_ACROSS, _DOWN = 4, 4


class TagRow(QWidget):
    """A word and tags in as few lines as they need; as high as those lines at the width given."""

    def __init__(self, parent: QWidget | None = None, word: str = "") -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = [text(word, "small", self)] if word else []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """These tags after the word."""
        self._parts += tags
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Fewer pixels across, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at that width."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        width = sum(part.sizeHint().width() + _ACROSS for part in self._parts)
        return QSize(width, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """The widest part, as high as the lines at the width in force."""
        width = max((part.sizeHint().width() for part in self._parts), default=0)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts into their places."""
        for part, place in zip(self._parts, self._places(self.width()), strict=True):
            part.setGeometry(place)
        self.updateGeometry()

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        high = max((part.sizeHint().height() for part in self._parts), default=0)
        left = top = 0
        for part in self._parts:
            wide = part.sizeHint().width()
            if left and left + wide > width:
                left, top = 0, top + high + _DOWN
            places.append(QRect(left, top, wide, high))
            left += wide + _ACROSS
        return places
