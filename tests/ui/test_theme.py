import re
from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel

from dxdesk.paths import resource_path
from dxdesk.ui.fonts import provide_font
from dxdesk.ui.parts import text
from dxdesk.ui.theme import SCALES, THEMES, Theme, fill, load_tokens, restyle

# The table of the look: foreground, the grounds it may stand on, lowest contrast in each theme, what it needs.
GROUNDS = "bg surface sunken carry focus_fill accent_soft"
CONTRAST = [
    ("text", f"{GROUNDS} ok_soft warn_soft bad_soft clash_soft", 13.9, 10.6, 13.7, 4.5),
    ("text2", GROUNDS, 6.4, 6.4, 13.7, 4.5),
    ("rail_text", "rail", 13.9, 18.4, 21.0, 4.5),
    ("rail_text2", "rail rail_hover", 6.8, 7.5, 17.6, 4.5),
    ("accent", "bg surface accent_soft carry", 6.8, 6.5, 9.1, 4.5),
    ("on_accent", "accent_fill accent_hover", 8.5, 4.9, 17.2, 4.5),
    ("on_bad", "bad_fill", 7.8, 5.7, 10.3, 4.5),
    ("ok", "ok_soft surface bg", 6.6, 7.7, 16.6, 4.5),
    ("warn", "warn_soft surface bg accent_soft", 6.7, 7.5, 10.7, 4.5),
    ("on_chosen", "chosen", 7.1, 6.5, 17.2, 4.5),
    ("on_rail_on", "rail_on", 15.5, 15.4, 17.2, 4.5),
    ("bad", "bad_soft surface bg", 6.5, 7.3, 10.3, 4.5),
    ("clash", "clash_soft surface bg", 7.4, 7.6, 12.4, 4.5),
    ("off", "off_soft", 6.4, 7.0, 21.0, 4.5),
    ("rail_mark", "rail_text", 13.9, 18.4, 21.0, 4.5),
    ("edge", "bg surface field carry focus_fill", 3.6, 3.7, 13.7, 3),
    ("ring", "bg surface carry accent_soft", 14.0, 12.2, 12.4, 3),
    ("accent_fill", "bg surface sunken", 6.8, 3.2, 17.2, 3),
]
TALL = "ẴỖẪỞỮ gỵ"
ROLES = ("h1", "h2", "question", "question1", "figure", "label", "small", "body", "strong")


def luminance(color: str) -> float:
    parts = [int(color[k:k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "grounds", "light", "dark", "high", "needs"), CONTRAST)
def test_every_ink_can_be_read_on_every_ground_it_may_stand_on(ink, grounds, light, dark, high, needs):
    tokens = load_tokens()
    for theme, said in zip(THEMES, (light, dark, high), strict=True):
        lowest = min(contrast(tokens[theme][ink], tokens[theme][ground]) for ground in grounds.split())
        assert lowest >= needs
        assert round(lowest, 1) == said


def test_the_three_themes_know_the_same_tokens():
    tokens = load_tokens()
    assert set(tokens) == set(THEMES)
    assert tokens["light"].keys() == tokens["dark"].keys() == tokens["contrast"].keys()


@pytest.mark.parametrize("name", THEMES)
def test_the_template_is_filled_to_the_last_blank(name):
    template = resource_path("look", "app.qss").read_text("utf-8")
    filled = fill(template, load_tokens()[name], 150, name)
    assert "{{" not in filled
    assert "font-size: 23px" in filled  # the body's 15 at 150 %
    assert f"icons:down-{name}.svg" in filled


def test_no_colour_is_written_beside_the_tokens():
    template = resource_path("look", "app.qss").read_text("utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{6}\b|\brgba?\(", template) == []


def test_lengths_grow_with_the_text(theme: Theme):
    theme.apply("light", 200)
    assert theme.px(20) == 40
    theme.apply("light", 125)
    assert theme.px(15) == 19
    theme.apply("light", 900)
    assert theme.scale == SCALES[-1]


def test_painters_and_style_sheet_agree_on_colours(theme: Theme, qapp):
    theme.apply("dark", 100)
    assert theme.color("accent") == QColor("#A3BBFF")
    assert qapp.palette().color(QPalette.ColorRole.Highlight) == theme.color("accent_fill")
    label = text("Đã lưu", "label")
    label.ensurePolished()
    assert label.palette().windowText().color() == theme.color("text2")


def test_those_who_paint_are_told_of_a_change(theme: Theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.apply("contrast", 100)


def test_a_property_changed_at_run_time_changes_the_colour(theme: Theme, qtbot):
    label = QLabel("Năm sinh sau năm nay")
    qtbot.addWidget(label)
    label.setProperty("role", "hint")
    label.ensurePolished()
    restyle(label, tone="bad")
    assert label.palette().windowText().color() == theme.color("bad")


@pytest.mark.parametrize("scale", SCALES)
def test_no_role_cuts_a_vietnamese_capital(theme: Theme, qtbot, scale):
    theme.apply("light", scale)
    for role in ROLES:
        label = text(TALL, role)
        qtbot.addWidget(label)
        label.ensurePolished()
        label.resize(label.sizeHint())
        painted = inked_rows(label.render, label.width(), label.height())
        assert painted >= inked_rows(freely(label), label.width(), 150), role


def inked_rows(paint: Callable[[QImage], None], width: int, height: int) -> int:
    """In how many rows of dots anything is painted."""
    picture = QImage(width, height, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    paint(picture)
    dots, wide = bytes(picture.constBits()), picture.bytesPerLine()
    return sum(min(dots[y * wide:y * wide + width]) < 240 for y in range(height))


def freely(label: QLabel) -> Callable[[QImage], None]:
    """The label's words, painted where nothing can cut them."""
    def paint(picture: QImage) -> None:
        painter = QPainter(picture)
        painter.setFont(label.font())
        painter.setPen(label.palette().windowText().color())
        painter.drawText(0, 100, label.text())
        painter.end()
    return paint


def test_the_font_in_use_is_one_that_holds_the_tones(theme: Theme):
    assert not provide_font()
    label = text(TALL, "body")
    label.ensurePolished()
    assert QFontInfo(label.font()).family() in {"Segoe UI", "Noto Sans"}
