"""F3: a field to paste a card's text into, the camera, and the tray; a panel of the page, never a dialog."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.idcard import MAX_BYTES
from dxdesk.domain.scan_mending import split_scans
from dxdesk.domain.scanned import what_is
from dxdesk.ui.desk.camera_view import CameraView
from dxdesk.ui.desk.scan_tray import ScanTray
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Button, Card, Rule, text
from dxdesk.ui.reflow import lay
from dxdesk.ui.theme import Theme

_FIELD = 2.2  # the field has somewhat more room than the two buttons together
_PASTED = 8  # characters that come at once when one pastes


class ScanPanel(Card):
    """Hidden until asked for.

    Signals: scanned(text) for each text pasted or seen by the camera, to be treated as a scanner's; closed() when the
    person is done, by Esc, the button, or Enter in the empty field.
    """

    scanned = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, camera: CameraView | None = None) -> None:
        super().__init__(parent, "Quét thẻ")
        self.aside.hide()
        self.field = QLineEdit(self)
        self.field.setMaxLength(MAX_BYTES)
        self.field.setPlaceholderText("Dán chữ của mã rồi Enter")
        self.field.setAccessibleName("Dán chữ của mã trên thẻ")
        self.camera_button = Button(self, "Mở camera", icon="eye")
        self.close_button = Button(self, "Đóng", keys="Esc")
        self.camera = camera or CameraView(self)
        self.camera.setParent(self)
        self.tray = ScanTray(self)
        for part in (self.field, self.camera_button, self.close_button, self.camera.close_button):
            part.setProperty("enter", "own")
        self._how = text("Máy quét USB: quét ở bất cứ ô nào, không cần mở khung này.", "label", self)
        self._how.setWordWrap(True)
        self._line = QVBoxLayout()
        self._line.setSpacing(12)
        self._rule = Rule(self)
        for item in (self._how, self.camera, self._rule, self.tray):
            self.body.addWidget(item)
        self.body.insertLayout(self.body.indexOf(self._how), self._line)
        self._stacked: bool | None = None
        self._arrange(False)
        self._shown = 0
        self._connect()
        self.hide()

    def set_up(self, theme: Theme, now: Callable[[], datetime]) -> None:
        """Give the parts their look and a clock."""
        self.camera.set_up(theme)
        self.tray.set_up(theme, now)

    def set_narrow(self, narrow: bool, low: bool = False) -> None:
        """Where room is scarce, the line that only teaches goes, and where it is low the title too."""
        self._how.setVisible(not (narrow or low))
        self.title.setVisible(not low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand below the field where there is no room for both beside it."""
        super().resizeEvent(event)
        buttons = self.camera_button.sizeHint().width() + self.close_button.sizeHint().width()
        self._arrange(event.size().width() < buttons * _FIELD)

    def open(self) -> None:
        """Show the panel, the cursor in its field."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shut(self) -> None:
        """Hide it; the camera is switched off, the tray stays."""
        self._empty()
        self.camera.stop()
        self.hide()
        self.closed.emit()

    def toggle(self) -> None:
        """F3."""
        if self.isHidden():
            self.open()
        else:
            self.shut()

    def read(self) -> None:
        """Hand over what stands in the field, and forget it."""
        pasted = self.field.text()
        self._empty()
        for one in split_scans(pasted):
            self.scanned.emit(one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter reads the field, or closes the panel where it is empty; Esc closes."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or event.key() not in ENTER:
            return super().eventFilter(watched, event)
        if self.field.text().strip():
            self.read()
        else:
            self.shut()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Enter presses the button that has the focus."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() in ENTER and isinstance(focus, Button):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._changed)
        self.camera_button.clicked.connect(self._open_camera)
        self.close_button.clicked.connect(self.shut)
        self.camera.scanned.connect(self.scanned)
        self.camera.closed.connect(self._share_room)
        self.camera.closed.connect(self.camera_button.setFocus)

    def _open_camera(self) -> None:
        self.camera.start()
        self._share_room()

    def _share_room(self) -> None:
        """The camera's picture takes the place of the tray."""
        for part in (self._rule, self.tray):
            part.setVisible(not self.camera.is_on)

    def _arrange(self, stacked: bool) -> None:
        if stacked != self._stacked:
            self._stacked = stacked
            share = 1 if stacked else 0
            buttons = [(self.camera_button, share), (self.close_button, share)]
            lay(self._line, [[(self.field, 1)], buttons] if stacked else [[(self.field, 1), *buttons]])

    def _changed(self, typed: str) -> None:
        """A whole card pasted is read at once; one being typed waits for its Enter."""
        grown, self._shown = len(typed) - self._shown, len(typed)
        if grown >= _PASTED and what_is(typed).card is not None:
            self.read()

    def _empty(self) -> None:
        self.field.setText("")  # what undo would bring back is forgotten with it
