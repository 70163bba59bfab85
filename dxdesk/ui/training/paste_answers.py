"""Who one line of a pasted list means: the people of the register it may be, somebody new, a guest, or nobody."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.store.training.pasted import AS_GUEST, AS_NEW, SKIP, Match
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import text
from dxdesk.ui.register.people_table import person_line
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView
from dxdesk.ui.training.paste_table import PasteRow


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its value as kept, the key that gives it, what it says, whether it is the one given."""

    value: str
    key: str
    words: str
    second: str
    given: bool = False


_OTHERS = ((AS_NEW, "M", "Ghi người mới", "lập hồ sơ trong sổ"), (AS_GUEST, "K", "Ghi khách", "chỉ giữ tên trong lớp"),
           (SKIP, "B", "Bỏ qua", "không ghi danh dòng này"))


def choices(match: Match, answer: str) -> list[Choice]:
    """The answers to one line in order, people first with the digits 1 to 5."""
    people = [Choice(likely.person.id, str(at), likely.person.full_name,
                     f"{person_line(likely.person)}. {'Đã có trong lớp. ' if likely.in_class else ''}"
                     f"Giống {likely.why}", likely.person.id == answer)
              for at, likely in enumerate(match.people, 1)]
    return [*people, *(Choice(value, key, words, second, value == answer) for value, key, words, second in _OTHERS)]


class PasteAnswers(QWidget):
    """The question about the line in sight and its answers.

    Signals: answered(value) when one is taken, by mouse or Enter.
    """

    answered = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.question = text("", "strong", self)
        self.reason = text("", "label", self)
        self.table = TableView(self)
        self.table.setAccessibleName("Dòng này là ai")
        given: Column[Choice] = Column("Là ai", _cell, stretch=1)
        self.table.set_up(desk.theme, [given], heads=False)
        self.table.opened.connect(lambda choice: self.answered.emit(choice.value))
        self.table.clicked.connect(lambda index: self.answered.emit(self.table.rows[index.row()].value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label in (self.question, self.reason):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            column.addWidget(label)
        column.addWidget(self.table, 1)

    def show_row(self, row: PasteRow | None) -> None:
        """Ask about this line; a line that names nobody has no answers."""
        match = row.match if row else None
        out = row.left_out if row else None
        self.question.setText(f"Dòng {row.number}: {match.line.name} là ai?" if row and match else
                              f"Dòng {row.number} không phải người" if row else "")
        self.reason.setText(match.reason if match else out.why if out else "")
        self.table.show_rows(choices(match, row.answer) if row and match else [])

    def by_key(self, typed: str) -> str:
        """The answer a key gives to the line in sight; empty for none."""
        return next((choice.value for choice in self.table.rows if choice.key == typed.upper()), "")


def _cell(choice: Choice) -> Cell:
    return Cell(choice.words, choice.second, keys=(choice.key,), bold=choice.given)
