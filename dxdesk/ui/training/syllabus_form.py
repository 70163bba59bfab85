"""One programme written or changed; a shipped one can be had back as it came."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.dates import show_date, today
from dxdesk.domain.syllabus import Syllabus
from dxdesk.errors import DeskError
from dxdesk.store.training.syllabi import drop_syllabus, save_syllabus
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.parts import Button, Card, FieldRow, Message, MessageBar, Scrolled
from dxdesk.ui.reflow import lay
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.choices import show_choices
from dxdesk.ui.training.in_sight import keep_in_sight

_TEXTS = {"title": ("&Tên chương trình", 200), "topic": ("Nội &dung", 2_000), "hours": ("Số g&iờ", 6),
          "materials": ("Tài &liệu", 2_000), "position": ("Thứ t&ự", 5), "valid_to": ("Dạy đến n&gày", 20)}
_CODES = {"skill_group": ("&Nhóm kỹ năng", "chung"), "audience": ("Đối t&ượng", "mọi người")}
_ORDER = ("title", "topic", "skill_group", "audience", "hours", "materials", "position", "valid_to")


class SyllabusForm(QWidget):
    """The form. Signals: saved() once something was written, left() when nothing is wanted."""

    saved = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._of = Syllabus("", "")
        self._shown: dict[str, str] = {}
        self.texts = {name: QLineEdit(self) for name in _TEXTS}
        self.codes = {name: QComboBox(self) for name in _CODES}
        self.rows = {name: FieldRow(self, _TEXTS[name][0], edit) for name, edit in self.texts.items()}
        self.rows |= {name: FieldRow(self, _CODES[name][0], box) for name, box in self.codes.items()}
        self.message = MessageBar(self)
        self.save = Button(self, "Lưu chương trình", kind="primary", keys="Ctrl Enter")
        self.cancel = Button(self, "Thôi", kind="quiet", keys="Esc")
        self.drop = Button(self, "Xóa chương trình", kind="danger")
        self._card = Card(self, "Chương trình mới")
        self._flow = FieldFlow(lambda: [*(self.rows[name].field for name in _ORDER), self.save], lambda _: True, self)
        self._lay()
        self._connect()

    def show_programme(self, of: Syllabus) -> None:
        """This programme; one without a code is a new one."""
        self._of = of
        for name, (_, none) in _CODES.items():
            titles = [(entry.code, entry.title) for entry in self._desk.catalogues.entries(name)]
            show_choices(self.codes[name], [("", none), *titles], getattr(of, name), "mã của bản mới hơn")
        values = {**of.values(), "hours": of.hours.replace(".", ","), "valid_to": show_date(of.valid_to)}
        for name, edit in self.texts.items():
            edit.setText(values[name])
            edit.setCursorPosition(0)
        self._card.title.setText("Sửa chương trình" if of.code else "Chương trình mới")
        self.drop.setText("Về bản có sẵn" if of.shipped else "Xóa chương trình")
        self.drop.setVisible(of.changed)
        self._hush()
        self._shown = self.values()
        go_to(self.texts["title"])

    def values(self) -> dict[str, str]:
        """The programme as typed."""
        texts = {name: edit.text().strip() for name, edit in self.texts.items()}
        return texts | {name: box.currentData() or "" for name, box in self.codes.items()}

    def changed(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.values() != self._shown

    def keep(self) -> None:
        """Save; what is wrong is said under its field and nothing is written."""
        self._hush()
        try:
            save_syllabus(self._desk.store, self.values(), self._of.code, self._desk.catalogues.knows)
        except DeskError as error:
            row = self.rows.get(error.code.removeprefix("problem:"))
            if row is not None:
                row.say(error.sentence)
                go_to(row.field)
            else:
                self.message.tell(Message("bad", error.sentence, "Chưa lưu chương trình này."))
        else:
            self._shown = self.values()
            self.saved.emit()

    def reshape(self, shape: Shape) -> None:
        """Fields side by side where there is room."""
        px, rows = self._desk.theme.px, self.rows
        for name, width in (("hours", 84), ("position", 84), ("valid_to", 140)):
            rows[name].field.setMaximumWidth(px(width))
        short = [(rows["position"], 0), (rows["valid_to"], 0)]
        groups = [(rows["skill_group"], 1), (rows["audience"], 1)]
        lines = [[*groups, (rows["hours"], 0), *short]] if shape.wide else [groups, [(rows["hours"], 0), *short]]
        lay(self._lines, [[(rows["title"], 1)], [(rows["topic"], 1)], [(rows["materials"], 1)], *lines])

    def _drop(self) -> None:
        try:
            drop_syllabus(self._desk.store, self._of.code)
        except DeskError as error:
            self.message.tell(Message("bad", error.sentence))
            return
        self._shown = self.values()
        self.saved.emit()

    def _hush(self) -> None:
        self.message.clear()
        for row in self.rows.values():
            row.hush()

    def _connect(self) -> None:
        for name, edit in self.texts.items():
            edit.setMaxLength(_TEXTS[name][1])
        self.texts["valid_to"].setPlaceholderText("còn dạy")
        self.texts["valid_to"].setAccessibleDescription(f"Như {show_date(today(self._desk.now()).isoformat())}.")
        for box in self.codes.values():
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.left)
        self.drop.clicked.connect(self._drop)
        for field in (*(row.field for row in self.rows.values()), self.save, self.cancel, self.drop):
            self._flow.watch(field)

    def _lay(self) -> None:
        self._lines, acts = QVBoxLayout(), QHBoxLayout()
        self._lines.setSpacing(10)
        self._card.body.addLayout(self._lines)
        acts.setSpacing(8)
        acts.addWidget(self.drop)
        acts.addStretch(1)
        for button in (self.cancel, self.save):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        scroll = Scrolled.column(self, self._card)
        keep_in_sight(self._flow, scroll, self._desk.theme)
        column.addWidget(scroll, 1)
        column.addWidget(self.message)
        column.addLayout(acts)
        self.reshape(Shape(1366, 768))
