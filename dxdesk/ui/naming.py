"""Names for what Qt makes by itself: the list of a choice that opens, and the line of a choice one may type in.

A screen reader says the name of what has the focus, and that is the list or the line, not the choice they belong to.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QCompleter, QLineEdit, QWidget


class PartNames(QObject):
    """Follows the focus of the program; costs nothing where neither a list nor a line comes into it."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QComboBox):
            line = new.lineEdit()
            if line is not None:
                _name(line, new.accessibleName())
                _name_proposals(new.completer(), line.accessibleName())
        elif isinstance(new, QLineEdit):
            _name_proposals(new.completer(), new.accessibleName())
        elif isinstance(new, QAbstractItemView) and (choice := _choice_of(new)) is not None:
            _name(new, choice.accessibleName())


def _name_proposals(completer: QCompleter | None, name: str) -> None:
    """The list below a line that proposes what one may mean; one that completes within the line has none."""
    popup = completer.popup() if completer is not None else None
    if popup is not None:
        _name(popup, name)


def _name(widget: QWidget, name: str) -> None:
    """A name given by hand stays."""
    if not widget.accessibleName():
        widget.setAccessibleName(name)


def _choice_of(view: QWidget) -> QComboBox | None:
    """The choice whose list this is: Qt puts the list into a frame of its own below it."""
    above = view.parentWidget()
    while above is not None and not isinstance(above, QComboBox):
        above = above.parentWidget()
    return above
