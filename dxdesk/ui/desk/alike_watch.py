"""Looks for people alike while one types: after a breath, and off the GUI thread where that would be felt."""

from collections.abc import Mapping, Sequence
from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dxdesk.store.alike import Candidate, candidates
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.candidates import CandidateCard

BREATH = 80
"""Milliseconds without a key before the register is looked through."""
QUICK = 0.02
"""Seconds one look may take in the GUI thread, which no hand feels; after a slower one the next goes to the background.

Until one there is as quick. There a look reads from a store just opened, and so takes 8 ms where it takes 2 in the
window: held against less, one slow look would send all others of the day there.
"""


class AlikeWatch(QObject):
    """Keeps the card in step with what is typed; the answer to an older text is never shown.

    Signals: answered(bool) with whether somebody may be meant.
    """

    answered = Signal(bool)

    def __init__(self, desk: Desk, card: CandidateCard, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._card = desk, card
        self._slow = False
        self._asked = 0
        self._typed: Mapping[str, str] = {}
        self._keys: Sequence[str] = ()
        self._timer = QTimer(self, singleShot=True, interval=BREATH, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)

    def look(self, typed: Mapping[str, str], number_key: Sequence[str] = ()) -> None:
        """Something was typed: fields of `alike.FIELDS`, and the fingerprints of a scan."""
        self._typed, self._keys = dict(typed), tuple(number_key)
        self._asked += 1
        self._timer.start()

    def stop(self) -> None:
        """A new slip: forget what was asked and whom it found."""
        self._timer.stop()
        self._asked += 1
        self._typed, self._keys = {}, ()
        self._card.clear()
        self.answered.emit(False)

    def _look(self) -> None:
        if self._desk.store.closed:
            return
        ask = partial(candidates, typed=self._typed, number_key=self._keys)
        if self._slow:
            self._desk.background.run(partial(self._aside, ask), done=partial(self._answer, self._asked),
                                      failed=self._desk.notice.failed)
            return
        start = perf_counter()
        found = ask(self._desk.store)
        self._slow = perf_counter() - start > QUICK
        self._show(found)

    def _aside(self, ask: "partial[list[Candidate]]") -> tuple[list[Candidate], float]:
        with self._desk.reopen() as store:
            start = perf_counter()
            return ask(store), perf_counter() - start

    def _answer(self, asked: int, answer: tuple[list[Candidate], float]) -> None:
        found, took = answer
        self._slow = took > QUICK
        if asked == self._asked:
            self._show(found)

    def _show(self, found: list[Candidate]) -> None:
        self._card.show_candidates(found)
        self.answered.emit(bool(found))
