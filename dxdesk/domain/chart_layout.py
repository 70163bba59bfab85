"""Where everything of a chart stands: rows of bars, or columns month by month where there is room for them."""

from dxdesk.domain.chart_columns import Columns
from dxdesk.domain.chart_rows import Rows
from dxdesk.domain.chart_shapes import CUT, DONE, OTHER, OUTLINE, PACE, Line, Pen, Picture, Sketch
from dxdesk.domain.charts import EMPTY, PLAN, TREND, Chart


def lay_out(chart: Chart, width: float, pen: Pen) -> Picture:
    """The shapes of a chart as wide as that; as high as it needs."""
    sketch = Sketch(width, pen)
    sketch.paragraph(f"{chart.title} ({chart.unit})", pen.title, bold=True)
    sketch.y += pen.label * 0.5
    if chart.empty:
        sketch.paragraph(EMPTY, pen.label, soft=True)
        return sketch.picture()
    columns = Columns.of(sketch, chart) if chart.kind == TREND else None
    if columns:
        columns.draw()
    else:
        Rows(sketch, chart).draw()
    legend = _legend(chart, sketch)
    if legend:
        sketch.legend(legend)
    if chart.more:
        sketch.y += pen.small * 0.3
        sketch.paragraph(chart.more, pen.small, soft=True)
    return sketch.picture()


def _legend(chart: Chart, sketch: Sketch) -> list[tuple[str, str]]:
    done, other = chart.key
    items = [(DONE, done)] if other or chart.pace is not None else []
    if other:
        items.append((OUTLINE if chart.kind == PLAN else OTHER, other))
    if chart.pace is not None and chart.pace_title:
        items.append((PACE, chart.pace_title))
    if any(isinstance(shape, Line) and shape.ink == CUT for shape in sketch.shapes):
        items.append((CUT, "thanh cắt ngắn vì quá dài, xem con số"))
    return items
