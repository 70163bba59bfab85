"""The tasks of the next period, a few fields each: what, who, who answers for it, until when, what comes of it."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.narrative import PARTS, Task, read_tasks, write_tasks
from dxdesk.ui.field_flow import FieldFlow
from dxdesk.ui.papers.narrative_text import NarrativeBlock
from dxdesk.ui.parts import Button, FieldRow, IconButton
from dxdesk.ui.reflow import lay

_LONGEST = 500
_SHARES = (2, 2, 1, 2)
_ROOM = ((4, 96), (2, 50), (1, 0))
"""How many of the four lesser fields stand in one line, from so many letters of room on."""


class TaskLine(QWidget):
    """One task. Signals: edited(); left() when the cursor leaves one of its fields; dropped() by its button."""

    edited = Signal()
    left = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits = [QLineEdit(self) for _ in PARTS]
        self.rows = [FieldRow(self, name, edit) for name, edit in zip(PARTS, self.edits, strict=True)]
        self.drop = IconButton(self, "close", "Bỏ việc này")
        for edit in self.edits:
            edit.setMaxLength(_LONGEST)
            edit.textEdited.connect(self.edited)
            edit.editingFinished.connect(partial(edit.setCursorPosition, 0))  # left, it shows how it begins
            edit.editingFinished.connect(self.left)
        self.drop.clicked.connect(self.dropped)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.rows[0], 1)
        first.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignBottom)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(self._rest)

    def show_task(self, number: int, task: Task) -> None:
        """This task, counted from 1."""
        values = (task.what, task.who, task.accountable, task.due, task.product)
        for edit, value in zip(self.edits, values, strict=True):
            edit.setText(value)
            edit.setCursorPosition(0)
        self.renumber(number)

    def renumber(self, number: int) -> None:
        """Its place among the tasks."""
        self.rows[0].label.setText(f"{PARTS[0]} {number}")
        for name, edit in zip(PARTS, self.edits, strict=True):
            edit.setAccessibleName(f"Việc {number}, {name.lower()}")
        self.drop.setAccessibleName(f"Bỏ việc {number}")

    def task(self) -> Task:
        """The task as typed."""
        return Task(*(edit.text() for edit in self.edits))

    def lay_out(self, each: int) -> None:
        """So many of the four lesser fields in one line."""
        rest = list(zip(self.rows[1:], _SHARES, strict=True))
        lay(self._rest, [rest[at:at + each] for at in range(0, len(rest), each)])


class NarrativeTasks(NarrativeBlock):
    """The block of the tasks; they are kept as lines of text (`domain.narrative`)."""

    _each: int

    def put(self, words: str) -> None:
        """The tasks of this text, one line of fields at least."""
        self._show(read_tasks(words) or (Task(""),))

    def typed(self) -> str:
        """The tasks as text."""
        return write_tasks(line.task() for line in self.lines)

    def stops(self) -> list[QWidget]:
        """All fields, then the button for one more."""
        return [*(edit for line in self.lines for edit in line.edits), self.add]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fields side by side as there is room."""
        super().resizeEvent(event)
        letters = self.width() // max(1, self.fontMetrics().averageCharWidth())
        each = next(count for count, least in _ROOM if letters >= least)
        if each != self._each:
            self._each = each
            for line in self.lines:
                line.lay_out(each)

    def _set_field(self) -> None:
        self.lines: list[TaskLine] = []
        self._each = _ROOM[0][0]
        self.add = Button(self, "Thêm một việc", kind="flat", icon="plus")
        self.add.clicked.connect(self._add_one)
        self._list = QVBoxLayout()
        self._flow = FieldFlow(self.stops, lambda _field: True, self)
        self._flow.watch(self.add)
        self.column.addLayout(self._list)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self, tasks: Iterable[Task]) -> None:
        wanted = list(tasks)
        for line in self.lines[len(wanted):]:
            self._take(line)
        while len(self.lines) < len(wanted):
            self._append()
        for at, (line, task) in enumerate(zip(self.lines, wanted, strict=True), 1):
            line.show_task(at, task)

    def _append(self) -> TaskLine:
        line = TaskLine(self)
        line.lay_out(self._each)
        line.edited.connect(self.edited)
        line.left.connect(self.left)
        line.dropped.connect(lambda: self._drop(line))
        for edit in line.edits:
            self._flow.watch(edit)
        self.lines.append(line)
        self._list.addWidget(line)
        line.renumber(len(self.lines))
        line.show()
        return line

    def _add_one(self) -> None:
        self._append().edits[0].setFocus()

    def _drop(self, line: TaskLine) -> None:
        at = self.lines.index(line)
        if len(self.lines) == 1:
            line.show_task(1, Task(""))
        else:
            self._take(line)
        for number, other in enumerate(self.lines, 1):
            other.renumber(number)
        self.lines[min(at, len(self.lines) - 1)].edits[0].setFocus()
        self.left.emit()

    def _take(self, line: TaskLine) -> None:
        self.lines.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()
