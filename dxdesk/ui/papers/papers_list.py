"""The kinds of paper that can be chosen here: all that need no single person and no single slip."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dxdesk.papers.choices import RESIDENT, VISIT
from dxdesk.papers.kinds import PAPERS, PaperKind, paper_kind
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Card, Rule, text
from dxdesk.ui.table_rows import Cell, Column
from dxdesk.ui.table_view import TableView

_LEAST = 172  # height of three lines with their second words
_ELSEWHERE = "Giấy của lớp học: mở lớp ở Tập huấn. Giấy của một người: mở người ấy ở Người dân."


def listed_kinds() -> list[PaperKind]:
    """The kinds in their order. It reads every file of papers, which takes its time: off the GUI thread."""
    return [kind for kind in map(paper_kind, PAPERS) if not kind.asks & {RESIDENT, VISIT}]


class PapersList(Card):
    """The list of papers; `elsewhere` says where the others are. Signals: chosen(PaperKind)."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Loại giấy tờ", flush=True)
        self._theme = desk.theme
        self.table = TableView(self)
        self.table.setAccessibleName("Loại giấy tờ")
        self.table.set_up(desk.theme, [Column("Giấy", lambda kind: Cell(kind.title, kind.about), stretch=1)],
                          heads=False)
        self.elsewhere = text(_ELSEWHERE, "small", self)
        self.elsewhere.setWordWrap(True)
        self.body.addWidget(Rule(self))
        self.body.addWidget(self.table, 1)
        self.table.chosen.connect(self._choose)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def show_kinds(self, kinds: list[PaperKind]) -> None:
        """These kinds; the first one is chosen."""
        self.table.show_rows(kinds)
        self.table.choose(0)

    @property
    def kind(self) -> PaperKind | None:
        """The kind chosen."""
        return self.table.current

    def choose(self, key: str) -> None:
        """Choose the kind of that name."""
        self.table.choose(next(at for at, kind in enumerate(self.table.rows) if kind.key == key))

    def _choose(self, kind: PaperKind | None) -> None:
        if kind is not None:
            self.chosen.emit(kind)

    def _fit(self) -> None:
        self.table.setMinimumHeight(self._theme.px(_LEAST))
