"""Enrolling a list: paste it, look at whom each line means, answer what is not clear, then enrol all at once."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from dxdesk.domain.dates import today
from dxdesk.domain.pasted_list import PastedList, read_pasted
from dxdesk.errors import DeskError
from dxdesk.store.training.enrolling import Enrolled
from dxdesk.store.training.pasted import AS_NEW, Match, enrol_pasted, match_pasted
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Message
from dxdesk.ui.shortcuts import add_keys
from dxdesk.ui.training.paste_layout import PasteLayout
from dxdesk.ui.training.paste_table import PasteRow, coming, paste_columns, paste_rows, tally

T = TypeVar("T")


class PastePanel(PasteLayout):
    """Two steps in one place. Signals: done(Enrolled) when everybody is enrolled; closed() to give up."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._course, self._pasted, self._matches = "", PastedList((), ()), tuple[Match, ...]()
        self._answers: dict[int, str] = {}
        self._busy = False
        self._connect()

    @property
    def begun(self) -> bool:
        """Whether a list is pasted that nobody enrolled yet."""
        return bool(self.edit.toPlainText().strip())

    def start(self, course: str) -> None:
        """Begin anew for this class; several lines in the clipboard are taken."""
        self._course = course
        self.show_text()
        clipboard = QGuiApplication.clipboard().text()
        self.edit.setPlainText(clipboard if "\n" in clipboard.strip() else "")
        self.edit.selectAll()

    def clear(self) -> None:
        """Nothing of the list stays."""
        self.edit.setPlainText("")
        self._pasted, self._matches = PastedList((), ()), ()
        self._answers.clear()
        self.table.show_rows([])
        self.show_text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In either list 1 to 5, M, K and B answer the line in sight and go on to the next one asked."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            answer = self.ask.by_key(event.text()) if event.text() and not event.modifiers() else ""
            if answer:
                self.answer(answer)
                return True
        return super().eventFilter(watched, event)

    def answer(self, value: str) -> None:
        """Say who the line in sight is, and go to the next one that is asked."""
        row: PasteRow | None = self.table.current
        if row is None or row.match is None:
            return
        self._answers[row.number] = value
        self.message.clear()
        at = self.table.currentIndex().row()
        self._show_rows()
        rows = self.table.rows
        order = (*range(at + 1, len(rows)), *range(at))
        following = next((place for place in order if rows[place].asked), -1)
        self.table.choose(following if following >= 0 else at)
        self.show_side(self.asking and following >= 0)

    def _read(self) -> None:
        """Read what is pasted and look off the window's thread whom it means."""
        if self._busy:
            return
        try:
            self._pasted = read_pasted(self.edit.toPlainText(), today(self.desk.now()))
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
            return
        if not self._pasted.lines:
            self.message.tell(Message("warn", "Không thấy tên ai.", "Dán mỗi dòng một người rồi xem lại."))
            return
        self._work(self._match, self._matched)

    def _match(self) -> tuple[Match, ...]:
        with self.desk.reopen() as store:
            return match_pasted(store, self._course, self._pasted)

    def _matched(self, matches: tuple[Match, ...]) -> None:
        if not self.begun:
            return  # put away meanwhile
        self._matches = matches
        self._answers.clear()
        self.others.set_value(AS_NEW)
        self._show_rows()
        self.table.choose(next((at for at, row in enumerate(self.table.rows) if row.asked), 0))
        self.show_lines()

    def _ask_now(self) -> None:
        self.show_side(True)
        self.ask.table.setFocus()

    def _show_rows(self) -> None:
        rows = paste_rows(self._matches, self._pasted.left_out, self._answers, self.others.value() or AS_NEW)
        at = self.table.currentIndex().row()
        self.table.show_rows(rows)
        self.table.choose(at)
        self.counted.setText(tally(rows))
        self.enrol.setText(f"Ghi danh {coming(rows)} người")
        self.enrol.updateGeometry()
        self.ask.show_row(self.table.current)

    def _enrol(self) -> None:
        waiting = next((at for at, row in enumerate(self.table.rows) if row.asked), -1)
        if waiting >= 0:
            many = sum(row.asked for row in self.table.rows)
            self.message.tell(Message("warn", f"Còn {many} dòng chưa rõ là ai.", "Chọn ở bên cạnh rồi ghi danh."))
            self.table.choose(waiting)
            self.show_side(self._narrow)
            return
        self._work(partial(self._write, dict(self._answers), self.others.value() or AS_NEW), self.done.emit)

    def _write(self, answers: dict[int, str], others: str) -> Enrolled:
        with self.desk.reopen() as store:
            return enrol_pasted(store, self._course, self._matches, answers, others)

    def _work(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """One thing at a time off the window's thread; a refusal is said here."""
        def finished(result: T) -> None:
            self._rest()
            done(result)

        def failed(error: BaseException) -> None:
            self._rest()
            if not isinstance(error, DeskError):
                raise error
            self.message.tell(Message("bad", error.sentence))

        if self._busy:
            return
        self._busy = True
        self.message.clear()
        for button in (self.look, self.enrol):
            button.setEnabled(False)
        self.desk.background.run(work, done=finished, failed=failed)

    def _rest(self) -> None:
        self._busy = False
        for button in (self.look, self.enrol):
            button.setEnabled(True)

    def _back(self) -> None:
        """From the answers to the lines where they take their place, to the text, to the learners."""
        if self._narrow and self.asking:
            self.show_side(False)
        elif self.reading:
            self.show_text()
        else:
            self.closed.emit()

    def _step(self) -> None:
        (self._read if not self.reading else self._enrol)()

    def _connect(self) -> None:
        self.table.set_up(self.desk.theme, paste_columns())
        self.table.setAccessibleName("Các dòng đã dán, phím 1 đến 5, M, K, B để chọn")
        for table in (self.table, self.ask.table):
            table.installEventFilter(self)
        self.table.chosen.connect(self.ask.show_row)
        self.table.opened.connect(lambda _row: self._ask_now())
        self.ask.answered.connect(self.answer)
        self.others.changed.connect(lambda _value: self._show_rows())
        self.look.clicked.connect(self._read)
        self.enrol.clicked.connect(self._enrol)
        self.back.clicked.connect(self._back)
        add_keys(self, ("Ctrl+Return", self._step), ("Ctrl+Enter", self._step), ("Esc", self.back.click))
