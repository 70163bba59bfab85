"""What stands beside a paper: what to check before it goes out, its prints, its charts. Read off the GUI thread."""

from dataclasses import dataclass

from dxdesk.domain.charts import Chart
from dxdesk.papers.making import Made
from dxdesk.papers.standing import Standing, standing
from dxdesk.store.conflicts import count_conflicts
from dxdesk.store.database import Store
from dxdesk.ui.check_lines import CheckLine
from dxdesk.ui.papers.checks import checks


@dataclass(frozen=True, slots=True)
class Around:
    """The lines to read, how the paper stands to its prints, its charts."""

    lines: list[CheckLine]
    standing: Standing
    charts: tuple[Chart, ...]


def look_around(store: Store, made: Made) -> Around:
    """All that stands beside a paper just made."""
    return Around(checks(made, count_conflicts(store)), standing(store, made), getattr(made.sheet, "charts", ()))

