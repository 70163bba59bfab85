"""The page before an existing desk: the passphrase, or the recovery key with a new one.

This page is what a start waits for, so it is drawn here and not in a form, from plain widgets styled by the sheet:
the compiled forms, the parts and Qt's large enumerations would cost as much time as the rest of the start (measured:
60 ms beside 150 ms of an empty window). Whatever it needs only later is imported then.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dxdesk.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from dxdesk.ui.parts import MessageBar
    from dxdesk.ui.recover import RecoverForm

CARD_WIDTH, SIDE, LOW = 440, 24, 420


class UnlockPage(QFrame):
    """Asks for the passphrase; nothing of any resident stands behind it.

    Over a locked desk `drafts` says what is safe, and `by_pin` offers the way back to the PINs.

    Signals: unlock(passphrase) and recover(recovery key, new passphrase); pin() when the PINs are asked for.
    """

    unlock = Signal(str)
    recover = Signal(str, str)
    pin = Signal()

    def __init__(self, theme: Theme, whose: str = "", locked: bool = False, parent: QWidget | None = None, *,
                 drafts: str = "", by_pin: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self.form: RecoverForm | None = None
        self.problem: MessageBar | None = None
        self.lock_icon, self.title, self.note = QLabel(), _label("h1"), _label("body")
        self.title.setText("Máy đang khóa" if locked else "Mở sổ")
        drafts = drafts or ("Phiếu đang ghi dở vẫn còn nguyên." if locked else "")
        self.note.setText(". ".join(filter(None, (whose, drafts))))
        self.passphrase = QLineEdit()
        self.passphrase.setProperty("role", "big")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_passphrase = QCheckBox("&Hiện mật khẩu")
        self.open_button = key_button("Mở sổ", "Enter")
        self.forgot = QPushButton("&Dùng mã PIN" if by_pin else "&Quên mật khẩu")
        self.forgot.setProperty("kind", "flat")
        self.waiting = _label("label")
        self.waiting.hide()
        self._lay_out()
        self._fit()
        self.note.setVisible(bool(self.note.text()))
        self.forgot.setVisible(not locked or by_pin)
        self.passphrase.returnPressed.connect(self._unlock)
        self.open_button.clicked.connect(self._unlock)
        self.forgot.clicked.connect(self.pin if by_pin else self._forgot)
        self.show_passphrase.toggled.connect(self._reveal)
        theme.changed.connect(self._fit)

    def furnish(self) -> None:
        """The picture above the words, once there is time to draw it."""
        self._draw_lock()
        self._theme.changed.connect(self._draw_lock)
        self.installEventFilter(self)

    def unfinished(self) -> str:
        """Nothing typed here is worth keeping."""
        return ""

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self.passphrase.setFocus()

    def busy(self, sentence: str) -> None:
        """Work is under way; "" ends it."""
        self.waiting.setText(sentence)
        self.waiting.setVisible(bool(sentence))
        self.ask.setEnabled(not sentence)
        if self.form is not None:
            self.form.setEnabled(not sentence)
        if sentence and self.problem is not None:
            self.problem.clear()

    def refuse(self, sentence: str) -> None:
        """It did not work; say why, and where to type again."""
        self.busy("")
        self._tell(sentence)
        field = self.passphrase if self.form is None else self.form.first()
        field.selectAll()
        field.setFocus()

    def eventFilter(self, watched: QObject, event: "QEvent") -> bool:
        """A low window has no room for the picture."""
        if event.type() == event.Type.Resize:
            self._draw_lock()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        cover = QFrame()
        cover.setObjectName("cover")
        cover.setProperty("ground", "rail")
        column = QVBoxLayout(cover)
        column.setContentsMargins(SIDE, 16, SIDE, 16)
        column.setSpacing(8)
        column.addStretch(1)
        for label in (self.lock_icon, self.title, self.note):
            label.setWordWrap(True)
            column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._make_card(), 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName("Trang mở sổ")
        scroll.setWidgetResizable(True)
        scroll.setWidget(cover)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _make_card(self) -> QFrame:
        self.card = QFrame()
        self.card.setProperty("role", "card")
        self.card.setProperty("ground", "page")
        self.ask = QWidget()
        asked = QVBoxLayout(self.ask)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(8)
        label = _label("label")
        label.setText("&Mật khẩu mở sổ")
        label.setBuddy(self.passphrase)
        for widget in (label, self.passphrase, self.show_passphrase, self.open_button, self.forgot):
            asked.addWidget(widget)
        self._card_column = QVBoxLayout(self.card)
        self._card_column.setContentsMargins(20, 16, 20, 16)
        self._card_column.addWidget(self.ask)
        self._card_column.addWidget(self.waiting)
        return self.card

    def _fit(self) -> None:
        self.lock_icon.setFixedHeight(self._theme.px(36))
        self.card.setMaximumWidth(self._theme.px(CARD_WIDTH))

    def _draw_lock(self) -> None:
        self.lock_icon.setVisible(self.height() * 100 >= LOW * self._theme.scale)
        self.lock_icon.setPixmap(self._theme.pixmap("lock", "rail_text", 36, self.devicePixelRatioF()))

    def _tell(self, sentence: str) -> None:
        from dxdesk.ui.parts import Message, MessageBar  # start-up, see above

        if self.problem is None:
            self.problem = MessageBar(self.card)
            self._card_column.insertWidget(0, self.problem)
        self.problem.tell(Message("bad", sentence))

    def _unlock(self) -> None:
        typed = self.passphrase.text()
        if typed:
            self.unlock.emit(typed)
        else:
            self.refuse("Chưa gõ mật khẩu mở sổ.")

    def _reveal(self, shown: bool) -> None:
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _forgot(self) -> None:
        from dxdesk.ui.recover import RecoverForm  # start-up, see above

        self.form = RecoverForm(self.card)
        self.form.recover.connect(self.recover)
        self.form.refused.connect(self._tell)
        self.form.back.connect(self._back)
        self._card_column.insertWidget(self._card_column.indexOf(self.ask), self.form)
        self._show_ask(False)
        self.form.first().setFocus()

    def _back(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._show_ask(True)
        self.begin()

    def _show_ask(self, shown: bool) -> None:
        self.ask.setVisible(shown)
        if self.problem is not None:
            self.problem.clear()


def key_button(words: str, keys: str) -> QPushButton:
    """The primary button with its key printed on it, from plain widgets."""
    button = QPushButton()
    button.setProperty("kind", "primary")
    button.setAccessibleName(words)
    row = QHBoxLayout(button)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addStretch(1)
    for role, text in (("strong", words), ("key", keys)):
        label = _label(role)
        label.setText(text)
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row.addWidget(label)
    row.addStretch(1)
    return button


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    return label
