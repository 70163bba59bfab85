"""Into which class an attendance sheet goes, and the days it names."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dxdesk.domain.training_words import day_and_hours
from dxdesk.exchange.sheets.roll_class import NEW_CLASS
from dxdesk.exchange.sheets.roll_import import MeetingDone, RollImported
from dxdesk.store.training.classes import classes
from dxdesk.ui.combo import fill_combo
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.parts import Card, FieldRow, text

_SHORTEST = 10
_MOST_DAYS = 12


class ImportClass(Card):
    """The class and its meetings as the sheet has them. Signals: chosen(class) by a person, `new` for a new one."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Lớp")
        self._desk = desk
        self.box = QComboBox(self)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(_SHORTEST)
        self.into = FieldRow(self, "&Nhận vào", self.box)
        self.title = QLineEdit(self)
        self.title.setMaxLength(200)
        self.named = FieldRow(self, "&Tên lớp mới", self.title)
        self.days = text("", "label", self)
        self.days.setWordWrap(True)
        for part in (self.into, self.named, self.days):
            self.body.addWidget(part)
        self.box.activated.connect(self._chosen)

    def begin(self, told: RollImported) -> None:
        """Another sheet: the classes there are, the name the sheet gives."""
        views = [view for view in classes(self._desk.store) if not view.deleted]
        fill_combo(self.box, [(NEW_CLASS, "Lớp mới"), *((view.id, view.title) for view in views)])
        self.title.setText(told.title if told.new_class else "")
        self.title.setCursorPosition(0)

    def show_import(self, told: RollImported, *, asked: bool) -> None:
        """The class as it stands with the answers of now; where one like it is asked about, nothing is chosen."""
        self.box.setCurrentIndex(-1 if asked else max(self.box.findData(
            NEW_CLASS if told.new_class else told.course), 0))
        if asked:
            self.box.setPlaceholderText("Chưa chọn")
            self.into.say("Đã có lớp giống lớp này. Nhận vào lớp ấy hay lập lớp mới?", "warn")
        else:
            self.into.hush()
        self.named.setVisible(told.new_class and not asked)
        shown = [_told(meeting) for meeting in told.meetings[:_MOST_DAYS]]
        more = [f"và {len(told.meetings) - _MOST_DAYS} buổi nữa"] if len(told.meetings) > _MOST_DAYS else []
        self.days.setText("\n".join((*shown, *more)))

    def demand(self, _: str = "") -> None:
        """Say that a class must be chosen, and put the cursor there."""
        self.into.say("Chọn lớp rồi mới nhận được.")
        go_to(self.box)

    def _chosen(self) -> None:
        self.chosen.emit(self.box.currentData() or "")


def _told(meeting: MeetingDone) -> str:
    if not meeting.day:
        return f"{meeting.title}, chưa rõ ngày: {meeting.present} có mặt"
    return f"{day_and_hours(meeting.day)}: {meeting.present} có mặt{', buổi mới' if meeting.new else ''}"
