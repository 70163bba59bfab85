"""The open desk: rail, the page in sight, messages, status strip (look §4)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.check_code import code_in
from dxdesk.domain.class_code import meeting_in
from dxdesk.store.workers import working
from dxdesk.ui.brand import practice_sign
from dxdesk.ui.context import Desk
from dxdesk.ui.key_sheet import KeySheet, add_question
from dxdesk.ui.notice import NoticeArea
from dxdesk.ui.page import Page
from dxdesk.ui.parts import Button, IconButton
from dxdesk.ui.rail import Rail
from dxdesk.ui.shape import Shape
from dxdesk.ui.strip import Strip, read_ambient
from dxdesk.ui.tab_way import step

ROLLS, PAPERS = "training", "reports"
"""The pages that show the rolls of classes, and printed papers."""


class Workspace(QWidget):
    """Shows the pages of a desk. A page is built when it is first asked for.

    Without a desk only the first page is drawn, with nothing in it, while the passphrase is tried: half of what takes
    time after it was right (50 ms) is done then. `seat` does the rest, once.

    Signals: lock() when the desk shall be locked; saved() when a page saved, received or undid something;
    edited() when a page's unfinished work went on.
    """

    lock = Signal()
    saved = Signal()
    edited = Signal()

    def __init__(self, desk: Desk | None, pages: Sequence[type[Page]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.resize(parent.size())  # to be laid out once, for the room there is
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages = pages
        self._kinds = {page.key: page for page in pages}
        self._built: dict[str, Page] = {}
        self.stack = QStackedWidget(self)
        if desk is not None:
            self.seat(desk)
        else:
            self.stack.resize(self.size())
            self.stack.addWidget(pages[0](None, self.stack))

    def seat(self, desk: Desk) -> None:
        """Everything that needs an open desk; its first page is in sight then."""
        self.desk = desk
        self.rail = Rail(desk.theme, desk.who, self._pages, self)
        self.bar = self._make_bar()
        self.notices = NoticeArea(desk.notice, self)
        self.strip = Strip(desk.who.label, self)
        self.keys = KeySheet(self.stack, desk.theme)
        self._lay_out()
        self._keys()
        self.rail.chosen.connect(self.go)
        self.rail.lock.connect(self.lock)
        desk.theme.changed.connect(self.reshape)
        self.go(self._pages[0].key)

    def page(self) -> Page:
        """The page in sight."""
        return self.stack.currentWidget()

    def go(self, key: str, what: str = "") -> None:
        """Show a page, unless the one in sight cannot be left; `what` is handed to its `open`."""
        leaving = self._built and self.page().key != key
        if leaving and not self.page().can_leave():
            self.rail.show_page(self.page().key)
            return
        page = self._page(key)
        self.stack.setCurrentWidget(page)
        self.rail.show_page(key)
        self._menu_button.setText(page.rail_word)
        self.reshape()
        page.load()
        if what:
            page.open(what)
        self.refresh()

    def show_keys(self) -> None:
        """F1 or "?": the keys of the page in sight and what it is for, or the page again."""
        self.keys.toggle(self.page().key, self.page().page_title)

    def unfinished(self) -> str:
        """What would be lost if the program were closed now, in a sentence; goes to the page that says so."""
        for key, page in self._built.items():
            if words := page.unfinished():
                self.go(key)
                return words
        return ""

    def take_scan(self, text: str) -> None:
        """A scanner wrote this: for the page in sight, or else for the desk. Behind the lock it is nobody's.

        The code of a class's paper opens its roll wherever one is, that of a report says what it is.
        """
        meeting, code = (meeting_in(text), code_in(text)) if self.isVisible() else ("", "")
        if meeting:
            self.go(ROLLS, f"meeting:{meeting}")
        elif code:
            self.go(PAPERS, f"code:{code}")
        elif self.isVisible() and not self.page().take_scan(text):
            first = next(iter(self._kinds))
            self.go(first)
            if self.page().key == first:
                self.page().take_scan(text)

    def half_done(self) -> str:
        """What stands half written on any page, for whoever finds the desk locked."""
        return next(filter(None, (page.half_done() for page in self._built.values())), "")

    def refresh(self) -> None:
        """Look again at what the strip and the badges say."""
        ambient = read_ambient(self.desk.store)
        self.strip.show_ambient(ambient)
        self.rail.show_ambient(ambient)
        for key, page in self._built.items():
            self.rail.set_badge(key, page.badge())

    def reshape(self) -> None:
        """Choose the layout for the window's logical size."""
        shape = Shape.of(self.width(), self.height(), self.desk.theme.scale)
        self.rail.set_shape(shape.wide, shape.short)
        self.rail.setVisible(not shape.low)
        self.bar.setVisible(shape.low)
        self.strip.setVisible(not shape.short)
        if self._built:
            self.page().reshape(shape)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the rail into the page at its first stop, and on: Qt would begin where it was made."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size may be another shape."""
        super().resizeEvent(event)
        self.reshape()

    def _page(self, key: str) -> Page:
        if key not in self._built:
            page = self._new(key)
            page.saved.connect(self.refresh)
            page.saved.connect(self.saved)
            page.edited.connect(self.edited)
            page.opened.connect(self.go)
            page.seated.connect(lambda: self.rail.show_person(working(self.desk.store)))
            add_question(page, self.show_keys)
            self._built[key] = page
        return self._built[key]

    def _new(self, key: str) -> Page:
        """A page on the stack; the first may stand there already, drawn before there was a desk."""
        if not self._built and self.stack.count():
            self.page().seat(self.desk)
            return self.page()
        # With its place as parent from the start: to move a finished page costs another round of styling.
        page = self._kinds[key](self.desk, self.stack)
        self.stack.addWidget(page)
        return page

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notices)
        column.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)

    def _make_bar(self) -> QFrame:
        """Where the window is too low for a rail: one button for all pages."""
        bar = QFrame(self)
        bar.setObjectName("rail")
        bar.setProperty("ground", "rail")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 2, 8, 2)
        self._menu_button = Button(bar, icon="more", kind="bar")
        self._menu_button.setAccessibleName("Mục")
        self._menu_button.clicked.connect(self._show_menu)
        lock = IconButton(bar, "lock", "Khóa máy (Ctrl+L)")
        lock.clicked.connect(self.lock)
        row.addWidget(self._menu_button)
        row.addStretch(1)
        if self.desk.practice:
            row.addWidget(practice_sign(bar))
        row.addWidget(lock)
        return bar

    def menu(self) -> QMenu:
        """The pages in a menu, each with its number as key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, page in enumerate(self._kinds.values(), 1):
            menu.addAction(f"&{number}  {page.rail_word}", partial(self.go, page.key))
        return menu

    def _show_menu(self) -> None:
        self.menu().popup(self.bar.mapToGlobal(self.bar.rect().bottomLeft()))

    def _keys(self) -> None:
        for number, page in enumerate(self._pages[:9], 1):
            QShortcut(QKeySequence(f"Alt+{number}"), self, partial(self.go, page.key))
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock.emit)
        QShortcut(QKeySequence("F1"), self, self.show_keys)
