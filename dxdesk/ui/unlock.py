"""The page before an existing desk: the passphrase, or the recovery key with a new one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from dxdesk.ui import passphrase
from dxdesk.ui.forms.ui_unlock import Ui_UnlockPage
from dxdesk.ui.parts import Message
from dxdesk.ui.shape import Shape
from dxdesk.ui.theme import Theme, restyle

CARD_WIDTH = 440


class UnlockPage(QWidget):
    """Asks for the passphrase; nothing of any resident stands behind it.

    Signals: unlock(passphrase) and recover(recovery key, new passphrase).
    """

    unlock = Signal(str)
    recover = Signal(str, str)

    def __init__(self, theme: Theme, whose: str = "", locked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.ui = Ui_UnlockPage()
        self.ui.setupUi(self)
        self.ui.lock_icon.set_size(36)
        self.ui.lock_icon.set_icon("lock")
        self.ui.title.setText("Máy đang khóa" if locked else "Mở sổ")
        self.ui.note.setText("Phiếu đang ghi dở vẫn còn nguyên." if locked else whose)
        self.ui.note.setVisible(bool(self.ui.note.text()))
        self.ui.forgot.setVisible(not locked)
        self._connect()
        self._fit()
        self.ask()

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self.ui.passphrase.setFocus()

    def ask(self) -> None:
        """Ask for the passphrase."""
        self._show_side(recovering=False)
        self.ui.passphrase.clear()
        self.begin()

    def busy(self, sentence: str) -> None:
        """Work is under way; "" ends it."""
        self.ui.busy.setText(sentence)
        self.ui.busy.setVisible(bool(sentence))
        for part in (self.ui.ask, self.ui.recover):
            part.setEnabled(not sentence)
        if sentence:
            self.ui.problem.clear()

    def refuse(self, sentence: str) -> None:
        """It did not work; say why, and where to type again."""
        self.busy("")
        self.ui.problem.tell(Message("bad", sentence))
        field = self.ui.recovery_key if self.ui.recover.isVisibleTo(self) else self.ui.passphrase
        field.selectAll()
        field.setFocus()

    def _connect(self) -> None:
        ui = self.ui
        ui.unlock.clicked.connect(self._unlock)
        ui.passphrase.returnPressed.connect(self._unlock)
        ui.forgot.clicked.connect(self._forgot)
        ui.back.clicked.connect(self.ask)
        ui.set_new.clicked.connect(self._recover)
        ui.recovery_key.returnPressed.connect(ui.new_passphrase.setFocus)
        ui.new_passphrase.returnPressed.connect(ui.new_again.setFocus)
        ui.new_again.returnPressed.connect(self._recover)
        ui.new_passphrase.textChanged.connect(lambda words: show_strength(ui.new_hint, words))
        ui.show_passphrase.toggled.connect(lambda on: reveal(on, ui.passphrase))
        ui.show_new.toggled.connect(lambda on: reveal(on, ui.new_passphrase, ui.new_again))
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        low = Shape.of(self.width(), self.height(), self._theme.scale).low
        self.ui.lock_icon.setVisible(not low)
        self.ui.card.setFixedWidth(min(self._theme.px(CARD_WIDTH), self.width() - 2 * 24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card is as wide as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _show_side(self, recovering: bool) -> None:
        self.ui.ask.setVisible(not recovering)
        self.ui.recover.setVisible(recovering)
        self.ui.problem.clear()
        self.ui.busy.hide()

    def _forgot(self) -> None:
        self._show_side(recovering=True)
        show_strength(self.ui.new_hint, "")
        self.ui.recovery_key.setFocus()

    def _unlock(self) -> None:
        typed = self.ui.passphrase.text()
        if typed:
            self.unlock.emit(typed)
        else:
            self.refuse("Chưa gõ mật khẩu mở sổ.")

    def _recover(self) -> None:
        new, again = self.ui.new_passphrase.text(), self.ui.new_again.text()
        wrong = passphrase.problem(new, again)
        if not self.ui.recovery_key.text().strip():
            self.refuse("Chưa gõ mã khôi phục.")
        elif wrong:
            self.refuse(wrong)
            self.ui.new_passphrase.setFocus()
        else:
            self.recover.emit(self.ui.recovery_key.text(), new)


def reveal(shown: bool, *fields: QLineEdit) -> None:
    """Show what is typed, or dots."""
    for field in fields:
        field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def show_strength(label: QLabel, words: str, own_words: tuple[str, ...] = ()) -> None:
    """How good the passphrase is, under its field."""
    tone, sentence = passphrase.judge(words, own_words)
    label.setText(sentence)
    if label.property("tone") != tone:
        restyle(label, tone=tone)
