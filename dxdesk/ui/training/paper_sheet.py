"""A paper of a class to look at, over the page: choose what it needs, save it or print it (look §8)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.errors import DeskError
from dxdesk.report.files import write_whole
from dxdesk.store.training.certificates import twice_sentence
from dxdesk.store.training.classes import ClassView
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow
from dxdesk.ui.parts import Button, ElidedLabel, Message, MessageBar, Scrolled
from dxdesk.ui.pdf_view import PdfView
from dxdesk.ui.shape import UNBOUND
from dxdesk.ui.tab_way import tab_stops
from dxdesk.ui.training.paper_making import FILES, TITLES, Made, give, make
from dxdesk.ui.training.paper_options import PaperOptions

_SIDE = 296
_BESIDE = 760  # logical width from which on the fields stand beside the paper
_EDGES = 60  # what the sheet and a scroll bar take from its width
_CTRL = Qt.KeyboardModifier.ControlModifier
_OF_WINDOW = (Qt.Key.Key_L,)
"""What Ctrl does in every place: lock."""


class PaperSheet(QWidget):
    """Lies over its place until one goes back. Signals: saved() when numbers were given; closed()."""

    saved = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self._desk, self._place = desk, place
        self._made: Made | None = None
        self._next: Callable[[], None] | None = None  # saved or printed before the paper was ready
        self._asked = 0
        self._file = ""
        self._before: QWidget | None = None
        self._outside = QTemporaryDir()  # for the viewer that prints; goes with the page
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.heading = ElidedLabel(self, role="h2")
        self.keep = Button(self, "Lưu tệp PDF", icon="saved", keys="Ctrl S")
        self.print = Button(self, "In", kind="primary", icon="printer", keys="Ctrl P")
        self.message = MessageBar(self)
        self.paper = PdfView(self)
        self.paper.set_up(desk.background, desk.notice.failed)
        self.options = PaperOptions(desk, self)
        self._side = Scrolled.column(self, self.options)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def made(self) -> Made | None:
        """The paper in sight; None while it is made or where it cannot be."""
        return self._made

    def start(self, view: ClassView, kind: str, meeting: str = "") -> None:
        """Show a paper of a class, at this meeting where it is of one."""
        self.message.clear()
        self.heading.setText(f"{TITLES[kind]}, {view.title}")
        self._file = FILES[kind]
        self.options.start(view, kind, meeting)
        self._before = QApplication.focusWidget()
        self.setGeometry(self._place.rect())
        self._turn()
        self.show()
        self.raise_()
        self.make()
        self.print.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Back to the page, to the control that had the focus."""
        self._asked += 1
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def make(self) -> None:
        """Make the paper as chosen, off the GUI thread; only the last one asked for is shown."""
        self._asked += 1
        asked, wanted = self._asked, self.options.wanted()
        self._made, self._next = None, None
        self._enable(True)

        def work() -> Made:
            with self._desk.reopen() as store:
                return make(store, wanted, self._desk.catalogues)

        self._desk.background.run(work, done=lambda made: self._show(asked, made),
                                  failed=lambda error: self._failed(asked, error))

    def save_as(self, file: Path) -> None:
        """Write the paper in sight to a file; certificates get their numbers by it."""
        self._write(file, self._say_saved)

    def print_outside(self) -> None:
        """Printing belongs to the machine's own viewer, which knows its printers."""
        self._write(Path(self._outside.path()) / f"{self._file}.pdf", self._open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet is as large as its place."""
        if event.type() == QEvent.Type.Resize and watched is self._place and not self.isHidden():
            self.setGeometry(self._place.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The keys of the sheet are its own; those of the page below, out of sight, do nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and (
                self._act(event) or (event.modifiers() & _CTRL and event.key() not in _OF_WINDOW)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Ctrl+S saves, Ctrl+P prints."""
        act = self._act(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the sheet: the page below it is out of sight."""
        stops, focus = list(tab_stops(self)), QApplication.focusWidget()
        here = [at for at, stop in enumerate(stops)
                if focus is not None and (stop is focus or stop.isAncestorOf(focus))]
        if stops:
            to = (here[-1] + (1 if forward else -1)) % len(stops) if here else 0
            stops[to].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fields beside the paper, or over it."""
        super().resizeEvent(event)
        self._turn()

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        keys = {(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier): self.back.click,
                (Qt.Key.Key_S, _CTRL): self.keep.click, (Qt.Key.Key_P, _CTRL): self.print.click}
        return keys.get((Qt.Key(event.key()), event.modifiers()))

    def _write(self, file: Path, done: Callable[[Path, Made], None]) -> None:
        made = self._made
        if made is None:
            self._next = partial(self._write, file, done)
            return
        if not made.fresh:
            try:
                write_whole(file, made.data)
            except DeskError as refusal:
                self.message.tell(Message("bad", refusal.sentence))
            else:
                done(file, made)
            return
        self._give(made, file, done)

    def _give(self, before: Made, file: Path, done: Callable[[Path, Made], None]) -> None:
        """Numbers are given and the file is written in one step, off the GUI thread."""
        self._asked += 1
        asked, self._made, self._next = self._asked, None, None

        def work() -> Made:
            with self._desk.reopen() as store:
                return give(store, before.wanted, file)

        def given(made: Made) -> None:
            self._show(asked, made)
            done(file, made)
            self.saved.emit()

        self._desk.background.run(work, done=given, failed=lambda error: self._not_given(asked, before, error))

    def _show(self, asked: int, made: Made) -> None:
        if asked != self._asked:
            return
        self._made = made
        self.message.clear()
        self.options.say(made)
        self._turn()
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
            self._enable(False)

    def _not_given(self, asked: int, before: Made, error: BaseException) -> None:
        """Why no number was given; the paper stays in sight."""
        if not isinstance(error, DeskError):
            raise error
        if asked == self._asked:
            self._made = before
            self.message.tell(Message("bad", error.sentence))

    def _say_saved(self, file: Path, made: Made) -> None:
        pages = f"{file.name}, {made.pages} trang."
        self.message.tell(Message("warn", twice_sentence(made.twice), f"Đã lưu {pages}") if made.twice
                          else Message("ok", "Đã lưu tệp PDF.", pages))

    def _open(self, file: Path, made: Made) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.message.tell(Message("warn", "Máy này chưa có chương trình mở tệp PDF.",
                                      "Bấm Lưu tệp PDF rồi in ở máy khác."))
        elif made.twice:
            self.message.tell(Message("warn", twice_sentence(made.twice)))

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Lưu tệp PDF", str(Path.home() / f"{self._file}.pdf"),
                                              "PDF (*.pdf)")
        if path:
            self.save_as(Path(path).with_suffix(".pdf"))

    def _enable(self, on: bool) -> None:
        if not on and QApplication.focusWidget() in (self.keep, self.print):
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self.keep, self.print):
            button.setEnabled(on)

    def _turn(self) -> None:
        beside = self.width() * 100 // self._desk.theme.scale >= _BESIDE
        self._body.setDirection(QBoxLayout.Direction.RightToLeft if beside else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(self._desk.theme.px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(self._desk.theme.px(_SIDE) if beside else UNBOUND)
        self.options.reflow(not beside)
        above = min(self.options.height_at(self.width() - self._desk.theme.px(_EDGES)), self.height() * 2 // 5)
        self._side.setMinimumHeight(0 if beside else above)
        self._side.setMaximumHeight(UNBOUND if beside else above)

    def _connect(self) -> None:
        self._place.installEventFilter(self)
        self.back.clicked.connect(self.leave)
        self.keep.clicked.connect(self._ask_file)
        self.print.clicked.connect(self.print_outside)
        self.options.changed.connect(self.make)
        self._flow = FieldFlow(lambda: [*self.options.fields(), self.print], lambda _field: True, self)
        for part in (*(row.field for row in self.options.rows.values()), self.back, self.keep, self.print):
            self._flow.watch(part)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        for widget, share in ((self.back, 0), (self.heading, 1), (self.keep, 0), (self.print, 0)):
            head.addWidget(widget, share)
        self._body.setSpacing(12)
        self._body.addWidget(self._side)
        self._body.addWidget(self.paper, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addLayout(self._body, 1)
