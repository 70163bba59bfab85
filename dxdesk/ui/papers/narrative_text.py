"""One block of a report's words: a field as high as its text, who wrote it, what is printed while it is empty."""

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dxdesk.domain.narrative import DIFFICULTIES, NEXT, ORGANISATION, PROPOSALS, RESULTS, tidy
from dxdesk.papers.activity import Block
from dxdesk.ui.field_flow import is_ctrl_enter
from dxdesk.ui.papers.caret import keep_caret_in_sight
from dxdesk.ui.parts import Tag, text

_LINES = (3, 12)
_FRAME = 4  # what the style's border and padding take above and below
_HINTS = {
    ORGANISATION: "", DIFFICULTIES: "Bảng vướng mắc với số người vẫn in ngay bên dưới.",
    RESULTS: "Để trống thì giấy không có mục này.", PROPOSALS: "Để trống thì giấy ghi là không có đề xuất, kiến nghị.",
    NEXT: "Để trống thì giấy ghi là tiếp tục hỗ trợ theo kế hoạch.",
}
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class WordsEdit(QPlainTextEdit):
    """Plain text of several lines; Tab leaves it. Signals: left() when the cursor goes, or Ctrl+Enter says so."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        keep_caret_in_sight(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())

    def fit(self) -> None:
        """As high as the text, between a few lines and many."""
        self.ensurePolished()
        line, block, text_height = self.fontMetrics().lineSpacing(), self.document().begin(), 0.0
        while block.isValid():
            text_height += self.blockBoundingRect(block).height()
            block = block.next()
        room = max(_LINES[0] * line, min(_LINES[1] * line, math.ceil(text_height)))
        frame = self.height() - self.viewport().height() if self.isVisible() else 0
        high = room + math.ceil(2 * self.document().documentMargin()) + max(frame, _FRAME)
        if high != self.minimumHeight():
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text scale makes the lines higher."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Gone, unless only a menu opened over it."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps what is typed; everything else is typing."""
        if is_ctrl_enter(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NarrativeBlock(QWidget):
    """A block with its title and who wrote it. Signals: left() as `WordsEdit`; edited() when something was typed."""

    left = Signal()
    edited = Signal()

    def __init__(self, block: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = block
        self.held = Block(block, title, "", "")
        self.title = text(title, "h3", self)
        self.state = Tag(self)
        self.hint = text(_HINTS[block], "hint", self)
        self.hint.setWordWrap(True)
        self.hint.setVisible(bool(_HINTS[block]))
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(12)
        self._head.setVerticalSpacing(4)
        self._head.setColumnStretch(2, 1)
        self._head.addWidget(self.title, 0, 0)
        self._head.addWidget(self.state, 0, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addLayout(self._head)
        self._set_field()
        self.column.addWidget(self.hint)

    def show_block(self, block: Block) -> None:
        """What is kept of this block, in place of what stands in the field."""
        self.keep(block)
        self.put(block.text)

    def keep(self, block: Block) -> None:
        """What is kept of this block now; the field stays as it is typed."""
        self.held = block
        if block.written:
            self.state.show_state("Đã viết", "ok", "check")
        elif block.said:
            self.state.show_state("Máy soạn từ số liệu", "off", "doc")
        else:
            self.state.show_state("Chưa viết", "off", "pencil")

    @property
    def value(self) -> str:
        """What is to be kept: nothing where the text is the program's own."""
        typed = tidy(self.typed())
        return "" if typed == tidy(self.held.said) else typed

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.value != self.held.written

    def put(self, words: str) -> None:
        """This text in the field, as if it had been typed."""
        self.field.setPlainText(words)

    def typed(self) -> str:
        """The text in the field."""
        return self.field.toPlainText()

    def stops(self) -> list[QWidget]:
        """Its fields."""
        return [self.field]

    def reshape(self, narrow: bool) -> None:
        """Where it is narrow the state stands under the title."""
        self.title.setWordWrap(narrow)
        for widget in (self.title, self.state):
            self._head.removeWidget(widget)
        self._head.addWidget(self.title, 0, 0, 1, 3 if narrow else 1)
        self._head.addWidget(self.state, *((1, 0) if narrow else (0, 1)))

    def _set_field(self) -> None:
        self.field = WordsEdit(self)
        self.field.setAccessibleName(self.title.text())
        self.field.setAccessibleDescription(self.hint.text())
        self.field.textChanged.connect(self.edited)
        self.field.left.connect(self.left)
        self.column.addWidget(self.field)
