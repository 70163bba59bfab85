"""Hộp xung đột: what waits, what was chosen, and the question in sight (look §8, picture 07)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from dxdesk.store.conflict_list import Conflict, conflict_numbers, conflicts_of, count_conflicts, facets
from dxdesk.store.decisions import Decision, decision_numbers, decisions_of
from dxdesk.ui.conflicts.asking import Asking
from dxdesk.ui.conflicts.exporting import Exporting
from dxdesk.ui.conflicts.question_table import QuestionTable
from dxdesk.ui.context import Desk
from dxdesk.ui.forms.ui_conflict_list import Ui_ConflictList
from dxdesk.ui.paged_rows import PagedRows
from dxdesk.ui.shape import UNBOUND, Shape

_KEYS = 9  # values that have a digit
_TWO_CARDS = 560  # logical width at which two cards stand beside each other


class ConflictList(QWidget):
    """The lists at the left, the question at the right; where it is narrow one after the other.

    Signals: decided() after a choice was saved; opened(page, record) asks for the person's record.
    """

    decided = Signal()
    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ConflictList()
        self.ui.setupUi(self)
        self._narrow, self._question = False, True

    def set_up(self, desk: Desk) -> None:
        """Join the lists with the desk."""
        self._desk, ui = desk, self.ui
        self.asking = Asking(ui, desk, self)
        self.exporting = Exporting(desk, self)
        ui.open_card_box.insertWidget(ui.open_card_box.indexOf(ui.filters), self.exporting)
        ui.open.set_up(desk.theme, self.asking.rows.open_columns(), heads=False)
        ui.decided.set_up(desk.theme, self.asking.rows.decided_columns(), heads=False)
        ui.history.set_up(desk.theme, self.asking.rows.history_columns("resident", "phone", set()))
        ui.back.hide()
        self._connect()
        for n in range(1, _KEYS + 1):
            self._key(str(n), partial(self.choose, n))
        for keys in ("Return", "Enter"):
            self._key(keys, self._enter)
        self._key("Ctrl+F", self._narrow_down)
        self._key("Esc", self._back)

    def load(self) -> None:
        """Ask the store again; the question in sight stays where it is still open, else the next one comes."""
        ui, store, now = self.ui, self._desk.store, self.asking.now
        place = max(0, ui.open.currentIndex().row())
        found = conflict_numbers(store, ui.filters.sought())
        ui.open.show_rows(PagedRows(found, lambda numbers: conflicts_of(store, numbers)))
        made = decision_numbers(store)
        ui.decided.show_rows(PagedRows(made, lambda numbers: decisions_of(store, numbers)))
        every = count_conflicts(store)
        self._show_counts(len(found), every, len(made))
        self.asking.now = None
        if isinstance(now, Decision) and now.n in made:
            self._show(decisions_of(store, [now.n])[0])
        elif found:
            at = found.index(now.n) if isinstance(now, Conflict) and now.n in found else min(place, len(found) - 1)
            ui.open.choose(at)
            self._show(ui.open.rows[at])
        else:
            self._show_nothing(every)

    def choose(self, n: int) -> None:
        """Choose value `n` of the question in sight."""
        if not self.ui.stack.isHidden():
            self.asking.choose(n)

    def reshape(self, shape: Shape) -> None:
        """Where it is narrow the question is a page of its own, and a button leads back to the lists."""
        ui, px = self.ui, self._desk.theme.px
        self._narrow = shape.narrow
        wide = px(340 if shape.wide else 300)
        ui.open_card.setMinimumWidth(wide)
        ui.open_card.setMaximumWidth(UNBOUND if shape.narrow else wide)
        ui.history_card.setMinimumHeight(px(190))
        self.asking.lay_cards(3 if shape.wide else 2 if shape.width >= _TWO_CARDS else 1)
        # The row that decides never scrolls away: where it is low it stands below the question.
        (ui.asked_box if shape.short else ui.question_card_box).addWidget(ui.decide)
        self._show_side(question=True)
        self._share_height()

    def _connect(self) -> None:
        ui = self.ui
        ui.open.chosen.connect(self._show)
        ui.open.clicked.connect(lambda _index: self._turn_to(ui.open.current))
        ui.decided.clicked.connect(lambda _index: self._turn_to(ui.decided.current))
        ui.open.opened.connect(self._turn_to)
        ui.decided.opened.connect(self._turn_to)
        ui.keep.clicked.connect(self.asking.keep)
        ui.later.clicked.connect(self._later)
        ui.back.clicked.connect(self._back)
        ui.narrow_down.clicked.connect(self._narrow_down)
        ui.export_all.clicked.connect(self.exporting.toggle)
        ui.filters.changed.connect(self.load)
        ui.open_record.clicked.connect(self._open_record)
        self.asking.decided.connect(self._decided)

    def _show_counts(self, found: int, every: int, made: int) -> None:
        ui, filtered = self.ui, self.ui.filters.isVisibleTo(self)
        ui.open_count.setText(f"{found}/{every}" if found < every else str(every))
        ui.narrow_down.setVisible(every > 1 or filtered)
        ui.open.setVisible(bool(found))
        self._show_decided(bool(made) and not filtered)
        self._show_side(self._question)
        self._share_height()

    def _show_decided(self, on: bool) -> None:
        """The decisions give their room to the boxes that narrow the list."""
        for widget in (self.ui.decided_rule, self.ui.decided_head, self.ui.decided):
            widget.setVisible(on)

    def _show_nothing(self, every: int) -> None:
        """Nothing is asked now."""
        if every:
            self.ui.none.show_state("filter", "Không chỗ nào khớp bộ lọc", "Bỏ lọc để thấy mọi chỗ chờ chọn.")
        else:
            self.ui.none.show_state("check", "Không có xung đột nào chờ chọn",
                                    "Khi hai máy ghi khác nhau ở một ô, câu hỏi hiện ở đây.")
        self.ui.stack.setCurrentWidget(self.ui.none)
        self._show_side(question=not self.ui.decided.rows and not every)

    def _show(self, of: Conflict | Decision | None) -> None:
        now = self.asking.now
        if of is None or not of.values or (now is not None and (type(now), now.n) == (type(of), of.n)):
            return
        self.ui.stack.setCurrentWidget(self.ui.asked)
        self.asking.show(of)
        self._other_list(of).clearSelection()
        QTimer.singleShot(0, self, lambda: self.ui.one_scroll.verticalScrollBar().setValue(0))

    def _turn_to(self, of: Conflict | Decision | None) -> None:
        """A row was opened: its question, and where it is narrow the page it stands on."""
        self._show(of)
        self._show_side(question=True)
        if isinstance(of, Decision):
            self.asking.focus_first()

    def _other_list(self, of: Conflict | Decision) -> QuestionTable:
        return self.ui.decided if isinstance(of, Conflict) else self.ui.open

    def _show_side(self, question: bool) -> None:
        """Of the two sides, where there is no room for both, the question or the lists."""
        self._question = question
        lists = bool(self.ui.open.rows) or bool(self.ui.decided.rows) or self.ui.filters.isVisibleTo(self)
        self.ui.stack.setVisible(question or not self._narrow)
        self.ui.open_card.setVisible(lists and (not question or not self._narrow))
        self.ui.back.setVisible(self._narrow and lists)

    def _share_height(self) -> None:
        """The questions take the height they need, the decisions the rest, each at least a third."""
        ui = self.ui
        both = bool(ui.open.rows) and bool(ui.decided.rows)
        ui.open.setMaximumHeight(ui.open.room_wanted() if both and len(ui.open.rows) < 4 else UNBOUND)

    def _decided(self, fact: str) -> None:
        self.decided.emit()
        self._seat()
        self._desk.notice.say(
            "ok", fact, "Giá trị kia vẫn ở trong lịch sử. Trao đổi phiếu rồi thì máy khác không hỏi lại.")

    def _seat(self) -> None:
        """After a choice the keyboard is at the next question: digits choose, arrows go to another."""
        seats = (self.ui.open, *self.asking.cards(), self.ui.decided)
        next((seat for seat in seats if seat.isVisible() and seat.isEnabled()), self.ui.export_all).setFocus()

    def _later(self) -> None:
        rows, now = self.ui.open.rows, self.asking.now
        at = rows.index(now) if isinstance(now, Conflict) and now in rows else -1
        if rows:
            self.ui.open.choose((at + 1) % len(rows))
            self._turn_to(rows[(at + 1) % len(rows)])

    def _narrow_down(self) -> None:
        """Show the boxes that narrow the list; put away, they narrow nothing."""
        filters = self.ui.filters
        filters.setVisible(not filters.isVisibleTo(self))
        if filters.isVisibleTo(self):
            self._show_decided(False)
            filters.show_facets(facets(self._desk.store))
            filters.person.setFocus()
            self._show_side(question=False)
        else:
            filters.clear()

    def _back(self) -> None:
        """Esc: the boxes are put away, else from the question to the lists."""
        if self.exporting.isVisibleTo(self):
            self.exporting.toggle()
        elif self.ui.filters.isVisibleTo(self):
            self._narrow_down()
        elif self._narrow:
            self._show_side(question=False)
        (self.ui.open if self.ui.open.isVisible() else self.ui.decided).setFocus()

    def _open_record(self) -> None:
        if self.asking.now is not None:
            self.opened.emit("people", self.asking.now.about.person_id)

    def _enter(self) -> None:
        """Enter keeps what is chosen; on another button it presses that, on a decision it goes to it."""
        ui, focus = self.ui, self.focusWidget()
        buttons = (ui.later, ui.back, ui.narrow_down, ui.export_all, ui.open_record, ui.filters.every,
                   self.exporting.save)
        pressed = next((button for button in buttons if button is focus), None)
        if pressed is not None:
            pressed.click()
        elif focus is ui.decided or (focus is ui.open and not ui.stack.isVisible()):
            self._turn_to(focus.current)
        elif focus is self.exporting.reason:
            self.exporting.save.setFocus()
        elif focus is not None and ui.filters.isAncestorOf(focus):
            ui.open.setFocus()
        else:
            self.asking.keep()

    def _key(self, keys: str, run: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
