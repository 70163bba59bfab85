"""Labels: roles of the type scale, elided names, tags, keys and icons; words said aloud (look §3, §7, §8)."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dxdesk.ui import icons
from dxdesk.ui.theme import BODY, restyle

_TAG_TEXT, _TAG_ICON, _GAP = 13, 16, 0.35


def announce(source: QWidget, words: str) -> None:
    """Say words to a screen reader, wherever the focus is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, words))


def text(words: str = "", role: str = "body", parent: QWidget | None = None) -> QLabel:
    """A label in a role of the type scale; its words are never read as markup."""
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def em(widget: QWidget, of: float) -> int:
    """A length that was `of` ems in the widget's own font, in pixels."""
    return round(widget.fontInfo().pixelSize() * of)


class ElidedLabel(QLabel):
    """A one-line label that ends in … where it does not fit; the whole text stays as tooltip and accessible name."""

    def __init__(self, parent: QWidget | None = None, text: str = "", role: str = "body") -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """As narrow as three letters and the dots."""
        return QSize(self.fontMetrics().horizontalAdvance("Ẫmg…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        flags = int(self.alignment()) | int(Qt.TextFlag.TextSingleLine)
        self.style().drawItemText(painter, room, flags, self.palette(), self.isEnabled(), shown, self.foregroundRole())


class KeyBox(QLabel):
    """A key as printed on the keyboard."""

    def __init__(self, parent: QWidget | None = None, keys: str = "") -> None:
        super().__init__(keys, parent)
        self.setProperty("role", "key")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


class Tag(QLabel):
    """A state: a word with an icon on the ground of its tone."""

    def __init__(self, parent: QWidget | None = None, text: str = "", tone: str = "off", icon: str = "") -> None:
        super().__init__(parent)
        self._icon = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "tag")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.show_state(text, tone, icon)

    def show_state(self, text: str, tone: str, icon: str = "") -> None:
        """Another state."""
        self._icon = icon
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.setText(text)
        if self.property("tone") != tone:
            restyle(self, tone=tone)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the icon before the word."""
        self.ensurePolished()
        return super().sizeHint() + QSize(self._icon_room(), 0)

    def minimumSizeHint(self) -> QSize:
        """A tag is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The label, then its icon."""
        super().paintEvent(event)
        if self._icon:
            size, room = em(self, _TAG_ICON / _TAG_TEXT), self.contentsRect()
            drawn = icons.pixmap(self._icon, self.palette().windowText().color(), size, self.devicePixelRatioF())
            QPainter(self).drawPixmap(room.left(), room.center().y() - size // 2 + 1, drawn)

    def _icon_room(self) -> int:
        return em(self, _TAG_ICON / _TAG_TEXT + _GAP) if self._icon else 0


class IconLabel(QWidget):
    """An icon alone, in the colour of its tone; decoration, so it has no accessible name of its own."""

    def __init__(self, parent: QWidget | None = None, name: str = "", size: int = 20, tone: str = "") -> None:
        super().__init__(parent)
        self._name, self._size = name, size
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, tone: str | None = None) -> None:
        """Another icon, in another tone where one is given."""
        self._name = name
        if tone is not None and tone != self.property("tone"):
            restyle(self, tone=tone)
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        self.ensurePolished()
        side = em(self, self._size / BODY)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon in the middle."""
        if self._name:
            side = min(self.width(), self.height())
            place = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
            color = self.palette().windowText().color()
            QPainter(self).drawPixmap(place.topLeft(), icons.pixmap(self._name, color, side, self.devicePixelRatioF()))
