"""A paper of a class to look at, over the page: choose what it needs, save it or print it (look §8)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from dxdesk.errors import DeskError
from dxdesk.report.files import write_whole
from dxdesk.store.training.certificates import twice_sentence
from dxdesk.store.training.classes import ClassView
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow
from dxdesk.ui.outside import outside_folder
from dxdesk.ui.papers.over_sheet import OverSheet
from dxdesk.ui.papers.paper_acts import given_words
from dxdesk.ui.parts import Message
from dxdesk.ui.training.paper_making import FILES, TITLES, Made, give, make
from dxdesk.ui.training.paper_options import PaperOptions


class PaperSheet(OverSheet):
    """Lies over its place until one goes back. Signals: saved() when something was kept for good; closed()."""

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(desk, place)
        self._made: Made | None = None
        self._next: Callable[[], None] | None = None  # saved or printed before the paper was ready
        self._asked = 0
        self._outside = outside_folder(desk.store.home)  # for the viewer that prints; goes with the page
        self.options = PaperOptions(desk, self)
        self.lay_out(self.options)
        self.options.changed.connect(self.make)
        self._flow = FieldFlow(lambda: [*self.options.fields(), self.print], lambda _field: True, self)
        for part in (*(row.field for row in self.options.rows.values()), self.back, self.keep, self.print):
            self._flow.watch(part)

    @property
    def made(self) -> Made | None:
        """The paper in sight; None while it is made or where it cannot be."""
        return self._made

    def start(self, view: ClassView, kind: str, meeting: str = "") -> None:
        """Show a paper of a class, at this meeting where it is of one."""
        self.options.start(view, kind, meeting)
        self.show_over(f"{TITLES[kind]}, {view.title}", FILES[kind])
        self.make()

    def leave(self) -> None:
        """Back to the page, to the control that had the focus."""
        self._asked += 1
        super().leave()

    def make(self) -> None:
        """Make the paper as chosen, off the GUI thread; only the last one asked for is shown."""
        self._asked += 1
        asked, wanted = self._asked, self.options.wanted()
        self._made, self._next = None, None
        self.enable(True)

        def work() -> Made:
            with self.desk.reopen() as store:
                return make(store, wanted, self.desk.catalogues)

        self.desk.background.run(work, done=lambda made: self._show(asked, made),
                                 failed=lambda error: self._failed(asked, error))

    def save_as(self, file: Path) -> None:
        """Write the paper in sight to a file; certificates get their numbers by it, figures are kept."""
        self._write(file, self._say_saved)

    def print_paper(self) -> None:
        """Printing belongs to the machine's own viewer, which knows its printers."""
        self._write(Path(self._outside.path()) / f"{self.file}.pdf", self._open)

    def side_height(self, width: int) -> int:
        """How high the fields stand in that width."""
        return self.options.height_at(width)

    def reflow_side(self, narrow: bool) -> None:
        """The fields side by side where they stand over the paper."""
        self.options.reflow(narrow)

    def _write(self, file: Path, done: Callable[[Path, Made], None]) -> None:
        made = self._made
        if made is None:
            self._next = partial(self._write, file, done)
            return
        if not made.gives:
            try:
                write_whole(file, made.data)
            except DeskError as refusal:
                self.message.tell(Message("bad", refusal.sentence))
            else:
                done(file, made)
            return
        self._give(made, file, done)

    def _give(self, before: Made, file: Path, done: Callable[[Path, Made], None]) -> None:
        """Numbers are given or figures kept, and the file is written, in one step off the GUI thread."""
        self._asked += 1
        asked, self._made, self._next = self._asked, None, None

        def work() -> Made:
            with self.desk.reopen() as store:
                return give(store, before.wanted, self.desk.catalogues, file)

        def given(made: Made) -> None:
            self._show(asked, made)
            done(file, made)
            self.saved.emit()

        self.desk.background.run(work, done=given, failed=lambda error: self._not_given(asked, before, error))

    def _show(self, asked: int, made: Made) -> None:
        if asked != self._asked:
            return
        self._made = made
        self.message.clear()
        self.options.say(made)
        self.turn()
        self.paper.show_paper(made.data, made.pages)
        self.paper.show()
        if self._next is not None:
            self._next()

    def _failed(self, asked: int, error: BaseException) -> None:
        """Why there is no such paper."""
        if not isinstance(error, DeskError):
            raise error
        if asked == self._asked:
            self.message.tell(Message("bad", error.sentence))
            self.paper.hide()
            self.enable(False)

    def _not_given(self, asked: int, before: Made, error: BaseException) -> None:
        """Why nothing was given; the paper stays in sight."""
        if not isinstance(error, DeskError):
            raise error
        if asked == self._asked:
            self._made = before
            self.message.tell(Message("bad", error.sentence))

    def _say_saved(self, file: Path, made: Made) -> None:
        kept = given_words(made.issued) if made.issued else ""
        pages = f"{file.name}, {made.pages} trang. {kept}".strip()
        self.message.tell(Message("warn", twice_sentence(made.twice), f"Đã lưu {pages}") if made.twice
                          else Message("ok", "Đã lưu tệp PDF.", pages))

    def _open(self, file: Path, made: Made) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.message.tell(Message("warn", "Máy này chưa có chương trình mở tệp PDF.",
                                      "Bấm Lưu tệp PDF rồi in ở máy khác."))
        elif made.twice:
            self.message.tell(Message("warn", twice_sentence(made.twice)))
