"""“Bản đã in”: the prints of the paper in sight, what printing it now comes to, and a check code to ask about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dxdesk.domain.dates import show_day
from dxdesk.papers.standing import Standing
from dxdesk.papers.verifying import DIFFERENT, SAME, Verified, drawable, verify
from dxdesk.report.changes import count
from dxdesk.store.database import Store
from dxdesk.store.documents import Document
from dxdesk.ui.check_lines import CheckLine, CheckLines
from dxdesk.ui.context import Desk
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, FieldRow, Rule, announce, text

_SHOWN = 3
_PLACES = 5
_LONGEST = 40
_TONES = {SAME: "ok", DIFFERENT: "warn"}


class PrintedCard(Panel):
    """The card of a paper. Signals: opened(id) of a print somebody wants to look at."""

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Bản đã in")
        self.standing: Standing | None = None
        self.answer: Verified | None = None
        self.prints = QVBoxLayout()
        self.prints.setSpacing(4)
        self._rows: list[QWidget] = []
        self.sentence = self.words("")
        self.code = QLineEdit(self)
        self.code.setMaxLength(_LONGEST)
        self.code.setPlaceholderText("Gõ hoặc quét, như K7Q4-92")
        self.code_row = FieldRow(self, "Kiểm một &mã", self.code)
        self.told = CheckLines(self)
        self.open_found = Button(self, "Mở bản này", icon="doc")
        self.ask = Button(self, "Kiểm", icon="search")
        for part in (self.told, self.open_found):
            part.hide()
        self._lay_out()
        self.code.returnPressed.connect(self.check)
        self.code.textEdited.connect(lambda _text: self._forget())
        self.ask.clicked.connect(self.check)
        self.open_found.clicked.connect(self._open_found)
        # Queued: where the answer comes to stand is known once it is laid out.
        self.showing.connect(self._bring_into_sight, Qt.ConnectionType.QueuedConnection)

    def show_standing(self, standing: Standing) -> None:
        """The prints of another paper, or of the same after a print."""
        self.standing = standing
        self._clear()
        self.sentence.show()
        shown = standing.printed[:_SHOWN]
        apart = len({one.laptop for one in shown}) > 1
        self._rows = [self._print_row(one, apart, standing.drawable) for one in shown]
        for row in self._rows:
            self.prints.addWidget(row)
        more = len(standing.printed) - len(shown)
        self.sentence.setText(f"{standing.sentence} Còn {more} bản in trước nữa." if more else standing.sentence)

    def show_none(self) -> None:
        """There is no paper in sight; a code can be asked about all the same."""
        self.standing = None
        self._clear()
        self.sentence.hide()

    def ask_about(self, code: str) -> None:
        """A code somebody scanned."""
        self.code.setText(code)
        self.code.setFocus()
        self.check()

    def check(self) -> None:
        """Ask what the code in the field stands for; the answer is told in the card."""
        typed, lists = self.code.text(), self.desk.catalogues

        def ask(store: Store) -> tuple[Verified, bool]:
            found = verify(store, typed, lists)
            return found, drawable(found.document)

        self._forget()
        self.work("Đang so với số liệu hôm nay…", ask, lambda found: self._answer(*found),
                  lambda refusal: self.code_row.say(refusal.sentence))

    def _clear(self) -> None:
        for row in self._rows:
            self.prints.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _lay_out(self) -> None:
        self.sentence.setProperty("role", "small")
        self.body.addLayout(self.prints)
        for part in (self.sentence, Rule(self), self.code_row):
            self.body.addWidget(part)
        self.body.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._waiting)
        self.body.addWidget(self.message)
        self.body.addWidget(self.told)
        self.body.addWidget(self.open_found, 0, Qt.AlignmentFlag.AlignLeft)

    def _print_row(self, one: Document, apart: bool, drawable: bool) -> QWidget:
        """One print and the way to look at it; its laptop where others printed it too."""
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        of = f", {one.laptop}" if apart else ""
        words = f"Lần {one.facts.edition}, {show_day(one.printed_on)}, mã {one.facts.check_code}{of}"
        told = text(words, "body", row)
        told.setWordWrap(True)
        line.addWidget(told, 1)
        if drawable:
            button = Button(row, "Mở", kind="link")
            button.setAccessibleName(f"Mở bản in: {words}")
            button.clicked.connect(lambda _checked=False, record=one.id: self.opened.emit(record))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _answer(self, found: Verified, can_open: bool) -> None:
        self.answer = found
        *facts, today = found.sentences
        self.told.show_lines((CheckLine(_TONES.get(found.state, "off"), today, "\n".join(_places(found))),
                              CheckLine("off", facts[0], "\n".join(facts[1:]))))
        self.told.show()
        self.open_found.setVisible(can_open)
        announce(self.told, " ".join((today, *facts)))
        self.showing.emit(self.open_found if can_open else self.told)

    def _bring_into_sight(self, last: QWidget) -> None:
        """Where the card lies in a scrolling room, down to the last part of the answer, but never past the field."""
        room = self.parentWidget()
        while room is not None and not isinstance(room, QScrollArea):
            room = room.parentWidget()
        if room is not None:
            for part in (last, self.code_row):
                room.ensureWidgetVisible(part, 0, self.desk.theme.px(8))

    def _forget(self) -> None:
        """The answer was about another code."""
        self.answer = None
        self.code_row.hush()
        for part in (self.told, self.open_found):
            part.hide()

    def _open_found(self) -> None:
        if self.answer is not None:
            self.opened.emit(self.answer.document.id)


def _places(found: Verified) -> list[str]:
    """The first places that differ: 'Phiếu hỗ trợ, Kỳ này: 12, nay 15'."""
    rows = [row for table in found.changes for row in table.texts[2:]]
    lines = [f"{', '.join(filter(None, row[:2]))}: {row[2]}, nay {row[3]}" for row in rows[:_PLACES]]
    left = count(found.changes) - len(lines)
    return [*lines, f"và {left} chỗ khác"] if left > 0 else lines
