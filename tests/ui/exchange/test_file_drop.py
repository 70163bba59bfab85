import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from dxdesk.ui.exchange.file_drop import FileDrop

COPY, LEFT, NOTHING = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def drop(theme, qtbot) -> FileDrop:
    drop = FileDrop(None, "Kéo tệp giấy mời vào đây", "Chọn tệp giấy mời")
    qtbot.addWidget(drop)
    return drop


def carrying(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def drag_in(drop: FileDrop, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NOTHING)
    event.ignore()
    drop.dragEnterEvent(event)
    return event.isAccepted()


def test_a_file_dropped_is_told_and_named(drop, tmp_path, qtbot):
    file = tmp_path / "Giấy mời tổ 3.dxdesk-moi"
    file.write_bytes(b"x")
    data = carrying(QUrl.fromLocalFile(str(file)))
    assert drag_in(drop, data)
    assert drop.property("state") == "attention"
    with qtbot.waitSignal(drop.chosen) as told:
        drop.dropEvent(QDropEvent(QPoint(5, 5), COPY, data, LEFT, NOTHING))
    assert told.args == [file] and drop.file == file
    assert drop._name.text() == file.name and drop.property("state") == ""
    assert drop.button.accessibleName() == f"Chọn tệp giấy mời, đang là {file.name}"


def test_folders_several_files_and_pages_of_the_net_are_not_taken(drop, tmp_path):
    for name in "ab":
        (tmp_path / name).write_bytes(b"")
    both = carrying(*(QUrl.fromLocalFile(str(tmp_path / name)) for name in "ab"))
    for data in (both, carrying(QUrl.fromLocalFile(str(tmp_path))), carrying(QUrl("https://vi.du/giay")), QMimeData()):
        assert not drag_in(drop, data)
        drop.dropEvent(QDropEvent(QPoint(5, 5), COPY, data, LEFT, NOTHING))
        assert drop.file is None


def test_the_button_asks_for_a_file(drop, tmp_path, monkeypatch):
    answers = [("", ""), (str(tmp_path / "a"), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answers.pop(0))
    drop.button.click()
    assert drop.file is None
    drop.button.click()
    assert drop.file == tmp_path / "a"


def test_emptied_it_says_again_what_belongs_there(drop, tmp_path):
    drop.put(tmp_path / "a")
    drop.empty()
    assert drop.file is None and drop._name.text() == "Kéo tệp giấy mời vào đây"
    assert drop.button.accessibleName() == "Chọn tệp giấy mời: Kéo tệp giấy mời vào đây"
