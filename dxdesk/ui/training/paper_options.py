"""What may be chosen for a paper of a class: its meeting, its size, who gives and signs it, its period."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.class_papers import BLANK, CERTIFICATES, FILLED, LOG, RESULT
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.training_words import weekday
from dxdesk.report.certificate import SIZES
from dxdesk.store.training.certificates import SYMBOLS, TEAM, Signer, usual_signer
from dxdesk.store.training.classes import ClassView
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.papers.period_fields import period_choices
from dxdesk.ui.parts import Card, FieldRow, Option, Segmented, text
from dxdesk.ui.reflow import lay
from dxdesk.ui.training.paper_making import TITLES, Made, Wanted

_WAIT = 300  # ms after the last letter before the paper is made again
_ROLES = "; "
_ABOUT = {
    BLANK: "Dân ký vào danh sách này. Quét mã vuông trên giấy là mở đúng buổi để điểm danh.",
    FILLED: "Mọi buổi đã điểm danh, tổng số theo từng tình trạng. Sổ chỉ giữ mã kiểm và số dòng, không giữ tên.",
    RESULT: "Phần đầu không nêu tên ai. Danh sách người học là phụ lục, chỉ lưu hành nội bộ. Sổ chỉ giữ mã kiểm "
            "và số dòng, không giữ tên.",
    LOG: "Buổi nào, mấy giờ, bao nhiêu người có mặt, theo từng người dạy.",
    CERTIFICATES: "Chỉ in cho người đã hoàn thành lớp.",
}


class PaperOptions(Card):
    """The fields of the paper chosen. Signals: changed() when the paper must be made again."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Giấy này")
        self._desk, self._view, self._kind = desk, ClassView("", ""), BLANK
        self._narrow = False
        self.meeting, self.period = QComboBox(self), QComboBox(self)
        self.size = Segmented(self, [Option(size, size.upper()) for size in sorted(SIZES, reverse=True)])
        self.by = Segmented(self, (Option("team", "Tổ"), Option("ward", "Phường, xã")))
        self.role, self.signer = QLineEdit(self), QLineEdit(self)
        self.rows = {
            "meeting": FieldRow(self, "&Buổi", self.meeting), "period": FieldRow(self, "&Kỳ", self.period),
            "size": FieldRow(self, "Khổ giấy", self.size), "by": FieldRow(self, "Nơi cấp", self.by),
            "role": FieldRow(self, "&Chức danh người ký", self.role, "Nhiều dòng: giữa hai dòng ghi dấu ;"),
            "signer": FieldRow(self, "&Họ tên người ký", self.signer, "Để trống thì ghi tay."),
        }
        self.words = text("", "label", self)
        self.words.setWordWrap(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addWidget(self.words)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self.changed)
        self._connect()

    def start(self, view: ClassView, kind: str, meeting: str) -> None:
        """The fields of this paper as they usually are."""
        self._view, self._kind = view, kind
        self.title.setText(TITLES[kind])
        self._still(True)
        fill_combo(self.meeting, [(one.id, f"Buổi {at}, {weekday(one.held_on)} {show_date(one.held_on)}")
                                  for at, one in enumerate(view.meetings, 1)])
        if meeting:
            choose(self.meeting, meeting)
        days = period_choices(today(self._desk.now()))[:-1]  # the last one asks for two days of one's own
        fill_combo(self.period, [("", "Cả lớp này"), *((value, f"Mọi lớp, {words}") for value, words in days)])
        self.period.setCurrentIndex(0)
        self.size.set_value("a5")
        self.by.set_value(TEAM)
        self._show_signer()
        self._still(False)
        self.say(None)
        self._place()

    def wanted(self) -> Wanted:
        """The paper as chosen now."""
        roles = tuple(filter(None, (line.strip() for line in self.role.text().split(_ROLES.strip()))))
        usual = usual_signer(self._desk.store, self._view.team_id, self.by.value() or TEAM)
        signer = Signer(usual.by, roles or usual.roles, self.signer.text().strip())
        return Wanted(self._kind, self._view.id, self.meeting.currentData() or "", self.size.value() or "a5",
                      signer if self._kind == CERTIFICATES else None, self.period.currentData() or "")

    def say(self, made: Made | None) -> None:
        """What the paper is for, and of certificates what printing them does."""
        told = [_ABOUT[self._kind]]
        if made is not None and made.fresh:
            told.append(f"{made.fresh} giấy chưa có số. Số được cấp khi lưu hay in, rồi giữ nguyên khi in lại.")
        told += made.told if made is not None else ()
        self.words.setText("\n".join(told))

    def reflow(self, narrow: bool) -> None:
        """Beside the paper one field a line; over it, where room is scarce, side by side."""
        self._narrow = narrow
        self._place()

    def height_at(self, width: int) -> int:
        """How high the fields stand in that width."""
        box = self.layout()
        return box.totalHeightForWidth(width) if box is not None else 0

    def fields(self) -> list[QWidget]:
        """The fields of the paper chosen, in order."""
        return [self.rows[name].field for name in self._names()]

    def _names(self) -> tuple[str, ...]:
        return {BLANK: ("meeting",), LOG: ("period",), CERTIFICATES: ("size", "by", "role", "signer")}.get(
            self._kind, ())

    def _place(self) -> None:
        names = self._names()
        for name, row in self.rows.items():
            row.setVisible(name in names)
        across = 2 if self._narrow else 1
        lay(self._lines, [[(self.rows[name], 1) for name in names[at:at + across]]
                          for at in range(0, len(names), across)])

    def _connect(self) -> None:
        for combo in (self.meeting, self.period):
            combo.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.size.changed.connect(lambda _size: self.changed.emit())
        self.by.changed.connect(self._turn)
        for edit in (self.role, self.signer):
            edit.setMaxLength(120)
            edit.textEdited.connect(lambda _words: self._timer.start())

    def _turn(self, by: str) -> None:
        if by in SYMBOLS:
            self._show_signer()
            self.changed.emit()

    def _show_signer(self) -> None:
        usual = usual_signer(self._desk.store, self._view.team_id, self.by.value() or TEAM)
        self.role.setText(_ROLES.join(usual.roles))
        self.signer.setText(usual.name)
        for edit in (self.role, self.signer):
            edit.setCursorPosition(0)

    def _still(self, on: bool) -> None:
        self._timer.stop()
        for part in (self.meeting, self.period, self.size, self.by):
            part.blockSignals(on)
