"""What stands round the steps of the first run: the cover with its promises, text size and ground, and the margins."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel

from dxdesk.ui.brand import mark
from dxdesk.ui.forms.ui_first_run import Ui_FirstRunPage
from dxdesk.ui.parts import IconLabel
from dxdesk.ui.shape import Shape
from dxdesk.ui.theme import SCALES, Theme

COVER_WIDTH, PAGE_WIDTH = 430, 776
POINTS = (
    ("saved", "Đã báo lưu là không mất"), ("lock", "Dữ liệu nằm trong máy này, có khóa"),
    ("undo", "Nhầm thì hoàn tác được"),
)
THEMES = {"light": "Nền sáng", "dark": "Nền tối", "contrast": "Nền tương phản"}


class Cover:
    """The left pane of the page; `look(theme, scale)` is called when another look is asked for."""

    def __init__(self, ui: Ui_FirstRunPage, theme: Theme, look: Callable[[str, int], object]) -> None:
        self._ui, self._theme, self._look = ui, theme, look
        self._dress()
        ui.scale.clicked.connect(self._larger)
        ui.theme.clicked.connect(self._other_theme)
        theme.changed.connect(self._name_look)
        self._name_look()

    def fit(self, width: int, height: int) -> None:
        """Lay out for a window of this size: the cover goes where there is no room for two panes."""
        ui, shape = self._ui, Shape.of(width, height, self._theme.scale)
        cover = self._theme.px(COVER_WIDTH) if shape.width >= 1000 else 0
        ui.cover.setVisible(cover > 0)
        ui.cover.setFixedWidth(cover)
        side = max(24, (width - cover - self._theme.px(PAGE_WIDTH)) // 2)
        top = 40 if shape.height >= 560 else 12
        ui.steps_place_box.setContentsMargins(side, top, side, 8)
        ui.foot.setContentsMargins(side, 8, side, 24 if shape.height >= 560 else 8)
        ui.stepper.show_words(shape.width >= 640)

    def _dress(self) -> None:
        ui = self._ui
        row = QHBoxLayout(ui.mark_place) if ui.mark_place.layout() is None else ui.mark_place.layout()
        row.addWidget(mark(ui.mark_place, 52))
        for icon, words in POINTS:
            line = QHBoxLayout()
            line.setSpacing(14)
            line.addWidget(IconLabel(ui.points, icon, 22))
            label = QLabel(words, ui.points)
            label.setProperty("role", "point")
            label.setWordWrap(True)
            line.addWidget(label, 1)
            ui.points_box.addLayout(line)

    def _larger(self) -> None:
        following = SCALES[(SCALES.index(self._theme.scale) + 1) % len(SCALES)]
        self._look(self._theme.chosen, following)

    def _other_theme(self) -> None:
        names = list(THEMES)
        following = names[(names.index(self._theme.name) + 1) % len(names)]
        self._look(following, self._theme.scale)

    def _name_look(self) -> None:
        self._ui.scale.setText(f"Cỡ chữ {self._theme.scale} %")
        self._ui.theme.setText(THEMES[self._theme.name])
