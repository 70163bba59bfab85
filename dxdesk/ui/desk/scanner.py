"""A USB scanner types like a keyboard, only faster: its bursts are caught wherever the focus is (features d1.5)."""

from collections.abc import Callable, Hashable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer, isValid

from dxdesk.domain.idcard import MAX_BYTES
from dxdesk.domain.scan_mending import split_scans
from dxdesk.domain.scanned import is_scan, what_is
from dxdesk.ui.desk.scanner_field import remember, text_field
from dxdesk.ui.desk.scanner_keys import (
    BACK,
    END,
    Burst,
    Held,
    held_composition,
    held_key,
    is_modifier,
    key_of,
    typed,
)
from dxdesk.ui.desk.scanner_queue import ScanQueue
from dxdesk.ui.desk.scanner_watch import KeyWatch

FAST = 0.050
"""Seconds between two keys of a burst at most (Odoo's threshold)."""
SILENCE = 0.120
"""Seconds of silence that end a burst."""
SHORTEST = 8
"""Characters of the shortest burst."""

_LEADING, _SHORT = 35, 55  # milliseconds of the silence timer
_LET_IN = 2
_CODE_STARTS = "0123456789]"
_KINDS = frozenset((QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride,
                    QEvent.Type.InputMethod, QEvent.Type.FocusOut))


class Scanner(QObject):
    """Tells a scanner from hands by speed and by what was written; `scanned` carries the text, kept nowhere else.

    Into a text field the first two letters of anything go at once; a digit, or `]`, that begins something waits 35 ms.
    From the third key on that follows within 50 ms, and from the first in a widget that is no text field, keys are
    held. After a pause the held keys are judged: text with the build of a card, slip, link or 12 digits is a scan
    (`is_scan`), and so are eight keys and more of any kind where keys are commands. The letters let in are taken back,
    with cursor, selection and undo, and nothing else reaches the widget, its Enter and Tab neither.

    All else, a name typed by a machine or keys that came late together, is given to the widget in order, before any
    key or shortcut that follows. What an input method commits counts as typed; a long commit is judged alone; a
    composition is let through untouched unless three units came fast. Backspaces an input method sends are owed as
    many letters, which wait for nothing. While a modal dialog stands, scans wait behind it (ScanQueue). A scanner whose
    parent stands in a window leaves other main windows alone: their programs have scanners of their own.
    """

    scanned = Signal(str)

    def __init__(self, app: QApplication, clock: Callable[[], float] = monotonic,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._clock = app, clock
        self._last, self._stamp, self._took = float("-inf"), 0, float("-inf")
        self._own: set[int] = set()
        self._through = 0
        self._eaten: set[Hashable] = set()
        self._shown = self._owed = 0
        self._flood = self._ended = False
        self._silence = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._quiet)
        self._queue = ScanQueue(app, self)
        self._queue.scanned.connect(self.scanned)
        self._burst = Burst()
        self._watch = KeyWatch(app, self)

    @property
    def waiting(self) -> int:
        """How many scans wait until a modal dialog is gone."""
        return len(self._queue)

    def drop(self) -> None:
        """Forget what is held and what waits, as when the desk is locked."""
        self._forget()
        self._queue.clear()

    def settle(self) -> None:
        """Judge what is held now: a scan is taken, all else goes to its widgets."""
        burst = self._burst
        if self._is_scan() or (burst.after and burst.held and "|" in burst.whole):
            self._take(burst.whole)
        elif burst.count or burst.held:
            self._replay(self._forget().held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and what input methods say, before the widget gets them."""
        kind = event.type()
        if kind not in _KINDS:
            return False
        if isinstance(event, QKeyEvent):
            return self._watch.is_ours() and self._key(watched, event)
        if isinstance(event, QInputMethodEvent):
            known = self._pointer(event) in self._own or not self._watch.is_ours()
            return not known and self._compose(watched, event)
        if isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason:
            self._watch.popup()
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        pointer = self._pointer(event)
        if pointer in self._own or is_modifier(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._before_shortcut(event)
        if not isinstance(watched, QWindow) and pointer == self._through:
            self._through = 0  # the window let it pass a moment ago
            return False
        target = self._watch.receiver() if isinstance(watched, QWindow) else watched
        if target is None:
            return False
        stopped = (self._release if event.type() == QEvent.Type.KeyRelease else self._press)(target, event)
        self._through = pointer if isinstance(watched, QWindow) and not stopped else 0
        return stopped

    def _press(self, target: QObject, event: QKeyEvent) -> bool:
        char = typed(event)
        self._eaten.discard(key_of(event))
        if event.isAutoRepeat():
            if self._burst.held:
                self._burst.hold(held_key(target, event))
            return bool(self._burst.held)
        gap = self._gap(event.timestamp())
        if not char or (char == BACK and self._burst.count <= _LET_IN):
            self.settle()
            self._owed = self._owed + 1 if char == BACK and gap <= FAST else 2 if char == BACK else 0
            return False
        if char == END:
            return self._end(target, event, gap)
        return self._arrive(held_key(target, event), char, 1, gap)

    def _before_shortcut(self, event: QKeyEvent) -> bool:
        """A shortcut acts before its key press comes: what hands typed must be in its place now.

        A digit or Enter that some page has as a shortcut is none in the midst of a burst: the scanner takes it.
        """
        within = bool(typed(event) and self._burst.held) and self._since(event.timestamp()) <= FAST
        if within:
            event.accept()
        elif self._burst.held or not typed(event):
            self.settle()
        return within

    def _release(self, target: QObject, event: QKeyEvent) -> bool:
        """A release follows its press: held with it, or gone with it."""
        key = key_of(event)
        if key in self._burst.keys:
            self._burst.hold(held_key(target, event))
            return True
        if key in self._eaten:
            self._eaten.discard(key)
            return True
        return False

    def _compose(self, target: QObject, event: QInputMethodEvent) -> bool:
        commit, preedit = event.commitString(), event.preeditString()
        grown = len(commit) + len(preedit) - self._shown
        self._shown = len(preedit)
        gap = self._gap(0)
        if not self._burst.count and len(commit) >= SHORTEST:
            if is_scan(commit):
                self._take(commit)
                return True
            return False
        if grown <= 0 and not self._burst.held:
            self._burst.text += commit if self._burst.count else ""
            return False
        held = self._arrive(held_composition(target, event), BACK * event.replacementLength() + commit,
                            max(grown, 0), gap)
        self._burst.preedit = preedit
        return held

    def _arrive(self, unit: Held, chars: str, count: int, gap: float) -> bool:
        """One more unit of typing; True where it is held."""
        self._ended = False
        if gap > FAST:
            self.settle()
            self._flood, self._owed = False, 0
        if self._flood or (self._owed and not self._burst.held):
            self._owed = max(0, self._owed - 1)
            self._forget()
            return False
        held = bool(self._burst.held) or self._must_wait(unit.target, chars)
        if held:
            self._burst.hold(unit)
        self._burst.text += chars
        self._burst.count += count
        if len(self._burst.text) > MAX_BYTES:
            self._flood = True
            self.settle()
        else:
            self._wait(unit.target)
        return held

    def _must_wait(self, target: QObject, chars: str) -> bool:
        """Whether the next unit may not go into its widget at once; the field is remembered before the first."""
        field = text_field(target)
        if self._burst.count == 0:
            self._burst.put_back = remember(field) if field is not None else None
            self._burst.after = self._clock() - self._took <= SILENCE
            begins = chars[:1] in tuple(_CODE_STARTS) and (field is None or field.property("scan") != "late")
            return field is None or self._burst.after or begins
        return field is None or self._burst.count >= _LET_IN

    def _end(self, target: QObject, event: QKeyEvent, gap: float) -> bool:
        """Enter or Tab: the end of a scan, or a part of one, or a person's own."""
        if self._ended and not self._burst.count and gap <= FAST:
            self._ended = False
            self._eaten.add(key_of(event))  # the LF after a CR
            return True
        text = self._burst.whole
        if self._burst.held and self._is_scan():
            if what_is(text).kind in ("cut", "number") or text.upper().startswith("BEGIN:"):
                return self._arrive(held_key(target, event), "\t" if event.key() == Qt.Key.Key_Tab else END, 1, 0.0)
            self._eaten.add(key_of(event))
            self._take(text)
            self._ended = True
            return True
        self.settle()
        return False

    def _is_scan(self) -> bool:
        """By its build; where keys are commands, so many so fast are one whatever they say."""
        whole, commands = self._burst.whole, self._burst.held and self._burst.put_back is None
        return is_scan(whole) or bool(commands and len(whole.strip()) >= SHORTEST)

    def _wait(self, target: QObject) -> None:
        """How long the silence must be that ends this."""
        if len(self._burst.text) + len(self._burst.preedit) >= SHORTEST:
            self._silence.setInterval(round(SILENCE * 1000))
        else:
            alone = self._burst.count == 1 and text_field(target) is not None
            self._silence.setInterval(_LEADING if alone else _SHORT)
        self._burst.late = False
        self._silence.start()

    def _quiet(self) -> None:
        """Silence; keys that wait in the queue behind a busy moment are looked at first."""
        if not self._burst.late:
            self._burst.late = True
            self._silence.start(0)
        elif self._burst.count == 1 and self._burst.held and self._burst.put_back is not None:
            held, self._burst.held = self._burst.held, []
            self._burst.keys.clear()
            self._replay(held)  # a digit on its own; should a burst follow it, it is taken back
        else:
            self.settle()

    def _take(self, text: str) -> None:
        """The text was scanned: undo what it did, and hand it over once this event is done."""
        burst, composed = self._forget(), self._shown > 0
        self._eaten |= burst.keys
        self._shown = 0
        if composed:
            QGuiApplication.inputMethod().reset()
            self._send(self._watch.receiver(), QInputMethodEvent())
        if burst.put_back is not None:
            burst.put_back()
        popup = self._app.activePopupWidget()
        if popup is not None:
            popup.hide()
        self._took = self._clock()
        self._queue.put(split_scans(text))

    def _replay(self, held: list[Held]) -> None:
        """Give the widgets what was held, in order; where a key moves the focus, those after it follow."""
        began = self._app.focusWidget()
        for one in held:
            target = self._watch.receiver() if one.target is began else one.target
            self._send(target if target is not None and isValid(target) else self._watch.receiver(), one.make())

    def _send(self, target: QObject | None, event: QEvent) -> None:
        if target is None:
            return
        pointer = self._pointer(event)
        self._own.add(pointer)
        try:
            self._app.sendEvent(target, event)
        finally:
            self._own.discard(pointer)

    def _forget(self) -> Burst:
        """Begin anew; what there was."""
        self._silence.stop()
        old, self._burst = self._burst, Burst()
        return old

    def _gap(self, stamp: int) -> float:
        """Seconds since the unit before, by the events' own stamps where both have one."""
        gap = self._since(stamp)
        self._last, self._stamp = self._clock(), stamp
        return gap

    def _since(self, stamp: int) -> float:
        known = 0 < self._stamp <= stamp
        return (stamp - self._stamp) / 1000 if known else self._clock() - self._last

    @staticmethod
    def _pointer(event: QEvent) -> int:
        return int(getCppPointer(event)[0])
