"""A text field as it was before the first letters of a scan went into it, to be put back so."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

Writable = QLineEdit | QPlainTextEdit | QTextEdit


def text_field(widget: QObject | None) -> Writable | None:
    """The field a widget writes its keys into, or None for one that takes keys as commands."""
    edit = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    if isinstance(edit, QLineEdit | QPlainTextEdit | QTextEdit) and edit.isEnabled() and not edit.isReadOnly():
        return edit
    return None


def remember(field: Writable) -> Callable[[], None]:
    """What puts the field back as it is now: text, cursor, selection, and what Ctrl+Z brings; a field gone stays so."""
    put_back = _remember_line(field) if isinstance(field, QLineEdit) else _remember_text(field)
    return lambda: put_back() if isValid(field) else None


def _remember_line(edit: QLineEdit) -> Callable[[], None]:
    text, cursor = edit.text(), edit.cursorPosition()
    start, length = edit.selectionStart(), len(edit.selectedText())

    def put_back() -> None:
        if edit.text() != text:
            edit.undo()
            _rewrite(edit, text)
        if start < 0:
            edit.setCursorPosition(cursor)
        else:
            edit.setSelection(*((start + length, -length) if cursor == start else (start, length)))

    return put_back


def _rewrite(edit: QLineEdit, text: str) -> None:
    """Type again what undo took away with the letters, since Qt takes back a whole run of typing at once."""
    start, end, piece = _difference(edit.text(), text)
    if end > start or piece:
        edit.setSelection(start, end - start)
        edit.insert(piece)
    if edit.text() != text:  # a field that changes what it is given
        edit.setText(text)


def _remember_text(edit: QPlainTextEdit | QTextEdit) -> Callable[[], None]:
    text, anchor, position = edit.toPlainText(), edit.textCursor().anchor(), edit.textCursor().position()

    def put_back() -> None:
        if edit.toPlainText() != text:
            edit.undo()
        cursor = edit.textCursor()
        start, end, piece = _difference(edit.toPlainText(), text)
        if end > start or piece:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(piece)
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)

    return put_back


def _difference(shown: str, wanted: str) -> tuple[int, int, str]:
    """The span of what is shown that must become another piece to make what is wanted."""
    shorter = min(len(shown), len(wanted))
    same = next((at for at in range(shorter) if shown[at] != wanted[at]), shorter)
    tail = next((at for at in range(shorter - same) if shown[-1 - at] != wanted[-1 - at]), shorter - same)
    return same, len(shown) - tail, wanted[same : len(wanted) - tail]
