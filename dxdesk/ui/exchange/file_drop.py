"""A place for one file: dropped on it, or chosen by its button."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QWidget

from dxdesk.ui.parts import Button, ElidedLabel, IconLabel
from dxdesk.ui.theme import restyle


class FileDrop(QFrame):
    """Says what belongs here until a file lies in it, then that file's name.

    Signals: chosen(Path) for every file put in, also the same one again.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, wanted: str = "", title: str = "Chọn tệp") -> None:
        super().__init__(parent)
        self.file: Path | None = None
        self._wanted, self._title = wanted, title
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name = ElidedLabel(self, wanted)
        self.button = Button(self, "&Chọn tệp", icon="folder")
        self.button.setAccessibleName(f"{title}: {wanted}")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(self, "doc", 22))
        row.addWidget(self._name, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._ask)

    def put(self, file: Path) -> None:
        """A file was chosen."""
        self.file = file
        self._name.setText(file.name)
        self.button.setText("&Chọn tệp khác")
        self.button.setAccessibleName(f"{self._title}, đang là {file.name}")
        self.chosen.emit(file)

    def empty(self) -> None:
        """No file any more."""
        self.file = None
        self._name.setText(self._wanted)
        self.button.setText("&Chọn tệp")
        self.button.setAccessibleName(f"{self._title}: {self._wanted}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this machine may be dropped."""
        if _file(event) is not None:
            restyle(self, state="attention")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Not here after all."""
        restyle(self, state="")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        restyle(self, state="")
        file = _file(event)
        if file is not None:
            event.acceptProposedAction()
            self.put(file)

    def _ask(self) -> None:
        near = self.file.parent if self.file else Path.home()
        path, _ = QFileDialog.getOpenFileName(self, self._title, str(near), "Mọi tệp (*)")
        if path:
            self.put(Path(path))


def _file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
