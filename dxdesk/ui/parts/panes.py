"""Panes of a page: head, card, hairline, and what stands where there is nothing yet (look §4, §8)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.ui.parts.buttons import Button
from dxdesk.ui.parts.message import Action
from dxdesk.ui.parts.words import ElidedLabel, IconLabel, text

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Rule(QFrame):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rule")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class PageHead(QWidget):
    """Title, what it counts, and the page's buttons at the right; 64 high."""

    def __init__(self, parent: QWidget | None = None, title: str = "", subtitle: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.title = text(title, "h1", self)
        self.subtitle = ElidedLabel(self, subtitle, "label")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.title)
        self._row.addWidget(self.subtitle, 1)

    def add(self, widget: QWidget) -> None:
        """A button at the right end."""
        self._row.addWidget(widget)


class Card(QFrame):
    """A card; `body` takes the content. With a title it has a head line, with `aside` small words at its right."""

    def __init__(self, parent: QWidget | None = None, title: str = "", aside: str = "", flush: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setSpacing(8)
        self.body.setContentsMargins(*((1, 1, 1, 1) if flush else (16, 12, 16, 12)))
        self.title = text(title, "h3", self)
        self.aside = text(aside, "small", self)
        if title or aside:
            self._add_head(flush)
        else:
            self.title.hide()
            self.aside.hide()

    def _add_head(self, flush: bool) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(*((14, 8, 14, 8) if flush else (0, 0, 0, 0)))
        row.addWidget(self.title, 1)
        row.addWidget(self.aside)
        self.body.addLayout(row)
        if flush:
            self.body.setSpacing(0)


class Scrolled(QScrollArea):
    """Room in which `inside` scrolls where it does not fit: no frame, no stop for Tab, sideways only where asked."""

    def __init__(self, parent: QWidget, inside: QWidget, sideways: bool = False) -> None:
        super().__init__(parent)
        inside.setProperty("role", "scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.setWidgetResizable(True)

    @classmethod
    def column(cls, parent: QWidget, *parts: QWidget, spacing: int = 0) -> "Scrolled":
        """These parts one under the other, at the top of the room."""
        inside = QWidget(parent)
        told = QVBoxLayout(inside)
        told.setContentsMargins(0, 0, 8, 0)
        told.setSpacing(spacing)
        for part in parts:
            told.addWidget(part)
        told.addStretch(1)
        return cls(parent, inside)


class EmptyState(QWidget):
    """Nothing here yet: an icon, one bold sentence, how to begin, one button."""

    def __init__(self, parent: QWidget | None = None, icon: str = "", fact: str = "", how: str = "",
                 action: Action | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(self, icon, 36, "off")
        self._fact = text(fact, "strong", self)
        self._how = text(how, "label", self)
        self.button = Button(self, kind="primary")
        self._run = action.run if action else None
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._icon, 0, _MIDDLE)
        for label in (self._fact, self._how):
            label.setWordWrap(True)
            label.setAlignment(_MIDDLE)
            column.addWidget(label)
        column.addWidget(self.button, 0, _MIDDLE)
        column.addStretch(2)
        self.button.clicked.connect(self._act)
        self.show_state(icon, fact, how, action)

    def show_state(self, icon: str, fact: str, how: str = "", action: Action | None = None) -> None:
        """Another kind of nothing."""
        self._icon.set_icon(icon)
        self._fact.setText(fact)
        self._how.setText(how)
        self._how.setVisible(bool(how))
        self.button.setVisible(action is not None)
        self._run = action.run if action else None
        if action:
            self.button.setText(action.text)
            self.button.dress(action.icon, action.keys)

    def _act(self) -> None:
        if self._run:
            self._run()


