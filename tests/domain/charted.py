"""Charts for tests of every size, and a pen whose letters are all equally wide."""

from dxdesk.domain.chart_shapes import Pen
from dxdesk.domain.charts import PAIRS, PLAN, TREND, Bar, Chart
from dxdesk.domain.paper_tables import NOW, PREVIOUS, YEAR, Source
from dxdesk.report.words import number

PEN = Pen(lambda text, size, bold: len(text) * size * (0.6 if bold else 0.5), number, 12, 10, 9, 1.2)
LONG = "Khu phố có tên rất là dài " * 5


def trend(now=range(101, 113), before=range(51, 63), **more) -> Chart:
    """A year month by month."""
    bars = tuple(Bar(f"Tháng {month}", one, other, Source("helps", f"2026-{month:02d}"), short=f"T{month}")
                 for month, (one, other) in enumerate(zip(now, before, strict=True), 1))
    return Chart(TREND, "Lượt hỗ trợ theo tháng", "lượt", "Tháng", bars, ("năm 2026", "năm 2025"), **more)


def plan(*figures: tuple, **more) -> Chart:
    """Places with (done, planned)."""
    bars = tuple(Bar(f"Khu phố {at}", done, planned, Source("l2_activated", YEAR, "hamlet", f"h{at}"))
                 for at, (done, planned) in enumerate(figures, 1))
    return Chart(PLAN, "VNeID mức 2 theo khu phố", "người", "Khu phố", bars, ("đã làm", "chỉ tiêu năm 2026"), **more)


def pairs(*figures: tuple) -> Chart:
    """Obstacles with (this period, the one before)."""
    bars = tuple(Bar(f"Vướng mắc {at}", now, before, Source(f"obstacle.{at}", NOW), Source(f"obstacle.{at}", PREVIOUS))
                 for at, (now, before) in enumerate(figures, 1))
    return Chart(PAIRS, "Vướng mắc", "người", "Loại vướng mắc", bars, ("kỳ này", "kỳ trước"))


SIZES = {
    "trend": trend(pace=90, pace_title="mức cần mỗi tháng: 90"),
    "gaps": trend((None, 5, None, *range(9)), (None,) * 12),
    "zero": trend((0,) * 12, (0,) * 12),
    "huge month": trend((4, 123_456_789, *range(10))),
    "empty trend": trend((None,) * 12, (None,) * 12),
    "plan": plan((612, 700), (431, 840), (700, 640), (None, 50), (7, None), (0, 20), pace=0.8, pace_title="nhịp"),
    "one": plan((5, 9)),
    "no bars": plan(),
    "huge": plan((5, 400_000), *((at, at * 7) for at in range(14))),
    "long": Chart(PLAN, LONG * 3, "người", LONG, (Bar(LONG, 10**8, 10**9), Bar("x" * 120, 1, 2)), (LONG, LONG),
                  more=LONG * 4),
    "pairs": pairs((57, 40), (23, None), (0, 0)),
}
