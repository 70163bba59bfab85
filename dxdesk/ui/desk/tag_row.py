"""Tags side by side, going on in another line where there is no room: a layout Qt does not bring."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dxdesk.ui.parts import Tag, text

_ACROSS, _DOWN = 4, 4
Shown = tuple[str, str, str]
"""A tag as text, tone and icon."""


class TagRow(QWidget):
    """A word and tags in as few lines as they need; as high as those lines at the width given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = text("", "small", self)
        self._tags: list[Tag] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tags(self, word: str, tags: Sequence[Shown]) -> None:
        """This word, where it is not empty, and these tags after it. Widgets are used again: making them costs most."""
        self._word.setText(word)
        self._word.setVisible(bool(word))
        self._tags += [Tag(self) for _ in tags[len(self._tags):]]
        for tag, state in zip(self._tags, tags, strict=False):
            tag.show_state(*state)
        for number, tag in enumerate(self._tags):
            tag.setVisible(number < len(tags))
        self._place()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Fewer pixels across, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at that width."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        width = sum(part.sizeHint().width() + _ACROSS for part in self._parts())
        return QSize(width, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """The widest part, as high as the lines at the width in force."""
        width = max((part.sizeHint().width() for part in self._parts()), default=0)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts into their places."""
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        for part, place in self._places(self.width()):
            part.setGeometry(place)

    def _parts(self) -> list[QWidget]:
        return [part for part in (self._word, *self._tags) if not part.isHidden()]

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        parts = self._parts()
        sizes = [part.sizeHint() for part in parts]
        high = max((size.height() for size in sizes), default=0)
        places: list[tuple[QWidget, QRect]] = []
        left = top = 0
        for part, size in zip(parts, sizes, strict=True):
            if left and left + size.width() > width:
                left, top = 0, top + high + _DOWN
            places.append((part, QRect(left, top, size.width(), high)))
            left += size.width() + _ACROSS
        return places
