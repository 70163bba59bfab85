"""Cài đặt › Giấy tờ: every fixed word of the papers, group by group, beside a paper that shows them (issue 7)."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.paper_words import BY_CODE, GENERAL, TEAM, WARD, read_word
from dxdesk.errors import DeskError, InputError
from dxdesk.store.organisation import sample_heading
from dxdesk.store.paper_words import paper_words, set_paper_words
from dxdesk.ui.card_column import CardColumn
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow, go_to, is_ctrl_enter
from dxdesk.ui.paper_sample import WIDE, SampleCard
from dxdesk.ui.paper_words_card import SHORT, WordRow, WordsCard
from dxdesk.ui.parts import Button, Message, MessageBar, Option, Segmented

_CARDS, _GAP = 500, 16
_REST = 300
"""Milliseconds without a key after which the paper is drawn anew."""
_SHOWN = (GENERAL, TEAM, WARD)
"""The groups whose words stand in the head or the foot of a paper."""


class _Cards(CardColumn):
    """The cards of the groups, one of them in sight, and the sample below it where there is no room beside it."""

    def take(self, sample: QWidget) -> None:
        """Put the sample below the cards."""
        self._cards.insertWidget(self._cards.count() - 1, sample)

    def to_top(self) -> None:
        """Show the first field."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_part(self, part: QWidget) -> None:
        """Scroll a field into sight."""
        self._scroll.ensureWidgetVisible(part)


class PapersPane(QWidget):
    """The words as this ward writes them. Signals: changed() when some were saved."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.groups = Segmented(self, [Option(group, word) for group, word in SHORT.items()])
        self.groups.setAccessibleName("Chữ của loại giấy nào")
        self.cards = {group: WordsCard(self, desk.theme, group) for group in SHORT}
        self.sample = SampleCard(desk, self)
        self.message = MessageBar(self)
        self.drop_button = Button(self, "Bỏ chữ vừa gõ")
        self.save_button = Button(self, "Lưu chữ trên giấy", kind="primary", icon="check", keys="Ctrl Enter")
        self._room, self._column, self._side = 0, _Cards(desk.theme, self), QVBoxLayout()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._lay_out()
        self._connect()

    def load(self) -> None:
        """What is in force; what is being typed stays."""
        words, typed = paper_words(self._desk.store), self.typed()
        for card in self.cards.values():
            card.show_words(words, typed)
        self._show_state()
        self._rest.start()

    def begin(self) -> None:
        """Put the cursor where it was in here, at first on the choice of a group."""
        (self.focusWidget() or self.groups).setFocus()

    def typed(self) -> dict[str, str]:
        """What was typed and is not saved, by code."""
        return {code: text for card in self.cards.values() for code, text in card.texts().items()}

    def unfinished(self) -> str:
        """That something typed is not saved yet."""
        return "Chữ trên giấy tờ vừa gõ chưa lưu." if self.typed() else ""

    def save(self) -> None:
        """Keep what was typed, all in one save; what cannot be kept is said at its field, and nothing is."""
        typed = self.typed()
        if not typed or not all(self._fits(self._row_of(code), text) for code, text in typed.items()):
            return
        try:
            set_paper_words(self._desk.store, typed)
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
            return
        words = paper_words(self._desk.store)
        for card in self.cards.values():
            card.show_words(words, {})
        self.message.tell(Message("ok", f"Đã lưu {len(typed)} mục chữ trên giấy.",
                                  "Giấy in từ nay dùng chữ này. Máy khác có sau lần trao đổi phiếu tới."))
        self.changed.emit()

    def drop(self) -> None:
        """Back to what is in force."""
        words = paper_words(self._desk.store)
        for card in self.cards.values():
            card.show_words(words, {})
        self.message.clear()

    def reshape(self, room: int) -> None:
        """The paper beside the fields where there is room for both, else below them."""
        self._room, px = room, self._desk.theme.px
        wide = room >= px(_CARDS + _GAP + WIDE)
        if not wide:
            self._column.take(self.sample)
        elif self._side.indexOf(self.sample) < 0:
            self._side.insertWidget(0, self.sample)
        self.sample.setFixedWidth(px(WIDE))
        beside = wide and self.groups.value() in _SHOWN
        self._column.reshape(room - (px(WIDE) + _GAP if beside else 0))
        self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        if is_ctrl_enter(event):
            self.save()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top, row, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.groups)
        top.addStretch(1)
        self._column.stack(*self.cards.values())
        self._side.setContentsMargins(0, 12, 0, 0)
        self._side.addStretch(1)
        row.setSpacing(_GAP)
        row.addWidget(self._column, 1)
        row.addLayout(self._side)
        foot.setSpacing(12)
        foot.addWidget(self.message, 1)
        foot.addStretch()
        foot.addWidget(self.drop_button)
        foot.addWidget(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 12)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addLayout(row, 1)
        whole.addSpacing(8)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.groups.changed.connect(self._show_group)
        self.save_button.clicked.connect(self.save)
        self.drop_button.clicked.connect(self.drop)
        self._rest.timeout.connect(self._sketch)
        self._flow = FieldFlow(self._fields, lambda _: True, self)
        for card in self.cards.values():
            card.typed.connect(self._typing)
            for row in card.rows:
                self._flow.watch(row.edit)
        self.groups.set_value(GENERAL)

    def _fields(self) -> list[QWidget]:
        return [*(row.edit for row in self.cards[self.groups.value()].rows), self.save_button]

    def _show_group(self, chosen: str) -> None:
        for group, card in self.cards.items():
            card.setVisible(group == chosen)
        self.sample.setVisible(chosen in _SHOWN)
        self._column.to_top()
        self.reshape(self._room)

    def _typing(self) -> None:
        self._show_state()
        self._rest.start()

    def _show_state(self) -> None:
        for button in (self.save_button, self.drop_button):
            button.setEnabled(bool(self.typed()))

    def _sketch(self) -> None:
        if self.isVisible() and self.groups.value() in _SHOWN:
            level = WARD if self.groups.value() == WARD else TEAM
            self.sample.show_paper(sample_heading(self._desk.store, level, self.typed()))

    def _row_of(self, code: str) -> WordRow:
        return next(row for row in self.cards[BY_CODE[code].group].rows if row.word.code == code)

    def _fits(self, row: WordRow, text: str) -> bool:
        try:
            read_word(row.word, text)
        except InputError as error:
            self.groups.set_value(row.word.group)
            row.say(error.sentence)
            go_to(row.edit)
            self._column.show_part(row)
            return False
        return True
