"""What lies over a page to show one paper: its way back, its keys, the paper beside what may be chosen for it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.ui.context import Desk
from dxdesk.ui.papers.pdf_view import PdfView
from dxdesk.ui.parts import Button, ElidedLabel, MessageBar, Scrolled
from dxdesk.ui.shape import UNBOUND
from dxdesk.ui.tab_way import tab_stops

_SIDE = 296
_BESIDE = 760  # logical width from which on the fields stand beside the paper
_EDGES = 60  # what the sheet and a scroll bar take from its width
_CTRL = Qt.KeyboardModifier.ControlModifier
_OF_WINDOW = (Qt.Key.Key_L,)
"""What Ctrl does in every place: lock."""


class OverSheet(QWidget):
    """Lies over its place until one goes back; whoever derives from it makes the paper, saves it and prints it.

    Signals: saved() when something was kept for good; closed().
    """

    saved = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self.desk, self._place = desk, place
        self.file = ""
        self._before: QWidget | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.heading = ElidedLabel(self, role="h2")
        self.keep = Button(self, "Lưu tệp PDF", icon="saved", keys="Ctrl S")
        self.print = Button(self, "In", kind="primary", icon="printer", keys="Ctrl P")
        self.message = MessageBar(self)
        self.paper = PdfView(self)
        self.paper.set_up(desk.background, desk.notice.failed, desk.theme)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        place.installEventFilter(self)
        self.back.clicked.connect(self.leave)
        self.keep.clicked.connect(self._ask_file)
        self.print.clicked.connect(self.print_paper)
        self.hide()

    def save_as(self, file: Path) -> None:
        """Write the paper in sight to a file."""
        raise NotImplementedError

    def print_paper(self) -> None:
        """Print the paper in sight."""
        raise NotImplementedError

    def side_height(self, width: int) -> int:
        """How high what stands at the side is in that width."""
        raise NotImplementedError

    def reflow_side(self, narrow: bool) -> None:
        """What stands at the side comes to stand over the paper, or beside it again."""

    def show_over(self, heading: str, file: str) -> None:
        """Come into sight; `file` is how the file of the paper is called, without ending."""
        self.message.clear()
        self.heading.setText(heading)
        self.file = file
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.setGeometry(self._place.rect())
        self.turn()
        self.show()
        self.raise_()
        self.print.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Back to the page, to the control that had the focus."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet is as large as its place."""
        if event.type() == QEvent.Type.Resize and watched is self._place and not self.isHidden():
            self.setGeometry(self._place.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The keys of the sheet are its own; those of the page below, out of sight, do nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and (
                self._act(event) or (event.modifiers() & _CTRL and event.key() not in _OF_WINDOW)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Ctrl+S saves, Ctrl+P prints."""
        act = self._act(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the sheet: the page below it is out of sight."""
        stops, focus = list(tab_stops(self)), QApplication.focusWidget()
        here = [at for at, stop in enumerate(stops)
                if focus is not None and (stop is focus or stop.isAncestorOf(focus))]
        if stops:
            to = (here[-1] + (1 if forward else -1)) % len(stops) if here else 0
            stops[to].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen beside the paper, or over it."""
        super().resizeEvent(event)
        self.turn()

    def turn(self) -> None:
        """Lay out anew: the room or what stands at the side changed."""
        px = self.desk.theme.px
        beside = self.width() * 100 // self.desk.theme.scale >= _BESIDE
        self._body.setDirection(QBoxLayout.Direction.RightToLeft if beside else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(px(_SIDE) if beside else UNBOUND)
        self.reflow_side(not beside)
        for button, icon, keys in ((self.back, "left", "Esc"), (self.keep, "saved", "Ctrl S"),
                                   (self.print, "printer", "Ctrl P")):
            button.dress(icon, keys if beside else "")
        above = min(self.side_height(self.width() - px(_EDGES)), self.height() * 2 // 5)
        self._side.setMinimumHeight(0 if beside else above)
        self._side.setMaximumHeight(UNBOUND if beside else above)

    def enable(self, on: bool) -> None:
        """Whether there is a paper to save and to print."""
        if not on and QApplication.focusWidget() in (self.keep, self.print):
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self.keep, self.print):
            button.setEnabled(on)

    def lay_out(self, side: QWidget, *between: QWidget) -> None:
        """The head, the message and what else stands `between`, then the paper with `side` beside it."""
        self._side = Scrolled.column(self, side)
        head = QHBoxLayout()
        head.setSpacing(12)
        for widget, share in ((self.back, 0), (self.heading, 1), (self.keep, 0), (self.print, 0)):
            head.addWidget(widget, share)
        self._body.setSpacing(12)
        self._body.addWidget(self._side)
        self._body.addWidget(self.paper, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(head)
        for part in (self.message, *between):
            column.addWidget(part)
        column.addLayout(self._body, 1)

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        keys = {(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier): self.back.click,
                (Qt.Key.Key_S, _CTRL): self.keep.click, (Qt.Key.Key_P, _CTRL): self.print.click}
        return keys.get((Qt.Key(event.key()), event.modifiers()))

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Lưu tệp PDF", str(Path.home() / f"{self.file}.pdf"), "PDF (*.pdf)")
        if path:
            self.save_as(Path(path).with_suffix(".pdf"))
