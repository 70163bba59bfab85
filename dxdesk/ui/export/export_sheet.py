"""The sheet of files for people, in the place of a page's body: out, back, and what left lately."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.exchange.sheets.export_words import logged_sentence
from dxdesk.store.export_log import exports
from dxdesk.ui.context import Desk
from dxdesk.ui.export.export_panel import ExportPanel
from dxdesk.ui.export.return_panel import ReturnPanel
from dxdesk.ui.parts import Button, Card, Message, Scrolled, text
from dxdesk.ui.tab_way import step

_WIDE, _THREE_ACROSS = 860, 700
_LATELY = 5


class ExportSheet(QWidget):
    """Lies where the body of its page lies, until one goes back. Signals: closed(), saved() when the book changed."""

    closed = Signal()
    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget, body: QWidget, box: QBoxLayout) -> None:
        super().__init__(parent)
        self._desk, self._body = desk, body
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.out, self.returning = ExportPanel(desk, self), ReturnPanel(desk, self)
        self.log = Card(self, "Đã xuất từ máy này")
        self.lately = text("", "label", self.log)
        self.lately.setWordWrap(True)
        self.log.body.addWidget(self.lately)
        self._column = QWidget()
        self._lay_out()
        box.addWidget(self, 1)
        self.hide()
        self.back.clicked.connect(self.leave)
        self.out.changed.connect(self._show_log)
        self.returning.changed.connect(self.saved)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.out.go.click,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def open(self) -> bool:
        """Whether the sheet stands in the place of the body."""
        return not self.isHidden()

    def start(self, kind: str) -> None:
        """Show the sheet, with this kind chosen."""
        self.out.choose_what(kind)
        self._show_log()
        self._body.hide()
        self.show()
        self.out.what.setFocus()

    def leave(self) -> None:
        """Back to the page, once a file being written is done or stopped."""
        if self.out.busy:
            self.out.message.tell(Message("warn", "Đang xuất tệp.", "Đợi xong, hoặc bấm Dừng."))
            return
        self.hide()
        self._body.show()
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, in the order of the layouts."""
        return step(self, forward) or super().focusNextPrevChild(forward)

    def reshape(self, room: int) -> None:
        """As wide as there is room for, in logical pixels."""
        width = min(_WIDE, room)
        self._column.setMaximumWidth(self._desk.theme.px(width))
        self.out.columns.reflow(width >= _THREE_ACROSS)

    def _lay_out(self) -> None:
        cards = QVBoxLayout(self._column)
        cards.setContentsMargins(0, 0, 8, 16)
        cards.setSpacing(12)
        for card in (self.out, self.returning, self.log):
            cards.addWidget(card)
        cards.addStretch(1)
        scroll = Scrolled(self, self._column)
        for panel in (self.out, self.returning):
            panel.showing.connect(lambda part: scroll.ensureWidgetVisible(part, 0, self._desk.theme.px(8)),
                                  Qt.ConnectionType.QueuedConnection)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(text("Xuất Excel", "h2", self), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(scroll, 1)

    def _show_log(self) -> None:
        lines = [logged_sentence(one) for one in exports(self._desk.store)[:_LATELY]]
        self.lately.setText("\n".join(lines) or "Chưa xuất tệp nào.")
