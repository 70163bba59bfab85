"""The sheet that takes in an attendance list kept in a spreadsheet: choose it, answer, look at every row, take it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dxdesk.domain.dates import today
from dxdesk.errors import DeskError
from dxdesk.exchange.sheets.reader import chosen_bytes
from dxdesk.exchange.sheets.roll_class import CLASS, TITLE
from dxdesk.exchange.sheets.roll_import import RollImported, import_roll, preview_roll
from dxdesk.exchange.sheets.roll_reader import Roll, read_roll
from dxdesk.exchange.sheets.roll_sentences import imported_sentences
from dxdesk.store.database import Store
from dxdesk.store.unimport import unimport
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER, is_ctrl_enter
from dxdesk.ui.parts import Action, Message
from dxdesk.ui.training.import_room import ImportRoom

T = TypeVar("T")


@dataclass(slots=True)
class _Sheet:
    """The sheet at hand: what was read, what was answered, what it would come to."""

    roll: Roll
    told: RollImported
    answers: dict[str, str] = field(default_factory=dict)


class ImportSheet(ImportRoom):
    """Signals: done(class) to go to the class taken into, closed() when nothing is wanted."""

    done = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._now: _Sheet | None = None
        self._taken: RollImported | None = None
        self._stale = False
        self._edited = False
        self.busy = False
        self._connect()
        self._show()

    def begin(self) -> None:
        """The cursor where work begins."""
        self.drop.button.setFocus()

    def unfinished(self) -> str:
        """What would be lost, in a sentence: answers given, or what is going on; "" where nothing would."""
        return "Bảng điểm danh đang nhận dở." if self.busy or self._edited else ""

    def read(self, file: Path) -> None:
        """Read a file and show what it would come to; nothing is written."""
        def do(store: Store) -> _Sheet:
            roll = read_roll(chosen_bytes(file), today(store.clock()))
            return _Sheet(roll, preview_roll(store, roll, {}))

        self._now = self._taken = None
        self._edited = False
        self._show()
        self._work("Đang đọc tệp.", do, self._read)

    def answer(self, asked: str, value: str) -> None:
        """Take an answer, or with "" take it back, and look again what the sheet comes to."""
        if self._now is None or self._now.answers.get(asked, "") == value:
            return
        self._now.answers[asked] = value
        self._edited = True
        self._look()

    def take_in(self) -> None:
        """Take the sheet into the class; what must be answered first is said at its place."""
        if self._taken is not None:
            self.done.emit(self._taken.course)
        now = self._now
        if now is None or self._taken is not None or self.busy:
            return
        needed = next((ask for ask in now.told.asks if ask.needed), None)
        if needed is not None:
            self.message.tell(Message("bad", "Còn câu phải trả lời.", needed.sentence))
            (self.course.demand if needed.id == CLASS else self.questions.demand)(needed.id)
            return
        answers = {**self._said(now), TITLE: self.course.title.text()}
        self._work("Đang ghi vào sổ.", lambda store: import_roll(store, now.roll, answers), self._done)

    def leave(self) -> None:
        """Back to the page; once something was taken in, to its class. Answers given are asked about first."""
        if self.busy:
            self.message.tell(Message("warn", "Đang đọc hay ghi bảng này.", "Đợi một lát rồi quay lại."))
        elif self._taken is not None:
            self.done.emit(self._taken.course)
        elif self._edited:
            self.message.tell(Message("warn", "Bảng này chưa được nhận.", "Bỏ những câu vừa trả lời?", (
                Action("Bỏ", self.closed.emit), Action("Làm tiếp", self.message.clear))))
        else:
            self.closed.emit()

    def take_back(self) -> None:
        """Take out again what was just taken in."""
        taken = self._taken
        if taken is not None:
            self._work("Đang gỡ lần nhận.", lambda store: unimport(store, taken.import_id), self._taken_back)

    def event(self, event: QEvent) -> bool:
        """Esc and Ctrl+Enter belong to the sheet while it is open, before the page's own keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes in, Esc goes back, Enter presses the button that has the focus."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif self._own(event):
            self.take_in()
        elif event.key() in ENTER and isinstance(focus, QPushButton) and focus.isEnabled():
            focus.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Questions and rows side by side, or one under the other."""
        super().resizeEvent(event)
        self.arrange(self._taken or (self._now.told if self._now else None))

    def _own(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape or is_ctrl_enter(event)

    def _read(self, sheet: _Sheet) -> None:
        self._now = sheet
        self.questions.forget()
        self.course.begin(sheet.told)
        self._show_told()
        first = next(iter(self.questions.rows.values()), None)
        (first.field if first else self.preview.table).setFocus()

    def _look(self) -> None:
        """Look again with the answers of now; while that is being done a later answer waits for the next look."""
        now = self._now
        if now is None or self.busy:
            self._stale = now is not None
            return
        answers = self._said(now)
        self._work("", lambda store: preview_roll(store, now.roll, answers), self._looked)

    def _looked(self, told: RollImported) -> None:
        if self._now is not None:
            self._now.told = told
            self._show_told()

    def _said(self, now: _Sheet) -> dict[str, str]:
        return {asked: value for asked, value in now.answers.items() if value}

    def _hinted(self) -> None:
        now = self._now
        if now is not None:
            now.answers.update({asked: value for asked, value in self.questions.hints().items()
                                if not now.answers.get(asked)})
            self._edited = True
            self.questions.show_answers(now.answers)
            self._look()

    def _done(self, taken: RollImported) -> None:
        self._taken = taken
        self._edited = False
        self._show_told()
        fact, *meaning = imported_sentences(taken, preview=False)
        wrote = taken.new or taken.changed or taken.enrolled or taken.checks
        actions = (Action("Gỡ lần nhận này", self.take_back, icon="undo"),) if wrote else ()
        self.message.tell(Message("ok", fact, " ".join(meaning), actions))
        self.take.setFocus()

    def _taken_back(self, _: object) -> None:
        self._taken = None
        self.message.tell(Message("ok", "Đã gỡ lần nhận này.", "Sổ như trước khi nhận; chỗ đã sửa sau đó để nguyên."))
        self._look()

    def _show_told(self) -> None:
        now = self._now
        if now is None:
            return
        asks = [] if self._taken else [ask for ask in now.told.asks if ask.id != CLASS]
        shown = self._taken or now.told
        self.course.show_import(shown, asked=any(ask.id == CLASS for ask in now.told.asks))
        self.questions.show_asks(asks, {} if self._taken else now.answers)
        self.notes.show_import(shown)
        self.arrange(shown)
        self._show()

    def _show(self) -> None:
        self.show_parts(self._now is not None, self._taken is not None)

    def _work(self, waiting: str, do: Callable[[Store], T], done: Callable[[T], object]) -> None:
        """`do` on a connection of its own, then `done` here; one thing at a time."""
        if self.busy:
            return

        def on_worker() -> T:
            with self._desk.reopen() as store:
                return do(store)

        def finished(result: T) -> None:
            self._rest()
            done(result)
            if self._stale:
                self._stale = False
                self._look()

        def failed(error: BaseException) -> None:
            self._rest()
            if not isinstance(error, DeskError):
                raise error
            self.message.tell(Message("bad", error.sentence))

        self.busy = True
        if waiting or (self.message.message and self.message.message.tone == "bad"):
            self.message.clear()
        self.waiting.setText(waiting)
        self.take.setEnabled(not waiting)
        self._desk.background.run(on_worker, done=finished, failed=failed)

    def _rest(self) -> None:
        self.busy = False
        self.waiting.setText("")
        self.take.setEnabled(True)

    def _connect(self) -> None:
        self.drop.chosen.connect(self.read)
        self.back.clicked.connect(self.leave)
        self.take.clicked.connect(self.take_in)
        self.questions.answered.connect(self.answer)
        self.questions.hinted.connect(self._hinted)
        self.course.chosen.connect(lambda course: self.answer(CLASS, course))
