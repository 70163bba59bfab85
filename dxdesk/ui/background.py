"""Work off the GUI thread, one piece at a time, its answer back on the GUI thread (notes styles §3.6).

API
    background.run(work, done=…, failed=…)                   `work()` takes its own store by `desk.reopen()`, no widget
    background.run(work, done=…, failed=…)                   `work()` takes a store by `desk.reopen()`, no widget
    job.stop()                                               the next `report` raises `Stopped`, which goes to `failed`

`failed` receives any exception: hand it to `notice.failed`, which says a `DeskError` in words and raises a bug again.
One bridge object lives as long as the window; nothing is deleted later, so no answer can reach a dead object.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Stopped(Exception):
    """The person stopped the work; what it says it leaves behind is left behind."""


class Report(Protocol):
    """How work tells how far it is."""

    def __call__(self, done: int, of: int, words: str = "") -> None:
        """So much is done of so much; `words` names the part at hand."""


class Job:
    """A piece of work handed over."""

    def __init__(self) -> None:
        self._stop = Event()

    def stop(self) -> None:
        """Stop at the next place where the work says how far it is."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether the person asked to stop."""
        return self._stop.is_set()


class Background(QObject):
    """Runs work one piece at a time off the GUI thread and brings the answer back to it."""

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="dxdesk")
        self._answers: deque[Callable[[], object]] = deque()
        self._closed = False
        self._open = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether work is waiting, running or not yet answered."""
        return self._open > 0

    def run(
        self,
        work: Callable[..., T],
        *,
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
        progress: Callable[[int, int, str], object] | None = None,
    ) -> Job:
        """Do `work`, then `done(result)` or `failed(error)` on the GUI thread."""
        job = Job()
        call = partial(work, partial(self._report, job, progress)) if progress else work
        self._open += 1
        self._executor.submit(self._unless_closed, call).add_done_callback(
            lambda future: self._post(partial(self._answer, future, done, failed))
        )
        return job

    def close(self, last: Callable[[], object] | None = None) -> None:
        """Finish what is running, do `last` on the worker's thread, deliver nothing more; what waits never begins."""
        if self._closed:
            return
        self._closed = True
        if last is not None:
            self._executor.submit(last).result()
        self._executor.shutdown(wait=True)
        self._answers.clear()

    def _unless_closed(self, work: Callable[[], T]) -> T:
        if self._closed:
            raise Stopped
        return work()

    def _report(
        self, job: Job, progress: Callable[[int, int, str], object], done: int, of: int, words: str = ""
    ) -> None:
        if job.stopped or self._closed:
            raise Stopped
        self._post(partial(progress, done, of, words))

    def _post(self, answer: Callable[[], object]) -> None:
        self._answers.append(answer)
        self._arrived.emit()

    def _answer(
        self, future: Future[Any], done: Callable[[Any], object], failed: Callable[[BaseException], object]
    ) -> None:
        self._open -= 1
        error = future.exception()
        if error is None:
            done(future.result())
        else:
            failed(error)

    @Slot()
    def _deliver(self) -> None:
        while self._answers and not self._closed:
            self._answers.popleft()()
