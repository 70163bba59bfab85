"""The cards of all classes, those still running first (picture 04)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain.names import fold
from dxdesk.store.training.classes import ClassView
from dxdesk.ui.parts import Button, Card, Scrolled, SearchEdit, Tag, text
from dxdesk.ui.theme import restyle
from dxdesk.ui.training.class_words import in_order, is_today, next_word, size

_MANY = 8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ClassCard(Card):
    """One class: its name, how many meetings and people, what comes next. Signals: chosen(); moved(step) by ↑ and ↓."""

    chosen = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget, view: ClassView, learners: int, today: date) -> None:
        super().__init__(parent)
        self.view = view
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.body.setSpacing(2)
        title = text(view.title, "strong", self)
        title.setWordWrap(True)
        next_line = text(next_word(view, today), "label", self)
        self.body.addWidget(title)
        self.body.addWidget(text(size(view, learners), "label", self))
        self.body.addWidget(next_line)
        next_line.setVisible(bool(next_line.text()))
        if is_today(view, today):
            restyle(next_line, tone="accent")
        if view.deleted:
            self.body.addWidget(Tag(self, "Đã xóa ở một máy", "warn", "warn"))
        self.setAccessibleName(f"{view.title}, {size(view, learners)}. {next_line.text()}")

    def show_chosen(self, chosen: bool) -> None:
        """Whether this is the class in sight."""
        restyle(self, state="chosen" if chosen else "")
        inset = 15 if chosen else 16  # the border is thicker by one
        self.body.setContentsMargins(inset, inset - 4, inset, inset - 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        super().mousePressEvent(event)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space choose, arrows go on."""
        key = Qt.Key(event.key())
        if key in _CHOOSING:
            self.chosen.emit()
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)


class ClassList(QWidget):
    """The cards, a search box where they are many, and "Mở lớp mới".

    Signals: chosen(course), asked_new() for the form of a new class, asked_import() for the sheet of an import.
    """

    chosen = Signal(str)
    asked_new = Signal()
    asked_import = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ClassCard] = []
        self.current = ""
        self.search = SearchEdit(self)
        self.search.setPlaceholderText("Tìm lớp")
        self.search.setAccessibleName("Tìm lớp")
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(10)
        self.new = Button(self, "Mở lớp mới", icon="plus", keys="Ctrl N")
        self.bring = Button(self, "Nhập từ bảng tính", icon="doc")
        self._scroll = Scrolled(self, self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget, stretch in ((self.search, 0), (self._scroll, 1), (self.new, 0), (self.bring, 0)):
            column.addWidget(widget, stretch)
        self.search.textChanged.connect(self._sift)
        self.new.clicked.connect(self.asked_new)
        self.bring.clicked.connect(self.asked_import)

    def sizeHint(self) -> QSize:
        """As wide as the picture has it."""
        return QSize(256, 400)

    def show_classes(self, views: Sequence[ClassView], learners: dict[str, int], today: date) -> None:
        """These classes, running ones first; the one chosen stays chosen."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        self.cards = [ClassCard(self._inside, view, learners.get(view.id, 0), today)
                       for view in in_order(views, today)]
        for at, card in enumerate(self.cards):
            card.chosen.connect(lambda course=card.view.id: self.chosen.emit(course))
            card.moved.connect(lambda step, at=at: self._move(at + step))
            self._column.addWidget(card)
        self._column.addStretch(1)
        self.search.setVisible(len(self.cards) > _MANY)
        self.mark(self.current)
        self._sift(self.search.text())

    def mark(self, course: str) -> None:
        """Show which class is in sight."""
        self.current = course
        for card in self.cards:
            card.show_chosen(card.view.id == course)
            if card.view.id == course:
                self._scroll.ensureWidgetVisible(card, 0, 0)

    def first(self) -> str:
        """The class at the top; empty where there is none."""
        return self.cards[0].view.id if self.cards else ""

    def begin(self) -> None:
        """Put the cursor on the class in sight."""
        chosen = next((card for card in self.cards if card.view.id == self.current), None)
        (chosen or self.new).setFocus()

    def _move(self, at: int) -> None:
        seen = [card for card in self.cards if not card.isHidden()]
        if 0 <= at < len(self.cards) and self.cards[at] in seen:
            self.cards[at].setFocus()
            self.chosen.emit(self.cards[at].view.id)

    def _sift(self, words: str) -> None:
        wanted = fold(words).split()
        for card in self.cards:
            name = fold(card.view.title)
            card.setHidden(not all(word in name for word in wanted))
