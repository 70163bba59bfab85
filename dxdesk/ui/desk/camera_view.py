"""The camera as a scanner: its picture to aim by, and the text of the code it sees."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.ui.desk.camera import FrameReader, reader
from dxdesk.ui.parts import Button, Message, MessageBar, text
from dxdesk.ui.theme import Theme

MISSING = ("Máy này chưa cài phần đọc camera.",
           "Nhờ người cài chương trình cài thêm phần “camera”. Bây giờ dùng máy quét, hoặc dán mã vào ô trên.")
NONE_THERE = ("Không thấy camera nào.", "Cắm camera rồi bấm Mở camera, hoặc dùng máy quét.")
NOT_OPENED = ("Không mở được camera.", "Chương trình khác có thể đang dùng. Đóng nó lại rồi bấm Mở camera.")
_HOW = "Đưa mã vuông của thẻ vào giữa khung, cách camera khoảng một gang tay, giữ yên."
_HEIGHT, _LOWEST = 220, 96


def multimedia() -> ModuleType | None:
    """Qt's part for cameras, or None where the `camera` extra is not installed."""
    try:
        from PySide6 import QtMultimedia  # start-up: 60 MB that only who opens the camera needs
    except ImportError:
        return None
    return QtMultimedia


class Picture(QWidget):
    """What the camera sees now; nothing once it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName("Hình của camera")

    def show_frame(self, frame: QImage | None) -> None:
        """Another frame in place of the one before."""
        self._shown = frame
        self.update()

    def sizeHint(self) -> QSize:
        """As high as it may be; it yields where there is no room."""
        return QSize(0, self.maximumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole frame, as large as fits."""
        if self._shown is None:
            return
        size = self._shown.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        QPainter(self).drawImage(QRect(left, top, size.width(), size.height()), self._shown)


class CameraView(QFrame):
    """Opens the camera, shows what it sees, and says in one sentence why it cannot.

    Signals: scanned(text) for each code; closed() when the camera was switched off.
    """

    scanned = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, load: Callable[[], ModuleType | None] = multimedia,
                 find: Callable[[], Any] = reader) -> None:
        super().__init__(parent)
        self._load, self._find = load, find
        self._reader: FrameReader | None = None
        self._open: tuple[Any, ...] = ()
        self.picture = Picture(self)
        self.message = MessageBar(self, closable=False)
        self._how = text(_HOW, "label", self)
        self._how.setWordWrap(True)
        self.close_button = Button(self, "Tắt camera")
        self.close_button.clicked.connect(self.stop)
        line = QHBoxLayout()
        line.addWidget(self._how, 1)
        line.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self.message, self.picture):
            box.addWidget(part)
        box.addLayout(line)
        self.hide()

    def set_up(self, theme: Theme) -> None:
        """Give it its size."""
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def is_on(self) -> bool:
        """Whether a camera is open."""
        return bool(self._open)

    def start(self) -> None:
        """Open the first camera, or say what is lacking."""
        self.stop()
        self.message.clear()
        qt, read = self._load(), self._find()
        if qt is None or read is None:
            self._refuse(*MISSING)
            return
        devices = qt.QMediaDevices.videoInputs()
        if not devices:
            self._refuse(*NONE_THERE)
            return
        self._reader = FrameReader(read)
        camera, session, sink = qt.QCamera(devices[0]), qt.QMediaCaptureSession(), qt.QVideoSink()
        self._open = (camera, session, sink)
        camera.errorOccurred.connect(self._failed)
        sink.videoFrameChanged.connect(self._frame)
        session.setCamera(camera)
        session.setVideoSink(sink)
        self._show(on=True)
        camera.start()

    def stop(self) -> None:
        """Switch the camera off and forget what it saw."""
        if not self._open:
            self.hide()
            return
        camera, _session, sink = self._open
        self._open, self._reader = (), None
        sink.videoFrameChanged.disconnect(self._frame)
        camera.errorOccurred.disconnect(self._failed)
        camera.stop()
        self.picture.show_frame(None)
        self.hide()
        self.closed.emit()

    def _fit(self) -> None:
        self.picture.setMinimumHeight(self._theme.px(_LOWEST))
        self.picture.setMaximumHeight(self._theme.px(_HEIGHT))

    def _frame(self, frame: Any) -> None:
        if self._reader is None or not self._reader.due:
            return
        seen = frame.toImage()
        if seen.isNull():
            return
        self.picture.show_frame(seen)
        found = self._reader.text(seen)
        if found is not None:
            self.scanned.emit(found)

    def _failed(self, *_why: object) -> None:
        self.stop()
        self._refuse(*NOT_OPENED)

    def _refuse(self, fact: str, how: str) -> None:
        self._show(on=False)
        self.message.tell(Message("warn", fact, how))

    def _show(self, *, on: bool) -> None:
        for part in (self.picture, self._how, self.close_button):
            part.setVisible(on)
        self.show()
