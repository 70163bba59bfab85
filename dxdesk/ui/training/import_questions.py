"""The questions an attendance sheet leaves, one under the other on one screen; nothing is chosen beforehand."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.exchange.sheets.roll_questions import Question
from dxdesk.ui.combo import choose
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.parts import Button, Card, FieldRow, text

MOST_SHOWN = 30
_SHORTEST = 10  # letters of a box of answers where room is scarce
_NOT_YET = "Chưa trả lời"


class Questions(Card):
    """The card of questions. Signals: answered(id, value), "" where an answer is taken back; hinted() for all hints."""

    answered = Signal(str, str)
    hinted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Cần trả lời", "0 câu")
        self._known: dict[str, Question] = {}
        self._rows: dict[str, FieldRow] = {}
        self.hint = Button(self, "Theo mọi gợi ý", icon="check")
        self.more = text("", "label", self)
        self.more.setWordWrap(True)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(self.hint)
        foot.addStretch(1)
        self.body.addLayout(self._column)
        self.body.addWidget(self.more)
        self.body.addLayout(foot)
        self.hint.clicked.connect(self.hinted)

    @property
    def rows(self) -> Mapping[str, FieldRow]:
        """The rows in sight by the id of their question."""
        return self._rows

    def forget(self) -> None:
        """Another sheet: no question is known any more."""
        self._known = {}
        for asked in list(self._rows):
            self._drop(asked)

    def show_asks(self, asks: Sequence[Question], answers: Mapping[str, str]) -> None:
        """The open questions, and those answered before, which may be answered anew; at most `MOST_SHOWN` open ones."""
        openly = {ask.id: ask for ask in asks}
        self._known = {one.id: one for one in self._known.values() if answers.get(one.id)} | openly
        shown = [*(one for one in self._known if one not in openly), *list(openly)[:MOST_SHOWN]]
        for asked in [one for one in self._rows if one not in shown]:
            self._drop(asked)
        for asked in shown:
            if asked not in self._rows:
                self._add(self._known[asked], answers.get(asked, ""))
        self.setVisible(bool(self._known))
        self.aside.setText(f"còn {len(openly)} câu" if openly else "đã trả lời hết")
        self.hint.setVisible(any(ask.suggested for ask in asks))
        hidden = len(openly) - MOST_SHOWN
        self.more.setText(f"Còn {hidden} câu nữa, hiện ra khi trả lời xong những câu này.")
        self.more.setVisible(hidden > 0)

    def hints(self) -> dict[str, str]:
        """The suggested answer of every question known, not only of those in sight."""
        return {ask.id: ask.suggested for ask in self._known.values() if ask.suggested}

    def show_answers(self, answers: Mapping[str, str]) -> None:
        """Show these answers in the boxes in sight."""
        for asked, row in self._rows.items():
            if isinstance(row.field, QComboBox):
                choose(row.field, answers.get(asked, ""))
                _hint(row, answers.get(asked, ""))

    def demand(self, asked: str) -> None:
        """Say at a question that nothing goes on without its answer, and put the cursor there."""
        row = self._rows.get(asked)
        if row is not None:
            row.say("Phải trả lời mới nhận được.")
            go_to(row.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page; it does not change an answer one passes over."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _add(self, ask: Question, answer: str) -> None:
        row = FieldRow(self, ask.sentence, self._box(ask, answer) if ask.choices else self._edit(ask, answer),
                       f"Chưa trả lời thì {ask.effect}." if ask.effect else "")
        row.label.setWordWrap(True)
        _hint(row, answer)
        self._rows[ask.id] = row
        self._column.addWidget(row)

    def _box(self, ask: Question, answer: str) -> QComboBox:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_SHORTEST)
        box.addItem(_NOT_YET, "")
        for choice in ask.choices:
            box.addItem(f"Gợi ý: {choice.title}" if choice.value == ask.suggested else choice.title, choice.value)
        choose(box, answer)
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + box.iconSize().width())
        box.installEventFilter(self)
        box.activated.connect(partial(self._chosen, ask.id))
        return box

    def _edit(self, ask: Question, answer: str) -> QLineEdit:
        edit = QLineEdit(answer, self)
        edit.setPlaceholderText("như 06/10/2026")
        edit.editingFinished.connect(partial(self._typed, ask.id))
        return edit

    def _chosen(self, asked: str, _at: int) -> None:
        value = self._rows[asked].field.currentData() or ""
        _hint(self._rows[asked], value)
        self.answered.emit(asked, value)

    def _typed(self, asked: str) -> None:
        row = self._rows.get(asked)
        if row is not None:
            row.hush()
            self.answered.emit(asked, row.field.text().strip())

    def _drop(self, asked: str) -> None:
        row = self._rows.pop(asked)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


def _hint(row: FieldRow, answer: str) -> None:
    """What happens without an answer is said only until there is one, which can be read whole."""
    if isinstance(row.field, QComboBox):
        row.field.setToolTip(row.field.currentText() if answer else "")
    if answer:
        row.say("", "")
    else:
        row.hush()
