"""An invitation on its way in: its file, the code its inviter reads out, and what it says once both fit (format §1)."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain.dates import show_moment
from dxdesk.domain.wording import CHOICES
from dxdesk.errors import DeskError
from dxdesk.ui.code_field import CodeField
from dxdesk.ui.devices_facts import Facts
from dxdesk.ui.exchange.file_drop import FileDrop
from dxdesk.ui.parts import Message, MessageBar

if TYPE_CHECKING:
    from dxdesk.exchange.invitation import Invitation

WRONG_AT_MOST = 3
CALL = "Mã vẫn chưa đúng sau ba lần. Gọi người mời đọc lại mã từng nhóm; giấy mời còn nguyên như lúc nhận."


class InvitationForm(QWidget):
    """Asks for file and code, never opens them itself.

    Signals: asked(file, readings of the code) when both are there; changed() when what was read no longer holds;
    entered() on Enter in the code.
    """

    asked = Signal(object, object)
    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.invitation: Invitation | None = None
        self._wrong = 0
        self.drop = FileDrop(self, "Kéo tệp giấy mời vào đây", "Chọn tệp giấy mời")
        self.code = CodeField(self, "&Mã mời người mời đọc cho bạn")
        self.found = MessageBar(self, closable=False)
        self.facts = Facts(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.drop, self.code, self.found, self.facts):
            column.addWidget(part)
        self.facts.hide()
        self.drop.chosen.connect(self._another_file)
        self.code.changed.connect(self._forget)
        self.code.entered.connect(self.entered)

    def begin(self) -> None:
        """Put the cursor where something is lacking."""
        (self.code.edit if self.drop.file else self.drop.button).setFocus()

    def ask(self) -> str:
        """Hand file and code out to be opened; what is lacking in a sentence, "" where nothing is."""
        if self.drop.file is None:
            self.drop.button.setFocus()
            return "Chưa chọn tệp giấy mời."
        wrong = self.code.problem()
        if wrong:
            self.code.edit.setFocus()
            return wrong
        self.asked.emit(self.drop.file, self.code.readings())
        return ""

    def show_invitation(self, invitation: "Invitation") -> None:
        """It could be opened."""
        self.invitation, self._wrong = invitation, 0
        self.found.tell(Message("ok", f"Giấy mời vào {invitation.ward.name}."))
        self.facts.show_facts(invitation_facts(invitation))
        self.facts.show()

    def refused(self, error: DeskError) -> str:
        """It could not be opened; the sentence for it, after three wrong codes another one."""
        if error.code != "wrong_code":
            self.drop.button.setFocus()
            return error.sentence
        self._wrong += 1
        self.code.say("Mã này chưa mở được giấy mời.")
        self.code.edit.setFocus()
        return error.sentence if self._wrong < WRONG_AT_MOST else CALL

    def clear(self) -> None:
        """As if nothing had been chosen or typed."""
        self.drop.empty()
        self.code.clear()

    def _another_file(self, _file: Path) -> None:
        self._wrong = 0
        self._forget()
        self.code.edit.setFocus()

    def _forget(self) -> None:
        self.invitation = None
        self.found.clear()
        self.facts.hide()
        self.changed.emit()


def invitation_facts(invitation: "Invitation") -> list[tuple[str, str]]:
    """Which ward, who invited, in which role, until when."""
    ward = invitation.ward
    return [
        ("Nơi", ", ".join(filter(None, (ward.name, ward.province)))),
        ("Người mời", invitation.inviter),
        ("Vai trò của bạn", role_word(invitation.role)),
        ("Dùng được đến", show_moment(invitation.expires)),
    ]


def role_word(role: str) -> str:
    """A role as people say it."""
    return CHOICES["role"].get(role, role)
