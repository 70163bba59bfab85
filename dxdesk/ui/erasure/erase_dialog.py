"""Asks before a person is erased for good: the one real dialog of the program beside files and printers (look §8)."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Button, IconLabel, text
from dxdesk.ui.theme import Theme

WIDE = 560
QUESTION = "Xóa hẳn hồ sơ này ở mọi máy? Không lấy lại được."


class EraseDialog(QDialog):
    """Who it is, what goes, what stays; *Thôi* is where Enter and Esc lead. Accepted only after the box is ticked."""

    def __init__(self, theme: Theme, name: str, facts: Iterable[str], act: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Xóa hẳn theo yêu cầu")
        self.setAccessibleName(QUESTION)
        self.sure = QCheckBox("Người này đã yêu cầu, tôi đã xem giấy tờ của họ", self)
        self.erase, self.stop = Button(self, act, kind="danger"), Button(self, "Thôi", keys="Esc")
        self.erase.setEnabled(False)
        self.erase.setAutoDefault(False)
        self.stop.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel(self, "warn", 24, "bad"))
        question = text(QUESTION, "h3", self)
        question.setWordWrap(True)
        head.addWidget(question, 1)
        column.addLayout(head)
        column.addWidget(text(name, "strong", self))
        for fact in facts:
            line = text(fact, "body", self)
            line.setWordWrap(True)
            column.addWidget(line)
        column.addWidget(self.sure)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.stop, self.erase):
            row.addWidget(button)
        column.addLayout(row)
        self._wide = min(theme.px(WIDE), parent.window().width() - 40 if parent else theme.px(WIDE))
        self.sure.toggled.connect(self.erase.setEnabled)
        self.erase.clicked.connect(self.accept)
        self.stop.clicked.connect(self.reject)
        self.stop.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its sentences are at that width, with the letters in force."""
        layout = self.layout()
        if layout is not None:
            self.setFixedSize(self._wide, layout.totalHeightForWidth(self._wide))
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus, and nothing else by default but *Thôi*."""
        if event.key() in ENTER and self.erase.hasFocus():
            self.erase.click()
        else:
            super().keyPressEvent(event)
