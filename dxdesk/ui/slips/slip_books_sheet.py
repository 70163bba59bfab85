"""Quyển phiếu giấy: a sheet inside the desk page with the books, one book, and the form of a new one (look §4)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.slip_numbers import read_slip
from dxdesk.errors import DeskError
from dxdesk.store.slip_books import BookAccount, SlipBook, accounts, book_named
from dxdesk.store.undo import undo_save
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_sheet import press_focused
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Action, Button, Card, ElidedLabel, EmptyState, Message, MessageBar, text
from dxdesk.ui.shape import Shape
from dxdesk.ui.slips.slip_books_new import NewBook
from dxdesk.ui.slips.slip_books_page import BookPage
from dxdesk.ui.slips.slip_books_words import book_columns, book_facts
from dxdesk.ui.tab_way import step
from dxdesk.ui.table_view import TableView

_LIST, _BOOK, _NEW = range(3)


class SlipBooksSheet(QWidget):
    """Esc and Quay lại go up one level, and out of it from the list.

    Signals: entering(book id, code, ISO day, place, number) when slips of a book are to be entered, the number being 0
    where none is open; closed() when the desk's form comes back; show_visit(visit id) to open a saved slip; changed()
    when something was saved here.
    """

    entering = Signal(str, str, str, str, int)
    closed = Signal()
    show_visit = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._given: dict[str, str] = {}
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = Button(self, "Quay lại", kind="flat", icon="left", keys="Esc")
        self.title, self.subtitle = text("", "h1", self), ElidedLabel(self, "", "label")
        self.add = Button(self, "Quyển mới", icon="plus", keys="Ctrl N")
        self.message = MessageBar(self)
        self.table = TableView(self)
        self.table.setAccessibleName("Quyển phiếu giấy")
        self.empty = EmptyState(self)
        self.page = BookPage(desk, self)
        self.form = NewBook(desk, self)
        self.stack = QStackedWidget(self)
        self._lay()
        self._connect()
        self.reshape(Shape(1366, 768))

    def open(self, day: str = "", place: str = "", event_id: str = "", member_id: str = "") -> None:
        """Show the books; day, place, event and member of the desk are proposed for a new one."""
        self._given = {"day": day, "place": place, "event_id": event_id, "member_id": member_id}
        self.message.clear()
        self._show_list()

    def open_book(self, book_id: str, number: int = 0) -> None:
        """Show one book, at a number where one is given; the list where the book is no more."""
        try:
            self.page.show_book(book_id, number or None)
        except DeskError as error:
            self._show_list()
            self.message.tell(Message("bad", error.sentence))
            return
        self._show_book()

    def open_slip(self, slip_no: str) -> None:
        """Show the book of a slip just scanned or searched for, at its number; the list where the book is not held."""
        try:
            code, number = read_slip(slip_no)
            found = book_named(self._desk.store, code)
        except DeskError as error:
            self._show_list()
            self.message.tell(Message("bad", error.sentence))
            return
        self.open_book(found.id, number)

    def reshape(self, shape: Shape) -> None:
        """Narrow lists keep code, number and state."""
        self.table.set_columns(book_columns(shape.narrow))
        self.subtitle.setVisible(not shape.narrow)
        self.page.reshape(shape)
        self.form.reshape(shape)
        self.stack.updateGeometry()

    def go_back(self) -> None:
        """Up one level."""
        if self.stack.currentIndex() == _LIST:
            self.closed.emit()
        else:
            self._show_list()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, in the order of the layouts."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        """The keys of the sheet are its own while it is used, though the page round it has shortcuts of the same."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own_act(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes up, Enter presses the button that has the focus, with Ctrl the main one; Ctrl+N, Ctrl+P."""
        act = self._own_act(event)
        if act is not None:
            if not event.isAutoRepeat():
                act()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif event.key() not in ENTER or not press_focused(self):
            super().keyPressEvent(event)

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.setContentsMargins(-12, 0, 0, 0)  # the words of a flat button stand on the page's edge
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1)
        head.addStretch(0)
        head.addWidget(self.page.state)
        head.addWidget(self.add)
        self.table.set_up(self._desk.theme, book_columns())
        card = Card(self, flush=True)
        card.body.addWidget(self.table)
        self._books = QStackedWidget(self)
        self._books.addWidget(card)
        self._books.addWidget(self.empty)
        self.empty.show_state("doc", "Chưa có quyển phiếu giấy nào",
                              "Lập quyển, ghi mã lên bìa, rồi nhập từng phiếu đã viết tay.",
                              Action("Quyển mới", self.new, "plus", "Ctrl N"))
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        self.form.setProperty("role", "scrolled")
        scroll.setWidget(self.form)
        for widget in (self._books, self.page, scroll):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.add.clicked.connect(self.new)
        self.table.opened.connect(lambda one: self.open_book(one.book.id))
        self.table.clicked.connect(lambda _: self._open_current())
        self.page.entering.connect(self._enter)
        self.page.show_visit.connect(self.show_visit)
        self.page.changed.connect(self.changed)
        self.page.gone.connect(self._gone)
        self.form.made.connect(self._made)
        self.form.left.connect(self._show_list)

    def new(self) -> None:
        """Ctrl+N: the form of a new book."""
        if self.stack.currentIndex() == _NEW:
            return
        self._show(_NEW, "Quyển phiếu giấy", "")
        self.form.begin(**self._given)

    def _own_act(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
            return None
        acts = {Qt.Key.Key_N: self.new, **dict.fromkeys(ENTER, self._main_act)}
        if self.stack.currentIndex() == _BOOK:
            acts[Qt.Key.Key_P] = self.page.show_print
        return acts.get(Qt.Key(event.key()))

    def _main_act(self) -> None:
        """Ctrl+Enter: what the one primary button in sight does."""
        at = self.stack.currentIndex()
        if at == _BOOK and not self.page.enter.isHidden():
            self.page.start_entering()
        elif at == _NEW:
            self.form.save()

    def _show(self, at: int, title: str, subtitle: str) -> None:
        if at != _LIST:
            self.message.clear()
        self.stack.setCurrentIndex(at)
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.add.setVisible(at == _LIST and bool(self.table.rows))
        self.page.state.setVisible(at == _BOOK)

    def _show_list(self) -> None:
        kept = self.page.found.book.id if self.page.found else ""
        found = accounts(self._desk.store)
        self.table.show_rows(found)
        self._books.setCurrentIndex(0 if found else 1)
        lacking = sum(1 for one in found if not one.matches and not one.book.closed_on)
        told = f"{len(found)} quyển, {lacking} quyển chưa khớp" if found else ""
        self._show(_LIST, "Quyển phiếu giấy", told)
        self.table.choose(next((at for at, one in enumerate(found) if one.book.id == kept), 0))
        (self.table if found else self.empty.button).setFocus()

    def _show_book(self) -> None:
        found = self.page.found
        if found is not None:
            self._show(_BOOK, f"Quyển {found.book.code}", book_facts(found.book))
            self.page.begin()

    def _open_current(self) -> None:
        one: BookAccount | None = self.table.current
        if one is not None:
            self.open_book(one.book.id)

    def _made(self, book: SlipBook) -> None:
        self.changed.emit()
        self.open_book(book.id)
        self.page.message.tell(Message(
            "ok", f"Đã lập quyển {book.code}.", f"Ghi mã {book.code} lên bìa quyển giấy có sẵn, hoặc bấm In phiếu."))

    def _gone(self, code: str, save: str) -> None:
        self._show_list()
        self.message.tell(Message("accent", f"Đã xóa quyển {code}.", "Lịch sử vẫn còn giữ.",
                                  (Action("Hoàn tác", lambda: self._bring_back(save), "undo"),)))

    def _bring_back(self, save: str) -> None:
        try:
            undo_save(self._desk.store, save)
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
            return
        self.message.clear()
        self.changed.emit()
        self._show_list()

    def _enter(self, number: int) -> None:
        found = self.page.found
        if found is not None:
            book = found.book
            self.entering.emit(book.id, book.code, book.held_on, book.place, number)
