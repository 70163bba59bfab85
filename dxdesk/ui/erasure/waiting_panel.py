"""Requests to erase a person that wait for the second yes."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.exchange.erasure_receipt import erase_now, said_yes
from dxdesk.store.database import Store
from dxdesk.store.erasing import Erasure, objection, waiting
from dxdesk.ui.context import Desk
from dxdesk.ui.erasure.asking import CONFIRM, lost, named
from dxdesk.ui.erasure.erase_dialog import EraseDialog
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, Message, text


class WaitingRow(QWidget):
    """Whom it is about, who asked, and the button; where a yes said here would not count, why."""

    def __init__(self, parent: QWidget, name: str, asked: list[str], why_not: str) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(2)
        lines = [text(name, "strong", self), *(text(f"Yêu cầu: {one}", "small", self) for one in asked)]
        if why_not:
            lines.append(text(why_not, "label", self))
        for line in lines:
            line.setWordWrap(True)
            words.addWidget(line)
        self.confirm = Button(self, f"{CONFIRM}…", kind="danger")
        self.confirm.setAccessibleName(f"{CONFIRM} {name}")
        self.confirm.setVisible(not why_not)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.confirm)


class WaitingPanel(Panel):
    """One row a request; nothing is lost before the dialog was answered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Chờ xác nhận xóa hẳn")
        self.rows: list[WaitingRow] = []
        self.dialog: EraseDialog | None = None
        self._none = self.words("Chưa có yêu cầu nào. Người dân yêu cầu xóa thì mở hồ sơ của họ ở Người dân, bấm nút "
                                "ba chấm, chọn “Xóa hẳn theo yêu cầu…”.")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self._close()

    def load(self) -> None:
        """The requests as they stand."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(one) for one in waiting(self.desk.store)]
        self._none.setVisible(not self.rows)

    def first(self) -> QWidget | None:
        """The first button that can be pressed."""
        return next((row.confirm for row in self.rows if not row.confirm.isHidden()), None)

    def _row(self, one: Erasure) -> WaitingRow:
        store = self.desk.store
        refusal = objection(store, one)
        row = WaitingRow(self, named(store, one.record), [said_yes(store, yes) for yes in one.asked],
                         refusal.sentence if refusal else "")
        row.confirm.clicked.connect(partial(self._ask, one.record))
        self._list.addWidget(row)
        return row

    def _ask(self, record: str) -> None:
        store = self.desk.store
        facts = (*lost(store, record), "Mất ngay ở máy này; các máy khác mất khi trao đổi phiếu lần tới.")
        self.dialog = EraseDialog(self.desk.theme, named(store, record), facts, CONFIRM, self)
        self.dialog.accepted.connect(partial(self._confirm, record))
        self.dialog.open()

    def _confirm(self, record: str) -> None:
        def do(store: Store) -> Erasure:
            return erase_now(store, record)

        self.work("Đang xóa khỏi sổ và các gói đã giữ.", do, self._erased)

    def _erased(self, done: Erasure) -> None:
        self.load()
        if done.done:
            self.message.tell(Message("ok", "Đã xóa hẳn ở máy này.",
                                      "Trao đổi phiếu để các máy khác cũng mất, rồi ghi biên bản ở dưới."))
        else:
            self.message.tell(Message("warn", "Đã ghi xác nhận, chưa đủ để xóa.", done.lacks))
        self.changed.emit()
