"""Qt's cameras as far as the camera view uses them, without a camera."""

from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal


class Camera(QObject):
    errorOccurred = Signal(int, str)  # noqa: N815 - Qt's own name

    def __init__(self, _device: object) -> None:
        super().__init__()
        self.running = False

    def start(self) -> None:
        self.running = True

    def stop(self) -> None:
        self.running = False


class Sink(QObject):
    videoFrameChanged = Signal(object)  # noqa: N815 - Qt's own name


class Session:
    def setCamera(self, camera: object) -> None:  # noqa: N802 - Qt's own name
        self.camera = camera

    def setVideoSink(self, sink: object) -> None:  # noqa: N802 - Qt's own name
        self.sink = sink


def made_up(devices: int = 1) -> SimpleNamespace:
    """Qt's cameras as far as the view uses them."""
    return SimpleNamespace(
        QMediaDevices=SimpleNamespace(videoInputs=lambda: list(range(devices))), QCamera=Camera,
        QMediaCaptureSession=Session, QVideoSink=Sink)
