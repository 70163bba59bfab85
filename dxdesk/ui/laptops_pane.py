"""What the two lists of laptops share: read off the GUI thread, refused in words, Enter on the button in focus."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dxdesk.errors import DeskError
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_reading import Laptops, read_laptops
from dxdesk.ui.devices_sheet import press_focused
from dxdesk.ui.field_flow import ENTER
from dxdesk.ui.parts import Message, MessageBar


class LaptopsPane(QWidget):
    """The child names its desk and the bar that tells refusals, and keeps and shows what was read.

    Signals: came(Laptops) when they were read.
    """

    came = Signal(object)
    _desk: Desk
    _refusals: MessageBar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laptops: Laptops | None = None
        self._loading = False

    @property
    def busy(self) -> bool:
        """Whether the list is being read."""
        return self._loading

    def load(self) -> None:
        """Read the laptops again; a sheet in sight stays."""
        def work() -> Laptops:
            with self._desk.reopen() as store:
                return read_laptops(store)

        self._loading = True
        self._desk.background.run(work, done=self._read, failed=self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if event.key() not in ENTER or not press_focused(self):
            super().keyPressEvent(event)

    def _read(self, laptops: Laptops) -> None:
        self._loading = False
        self.came.emit(laptops)

    def _failed(self, error: BaseException) -> None:
        self._loading = False
        if not isinstance(error, DeskError):
            raise error
        self._refusals.tell(Message("bad", error.sentence))
