"""The groups of a long code, numbered as on its paper, each with a mark once it is whole."""

from collections.abc import Collection

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from dxdesk.ui.code_letters import GROUP
from dxdesk.ui.parts import Tag

_EMPTY = "–" * GROUP
_GAP = 8


class GroupMarks(QWidget):
    """Shows what was read, group by group, in as many columns as there is room for."""

    def __init__(self, parent: QWidget | None = None, groups: int = 14) -> None:
        super().__init__(parent)
        self._tags = [Tag(self) for _ in range(groups)]
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_code("")

    def show_code(self, code: str, wrong: Collection[int] = ()) -> None:
        """The code as far as it is typed; `wrong` are the numbers, from 1, of groups that cannot be right."""
        whole = 0
        for at, tag in enumerate(self._tags):
            group = code[at * GROUP:(at + 1) * GROUP]
            full = len(group) == GROUP
            whole += full
            tone, icon = ("bad", "error") if at + 1 in wrong else ("ok", "check") if full else ("off", "pencil")
            tag.show_state(f"{at + 1}. {group or _EMPTY}", tone, icon)
            tag.setAccessibleName(f"Nhóm {at + 1}: {_said(group, at + 1 in wrong)}")
        self.setAccessibleName(f"{whole} trên {len(self._tags)} nhóm đủ chữ")
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold another number of columns."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        wide = max(tag.sizeHint().width() for tag in self._tags) + _GAP
        across = max(1, min(len(self._tags) // 2, (self.width() + _GAP) // wide))
        if across == self._across:
            return
        self._across = across
        for at, tag in enumerate(self._tags):
            self._grid.addWidget(tag, at // across, at % across)
        for column in range(len(self._tags)):
            self._grid.setColumnStretch(column, 1 if column == across else 0)


def _said(group: str, wrong: bool) -> str:
    if wrong:
        return "xem lại"
    return " ".join(group) if len(group) == GROUP else f"còn thiếu {GROUP - len(group)} chữ"
