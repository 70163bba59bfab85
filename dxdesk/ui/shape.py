"""How a window is laid out: by its logical size, window size over text scale (look §4)."""

from dataclasses import dataclass

UNBOUND = 16_777_215
"""Qt's greatest width or height: no bound at all."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The logical size of the window; pages choose their panes by it."""

    width: int
    height: int

    @classmethod
    def of(cls, width: int, height: int, scale: int) -> "Shape":
        """The shape of a window of so many pixels at a text scale in percent."""
        return cls(width * 100 // scale, height * 100 // scale)

    @property
    def wide(self) -> bool:
        """Rail with words, form and side column, list and detail."""
        return self.width >= 1180

    @property
    def narrow(self) -> bool:
        """One column; tables keep name, state, one number."""
        return self.width < 820

    @property
    def short(self) -> bool:
        """The status strip folds into the rail's foot."""
        return self.height < 700

    @property
    def low(self) -> bool:
        """Too low for a rail of items: one button "Mục" in the bar."""
        return self.height < 420
