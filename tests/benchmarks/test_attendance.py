"""The benchmark of the roll runs in a window of its own."""

from benchmarks import attendance


def test_a_small_roll():
    opened, toggled, saved = attendance.measure(5)
    assert min(opened.ours, toggled.ours, saved.ours) > 0 and "empty table" in toggled.note
