"""A table of ours comes back edited: what a person changed is shown first, then taken."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from dxdesk.domain.dates import today
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.export_words import returned_sentences
from dxdesk.exchange.sheets.importing import Returned, import_return, returned
from dxdesk.exchange.sheets.plan import Ask, Skipped, digest_of
from dxdesk.exchange.sheets.reader import chosen_bytes, read_tables
from dxdesk.exchange.sheets.returning import Edit, ReturnPlan, read_return
from dxdesk.store.database import Store
from dxdesk.ui.context import Desk
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, Message
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView

_ABOUT = ("Bảng đã xuất, sửa bằng Excel rồi đưa lại đây. Chỉ những ô có người sửa mới được nhận; "
          "dòng bị xóa trong bảng không xóa gì trong sổ.")
_NOT_OURS = "Đây không phải bảng đã xuất từ máy này, hoặc cột Mã dòng đã mất. Chưa nhận gì. Chọn tệp khác."
_ROWS_SHOWN = 8
_TOLD = 6


class ReturnPanel(Panel):
    """Choose the file, look at what was changed, take it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Nhận lại bảng đã sửa")
        self._plan: ReturnPlan | None = None
        self._digest = ""
        self.edits = TableView(self)
        self.edits.setAccessibleName("Các ô đã sửa")
        self.edits.set_up(desk.theme, [
            Column("Dòng", lambda edit: Cell(str(edit.row))), Column("Mục", lambda edit: Cell(edit.title), stretch=1),
            Column("Trước", lambda edit: Cell(_shown(edit.before)), stretch=1),
            Column("Nay", lambda edit: Cell(_shown(edit.after)), stretch=1),
        ])
        self.doubts = self.words("")
        self.choose_file = Button(self, "Chọn tệp…", icon="folder")
        self.take = Button(self, "Nhận các ô đã sửa", icon="check")
        self.body.addWidget(self.words(_ABOUT))
        self.body.addWidget(self.edits)
        self.body.addWidget(self.doubts)
        self._close(self.choose_file, self.take)
        self.choose_file.clicked.connect(self._ask_file)
        self.take.clicked.connect(self._take)
        self._show(None)

    def read(self, file: Path) -> None:
        """Read the file and show what would change; nothing is written."""
        def do(store: Store) -> tuple[ReturnPlan, str]:
            data = chosen_bytes(file)
            plan = read_return(store, read_tables(data), today(store.clock()), self.desk.catalogues)
            if plan is None:
                raise InputError("not_an_export", _NOT_OURS)
            return plan, digest_of(data)

        self._show(None)
        self.work("Đang đọc tệp.", do, lambda found: self._read(*found))

    def _read(self, plan: ReturnPlan, digest: str) -> None:
        self._digest = digest
        self._show(plan)
        said = returned_sentences(returned(plan), preview=True)
        meaning = "Xem từng ô rồi bấm Nhận các ô đã sửa." if plan.edits else "Không có gì để nhận."
        self.message.tell(Message("accent", said[0], " ".join([*said[1:], meaning])))
        self.showing.emit(self)
        if plan.edits:
            self.edits.choose(0)
            self.edits.setFocus()

    def _take(self) -> None:
        plan, digest = self._plan, self._digest
        if plan is not None:
            self.work("Đang ghi vào sổ.", lambda store: import_return(store, plan, digest), self._taken)

    def _taken(self, done: Returned) -> None:
        self._show(None)
        said = returned_sentences(done, preview=False)
        self.message.tell(Message("ok", said[0], f"Mã nhập {done.import_id}. Ai sửa cùng ô trong lúc đó thì thành "
                                                 "xung đột, không mất giá trị nào."))
        self.choose_file.setFocus()
        self.changed.emit()

    def _show(self, plan: ReturnPlan | None) -> None:
        self._plan = plan
        edits: tuple[Edit, ...] = plan.edits if plan else ()
        self.edits.show_rows(edits)
        self.edits.setVisible(bool(edits))
        self.edits.setFixedHeight(self.desk.theme.px(36 + 44 * min(max(len(edits), 1), _ROWS_SHOWN)) + 2)
        self.take.setVisible(bool(edits))
        doubts: list[Ask | Skipped] = [*plan.asks, *plan.skipped] if plan else []
        told = [f"Dòng {one.row}: {one.sentence}" for one in doubts]
        more = [f"Và {len(told) - _TOLD} dòng nữa."] if len(told) > _TOLD else []
        self.doubts.setText("\n".join((*told[:_TOLD], *more)))
        self.doubts.setVisible(bool(told))

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Nhận lại bảng nào?", str(Path.home()), "Bảng (*.xlsx *.xls *.ods *.csv)")
        if chosen:
            self.read(Path(chosen))


def _shown(text: str) -> str:
    return text or "để trống"
