import re

import pytest
from PySide6.QtGui import QColor

from dxdesk.paths import resource_path
from dxdesk.ui import icons

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for_and_no_other(qapp, name):
    image = icons.pixmap(name, QColor("#C02030"), 24, 2.0).toImage()
    assert image.width() == 48
    inked = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert inked == {"#c02030"}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_follows_the_grid(name):
    source = resource_path("icons", f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", source)) == {"#000000"}


def test_an_icon_for_a_button_is_sharp_on_both_kinds_of_screen(qapp):
    sizes = icons.icon("desk", QColor("#000000"), 20).availableSizes()
    assert {size.width() for size in sizes} == {20, 40}


def test_a_name_nobody_drew_is_a_bug(qapp):
    with pytest.raises(FileNotFoundError):
        icons.pixmap("khong-co", QColor("#000000"), 20)
