from datetime import date

from dxdesk.ui.papers.period_fields import period_choices


def test_periods_to_pick_from():
    choices = dict(period_choices(date(2026, 2, 3)))
    assert choices["2026-02"] == "Tháng 2/2026" and choices["2025-12"] == "Tháng 12/2025"
    assert choices["2026-Q1"] == "Quý I/2026" and "2026-Q2" not in choices and choices["2025-Q4"] == "Quý IV/2025"
