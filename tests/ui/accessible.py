"""Walking through what a screen reader is told of a window, and what must hold of each part."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from dxdesk.ui.parts import FieldRow

TEXT = QAccessible.Text
MANY = 60  # children looked at; a list of a million rows is not walked
UNNAMED = {QAccessible.Role.NoRole, QAccessible.Role.Client}
# Words of English that are no syllable of Vietnamese; names of keys and of things sold under their name are let be.
_ENGLISH = """
    open close save cancel press button click list table row column select search field text page next previous back
    help name size type date file folder error warning undo redo copy paste delete form widget label scroll left
    right up down yes ok okay loading sync login user password false true none null settings submit reset apply menu
    window dialog check uncheck toggle slider spin box combo editable read only value item items empty unknown
    unnamed visit resident help event member note outcome obstacle service the and with this that from please
    invalid
"""
ENGLISH = frozenset(_ENGLISH.split())
_WORD = re.compile(r"\b[A-Za-z]+\b")


def parts(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """A widget and everything below it that is in sight, as a screen reader meets it."""
    todo = [QAccessible.queryAccessibleInterface(widget)]
    while todo:
        part = todo.pop()
        if part is None or not part.isValid() or part.state().invisible:
            continue
        yield part
        todo += [part.child(at) for at in range(min(part.childCount(), MANY))]


def said(part: QAccessibleInterface) -> str:
    """Name, description and help in one."""
    return " ".join(filter(None, (part.text(kind) for kind in (TEXT.Name, TEXT.Description, TEXT.Help)))).strip()


def place(part: QAccessibleInterface) -> str:
    """Where a part is, for whoever mends it."""
    thing = part.object()
    names = []
    while thing is not None and len(names) < 4:
        names.append(f"{type(thing).__name__}#{thing.objectName()}" if thing.objectName() else type(thing).__name__)
        thing = thing.parent()
    return f"{part.role().name} {' < '.join(names)}"


def faults(widget: QWidget) -> list[str]:
    """What a screen reader would stumble over: controls without name or role, words of English."""
    found = []
    for part in parts(widget):
        if part.state().focusable and not part.state().disabled:
            if not part.text(TEXT.Name).strip() and not _later_cell(part):
                found.append(f"no name: {place(part)}")
            if part.role() in UNNAMED and isinstance(part.object(), (QAbstractButton, QLineEdit, QComboBox)):
                found.append(f"no role: {place(part)}")
        if english := english_in(said(part)):
            found.append(f"English “{english}”: {place(part)}")
    return found


def _later_cell(part: QAccessibleInterface) -> bool:
    """A cell that is not the first of its row, which says the whole row; such a cell may be empty."""
    cell = part.tableCellInterface() if part.role() == QAccessible.Role.Cell else None
    return cell is not None and cell.columnIndex() > 0


def english_in(text: str) -> str:
    """The words of English in a text."""
    return " ".join(word for word in _WORD.findall(text) if word.lower() in ENGLISH)


def words_in_sight(widget: QWidget) -> list[str]:
    """Every text a person sees: labels, buttons, placeholders, tooltips, entries of lists to choose from."""
    found = []
    for child in (widget, *widget.findChildren(QWidget)):
        if not child.isVisible():
            continue
        if isinstance(child, (QLabel, QAbstractButton)):
            found.append(re.sub("<[^>]*>", " ", child.text()))
        if isinstance(child, QLineEdit):
            found.append(child.placeholderText())
        if isinstance(child, QComboBox):
            found += [child.itemText(at) for at in range(min(child.count(), MANY))]
        found.append(child.toolTip())
    return [words for words in found if words]


def rows_without_buddy(widget: QWidget) -> list[str]:
    """Labels of fields whose mnemonic or click leads nowhere."""
    return [row.label.text() for row in widget.findChildren(FieldRow)
            if row.isVisible() and (row.label.buddy() is None or row.label.buddy() is not getattr(row, "field", None))]


def focusable(widget: QWidget) -> list[QWidget]:
    """What Tab must stop at."""
    return [child for child in widget.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and child.focusProxy() is None
            and child.focusPolicy() & Qt.FocusPolicy.TabFocus]
