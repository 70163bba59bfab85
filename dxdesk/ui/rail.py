"""The rail at the left: whose desk, its pages, who is working, and the lock (look §4, §8)."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.wording import CHOICES
from dxdesk.store.desk import Profile
from dxdesk.store.workers import Worker
from dxdesk.ui import icons
from dxdesk.ui.brand import mark, practice_sign, short_ward
from dxdesk.ui.page import Page
from dxdesk.ui.parts import Button, ElidedLabel, IconButton, IconLabel, Rule, text
from dxdesk.ui.parts.words import em
from dxdesk.ui.pin_field import initials
from dxdesk.ui.strip import Ambient
from dxdesk.ui.theme import BODY, Theme, restyle

WIDE, NARROW = 200, 66
_ICON, _SMALL = 22, 13


class RailButton(Button):
    """A page on the rail: icon beside its word, or above a short one; a badge for things to do."""

    def __init__(self, page: type[Page], number: int, parent: QWidget) -> None:
        super().__init__(parent, text=page.rail_word, icon=page.rail_icon)
        self.key = page.key
        self._short = page.rail_short
        self._badge = 0
        self._narrow = False
        self.setCheckable(True)
        self.setToolTip(f"{page.rail_word} (Alt+{number})")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """The short word under the icon, or the word beside it."""
        self._narrow = narrow
        restyle(self, place="narrow" if narrow else "wide")
        self.updateGeometry()

    def set_badge(self, count: int) -> None:
        """How many things there are to do; 0 shows nothing."""
        self._badge = count
        self.setAccessibleDescription(f"{count} việc cần làm" if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail gives, as high as the style says."""
        return QSize(self.fontMetrics().horizontalAdvance(self._short), super().sizeHint().height())

    def paint_content(self, painter: QPainter, room: QRect) -> None:
        """Icon, word and badge."""
        ink = self.palette().buttonText().color()
        side = em(self, _ICON / (_SMALL if self._narrow else BODY))
        drawn = icons.pixmap(self.property("icon_name"), ink, side, self.devicePixelRatioF())
        if self._narrow:
            self._paint_narrow(painter, room, side)
            painter.drawPixmap(room.center().x() - side // 2 + 1, self._top(room, side), drawn)
        else:
            painter.drawPixmap(room.left(), room.center().y() - side // 2, drawn)
            left = room.left() + side + em(self, 11 / BODY)
            self.paint_words(painter, QRect(left, room.top(), room.right() - left - self._badge_width(), room.height()))
        if self._badge:
            self._paint_badge(painter, room)

    def _paint_narrow(self, painter: QPainter, room: QRect, side: int) -> None:
        painter.setPen(self.palette().buttonText().color())
        painter.setFont(self.font())
        place = QRect(room.left() - 2, self._top(room, side) + side + 2, room.width() + 4, self.fontMetrics().height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), self._short)

    def _top(self, room: QRect, side: int) -> int:
        return room.top() + max(0, (room.height() - side - 2 - self.fontMetrics().height()) // 2)

    def _paint_badge(self, painter: QPainter, room: QRect) -> None:
        font = self._badge_font()
        width, height = self._badge_width(), QFontMetrics(font).height() + 2
        top = room.top() + 2 if self._narrow else room.center().y() - height // 2 + 1
        box = QRect(room.right() + 1 - width, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.setFont(font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._badge))

    def _badge_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(em(self, 1 if self._narrow else _SMALL / BODY))
        font.setBold(True)
        return font

    def _badge_width(self) -> int:
        return QFontMetrics(self._badge_font()).horizontalAdvance(str(self._badge)) + 12 if self._badge else 0


class Rail(QFrame):
    """Brand, pages, ambient facts where the strip is folded, who is working, lock.

    Signals: chosen(key) when a page is asked for; lock() when the desk shall be locked.
    """

    chosen = Signal(str)
    lock = Signal()

    def __init__(self, theme: Theme, who: Profile, pages: Sequence[type[Page]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("ground", "rail")
        self._theme = theme
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._brand = self._make_brand(who)
        self._items = [self._item(page, number) for number, page in enumerate(pages, 1)]
        self._column.addStretch(1)
        self._foot = text("", "small", self)
        self._foot.setWordWrap(True)
        self._foot.setContentsMargins(4, 0, 4, 8)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._foot)
        self._column.addWidget(Rule(self))
        self._person = self._make_person(who)

    def show_page(self, key: str) -> None:
        """Mark the page in sight."""
        for item in self._items:
            item.setChecked(item.key == key)

    def set_badge(self, key: str, count: int) -> None:
        """Things to do on a page."""
        for item in self._items:
            if item.key == key:
                item.set_badge(count)

    def set_shape(self, wide: bool, short: bool) -> None:
        """Words beside the icons or under them; with a short window the strip's facts stand in the foot."""
        self.setFixedWidth(self._theme.px(WIDE if wide else NARROW))
        for item in self._items:
            item.set_narrow(not wide)
        self._brand_words.setVisible(wide)
        self._brand.setVisible(wide or not short)
        self._person_words.setVisible(wide)
        self._disc.setVisible(wide)
        self._foot.setVisible(short)
        if self._sign is not None:
            self._sign.findChild(IconLabel).setVisible(wide)

    def show_person(self, worker: Worker) -> None:
        """Who works here now, by name and role."""
        self._disc.setText(initials(worker.name))
        self._disc.setToolTip(worker.name)
        self._name.setText(worker.name)
        self._role.setText(CHOICES["role"].get(worker.role, ""))
        self._role.setVisible(bool(worker.role))
        self._lock.setAccessibleDescription(f"Đang làm: {worker.name}")

    def show_ambient(self, ambient: Ambient) -> None:
        """The facts of the strip in one line."""
        self._foot.setText(ambient.unsent)
        self._foot.setToolTip(f"{ambient.saved}\n{ambient.sent}")

    def _make_brand(self, who: Profile) -> QWidget:
        brand = QWidget(self)
        row = QHBoxLayout(brand)
        row.setContentsMargins(14, 12, 8, 12)
        row.setSpacing(10)
        row.addWidget(mark(brand, 36))
        self._brand_words = QWidget(brand)
        words = QVBoxLayout(self._brand_words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(ElidedLabel(brand, short_ward(who.ward_name), "brand"))
        words.addWidget(ElidedLabel(brand, who.team_name, "small"))
        row.addWidget(self._brand_words, 1)
        self._column.addWidget(brand)
        self._sign = practice_sign(self) if who.practice else None
        if self._sign is not None:
            self._column.addWidget(self._sign)
        return brand

    def _item(self, page: type[Page], number: int) -> RailButton:
        item = RailButton(page, number, self)
        item.clicked.connect(lambda _checked=False, key=page.key: self.chosen.emit(key))
        self._group.addButton(item)
        self._column.addWidget(item)
        return item

    def _make_person(self, who: Profile) -> QWidget:
        person = QWidget(self)
        row = QHBoxLayout(person)
        row.setContentsMargins(14, 12, 8, 12)
        row.setSpacing(10)
        self._disc = text("", "person", person)
        self._disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._person_words = QWidget(person)
        words = QVBoxLayout(self._person_words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self._name, self._role = ElidedLabel(person, "", "brand"), ElidedLabel(person, "", "small")
        words.addWidget(self._name)
        words.addWidget(self._role)
        self._lock = IconButton(person, "lock", "Khóa máy (Ctrl+L)")
        self._lock.clicked.connect(self.lock)
        row.addWidget(self._disc)
        row.addWidget(self._person_words, 1)
        row.addWidget(self._lock)
        self._column.addWidget(person)
        self.show_person(Worker(who.member_id, who.member_name, who.member_role))
        return person
