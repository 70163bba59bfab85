"""What stood in the way of one service (look §8 Help line)."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from dxdesk.domain.catalogues import Catalogues
from dxdesk.ui.desk.code_box import CodeBox, Recent

NOTHING = "Không vướng gì"


class ObstacleBox(CodeBox):
    """An obstacle by code, words or digit; `service` names what it stood in the way of."""

    def __init__(self, parent: QWidget, service: str, catalogues: Catalogues, recent: Recent = tuple) -> None:
        super().__init__(parent, f"Vướng mắc khi làm {service}", NOTHING, catalogues.entries("obstacle"), recent)
        self._steps = {entry.code: entry.next_step for entry in catalogues.entries("obstacle")}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def next_step(self) -> str:
        """What to advise at the obstacle chosen, or an empty text."""
        return self._steps.get(self.value(), "")
