"""A forgotten passphrase: the recovery key from the paper, and a new passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.ui import passphrase
from dxdesk.ui.forms.ui_recover import Ui_RecoverForm
from dxdesk.ui.secret_fields import reveal, show_strength


class RecoverForm(QWidget):
    """Signals: recover(recovery key, new passphrase); back(); refused(sentence) when something is missing."""

    recover = Signal(str, str)
    back = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = ui = Ui_RecoverForm()
        ui.setupUi(self)
        show_strength(ui.new_hint, "")
        ui.back.clicked.connect(self.back)
        ui.set_new.clicked.connect(self._recover)
        ui.recovery_key.returnPressed.connect(ui.new_passphrase.setFocus)
        ui.new_passphrase.returnPressed.connect(ui.new_again.setFocus)
        ui.new_again.returnPressed.connect(self._recover)
        ui.new_passphrase.textChanged.connect(lambda words: show_strength(ui.new_hint, words))
        ui.show_new.toggled.connect(lambda on: reveal(on, ui.new_passphrase, ui.new_again))

    def first(self) -> QLineEdit:
        """Where typing begins."""
        return self.ui.recovery_key

    def _recover(self) -> None:
        ui = self.ui
        wrong = passphrase.problem(ui.new_passphrase.text(), ui.new_again.text())
        if not ui.recovery_key.text().strip():
            self.refused.emit("Chưa gõ mã khôi phục.")
            ui.recovery_key.setFocus()
        elif wrong:
            self.refused.emit(wrong)
            ui.new_passphrase.setFocus()
        else:
            self.recover.emit(ui.recovery_key.text(), ui.new_passphrase.text())
