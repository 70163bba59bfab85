"""The field a code is typed or pasted into; it groups what is typed and says under itself what it makes of it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.ui import code_letters
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import FieldRow

_HINTS = Qt.InputMethodHint
_PLAIN_TYPING = _HINTS.ImhUppercaseOnly | _HINTS.ImhLatinOnly | _HINTS.ImhNoPredictiveText | _HINTS.ImhSensitiveData


class CodeEdit(QLineEdit):
    """As wide as its code, so that one sees how much is lacking.

    It keeps Enter to itself: what answers it may move the focus to a button, which must not be pressed by it too.
    """

    def __init__(self, parent: QWidget, letters: int) -> None:
        super().__init__(parent)
        self._room = "W" * (letters + letters // code_letters.GROUP)

    def sizeHint(self) -> QSize:
        """Room for the widest code and its dashes."""
        return QSize(self.fontMetrics().horizontalAdvance(self._room), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As a line edit, and Enter goes no further."""
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class CodeField(FieldRow):
    """Groups of four with a label above and a line of words below.

    Signals: changed() when another text stands in it; entered() on Enter.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None, label: str = "", groups: int = 3) -> None:
        super().__init__(parent, label)
        self._letters = groups * code_letters.GROUP
        self.edit = CodeEdit(self, self._letters)
        self.edit.setProperty("role", "big")
        self.edit.setInputMethodHints(_PLAIN_TYPING)
        self.set_field(self.edit)
        self._column.setAlignment(self.edit, Qt.AlignmentFlag.AlignLeft)
        # Composing methods of Windows and of Linux desks stay out; what hooks the keyboard is read by its letters.
        self.edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.edit.textEdited.connect(self._edited)
        self.edit.returnPressed.connect(self.entered)
        self._tell()

    def readings(self) -> tuple[str, ...]:
        """The code as the program reads it; two where an input method changed letters, the likelier first."""
        return code_letters.readings(self.edit.text())

    def problem(self) -> str:
        """Why the text is no code yet, or ""."""
        text = self.edit.text()
        strange = code_letters.strange_letters(text)
        if strange:
            return f"Mã không có {', '.join(strange)}. Nghe lại hoặc đọc lại chữ đó."
        lacking = self._letters - len(self.readings()[0])
        if lacking > 0:
            return f"Còn thiếu {lacking} chữ." if lacking < self._letters else f"Chưa gõ mã, {self._letters} chữ."
        return f"Thừa {-lacking} chữ." if lacking else ""

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()
        self._edited("")

    def set_text(self, text: str) -> None:
        """Put a text in as if it were pasted."""
        self.edit.setText(text)
        self._edited(text)

    def _edited(self, text: str) -> None:
        """Group anew around the cursor."""
        before = len(list(code_letters.letters(text[:self.edit.cursorPosition()])))
        shown = code_letters.grouped(text)
        if shown != self.edit.text():
            self.edit.setText(shown)
            self.edit.setCursorPosition(_after(shown, before))
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        changed = code_letters.changed_letters(self.edit.text())
        if changed:
            self._hint = (f"Bộ gõ tiếng Việt đã đổi chữ ({', '.join(changed)}). Máy hiểu cả Telex và VNI; "
                          "gõ chắc hơn thì tắt bộ gõ.")
        elif self.edit.text():
            self._hint = self.problem() or f"Đủ {self._letters} chữ."
        else:
            self._hint = "Chữ hoa hay thường đều được. O là số 0; I, L là số 1."
        self.hush()


def _after(shown: str, count: int) -> int:
    """The place after so many letters of a grouped text."""
    at = 0
    while count and at < len(shown):
        count -= shown[at] != code_letters.DASH
        at += 1
    return at
