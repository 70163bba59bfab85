"""The ring round the control that has the keyboard: two pixels thick, two pixels outside (look §5)."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from dxdesk.ui.theme import Theme

_GAP, _RADIUS = 2, 10
_MOVES = (
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange,
    QEvent.Type.LayoutRequest,
)


class FocusRing(QWidget):
    """One per window: follows the focus, lets the mouse through, ends where the scroll area ends.

    A widget on the rail's ground has the property `ground` "rail" on itself or on an ancestor, so that the ring is
    white there; a widget with the property `ring` "no" gets none.
    """

    def __init__(self, window: QWidget, app: QApplication, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._offset, self._size = QPoint(), window.size()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app.focusChanged.connect(self._focus)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring_into_view)
        theme.changed.connect(self.place)
        theme.changed.connect(self._later.start)

    def place(self) -> None:
        """Lay the ring round its control again."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        margin = _GAP + self._width()
        whole = self._in_window(target).adjusted(-margin, -margin, margin, margin)
        seen = self._clipped(target, whole)
        self.setVisible(not seen.isEmpty())
        self._offset = whole.topLeft() - seen.topLeft()
        self._size = whole.size()
        self.setGeometry(seen)
        self.raise_()
        self.update()

    def target(self) -> QWidget | None:
        """The control the ring is round."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The control or something round it moved."""
        if event.type() in _MOVES:
            self.place()
        if event.type() == QEvent.Type.Resize and isinstance(watched, QScrollArea):
            self._later.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, without the part outside the scroll area."""
        if self._target is None or not isValid(self._target):
            return
        token = "rail_text" if _on_rail(self._target) else "ring"
        width = self._width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(token), width))
        half = width / 2
        ring = QRectF(QRect(self._offset, self._size)).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(ring, self._theme.px(_RADIUS), self._theme.px(_RADIUS))

    def _focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.follow(new)

    def follow(self, new: QWidget | None) -> None:
        """Go round another control, or nowhere."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        ringed = new is not None and new is not self._window and self._window.isAncestorOf(new)
        plain = isinstance(new, QScrollArea) or (new is not None and new.property("ring") == "no")
        self._target = new if ringed and not plain else None
        widget = self._target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self.place()
        # After the layout has taken what changed with the focus, such as a message that now stands below.
        self._later.start()

    def _bring_into_view(self) -> None:
        target = self._target
        if target is None or not isValid(target):
            return
        for above in self._watched:
            if isValid(above) and isinstance(above, QScrollArea):
                above.ensureWidgetVisible(target, 0, 4 * _RADIUS)
        self.place()

    def _in_window(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def _clipped(self, target: QWidget, whole: QRect) -> QRect:
        seen = whole.intersected(self._window.rect())
        above = target.parentWidget()
        while above is not None and above is not self._window:
            if isinstance(above, QAbstractScrollArea):
                margin, room, held = _GAP + self._width(), self._in_window(above.viewport()), self._in_window(target)
                whole_in = room.top() <= held.top() and held.bottom() <= room.bottom()  # not scrolled half away
                sill = margin if whole_in else 0
                seen = seen.intersected(room.adjusted(-margin, -sill, margin, sill))
            above = above.parentWidget()
        return seen

    def _width(self) -> int:
        return 3 if self._theme.name == "contrast" else 2


def _on_rail(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None:
        if above.property("ground"):
            return above.property("ground") == "rail"
        above = above.parentWidget()
    return False
