"""The last slips of the desk: time, name, service letters, and whether they have left this laptop (look §7, §8)."""

from collections.abc import Callable
from dataclasses import dataclass

from dxdesk.domain.dates import show_day
from dxdesk.store.visits import RecentVisit
from dxdesk.ui.desk.service_chips import OTHER
from dxdesk.ui.labels import state_tag
from dxdesk.ui.table_rows import Cell, Column

_LETTERS = 2  # as many as fit beside a name


@dataclass(frozen=True, slots=True)
class SlipCell(Cell):
    """Letters for the eye; a screen reader says the name, every service by its name, then where the slip is."""

    services: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """`Trần Thị Bé. Kích hoạt VNeID, Thanh toán số. Ở máy này`."""
        where = self.icon.text if self.icon else ""
        return ". ".join(filter(None, (self.text, ", ".join(self.services), where)))


def recent_columns(
    letter: Callable[[str], str], today: Callable[[], str], title: Callable[[str], str],
) -> list[Column[RecentVisit]]:
    """Time (or day, for another day), then name, letters and state in one cell, so that few letters leave more room.

    `letter` gives a service's key on the chips (that of the other services for those without one), `title` what it is
    called; `today` the ISO day.
    """
    def when(visit: RecentVisit) -> Cell:
        text = visit.visit_at if visit.visit_on == today() else show_day(visit.visit_on)
        return Cell(text, token="text2")

    def what(visit: RecentVisit) -> Cell:
        keys = [letter(code) or letter(OTHER) for code in visit.services]
        shown = keys if len(keys) <= _LETTERS else [*keys[:_LETTERS - 1], f"+{len(keys) - _LETTERS + 1}"]
        named = tuple(title(code) or "việc khác" for code in visit.services)
        return SlipCell(visit.name, keys=tuple(shown), icon=state_tag(visit.state), services=named)

    return [Column("Giờ", when), Column("Người, việc", what, stretch=1)]
