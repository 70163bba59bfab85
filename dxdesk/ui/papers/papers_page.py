"""Báo cáo: pick a paper, answer what it asks, look at it, open any number, print (design §6)."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from dxdesk.domain.check_code import code_in
from dxdesk.domain.dates import show_moment
from dxdesk.domain.paper_tables import Source
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import PaperKind
from dxdesk.papers.making import Made
from dxdesk.report.drawn import Spot
from dxdesk.ui.context import Desk
from dxdesk.ui.export.export_panel import FIGURES as OF_FIGURES
from dxdesk.ui.export.export_sheet import ExportSheet
from dxdesk.ui.figure_table import RecordRow
from dxdesk.ui.page import Page
from dxdesk.ui.papers.around import Around, look_around
from dxdesk.ui.papers.page_layout import FIGURES, PageLayout
from dxdesk.ui.papers.paper_acts import PaperActs
from dxdesk.ui.papers.paper_making import PaperMaking
from dxdesk.ui.papers.paper_over import PaperOver
from dxdesk.ui.papers.papers_list import listed_kinds
from dxdesk.ui.parts import Action, Button, Message
from dxdesk.ui.shape import Shape


class PapersPage(Page):
    """Every paper of the house that is not of one person, one slip or one class."""

    key = "reports"
    page_title = "Báo cáo"
    rail_icon = "reports"
    rail_word = "Báo cáo"
    rail_short = "Báo cáo"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.making = PaperMaking(desk, self)
        self.ui = PageLayout(desk, self, self.making, self.page_title)
        self._over: PaperOver | None = None
        self.acts = PaperActs(desk, self.making, self.ui.panel, self.ui.message, self.ui.progress, self)
        self.export = ExportSheet(desk, self, self.ui.body, self.ui.column)
        self.export_button = Button(self, "Xuất Excel", icon="sent", keys="Ctrl E")
        self.ui.head.add(self.export_button)
        self._from = FIGURES  # the view from which the records of a figure were opened
        self._connect()
        self._enable(False)

    def load(self) -> None:
        """Make the paper anew: other pages may have changed what it counts."""
        kind = self.kind
        if kind is not None:
            self.ui.choices.show_kind(kind)
            self.ui.forget_words()
            self.make()
            return
        self._desk.background.run(listed_kinds, done=self.ui.papers.show_kinds, failed=self._desk.notice.failed)

    def open(self, what: str) -> None:
        """`code:K7Q4-92`, what a scanner read off a printed paper: which one it is."""
        word, _, code = what.partition(":")
        if word == "code":
            self.ui.show_prints()
            self.ui.printed.ask_about(code)

    def take_scan(self, text: str) -> bool:
        """The square of a printed paper asks which one it is; all else is for the desk."""
        code = code_in(text)
        if code:
            self.open(f"code:{code}")
        return bool(code)

    def reshape(self, shape: Shape) -> None:
        """Three panes; where it is narrow the outer two share a tab beside the paper."""
        self.export.reshape(shape.width)
        self.ui.reshape(shape)

    def unfinished(self) -> str:
        """Words of a report typed and not saved."""
        return self.ui.narrative.unfinished()

    @property
    def kind(self) -> PaperKind | None:
        """The kind of paper chosen."""
        return self.ui.papers.kind

    @property
    def made(self) -> Made | None:
        """The paper in sight."""
        return self.making.made

    def choose(self, key: str) -> None:
        """Choose a kind of paper."""
        self.ui.papers.choose(key)

    def make(self) -> None:
        """Make the paper as chosen, off the GUI thread; only the last one asked for is shown."""
        kind, choices = self.kind, self._choices()
        if kind is None or choices is None:
            return
        self._enable(False)
        self.ui.message.clear()
        self.ui.show_print(False)
        self.ui.as_of.setText("Đang làm giấy…")
        self.ui.making.start("Đang làm giấy…", self.making.stop, "Dừng thì không còn lại gì.")
        self.making.ask(kind.key, choices)
        self.ui.show_words(kind.key, choices)

    def save_as(self, path: Path) -> None:
        """Write the paper to a file, for good."""
        self.acts.save_as(path)

    def print_paper(self) -> None:
        """Once to say where and how, once more to print."""
        if self.ui.printing:
            self.acts.print_paper()
        else:
            self.ui.panel.look()
            self.ui.show_print(True)
            self.ui.print_paper.setFocus(Qt.FocusReason.TabFocusReason)

    def open_source(self, source: Source) -> None:
        """The records behind a figure."""
        self._from = self.ui.views.current
        self.ui.figures.open_source(source)
        self.ui.views.choose(FIGURES)

    def _choices(self) -> Choices | None:
        found = self.ui.choices.choices()
        if found is None or self.kind is None:
            return None
        self.ui.sign.show_kind(self.kind, found.team)
        return replace(found, signer=self.ui.sign.code, annexes=self.ui.sign.with_annexes)

    def _show_kind(self, kind: PaperKind) -> None:
        self.ui.choices.show_kind(kind)
        self.ui.show_kind(kind)
        self.make()

    def _show(self, made: Made) -> None:
        ui = self.ui
        ui.making.finish()
        as_of = getattr(made.sheet, "as_of", None)
        ui.as_of.setText(f"Tính đến {show_moment(as_of)}" if as_of else "")
        period = made.choices.period
        ui.head.subtitle.setText(f"{made.kind.title}, {period.title}" if period else made.kind.title)
        spots = made.drawn.spots if period else ()  # without a period nothing says of which days
        ui.paper.show_paper(made.drawn.data, made.drawn.pages, spots, self._spoken)
        ui.show_paper(made)
        self._enable(True)
        self._look_around(made)

    def _look_around(self, made: Made) -> None:
        """What stands beside it, read off the GUI thread."""
        def work() -> Around:
            with self._desk.reopen() as store:
                return look_around(store, made)

        self._desk.background.run(work, done=lambda around: self._show_around(made, around),
                                  failed=self._desk.notice.failed)

    def _show_around(self, made: Made, around: Around) -> None:
        if made is self.made:
            self.ui.show_around(around)

    def _open_print(self, document: str) -> None:
        """A print of the archive, over the page."""
        if self._over is None:
            self._over = PaperOver(self._desk, self)
        self._over.start_print(document, "Bản đã in")

    def _refuse(self, sentence: str) -> None:
        self._no_paper()
        self.ui.message.tell(Message("bad", sentence))

    def _stopped(self) -> None:
        self._no_paper()
        self.ui.message.tell(Message("warn", "Đã dừng làm giấy.", "", (Action("Làm lại", self.make),)))

    def _no_paper(self) -> None:
        self.ui.making.finish()
        self.ui.as_of.setText("")
        self.ui.head.subtitle.setText(self.kind.title if self.kind else "")
        self.ui.show_no_paper()
        self._enable(False)

    def _spoken(self, spot: Spot) -> str:
        return self.ui.figures.name_of(spot.source)

    def _reword(self) -> None:
        """Somebody wrote: the paper reads otherwise."""
        self.make()
        self.saved.emit()

    def _back_from_records(self) -> None:
        if self._from != FIGURES:
            self.ui.views.choose(self._from)
            self.ui.paper.setFocus()
        self._from = FIGURES

    def _open_record(self, row: RecordRow) -> None:
        self.opened.emit(row.opens, row.what)

    def _read_back(self) -> None:
        """A table that came back changed what the paper counts."""
        self.make()
        self.saved.emit()

    def _kept(self) -> None:
        """A paper was kept for good: the panel of printing goes once nothing is printed any more."""
        self.saved.emit()
        if self.made is not None:
            self._look_around(self.made)

    def _back(self) -> None:
        if self.export.open:
            self.export.leave()
        elif self.ui.printing:
            self.ui.show_print(False)
            self.ui.print_paper.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.ui.figures.in_records and self.ui.views.current == FIGURES:
            self.ui.figures.leave_records()

    def _ask_file(self) -> None:
        made = self.made
        if made is None:
            return
        days = f"-{made.choices.period.text.replace('..', '-den-')}" if made.choices.period else ""
        path, _ = QFileDialog.getSaveFileName(
            self, "Lưu tệp PDF", str(Path.home() / f"{made.kind.file}{days}.pdf"), "PDF (*.pdf)")
        if path:
            self.save_as(Path(path).with_suffix(".pdf"))

    def _advance(self, done: int, of: int) -> None:
        self.ui.making.advance(done, of, f"Đang làm giấy: {done} trên {of} dòng")

    def _enable(self, on: bool) -> None:
        buttons = (self.ui.print_paper, self.ui.save_paper)
        if not on and self.focusWidget() in buttons:
            self.ui.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in buttons:
            button.setEnabled(on)

    def _connect(self) -> None:
        ui = self.ui
        ui.papers.chosen.connect(self._show_kind)
        ui.choices.changed.connect(self.make)
        ui.sign.changed.connect(self.make)
        self.making.ready.connect(self._show)
        self.making.refused.connect(self._refuse)
        self.making.stopped.connect(self._stopped)
        self.making.advanced.connect(self._advance)
        self.acts.saved.connect(self._kept)
        ui.paper.opened.connect(lambda spot: self.open_source(spot.source))
        ui.figures.opened.connect(self._open_record)
        ui.figures.closed.connect(self._back_from_records)
        ui.charts.opened.connect(self.open_source)
        ui.narrative.changed.connect(self._reword)
        ui.printed.opened.connect(self._open_print)
        ui.targets.saved.connect(self._read_back)
        for card in (ui.bulletin, ui.signing):
            card.saved.connect(self._kept)
        ui.save_paper.clicked.connect(self._ask_file)
        ui.print_paper.clicked.connect(self.print_paper)
        ui.stop_print.clicked.connect(self._back)
        self.export_button.clicked.connect(lambda: self.export.start(OF_FIGURES))
        self.export.closed.connect(self.export_button.setFocus)
        self.export.saved.connect(self._read_back)
        for keys, run in (("Ctrl+P", ui.print_paper.click), ("Ctrl+S", ui.save_paper.click), ("Esc", self._back),
                          ("Ctrl+E", self.export_button.click)):
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
