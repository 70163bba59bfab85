"""What the window gets after its first picture: worker, focus ring, Vietnamese words for Qt, marks for the sheet."""

from PySide6.QtWidgets import QApplication

from dxdesk.ui.background import Background
from dxdesk.ui.focus_ring import FocusRing
from dxdesk.ui.main_window import MainWindow
from dxdesk.ui.naming import PartNames
from dxdesk.ui.qt_words import VietnameseWords
from dxdesk.ui.theme import Theme


def furnish(app: QApplication, window: MainWindow, theme: Theme) -> Background:
    """Make the window complete; gives the one worker that lives as long as it."""
    theme.furnish()
    app.installTranslator(VietnameseWords(app))
    PartNames(app, window)
    window.setWindowIcon(theme.icon("shield", "accent", 32))
    FocusRing(window, app, theme).follow(app.focusWidget())
    return Background(window)
