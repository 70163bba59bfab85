"""What belongs to this window and not to the desk: text size, theme, its place on the screen, whose desk it is."""

from pathlib import Path

from PySide6.QtCore import QSettings

from dxdesk.ui.theme import SCALES, THEMES

Place = tuple[int, int, int, int, int]
_FILE = "window.ini"


class WindowSettings:
    """Kept in `window.ini` beside the desk; a folder that cannot be written only means they are not remembered."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._ini = QSettings(str(home / _FILE), QSettings.Format.IniFormat)

    def look(self) -> tuple[str, int]:
        """Theme and text scale, sane whatever the file says."""
        theme, scale = str(self._ini.value("theme", "system")), str(self._ini.value("scale", "100"))
        known = theme if theme in (*THEMES, "system") else "system"
        return known, int(scale) if scale.isdigit() and int(scale) in SCALES else 100

    def keep_look(self, theme: str, scale: int) -> None:
        """Remember theme and text scale."""
        self._keep(theme=theme, scale=scale)

    def whose(self) -> str:
        """Ward and team of the desk, for the page before it is unlocked."""
        return str(self._ini.value("whose", ""))

    def keep_whose(self, words: str) -> None:
        """Remember whose desk it is."""
        self._keep(whose=words)

    def place(self) -> Place | None:
        """Where the window was: left, top, width, height, 1 where it was maximized; None when it never was."""
        numbers = str(self._ini.value("place", "")).split()
        if len(numbers) != len(Place.__args__) or not all(number.lstrip("-").isdigit() for number in numbers):
            return None
        left, top, width, height, maximized = (int(number) for number in numbers)
        return left, top, width, height, maximized

    def keep_place(self, place: Place) -> None:
        """Remember where the window is."""
        self._keep(place=" ".join(map(str, place)))

    def _keep(self, **values: object) -> None:
        # Before the first desk there is no folder, and looking at the program must not make one.
        new = {name: value for name, value in values.items() if str(self._ini.value(name, "")) != str(value)}
        if new and self._home.is_dir():
            for name, value in new.items():
                self._ini.setValue(name, value)
            self._ini.sync()
