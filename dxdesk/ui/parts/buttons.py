"""Buttons that carry an icon and print their key, and the checkable chips of one-key codes (look §8)."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from dxdesk.ui import icons
from dxdesk.ui.parts.words import em
from dxdesk.ui.theme import BODY, restyle

_ICON, _KEY_TEXT, _CHIP = 20, 13, 26
_GAP, _KEY_PAD = 8, 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A push button: an icon, words, and the key that presses it in a box.

    Dynamic properties: `kind` (style), `icon_name`, `keys`. Colours are those the style sheet gives the button.
    """

    def __init__(
        self, parent: QWidget | None = None, text: str = "", kind: str = "", icon: str = "", keys: str = ""
    ) -> None:
        super().__init__(text, parent)
        for name, value in (("kind", kind), ("icon_name", icon), ("keys", keys)):
            if value:
                self.setProperty(name, value)
        self.toggled.connect(self._show_checked)

    def sizeHint(self) -> QSize:
        """Room for icon, words and key."""
        self.ensurePolished()
        content = QSize(self.content_width(), max(self.fontMetrics().height(), self._icon_side()))
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, self._option(), content, self)

    def minimumSizeHint(self) -> QSize:
        """Words on buttons are never cut."""
        return self.sizeHint()

    def dress(self, icon: str = "", keys: str = "") -> None:
        """Another icon and key on a button already shown."""
        self.setProperty("icon_name", icon)
        self.setProperty("keys", keys)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does, which Qt leaves to dialogs; one held down is one Enter."""
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in _ENTER and bare and not self.isCheckable():
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground by the style, then the content in its text colour."""
        painter, option = QStylePainter(self), self._option()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        self.paint_content(painter, room)

    def content_width(self) -> int:
        """Width of icon, words and key, without padding."""
        widths = [self._icon_side(), self._words_width(), self._key_width()]
        shown = [width for width in widths if width]
        return sum(shown) + self._gap() * max(0, len(shown) - 1)

    def paint_content(self, painter: QPainter, room: QRect) -> None:
        """Icon, words and key in the middle of the room."""
        left = room.left() + max(0, (room.width() - self.content_width()) // 2)
        left = self._paint_icon(painter, left, room)
        if self.text():
            width = min(self._words_width(), room.right() + 1 - left)
            self.paint_words(painter, QRect(left, room.top(), width, room.height()))
            left += width + self._gap()
        self._paint_key(painter, left, room)

    def paint_words(self, painter: QPainter, room: QRect) -> None:
        """The words with their mnemonic, elided at need."""
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        hint = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, self)
        mnemonic = Qt.TextFlag.TextShowMnemonic if hint else Qt.TextFlag.TextHideMnemonic
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1, mnemonic)
        painter.setPen(self.palette().buttonText().color())
        painter.setFont(self.font())
        painter.drawText(room, int(flags) | int(mnemonic), shown)

    def _paint_icon(self, painter: QPainter, left: int, room: QRect) -> int:
        side, name = self._icon_side(), self.property("icon_name")
        if not side:
            return left
        drawn = icons.pixmap(name, self.palette().buttonText().color(), side, self.devicePixelRatioF())
        painter.drawPixmap(left, room.center().y() - side // 2, drawn)
        return left + side + self._gap()

    def _paint_key(self, painter: QPainter, left: int, room: QRect) -> None:
        keys = self.property("keys")
        if not keys or left >= room.right():
            return
        font = self._key_font()
        height = QFontMetrics(font).height()
        box = QRectF(left + 0.5, room.center().y() - height / 2 + 0.5, self._key_width() - 1, height)
        painter.setPen(QPen(self.palette().buttonText().color(), 1))
        painter.setFont(font)
        painter.drawRoundedRect(box, 4, 4)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), keys)

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        return option

    def _words_width(self) -> int:
        flags = int(Qt.TextFlag.TextShowMnemonic)
        return self.fontMetrics().size(flags, self.text()).width() + 1 if self.text() else 0

    def _icon_side(self) -> int:
        return em(self, _ICON / BODY) if self.property("icon_name") else 0

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(em(self, _KEY_TEXT / BODY))
        font.setBold(False)
        return font

    def _key_width(self) -> int:
        keys = self.property("keys")
        return QFontMetrics(self._key_font()).horizontalAdvance(keys) + 2 * _KEY_PAD if keys else 0

    def _gap(self) -> int:
        return em(self, _GAP / BODY)

    def _show_checked(self, on: bool) -> None:
        # The style sheet's :checked colour does not reach the palette the content is drawn with.
        restyle(self, on=on)


class IconButton(Button):
    """A square button with an icon alone; its name is the tooltip and what a screen reader says."""

    def __init__(self, parent: QWidget | None = None, icon: str = "", name: str = "", kind: str = "icon") -> None:
        super().__init__(parent, kind=kind, icon=icon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(name)


class CodeChip(Button):
    """A service: a key box with its letter, then words; chosen = tick inside the filled box."""

    def __init__(self, parent: QWidget | None = None, letter: str = "", text: str = "") -> None:
        super().__init__(parent, text=text, kind="code")
        self.setCheckable(True)
        self.letter = letter
        self.setAccessibleName(f"{text}, phím {letter}" if letter else text)

    def content_width(self) -> int:
        """Box with tick, and the words."""
        return self._box_width(True) + self._gap() + self._words_width()

    def paint_content(self, painter: QPainter, room: QRect) -> None:
        """Box at the left edge, words after it."""
        side = em(self, _CHIP / BODY)
        box = QRect(room.left(), room.center().y() - side // 2 + 1, self._box_width(self.isChecked()), side)
        self._paint_box(painter, box)
        left = box.right() + 1 + self._gap()
        self.paint_words(painter, QRect(left, room.top(), room.right() + 1 - left, room.height()))

    def _paint_box(self, painter: QPainter, box: QRect) -> None:
        palette, chosen = self.palette(), self.isChecked()
        ground = palette.color(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.AlternateBase)
        ink = palette.color(QPalette.ColorRole.HighlightedText) if chosen else palette.buttonText().color()
        plain = ground == palette.color(QPalette.ColorRole.Button)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1) if plain else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        letter = QRect(box)
        if chosen:
            tick = em(self, 16 / BODY)
            drawn = icons.pixmap("check", ink, tick, self.devicePixelRatioF())
            painter.drawPixmap(box.left() + 3, box.center().y() - tick // 2 + 1, drawn)
            letter.setLeft(box.left() + tick)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(letter, int(Qt.AlignmentFlag.AlignCenter), self.letter)

    def _box_width(self, chosen: bool) -> int:
        return em(self, (_CHIP + 9 if chosen else _CHIP) / BODY)
