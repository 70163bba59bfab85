"""The camera's door: what is lacking is said, frames are looked at in turn, nothing stays when it is shut."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QImage

from dxdesk.ui.desk import camera_view
from dxdesk.ui.desk.camera_view import MISSING, NONE_THERE, NOT_OPENED, CameraView, multimedia
from tests.ui.desk.cameras import made_up

CARD = "074065000456||Nguyễn Văn Tám|20071965|Nam|Khu phố 1|15082024||||"


def view(theme, qtbot, load, find=lambda: lambda _picture: [CARD]) -> CameraView:
    made = CameraView(None, load, find)
    qtbot.addWidget(made)
    made.set_up(theme)
    return made


@pytest.mark.parametrize(("load", "find", "fact"), [
    (lambda: None, lambda: list, MISSING[0]), (made_up, lambda: None, MISSING[0]),
    (lambda: made_up(0), lambda: list, NONE_THERE[0]),
])
def test_what_is_lacking_is_said(theme, qtbot, load, find, fact):
    shown = view(theme, qtbot, load, find)
    shown.start()
    assert shown.message.message.fact == fact
    assert (shown.isHidden(), shown.picture.isHidden(), shown.is_on) == (False, True, False)


def test_frames_are_read_and_a_code_comes_once(theme, qtbot):
    shown, got = view(theme, qtbot, made_up), []
    shown.scanned.connect(got.append)
    shown.start()
    camera, _, sink = shown._open
    assert camera.running and shown.is_on
    frame = SimpleNamespace(toImage=lambda: QImage(64, 48, QImage.Format.Format_RGB32))
    for _ in range(30):
        sink.videoFrameChanged.emit(frame)
    assert got == [CARD]
    shown.grab()
    shown.stop()
    assert (camera.running, shown.isHidden(), shown.is_on, shown.picture._shown) == (False, True, False, None)
    sink.videoFrameChanged.emit(frame)
    assert got == [CARD]


def test_an_empty_frame_is_passed_over(theme, qtbot):
    shown, got = view(theme, qtbot, made_up), []
    shown.scanned.connect(got.append)
    shown.start()
    shown._open[2].videoFrameChanged.emit(SimpleNamespace(toImage=QImage))
    assert got == []
    shown.stop()


def test_a_camera_in_use_is_said(theme, qtbot):
    shown = view(theme, qtbot, made_up)
    shown.start()
    camera = shown._open[0]
    camera.errorOccurred.emit(1, "busy")
    assert shown.message.message.fact == NOT_OPENED[0] and not camera.running and not shown.is_on
    shown.start()
    assert shown.is_on and shown.message.isHidden()
    shown.stop()


def test_qt_without_cameras_is_no_fault(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "PySide6.QtMultimedia", None)
    assert multimedia() is None
    assert "chưa cài phần đọc camera" in camera_view.MISSING[0]


@pytest.mark.qt_log_ignore("^(Couldn't|Using Qt multimedia|QRhi)", extend=True)  # a machine without its video drivers
def test_frames_of_qt_itself(theme, qtbot):
    """Where Qt's cameras are installed, its own frames come through."""
    qt = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    sink, got = qt.QVideoSink(), []
    sink.videoFrameChanged.connect(lambda frame: got.append(frame.toImage().size().width()))
    sink.setVideoFrame(qt.QVideoFrame(QImage(64, 48, QImage.Format.Format_RGB32)))
    assert got == [64]
