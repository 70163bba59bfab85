"""Báo cáo: choose a period, read what must be read, look at the paper, open any number, save or print (design §6)."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from dxdesk.domain.dates import show_moment, today
from dxdesk.domain.sheet import FigureRow, MonthSheet
from dxdesk.errors import DeskError
from dxdesk.papers import making
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import paper_kind
from dxdesk.report.files import write_whole
from dxdesk.report.words import number
from dxdesk.store.conflicts import count_conflicts
from dxdesk.store.figures import Records, records
from dxdesk.store.lists import teams
from dxdesk.ui.context import Desk
from dxdesk.ui.export.export_panel import FIGURES
from dxdesk.ui.export.export_sheet import ExportSheet
from dxdesk.ui.figure_table import RecordRow, figure_columns, record_columns, record_rows
from dxdesk.ui.forms.ui_report_page import Ui_ReportPage
from dxdesk.ui.page import Page
from dxdesk.ui.parts import Button, Message
from dxdesk.ui.report_checks import checks
from dxdesk.ui.report_period import PeriodPicker
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.table_rows import Cell, Column

_PAPER, _FIGURES, _RECORDS, _OPTIONS = range(4)
_THREE_PANES = 1010  # logical width below which the paper between two sides would be cut


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper: whose visits it counts (a team's id, empty for all this desk holds)."""

    title: str
    second: str
    team: str


@dataclass(frozen=True, slots=True)
class Made:
    """A paper made in the background: its figures, its pages, and what to check first."""

    paper: making.Made
    conflicts: int

    @property
    def sheet(self) -> MonthSheet:
        """Its figures."""
        return self.paper.sheet

    @property
    def data(self) -> bytes:
        """The PDF."""
        return self.paper.drawn.data


class ReportPage(Page):
    """The month report, its figures and the records behind them."""

    key = "reports"
    page_title = "Báo cáo"
    rail_icon = "reports"
    rail_word = "Báo cáo"
    rail_short = "Báo cáo"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: Made | None = None
        self._asked = 0
        self._outside = QTemporaryDir()  # for the viewer that prints; goes with the page
        self.ui = Ui_ReportPage()
        self.ui.setupUi(self)
        ui, theme = self.ui, desk.theme
        ui.head.title.setText(self.page_title)
        ui.papers.set_up(theme, [Column("Giấy", lambda paper: Cell(paper.title, paper.second), stretch=1)], heads=False)
        ui.figures.set_up(theme, figure_columns(desk.catalogues))
        ui.records.set_up(theme, record_columns())
        ui.views.set_up(theme, "Trang in", "Số liệu", "Kỳ và kiểm")
        ui.paper.set_up(desk.background, desk.notice.failed)
        self.export = ExportSheet(desk, self, ui.report_body, ui.ReportPage_box)
        self.export_button = Button(self, "Xuất Excel", icon="sent", keys="Ctrl E")
        ui.head.add(self.export_button)
        self.picker = PeriodPicker(ui, desk.store, today(desk.now()), self)
        self._connect()
        self._enable(False)

    def load(self) -> None:
        """Make the paper anew: other pages may have changed what it counts."""
        named = teams(self._desk.store)
        papers = [Paper("Báo cáo kết quả của tổ", "mọi phiếu máy này có", "")]
        if len(named) > 1:
            papers += [Paper(name, "riêng phiếu của tổ này", team) for team, name in named]
        at = self.ui.papers.currentIndex().row()
        self.ui.papers.show_rows(papers)
        self.ui.papers.setFixedHeight(self._desk.theme.px(60) * min(len(papers), 4))
        self.ui.papers.choose(at if 0 <= at < len(papers) else 0)
        self.make()

    def reshape(self, shape: Shape) -> None:
        """Three panes; where it is narrow the outer two share a tab beside the paper."""
        ui, px = self.ui, self._desk.theme.px
        ui.head.setVisible(not shape.low)
        self.export.reshape(shape.width)
        ui.ReportPage_box.setContentsMargins(20, 8 if shape.low else 0, 16, 12)
        one_pane = shape.width < _THREE_PANES
        self._place_sides(one_pane)
        for side, width in ((ui.choice_side, 240 if shape.wide else 228), (ui.check_side, 296 if shape.wide else 240)):
            side.setMinimumWidth(0 if one_pane else px(width))
            side.setMaximumWidth(UNBOUND if one_pane else px(width))
        ui.as_of.setVisible(not shape.narrow)
        ui.figures.setColumnHidden(2, shape.narrow)
        ui.records.setColumnHidden(3, shape.narrow)
        ui.figures.fit()
        ui.records.fit()

    def _place_sides(self, narrow: bool) -> None:
        ui = self.ui
        ui.views.show_tab(2, narrow)
        if narrow:
            ui.options_box.addWidget(ui.choice_side)
            ui.options_box.addWidget(ui.check_side)
        else:
            ui.report_body_box.insertWidget(0, ui.choice_side)
            ui.report_body_box.addWidget(ui.check_side)

    def make(self) -> None:
        """Make the paper of the period chosen, off the GUI thread; only the last one asked for is shown."""
        self._asked += 1
        asked, period, team = self._asked, self.picker.period, self._team

        def work() -> Made:
            with self._desk.reopen() as store:
                paper = making.make(store, paper_kind("team-month"), Choices(period, team), self._desk.catalogues)
                return Made(paper, count_conflicts(store))

        self._enable(False)
        self.ui.as_of.setText("Đang làm giấy…")
        self._desk.background.run(work, done=lambda made: self._show(asked, made), failed=self._failed)

    def open_figure(self, row: FigureRow) -> None:
        """The records behind a figure."""
        period, team = self.picker.period, self._team

        def work() -> Records:
            with self._desk.reopen() as store:
                return records(store, row.indicator, period, "team" if team else "", team, self._desk.catalogues)

        self._desk.background.run(work, done=lambda found: self._show_records(row, found), failed=self._failed)

    def save_as(self, path: Path) -> None:
        """Write the paper in sight to a file."""
        if self._made is None:
            return
        try:
            write_whole(path, self._made.data)
        except DeskError as refusal:
            self.ui.message.tell(Message("bad", refusal.sentence))
            return
        self.ui.message.tell(Message("ok", "Đã lưu tệp PDF.", f"{path.name}, mã kiểm {self._made.paper.stamp.code}."))

    @property
    def made(self) -> Made | None:
        """The paper in sight."""
        return self._made

    @property
    def _team(self) -> str:
        paper: Paper | None = self.ui.papers.current
        return paper.team if paper else ""

    def _connect(self) -> None:
        ui = self.ui
        self.picker.changed.connect(self.make)
        ui.papers.chosen.connect(lambda _paper: self.make())
        ui.views.changed.connect(lambda tab: ui.sheet_stack.setCurrentIndex((_PAPER, _FIGURES, _OPTIONS)[tab]))
        ui.figures.opened.connect(self.open_figure)
        ui.figures.clicked.connect(lambda _index: self.open_figure(self.ui.figures.current))
        ui.records.opened.connect(self._open_record)
        ui.records_back.clicked.connect(self._back)
        ui.save_paper.clicked.connect(self._ask_file)
        ui.print_paper.clicked.connect(self._open_outside)
        self.export_button.clicked.connect(lambda: self.export.start(FIGURES))
        self.export.closed.connect(self.export_button.setFocus)
        self.export.saved.connect(self._read_back)
        for keys, run in (("Ctrl+P", ui.print_paper.click), ("Ctrl+S", ui.save_paper.click), ("Esc", self._back),
                          ("Ctrl+E", self.export_button.click)):
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show(self, asked: int, made: Made) -> None:
        if asked != self._asked:
            return
        self._made = made
        ui, sheet = self.ui, made.sheet
        ui.as_of.setText(f"Tính đến {show_moment(sheet.as_of)}")
        ui.head.subtitle.setText(f"{sheet.team}, {sheet.period.title}")
        ui.figures.show_rows(sheet.figures)
        ui.checks.show_lines(checks(sheet, made.paper, made.conflicts))
        ui.paper.show_paper(made.data, made.paper.drawn.pages)
        if ui.sheet_stack.currentIndex() == _RECORDS:
            self._back()
        self._enable(True)

    def _failed(self, error: BaseException) -> None:
        self.ui.as_of.setText("")
        if not isinstance(error, DeskError):
            raise error
        self.ui.message.tell(Message("bad", error.sentence))

    def _show_records(self, row: FigureRow, found: Records) -> None:
        ui = self.ui
        ui.records_title.setText(f"{row.title}, {self.picker.period.title}: {number(found.value)} {row.unit}")
        ui.records.show_rows(record_rows(found.rows, self._desk.catalogues))
        ui.sheet_stack.setCurrentIndex(_RECORDS)
        ui.records.choose(0)
        (ui.records if found.rows else ui.records_back).setFocus()

    def _open_record(self, row: RecordRow) -> None:
        self.opened.emit(row.opens, row.what)

    def _read_back(self) -> None:
        """A table that came back changed what the paper counts."""
        self.make()
        self.saved.emit()

    def _back(self) -> None:
        if self.export.open:
            self.export.leave()
        elif self.ui.sheet_stack.currentIndex() == _RECORDS:
            self.ui.views.choose(_FIGURES)
            self.ui.sheet_stack.setCurrentIndex(_FIGURES)
            self.ui.figures.setFocus()

    def _ask_file(self) -> None:
        if self._made is None:
            return
        name = f"bao-cao-{self._made.sheet.period.text.replace('..', '-den-')}.pdf"
        path, _ = QFileDialog.getSaveFileName(self, "Lưu tệp PDF", str(Path.home() / name), "PDF (*.pdf)")
        if path:
            self.save_as(Path(path).with_suffix(".pdf"))

    def _open_outside(self) -> None:
        """Printing belongs to the machine's own viewer, which knows its printers."""
        if self._made is None:
            return
        file = Path(self._outside.path()) / f"bao-cao-{self._made.paper.stamp.code}.pdf"
        try:
            write_whole(file, self._made.data)
        except DeskError as refusal:
            self.ui.message.tell(Message("bad", refusal.sentence))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.ui.message.tell(Message("warn", "Máy này chưa có chương trình mở tệp PDF.",
                                         "Bấm Lưu tệp PDF rồi in ở máy khác."))

    def _enable(self, on: bool) -> None:
        for button in (self.ui.print_paper, self.ui.save_paper):
            button.setEnabled(on)
