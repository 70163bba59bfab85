"""Enrolling a list: paste it, look at whom each line means, answer what is not clear, then enrol all at once."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.dates import today
from dxdesk.domain.pasted_list import PastedList, read_pasted
from dxdesk.errors import DeskError
from dxdesk.store.training.enrolling import Enrolled
from dxdesk.store.training.pasted import AS_GUEST, AS_NEW, Match, enrol_pasted, match_pasted
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Button, Message, MessageBar, Option, Rule, Segmented, text
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.shortcuts import add_keys
from dxdesk.ui.table_view import TableView
from dxdesk.ui.training.paste_answers import PasteAnswers
from dxdesk.ui.training.paste_table import PasteRow, coming, paste_columns, paste_rows, tally

_HOW = ("Mỗi dòng một người, hoặc chép các cột từ Excel: tên, năm sinh, điện thoại, khu phố, thứ tự nào cũng được. "
        "Máy không giữ lại chữ đã dán.")
_SIDE = 300


class PastePanel(QWidget):
    """Two steps in one place. Signals: done(Enrolled) when everybody is enrolled; closed() to give up."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._course, self._pasted, self._matches = "", PastedList((), ()), tuple[Match, ...]()
        self._answers: dict[int, str] = {}
        self._busy = self._narrow = self._asking = False
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.title = text("Dán danh sách vào lớp", "h2", self)
        self.message = MessageBar(self)
        self.stack = QStackedWidget(self)
        self.edit = QPlainTextEdit(self)
        self.table, self.ask, self._side = TableView(self), PasteAnswers(desk, self), QWidget(self)
        self._foot = QWidget(self)
        self.others = Segmented(self, (Option(AS_NEW, "Ghi người mới"), Option(AS_GUEST, "Ghi khách")))
        self._others_words = text("Chưa có trong sổ", "label", self)
        self.counted = text("", "label", self)
        self.look = Button(self, "Xem danh sách", kind="primary", icon="eye", keys="Ctrl Enter")
        self.enrol = Button(self, "Ghi danh", kind="primary", icon="check", keys="Ctrl Enter")
        self._lay_out()
        self._connect()

    @property
    def begun(self) -> bool:
        """Whether a list is pasted that nobody enrolled yet."""
        return bool(self.edit.toPlainText().strip())

    def start(self, course: str) -> None:
        """Begin anew for this class; several lines in the clipboard are taken."""
        self._course = course
        self._show_text()
        clipboard = QGuiApplication.clipboard().text()
        self.edit.setPlainText(clipboard if "\n" in clipboard.strip() else "")
        self.edit.setFocus()
        self.edit.selectAll()

    def clear(self) -> None:
        """Nothing of the list stays."""
        self.edit.setPlainText("")
        self._pasted, self._matches = PastedList((), ()), ()
        self._answers.clear()
        self.table.show_rows([])

    def reshape(self, shape: Shape) -> None:
        """The answers beside the lines, or in their place."""
        self._narrow = shape.narrow
        wide = 0 if shape.narrow else self._desk.theme.px(_SIDE)
        self._side.setMinimumWidth(wide)
        self._side.setMaximumWidth(wide or UNBOUND)
        self.ask.reason.setVisible(not shape.short)
        self.title.setVisible(not shape.narrow)
        self._show_others()
        self._show_side(self._asking and shape.narrow)

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
        self._show_side(self._asking and following >= 0)

    def _read(self) -> None:
        """Read what is pasted and look off the window's thread whom it means."""
        if self._busy:
            return
        try:
            self._pasted = read_pasted(self.edit.toPlainText(), today(self._desk.now()))
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
            return
        if not self._pasted.lines:
            self.message.tell(Message("warn", "Không thấy tên ai.", "Dán mỗi dòng một người rồi xem lại."))
            return
        self._work(self._match, self._matched)

    def _match(self) -> tuple[Match, ...]:
        with self._desk.reopen() as store:
            return match_pasted(store, self._course, self._pasted)

    def _matched(self, matches: tuple[Match, ...]) -> None:
        self._matches = matches
        self._answers.clear()
        self.others.set_value(AS_NEW)
        self._show_rows()
        self.stack.setCurrentIndex(1)
        self.table.choose(next((at for at, row in enumerate(self.table.rows) if row.asked), 0))
        self._show_others()
        self._show_side(False)

    def _show_side(self, asking: bool) -> None:
        """In a narrow window the answers take the place of the lines, the cursor with them."""
        self._asking = asking
        self.table.setHidden(self._narrow and asking)
        self._side.setHidden(self._narrow and not asking)
        self._foot.setHidden(self._narrow and asking)
        if self.stack.currentIndex():
            (self.ask.table if self._narrow and asking else self.table).setFocus()

    def _ask_now(self) -> None:
        self._show_side(True)
        self.ask.table.setFocus()

    def _show_others(self) -> None:
        for widget in (self.others, self._others_words):
            widget.setVisible(self.stack.currentIndex() == 1 and (widget is self.others or not self._narrow))

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
            self._show_side(self._narrow)
            return
        self._work(partial(self._write, dict(self._answers), self.others.value() or AS_NEW), self._written)

    def _write(self, answers: dict[int, str], others: str) -> Enrolled:
        with self._desk.reopen() as store:
            return enrol_pasted(store, self._course, self._matches, answers, others)

    def _written(self, done: Enrolled) -> None:
        self.clear()
        self.done.emit(done)

    def _work(self, work, done) -> None:  # noqa: ANN001 - any work and whoever takes its answer
        def finished(result: object) -> None:
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
        self._desk.background.run(work, done=finished, failed=failed)

    def _rest(self) -> None:
        self._busy = False
        for button in (self.look, self.enrol):
            button.setEnabled(True)

    def _show_text(self) -> None:
        self.message.clear()
        self.stack.setCurrentIndex(0)
        self._show_others()
        self.edit.setFocus()

    def _back(self) -> None:
        """From the answers to the lines where they take their place, to the text, to the learners."""
        if self._narrow and self._asking:
            self._show_side(False)
        elif self.stack.currentIndex():
            self._show_text()
        else:
            self.closed.emit()

    def _step(self) -> None:
        (self._read if self.stack.currentIndex() == 0 else self._enrol)()

    def _connect(self) -> None:
        self.table.set_up(self._desk.theme, paste_columns())
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

    def _lay_out(self) -> None:
        self.edit.setAccessibleName("Danh sách để dán")
        self.edit.setPlaceholderText("1. Nguyễn Văn An, 1958, 0912 345 678")
        self.edit.setTabChangesFocus(True)
        self.others.setAccessibleName("Ai chưa có trong sổ")
        head = _row((self.back, 0), (self.title, 1), (self._others_words, 0), (self.others, 0))
        how = text(_HOW, "label", self)
        how.setWordWrap(True)
        writing, reading = QWidget(self), QWidget(self)
        column = QVBoxLayout(writing)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addWidget(how)
        column.addWidget(self.edit, 1)
        column.addLayout(_row((QWidget(self), 1), (self.look, 0)))
        side = QVBoxLayout(self._side)
        side.setContentsMargins(12, 12, 12, 8)
        side.addWidget(self.ask)
        body = _row((self.table, 1), (self._side, 0))
        body.setSpacing(0)
        self.counted.setWordWrap(True)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        inner = _row((self.counted, 1), (self.enrol, 0))
        inner.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(Rule(self))
        foot.addLayout(inner)
        shown = QVBoxLayout(reading)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(0)
        shown.addLayout(body, 1)
        shown.addWidget(self._foot)
        self.stack.addWidget(writing)
        self.stack.addWidget(reading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        head.setContentsMargins(16, 12, 16, 0)
        outer.addLayout(head)
        said = _row((self.message, 1))
        said.setContentsMargins(16, 0, 16, 0)
        outer.addLayout(said)
        outer.addWidget(self.stack, 1)


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for part, share in parts:
        row.addWidget(part, share)
    return row
