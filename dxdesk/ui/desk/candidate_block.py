"""One person of the candidate card: who, why in tags, the last visit, and the buttons of the current one (look §8)."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.likeness import DIFFERENT, NEAR, SAME, Sign
from dxdesk.store.alike import Candidate
from dxdesk.store.search import Person
from dxdesk.ui.desk.tag_row import TagRow
from dxdesk.ui.parts import Button, ElidedLabel
from dxdesk.ui.theme import Theme

KEY = "F6"
TAGS = {SAME: ("ok", "check"), NEAR: ("warn", "warn"), DIFFERENT: ("off", "skip")}
_SAME = {"hamlet": "cùng khu phố", "phone": "cùng điện thoại", "last4": "đúng 4 số cuối"}
"""How a sign that is the same reads in a sentence, where its tag would not."""


class CandidateBlock(QFrame):
    """One person: name, facts, why, the last visit; on soft ground with buttons where he is the current one.

    Signals: taken, asked and chosen, each with the resident's id: his button, *Xem*, and another pointed at.
    """

    taken = Signal(str)
    asked = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.record, self.current = "", False
        self._theme = theme
        self.take, self.look = Button(self, "Đúng người này", "primary", keys=KEY), Button(self, "Xem")
        self.take.clicked.connect(lambda: self.taken.emit(self.record))
        self.look.clicked.connect(lambda: self.asked.emit(self.record))
        self._strong, self._facts = ElidedLabel(self, "", "strong"), ElidedLabel(self, "", "label")
        self._name = _Name(self, "", "link")
        self._name.clicked.connect(lambda: self.chosen.emit(self.record))
        self._tags, self._last = TagRow(self), ElidedLabel(self, "", "small")
        self._lay()

    def show_person(self, one: Candidate, current: bool) -> None:
        """Another person, or the same one become current."""
        self.record, self.current = one.person.id, current
        name = one.person.full_name
        for words in (self._strong, self._name):
            words.setText(name)
        self._facts.setText(facts(one.person))
        signs = sorted(one.signs, key=lambda sign: list(TAGS).index(sign.state))
        alike = any(sign.state == SAME for sign in signs)
        self._tags.show_tags("Giống" if alike else "", [(sign.words, *TAGS[sign.state]) for sign in signs])
        self._last.setText(one.last)
        self._last.setVisible(bool(one.last))
        for widget in (self._strong, self.take, self.look):
            widget.setVisible(current)
        self._name.setVisible(not current)
        self.take.setAccessibleName(f"Đúng là {spoken(one)}")
        self.look.setAccessibleName(f"Xem {name}")
        self._name.setAccessibleName(f"Chọn {spoken(one)}")
        self.update()

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
            self.chosen.emit(self.record)

    def _lay(self) -> None:
        column = column_of(self, 4)
        column.setContentsMargins(14, 8, 14, 10)
        name, buttons = row_of((0, 0, 0, 0)), row_of((0, 4, 0, 0))
        name.addWidget(self._strong)
        name.addWidget(self._name)
        name.addWidget(self._facts, 1)
        buttons.addWidget(self.take, 1)
        buttons.addWidget(self.look)
        column.addLayout(name)
        column.addWidget(self._tags)
        column.addWidget(self._last)
        column.addLayout(buttons)


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
