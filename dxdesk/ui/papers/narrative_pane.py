"""The words of a report, block by block: written by people, or by the program as long as nobody did (issue 7)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.dates import show_hour
from dxdesk.domain.narrative import BLOCKS, NEXT, ORGANISATION
from dxdesk.errors import DeskError
from dxdesk.papers.activity import LEVELS, Block, blocks, copy_former, former, write_blocks
from dxdesk.papers.choices import Choices
from dxdesk.store.undo import undo_save
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.narrative_draft import NarrativeDraft
from dxdesk.ui.papers.narrative_tasks import NarrativeTasks
from dxdesk.ui.papers.narrative_text import NarrativeBlock
from dxdesk.ui.parts import Action, Button, Card, EmptyState, Message, MessageBar, Rule, Scrolled, text
from dxdesk.ui.shape import Shape

_TITLES = 530  # logical width from which on the longest title has room beside its state
_HOW = "Rời ô là lưu. Phần chưa ai viết thì giấy in lời máy soạn từ số liệu."
_NONE = ("Giấy này không có phần lời.", "Chọn báo cáo của tổ hay của phường để viết nhận xét, kiến nghị.")


class NarrativePane(QStackedWidget):
    """All blocks of one report under each other; what is typed is saved when the cursor leaves a field.

    Signal: changed() when the paper would read otherwise than before.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paper, self._choices, self._asked = "", Choices(), 0
        self._narrow = False
        self._cursor: QWidget | None = None  # where it shall stand once the words are read
        self._waits: QWidget | None = None  # where Qt has put it meanwhile
        self.blocks: dict[str, NarrativeBlock] = {}
        self.message = MessageBar(self)
        self.copy = Button(self, "Lấy từ kỳ trước", icon="undo")
        self._how = text(_HOW, "label", self)
        self._how.setWordWrap(True)
        self._inside = QWidget(self)
        self._empty = EmptyState(self, "doc", *_NONE)
        self._draft = NarrativeDraft(desk, self._unsaved, self)
        self._draft.refused.connect(self._refuse)
        self.copy.clicked.connect(self._copy)
        for code, title in BLOCKS.items():
            self._add(code, title)
        self._lay_out()

    def show_paper(self, paper: str, choices: Choices) -> None:
        """The words of this report, read off the GUI thread; only the last one asked for is shown."""
        self.settle()
        self._asked += 1
        asked, self._paper, self._choices = self._asked, paper, choices
        self._rest_cursor()
        wanted = paper in LEVELS and choices.period is not None
        self.setCurrentIndex(1 if wanted else 0)
        if not wanted:
            return

        def read() -> tuple[Block, ...]:
            with self._desk.reopen() as store:
                return blocks(store, paper, choices, self._desk.catalogues)

        self._desk.background.run(read, done=partial(self._show, asked), failed=partial(self._failed, asked))

    def settle(self) -> None:
        """Save what is typed and not saved; for whoever is about to show something else."""
        if self._inside.isEnabled() and not self._desk.store.closed:
            for code in self._unsaved():
                self._save(code)

    def unfinished(self) -> str:
        """What would be lost if the program were closed now, in a sentence; "" where nothing would."""
        titles = [BLOCKS[code] for code in self._unsaved()] if self._inside.isEnabled() else []
        return f"Phần “{titles[0]}” của báo cáo chưa lưu được." if titles else ""

    def begin(self) -> None:
        """Put the cursor where writing begins."""
        if self.currentIndex() == 1:
            next(iter(self.blocks.values())).stops()[0].setFocus()

    def reshape(self, shape: Shape) -> None:
        """The sentence on how it works only where there is room."""
        self._how.setVisible(not shape.narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, what is said of a title stands under it."""
        super().resizeEvent(event)
        narrow = self.width() * 100 // self._desk.theme.scale < _TITLES
        if narrow != self._narrow:
            self._narrow = narrow
            for block in self.blocks.values():
                block.reshape(narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, what is typed is saved."""
        super().hideEvent(event)
        self.settle()

    def _add(self, code: str, title: str) -> None:
        made = NarrativeTasks if code == NEXT else NarrativeBlock
        block = self.blocks[code] = made(code, title, self._inside)
        block.left.connect(partial(self._save, code))
        block.edited.connect(self._draft.touch)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        for at, block in enumerate(self.blocks.values()):
            if at:
                column.addWidget(Rule(self._inside))
            column.addWidget(block)
        column.addStretch(1)
        card = Card(self)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._how, 1)
        head.addWidget(self.copy)
        card.body.addLayout(head)
        card.body.addWidget(Scrolled(self, self._inside), 1)
        card.body.addWidget(self.message)
        self.addWidget(self._empty)
        self.addWidget(card)

    def _show(self, asked: int, found: tuple[Block, ...]) -> None:
        if asked != self._asked:
            return
        for block in found:
            self.blocks[block.code].show_block(block)
        self._inside.setEnabled(True)
        self._put_cursor()
        left = self._draft.follow(self._paper, self._choices)
        typed = {code: words for code, words in left.items() if code in self.blocks}
        for code, words in typed.items():
            self.blocks[code].put(words)
        if self._unsaved():
            titles = "; ".join(BLOCKS[code] for code in self._unsaved())
            self.message.tell(Message("accent", "Còn chữ gõ dở lần trước, chưa lưu.", f"Ở phần: {titles}.", (
                Action("Lưu", self.settle, "saved"), Action("Bỏ", self._give_up, "close"))))

    def _rest_cursor(self) -> None:
        """Nothing is typed while the words are read; the cursor comes back to where it stood."""
        focus = QApplication.focusWidget()
        if focus is not None and self._inside.isAncestorOf(focus):
            self._cursor = focus
        self._inside.setEnabled(False)
        self._waits = QApplication.focusWidget()

    def _put_cursor(self) -> None:
        """Back where it stood, unless the person went elsewhere meanwhile or the field is gone."""
        cursor, self._cursor = self._cursor, None
        still = any(cursor is stop for block in self.blocks.values() for stop in block.stops())
        if cursor is not None and still and QApplication.focusWidget() is self._waits:
            cursor.setFocus()

    def _failed(self, asked: int, error: BaseException) -> None:
        if asked == self._asked:
            if not isinstance(error, DeskError):
                raise error
            self._refuse(error)

    def _unsaved(self) -> dict[str, str]:
        return {code: block.typed() for code, block in self.blocks.items() if block.changed}

    def _save(self, code: str) -> None:
        """Keep one block, if it differs from what is kept; a refusal leaves it as it is typed."""
        block = self.blocks[code]
        if not self._inside.isEnabled() or self._desk.store.closed:
            return
        if not block.changed:
            self._draft.flush()
            return
        try:
            saved = write_blocks(self._desk.store, self._paper, self._choices, {code: block.value})
        except DeskError as refusal:
            self._refuse(refusal)
            return
        written = block.value
        block.keep(Block(code, block.held.title, written, block.held.said))
        if not written:
            block.put(block.held.said)
        self._draft.flush()
        self._tell(f"Đã lưu phần “{BLOCKS[code]}”,", saved.save, code)

    def _copy(self) -> None:
        self.settle()
        before = former(self._choices).of_period.title
        try:
            saved, taken = copy_former(self._desk.store, self._paper, self._choices)
        except DeskError as refusal:
            self._refuse(refusal)
            return
        if not taken:
            self.message.tell(Message("accent", f"Không có gì để lấy từ {before}.",
                                      "Kỳ ấy chưa ai viết phần nào còn trống ở kỳ này."))
            return
        self.show_paper(self._paper, self._choices)
        self._tell(f"Đã lấy {len(taken)} phần từ {before},", saved.save)

    def _tell(self, fact: str, save: str, code: str = ORGANISATION) -> None:
        undo = (Action("Hoàn tác", partial(self._undo, save, code), "undo"),) if save else ()
        self.message.tell(Message("ok", fact, f"{show_hour(self._desk.now())}.", undo))
        self.changed.emit()

    def _undo(self, save: str, code: str) -> None:
        try:
            undo_save(self._desk.store, save)
        except DeskError as refusal:
            self._refuse(refusal)
            return
        self._cursor = self.blocks[code].stops()[0]
        self.show_paper(self._paper, self._choices)
        self.message.tell(Message("ok", "Đã hoàn tác.", "Lời cũ đã trở lại."))
        self._waits = QApplication.focusWidget()  # the button is gone
        self.changed.emit()

    def _give_up(self) -> None:
        """What was typed and never saved goes; what is kept stands again."""
        for block in self.blocks.values():
            block.show_block(block.held)
        self._draft.flush()
        self.message.clear()

    def _refuse(self, refusal: DeskError) -> None:
        self.message.tell(Message("bad", refusal.sentence, "Chữ đã gõ còn nguyên trên màn hình."))
