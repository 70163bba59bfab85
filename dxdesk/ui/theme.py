"""One look for the whole program: tokens, text scale, palette and style sheet (look §2, §3, §9).

API
    theme = Theme(app)                      one per program, handed to whoever paints
    theme.apply("light", 125)               "light" | "dark" | "contrast" | "system"; scale in percent, 100 to 200
    theme.color("ok") -> QColor             a token of the theme in force; for delegates and painters
    theme.px(20) -> int                     a length of the look at the text scale in force
    theme.icon("desk", "text", 20) -> QIcon tinted with a token; size in pixels at 100 %
    theme.pixmap("desk", "ok", 16, ratio)   the same for painters
    theme.changed                           signal: colours or scale are new, repaint what was painted by hand
    restyle(widget, state="bad", tone="")   sets dynamic properties and has the style sheet look again

Widgets take their colours from the style sheet by dynamic properties `role`, `kind`, `state`, `tone`; no colour and no
pixel length is written anywhere else.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette

from dxdesk.paths import resource_path

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from PySide6.QtGui import QFont, QIcon, QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

THEMES = ("light", "dark", "contrast")
SCALES = (100, 125, 150, 175, 200)
BODY = 15
_BLANK = re.compile(r"\{\{(\w+)\}\}")
_LENGTH = re.compile(r"px(\d+)")
_FILES = ("down", "check", "calendar")
_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent_fill",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text2",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
}


def load_tokens() -> dict[str, dict[str, str]]:
    """The colours of each theme by token, from `resources/look/tokens.json`."""
    return json.loads(resource_path("look", "tokens.json").read_text(encoding="utf-8"))


def fill(template: str, tokens: Mapping[str, str], scale: int, name: str) -> str:
    """The style sheet: every `{{token}}`, `{{pxN}}` and `{{theme}}` of the template replaced."""

    def value(blank: re.Match[str]) -> str:
        word = blank.group(1)
        if word == "theme":
            return name
        length = _LENGTH.fullmatch(word)
        return f"{_scaled(int(length.group(1)), scale)}px" if length else tokens[word]

    return _BLANK.sub(value, template)


def restyle(widget: "QWidget", **properties: str | bool) -> None:
    """Set dynamic properties and let the style sheet look at the widget again; about 50 µs, so never per row.

    Where nothing changes nothing is done: a form that is cleared asks for most of its fields what they are already.
    """
    if all((widget.property(name) or "") == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Theme(QObject):
    """The look in force."""

    changed = Signal()

    def __init__(self, app: "QApplication") -> None:
        super().__init__(app)
        self._app = app
        self._all = load_tokens()
        self._template = resource_path("look", "app.qss").read_text(encoding="utf-8")
        self._files: TemporaryDirectory[str] | None = None
        self.chosen = "light"
        self.name = "light"
        self.scale = 100
        # Asked of the palette: the enumeration of Qt that has colour schemes costs 20 ms at start.
        self._dark = _is_dark(app.palette())

    def apply(self, chosen: str, scale: int) -> None:
        """Put a theme and a text scale in force; "system" follows the desktop's own light or dark."""
        self.chosen, self.scale = chosen, max(SCALES[0], min(SCALES[-1], scale))
        self.name = self._system() if chosen == "system" else chosen
        sheet = fill(self._template, self._all[self.name], self.scale, self.name)
        if sheet != self._app.styleSheet():  # half a second with every page open
            self._put_in_force(sheet)
        self.changed.emit()

    def furnish(self) -> None:
        """What the first picture does without: arrows and ticks, a font in need, following the desktop's theme."""
        if _fonts().provide_font():
            self._app.setStyleSheet("")
            self.apply(self.chosen, self.scale)
        self._files = _icons().folder_for_sheet()
        self._write_files(self._files.name)
        self._app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _put_in_force(self, sheet: str) -> None:
        if self._files is not None:
            self._write_files(self._files.name)
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(sheet)

    def color(self, token: str) -> QColor:
        """A colour of the theme in force."""
        return QColor(self._all[self.name][token])

    def px(self, length: int) -> int:
        """A length of the look in pixels at the text scale in force."""
        return _scaled(length, self.scale)

    def icon(self, name: str, token: str = "text", size: int = 20) -> "QIcon":
        """An icon tinted with a token."""
        return _icons().icon(name, self.color(token), self.px(size))

    def pixmap(self, name: str, token: str = "text", size: int = 20, ratio: float = 1.0) -> "QPixmap":
        """An icon tinted with a token, for painters."""
        return _icons().pixmap(name, self.color(token), self.px(size), ratio)

    def font(self, size: int = BODY, bold: bool = False) -> "QFont":
        """The program's font at a size of the look, for painters."""
        return _fonts().painters_font(self._app.font(), self.px(size), bold)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text2"))
        return palette

    def _write_files(self, folder: str) -> None:
        """Style sheets need files for arrows and ticks; without a writable folder the controls work, only unmarked."""
        try:
            for name in _FILES:
                Path(folder, f"{name}-{self.name}.svg").write_text(_icons().tinted(name, self._ink(name)), "utf-8")
        except OSError:
            return

    def _ink(self, name: str) -> QColor:
        return self.color("on_accent" if name == "check" else "text")

    def _system(self) -> str:
        return "dark" if self._dark else "light"

    def _follow_system(self) -> None:
        self._dark = _is_dark(self._app.style().standardPalette())
        if self.chosen == "system" and self.name != self._system():
            self.apply("system", self.scale)


def _icons() -> ModuleType:
    from dxdesk.ui import icons  # start-up: the first picture has no icon, and QtSvg costs 5 ms

    return icons


def _fonts() -> ModuleType:
    from dxdesk.ui import fonts  # start-up: the first picture has its font from the sheet, and these types cost 3 ms

    return fonts


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def _scaled(length: int, scale: int) -> int:
    return (length * scale + 50) // 100
