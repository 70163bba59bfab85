"""The first run: ward or invitation, person and passphrase, recovery key; or made-up data (look picture 09)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from dxdesk.domain.catalogues import Commune
from dxdesk.domain.names import clean
from dxdesk.domain.wording import CHOICES
from dxdesk.errors import DeskError
from dxdesk.ui import passphrase
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.first_run_cover import Cover
from dxdesk.ui.first_run_ward import WardSearch
from dxdesk.ui.forms.ui_first_run import Ui_FirstRunPage
from dxdesk.ui.invitation_form import role_word
from dxdesk.ui.parts import Message
from dxdesk.ui.recovery_sheet import print_recovery
from dxdesk.ui.secret_fields import reveal, show_strength
from dxdesk.ui.theme import Theme

if TYPE_CHECKING:
    from dxdesk.exchange.invitation import Invitation

WARD, PERSON, KEY, INVITATION = range(4)
STEPS = ("Phường, xã", "Tên và mật khẩu", "Mã khôi phục")
_DISCS = {WARD: 0, INVITATION: 0, PERSON: 1, KEY: 2}
_READ = "Xem giấy mời"
_NEXT = {WARD: "Tiếp: tên và mật khẩu", INVITATION: _READ, PERSON: "Lập sổ", KEY: "Vào sổ"}


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new desk is made from: a ward it starts, or the invitation into one, which then says the role."""

    commune: Commune | None
    member: str
    role: str
    team: str
    passphrase: str
    invitation: "Invitation | None" = None


class FirstRunPage(QWidget):
    """Three steps to a desk of one's own; going back is always allowed until the desk is made.

    Signals: found(Founding) when all is given; practice() for made-up data; finished() when the key is written down;
    look(theme, scale) when another look is asked for; asked(file, code readings) to have an invitation opened.
    """

    found = Signal(object)
    practice = Signal()
    finished = Signal()
    look = Signal(str, int)
    asked = Signal(object, object)

    def __init__(self, theme: Theme, with_practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._step = WARD
        self.ui = Ui_FirstRunPage()
        self.ui.setupUi(self)
        self.ui.practice.setVisible(with_practice)
        self._with_practice = with_practice
        self._cover = Cover(self.ui, theme, self.look.emit)
        self._wards = WardSearch(self.ui)
        self._dress()
        self._connect()
        self._go(WARD)

    def begin(self) -> None:
        """Put the cursor in the first field of the step."""
        if self._step == INVITATION:
            self.ui.invitation.begin()
        else:
            (self.ui.ward_search, self.ui.member_name, self.ui.key_written)[self._step].setFocus()

    def set_communes(self, communes: Sequence[Commune]) -> None:
        """The communes of the country, once they are read."""
        self._wards.set_communes(communes)

    def busy(self, sentence: str) -> None:
        """Work is under way; "" ends it."""
        self.ui.busy.setText(sentence)
        self.ui.busy.setVisible(bool(sentence))
        self.ui.steps_place.setEnabled(not sentence)
        for button in (self.ui.back, self.ui.practice):
            button.setEnabled(not sentence)
        self.ui.next.setEnabled(not sentence and self._key_safe())
        if sentence:
            self.ui.problem.clear()

    def refuse(self, sentence: str) -> None:
        """It did not work; nothing was made."""
        self.busy("")
        self.ui.problem.tell(Message("bad", sentence))

    def show_invitation(self, invitation: "Invitation") -> None:
        """The invitation asked for could be opened: what it says, and Enter goes on."""
        self.busy("")
        self.ui.invitation.show_invitation(invitation)
        self.ui.next.setText(_NEXT[WARD])
        self.ui.next.setFocus()

    def refuse_invitation(self, error: DeskError) -> None:
        """The invitation asked for could not be opened."""
        self.busy("")  # a field that is off takes no focus
        self.refuse(self.ui.invitation.refused(error))

    def show_recovery(self, recovery_key: str) -> None:
        """The desk is made; its recovery key is shown this once."""
        self.busy("")
        self.ui.recovery_key.setText(recovery_key.replace("-", " - "))
        self.ui.recovery_key.setProperty("key", recovery_key)
        self._go(KEY)

    def unfinished(self) -> str:
        """What would be lost if the program were closed now: the key that nobody wrote down; "" where nothing would."""
        return "" if self._key_safe() else "Chưa đánh dấu đã chép mã khôi phục. Mã chỉ hiện một lần này."

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on the tick goes on, as its button says."""
        entered = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER
        if entered:
            self._next()
        return entered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        focus = self.focusWidget()
        if event.key() in ENTER and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cover goes where there is no room for two panes."""
        super().resizeEvent(event)
        self._fit()

    def _keep_in_sight(self) -> None:
        """A message below takes room: the field it is about must not slip out of sight, nor what was just read."""
        field = self.focusWidget()
        if self._step == INVITATION and self._invitation is not None:
            self.ui.scroll.ensureWidgetVisible(self.ui.invitation.facts, 0, self._theme.px(8))
        elif field is not None and self.ui.steps_place.isAncestorOf(field):
            foot = field.mapTo(self.ui.steps_place, field.rect().bottomLeft())  # Qt's own way only sees to the cursor
            self.ui.scroll.ensureVisible(foot.x(), foot.y(), 0, self._theme.px(24))

    def _dress(self) -> None:
        ui = self.ui
        ui.stepper.set_steps(STEPS)
        for role, word in CHOICES["role"].items():
            ui.role.addItem(word, role)
        ui.role.setCurrentIndex(ui.role.findData("member"))
        ui.key_written.installEventFilter(self)
        show_strength(ui.passphrase_hint, "")
        self.busy("")

    def _connect(self) -> None:
        ui = self.ui
        ui.ward_search.textChanged.connect(lambda _: ui.problem.clear())
        ui.ward_list.doubleClicked.connect(self._next)
        ui.passphrase.textChanged.connect(self._judge)
        ui.show_passphrase.toggled.connect(lambda on: reveal(on, ui.passphrase, ui.passphrase_again))
        ui.key_written.toggled.connect(ui.next.setEnabled)
        ui.print_key.clicked.connect(self._print)
        ui.copy_key.clicked.connect(self._copy)
        ui.next.clicked.connect(self._next)
        ui.back.clicked.connect(self._back)
        ui.practice.clicked.connect(self.practice)
        ui.scroll.verticalScrollBar().rangeChanged.connect(
            self._keep_in_sight, Qt.ConnectionType.QueuedConnection)
        ui.invited.clicked.connect(lambda: self._go(INVITATION))
        ui.invitation.asked.connect(self.asked)
        ui.invitation.entered.connect(self._next)
        ui.invitation.changed.connect(self._invitation_changed)
        ui.ward_search.returnPressed.connect(self._next)
        fields = (ui.member_name, ui.team_name, ui.passphrase, ui.passphrase_again)
        for field, after in pairwise(fields):
            field.returnPressed.connect(after.setFocus)
        ui.passphrase_again.returnPressed.connect(self._next)
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self._cover.fit(self.width(), self.height())

    def _go(self, step: int) -> None:
        self._step = step
        ui = self.ui
        ui.stepper.go(_DISCS[step])
        parts = {WARD: ui.ward_step, INVITATION: ui.invitation_step, PERSON: ui.person_step, KEY: ui.key_step}
        for one, part in parts.items():
            part.setVisible(one == step)
        ui.steps_place_box.setStretchFactor(ui.ward_step, 1 if step == WARD else 0)
        ui.back.setVisible(step in (INVITATION, PERSON))
        ui.practice.setVisible(step == WARD and self._with_practice)
        ui.next.setText(_NEXT[WARD if self._invitation and step == INVITATION else step])
        ui.next.setEnabled(self._key_safe())
        ui.problem.clear()
        if step == PERSON:
            self._show_role()
        self._fit()
        self.begin()

    def _back(self) -> None:
        """From the person to where the ward came from, from the invitation to the list; then no invitation holds."""
        if self._step == PERSON and self._invitation is not None:
            self._go(INVITATION)
            return
        self.ui.invitation.clear()
        self._go(WARD)

    @property
    def _invitation(self) -> "Invitation | None":
        return self.ui.invitation.invitation

    def _show_role(self) -> None:
        invitation = self._invitation
        self.ui.role.setVisible(invitation is None)
        self.ui.role_given.setVisible(invitation is not None)
        self.ui.role_given.setText(f"{role_word(invitation.role)}, theo giấy mời" if invitation else "")

    def _invitation_changed(self) -> None:
        if self._step == INVITATION:
            self.ui.next.setText(_READ)
            self.ui.problem.clear()

    def _key_safe(self) -> bool:
        return self._step != KEY or self.ui.key_written.isChecked()

    def _next(self) -> None:
        if self._step == INVITATION:
            self._next_of_invitation()
        elif self._step == WARD and self.ui.ward_list.chosen() is not None:
            self._go(PERSON)
        elif self._step == WARD:
            self.refuse("Chưa chọn phường, xã. Gõ vài chữ của tên rồi chọn trong danh sách.")
        elif self._step == PERSON:
            self._check_person()
        elif self.ui.key_written.isChecked():
            self.finished.emit()
        else:
            self.refuse("Chép mã ra giấy trước, rồi đánh dấu ô này bằng phím cách.")

    def _next_of_invitation(self) -> None:
        """First it is opened and looked at, then one goes on."""
        if self._invitation is not None:
            self._go(PERSON)
        elif lacking := self.ui.invitation.ask():
            self.ui.problem.tell(Message("bad", lacking))

    def _check_person(self) -> None:
        ui, invitation = self.ui, self._invitation
        commune = None if invitation else ui.ward_list.chosen()
        role = invitation.role if invitation else ui.role.currentData()
        member, team = clean(ui.member_name.text()), clean(ui.team_name.text())
        wrong = passphrase.problem(ui.passphrase.text(), ui.passphrase_again.text())
        if not member:
            self._wrong(ui.member_name, "Chưa ghi họ và tên của bạn.")
        elif not team:
            self._wrong(ui.team_name, "Chưa ghi tên tổ.")
        elif wrong:
            self._wrong(ui.passphrase, wrong)
        elif commune is not None or invitation is not None:
            self.found.emit(Founding(commune, member, role, team, ui.passphrase.text(), invitation))

    def _wrong(self, field: QLineEdit, sentence: str) -> None:
        self.refuse(sentence)
        field.setFocus()

    def _judge(self, words: str) -> None:
        own = (self.ui.member_name.text(), self.ui.team_name.text())
        show_strength(self.ui.passphrase_hint, words, own)

    def _print(self) -> None:
        if print_recovery(self.ui.recovery_key.property("key"), self.ui.team_name.text(), self):
            self.ui.key_note.setText("Đã gửi tờ mã ra máy in. Lấy tờ giấy ngay, đừng để ai khác cầm.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.ui.recovery_key.property("key"))
        self.ui.key_note.setText("Đã chép vào bộ nhớ tạm. Dán vào nơi an toàn, không gửi qua Zalo.")
