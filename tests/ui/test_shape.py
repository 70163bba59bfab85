import pytest

from dxdesk.ui.shape import Shape


@pytest.mark.parametrize(("size", "scale", "wide", "narrow", "short", "low"), [
    ((1366, 768), 100, True, False, False, False),
    ((1366, 690), 100, True, False, True, False),
    ((1180, 700), 100, True, False, False, False),
    ((1179, 699), 100, False, False, True, False),
    ((1024, 600), 100, False, False, True, False),
    ((1024, 600), 150, False, True, True, True),
    ((1366, 768), 200, False, True, True, True),
    ((820, 420), 100, False, False, True, False),
    ((819, 419), 100, False, True, True, True),
])
def test_the_layout_is_chosen_by_the_logical_size(size, scale, wide, narrow, short, low):
    shape = Shape.of(*size, scale)
    assert (shape.wide, shape.narrow, shape.short, shape.low) == (wide, narrow, short, low)
