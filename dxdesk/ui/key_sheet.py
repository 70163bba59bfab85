"""F1: what the page in sight is for in three lines, and its keys, on one sheet over the page (features d3, look §5)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.key_table import Group, PageKeys, keys_of
from dxdesk.ui.page import Page
from dxdesk.ui.parts import Button, Card, IconButton, KeyBox, PageHead, text
from dxdesk.ui.theme import Theme

_NAME = "Phím và cách dùng"
_TWO_COLUMNS = 860  # logical width from which on the groups stand side by side
_KEYS = 130  # logical width of the column of keys
_HEAD = 2  # what the title and the edges of a card are worth, in rows of keys


class KeySheet(QWidget):
    """Lies over the pages of a window, inside it. Esc, F1 again or leaving the page put it away.

    `place` holds the pages and keeps its size; the sheet is no page of it. Signals: closed() when it is put away.
    """

    closed = Signal()

    def __init__(self, place: QWidget, theme: Theme) -> None:
        super().__init__(place)
        self._place, self._theme = place, theme
        self._before: QWidget | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.back.clicked.connect(self.put_away)
        self._title = text("", "h1", self)
        self.pane = QScrollArea(self)
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setWidgetResizable(True)
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left = QTimer(self, singleShot=True, interval=0)
        self._left.timeout.connect(self._look)
        self._lay_out()
        for watched in (place, self.back, self.pane):
            watched.installEventFilter(self)
        self.hide()

    def toggle(self, page: str, title: str = "") -> None:
        """F1: show the keys of this page, or put the sheet away."""
        if self.isHidden():
            self.show_for(page, title)
        else:
            self.put_away()

    def show_for(self, page: str, title: str = "") -> None:
        """The keys of a page and of all pages; `title` is what the page is called."""
        keys = keys_of(page)
        name = f"{_NAME}: {title}" if title else _NAME
        self._title.setText(name)
        self._fill(keys)
        self.setAccessibleName(name)
        self.pane.setAccessibleName(f"{name}. {_spoken(keys)}")
        focus = QApplication.focusWidget()
        self._before = focus if focus is not None and focus.window() is self.window() else None
        self.setGeometry(self._place.rect())
        self._turn()
        self.show()
        self.raise_()
        self.pane.setFocus(Qt.FocusReason.TabFocusReason)

    def put_away(self) -> None:
        """Back to the page, to the control that had the focus."""
        before = self._hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet is as large as its place, and goes when the person goes on elsewhere in it."""
        if event.type() == QEvent.Type.Resize and watched is self._place and not self.isHidden():
            self.setGeometry(self._place.rect())
        elif event.type() == QEvent.Type.FocusOut and not self.isHidden():
            self._left.start()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter presses the button that has the focus."""
        pressed = event.key() in ENTER and self.back.hasFocus()
        if pressed or event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the sheet: the page below it is out of sight."""
        (self.back if self.pane.hasFocus() else self.pane).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Groups side by side, or one below the other."""
        super().resizeEvent(event)
        self._turn()

    def _hide(self) -> QWidget | None:
        before, self._before = self._before, None
        if not self.isHidden():
            self.hide()
            self.closed.emit()
        return before

    def _look(self) -> None:
        """Another page, or this one again by the rail, has taken the focus."""
        focus = QApplication.focusWidget()
        if focus is not None and self._place.isAncestorOf(focus) and not self.isAncestorOf(focus):
            self._hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.pane, 1)

    def _turn(self) -> None:
        wide = self.width() * 100 // self._theme.scale >= _TWO_COLUMNS
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _fill(self, keys: PageKeys) -> None:
        content = QWidget()
        content.setProperty("role", "scrolled")
        rows = QVBoxLayout(content)
        rows.setContentsMargins(4, 4, 4, 4)
        rows.setSpacing(12)
        if keys.answer:
            card = Card(content, "Trang này để làm gì")
            for line in keys.answer:
                label = text(line, "body", card)
                label.setWordWrap(True)
                card.body.addWidget(label)
            rows.addWidget(card)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        sides = QVBoxLayout(), QVBoxLayout()
        for side in sides:
            side.setSpacing(12)
            self._columns.addLayout(side, 1)
        high = [0, 0]
        for group in keys.groups:
            at = high.index(min(high))
            high[at] += len(group.keys) + _HEAD
            sides[at].addWidget(self._card(content, group))
        for side in sides:
            side.addStretch(1)
        rows.addLayout(self._columns)
        rows.addStretch(1)
        self.pane.setWidget(content)  # the former one is deleted with it

    def _card(self, parent: QWidget, group: Group) -> Card:
        card = Card(parent, group.title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, self._theme.px(_KEYS))
        grid.setColumnStretch(1, 1)
        for at, key in enumerate(group.keys):
            words = text(key.words, "body", card)
            words.setWordWrap(True)
            grid.addWidget(KeyBox(card, key.keys), at, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(words, at, 1)
        card.body.addLayout(grid)
        return card


def add_question(page: Page, ask: Callable[[], object]) -> IconButton | None:
    """A "?" at the right end of the page's head; None where the page has no head of its own."""
    head = page.findChild(PageHead)
    if head is None:
        return None
    button = IconButton(head, "help", f"{_NAME} (F1)")
    button.clicked.connect(lambda: ask())
    head.add(button)
    return button


def _spoken(keys: PageKeys) -> str:
    """All of the sheet in one text, for whoever hears it."""
    groups = (f"{group.title}: {'; '.join(f'{key.keys}, {key.words}' for key in group.keys)}." for group in keys.groups)
    return " ".join((*keys.answer, *groups))
