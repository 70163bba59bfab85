"""A box that takes one code of a list: by its shown code, by words without accents, or by the digit of a line in sight.

Typing never changes the text being typed, so that an input method may compose in it and a keyboard hook may take its
own letters back; what is meant is worked out beside it and stands in the box once the focus leaves.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from dxdesk.domain.catalogues import Entry
from dxdesk.domain.code_choice import by_code, offered
from dxdesk.ui.desk.code_list import ENTRY, CodeList
from dxdesk.ui.desk.list_edit import ListEdit
from dxdesk.ui.parts import announce
from dxdesk.ui.theme import restyle

Recent = Callable[[], Sequence[str]]
_LONGEST = 200
_QUIET = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MouseFocusReason)


class CodeBox(ListEdit):
    """One code of a list, empty for `nothing`; the codes of `recent` are offered first.

    With `eager` the list opens when the focus comes in, else at the first key. Enter in a box watched by the field flow
    goes on and takes what is marked; left alone it is told by `entered`.

    Signals: changed(code) when the value becomes another; picked(code) by a digit or a click; entered(); escaped() on
    Esc; unknown(text) when the focus leaves a text that means nothing, which then is put back.
    """

    changed = Signal(str)
    picked = Signal(str)
    entered = Signal()
    escaped = Signal()
    unknown = Signal(str)

    def __init__(self, parent: QWidget, name: str, nothing: str, entries: Sequence[Entry] = (),
                 recent: Recent = tuple) -> None:
        super().__init__(parent)
        self.eager = False
        self.keeps = True  # False: what is marked is not taken by leaving
        self._entries, self._recent = list(entries), recent
        self._value = self._told = self._marked = self._composed = ""
        self._typing = False
        self._list: CodeList | None = None
        self.setMaxLength(_LONGEST)
        self.setAccessibleName(name)
        self.setPlaceholderText(nothing)
        self.textEdited.connect(lambda _text: self._typed())
        self._show()

    def set_entries(self, entries: Sequence[Entry], recent: Recent = tuple) -> None:
        """Another list."""
        self._entries, self._recent = list(entries), recent
        self._show()

    def value(self) -> str:
        """The code chosen or, while somebody types, marked; empty for nothing."""
        if not self._typing:
            return self._value
        return self._marked if self._marked or not self._text().strip() else self._value

    def set_value(self, code: str) -> None:
        """Choose a code, also one the list does not know, or nothing."""
        self._value, self._typing = code, False
        self._show()
        self._tell()

    def in_sight(self) -> tuple[str, ...]:
        """The codes of the list in sight, in the order of their digits; none while it is closed."""
        shown = self._list is not None and self._list.isVisible()
        return tuple(entry.code for entry in self._list.entries) if shown and self._list else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits pick, arrows mark, Delete clears, Esc closes; everything else is typed."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held or not (self._command(event.key()) or self._pick(event.text())):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is being composed is looked up too, and left alone."""
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        if self._composed or event.commitString():
            self._typed()

    def event(self, event: QEvent) -> bool:
        """With nothing typed to take back, Ctrl+Z is not for this box."""
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and not self.isUndoAvailable() and event.matches(QKeySequence.StandardKey.Undo):  # type: ignore[attr-defined]
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """An eager box shows its list."""
        super().focusInEvent(event)
        if self.eager and event.reason() not in _QUIET:
            self._offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving takes what is marked."""
        super().focusOutEvent(event)
        self._leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """A box that goes away takes its list along."""
        super().hideEvent(event)
        self._leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list or closes it."""
        super().mousePressEvent(event)
        if self.in_sight():
            self._close()
        else:
            self.selectAll()
            self._offer()

    def _command(self, key: int) -> bool:
        """Keys that are no text; True where it was one."""
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._step(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Delete:
                self._take("")
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Space if not self._typing:
                self._offer()
            case Qt.Key.Key_Escape:
                return self._put_back()
            case _:
                return False
        return True

    def _pick(self, text: str) -> bool:
        """A digit picks a line in sight; after a space it is a word of its own, as in "mức 2"."""
        seen = self.in_sight()
        at = int(text) if text in set("123456789") else 0
        if not 0 < at <= len(seen) or (self._typing and self._text().endswith(" ")):
            return False
        self._choose(seen[at - 1])
        return True

    def _text(self) -> str:
        """What is typed and what is being composed."""
        return self.text() + self._composed

    def _typed(self) -> None:
        """Look up what stands there; the best is marked, and a whole code is told at once."""
        self._typing = True
        self._offer()
        seen, text = self._found(), self._text()
        self._mark(seen[0].code if seen and text.strip() else "")
        if by_code(self._entries, text) or not text.strip():
            self._tell()

    def _found(self) -> list[Entry]:
        return offered(self._entries, self._recent(), self._text() if self._typing else "")

    def _offer(self) -> None:
        """Show the list for what is typed."""
        if not self.hasFocus() or not self.isVisible():
            return
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = CodeList(self)
            self._list.clicked.connect(lambda index: self._clicked(index.data(ENTRY)))
            self.destroyed.connect(self._list.deleteLater)
        self._list.offer(self._found())
        self._list.mark(self._marked if self._typing else self._value)

    def _step(self, by: int) -> None:
        """Mark the next line in sight or the one before."""
        if not self.in_sight():
            self._offer()
        seen = self.in_sight()
        if not seen:
            return
        now = self._marked if self._typing else self._value
        at = seen.index(now) + by if now in seen else 0 if by > 0 else len(seen) - 1
        if not self._typing:
            self._typing = True
            self.clear()
        self._mark(seen[max(0, min(len(seen) - 1, at))])

    def _mark(self, code: str) -> None:
        """Mark a code and say it to a screen reader, since the focus stays in the box."""
        self._marked = code
        if self._list is not None:
            self._list.mark(code)
        if code:
            announce(self, self._title(code))

    def _clicked(self, entry: Entry | None) -> None:
        if entry is not None:
            self._choose(entry.code)

    def _choose(self, code: str) -> None:
        self._take(code)
        self.picked.emit(code)

    def _take(self, code: str) -> None:
        if self._composed:
            self._composed = ""
            QGuiApplication.inputMethod().reset()
        self._close()
        self.set_value(code)
        self.selectAll()

    def _leave(self) -> None:
        """What is marked is chosen; a text that means nothing is told and put back."""
        self._close()
        typed, self._composed = self._text().strip(), ""
        if not self._typing:
            return
        if typed and not self._marked:
            self.unknown.emit(typed)
        self.set_value(self.value() if self.keeps else self._value)

    def _put_back(self) -> bool:
        """What stood there before; True where there was something to close."""
        busy = self._typing or bool(self.in_sight())
        self._close()
        self.set_value(self._value)
        self.selectAll()
        self.escaped.emit()
        return busy

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _show(self) -> None:
        """The value in words."""
        self._marked, self._composed = "", ""
        self.setText(self._title(self._value))
        self.setCursorPosition(0)
        self.setAccessibleDescription("" if self._value else self.placeholderText())
        self.setToolTip(self.text())
        if self.property("state"):
            restyle(self, state="")

    def _title(self, code: str) -> str:
        entry = next((entry for entry in self._entries if entry.code == code), None)
        return entry.label if entry else code

    def _tell(self) -> None:
        if self.value() != self._told:
            self._told = self.value()
            self.changed.emit(self._told)
