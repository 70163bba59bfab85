"""The last slips of the desk: time, name, service letters, and whether they have left this laptop (look §7, §8)."""

from collections.abc import Callable
from dataclasses import dataclass

from dxdesk.domain.dates import show_day
from dxdesk.store.visits import RecentVisit
from dxdesk.ui.labels import state_tag
from dxdesk.ui.table_rows import Cell, Column

_LETTERS = 2  # as many as fit beside a name


@dataclass(frozen=True, slots=True)
class ServicesCell(Cell):
    """Letters for the eye; a screen reader says every service by its name, then where the slip is."""

    services: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """`Kích hoạt VNeID, Thanh toán số. Ở máy này`."""
        where = self.icon.text if self.icon else ""
        return ". ".join(filter(None, (", ".join(self.services), where)))


def recent_columns(
    letter: Callable[[str], str], today: Callable[[], str], title: Callable[[str], str],
) -> list[Column[RecentVisit]]:
    """Time (or day, for another day), name, and letters with the state.

    `letter` gives a service's key on the chips, `title` what it is called; `today` the ISO day.
    """
    def when(visit: RecentVisit) -> Cell:
        text = visit.visit_at if visit.visit_on == today() else show_day(visit.visit_on)
        return Cell(text, token="text2")

    def what(visit: RecentVisit) -> Cell:
        keys = [letter(code) or "…" for code in visit.services]
        shown = keys if len(keys) <= _LETTERS else [*keys[:_LETTERS - 1], f"+{len(keys) - _LETTERS + 1}"]
        named = tuple(title(code) or "việc khác" for code in visit.services)
        return ServicesCell(keys=tuple(shown), icon=state_tag(visit.state), services=named)

    return [Column("Giờ", when), Column("Tên", lambda visit: Cell(visit.name), stretch=1), Column("Việc", what)]
