"""The words of one group of papers as fields: what is shipped stands as a hint, what the ward wrote as text."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from dxdesk.domain.paper_words import GENERAL, GROUPS, MONEY, SLIPS, TEAM, WARD, WORDS, PaperWord, PaperWords
from dxdesk.ui.parts import Button, Card, FieldRow, text
from dxdesk.ui.theme import Theme

SHORT = {GENERAL: "Mọi giấy", TEAM: "Tổ", WARD: "Phường", SLIPS: "Người dân", MONEY: "Ngày công"}
"""How a group is called where there is little room."""
_HOW = {
    GENERAL: "Để trống thì giấy in theo chữ mờ có sẵn.",
    TEAM: "Để trống thì in theo chữ mờ có sẵn. Mỗi nơi nhận, mỗi bậc chức danh viết một dòng; giấy tự in hoa.",
    WARD: "Để trống thì in theo chữ mờ có sẵn. Mỗi nơi nhận, mỗi bậc chức danh viết một dòng; giấy tự in hoa.",
    SLIPS: "Chữ trên giấy hẹn, tờ thông báo và bản tin gửi người dân. Để trống thì in theo chữ mờ có sẵn.",
    MONEY: "Dùng ở bảng chấm ngày công. Để trống thì cột tiền để ghi tay.",
}
_NOTHING = "Chưa ghi, để trống được"
_LONG, _FEWEST, _MOST = 60, 2, 4
"""From how many letters on a text has more than one line to be written in, and how many lines are in sight."""
_LINE, _PAD = 23, 14


class WordRow(FieldRow):
    """One word or text, with the way back to what is shipped. Signals: typed() whenever its text is another."""

    typed = Signal()

    def __init__(self, parent: QWidget, theme: Theme, word: PaperWord) -> None:
        self._theme, self.word = theme, word
        self._several = word.lines or len(word.shipped) > _LONG
        self.own = ""
        self.edit: QLineEdit | QPlainTextEdit = QPlainTextEdit(parent) if self._several else QLineEdit(parent)
        super().__init__(parent, word.title, self.edit)
        self.back = Button(self, "Trở lại chữ có sẵn", kind="link")
        self.back.setAccessibleName(f"Trở lại chữ có sẵn của {word.title}")
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        head = QHBoxLayout()
        head.addWidget(self.label, 1)
        head.addWidget(self.back)
        self._column.insertLayout(0, head)
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.setTabChangesFocus(True)
            self.edit.setProperty("enter", "own")
        self.edit.textChanged.connect(self._changed)
        self.back.clicked.connect(self._take_back)
        theme.changed.connect(self._rescale)
        self._rescale()

    def text(self) -> str:
        """What stands in the field; empty for what is shipped."""
        return self.edit.toPlainText() if isinstance(self.edit, QPlainTextEdit) else self.edit.text()

    def show_word(self, words: PaperWords) -> None:
        """What is in force now, unless the person is typing something else."""
        code = self.word.code
        self.edit.setPlaceholderText(words.shipped(code) or _NOTHING)
        self.own = words[code] if words.is_own(code) else ""
        self._put(self.own)

    def _put(self, words: str) -> None:
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.setPlainText(words)
        else:
            self.edit.setText(words)
        self._changed()

    def _take_back(self) -> None:
        self._put("")
        self.edit.setFocus()

    def _changed(self) -> None:
        self.back.setVisible(bool(self.text()))
        self.hush()
        self.typed.emit()

    def _rescale(self) -> None:
        if self._several:
            lines = min(_MOST, max(_FEWEST, self.word.shipped.count("\n") + 1 + len(self.word.shipped) // _LONG))
            self.edit.setMinimumHeight(self._theme.px(_LINE * lines + _PAD))
            self.edit.setMaximumHeight(self._theme.px(_LINE * lines + _PAD))


class WordsCard(Card):
    """The fields of a group. Signals: typed() whenever one of them is another."""

    typed = Signal()

    def __init__(self, parent: QWidget, theme: Theme, group: str) -> None:
        super().__init__(parent, GROUPS[group])
        how = text(_HOW[group], "label", self)
        how.setWordWrap(True)
        self.body.addWidget(how)
        self.rows = [WordRow(self, theme, word) for word in WORDS if word.group == group]
        for row in self.rows:
            self.body.addWidget(row)
            row.typed.connect(self.typed)

    def show_words(self, words: PaperWords, typed: Mapping[str, str]) -> None:
        """What is in force; what a person is typing stays."""
        for row in self.rows:
            if row.word.code not in typed:
                row.show_word(words)

    def texts(self) -> dict[str, str]:
        """What was typed and is not kept yet, by code."""
        return {row.word.code: row.text() for row in self.rows if row.text().strip() != row.own}
