"""The program's mark, the practice sign, and how a ward's name fits the rail."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from dxdesk.ui.parts import IconLabel, text


def mark(parent: QWidget, size: int) -> QFrame:
    """The program's mark: the shield on white."""
    frame = QFrame(parent)
    frame.setProperty("role", "mark")
    frame.setProperty("size", str(size))
    row = QHBoxLayout(frame)
    row.setContentsMargins(*(size // 6,) * 4)
    row.addWidget(IconLabel(frame, "shield", size * 2 // 3), 0, Qt.AlignmentFlag.AlignCenter)
    frame.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return frame


def practice_sign(parent: QWidget) -> QFrame:
    """The sign on every screen of a practice ward."""
    sign = QFrame(parent)
    sign.setProperty("role", "practice")
    words = text("TẬP DƯỢT", "practice", sign)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words.setWordWrap(True)
    row = QHBoxLayout(sign)
    row.setContentsMargins(6, 4, 6, 4)
    row.addWidget(IconLabel(sign, "flag", 16))
    row.addWidget(words, 1)
    return sign


def short_ward(name: str) -> str:
    """A ward's name as the rail has room for: P. for Phường, X. for Xã."""
    for long, short in (("Phường ", "P. "), ("Xã ", "X. ")):
        if name.startswith(long):
            return short + name.removeprefix(long)
    return name
