"""A fact of the context bar: a small label over a bold value, or over a tag where it is to be looked at again."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dxdesk.ui.parts import ElidedLabel, Tag, text


class Fact(QWidget):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
        self.caption = text("", "label", self)
        self.value = ElidedLabel(self, role="strong")
        self.tag = Tag(self)
        self.tag.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.caption, self.value, self.tag):
            column.addWidget(part)

    def keep_whole(self, edge: Qt.AlignmentFlag) -> None:
        """A number or a name: never cut, at this edge."""
        self._whole = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for label in (self.caption, self.value):
            label.setAlignment(edge)

    def minimumSizeHint(self) -> QSize:
        """What is kept whole is never narrower than its words."""
        return self.sizeHint() if self._whole else super().minimumSizeHint()

    def say(self, caption: str, words: str, tone: str = "", icon: str = "") -> None:
        """The value under its caption; with a tone it stands as a tag."""
        self.caption.setText(caption)
        self.value.setText("" if tone else words)
        if tone:
            self.tag.show_state(words, tone, icon)
        self.value.setVisible(not tone)
        self.tag.setVisible(bool(tone))
        self.setAccessibleName(f"{caption}: {words}")
