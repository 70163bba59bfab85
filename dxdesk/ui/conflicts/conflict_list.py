"""Hộp xung đột: each disagreement as a question with both values, none chosen beforehand (look §8, picture 07)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from dxdesk.domain.dates import VIETNAM
from dxdesk.domain.conflict_sentence import present_year, sentence
from dxdesk.domain.conflict_words import question
from dxdesk.domain.wording import show_unit, unit_title
from dxdesk.errors import DeskError
from dxdesk.ledger.ops import DELETED
from dxdesk.store.conflicts import Candidate, Conflict, choose, open_conflicts
from dxdesk.store.lists import record_names
from dxdesk.store.records import FieldChange, show
from dxdesk.ui.context import Desk
from dxdesk.ui.forms.ui_conflict_list import Ui_ConflictList
from dxdesk.ui.labels import CLASH
from dxdesk.ui.parts import Message
from dxdesk.ui.register.timeline import change_columns
from dxdesk.ui.shape import Shape
from dxdesk.ui.table_rows import Cell, Column, Tag
from dxdesk.ui.theme import Theme

_KEYS = 9  # values that have a digit


class ValueCard(QAbstractButton):
    """One of the values: what it is, its digit, who wrote it, when and on which laptop."""

    def __init__(self, parent: QWidget, theme: Theme, n: int, words: str, who: str, where: str) -> None:
        super().__init__(parent)
        self._theme, self._n, self._who, self._where = theme, n, who, where
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(f"Giá trị {n}: {words}. {who}, {where}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(self._theme.px(180), self._theme.px(112))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for three side by side on a small screen."""
        return QSize(self._theme.px(120), self._theme.px(112))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with a round mark, the value, its digit, and two lines below."""
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = QPen(theme.color("accent" if chosen else "edge"), 2 if chosen else 1)
        painter.setPen(edge)
        painter.setBrush(theme.color("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(8), px(8))
        self._mark(painter, QRect(px(16), px(16), px(20), px(20)), chosen)
        digit = QRect(self.width() - px(40), px(14), px(24), px(24))
        painter.setPen(theme.color("off_line"))
        painter.setBrush(theme.color("off_soft"))
        painter.drawRoundedRect(digit, px(4), px(4))
        self._line(painter, digit, str(self._n), 13, True, "text", Qt.AlignmentFlag.AlignCenter)
        self._line(painter, QRect(px(48), px(10), self.width() - px(96), px(34)), self.text(), 17, True)
        self._line(painter, QRect(px(16), px(48), self.width() - px(32), px(26)), self._who, 15, False)
        self._line(painter, QRect(px(16), px(76), self.width() - px(32), px(24)), self._where, 13, False, "text2")

    def _mark(self, painter: QPainter, box: QRect, chosen: bool) -> None:
        painter.setPen(QPen(self._theme.color("accent" if chosen else "edge"), 2))
        painter.setBrush(self._theme.color("surface"))
        painter.drawEllipse(box)
        if chosen:
            inset = self._theme.px(5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))

    def _line(self, painter: QPainter, box: QRect, words: str, size: int, bold: bool, token: str = "text",
              side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter) -> None:
        font = self._theme.font(size, bold)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(side) | int(Qt.TextFlag.TextSingleLine), shown)


class ConflictList(QWidget):
    """The open disagreements and the one being decided. Signals: decided() after a choice was saved."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ConflictList()
        self.ui.setupUi(self)
        self._cards = QButtonGroup(self)
        self._now: Conflict | None = None

    def set_up(self, desk: Desk) -> None:
        """Join the list with the desk."""
        self._desk = desk
        self._named = record_names(desk.store)
        ui = self.ui
        ui.open.set_up(desk.theme, self._columns(), heads=False)
        ui.history.set_up(desk.theme, change_columns("", desk.catalogues, self._named))
        ui.none.show_state("check", "Không có xung đột nào chờ chọn",
                           "Khi hai máy ghi khác nhau ở một ô, câu hỏi hiện ở đây.")
        ui.open.chosen.connect(self._show)
        ui.keep.clicked.connect(self._keep)
        ui.later.clicked.connect(self._later)
        self._cards.idToggled.connect(lambda _n, _on: self._show_keep())
        for n in range(1, _KEYS + 1):
            self._key(str(n), partial(self.choose, n))
        for keys in ("Return", "Enter"):
            self._key(keys, self._enter)

    def load(self) -> None:
        """Ask the store again; the question in sight stays where it is still open."""
        found = open_conflicts(self._desk.store)
        kept = self._now.id if self._now else ""
        self.ui.open.show_rows(found)
        self.ui.open_count.setText(str(len(found)))
        self.ui.stack.setCurrentIndex(1 if found else 0)
        at = next((at for at, conflict in enumerate(found) if conflict.id == kept), 0)
        self._now = None
        if found:
            self.ui.open.choose(at)
            self._show(found[at])

    def choose(self, n: int) -> None:
        """Mark value `n`; it is kept only when the button is pressed."""
        card = self._cards.button(n)
        if card is not None:
            card.setChecked(True)
            self.ui.keep.setFocus()
            self.ui.one_scroll.ensureWidgetVisible(self.ui.keep)

    def reshape(self, shape: Shape) -> None:
        """The list of questions goes where there is no room beside the question."""
        self.ui.open_card.setVisible(not shape.narrow)
        self.ui.open_card.setMinimumWidth(self._desk.theme.px(300 if shape.wide else 220))
        self.ui.open_card.setMaximumWidth(self._desk.theme.px(340 if shape.wide else 260))
        self.ui.history_card.setMinimumHeight(self._desk.theme.px(170))

    def _columns(self) -> list[Column[Conflict]]:
        def cell(conflict: Conflict) -> Cell:
            deleted = conflict.unit == DELETED
            title = "Có người xóa, có người sửa" if deleted else unit_title(conflict.kind, conflict.unit)
            who = " và ".join(dict.fromkeys(value.by or value.laptop for value in conflict.values))
            return Cell(conflict.person or "Hồ sơ chưa có tên", f"{title}: {who}", disc=Tag("", "clash", "clash"))
        return [Column("Xung đột", cell, stretch=1)]

    def _show(self, conflict: Conflict | None) -> None:
        if conflict is None or (self._now is not None and self._now.id == conflict.id):
            return
        self._now = conflict
        ui = self.ui
        waits = not conflict.asks(self._desk.now())
        state = Tag("Chờ tệp", "warn", "clock") if waits else CLASH
        ui.state.show_state(state.text, state.tone, state.icon)
        ui.record.setText(conflict.person)
        asked = question(conflict.kind, conflict.unit, conflict.about, [value.side for value in conflict.values],
                         self._desk.catalogues, self._named)
        ui.sentence.setText("".join(sentence(asked, self._desk.catalogues, present_year(self._desk.now()))))
        ui.why.setText("")
        ui.message.tell(_ABOUT_WAITING if waits else _BOTH_STAY)
        self._show_cards(conflict)
        self._show_history(conflict)

    def _show_cards(self, conflict: Conflict) -> None:
        for old in self._cards.buttons():
            self._cards.removeButton(old)
            old.hide()
            old.deleteLater()
        for value in conflict.values:
            words = show_unit(conflict.kind, value.values, self._desk.catalogues, self._named)
            card = ValueCard(self.ui.values, self._desk.theme, value.n, f"{words[:1].upper()}{words[1:]}",
                             f"{value.by or 'Chưa rõ ai'} ghi", f"{_when(value)}, {value.laptop}")
            self._cards.addButton(card, value.n)
            self.ui.values_box.addWidget(card)
        self._show_keep()

    def _show_keep(self) -> None:
        n = self._cards.checkedId()
        self.ui.keep.setEnabled(n > 0)
        self.ui.keep.setText(f"Giữ giá trị {n}" if n > 0 else "Chọn một giá trị")
        self.ui.later.setVisible(len(self.ui.open.rows) > 1)

    def _show_history(self, conflict: Conflict) -> None:
        changes: list[FieldChange] = []
        if conflict.unit != DELETED:
            view = show(self._desk.store, conflict.kind, conflict.record)
            changes = [change for change in view.history if change.unit == conflict.unit]
        self.ui.history.set_columns(change_columns(conflict.kind, self._desk.catalogues, self._named))
        self.ui.history.show_rows(sorted(changes, key=lambda change: change.op, reverse=True))

    def _keep(self) -> None:
        conflict, n = self._now, self._cards.checkedId()
        if conflict is None or n <= 0:
            return
        try:
            choose(self._desk.store, conflict.id, n, self.ui.why.text().strip())
        except DeskError as refusal:
            self.ui.message.tell(Message("bad", refusal.sentence))
            return
        self._now = None
        self.decided.emit()
        self._desk.notice.say("ok", f"Đã giữ giá trị {n}.", "Giá trị kia vẫn ở trong lịch sử. Máy khác không hỏi lại.")

    def _later(self) -> None:
        rows = list(self.ui.open.rows)
        at = next((at for at, conflict in enumerate(rows) if self._now and conflict.id == self._now.id), 0)
        self.ui.open.choose((at + 1) % len(rows))

    def _enter(self) -> None:
        if self.focusWidget() is self.ui.later:
            self._later()
        else:
            self._keep()

    def _key(self, keys: str, run: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)


_BOTH_STAY = Message("accent", "Giá trị kia không mất.", "Cả hai nằm trong lịch sử, chọn lại lúc nào cũng được.")
_ABOUT_WAITING = Message("warn", "Đang chờ tệp của máy khác.", "Tệp ấy về thì có thể tự hết. Chọn ngay cũng được.")


def _when(value: Candidate) -> str:
    on: datetime = value.on.astimezone(VIETNAM)
    return f"{on:%d/%m, %H:%M}"
