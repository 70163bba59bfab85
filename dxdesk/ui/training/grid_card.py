"""The card of a roll: the grid, the line for who comes, the counts with the button (picture 04)."""

from PySide6.QtWidgets import QWidget

from dxdesk.domain.attendance_grid import RollSheet
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Card, Rule
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.grid_columns import Heads
from dxdesk.ui.training.grid_foot import GridFoot
from dxdesk.ui.training.grid_model import NAME, OTHER, SIGN
from dxdesk.ui.training.grid_view import GridView
from dxdesk.ui.training.grid_walkin import WalkIn
from dxdesk.ui.training.grid_words import dispute_sentence

_HINTS = {NAME: "Gõ tên hay số thứ tự để tới người ấy", SIGN: "Dấu cách: đã ký hay chưa; A: ai có mặt cũng đã ký",
          OTHER: "Enter để mở buổi này"}


class GridCard(Card):
    """Shows one roll; what to do with it is the pane's."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self.grid = GridView(desk.theme, self)
        self.walkin = WalkIn(desk, self)
        self.foot = GridFoot(self)
        self._number, self._locked = 0, False
        self.body.setSpacing(0)
        for widget, stretch in ((self.grid, 1), (Rule(self), 0), (self.walkin, 0), (Rule(self), 0), (self.foot, 0)):
            self.body.addWidget(widget, stretch)
        self.grid.moved.connect(self.hint)
        self.grid.wanted.connect(self.walkin.begin)
        self.walkin.typing.connect(self.grid.jump_to)
        self.walkin.left.connect(self.begin)
        self.foot.adding.connect(lambda: self.walkin.begin(""))

    def show_roll(self, sheet: RollSheet, number: int, heads: Heads, *, locked: bool) -> None:
        """The roll of the meeting of this number; `locked` where nothing may be typed."""
        self._number, self._locked = number, locked
        self.grid.show_sheet(sheet, heads, locked)
        self.walkin.know(sheet)
        self.foot.show_legend({mark.state for row in sheet.rows for mark in row.marks.values()})
        self.count()

    def count(self) -> None:
        """How many stand where now, and whether there is anything to save."""
        sheet = self.grid.sheet
        counts = sheet.counts()
        told = sheet.dirty or (sheet.fresh and counts.total() > counts[""])
        self.foot.show_counts(counts)
        self.foot.show_save(self._number, possible=told and not self._locked)
        self.hint()

    def hint(self) -> None:
        """What the keys do in the current cell, or what differs there."""
        row = self.grid.current
        disputes = row.disputes if row is not None else ()
        self.walkin.say(" ".join(map(dispute_sentence, disputes)) or _HINTS.get(self.grid.column, ""))

    def begin(self) -> None:
        """The cursor in the roll, or where one begins to have one."""
        (self.grid if self.grid.sheet.rows else self.walkin.field).setFocus()

    def go_to(self, person: str) -> None:
        """The cursor on this person."""
        self.grid.go_to(person)
        self.grid.setFocus()

    def fold(self, shape: Shape) -> None:
        """Where there is little room the line for who comes is there only while it is used."""
        self.foot.fold(tight=shape.low)
        self.walkin.fold(tight=shape.low)
