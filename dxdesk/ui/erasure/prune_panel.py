"""Blanking what was overwritten longer ago than the ward keeps it: first what it would do, then the act."""

from PySide6.QtWidgets import QWidget

from dxdesk.domain.prune_words import prune_sentences
from dxdesk.exchange.redacting import redact_kept
from dxdesk.store.database import Store
from dxdesk.store.pruning import Pruned, prune, retention_months
from dxdesk.ui.context import Desk
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, Message


class PrunePanel(Panel):
    """The act is offered only after a look found something."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Lược giá trị cũ")
        self.look, self.act = Button(self, "Xem trước"), Button(self, "Bỏ giá trị cũ", kind="danger")
        self.body.addWidget(self.words(
            "Giá trị đã bị ghi đè vẫn nằm trong lịch sử sửa. Quá thời hạn lưu của phường thì bỏ được; hồ sơ và số liệu "
            "hiện tại không đổi."))
        self._close(self.look, self.act)
        self.act.hide()
        self.look.clicked.connect(self._look)
        self.act.clicked.connect(self._act)

    def _look(self) -> None:
        self.work("Đang đếm.", lambda store: prune(store, preview=True), lambda done: self._tell(done, preview=True))

    def _act(self) -> None:
        def do(store: Store) -> Pruned:
            done = prune(store)
            redact_kept(store)
            return done

        self.work("Đang bỏ giá trị cũ khỏi sổ và các gói đã giữ.", do, lambda done: self._tell(done, preview=False))

    def _tell(self, done: Pruned, *, preview: bool) -> None:
        months = retention_months(self.desk.store)
        fact, *meaning = prune_sentences(done.ops, done.kinds, done.before, months, preview=preview)
        self.message.tell(Message("accent" if preview and done.ops else "ok", fact, " ".join(meaning)))
        self.act.setVisible(preview and done.ops > 0)
        (self.act if preview and done.ops else self.look).setFocus()
        self.showing.emit(self.look)
