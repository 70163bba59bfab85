"""The meetings of a series, a line each: one more, one less, what was written in single ones kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.class_plan import MOST_MEETINGS, MeetingDraft, series
from dxdesk.domain.dates import is_date
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Button
from dxdesk.ui.training.meeting_line import MeetingLine


class MeetingLines(QWidget):
    """The lines.

    Signals: changed() when lines came or went; counted(number) when a person added or dropped one; edited() when he
    did that or changed one.
    """

    changed = Signal()
    counted = Signal(int)
    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._longest: list[MeetingDraft] = []
        self.lines: list[MeetingLine] = []
        self.next = MeetingDraft("")
        self.add = Button(self, "Thêm một buổi", kind="flat", icon="plus")
        self.add.clicked.connect(self._add_one)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def fields(self) -> list[QWidget]:
        """What Enter walks through."""
        return [*(edit for line in self.lines for edit in line.fields()), self.add]

    def drafts(self) -> list[MeetingDraft]:
        """The meetings as typed."""
        return [line.draft() for line in self.lines]

    def show_drafts(self, drafts: Sequence[MeetingDraft]) -> None:
        """These meetings, whatever stood in the lines."""
        self._longest = []
        self._show(drafts)

    def resize_to(self, drafts: Sequence[MeetingDraft]) -> None:
        """As many lines as these; those there stay as they were, also while 3 is being made 12."""
        shown = self.drafts()
        self._longest = [*shown, *self._longest[len(shown):]]
        kept = self._longest[:len(drafts)]
        self._show([*kept, *drafts[len(kept):]])

    def spread(self, name: str, before: str, text: str) -> None:
        """A text (`start`, `end`) goes to the lines that had the former one."""
        for line in self.lines:
            edit: QLineEdit = getattr(line, name)
            if edit.text() == before:
                edit.setText(text)
                edit.setCursorPosition(0)

    def reshape(self) -> None:
        """Fields as wide as what stands in them."""
        for line in self.lines:
            line.reshape()

    def _show(self, drafts: Sequence[MeetingDraft]) -> None:
        for line in self.lines[len(drafts):]:
            self._take(line)
        for at, draft in enumerate(drafts):
            if at < len(self.lines):
                self.lines[at].show_line(at + 1, draft)
            else:
                self._append(draft)
        self._came_or_went()

    def _append(self, draft: MeetingDraft) -> MeetingLine:
        line = MeetingLine(self._desk, self)
        line.show_line(len(self.lines) + 1, draft)
        line.changed.connect(self.edited)
        line.dropped.connect(lambda: self._drop(line))
        self.lines.append(line)
        self._list.addWidget(line)
        line.show()
        return line

    def _add_one(self) -> None:
        """A week after the last one, else what the series begins with."""
        last = self.lines[-1].draft() if self.lines else self.next
        if self.lines and is_date(last.held_on):
            last = replace(last, held_on=series(date.fromisoformat(last.held_on), 2)[-1].isoformat())
        line = self._append(last)
        self._came_or_went()
        self.counted.emit(len(self.lines))
        self.edited.emit()
        line.day.setFocus()

    def _drop(self, line: MeetingLine) -> None:
        at = self.lines.index(line)
        self._take(line)
        self._longest = []
        for number, other in enumerate(self.lines, 1):
            other.renumber(number)
        self._came_or_went()
        self.counted.emit(len(self.lines))
        self.edited.emit()
        (self.lines[min(at, len(self.lines) - 1)].day if self.lines else self.add).setFocus()

    def _take(self, line: MeetingLine) -> None:
        self.lines.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _came_or_went(self) -> None:
        self.add.setEnabled(len(self.lines) < MOST_MEETINGS)
        self.changed.emit()
