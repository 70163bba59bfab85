"""One person of the candidate card: who, why in tags, the last visit, and the buttons of the current one (look §8)."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.likeness import DIFFERENT, NEAR, SAME, Sign
from dxdesk.store.alike import Candidate
from dxdesk.store.search import Person
from dxdesk.ui.desk.tag_row import TagRow
from dxdesk.ui.parts import Button, ElidedLabel, Tag
from dxdesk.ui.theme import Theme

KEY = "F6"
TAGS = {SAME: ("ok", "check"), NEAR: ("warn", "warn"), DIFFERENT: ("off", "skip")}
_SAME = {"hamlet": "cùng khu phố", "phone": "cùng điện thoại", "last4": "đúng 4 số cuối"}
"""How a sign that is the same reads in a sentence, where its tag would not."""


class CandidateBlock(QFrame):
    """One person: name, facts, why, the last visit; on soft ground with buttons where he is the current one.

    Signals: chosen(resident id) when another is pointed at.
    """

    chosen = Signal(str)

    def __init__(self, one: Candidate, current: bool, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.current = current
        self._record, self._theme = one.person.id, theme
        self.take = Button(self, "Đúng người này", "primary", keys=KEY)
        self.look = Button(self, "Xem")
        self.take.setAccessibleName(f"Đúng là {spoken(one)}")
        self.look.setAccessibleName(f"Xem {one.person.full_name}")
        column = column_of(self, 4)
        column.setContentsMargins(14, 8, 14, 10)
        column.addLayout(self._name(one))
        tags = TagRow(self, "Giống" if any(sign.state == SAME for sign in one.signs) else "")
        signs = sorted(one.signs, key=lambda sign: list(TAGS).index(sign.state))
        tags.show_tags([Tag(tags, sign.words, *TAGS[sign.state]) for sign in signs])
        column.addWidget(tags)
        if one.last:
            column.addWidget(ElidedLabel(self, one.last, "small"))
        if current:
            buttons = row_of((0, 4, 0, 0))
            buttons.addWidget(self.take, 1)
            buttons.addWidget(self.look)
            column.addLayout(buttons)
        self.take.setVisible(current)
        self.look.setVisible(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Soft ground under the current one."""
        if self.current:
            QPainter(self).fillRect(self.rect(), self._theme.color("accent_soft"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on another person makes him the current one."""
        inside = self.rect().contains(event.position().toPoint())
        if not self.current and inside and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._record)

    def _name(self, one: Candidate) -> QHBoxLayout:
        row = row_of((0, 0, 0, 0))
        if self.current:
            row.addWidget(ElidedLabel(self, one.person.full_name, "strong"))
        else:
            name = _Name(self, one.person.full_name, "link")
            name.setAccessibleName(f"Chọn {spoken(one)}")
            name.clicked.connect(lambda: self.chosen.emit(self._record))
            row.addWidget(name)
        row.addWidget(ElidedLabel(self, facts(one.person), "label"), 1)
        return row


class _Name(Button):
    """A name to choose by, its letters in line with those below."""

    def paint_content(self, painter: QPainter, room: QRect) -> None:
        """At the very left, where a link would leave room for its padding."""
        super().paint_content(painter, room.translated(-room.left(), 0))


def facts(person: Person) -> str:
    """Birth year and last four; the hamlet where neither is known."""
    known = (person.birth_year, f"số cuối {person.id_last4}" if person.id_last4 else "")
    return ", ".join(filter(None, known)) or person.hamlet


def phrase(one: Candidate) -> str:
    """The strongest reason beside name and year, in a few words."""
    signs = [sign for sign in one.signs if sign.key not in ("name", "year")]
    against = [sign for sign in one.signs if sign.state == DIFFERENT and sign.key != "hamlet"]
    reason = next(iter((*against, *signs)), None) if not one.best else next(iter(signs), None)
    return ", ".join(filter(None, (one.person.birth_year, _reason(reason) if reason else "")))


def _reason(sign: Sign) -> str:
    return _SAME.get(sign.key, sign.words) if sign.state == SAME else sign.words


def spoken(one: Candidate) -> str:
    """A person with the reasons, for screen readers."""
    reasons = ", ".join(map(_reason, one.signs))
    return ", ".join(filter(None, (one.person.full_name, facts(one.person), reasons, one.last)))


def column_of(widget: QWidget, spacing: int) -> QVBoxLayout:
    """A column in a widget, without margins."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def row_of(margins: tuple[int, int, int, int]) -> QHBoxLayout:
    """A row with these margins: left, top, right, bottom."""
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(8)
    return row
