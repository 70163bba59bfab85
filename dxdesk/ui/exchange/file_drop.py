"""A place for files: dropped on it, or chosen by its button."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QWidget

from dxdesk.ui.parts import Button, ElidedLabel, IconLabel
from dxdesk.ui.theme import restyle


class FileDrop(QFrame):
    """Says what belongs here until a file lies in it, then that file's name; with `many` it takes several at once.

    Signals: chosen(Path) for every file put in, also the same one again; where many are taken, the first of them.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, wanted: str = "", title: str = "Chọn tệp",
                 many: bool = False) -> None:
        super().__init__(parent)
        self.files: tuple[Path, ...] = ()
        self._wanted, self._title, self._many = wanted, title, many
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

    @property
    def file(self) -> Path | None:
        """The file that lies here, the first where there are several."""
        return self.files[0] if self.files else None

    def put(self, *files: Path) -> None:
        """Files were chosen, instead of those before."""
        self.files = files
        name = files[0].name if len(files) == 1 else f"{len(files)} tệp: {', '.join(one.name for one in files)}"
        self._name.setText(name)
        self.button.setText("&Chọn tệp khác")
        self.button.setAccessibleName(f"{self._title}, đang là {name}")
        self.chosen.emit(files[0])

    def empty(self) -> None:
        """No file any more."""
        self.files = ()
        self._name.setText(self._wanted)
        self.button.setText("&Chọn tệp")
        self.button.setAccessibleName(f"{self._title}: {self._wanted}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this machine may be dropped, one or many as asked for."""
        if self._fitting(event):
            restyle(self, state="attention")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Not here after all."""
        restyle(self, state="")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        restyle(self, state="")
        files = self._fitting(event)
        if files:
            event.acceptProposedAction()
            self.put(*files)

    def _fitting(self, event: QDropEvent) -> Sequence[Path]:
        files = dropped_files(event)
        return files if self._many or len(files) == 1 else ()

    def _ask(self) -> None:
        near = str(self.file.parent if self.file else Path.home())
        if self._many:
            paths, _ = QFileDialog.getOpenFileNames(self, self._title, near, "Mọi tệp (*)")
        else:
            path, _ = QFileDialog.getOpenFileName(self, self._title, near, "Mọi tệp (*)")
            paths = [path] if path else []
        if paths:
            self.put(*map(Path, paths))


def dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    """The files of this machine that are being dropped; none where anything else is among them."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return tuple(paths) if len(paths) == len(urls) and all(path.is_file() for path in paths) else ()
