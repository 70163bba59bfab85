"""Joining this desk, with all it holds, to a ward that has a common ledger by now (format §1)."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dxdesk.exchange.invitation import Invitation, join_ward
from dxdesk.ui.check_lines import CheckLine, CheckLines
from dxdesk.ui.context import Desk
from dxdesk.ui.invitation_form import InvitationForm
from dxdesk.ui.invitation_reading import read_invitation
from dxdesk.ui.panel import Panel
from dxdesk.ui.parts import Button, Message
from dxdesk.ui.theme import restyle

_READ = "Xem giấy mời"
_LINES = (
    CheckLine("ok", "Mọi phiếu ở máy này còn nguyên", "Người dân, phiếu, việc hẹn không phải ghi lại."),
    CheckLine("ok", "Phiếu cũ đi ra phường", "Lần trao đổi sau, máy này gửi lại các gói của mình cho phường."),
    CheckLine("ok", "Gói cũ vẫn đọc được", "Máy giữ khóa cũ của tổ để đọc những gì đã nhận trước đây."),
    CheckLine("warn", "Không rút lại được", "Vào rồi thì máy này thuộc về phường, cán bộ phường thu quyền được."),
)


class JoinPanel(Panel):
    """Folded to one button; then file and code, what would happen, and one button that does it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "Vào phường bằng giấy mời")
        self.form = InvitationForm(self)
        self.lines = CheckLines(self)
        self.lines.show_lines(_LINES)
        self.begin_button = Button(self, "Tôi có giấy mời", icon="doc")
        self.go = Button(self, _READ)
        self.stop = Button(self, "Thôi")
        self.body.addWidget(self.words("Tổ lập sổ này trước khi phường có sổ chung? Xin cán bộ phường một giấy mời, "
                                       "máy này vào phường mà không mất phiếu nào."))
        self.body.addWidget(self.form)
        self.body.addWidget(self.lines)
        self._close(self.begin_button, self.go, self.stop)
        self.begin_button.clicked.connect(lambda: self.unfold(True))
        self.stop.clicked.connect(lambda: self.unfold(False))
        self.go.clicked.connect(self._go)
        self.form.entered.connect(self._enter)
        self.form.asked.connect(self._read)
        self.form.changed.connect(self._forget)
        self.unfold(False)

    def unfold(self, on: bool) -> None:
        """Show the form, or put it away with all that was typed."""
        self.form.clear()
        self.message.clear()
        for part, shown in ((self.form, on), (self.go, on), (self.stop, on), (self.begin_button, not on)):
            part.setVisible(shown)
        if on:
            self.form.begin()

    def _enter(self) -> None:
        """Enter in the code reads the invitation; once more goes to the button, for joining is not taken back."""
        if self.form.invitation is None:
            self._go()
        else:
            self.go.setFocus()

    def _go(self) -> None:
        if self.busy:
            return
        invitation = self.form.invitation
        if invitation is None:
            if lacking := self.form.ask():
                self.say_bad(lacking)
        else:
            self.work(f"Đang đưa máy này vào {invitation.ward.name}.", lambda store: join_ward(store, invitation),
                      lambda _: self._joined(invitation))

    def _read(self, file: Path, codes: tuple[str, ...]) -> None:
        self.work("Đang mở giấy mời.", lambda store: read_invitation(file, codes, store.clock), self._show,
                  lambda error: self.say_bad(self.form.refused(error)))

    def _show(self, invitation: Invitation) -> None:
        self.form.show_invitation(invitation)
        self.lines.show()
        self.go.setText(f"Vào {invitation.ward.name}")
        restyle(self.go, kind="primary")
        self.form.code.edit.setFocus()
        self.showing.emit(self.form.facts)

    def _forget(self) -> None:
        self.lines.hide()
        self.message.clear()
        self.go.setText(_READ)
        restyle(self.go, kind="")

    def _joined(self, invitation: Invitation) -> None:
        self.unfold(False)
        self.message.tell(Message("ok", f"Máy này đã vào {invitation.ward.name}.",
                                  "Phiếu còn nguyên. Trao đổi phiếu với một máy của phường để gửi và nhận."))
        self.begin_button.setFocus()
        self.changed.emit()
