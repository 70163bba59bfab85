"""Where a person is sent with what could not be solved at the desk, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.follow_up import referral_for
from dxdesk.ui.desk.code_box import CodeBox
from dxdesk.ui.desk.second_line import SecondLine, line_edit
from dxdesk.ui.theme import restyle


class ReferralRow(SecondLine):
    """The place by its digit, and the reason in words; both proposed from the obstacle, tinted until said otherwise.

    Signals: changed() when either becomes another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget, service: str, catalogues: Catalogues) -> None:
        super().__init__(parent, "Chuyển đến")
        self._catalogues = catalogues
        self.place = CodeBox(self, f"Chuyển {service} đến", "Nơi nào? Gõ số", catalogues.entries("referral"))
        self.place.eager = True
        self.reason = line_edit(self, f"Lý do chuyển {service}", "Lý do chuyển")
        self._proposed = ""
        self.take(self.place, self.reason, (2, 3))
        self.place.changed.connect(lambda _code: self.changed.emit())
        self.reason.textEdited.connect(lambda _text: self._typed())

    def fill(self, place: str, reason: str) -> None:
        """What a saved line says."""
        self.place.set_value(place)
        self.reason.setText(reason)
        self.reason.setCursorPosition(0)
        restyle(self.reason, state="")

    def propose(self, obstacle: str) -> None:
        """What the obstacle suggests, where nobody has said anything else."""
        if not self.place.value() or self.place.property("state") == "carried":
            self.place.set_value(referral_for(obstacle))
            restyle(self.place, state="carried" if self.place.value() else "")
        if not self.reason.text().strip() or self.reason.property("state") == "carried":
            self.reason.setText(self._catalogues.title("obstacle", obstacle))
            self.reason.setCursorPosition(0)
            restyle(self.reason, state="carried" if self.reason.text() else "")

    def values(self) -> tuple[str, str]:
        """The place's code and the reason."""
        return self.place.value(), self.reason.text().strip()

    def _typed(self) -> None:
        if self.reason.property("state"):
            restyle(self.reason, state="")
        self.changed.emit()
