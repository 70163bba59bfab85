"""Cài đặt › Người dùng máy này: who shares this laptop, their PINs, and when the desk locks itself (design §8)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.wording import CHOICES
from dxdesk.errors import DeskError
from dxdesk.store.database import Store
from dxdesk.store.pins import remove_pin, require, set_pin, who_has_pin
from dxdesk.store.workers import Worker, add_member, team_mates, worker, working
from dxdesk.ui.card_column import CardColumn
from dxdesk.ui.context import Desk
from dxdesk.ui.idle import CHOICES as MINUTES
from dxdesk.ui.idle import idle_minutes, keep_idle_minutes
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, Card, ElidedLabel, FieldRow, Message, Option, Segmented, Tag, text
from dxdesk.ui.settings_pin_form import MemberForm, PinForm

_TRYING = "Đang kiểm tra mật khẩu."


class UsersPane(CardColumn):
    """Signals: changed() when a member was added."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.members, self.idle = MembersPanel(desk, self), IdleCard(desk, self)
        self.members.changed.connect(self.changed)
        self.stack(self.members, self.idle)
        self.follow(self.members)

    def load(self) -> None:
        """Look again at who there is."""
        self.members.load()
        self.idle.load()

    def begin(self) -> None:
        """Put the cursor where it was in here, at first on the first button."""
        (self.focusWidget() or self.members.first()).setFocus()

class IdleCard(Card):
    """After how many minutes the desk locks itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Tự khóa")
        self._desk = desk
        self.minutes = Segmented(self, [Option(str(n), f"{n} phút" if n else "Không") for n in MINUTES])
        self.body.addWidget(FieldRow(self, "Khóa máy khi không ai gõ trong", self.minutes))
        words = text("Khóa rồi thì phiếu đang ghi vẫn còn nguyên.", "label", self)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.load()
        self.minutes.changed.connect(lambda n: keep_idle_minutes(desk.store, int(n or 0)))

    def load(self) -> None:
        """Show what is in force."""
        self.minutes.set_value(str(idle_minutes(self._desk.store)))


class MemberRow(QWidget):
    """A member, whether there is a PIN, and what can be done about it. Signals: asked(removes)."""

    asked = Signal(bool)

    def __init__(self, parent: QWidget, member: Worker, has_pin: bool, works: bool) -> None:
        super().__init__(parent)
        role = ", ".join(filter(None, (CHOICES["role"].get(member.role, ""), "đang làm" if works else "")))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(self, member.name, "strong"))
        words.addWidget(ElidedLabel(self, role, "small"))
        state = Tag(self, "Có mã PIN" if has_pin else "Chưa có mã PIN", "ok" if has_pin else "off",
                    "lock" if has_pin else "skip")
        self.set_button = Button(self, "Đổi mã PIN" if has_pin else "Đặt mã PIN")
        self.remove_button = Button(self, "Bỏ", kind="quiet")
        self.set_button.setAccessibleName(f"{self.set_button.text()} của {member.name}")
        self.remove_button.setAccessibleName(f"Bỏ mã PIN của {member.name}")
        self.remove_button.setVisible(has_pin)
        self.set_button.clicked.connect(lambda: self.asked.emit(False))
        self.remove_button.clicked.connect(lambda: self.asked.emit(True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(words, 1)
        for part in (state, self.remove_button, self.set_button):
            row.addWidget(part)


class MembersPanel(Panel):
    """The members of the team, each with a PIN or without; one form open at a time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Ai dùng máy này")
        self.rows: list[MemberRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.pin_form, self.member_form = PinForm(desk.theme, self), MemberForm(self)
        self.add_button = Button(self, "Thêm người", icon="plus")
        self.save_button, self.stop = Button(self, "Lưu mã PIN", kind="primary"), Button(self, "Thôi")
        self.body.addWidget(self.words(
            "Mỗi người một mã PIN. Mã PIN mở lại máy đang khóa và đổi người ghi; mở sổ vẫn cần mật khẩu."))
        self.body.addLayout(self._list)
        self.body.addWidget(self.pin_form)
        self.body.addWidget(self.member_form)
        self._close(self.add_button, self.save_button, self.stop)
        self.add_button.clicked.connect(self._begin_member)
        self.stop.clicked.connect(self._fold)
        self.save_button.clicked.connect(self._save)
        self.pin_form.entered.connect(self._save)
        self.member_form.entered.connect(self._save)
        self._unfold(None)
        self.load()

    def load(self) -> None:
        """The members as they stand; a form that is open stays open."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        store = self.desk.store
        with_pin, works = who_has_pin(store), working(store).member_id
        mates = team_mates(store)
        mates += [worker(store, other) for other in sorted(with_pin - {mate.member_id for mate in mates})]
        self.rows = [self._row(mate, mate.member_id in with_pin, mate.member_id == works) for mate in mates]

    def first(self) -> QWidget:
        """The first button."""
        return self.rows[0].set_button if self.rows else self.add_button

    def _row(self, member: Worker, has_pin: bool, works: bool) -> MemberRow:
        row = MemberRow(self, member, has_pin, works)
        row.asked.connect(partial(self._begin_pin, member, has_pin))
        self._list.addWidget(row)
        return row

    def _begin_pin(self, member: Worker, has_pin: bool, removes: bool) -> None:
        self.save_button.setText("Bỏ mã PIN" if removes else "Lưu mã PIN")
        self._unfold(self.pin_form)
        self.pin_form.begin(member, has_pin, removes)

    def _begin_member(self) -> None:
        self.save_button.setText("Thêm vào tổ")
        self._unfold(self.member_form)
        self.member_form.begin()

    def _fold(self) -> None:
        self._unfold(None)
        self.first().setFocus()

    def _unfold(self, form: QWidget | None) -> None:
        self.message.clear()
        self.pin_form.clear()
        for one in (self.pin_form, self.member_form):
            one.setVisible(one is form)
        for button in (self.save_button, self.stop):
            button.setVisible(form is not None)
        self.add_button.setVisible(form is None)
        if form is not None:
            self.showing.emit(self.save_button)

    def _save(self) -> None:
        if not self.member_form.isHidden():
            self._add()
        elif self.pin_form.ready():
            self._change_pin()

    def _add(self) -> None:
        try:
            add_member(self.desk.store, self.member_form.name.text(), self.member_form.role.currentData())
        except DeskError as refusal:
            self.member_form.refuse(refusal.sentence)
            return
        name = self.member_form.name.text().strip()
        self._done(f"Đã thêm {name} vào tổ.", "Đặt mã PIN để đổi người nhanh.")
        self.changed.emit()

    def _change_pin(self) -> None:
        form = self.pin_form
        member, pin, secret, removes = form.member, form.pin.text(), form.secret.text(), form.removes

        def do(store: Store) -> None:
            require(store, member.member_id, secret)
            if removes:
                remove_pin(store, member.member_id)
            else:
                set_pin(store, member.member_id, pin)

        fact = f"Đã bỏ mã PIN của {member.name}." if removes else f"Đã lưu mã PIN của {member.name}."
        self.work(_TRYING, do, lambda _: self._done(fact), lambda error: form.refuse_secret(error.sentence))

    def _done(self, fact: str, meaning: str = "") -> None:
        self._unfold(None)
        self.load()
        self.message.tell(Message("ok", fact, meaning))
        self.add_button.setFocus()
