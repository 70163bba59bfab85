"""Tab goes the way the eye goes: through the layouts of a page, also where parts were made or moved at run time.

Qt's own chain follows the order in which widgets were made, and a part that stands for its parent makes it jump.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedWidget, QWidget


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """The controls in sight below a widget that Tab stops at, in the order of the layouts."""
    if widget.isHidden() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    shown = widget.currentWidget() if isinstance(widget, QStackedWidget) else None
    if shown is not None:
        yield from tab_stops(shown)
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if inside is not None:
        yield from tab_stops(inside)
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield from tab_stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def step(page: QWidget, forward: bool) -> bool:
    """Go to the next or former stop of a page; past its end out of it, to what comes next in the window."""
    stops, focus = list(tab_stops(page)), QApplication.focusWidget()
    here = [at for at, stop in enumerate(stops) if focus is not None and (stop is focus or stop.isAncestorOf(focus))]
    if not here:
        return False
    to = here[-1] + (1 if forward else -1)  # the innermost, where one stop holds others
    target = stops[to] if 0 <= to < len(stops) else _outside(page, forward) or stops[0 if forward else -1]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _outside(page: QWidget, forward: bool) -> QWidget | None:
    """The next stop of the window that is not in the page."""
    further: Callable[[QWidget], QWidget | None] = (
        QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain)
    window = page.window()
    widget = further(window)
    while widget is not None and widget is not window:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes and widget.isVisible() and widget.isEnabled() and not page.isAncestorOf(widget):
            return widget
        widget = further(widget)
    return None
