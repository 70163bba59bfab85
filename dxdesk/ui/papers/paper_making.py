"""One paper after another, made and given off the GUI thread; the one asked for last is the one that counts."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dxdesk.errors import DeskError
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import AGAIN, Issued, issue, preview
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.making import Made
from dxdesk.papers.verifying import reprint
from dxdesk.report.drawn import Tell
from dxdesk.report.files import write_whole
from dxdesk.store.database import Store
from dxdesk.ui.background import Job, Stopped
from dxdesk.ui.context import Desk

_FAULT = "Chương trình gặp lỗi khi làm giấy này. Sổ còn nguyên. Chọn giấy hoặc kỳ khác."
_STOPPED = "Đã dừng. Chưa ghi gì, chưa in gì."


class PaperMaking(QObject):
    """Makes papers of a desk.

    Signals: ready(Made); refused(sentence) why there is no such paper; advanced(done, all) of a long one; stopped()
    when a person stopped it.
    """

    ready = Signal(object)
    refused = Signal(str)
    advanced = Signal(int, int)
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self._giving = False
        self._document = ""
        self._job: Job | None = None
        self._next: Callable[[Made], object] | None = None
        self.made: Made | None = None

    def ask(self, key: str, choices: Choices) -> None:
        """Make the paper of that kind; what was being made before is left."""
        self._begin(lambda store, tell: preview(store, paper_kind(key), choices, self._desk.catalogues, tell))

    def ask_print(self, document: str) -> None:
        """Draw a print of the archive again; given to a file it stays that print."""
        self._begin(lambda store, tell: reprint(store, document, tell))
        self._document = document

    def _begin(self, do: Callable[[Store, Tell], Made]) -> None:
        self.forget()
        asked = self._asked

        def work(report: Callable[..., None]) -> Made:
            report(0, 0)  # whoever chose something else meanwhile does not wait for this one
            with self._desk.reopen() as store:
                return do(store, report)

        self._job = self._desk.background.run(
            work, done=lambda made: self._take(asked, made), failed=lambda error: self._fail(asked, error),
            progress=lambda done, of, _words: self._tell(asked, done, of))

    def forget(self) -> None:
        """No paper any more, neither made nor in the making."""
        self._asked += 1
        self._document = ""
        self.made, self._next = None, None
        if self._job is not None:
            self._job.stop()
            self._job = None

    def stop(self) -> None:
        """A person does not want to wait: nothing is left of the paper in the making."""
        if self._job is not None:
            self._job.stop()

    def when_ready(self, do: Callable[[Made], object]) -> None:
        """Do something with the paper, at once or as soon as it is made."""
        if self.made is not None:
            do(self.made)
        else:
            self._next = do

    def give(self, file: Path | None, done: Callable[[Issued], object], refused: Callable[[str], object]) -> None:
        """Print the paper in sight for good, into a file where one is named; it stands in `made` as it was given.

        One that is being given already is not given twice.
        """
        before = self.made
        if before is None or self._giving:
            return
        asked, document, self._giving = self._asked, self._document, True

        def given(issued: Issued) -> None:
            self._giving = False
            self._take(asked, issued.made)
            done(issued)

        def failed(error: BaseException) -> None:
            self._giving = False
            if not isinstance(error, DeskError | Stopped):
                raise error
            refused(error.sentence if isinstance(error, DeskError) else _STOPPED)

        self._job = self._desk.background.run(
            lambda report: self._issue(before, document, file, report), done=given, failed=failed,
            progress=lambda n, of, _words: self._tell(asked, n, of))

    def _issue(self, made: Made, document: str, file: Path | None, tell: Tell) -> Issued:
        """A paper for good; a print of the archive is only written once more. Off the GUI thread."""
        if not document:
            with self._desk.reopen() as store:
                return issue(store, made.kind, made.choices, self._desk.catalogues, file, tell)
        if file is not None:
            write_whole(file, made.drawn.data)
        return Issued(made, document, made.stamp.edition, AGAIN)

    def _take(self, asked: int, made: Made) -> None:
        if asked != self._asked:
            return
        self._job, self.made = None, made
        self.ready.emit(made)
        after, self._next = self._next, None
        if after is not None:
            after(made)

    def _fail(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        self._job, self._next = None, None
        if isinstance(error, Stopped):
            self.stopped.emit()
        elif isinstance(error, DeskError):
            self.refused.emit(error.sentence)
        else:
            self.refused.emit(_FAULT)
            raise error

    def _tell(self, asked: int, done: int, of: int) -> None:
        if asked == self._asked and of:
            self.advanced.emit(done, of)
