"""The search for one's ward on the first run: by any beginning of a new or former name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from dxdesk.domain.catalogues import Commune, find_communes
from dxdesk.ui.forms.ui_first_run import Ui_FirstRunPage

FOUND_AT_MOST = 20
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class WardSearch(QObject):
    """Fills the list and says how many were found; arrow keys in the search box move through the list."""

    def __init__(self, ui: Ui_FirstRunPage) -> None:
        super().__init__(ui.ward_search)
        self._ui = ui
        self._communes: Sequence[Commune] = ()
        ui.ward_search.textChanged.connect(self._search)
        ui.ward_search.installEventFilter(self)

    def set_communes(self, communes: Sequence[Commune]) -> None:
        """The communes of the country, once they are read."""
        self._communes = communes
        self._search(self._ui.ward_search.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down choose without leaving the search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self._ui.ward_list.step(_STEPS[Qt.Key(event.key())])
            return True
        return False

    def _search(self, words: str) -> None:
        found = find_communes(self._communes, words, FOUND_AT_MOST)
        self._ui.ward_list.set_communes(found)
        self._ui.ward_count.setText(self._count(words, len(found)))

    def _count(self, words: str, found: int) -> str:
        if not words.strip():
            return "3.321 phường, xã, đặc khu theo danh mục chính thức."
        if not self._communes:
            return "Đang đọc danh mục."
        if not found:
            return "Không nơi nào có tên như vậy. Thử tên cũ, hoặc vài chữ đầu."
        return f"{found} nơi khớp" if found < FOUND_AT_MOST else f"{found} nơi khớp đầu tiên, gõ thêm để thu hẹp"
