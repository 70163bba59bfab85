"""Keys and input-method events held back from a widget, and how they are given to it afterwards, as they were typed."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

END, BACK = "\n", "\b"

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ALONE = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
)
_SEPARATORS = "\x1c\x1d\x1e\x1f"  # what scanners put between parts of a code; keyboards send them as Ctrl and a sign


@dataclass(frozen=True, slots=True)
class Held:
    """An event a widget has not got yet; `make` builds it anew, `key` tells its release."""

    target: QObject
    make: Callable[[], QEvent]
    key: Hashable


@dataclass(slots=True)
class Burst:
    """What came since the last pause.

    `keys` are those of `held`; `text` is committed, `preedit` not yet; `count` counts units; `put_back` restores the
    field as it was before; `after` says that it began right behind a scan, `late` that the silence was seen once.
    """

    text: str = ""
    preedit: str = ""
    count: int = 0
    held: list[Held] = field(default_factory=list)
    keys: set[Hashable] = field(default_factory=set)
    put_back: Callable[[], None] | None = None
    after: bool = False
    late: bool = False

    def hold(self, unit: Held) -> None:
        """One more event the widget has to wait for."""
        self.held.append(unit)
        self.keys.add(unit.key)

    @property
    def whole(self) -> str:
        """All of it as one text."""
        return self.text + self.preedit


def is_modifier(event: QKeyEvent) -> bool:
    """Whether the key only changes what others do."""
    return event.key() in _ALONE


def typed(event: QKeyEvent) -> str:
    """The characters a key types; END for Enter and Tab, BACK for Backspace, nothing for shortcuts and moves."""
    held = event.modifiers() & ~_SHIFT
    text = event.text()
    if held in (Qt.KeyboardModifier.ControlModifier, _CTRL_ALT) and text and text in _SEPARATORS:
        return text
    if held not in (_NONE, _CTRL_ALT, Qt.KeyboardModifier.GroupSwitchModifier):  # the latter two: AltGr
        return ""
    if held == _NONE and (event.key() in _ENDS or text in ("\r", "\n", "\t")):
        return END
    if held == _NONE and event.key() == Qt.Key.Key_Backspace:
        return BACK
    return text if text.isprintable() else ""


def key_of(event: QKeyEvent) -> Hashable:
    """What a press and its release have in common."""
    return event.key() or event.text()


def held_key(target: QObject, event: QKeyEvent) -> Held:
    """A key exactly as it was typed."""
    parts = (event.type(), event.key(), event.modifiers(), event.nativeScanCode(), event.nativeVirtualKey(),
             event.nativeModifiers(), event.text(), event.isAutoRepeat(), event.count())
    return Held(target, lambda: QKeyEvent(*parts), key_of(event))


def held_composition(target: QObject, event: QInputMethodEvent) -> Held:
    """What an input method said."""
    preedit, attributes = event.preeditString(), list(event.attributes())
    commit = (event.commitString(), event.replacementStart(), event.replacementLength())

    def make() -> QEvent:
        made = QInputMethodEvent(preedit, attributes)
        made.setCommitString(*commit)
        return made

    return Held(target, make, None)
