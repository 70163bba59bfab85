"""The cards of a question: one for each value, and one to write another where all are wrong (look §8, picture 07)."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.ui.conflicts.other_editor import OtherEditor
from dxdesk.ui.theme import Theme, restyle

_PAD, _HEAD, _LINE, _MOST_LINES = 16, 48, 24, 3
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Face:
    """What a card says: the value, who wrote it, when and where, and why."""

    words: str
    who: str = ""
    where: str = ""
    why: str = ""


class ChoiceCard(QAbstractButton):
    """A card one may choose: a round mark, a title, the digit that chooses it."""

    def __init__(self, parent: QWidget, theme: Theme, n: int, face: Face) -> None:
        super().__init__(parent)
        self._theme, self.n, self.face = theme, n, face
        self.setText(face.words)
        self.setCheckable(True)
        self.setToolTip(face.words)
        said = ", ".join(filter(None, (face.who, face.where, face.why)))
        self.setAccessibleName(f"{n}: {face.words}. {said}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Wide enough for a number and who wrote it."""
        return QSize(self._theme.px(200), self.heightForWidth(self._theme.px(200)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for three side by side on a small screen."""
        wide = self._theme.px(150)
        return QSize(wide, self.heightForWidth(wide))

    def heightForWidth(self, width: int) -> int:
        """The title, and a line for each thing told below it."""
        lines = len(list(filter(None, (self.face.who, self.face.where, self.face.why))))
        return self._title_height(width) + self._theme.px(lines * _LINE + 2 * 10 + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the mark, the digit and the words."""
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if chosen else "edge"), 2 if chosen else 1))
        painter.setBrush(theme.color("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(8), px(8))
        self._mark(painter, QRect(px(_PAD), px(16), px(22), px(22)), chosen)
        digit = QRect(self.width() - px(40), px(14), px(24), px(26))
        painter.setPen(theme.color("off_line"))
        painter.setBrush(theme.color("off_soft"))
        painter.drawRoundedRect(digit, px(4), px(4))
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(13, True))
        painter.drawText(digit, int(Qt.AlignmentFlag.AlignCenter), str(self.n))
        self._title(painter)
        self._told(painter)

    def _mark(self, painter: QPainter, box: QRect, chosen: bool) -> None:
        painter.setPen(QPen(self._theme.color("accent" if chosen else "edge"), 2 if chosen else 1.4))
        painter.setBrush(self._theme.color("surface"))
        painter.drawEllipse(box)
        if chosen:
            inset = self._theme.px(6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))

    def _title(self, painter: QPainter) -> None:
        font, left, width = self._title_font(), self._theme.px(_PAD + 34), self._title_width(self.width())
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        box = QRect(left, self._theme.px(14), width, self._title_height(self.width()))
        painter.drawText(box, _WRAP, self._fitted(font, width))

    def _told(self, painter: QPainter) -> None:
        """Who in body size, then where and why smaller."""
        top = self._title_height(self.width()) + self._theme.px(10)
        lines = ((self.face.who, 15, "text"), (self.face.where, 13, "text2"), (self.face.why, 13, "text2"))
        for words, size, token in filter(lambda line: line[0], lines):
            box = QRect(self._theme.px(_PAD), top, self.width() - self._theme.px(2 * _PAD), self._theme.px(_LINE))
            font = self._theme.font(size)
            painter.setFont(font)
            painter.setPen(self._theme.color(token))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), shown)
            top += self._theme.px(_LINE)

    def _title_font(self) -> QFont:
        return self._theme.font(17 if len(self.face.words) < 30 else 15, True)

    def _title_width(self, width: int) -> int:
        return max(width - self._theme.px(_PAD + 34 + 48), self._theme.px(40))

    def _title_height(self, width: int) -> int:
        font, room = self._title_font(), self._title_width(width)
        box = QFontMetrics(font).boundingRect(QRect(0, 0, room, 1 << 14), _WRAP, self._fitted(font, room))
        return max(self._theme.px(_HEAD - 14), box.height() + self._theme.px(8))

    def _fitted(self, font: QFont, width: int) -> str:
        """The words, or as many as three lines hold; all of them are the tooltip and the accessible name."""
        metrics, words = QFontMetrics(font), self.face.words[:400]
        most = metrics.lineSpacing() * _MOST_LINES + 2
        shown = words
        while len(shown) > 8 and metrics.boundingRect(QRect(0, 0, width, 1 << 14), _WRAP, shown).height() > most:
            words = words[:-max(4, len(words) // 12)]
            shown = f"{words.rstrip()}…"
        return shown


class OtherCard(ChoiceCard):
    """The last card: a value nobody wrote. Going into its field chooses it."""

    def __init__(
        self, parent: QWidget, theme: Theme, n: int, title: str, editor: OtherEditor | None, hint: str,
    ) -> None:
        super().__init__(parent, theme, n, Face(title))
        self.editor, self._below = editor, QLabel(hint, self)
        self._hint = hint
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        self._below.setProperty("role", "hint")
        self._below.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(6))
        if editor is not None:
            self._column.addWidget(editor)
            editor.entered.connect(lambda: self.setChecked(True))
            editor.changed.connect(self.hush)
        self._column.addWidget(self._below)
        self._column.addStretch(1)

    def heightForWidth(self, width: int) -> int:
        """As high as the title at that width and what stands below it."""
        whole = (self._column.totalHeightForWidth(width) if self._column.hasHeightForWidth()
                 else self._column.totalSizeHint().height())
        return whole - self._column.contentsMargins().top() + self._top(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below the title, which takes more lines where it is narrow."""
        super().resizeEvent(event)
        sides = self._theme.px(_PAD)
        self._column.setContentsMargins(sides, self._top(self.width()), sides, self._theme.px(10))

    def _top(self, width: int) -> int:
        return self._title_height(width) + self._theme.px(12)

    def say(self, sentence: str, tone: str) -> None:
        """What is wrong with what was typed, or worth a second look."""
        self._below.setText(sentence)
        restyle(self._below, tone=tone)

    def hush(self) -> None:
        """Back to the hint."""
        self.say(self._hint, "")
