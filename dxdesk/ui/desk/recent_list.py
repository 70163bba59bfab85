"""The last slips of the desk: time, name, service letters, and whether they have left this laptop (look §7)."""

from collections.abc import Callable

from dxdesk.domain.dates import show_date
from dxdesk.store.visits import RecentVisit
from dxdesk.ui.labels import HERE, SENT
from dxdesk.ui.table_rows import Cell, Column

_LETTERS = 2  # as many as fit beside a name


def recent_columns(letter: Callable[[str], str], today: Callable[[], str]) -> list[Column[RecentVisit]]:
    """Time (or day, for another day), name, and letters with the state; `letter` gives a service's key."""
    def when(visit: RecentVisit) -> Cell:
        text = visit.visit_at if visit.visit_on == today() else show_date(visit.visit_on)[:5]
        return Cell(text, token="text2")

    def what(visit: RecentVisit) -> Cell:
        keys = [letter(code) or "…" for code in visit.services]
        shown = keys if len(keys) <= _LETTERS else [*keys[:_LETTERS - 1], f"+{len(keys) - _LETTERS + 1}"]
        return Cell(keys=tuple(shown), icon=SENT if visit.sent else HERE)

    return [Column("Giờ", when), Column("Tên", lambda visit: Cell(visit.name), stretch=1), Column("Việc", what)]
