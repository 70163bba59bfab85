"""Step 1, Chọn nơi: a stick or shared folder met before, another one, or files that came by Zalo (format §4)."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.file_drop import FileDrop
from dxdesk.ui.exchange.known_places import KnownPlace
from dxdesk.ui.exchange.pack_table import content_height
from dxdesk.ui.parts import Button, Card, FieldRow, Scrolled, text
from dxdesk.ui.secret_fields import reveal
from dxdesk.ui.table_rows import Cell, Column, Tag
from dxdesk.ui.table_view import TableView
from dxdesk.ui.theme import restyle

_SIDE_BY_SIDE = 820  # logical pixels of the pane
_AT_MOST = 4
_NEVER = "Chưa trao đổi lần nào. Cắm USB rồi bấm Chọn nơi. Thư mục chung cũng được."
_AGAIN = "Cắm USB rồi chọn. Chưa nhận hay gửi gì cho đến khi xem trước xong."


class PlacePane(QWidget):
    """The two ways packs come, side by side where there is room.

    Signals: folder_chosen(Path); files_chosen(tuple of Path, passphrase); packing() to make one file instead.
    """

    folder_chosen = Signal(object)
    files_chosen = Signal(object, str)
    packing = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._near = Path.home()
        self.folders, self.received = _FolderCard(self, desk), _ReceivedCard(self)
        inside = QWidget(self)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(16)
        for card in (self.folders, self.received):
            self._cards.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        scroll = Scrolled(self, inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.folders.other.clicked.connect(self.ask_folder)
        self.folders.chosen.connect(self.folder_chosen)
        self.received.asked.connect(self.files_chosen)
        self.received.pack.clicked.connect(self.packing)

    def show_places(self, places: Sequence[KnownPlace]) -> None:
        """The places met before, the last one first."""
        self._near = places[0].folder if places else Path.home()
        self.folders.show_places(places[:_AT_MOST])

    def begin(self) -> None:
        """Put the cursor on the place used last, else on the button that chooses one."""
        (self.folders.places if self.folders.places.rows else self.folders.other).setFocus()

    def ask_folder(self) -> None:
        """Have a folder chosen."""
        chosen = QFileDialog.getExistingDirectory(self, "Chọn USB hoặc thư mục chung", str(self._near))
        if chosen:
            self.folder_chosen.emit(Path(chosen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one under the other."""
        super().resizeEvent(event)
        wide = self.width() * 100 >= _SIDE_BY_SIDE * self._desk.theme.scale
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class _FolderCard(Card):
    """Places met before in a list, and a button for another place. Signals: chosen(Path)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "USB hoặc thư mục chung")
        self.words = text(_NEVER, "label", self)
        self.words.setWordWrap(True)
        self.places = TableView(self)
        self.places.setAccessibleName("Những nơi đã trao đổi")
        self.places.set_up(desk.theme, [
            Column("Nơi", lambda place: Cell(place.name, place.words, disc=Tag("", "accent", "usb")), stretch=1)],
            heads=False)
        self.other = Button(self, "Chọn nơi", kind="primary", icon="folder")
        self.other.setAccessibleName("Chọn USB hoặc thư mục chung")
        for part in (self.words, self.places):
            self.body.addWidget(part)
        self.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self.places.opened.connect(lambda place: self.chosen.emit(place.folder))
        self.places.clicked.connect(lambda _index: self.chosen.emit(self.places.current.folder))
        desk.theme.changed.connect(self._fit)
        self.show_places(())

    def show_places(self, places: Sequence[KnownPlace]) -> None:
        """Replace the list."""
        self.places.show_rows(places)
        self.places.setVisible(bool(places))
        self.words.setText(_AGAIN if places else _NEVER)
        self.other.setText("Chọn nơi khác" if places else "Chọn nơi")
        restyle(self.other, kind="" if places else "primary")
        self._fit()

    def _fit(self) -> None:
        self.places.setFixedHeight(content_height(self.places))


class _ReceivedCard(Card):
    """Attachments under any name; a passphrase only where one of them has one. Signals: asked(files, passphrase)."""

    asked = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Tệp nhận qua Zalo, thư điện tử")
        self.drop = FileDrop(self, "Kéo các tệp nhận được vào đây", "Chọn các tệp nhận được", many=True)
        self.passphrase = QLineEdit(self)
        self.row = FieldRow(self, "&Mật khẩu người gửi đọc cho bạn", self.passphrase)
        self.go = Button(self, "Xem trước các tệp này", kind="primary", icon="eye")
        self.pack = Button(self, "Gói phiếu máy này vào một tệp để gửi", kind="link")
        reveal(False, self.passphrase)
        words = text("Tên tệp thế nào cũng được, cả tệp nén. Tệp không bị sửa.", "label", self)
        words.setWordWrap(True)
        for part in (words, self.drop, self.row):
            self.body.addWidget(part)
        self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.pack, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_files(False)
        self.passphrase.textChanged.connect(lambda _words: self.row.hush())
        self.passphrase.returnPressed.connect(self.go.click)
        self.go.clicked.connect(self._ask)

    def show_files(self, locked: bool) -> None:
        """What is asked once files lie here."""
        self.passphrase.clear()
        self.row.setVisible(locked)
        self.go.setVisible(bool(self.drop.files))
        if self.drop.files:
            (self.passphrase if locked else self.go).setFocus()

    def say_wrong(self, sentence: str) -> None:
        """The passphrase does not open them."""
        self.row.show()
        self.row.say(sentence)
        self.passphrase.setFocus()

    def _ask(self) -> None:
        if not self.row.isHidden() and not self.passphrase.text():
            self.say_wrong("Tệp này có mật khẩu. Hỏi người gửi.")
        elif self.drop.files:
            self.asked.emit(self.drop.files, self.passphrase.text())
