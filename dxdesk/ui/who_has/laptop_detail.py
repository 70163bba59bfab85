"""One laptop of the matrix in full: what it has, when it said so, whose slips it lacks, and a package of just those."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from dxdesk.store.receipts import LACKS, UNKNOWN, Laptop, Matrix
from dxdesk.ui.parts import Button, Card, Rule, Tag, text
from dxdesk.ui.who_has.laptop_rows import LaptopRow, lacking_lines

_MOST = 12


class LaptopDetail(Card):
    """Signals: pack_for(key) when a package of what the laptop lacks shall be made."""

    pack_for = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laptop: Laptop | None = None
        self.name, self.tag = text("", "h2", self), Tag(self)
        self.sentence, self.told, self.how = text("", "body", self), text("", "label", self), text("", "label", self)
        self.pack = Button(self, "&Gói phần còn thiếu", kind="primary", icon="sent")
        self._lines = QGridLayout()
        self._lay_out()
        self.pack.clicked.connect(self._pack)

    @property
    def laptop(self) -> Laptop | None:
        """Whose it is; None before one was chosen."""
        return self._laptop

    def show_laptop(self, matrix: Matrix, row: LaptopRow) -> None:
        """Say it all."""
        self._laptop, total = row.laptop, row.total
        self.name.setText(row.laptop.label)
        self.tag.show_state(row.tag.text, row.tag.tone, row.tag.icon)
        self.sentence.setText(row.sentence)
        self.told.setText(row.told)
        lacks = lacking_lines(matrix, row.laptop)
        self._show_lines(lacks)
        sends = not row.laptop.mine and total.state in (LACKS, UNKNOWN)
        self.pack.setVisible(sends)
        self.pack.setText("&Gói phần còn thiếu" if total.state == LACKS else "&Gói cho máy này")
        self.how.setText(_how(row))
        self.how.setVisible(bool(self.how.text()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.tag)
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(6)
        self._lines.setColumnStretch(1, 1)
        for label in (self.name, self.sentence, self.told, self.how):
            label.setWordWrap(True)
        self.body.addLayout(head)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.told)
        self.rule = Rule(self)
        self.body.addWidget(self.rule)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.how)
        self.body.addWidget(self.pack)
        self.body.addStretch(1)

    def _show_lines(self, lacks: list[tuple[Laptop, str]]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            label = item.widget()
            if label is not None:
                label.hide()  # it would stand there until it is deleted
                label.deleteLater()
        self.rule.setVisible(bool(lacks))
        shown = lacks[:_MOST]
        for at, (whose, said) in enumerate(shown):
            name, what = text(whose.label, "strong", self), text(said, "label", self)
            what.setWordWrap(True)
            self._lines.addWidget(name, at, 0)
            self._lines.addWidget(what, at, 1)
        if len(lacks) > len(shown):
            self._lines.addWidget(text(f"và {len(lacks) - len(shown)} máy nữa", "label", self), len(shown), 0, 1, 2)

    def _pack(self) -> None:
        if self._laptop is not None:
            self.pack_for.emit(self._laptop.key)


def _how(row: LaptopRow) -> str:
    if row.laptop.mine:
        return "Trao đổi phiếu để nhận phần còn thiếu." if row.total.state == LACKS else ""
    if row.total.state == LACKS:
        return "Lần trao đổi tới chép đủ lên USB. Không gặp được thì gói riêng phần này, gửi qua Zalo."
    if row.total.state == UNKNOWN:
        return "Máy ấy trao đổi một lần là có biên nhận."
    return ""
