"""The two small forms of Cài đặt › Người dùng máy này: a PIN, and a further member of the team."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.wording import CHOICES
from dxdesk.errors import InputError
from dxdesk.store.pins import DIGITS, check_pin
from dxdesk.store.workers import Worker
from dxdesk.ui.combo import choose, fill_combo
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.parts import FieldRow, text
from dxdesk.ui.theme import Theme

_PIN, _SECRET = 160, 400


class PinForm(QWidget):
    """A member's new PIN twice, and what allows it. Signals: entered() by Enter in the last field."""

    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.member = Worker("", "", "")
        self.removes = False
        self.title = text("", "strong", self)
        self.pin, self.again, self.secret = (QLineEdit(self) for _ in range(3))
        for field in (self.pin, self.again, self.secret):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self.pin, self.again):
            field.setMaxLength(DIGITS)
        self.pin_row = FieldRow(self, f"Mã PIN mới, {DIGITS} chữ số", self.pin,
                                "Không dùng năm sinh, số lặp, số liền nhau.")
        self.again_row = FieldRow(self, "Gõ lại mã PIN mới", self.again)
        self.secret_row = FieldRow(self, "Mật khẩu mở sổ, hoặc mã PIN đang dùng", self.secret)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.title, self.pin_row, self.again_row, self.secret_row):
            column.addWidget(part)
        fields = [self.pin, self.again, self.secret]
        self._flow = FieldFlow(lambda: fields, self._may_leave, self)
        for field in fields:
            self._flow.watch(field)
        theme.changed.connect(self._rescale)
        self._rescale()

    def begin(self, member: Worker, has_pin: bool, removes: bool = False) -> None:
        """Empty fields for this member, the cursor in the first."""
        self.member, self.removes = member, removes
        self.title.setText(f"{'Bỏ mã PIN' if removes else 'Mã PIN'} của {member.name}")
        self.secret_row.label.setText("Mật khẩu mở sổ, hoặc mã PIN đang dùng" if has_pin else "Mật khẩu mở sổ")
        self.secret.setAccessibleName(self.secret_row.label.text())
        for row in (self.pin_row, self.again_row):
            row.setVisible(not removes)
        self.clear()
        go_to(self.secret if removes else self.pin)

    def clear(self) -> None:
        """Nothing typed is kept in sight."""
        for field in (self.pin, self.again, self.secret):
            field.clear()
        for row in (self.pin_row, self.again_row, self.secret_row):
            row.hush()

    def ready(self) -> bool:
        """Whether all is typed as it should be; what is not is said beside its field."""
        if not self.removes and not (self._good_pin() and self._same()):
            return False
        if not self.secret.text():
            return self._refuse(self.secret_row, self.secret, "Chưa gõ mật khẩu mở sổ hoặc mã PIN đang dùng.")
        return True

    def refuse_secret(self, sentence: str) -> None:
        """The passphrase or PIN was wrong."""
        self.secret.clear()
        self._refuse(self.secret_row, self.secret, sentence)

    def _rescale(self) -> None:
        """As wide as what is typed into them."""
        for field, wide in ((self.pin, _PIN), (self.again, _PIN), (self.secret, _SECRET)):
            field.setMaximumWidth(self._theme.px(wide))

    def _may_leave(self, field: QWidget) -> bool:
        if field is self.pin:
            return self._good_pin()
        if field is self.again:
            return self._same()
        self.entered.emit()
        return False

    def _good_pin(self) -> bool:
        try:
            check_pin(self.pin.text())
        except InputError as refusal:
            return self._refuse(self.pin_row, self.pin, refusal.sentence)
        self.pin_row.hush()
        return True

    def _same(self) -> bool:
        if self.again.text() != self.pin.text():
            return self._refuse(self.again_row, self.again, "Hai lần gõ mã PIN chưa giống nhau.")
        self.again_row.hush()
        return True

    def _refuse(self, row: FieldRow, field: QLineEdit, sentence: str) -> bool:
        row.say(sentence)
        go_to(field)
        return False


class MemberForm(QWidget):
    """Name and role of a further member. Signals: entered() by Enter in the last field."""

    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.role = QLineEdit(self), QComboBox(self)
        self.name.setMaxLength(200)
        fill_combo(self.role, CHOICES["role"].items())
        self.name_row = FieldRow(self, "Họ và tên", self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name_row)
        column.addWidget(FieldRow(self, "Vai trò", self.role))
        fields = [self.name, self.role]
        self._flow = FieldFlow(lambda: fields, self._may_leave, self)
        for field in fields:
            self._flow.watch(field)

    def begin(self) -> None:
        """Nobody yet."""
        self.name.clear()
        self.name_row.hush()
        choose(self.role, "volunteer")
        go_to(self.name)

    def refuse(self, sentence: str) -> None:
        """This name will not do."""
        self.name_row.say(sentence)
        go_to(self.name)

    def _may_leave(self, field: QWidget) -> bool:
        if field is self.role:
            self.entered.emit()
            return False
        return True
