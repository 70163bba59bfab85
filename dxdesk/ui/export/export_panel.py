"""What leaves as a file: a table or figures, of which days, with codes in place of names unless a reason is written."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from dxdesk.domain.dates import today
from dxdesk.domain.periods import Period, read_period
from dxdesk.domain.wording import thousands
from dxdesk.errors import DeskError
from dxdesk.exchange.sheets.aggregate import export_summary
from dxdesk.exchange.sheets.export import Exported, Order, export
from dxdesk.exchange.sheets.export_words import exported_sentences, summarised_sentences
from dxdesk.exchange.sheets.tables import table_of
from dxdesk.ui.background import Report, Stopped
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.export.column_choice import ColumnChoice
from dxdesk.ui.panel import Panel
from dxdesk.ui.papers.period_fields import MONTH_STARTS, period_choices
from dxdesk.ui.parts import Button, FieldRow, Message, Option, Progress, Segmented

FIGURES = "summary"
WHAT = (
    ("resident", "Người dân"), ("visit", "Phiếu hỗ trợ"), ("help", "Việc đã giúp"),
    (FIGURES, "Số liệu gửi cấp trên, không có tên ai"),
)
_NAMES = {"resident": "nguoi-dan", "visit": "phieu-ho-tro", "help": "viec-da-giup", FIGURES: "so-lieu"}
_EVERY_DAY = ("", "Mọi ngày")
_CODES, _WITH_NAMES = "codes", "names"
_ABOUT = {
    _CODES: "Tên, điện thoại, địa chỉ và ghi chú không có trong tệp. Mã chỉ có nghĩa trong tệp ấy.",
    _WITH_NAMES: "Tệp có họ tên và dữ liệu riêng. Người đã rút đồng ý không có trong tệp.",
    FIGURES: "Chỉ có tổng số. Số từ 1 đến 4 và số suy ra được chúng không nêu.",
}


class ExportPanel(Panel):
    """What, which days, whose names, which columns, then where to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Xuất một bảng")
        self.what, self.period, self.reason = QComboBox(self), QComboBox(self), QLineEdit(self)
        self.names = Segmented(self, [Option(_CODES, "Thay bằng mã"), Option(_WITH_NAMES, "Có họ tên")])
        self.by = Segmented(self, [Option("", "Cả phường"), Option("hamlet", "Khu phố"), Option("team", "Tổ")])
        self.columns = ColumnChoice(self)
        self.about = self.words("")
        self.progress = Progress(self)
        self.go = Button(self, "Xuất tệp", kind="primary", icon="sent", keys="Ctrl Enter")
        self.rows = {
            "what": FieldRow(self, "&Xuất gì", self.what), "period": FieldRow(self, "Tr&ong kỳ", self.period),
            "names": FieldRow(self, "Tên người", self.names), "by": FieldRow(self, "Chia theo", self.by),
            "reason": FieldRow(self, "&Lý do", self.reason, "Ai cần, để làm gì. Lý do ghi vào nhật ký xuất tệp."),
        }
        for part in (*self.rows.values(), self.about, self.columns, self.progress):
            self.body.addWidget(part)
        self._close(self.go)
        fill_combo(self.what, WHAT)
        self.names.set_value(_CODES)
        self.by.set_value("")
        self._join()
        self._show_choice()

    def choose_what(self, kind: str) -> None:
        """Begin with this kind, with codes, and without a reason."""
        choose(self.what, kind)
        self.names.set_value(_CODES)
        self.reason.clear()
        self.message.clear()

    def export_to(self, file: Path) -> None:
        """Write the file there, off the GUI thread."""
        if self.busy or not self._ready():
            return
        starts = int(self.desk.store.setting(MONTH_STARTS) or 1)
        period = read_period(self.period.currentData(), starts) if self.period.currentData() else None
        if self.kind == FIGURES and period is not None:
            self._write_figures(file, period)
        else:
            self._write_table(Order(self.kind, file, period if self._has_days else None, self.columns.chosen(),
                                    self._personal, self.reason.text()))

    @property
    def kind(self) -> str:
        """What is chosen."""
        kind: str = self.what.currentData()
        return kind

    @property
    def _personal(self) -> bool:
        return self.kind != FIGURES and self.names.value() == _WITH_NAMES

    @property
    def _has_days(self) -> bool:
        return self.kind == FIGURES or bool(table_of(self.kind, personal=False).day)

    def _join(self) -> None:
        self.what.currentIndexChanged.connect(lambda _at: self._show_choice())
        self.names.changed.connect(lambda _value: self._show_choice())
        self.reason.textChanged.connect(lambda _text: self.rows["reason"].hush())
        self.reason.returnPressed.connect(self.ask_file)
        self.go.clicked.connect(self.ask_file)

    def _show_choice(self) -> None:
        """Only what belongs to the kind chosen is asked."""
        figures, kind = self.kind == FIGURES, self.kind
        days = period_choices(today(self.desk.now()))[:-1]
        fill_combo(self.period, days if figures else [_EVERY_DAY, *days])
        for name, on in (("period", self._has_days), ("names", not figures), ("by", figures),
                         ("reason", self._personal)):
            self.rows[name].setVisible(on)
        self.about.setText(_ABOUT[FIGURES if figures else _WITH_NAMES if self._personal else _CODES])
        self.columns.setVisible(not figures)
        if not figures:
            table = table_of(kind, personal=self._personal)
            self.columns.show_columns([column for column in table.columns if column.name != "_row"])

    def _ready(self) -> bool:
        """Whether all is said; else the field lacking it says so."""
        if self._personal and len(self.reason.text().strip()) < 3:
            self.rows["reason"].say("Có họ tên thì phải ghi lý do: ai cần, để làm gì.")
            self.reason.setFocus()
            return False
        if self.kind != FIGURES and not self.columns.chosen():
            self.say_bad("Chưa chọn cột nào. Chọn ít nhất một cột.")
            return False
        return True

    def ask_file(self) -> None:
        """Ask where to, then write."""
        if self.busy or not self._ready():
            return
        name = f"{_NAMES[self.kind]}-{today(self.desk.now()):%d-%m-%Y}.xlsx"
        kinds = "Excel (*.xlsx)" if self.kind == FIGURES else "Excel (*.xlsx);;CSV (*.csv)"
        chosen, kind = QFileDialog.getSaveFileName(self, "Xuất vào tệp nào?", str(Path.home() / name), kinds)
        if chosen:
            file = Path(chosen)
            suffix = ".csv" if "csv" in kind else ".xlsx"
            self.export_to(file if file.suffix else file.with_name(f"{file.name}{suffix}"))

    def _write_figures(self, file: Path, period: Period) -> None:
        by = self.by.value()
        self.work(
            "Đang đếm số liệu.", lambda store: export_summary(store, period, file, self.desk.catalogues, by),
            lambda done: self._tell(summarised_sentences(done)))

    def _write_table(self, order: Order) -> None:
        def on_worker(report: Report) -> Exported:
            with self.desk.reopen() as store:
                return export(store, order, self.desk.catalogues, report)

        self.message.clear()
        self.busy = True
        self._enable(False)
        job = self.desk.background.run(on_worker, done=self._exported, failed=self._failed, progress=self._advance)
        self.progress.start("Đang xuất.", job.stop, "Dừng thì không để lại tệp nào; tệp cũ cùng tên còn nguyên.")

    def _advance(self, done: int, of: int, _words: str) -> None:
        self.progress.advance(done, of, f"Đã đọc tới dòng {thousands(done)} / {thousands(of)} của sổ.")

    def _exported(self, done: Exported) -> None:
        self._end()
        self._tell(exported_sentences(done))

    def _failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, Stopped):
            self.message.tell(Message("warn", "Đã dừng.", "Không để lại tệp nào."))
        elif isinstance(error, DeskError):
            self.refuse(error)
        else:
            raise error

    def _end(self) -> None:
        self.progress.finish()
        self._rest()
        self.go.setFocus()

    def _tell(self, said: list[str]) -> None:
        self.message.tell(Message("ok", said[0], " ".join(said[1:])))
        self.showing.emit(self.message)
        self.changed.emit()
